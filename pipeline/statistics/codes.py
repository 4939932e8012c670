"""Places as the tables code them, and as each service does."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

EU, WORLD = "EU", "World"
_LISTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "codes.toml").read_text(encoding="utf-8"))
EU_MEMBERS: tuple[str, ...] = tuple(_LISTS["eu_members"])


def is_country(code: str) -> bool:
    """Tell whether it is an ISO 3166-1 alpha-3 code."""
    return pycountry.countries.get(alpha_3=code) is not None


@cache
def comtrade(code: str) -> int:
    """Return UN Comtrade's code of a country or of the world.

    Raises:
        KeyError: it has none.
    """
    return int(_coded("comtrade", code, "numeric"))


@cache
def comtrade_names() -> dict[int, str]:
    """Return the alpha-3 codes of countries, and World, by UN Comtrade's codes."""
    names = {int(country.numeric): country.alpha_3 for country in pycountry.countries}
    own = {number: name for name, number in _LISTS["comtrade"].items()}
    # The ISO number of a country with a code of its own stands for something else there, or for nothing.
    return {number: name for number, name in names.items() if name not in own.values()} | own


@cache
def imf(code: str) -> str:
    """Return the IMF's code of a country or of the world.

    Raises:
        KeyError: it has none.
    """
    return _coded("imf", code, "alpha_3")


@cache
def eurostat(code: str) -> str:
    """Return Eurostat's code of a country or of the EU.

    Raises:
        KeyError: it has none.
    """
    return _coded("eurostat", code, "alpha_2")


def alpha_2(code: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country.

    Raises:
        KeyError: there is no such country.
    """
    return _coded("", code, "alpha_2")


def _coded(service: str, code: str, field: str) -> str:
    own = _LISTS.get(service, {})
    if code in own:
        return str(own[code])
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        raise KeyError(code)
    return str(getattr(country, field))

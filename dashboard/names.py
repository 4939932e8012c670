"""Words for codes: countries, groups, indicators, units.

The lists are `names.toml`; countries that are not in it get pycountry's name. A code that nobody knows
is shown as it is, because a wrong name would be worse than a code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

NAMES_FILE = Path(__file__).with_name("names.toml")


@cache
def tables() -> dict[str, Any]:
    """The tables of `names.toml`, read once."""
    return tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))


def _mapping(table: str) -> dict[str, str]:
    mapping: dict[str, str] = tables()[table]
    return mapping


@cache
def place(code: str | None) -> str:
    """Name of a reporter or partner as it stands inside a sentence ("the EU", "Russia"); "" for none."""
    if not code:
        return ""
    known = _mapping("places").get(code)
    if known:
        return known
    country = pycountry.countries.get(alpha_3=code) if len(code) == 3 and code.isupper() else None
    return getattr(country, "common_name", country.name) if country else code


def place_title(code: str | None) -> str:
    """Name of a place as it stands alone, in a table cell or a choice: "The EU", "Russia"."""
    return sentence_case(place(code))


def indicator(code: str) -> str:
    """Words for an indicator: "trade balance"; the code with spaces where it is not known."""
    return _mapping("indicators").get(code, code.replace("_", " "))


def field(name: str) -> str:
    """A field of a figure in words: "whose figure", "other side"; the name with spaces where not known."""
    return _mapping("fields").get(name, name.replace("_", " "))


def unit(code: str) -> str:
    """Words for a unit, to stand after a number: "US$", "barrels a day"; the code where not known."""
    return _mapping("units").get(code, code)


def bound(code: str) -> str:
    """Words for a bound, to stand before a number: "over"; "" for an exact one and for a range."""
    return _mapping("bounds").get(code, "")


def status(code: str) -> str:
    """Words for a status of SDMX CL_OBS_STATUS: "provisional", "" for a normal value, the code if unknown."""
    return _mapping("statuses").get(code, code)


def possessive(name: str) -> str:
    """`name` as an owner: "Kazakhstan’s", "the United States’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def sentence_case(words: str) -> str:
    """`words` with a capital first letter, the rest as it is ("GDP" stays)."""
    return words[:1].upper() + words[1:]


def joined(words: list[str]) -> str:
    """A list in words: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 figure", "13 figures", "no figures" for zero."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {plural or noun + 's'}" if number else f"no {plural or noun + 's'}"

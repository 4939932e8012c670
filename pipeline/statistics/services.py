"""The services: where they are, how often they may be asked, and which keys they take."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.errors import InputError


@dataclass(frozen=True, slots=True)
class Service:
    """A service of official statistics.

    Attributes:
        code: what --source calls it.
        name: what people call it.
        base: where its addresses begin.
        interval: shortest time between two requests, in seconds.
        source: its code in the table of observations.
        organisation: who publishes the numbers.
        key_variable, key_header: environment variable and request header of its key; "" where it has none.
    """

    code: str
    name: str
    base: str
    interval: float
    source: str
    organisation: str
    key_variable: str = ""
    key_header: str = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port: keys go there and nowhere else."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"


SERVICES = {
    service.code: service
    for service in (
        Service(
            "comtrade", "UN Comtrade", "https://comtradeapi.un.org", 2.0, "COMTRADE_API",
            "United Nations Statistics Division", "COMTRADE_KEY", "Ocp-Apim-Subscription-Key",
        ),
        Service(
            "imf", "IMF", "https://api.imf.org/external/sdmx/2.1", 1.0, "IMF", "International Monetary Fund",
        ),
        Service("worldbank", "World Bank", "https://api.worldbank.org/v2", 0.5, "WB", "World Bank"),
        Service("eurostat", "Eurostat", "https://ec.europa.eu/eurostat/api", 0.5, "ESTAT_API", "Eurostat"),
    )
}  # fmt: skip


class Key:
    """A key that shows itself nowhere but in the header it is made for."""

    __slots__ = ("_value", "variable")

    def __init__(self, variable: str, value: str) -> None:
        self.variable, self._value = variable, value

    def __repr__(self) -> str:
        return f"Key({self.variable})"

    def reveal(self) -> str:
        """Return the key itself."""
        return self._value

    def hidden(self, text: str) -> str:
        """Return the text without the key."""
        return text.replace(self._value, f"[{self.variable}]")


def keys_of(environment: Mapping[str, str] = os.environ) -> dict[str, Key]:
    """Return the keys that the environment has, by service.

    Raises:
        InputError: a variable is set, and cannot be a key; its content is not shown.
    """
    keys = {}
    for service in SERVICES.values():
        value = environment.get(service.key_variable, "").strip() if service.key_variable else ""
        if value:
            keys[service.code] = Key(service.key_variable, _checked(service.key_variable, value))
    return keys


def _checked(variable: str, value: str) -> str:
    # What cannot stand in a header would come back in the words of an exception.
    if len(value) < 8 or not all("!" <= character <= "~" for character in value):
        advice = "Set it to the key alone, at least 8 letters, digits or signs without spaces, or unset it."
        raise InputError(f"{variable} is set, and is no key. {advice}")
    return value

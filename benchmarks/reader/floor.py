"""The floor: money and percent by one compiled pattern, as a few lines of anybody's script read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

Amount = tuple[int, str, float, str]

_SIGNS = {
    "US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "$": "USD", "€": "EUR", "£": "GBP",
}  # fmt: skip
_CODES = ("USD", "EUR", "GBP", "JPY", "CNY", "RUB", "KZT")
_NAMES = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent", "dollar": "USD",
    "dlr": "USD", "euro": "EUR", "pound": "GBP", "stg": "GBP", "yen": "JPY", "yuan": "CNY", "rouble": "RUB",
    "ruble": "RUB", "mark": "DEM", "tenge": "KZT",
}  # fmt: skip
_SCALES = {
    "thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    """Return the words as alternatives, longer ones first, so that "US$" is not read as "$"."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Takes "$3.4bn", "US$5 billion", "20 billion yen", "7 percent", "EUR 4 million"; must not take bare numbers.
_AMOUNT = re.compile(
    rf"(?:(?P<sign>{_either(_SIGNS)})|\b(?P<code>{_either(_CODES)})[ ]?)?"
    rf"(?<![\d.,])(?P<number>\d+(?:,\d\d\d)*(?:\.\d+)?)(?:[ -]?(?P<scale>{_either(_SCALES)})\b)?"
    rf"(?:[ \n]?(?P<name>{_either(_NAMES)}))?"
)


def read_amounts(text: str) -> list[Amount]:
    """Return money and percent in the text as (start, surface, value, unit)."""
    amounts: list[Amount] = []
    for found in _AMOUNT.finditer(text):
        sign, code, number, scale, name = found.group("sign", "code", "number", "scale", "name")
        unit = _SIGNS[sign] if sign else code or _NAMES.get(name)
        if unit:
            value = float(number.replace(",", "")) * _SCALES.get(scale, 1)
            amounts.append((found.start(), found.group(), value, unit))
    return amounts

"""Codes that are known: countries, groups, lines and units, as the reader knows them, and routes of oil.

Official figures and cited ones are set side by side by these codes, so a code that the reader does not have
would be compared with nothing, and without a word.
"""

from __future__ import annotations

from functools import cache

import pycountry

from citedfigures.lexicon import load

# Routes that official figures tell of, and the reader takes from the text that names them.
ROUTES = frozenset({"Aktau", "Atyrau-Samara", "Atyrau-Samara-Druzhba", "Kazakhstan-China", "rail"})
# Lengths, by which no trade is measured.
LENGTHS = frozenset({"km", "mi", "nmi", "m", "ft"})
# What kind a unit of the reader's own is of.
_OWN_UNITS = {"percent": "percent", "percentage_point": "percent", "rank": "rank", "count": "count"}


@cache
def countries() -> frozenset[str]:
    """Return the codes of ISO 3166-1 alpha-3, and those of countries that are no more."""
    entries = (*pycountry.countries, *pycountry.historic_countries)
    return frozenset(entry.alpha_3 for entry in entries if hasattr(entry, "alpha_3"))


@cache
def sides() -> frozenset[str]:
    """Return what may be reporter or partner: countries, groups, organisations, lines and routes."""
    places = load("places")
    return countries().union(places["groups"], places["organisations"], places["lines"], ROUTES)


@cache
def products() -> frozenset[str]:
    """Return the names under which the reader keeps products."""
    return frozenset(load("products")["products"])


@cache
def unit_kind(unit: str) -> str:
    """Return what a unit measures: money, price, length, amount, percent, rank or count; "" where unknown.

    A rate ("bbl/d") is an amount, and money for an amount ("USD/bbl") a price.
    """
    if unit in _OWN_UNITS:
        return _OWN_UNITS[unit]
    if unit in LENGTHS:
        return "length"
    if unit in currencies():
        return "money"
    money, _, amount = unit.partition("/")
    if unit in _amounts() or (money in _amounts() and amount == "d"):
        return "amount"
    return "price" if money in currencies() and amount.removeprefix("1000") in _amounts() else ""


@cache
def currencies() -> frozenset[str]:
    """Return the codes of ISO 4217, and those of older currencies that the reader knows."""
    return frozenset(entry.alpha_3 for entry in pycountry.currencies).union(load("currencies")["currency"])


@cache
def _amounts() -> frozenset[str]:
    """Units of mass, volume, energy, power and the like, as amounts are given in them."""
    units = load("units")["unit"]
    return frozenset(told.get("code", unit) for unit, told in units.items()) - {*_OWN_UNITS, *LENGTHS}

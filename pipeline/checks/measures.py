"""Units that measure the same thing, and what one is in the other."""

from __future__ import annotations

# Unit: what it measures, and how much of the common unit it is. A rate (bbl/d) is its amount by day.
_MEASURES = {
    "km": ("length", 1e3), "m": ("length", 1.0), "cm": ("length", 0.01), "mm": ("length", 1e-3),
    "mi": ("length", 1609.344), "nmi": ("length", 1852.0), "ft": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "t": ("mass", 1e3), "kg": ("mass", 1.0), "g": ("mass", 1e-3), "lb": ("mass", 0.45359237),
    "short_ton": ("mass", 907.18474), "long_ton": ("mass", 1016.0469088),
    "m3": ("volume", 1.0), "l": ("volume", 1e-3), "ft3": ("volume", 0.028316846592),
    "bbl": ("volume", 0.158987294928), "gal": ("volume", 0.003785411784),
    "kWh": ("energy", 3.6e6), "mmBtu": ("energy", 1.05505585262e9), "Gcal": ("energy", 4.184e9),
    "PJ": ("energy", 1e15), "EJ": ("energy", 1e18), "therm": ("energy", 1.05505585262e8),
    "km2": ("area", 1e6), "m2": ("area", 1.0), "ha": ("area", 1e4), "acre": ("area", 4046.8564224),
    "mi2": ("area", 2589988.110336), "ft2": ("area", 0.09290304),
}  # fmt: skip


def factor(unit: str, into: str) -> float | None:
    """Return what an amount in `unit` is multiplied by to be in `into`; None where they do not measure alike.

    Currencies do not: a rate of exchange is another fact, with a date of its own.
    """
    if unit == into:
        return 1.0
    unit, _, per = unit.partition("/")
    into, _, into_per = into.partition("/")
    one, other = _MEASURES.get(unit), _MEASURES.get(into)
    if not one or not other or one[0] != other[0] or per != into_per:
        return None
    return one[1] / other[1]


def is_money(unit: str) -> bool:
    """Tell whether the unit is a code of ISO 4217."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and unit not in ("TEU", "FEU")

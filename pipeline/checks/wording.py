"""Numbers, places and sources in words, as explanations have them: "17.97 billion US$", "the EU"."""

from __future__ import annotations

from functools import cache, lru_cache
from math import inf

import pycountry

from citedfigures.lexicon import load
from pipeline.checks.intervals import Interval

MINUS = "\N{MINUS SIGN}"
_SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "))
# Units that are not counted in millions: nobody writes "0.94 thousand miles".
_UNSCALED = frozenset({"percent", "percentage_point", "rank", "km", "mi"})
_UNITS = {
    "USD": "US$", "EUR": "€", "GBP": "£", "RUB": "roubles", "KZT": "tenge", "CNY": "yuan", "JPY": "yen",
    "percent": "%", "percentage_point": "percentage points", "mi": "miles", "m3": "m³", "t": "tonnes",
    "bbl": "barrels", "bbl/d": "barrels a day", "t/d": "tonnes a day", "m3/d": "m³ a day", "count": "",
    "USD/bbl": "US$ a barrel",
}  # fmt: skip
_PLACES = {"EU": "the EU", "EAEU": "the EAEU", "CZE": "Czechia", "TUR": "Türkiye", "World": "the world"}
_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Middle", "Caspian", "Bahamas", "Dominican")
_LINES = {"CPC": "the Caspian pipeline (CPC)", "Druzhba": "the Druzhba pipeline"}
_INDICATORS = {"trade_turnover": "trade turnover", "trade_balance": "trade balance", "gdp": "GDP",
               "fdi": "foreign direct investment", "other_economic": "another quantity"}  # fmt: skip
_BOUNDS = {"approx": "about ", "at_least": "at least ", "at_most": "at most ", "more_than": "over ",
           "less_than": "under "}  # fmt: skip
_TOWARD = {"exports": "to", "imports": "from", "transit": "from", "investment": "from", "fdi": "from"}


def number(value: float, digits: int = 4) -> str:
    """Return a number with separators and at most so many significant digits: "17.97", "1,511", "−4"."""
    size = abs(value)
    # Beyond these, "g" would write powers of ten.
    text = f"{size:,.{digits}g}" if 1e-4 <= size < 10**digits - 1 else _plain(size, digits)
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def _plain(size: float, digits: int) -> str:
    """A very large number as a whole one, a very small one with a few decimals."""
    return f"{size:,.0f}" if size >= 1 else f"{size:.{digits + 2}f}".rstrip("0").rstrip(".")


def amount(value: float, unit: str) -> str:
    """Return an amount with its unit: "17.97 billion US$", "36.8 %", "4th"."""
    if unit == "rank":
        return ordinal(value)
    divisor, word = scale(value, unit)
    if unit == "percent":
        return f"{number(round(value, 2), 6)} %"
    return f"{number(value / divisor)} {word}{unit_words(unit)}".rstrip()


def span(interval: Interval, unit: str) -> str:
    """Return an interval in words: "48.1–49.7 billion US$", "over 70 %", "up to 7th"."""
    low, high = interval.low, interval.high
    if low == -inf:
        return f"{'below' if interval.open_high else 'up to'} {amount(high, unit)}"
    if high == inf:
        return f"{'over' if interval.open_low else 'from'} {amount(low, unit)}"
    if low == high:
        return amount(low, unit)
    divisor, word = scale(max(abs(low), abs(high)), unit)
    dash = "–" if low >= 0 else " to "
    return f"{number(low / divisor)}{dash}{number(high / divisor)} {word}{unit_words(unit)}".rstrip()


def scale(value: float, unit: str) -> tuple[float, str]:
    """Return the divisor that an amount is told by, and its word: (1e9, "billion ")."""
    if unit not in _UNSCALED:
        size = abs(value)
        for divisor, word in _SCALES:
            if size >= divisor:
                return divisor, word
    return 1.0, ""


def ordinal(value: float) -> str:
    """Return a place in an order: "1st", "2nd", "11th"."""
    at = int(value)
    ending = "th" if 10 <= at % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(at % 10, "th")
    return f"{at}{ending}"


def unit_words(unit: str) -> str:
    """Return a unit as it stands after a number."""
    return _UNITS.get(unit, unit)


def cited(value: float, upper: float | None, unit: str, bound: str) -> str:
    """Return what an article cites: "17.6 billion US$", "over 70 %", "10–12 million tonnes"."""
    if unit == "rank" and bound in ("at_most", "less_than"):
        return f"among the first {int(value if bound == 'at_most' else value - 1)}"
    if upper is not None:
        return span(Interval(min(value, upper), max(value, upper)), unit)
    return _BOUNDS.get(bound, "") + amount(value, unit)


def apart(difference: float | None, other: str) -> str:
    """Return how far an amount lies from another one: "2.1 % lower than that", "2.35 times that"."""
    if difference is None:
        return f"another than {other}"
    if difference >= 1:
        return f"{number(1 + difference, 3)} times {other}"
    size = abs(difference) * 100
    return f"{number(size, 2 if size < 10 else 3)} % {'lower' if difference < 0 else 'higher'} than {other}"


@cache
def place(code: str | None) -> str:
    """Return the name of a reporter or partner as it stands in a sentence; "" for none."""
    if not code:
        return ""
    known = _PLACES.get(code) or _LINES.get(code) or _listed(code)
    return f"the {known}" if known.startswith(_WITH_ARTICLE) else known


def _listed(code: str) -> str:
    """The first name that the reader knows a place by, that of ISO 3166, or the code."""
    places = load("places")
    if code in places["countries"]:
        name: str = places["countries"][code][0][0]
        return name
    country = pycountry.countries.get(alpha_3=code) if len(code) == 3 else None
    return getattr(country, "common_name", country.name) if country else code


@cache
def is_country(code: str) -> bool:
    """Tell whether a code is of a country, and not of a group, a line or a company."""
    return len(code) == 3 and pycountry.countries.get(alpha_3=code) is not None


def capitalised(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


def listed(words: list[str]) -> str:
    """Return a list in words: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


@lru_cache(maxsize=65536)
def quantity(indicator: str, product: str | None, reporter: str | None, partner: str | None) -> str:
    """Return what is measured: "oil exports of Kazakhstan to Italy"."""
    word = _INDICATORS.get(indicator, indicator)
    thing = f"{product} {word}" if product and indicator != "length" else word
    whose = f" {'in' if indicator in ('investment', 'fdi') else 'of'} {place(reporter)}" if reporter else ""
    other = f" {_TOWARD.get(indicator, 'with')} {place(partner)}" if partner else ""
    return f"{thing}{whose}{other}"


@lru_cache(maxsize=4096)
def source(organisation: str, dataset: str) -> str:
    """Return who published a value, and where: "Eurostat, Comext DS-045409"."""
    return f"{organisation}, {dataset.partition(',')[0]}"


@lru_cache(maxsize=4096)
def inferred(fields: str) -> str:
    """Return the sentence on fields that were inferred; "" where none was. `fields` is joined by ";"."""
    told = [field for field in fields.split(";") if field in _COMPARED]
    if not told:
        return ""
    verb = "was" if len(told) == 1 else "were"
    return f" The {listed(told)} {verb} inferred from the context, not stated beside the figure."


_COMPARED = frozenset({"indicator", "statistic", "product", "reporter", "partner", "period", "base", "unit"})

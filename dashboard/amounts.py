"""Numbers and dates for people: "17.6 billion US$", "over 70 %", "first half of 2021".

Every function takes the plain values of the figures table (see docs/data.md) and returns text without
markup. `None` stands for a missing number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from dashboard import names
from dashboard.texts import entry, text

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# Units that are not counted in millions: nobody writes "0.94 thousand miles".
UNSCALED = frozenset({"percent", "percentage_point", "rank", "km", "mi"})


def scale_of(value: float, unit: str) -> tuple[float, str]:
    """Divisor and its word for an amount: (1e9, "billion") for 17,600,000,000 USD, (1, "") for 36 %."""
    if unit in UNSCALED:
        return 1.0, ""
    found = next(((size, name) for size, name in SCALES if abs(value) >= size), None)
    return (found[0], text(f"amounts.scales.{found[1]}")) if found else (1.0, "")


def number(value: float) -> str:
    """A number with thousands separators and no more digits than it has: "1,511", "17.6", "−4"."""
    digits = 0 if value == round(value) else max(0, 5 - math.floor(math.log10(abs(value))))
    told = f"{abs(value):,.{digits}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return f"{MINUS}{told}" if value < 0 and told != "0" else told


def ordinal(value: float) -> str:
    """A place in an order: "1st", "2nd", "11th"."""
    place = int(value)
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def measured(figures: str, scale_word: str, unit: str) -> str:
    """A number in digits with its scale and unit, held together by no-break spaces."""
    return NBSP.join(part for part in (figures, scale_word, names.unit(unit)) if part)


def plain(value: float, unit: str, upper: float | None = None) -> str:
    """An amount without its bound: "17.6 billion US$", "15–20 %"."""
    divisor, word = scale_of(max(abs(value), abs(upper or 0)), unit)
    ends = [number(end / divisor) for end in (value, upper) if end is not None]
    joined = "–".join(ends) if min(value, upper or 0) >= 0 else _to(ends)
    return measured(joined, word, unit)


def _to(ends: list[str]) -> str:
    """One amount, or two as a range in words, for ends that have signs of their own."""
    return ends[0] if len(ends) == 1 else text("amounts.range", first=ends[0], last=ends[1])


def amount(row: Mapping[str, Any]) -> str:
    """The amount of a figure for people, with its bound: "over 70 %", "among the top 7", "+4 %"."""
    value, unit, bound = row["value"], row["unit"], row["bound"]
    if unit == "rank":
        return _rank(value, row["value_upper"], bound)
    told = plain(value, unit, row["value_upper"])
    if row["statistic"] == "growth" and value > 0:
        told = f"+{told}"
    return f"{names.bound(bound)} {told}".strip()


def _rank(value: float, upper: float | None, bound: str) -> str:
    if bound in ("at_most", "less_than"):
        return text("amounts.top", most=int(value if bound == "at_most" else value - 1))
    if upper is not None:
        return text("amounts.places", first=ordinal(value), last=ordinal(upper))
    return text("amounts.place_bounded", bound=names.bound(bound), place=ordinal(value)).strip()


def interval(row: Mapping[str, Any]) -> str:
    """What the printed digits allow, in words: "17.55–17.65 billion US$", "above 70 %", "not limited"."""
    low, high, unit = row["value_low"], row["value_high"], row["unit"]
    if unit == "rank":
        return _places(row)
    if low is None and high is None:
        return text("amounts.not_limited")
    if high is None:
        form = "amounts.above" if row["bound"] == "more_than" else "amounts.from"
        return text(form, amount=plain(low, unit))
    if low is None:
        form = "amounts.below" if row["bound"] == "less_than" else "amounts.up_to"
        return text(form, amount=plain(high, unit))
    return plain(low, unit) if low == high else plain(low, unit, high)


def _places(row: Mapping[str, Any]) -> str:
    """Places that a rank allows; a rank is counted, so no rounding widens it."""
    first, bound = row["value"], row["bound"]
    if bound in ("at_most", "less_than"):
        last = first - (bound == "less_than")
        return text("amounts.places", first=ordinal(1), last=ordinal(last))
    if bound in ("at_least", "more_than"):
        return text("amounts.or_later", place=ordinal(first + (bound == "more_than")))
    upper = row["value_upper"]
    if upper is None:
        return text("amounts.place", place=ordinal(first))
    return text("amounts.places", first=ordinal(first), last=ordinal(upper))


def exact(row: Mapping[str, Any]) -> str:
    """The value as stored, with its unit's code, for a tooltip: "17,600,000,000 USD"."""
    ends = [number(end) for end in (row["value"], row["value_upper"]) if end is not None]
    return f"{_to(ends)} {row['unit']}".strip()


def rounded(value: float, unit: str) -> str:
    """An official value for people, to four significant digits: "17.97 billion US$"."""
    divisor, word = scale_of(value, unit)
    return measured(number(float(f"{value / divisor:.4g}")), word, unit)


def observed(row: Mapping[str, Any]) -> str:
    """The amount of an official observation for people: "4th place", "67 million tonnes a year".

    The table gives yearly rates the plain unit, so that a capacity in tonnes is one of a year.
    """
    if row["unit"] == "rank":
        return text("amounts.place", place=ordinal(row["value"]))
    yearly = row["indicator"] == "capacity" and "/" not in row["unit"]
    told = rounded(row["value"], row["unit"])
    return text("amounts.a_year", amount=told) if yearly else told


def exactly(row: Mapping[str, Any]) -> str:
    """An official value with all its digits and its unit's code: "17,971,764,466 USD"."""
    digits = f"{row['value']:,.10g}" if row["unit"] == "percent" else f"{row['value']:,.3f}"
    plain_digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{plain_digits} {row['unit']}".replace("-", MINUS, 1)


def date(iso: str | None) -> str:
    """A date of any precision: "13 May 2014", "February 2019", "2014"; "date not known" for none."""
    parts = (iso or "").split("T")[0].split("-")
    if not parts[0]:
        return text("amounts.no_date")
    if len(parts) == 1 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return "-".join(parts)
    told = {"month": entry("amounts.months")[int(parts[1]) - 1], "year": parts[0]}
    if len(parts) > 2 and parts[2].isdigit():
        return text("amounts.day_of", day=int(parts[2]), **told)
    return text("amounts.month_of", **told)


def period(code: str | None) -> str:
    """A period in words: "first half of 2021", "January–June 2021", "since 1993"; "" for none."""
    start, dots, end = (code or "").partition("..")
    if not dots:
        return _part_of_year(start)
    if not end:
        return text("amounts.since", start=_part_of_year(start))
    if not start:
        return text("amounts.until", end=_part_of_year(end))
    return _span(start, end)


def _part_of_year(code: str) -> str:
    part = re.fullmatch(r"(\d{4})-([HQ])([1-4])", code)
    if part:
        which = entry("amounts.which")[int(part[3]) - 1]
        return text("amounts.half" if part[2] == "H" else "amounts.quarter", which=which, year=part[1])
    return date(code) if code else ""


def _span(start: str, end: str) -> str:
    first, last = _part_of_year(start), _part_of_year(end)
    if re.fullmatch(r"\d{4}-\d\d", start) and start[:4] == end[:4]:
        first = first.removesuffix(f" {start[:4]}")
    return f"{first}–{last}"


def whole_year(code: str | None) -> bool:
    """Whether a period is one calendar year."""
    return re.fullmatch(r"\d{4}", code or "") is not None


def year(code: str | None) -> int | None:
    """The first year that a period names, for an axis of years; None where it names none."""
    found = re.search(r"\d{4}", code or "")
    return int(found[0]) if found else None


def size(count: int) -> str:
    """A file's size: "812 bytes", "4.1 kB", "2.3 MB"."""
    if count < 1000:
        return text("amounts.bytes", count=count)
    if count < 1_000_000:
        return text("amounts.kilobytes", count=count / 1000)
    return text("amounts.megabytes", count=count / 1_000_000)

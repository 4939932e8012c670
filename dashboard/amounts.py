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

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
# Units that are not counted in millions: nobody writes "0.94 thousand miles".
UNSCALED = frozenset({"percent", "percentage_point", "rank", "km", "mi"})


def scale_of(value: float, unit: str) -> tuple[float, str]:
    """Divisor and its word for an amount: (1e9, "billion") for 17,600,000,000 USD, (1, "") for 36 %."""
    if unit in UNSCALED:
        return 1.0, ""
    return next(((size, word) for size, word in SCALES if abs(value) >= size), (1.0, ""))


def number(value: float) -> str:
    """A number with thousands separators and no more digits than it has: "1,511", "17.6", "−4"."""
    digits = 0 if value == round(value) else max(0, 5 - math.floor(math.log10(abs(value))))
    text = f"{abs(value):,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


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
    return measured("–".join(ends) if min(value, upper or 0) >= 0 else " to ".join(ends), word, unit)


def amount(row: Mapping[str, Any]) -> str:
    """The amount of a figure for people, with its bound: "over 70 %", "among the top 7", "+4 %"."""
    value, unit, bound = row["value"], row["unit"], row["bound"]
    if unit == "rank":
        return _rank(value, row["value_upper"], bound)
    text = plain(value, unit, row["value_upper"])
    if row["statistic"] == "growth" and value > 0:
        text = f"+{text}"
    return f"{names.bound(bound)} {text}".strip()


def _rank(value: float, upper: float | None, bound: str) -> str:
    if bound in ("at_most", "less_than"):
        return f"among the top {int(value if bound == 'at_most' else value - 1)}"
    if upper is not None:
        return f"{ordinal(value)} to {ordinal(upper)} place"
    return f"{names.bound(bound)} {ordinal(value)} place".strip()


def interval(row: Mapping[str, Any]) -> str:
    """What the printed digits allow, in words: "17.55–17.65 billion US$", "above 70 %", "not limited"."""
    low, high, unit = row["value_low"], row["value_high"], row["unit"]
    if unit == "rank":
        return _places(row)
    if low is None and high is None:
        return "not limited"
    if high is None:
        return f"{'above' if row['bound'] == 'more_than' else 'from'} {plain(low, unit)}"
    if low is None:
        return f"{'below' if row['bound'] == 'less_than' else 'up to'} {plain(high, unit)}"
    return plain(low, unit) if low == high else plain(low, unit, high)


def _places(row: Mapping[str, Any]) -> str:
    """Places that a rank allows; a rank is counted, so no rounding widens it."""
    first, bound = row["value"], row["bound"]
    if bound in ("at_most", "less_than"):
        return f"1st to {ordinal(first - (bound == 'less_than'))} place"
    if bound in ("at_least", "more_than"):
        return f"{ordinal(first + (bound == 'more_than'))} place or a later one"
    upper = row["value_upper"]
    return f"{ordinal(first)} place" if upper is None else f"{ordinal(first)} to {ordinal(upper)} place"


def exact(row: Mapping[str, Any]) -> str:
    """The value as stored, with its unit's code, for a tooltip: "17,600,000,000 USD"."""
    ends = [number(end) for end in (row["value"], row["value_upper"]) if end is not None]
    return f"{' to '.join(ends)} {row['unit']}".strip()


def rounded(value: float, unit: str) -> str:
    """An official value for people, to four significant digits: "17.97 billion US$"."""
    divisor, word = scale_of(value, unit)
    return measured(number(float(f"{value / divisor:.4g}")), word, unit)


def observed(row: Mapping[str, Any]) -> str:
    """The amount of an official observation for people: "4th place", "67 million tonnes a year".

    The table gives yearly rates the plain unit, so that a capacity in tonnes is one of a year.
    """
    if row["unit"] == "rank":
        return f"{ordinal(row['value'])} place"
    yearly = row["indicator"] == "capacity" and "/" not in row["unit"]
    return rounded(row["value"], row["unit"]) + (f"{NBSP}a{NBSP}year" if yearly else "")


def exactly(row: Mapping[str, Any]) -> str:
    """An official value with all its digits and its unit's code: "17,971,764,466 USD"."""
    digits = f"{row['value']:,.10g}" if row["unit"] == "percent" else f"{row['value']:,.3f}"
    plain_digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{plain_digits} {row['unit']}".replace("-", MINUS, 1)


def date(iso: str | None) -> str:
    """A date of any precision: "13 May 2014", "February 2019", "2014"; "date not known" for none."""
    parts = (iso or "").split("T")[0].split("-")
    if not parts[0]:
        return "date not known"
    if len(parts) == 1 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return "-".join(parts)
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) > 2 and parts[2].isdigit() else month


def period(code: str | None) -> str:
    """A period in words: "first half of 2021", "January–June 2021", "since 1993"; "" for none."""
    start, dots, end = (code or "").partition("..")
    if not dots:
        return _part_of_year(start)
    if not end:
        return f"since {_part_of_year(start)}"
    if not start:
        return f"until {_part_of_year(end)}"
    return _span(start, end)


def _part_of_year(code: str) -> str:
    part = re.fullmatch(r"(\d{4})-([HQ])([1-4])", code)
    if part:
        kind = "half" if part[2] == "H" else "quarter"
        return f"{ORDINALS[part[3]]} {kind} of {part[1]}"
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
        return f"{count} bytes"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"

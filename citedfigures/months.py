"""Months: what the words of a date mean, as spans of months; each function is for one pattern of dates.py."""

from __future__ import annotations

import re

from citedfigures.clock import SEASON, Clock
from citedfigures.spans import Span, whole_year

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "opening": 1, "last": 4, "final": 4, "closing": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_BEGAN = re.compile(r"\b(?:began|started)\b")
_DIGITS = re.compile(r"\d+")
_EARLY = 15  # day of a month before which a year that ends then has it not
_FEWEST = 3  # "in two months" is a window; and how many months after its end a stretch of a year is told
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def month_number(name: str) -> int:
    """Return the number of a month from its name or abbreviation, 1 to 12."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def number_of(word: str) -> int:
    """Return what "nine", "9" or "a" counts."""
    word = word.lower()
    return int(word) if word.isdigit() else NUMBERS.index(word) + 1 if word in NUMBERS else 1


def _relative_year(said: str | None, clock: Clock) -> str | None:
    """The year that "last year" and the like name, as digits."""
    if not said or clock.year is None:
        return None
    word = said.lower().removeprefix("the").split()[0]
    return str(clock.year + {"last": -1, "next": 1}.get(word, 0))


def _year_said(match: re.Match[str], clock: Clock, month: int | None = None) -> int | None:
    """The year that a part of a year belongs to, in figures, in words or by the clock."""
    return clock.year_of(match["year"] or _relative_year(match["said"], clock), month)


def _within_year(year: int | None, first: int, last: int) -> Span | None:
    """Months `first` to `last` (1 to 12) of a year; a first month after the last is of the year before."""
    if year is None:
        return None
    return Span(12 * year + first - 1 - (12 if first > last else 0), 12 * year + last - 1)


def month_range(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "January to September"."""
    first, last = month_number(match["first"]), month_number(match["last"])
    span = _within_year(_year_said(match, clock, last), first, last)
    own = match["own"]
    return span if not own or span is None else Span(12 * int(own) + first - 1, span.last)


def coming_range(match: re.Match[str], clock: Clock) -> Span | None:
    """Return the range that is not over: "from May until December"."""
    span = month_range(match, clock)
    ahead = span is not None and span.last is not None and clock.now is not None and span.last < clock.now
    return span.shifted(12) if span and ahead and not match["year"] and not match["said"] else span


def first_months(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the first nine months"."""
    count = number_of(match["n"])
    if match.groupdict().get("fiscal"):
        year = clock.fiscal_year(0) if clock.fiscal else None
        return year and Span(year.first, year.first + count - 1)
    return _within_year(_year_said(match, clock, count), 1, count) if 1 <= count <= 12 else None


def months_to(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the ten months to October"."""
    last = month_number(match["last"])
    year = _year_said(match, clock, last)
    unit = (match["unit"] or "").lower()
    count = 6 if unit.startswith("half") else 3 if unit == "quarter" else number_of(match["n"])
    return None if year is None else Span(12 * year + last - count, 12 * year + last - 1)


def months_ended(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the twelve months that have just ended"."""
    return None if clock.now is None else Span(clock.now - number_of(match["n"]), clock.now - 1)


def months_after(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the four months after November 2020"."""
    month = month_number(match["month"])
    year = _year_said(match, clock, month)
    first = 12 * (year or 0) + month
    return None if year is None else Span(first, first + number_of(match["n"]) - 1)


def quarter(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the first quarter"; "last quarter" is the one before publication."""
    digit = match["q"] or match["q2"]
    number = int(digit) if digit else _ORDINALS[match["nth"].lower()]
    if match["nth"] and match["nth"].lower() == "last" and not match["year"] and not match["said"]:
        if clock.now is None:
            return None
        first = clock.now - clock.now % 3 - 3
        return Span(first, first + 2)
    year = _year_said(match, clock, 3 * number - 2)
    return _within_year(year, 3 * number - 2, 3 * number)


def half(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the first half"."""
    digit = match["h"] or match["h2"]
    number = int(digit) if digit else _ORDINALS[match["nth"].lower()]
    if number > 2:
        return None
    return _within_year(_year_said(match, clock, 6 * number - 5), 6 * number - 5, 6 * number)


def year_to(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the year to June"; one that ends early in a month ends with the month before."""
    last = month_number(match["last"])
    span = _month_of_year(match, clock, last)
    day = _DIGITS.match(match["before"] or match["after"] or "")
    early = day is not None and int(day[0]) <= _EARLY
    return None if span is None else Span(span.first - 11 - early, span.first - early)


def year_from(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the fiscal year beginning in October"; one that began is the latest."""
    month = month_number(match["first"])
    began = _BEGAN.search(match[0]) is not None
    year = clock.year_of(match["year"], month) if began else int(match["year"] or 0) or clock.year
    first = 12 * (year or 0) + month - 1
    return None if year is None else Span(first, first + 11)


def fiscal_begun(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the fiscal year that began today", if need be with this month."""
    if clock.now is None or clock.fiscal:
        return clock.fiscal_year(0)
    return Span(clock.now, clock.now + 11)


def months_so_far(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "in nine months", if so many of the year are over, or almost."""
    count = number_of(match["n"])
    told = match["year"] or match["said"]
    over = clock.month is not None and _FEWEST <= count < clock.month <= count + _FEWEST
    return first_months(match, clock) if told or over else None


def fiscal_named(match: re.Match[str], clock: Clock) -> Span | None:
    """Return the fiscal year of a number: "FY23" ends in 2023 (in Japan, it begins in it)."""
    digits = match["named"] or match["short"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if not clock.fiscal or clock.fiscal == 1:
        return whole_year(year)
    first = 12 * (year if clock.named_by_start else year - 1) + clock.fiscal - 1
    return Span(first, first + 11)


def fiscal_said(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the last fiscal year"."""
    word = match["which"].lower()
    return clock.fiscal_year({"last": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0))


def fiscal_ended(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the fiscal year just ended"."""
    return clock.fiscal_year(-1)


def season(match: re.Match[str], clock: Clock) -> Span | None:
    """Return the season of crops "1986/87", or where the text says so, the country's fiscal year."""
    first = int(match["first"])
    if (first + 1) % 100 != int(match["short"]):
        return None
    is_fiscal = match["before"] or match["after"]
    start = 12 * first + (clock.fiscal or SEASON if is_fiscal else SEASON) - 1
    return Span(start, start + 11)


def years(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "2009 to 2011"."""
    first = int(match["first"])
    end = int(match["last"]) if match["last"] else first - first % 100 + int(match["short"])
    if match["short"] and end == first + 1 and clock.fiscal:
        start = 12 * first + clock.fiscal - 1  # India's "2022-23" is its fiscal year
        return Span(start, start + 11)
    return Span(12 * first, 12 * end + 11) if end > first else None


def _month_of_year(match: re.Match[str], clock: Clock, month: int) -> Span | None:
    """The month of the year that is said; "next May" is the first to come, "last May" the last that was."""
    rel = (match["rel"] or "").strip().lower()
    said = match["year"] or _relative_year(match.groupdict().get("said"), clock)
    if said or not rel or clock.year is None:
        return _within_year(clock.year_of(said, month), month, month)
    here = clock.month or 12
    ahead = {"next": 0 if month > here else 1, "last": 0 if month < here else -1}.get(rel, 0)
    return _within_year(clock.year + ahead, month, month)


def month_of(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "in April"."""
    return _month_of_year(match, clock, month_number(match["month"]))


def year(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "2013"."""
    return whole_year(int(match["y"]))


def beginning(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the beginning of 1987", which is its first month."""
    return Span(12 * int(match["y"]), 12 * int(match["y"]))


def said_year(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "last year"."""
    said = _relative_year(match["said_year"], clock)
    return whole_year(int(said)) if said else None


def this_year(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the end of the year"."""
    return whole_year(clock.year) if clock.year else None


def years_ago(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "five years ago"."""
    count = number_of(match["n"]) * (10 if match["unit"].lower().startswith("decade") else 1)
    return whole_year(clock.year - count) if clock.year and count > 1 else None


def decade_end(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "the end of the decade"."""
    return whole_year(clock.year - clock.year % 10 + 10) if clock.year else None


def said_month(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "last month"."""
    if clock.now is None:
        return None
    at = clock.now + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return Span(at, at)


def weekday(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "on Monday", the latest before publication."""
    return clock.days_ago(clock.since_weekday(_WEEKDAYS.index(match["weekday"].lower())))


def said_day(match: re.Match[str], clock: Clock) -> Span | None:
    """Resolve "yesterday", "last week"."""
    return clock.days_ago({"yesterday": 1, "last": 7}.get(match["day"].split()[0].lower(), 0))

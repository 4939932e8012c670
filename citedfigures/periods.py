"""Periods: finds dates and spans of time in a sentence and resolves them to months.

A period is a span of months, counted from year 0, so that "the first nine months of 2021", "a year
earlier" and "last year" are arithmetic. It is written as in ISO 8601 with reduced precision:
"2021", "2021-H1", "2021-Q3", "2021-04", "2021-01..2021-09", "2009..2011", and "1993.." for an open end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from citedfigures.spans import Span, whole_year

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
}


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named at ``text[start:end]``.

    `role` is "plain" ("in 2013", "last year"), "since" (open end), "by" (a date to come), "day"
    ("on Monday"), or "before" ("a year earlier": `months` tells how far before the period of the figure
    that it is compared with).
    """

    start: int
    end: int
    span: Span | None
    role: str = "plain"
    months: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """The date from which "last year" and "in April" are counted: the day of publication."""

    year: int | None = None
    month: int | None = None

    @classmethod
    def at(cls, published: str | None) -> Clock:
        """Read an ISO 8601 date of any precision; None or an unreadable date give no clock."""
        match = re.match(r"(\d{4})(?:-(\d{2}))?", published or "")
        if not match:
            return cls()
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    def year_of(self, said: str | None, month: int | None = None) -> int | None:
        """Return the year that is said, or for a bare month the latest that was before publication."""
        if said:
            return int(said)
        if self.year is None:
            return None
        later = month is not None and self.month is not None and month > self.month
        return self.year - 1 if later else self.year


_Y = r"(?:1[89]|20)\d\d"
_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_N = r"(?:" + "|".join(_NUMBERS) + r"|\d{1,2})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
# "of 2021", "2021", "of last year", "this year": the year that a part of a year belongs to.
_SAID_YEAR = r"(?:the\s+)?(?:last|this|next|previous|current)\s+year"
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>{_Y})|(?P<said>{_SAID_YEAR})))?"


def _month(name: str) -> int:
    """Number of a month from its name or abbreviation, 1 to 12."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _relative_year(said: str | None, clock: Clock) -> str | None:
    """The year that "last year" and the like name, as digits."""
    if not said or clock.year is None:
        return None
    word = said.lower().removeprefix("the").split()[0]
    shift = {"last": -1, "previous": -1, "next": 1}.get(word, 0)
    return str(clock.year + shift)


def _year_said(match: re.Match[str], clock: Clock, month: int | None = None) -> int | None:
    """The year that a part of a year belongs to, in figures, in words or by the clock."""
    return clock.year_of(match["year"] or _relative_year(match["said"], clock), month)


def _within_year(year: int | None, first: int, last: int) -> Span | None:
    """Months `first` to `last` (1 to 12) of a year; a first month after the last is of the year before."""
    if year is None:
        return None
    return Span(12 * year + first - 1 - (12 if first > last else 0), 12 * year + last - 1)


def _month_range(match: re.Match[str], clock: Clock) -> Span | None:
    first, last = _month(match["first"]), _month(match["last"])
    return _within_year(_year_said(match, clock, last), first, last)


def _first_months(match: re.Match[str], clock: Clock) -> Span | None:
    count = _count(match["n"])
    return _within_year(_year_said(match, clock), 1, count) if 1 <= count <= 12 else None


def _months_to(match: re.Match[str], clock: Clock) -> Span | None:
    last = _month(match["last"])
    year = _year_said(match, clock, last)
    return None if year is None else Span(12 * year + last - _count(match["n"]), 12 * year + last - 1)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower()) + 1


def _quarter(match: re.Match[str], clock: Clock) -> Span | None:
    number = int(match["q"]) if match["q"] else _ORDINALS[match["nth"].lower()]
    return _within_year(_year_said(match, clock), 3 * number - 2, 3 * number)


def _half(match: re.Match[str], clock: Clock) -> Span | None:
    number = int(match["h"]) if match["h"] else _ORDINALS[match["nth"].lower()]
    return _within_year(_year_said(match, clock), 6 * number - 5, 6 * number) if number <= 2 else None


def _fiscal(match: re.Match[str], clock: Clock) -> Span | None:
    last = _month(match["last"])
    year = int(match["year"]) if match["year"] else clock.year_of(None, None if match["this"] else last)
    return None if year is None else Span(12 * year + last - 12, 12 * year + last - 1)


def _years(match: re.Match[str], clock: Clock) -> Span | None:
    first = int(match["first"])
    end = int(match["last"]) if match["last"] else first - first % 100 + int(match["short"])
    return Span(12 * first, 12 * end + 11) if end > first else None


def _month_of(match: re.Match[str], clock: Clock) -> Span | None:
    month = _month(match["month"])
    return _within_year(_year_said(match, clock, month), month, month)


def _year(match: re.Match[str], clock: Clock) -> Span | None:
    return whole_year(int(match["y"]))


def _said_year(match: re.Match[str], clock: Clock) -> Span | None:
    said = _relative_year(match["said_year"], clock)
    return whole_year(int(said)) if said else None


def _said_month(match: re.Match[str], clock: Clock) -> Span | None:
    if clock.year is None or clock.month is None:
        return None
    at = 12 * clock.year + clock.month - 1 - (1 if match["which"].lower() == "last" else 0)
    return Span(at, at)


def _weekday(match: re.Match[str], clock: Clock) -> Span | None:
    if clock.year is None or clock.month is None:
        return None
    at = 12 * clock.year + clock.month - 1
    return Span(at, at)


_Resolver = Callable[[re.Match[str], Clock], Span | None]

# Words and digits of which a sentence must hold one for a pattern to be tried: to look for them costs little.
_DIGITS = ("18", "19", "20")
_NAMES = tuple(month[:3].title() for month in MONTHS)
_QUARTERS, _HALVES = ("quarter", "q1", "q2", "q3", "q4"), ("half", "h1", "h2")
# Those cues, a pattern and what it means. Tried in this order; what an earlier one took, a later one does not
# take again.
_GRAMMAR: tuple[tuple[tuple[str, ...], re.Pattern[str], _Resolver], ...] = (
    # "the fiscal year to June 2021", "the fiscal year that ends this June"; not a bare "fiscal year".
    (("fiscal", "financial"), re.compile(
        rf"\b(?:fiscal|financial)\s+year\s+(?:to|ending|ended|ends|that\s+end(?:s|ed))\s+(?:in\s+)?"
        rf"(?P<this>this\s+)?(?P<last>{_M})(?:\s+{_DAY},?)?(?:\s+(?P<year>{_Y}))?"
    ), _fiscal),
    # "January–September 2019", "from January to September of last year".
    (_NAMES, re.compile(
        rf"\b(?P<first>{_M})\s*(?:[-–—/]|to|through)\s*(?P<last>{_M})\b{_OF_YEAR}"
    ), _month_range),
    # "between January and October"; without a year the latest before publication.
    (("etween",), re.compile(
        rf"\b[Bb]etween\s+(?P<first>{_M})\s+and\s+(?P<last>{_M})\b{_OF_YEAR}"
    ), _month_range),
    # "the first nine months of 2021"; without a year the one of publication.
    (("months",), re.compile(rf"\bfirst\s+(?P<n>{_N})\s+months{_OF_YEAR}", re.I), _first_months),
    # "the ten months to October", "the nine months ended September 30, 1986".
    (("months",), re.compile(
        rf"\b(?P<n>{_N})\s+months\s+(?:to|ended|ending|through)\s+(?:in\s+|end-)?"
        rf"(?P<last>{_M})(?:\s+{_DAY})?{_OF_YEAR}"
    ), _months_to),
    # "the first quarter of 2022", "Q1 2022", "fourth quarter"; not "a quarter of exports".
    (_QUARTERS, re.compile(
        rf"\b(?:(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]quarter|Q(?P<q>[1-4])){_OF_YEAR}\b",
        re.I,
    ), _quarter),
    # "the first half of 2021", "H1 2021"; not "half of exports".
    (_HALVES, re.compile(
        rf"\b(?:(?P<nth>first|second)[\s-]half(?:\s+of\s+the\s+year)?|H(?P<h>[12])){_OF_YEAR}\b", re.I
    ), _half),
    # "2009–2011", "from 2009 to 2011", "2022-23"; not a date "2019-01-28".
    (_DIGITS, re.compile(
        rf"\b(?P<first>{_Y})"
        rf"(?:\s*[-–—]\s*(?P<short>\d\d)(?![\w.,-]*\d)"
        rf"|\s*(?:[-–—]|to|(?<=between \d{{4}} )and)\s*(?P<last>{_Y}))\b"
    ), _years),
    # "28 February 2023", "February 28, 2023", "May 2021", "in April", "on Dec. 30"; not the verb "may".
    (_NAMES, re.compile(
        rf"\b(?:{_DAY}\s+(?:of\s+)?)?(?P<month>{_M})(?:\s+{_DAY}\b(?!\s*(?:percent|per cent|%)))?"
        rf"{_OF_YEAR}(?=\W|$)"
    ), _month_of),
    # "2013", "in 2013"; not a part of a longer number, an amount, a code, or "the 1990s".
    (_DIGITS, re.compile(rf"(?<![\w$€£.,/])(?<![\dA-Z]-)(?P<y>{_Y})(?![\w/%]|[.,]\d|-\d)"), _year),
    # "last year", "the current year"; "last year's" too, which names a period all the same.
    (("year",), re.compile(rf"\b(?P<said_year>{_SAID_YEAR})\b", re.I), _said_year),
    # "on Monday": the month of publication; what is dated so is a price or a turn of the market.
    (("day",), re.compile(r"\bon\s+(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"), _weekday),
    # "last month", "this month".
    (("month",), re.compile(r"\b(?P<which>last|this)\s+month\b", re.I), _said_month),
)  # fmt: skip
# "a year earlier", "a month before", "the same period of last year": a span before the one told.
_BEFORE = re.compile(
    r"\b(?:(?:a|one)\s+(?P<unit>year|month|quarter)\s+(?:earlier|before|ago|previously)"
    r"|(?:the\s+)?(?:same|corresponding|similar)\s+(?:period|month|quarter|months)(?:\s+(?:of|in|a|the))*"
    r"\s+(?:last\s+year|previous\s+year|year\s+(?:earlier|before|ago))"
    r"|year[\s-]earlier|year-ago|year[\s-]on[\s-]year|over\s+the\s+(?:previous|past)\s+year)\b",
    re.I,
)
_COMPARED = ("year", "month", "quarter")
_CUES = frozenset(cue for cues in (_COMPARED, *(row[0] for row in _GRAMMAR)) for cue in cues)
# The words before a period that give it a role.
_SINCE = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){0,7}$", re.I)
_BY = re.compile(r"\bby\s+(?:the\s+end\s+of\s+|end-|early\s+|late\s+|about\s+)?$", re.I)
_LOOK_BACK = 60
_SHIFTS = {"month": -1, "quarter": -3}


def find_periods(text: str, start: int, end: int, clock: Clock) -> list[PeriodMention]:
    """Return the periods named in ``text[start:end]``, in order; relative ones are resolved by the clock."""
    stretch = text[start:end]
    both = f"{stretch}\n{stretch.lower()}"  # names of months have their capital, other cues any case
    here = {cue for cue in _CUES if cue in both}
    found: list[PeriodMention] = []
    if not here.isdisjoint(_COMPARED):
        found += (
            PeriodMention(m.start(), m.end(), None, "before", _SHIFTS.get((m["unit"] or "").lower(), -12))
            for m in _BEFORE.finditer(text, start, end)
        )
    for cues, pattern, resolve in _GRAMMAR:
        for match in pattern.finditer(text, start, end) if not here.isdisjoint(cues) else ():
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            if span := resolve(match, clock):
                found.append(_mention(text, start, match, span))
    return sorted(found, key=lambda m: m.start)


def _mention(text: str, start: int, match: re.Match[str], span: Span) -> PeriodMention:
    """Give a period found its role by the words before it."""
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    if _SINCE.search(before):
        return PeriodMention(match.start(), match.end(), Span(span.first, None), "since")
    role = "day" if "weekday" in match.re.groupindex else "by" if _BY.search(before) else "plain"
    return PeriodMention(match.start(), match.end(), span, role)

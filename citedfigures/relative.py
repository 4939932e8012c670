"""Spans of time that are told from another one: "a year earlier", "that month", "since then".

What they are told from is the period of a figure before, so each is kept with how to get from that one to it;
`citedfigures.timing` does the counting. Windows that begin and end nowhere ("in four weeks", "over the past
decade") are kept too: what they date has no period.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from citedfigures.dates import NUMBER, YEAR
from citedfigures.months import number_of
from citedfigures.spans import PeriodMention

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_UNIT = r"(?P<unit>year|month|quarter|decade|half)"
_SHORT_UNIT = r"(?:years?|months?|weeks?|days?|hours?|decades?|minutes?|quarters?)"
# A noun phrase after "before" or "after" is another event: "a year before the war".
_NO_EVENT = r"(?!\s+(?:the|a|an|it|its|they|their|he|she|we|that|this|his|her|[a-z]+ing\b|(?-i:[A-Z])))"

# "a year earlier", "two years before", "a quarter ago": before the span told; "two years ago" is a date.
_EARLIER = re.compile(
    rf"\b(?P<n>a|one|{NUMBER})\s+{_UNIT}s?\s+"
    rf"(?:earlier|(?<=year )ago|(?<=month )ago|(?<=quarter )ago|previously|before{_NO_EVENT})",
    re.I,
)
# "the same period of last year", "the same months of the year before": the year before, whatever the period.
_SAME_BEFORE = re.compile(
    r"\b(?:the\s+)?(?:same|corresponding|similar|year-ago)\s+(?:period|stretch|month|quarter|months|weeks?|time|stage)"
    r"(?:\s+(?:of|in|a|the))*\s+(?:last\s+year|previous\s+year|year\s+(?:earlier|before|ago|previously))\b"
    r"|\byear[\s-]earlier|\byear-ago|\byear[\s-]on[\s-]year|\bover\s+the\s+(?:previous|past)\s+year\b",
    re.I,
)
# "the previous year", "the month before", "the prior quarter".
_PREVIOUS = re.compile(
    r"\b(?:the\s+)?(?:previous|preceding|prior)\s+(?P<unit>year|month|quarter|half)\b"
    rf"|\bthe\s+(?P<unit2>year|month|quarter)\s+(?:before|earlier|previously){_NO_EVENT}"
    r"|\bthe\s+(?:previous|preceding|prior|last)\s+one\b|\bthe\s+one\s+(?:just\s+(?:over|ended|past|gone)|before)\b",
    re.I,
)
# "a year later", "the following year", "in the next".
_LATER = re.compile(
    rf"\b(?P<n>a|one|{NUMBER})\s+{_UNIT}s?\s+(?:later|afterwards)\b"
    r"|\b(?:the\s+)?(?:following|subsequent)\s+(?P<unit2>year|month|quarter|half)\b"
    rf"|\bthe\s+(?P<unit3>year|month|quarter)\s+after{_NO_EVENT}"
    r"|(?<!come )(?<!comes )(?<!came )\b(?:in\s+the\s+)?next(?=\s*(?:[.,;]|$))",
    re.I,
)
# "the same month of 2021", "the same stretch of last year": the span told, in that year.
_SAME_OF = re.compile(
    rf"\b(?:the\s+)?(?:same|corresponding|similar)\s+(?:period|stretch|months?|quarter|weeks?|time|half)\s+(?:of|in)\s+(?P<year>{YEAR})\b",
    re.I,
)
# "that year", "the same months", "over the year", "in the quarter": the span told, or the year around it.
_THAT = re.compile(
    r"\b(?:that|the\s+same)\s+(?P<unit>year|month|quarter|half|period|months|stretch|time|weeks?)\b(?!\s+(?:of|in|last))"
    r"|\b(?:in|over|during|for|of)\s+the\s+(?P<unit2>year|month|quarter|half|period|week|nine\s+months|six\s+months)"
    r"(?=\s*(?:[,.;:)]|$|and\b|to\b|while\b|as\b|from\b|was|were|(?!ended)[a-z]+ed\b))"
    r"|\bby\s+then\b|\bthe\s+same\s+(?:\d{1,2}|twelve|nine|six|three)\s+months\b",
    re.I,
)
# "have since put", "has trebled since,", "since then": from the span told on.
_SINCE = re.compile(
    r"\b(?:(?<=have )|(?<=has )|(?<=had ))since\b|\bsince(?:\s+then)?(?=\s*(?:[,.;)]|$))", re.I
)
# "2.1 percent in the first", after a figure for another quarter or half.
_NTH = re.compile(r"\bin\s+the\s+(?P<nth>first|second|third|fourth)(?=\s*(?:[.,;)]|$))", re.I)
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# "from 15.7 to 12.6 percent in the space of a year": the span told, and for the base the year before it.
_LAPSE = re.compile(
    r"(?<!first time )\b(?:with)?in\s+(?:the\s+space\s+of\s+)?(?:just\s+)?"
    r"(?:(?:a|one)\s+year|(?:twelve|12)\s+months)\b",
    re.I,
)
# "in four weeks", "over the past decade", "in recent months", "for the next five years".
_WINDOW = re.compile(
    r"(?<!first time )(?<!best )(?<!est )\b(?:in|over|within|during|for|after)\s+"
    r"(?:(?:just|only|about|nearly|almost|some)\s+)?"
    rf"(?:(?:the\s+)?(?:past|last|coming|next|recent)\s+(?:(?:several|few|{NUMBER}|\d+)\s+)?"
    rf"|(?:an?|several|few|many|{NUMBER}|\d+)\s+)(?:years|months|weeks|days|hours|decades?|minutes|quarters|half-years)\b"
    r"|\bin\s+the\s+space\s+of\s+(?:an?|[a-z]+)\s+[a-z]+\b",
    re.I,
)


def _kept(role: str, months: int = 0, unit: str = "") -> Callable[[re.Match[str]], PeriodMention]:
    return lambda match: PeriodMention(match.start(), match.end(), None, role, months, unit)


def _same_of(match: re.Match[str]) -> PeriodMention:
    return PeriodMention(match.start(), match.end(), None, "same", 12 * int(match["year"]), "same")


def _that(match: re.Match[str]) -> PeriodMention:
    unit = "then" if match[0].lower() == "by then" else (match["unit"] or match["unit2"] or "").lower()
    return PeriodMention(match.start(), match.end(), None, "that", 0, unit)


def _nth(match: re.Match[str]) -> PeriodMention:
    return PeriodMention(match.start(), match.end(), None, "nth", _PLACES[match["nth"].lower()])


def _shift(match: re.Match[str], direction: int) -> PeriodMention:
    groups = match.groupdict()
    unit = next((groups[name].lower() for name in ("unit", "unit2", "unit3") if groups.get(name)), "")
    count = number_of(groups.get("n") or "a")
    months = direction * count * _MONTHS_IN.get(unit, 0)
    return PeriodMention(
        match.start(), match.end(), None, "before" if direction < 0 else "after", months, unit
    )


_back, _on = partial(_shift, direction=-1), partial(_shift, direction=1)
_Rows = tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], PeriodMention]], ...]
# Words of which a sentence must hold one for a pattern to be tried, the pattern, and what is kept of it.
RELATIVE: _Rows = (
    (("year",), _SAME_BEFORE, _kept("before", -12, "same")),
    (("same", "corresponding", "similar"), _SAME_OF, _same_of),
    (("earlier", "ago", "previously", "before"), _EARLIER, _back),
    (("previous", "preceding", "prior", "before", "earlier", "previously", "one"), _PREVIOUS, _back),
    (("later", "afterwards", "following", "subsequent", "after", "next"), _LATER, _on),
    (("since",), _SINCE, _kept("on")),
)  # fmt: skip
_WINDOWS = (
    "years", "months", "weeks", "days", "hours", "decade", "decades", "minutes", "quarters", "space",
)  # fmt: skip
# References to the span told and windows without a place in time, which dates take first.
VAGUE: _Rows = (
    (tuple(_PLACES), _NTH, _nth),
    (("year", "months"), _LAPSE, _kept("lapse", 12)),
    (("year", "month", "months", "quarter", "half", "period", "week", "weeks", "then"), _THAT, _that),
    (_WINDOWS, _WINDOW, _kept("vague")),
)  # fmt: skip

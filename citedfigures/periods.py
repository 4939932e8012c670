"""Periods: finds what a sentence says of time, dates and spans told from another one.

A period is a span of months, counted from year 0, so that "the first nine months of 2021", "a year
earlier" and "last year" are arithmetic. It is written as in ISO 8601 with reduced precision:
"2021", "2021-H1", "2021-Q3", "2021-04", "2021-01..2021-09", "2009..2011", and "1993.." for an open end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeVar

from citedfigures.clock import Clock
from citedfigures.dates import DIGITS, GRAMMAR, NAME
from citedfigures.months import MONTHS
from citedfigures.relative import RELATIVE, VAGUE
from citedfigures.spans import PeriodMention, Span

_Made = TypeVar("_Made")
__all__ = ["MONTHS", "Clock", "PeriodMention", "find_periods"]

# Letters and digits apart: "Q1" is "q" and "1".
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
# What the patterns ask for, by the words of a text that are such; names of months have their capital.
_CUES = {
    **{cue: cue for row in (*RELATIVE, *GRAMMAR, *VAGUE) for cue in row[0]},
    **dict.fromkeys(map(str, range(1800, 2100)), DIGITS),
    **dict.fromkeys((name for month in MONTHS for name in (month.title(), month[:3].title(), "Sept")), NAME),
}
# The words before a period that give it a role.
_SINCE = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){0,7}$", re.I)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+|end-|early\s+|late\s+|about\s+|mid-)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:early\s+|late\s+|mid-|about\s+)?$", re.I)
_LOOK_BACK = 60


def find_periods(text: str, start: int, end: int, clock: Clock) -> list[PeriodMention]:
    """Return the periods named in ``text[start:end]``, in order; those of the clock are resolved by it."""
    words = _WORD.findall(text, start, end)
    here = {_CUES[word] for word in chain(words, map(str.lower, words)) if word in _CUES}
    found: list[PeriodMention] = []
    for match, keep in _tried(RELATIVE, here, text, start, end):
        _add(found, keep(match))
    for match, resolve in _tried(GRAMMAR, here, text, start, end):
        if span := resolve(match, clock):
            _add(found, _mention(text, start, match, span, clock))
    for match, keep in _tried(VAGUE, here, text, start, end):
        _add(found, keep(match))
    return sorted(found, key=lambda m: m.start)


def _tried(
    rows: tuple[tuple[tuple[str, ...], re.Pattern[str], _Made], ...], here: set[str], *stretch: Any
) -> Iterator[tuple[re.Match[str], _Made]]:
    """Yield the matches of the patterns of which a cue is there, with what is made of them."""
    for cues, pattern, made in rows:
        if not here.isdisjoint(cues):
            for match in pattern.finditer(*stretch):
                yield match, made


def _add(found: list[PeriodMention], mention: PeriodMention) -> None:
    """Add the mention if it overlaps none found before."""
    if not any(m.start < mention.end and mention.start < m.end for m in found):
        found.append(mention)


def _mention(text: str, start: int, match: re.Match[str], span: Span, clock: Clock) -> PeriodMention:
    """Give a period found its role by the words before it."""
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    groups = match.re.groupindex
    if _SINCE.search(before):
        return PeriodMention(match.start(), match.end(), Span(span.first, None), "since")
    if _FROM.search(before) and clock.now is not None and span.first > clock.now:
        return PeriodMention(match.start(), match.end(), Span(span.first, None), "since")
    is_day = "weekday" in groups or "day" in groups
    role = "day" if is_day else "by" if _BY.search(before) else "plain"
    has_year = any(match[name] for name in ("year", "said", "rel", "own", "y") if name in groups)
    is_guess = "month" in groups or "last" in groups or "nth" in groups
    return PeriodMention(match.start(), match.end(), span, role, is_guess=is_guess and not has_year)

"""Periods: finds what a sentence says of time, dates and spans told from another one.

A period is a span of months, counted from year 0, so that "the first nine months of 2021", "a year
earlier" and "last year" are arithmetic. It is written as in ISO 8601 with reduced precision:
"2021", "2021-H1", "2021-Q3", "2021-04", "2021-01..2021-09", "2009..2011", and "1993.." for an open end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citedfigures.clock import Clock
from citedfigures.dates import GRAMMAR
from citedfigures.months import MONTHS
from citedfigures.relative import CUES, find_relative, find_vague
from citedfigures.spans import PeriodMention, Span

__all__ = ["MONTHS", "Clock", "PeriodMention", "find_periods"]

_CUES = frozenset(cue for cues in (CUES, *(row[0] for row in GRAMMAR)) for cue in cues)
# The words before a period that give it a role.
_SINCE = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){0,7}$", re.I)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+|end-|early\s+|late\s+|about\s+|mid-)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:early\s+|late\s+|mid-|about\s+)?$", re.I)
_LOOK_BACK = 60


def find_periods(text: str, start: int, end: int, clock: Clock) -> list[PeriodMention]:
    """Return the periods named in ``text[start:end]``, in order; those of the clock are resolved by it."""
    stretch = text[start:end]
    both = f"{stretch}\n{stretch.lower()}"  # names of months have their capital, other cues any case
    here = {cue for cue in _CUES if cue in both}
    found: list[PeriodMention] = []
    is_relative = not here.isdisjoint(CUES)
    if is_relative:
        _add(found, find_relative(text, start, end))
    for cues, pattern, resolve in GRAMMAR:
        for match in pattern.finditer(text, start, end) if not here.isdisjoint(cues) else ():
            if span := resolve(match, clock):
                _add(found, [_mention(text, start, match, span, clock)])
    if is_relative:
        _add(found, find_vague(text, start, end))
    return sorted(found, key=lambda m: m.start)


def _add(found: list[PeriodMention], more: Iterable[PeriodMention]) -> None:
    """Add the mentions that overlap none found before."""
    for mention in more:
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

"""Periods that are told from another one: "a year earlier", "that month", "in the next quarter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citedfigures.periods import PeriodMention, find_periods
from citedfigures.sentence import Sentence
from citedfigures.spans import Span, whole_year

if TYPE_CHECKING:
    from citedfigures.context import Context

_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_LOOK_BACK = 600  # characters in which the period that another is told from was named


def counted(told: Span, period: PeriodMention) -> Span | None:
    """The span that "a year earlier", "that month" or "since then" means, told from another one."""
    months = _LENGTHS.get(period.unit, 0)
    length = 0 if told.last is None else told.last - told.first + 1
    if period.role == "on":
        return Span(told.first - told.first % 12, None)
    if period.role == "same":
        return told.shifted(period.months - 12 * ((told.last or told.first) // 12))
    if period.role == "nth":
        year = told.first - told.first % 12 + (period.months - 1) * length
        return Span(year, year + length - 1) if length in (3, 6) else None
    if period.role in ("that", "lapse"):
        return whole_year(told.first // 12) if period.unit == "year" and length < months else told
    if not period.months:  # "in the next", "the previous one": as long as the one told
        return told.shifted(-length if period.role == "before" else length) if length else None
    # A month or quarter before a whole year is no span that was told.
    return (
        told.shifted(period.months)
        if length <= months or period.unit in ("", "year", "decade", "same")
        else None
    )


def reference(sentence: Sentence, period: PeriodMention, context: Context) -> Span | None:
    """The span that a period is told from where the sentence has no dated figure: the last one named."""
    here = [
        p.span for p in sentence.periods if p.end <= period.start and p.span is not None and p.role != "day"
    ]
    if here and period.role == "that":
        return here[-1]
    is_nearest = period.role == "that" and period.unit in ("year", "month", "quarter")
    if context.last_span is not None and not is_nearest:
        return context.last_span
    told: Span | None = None
    fitting: Span | None = None
    months = _LENGTHS.get(period.unit) if is_nearest and period.unit != "year" else None
    for mention in find_periods(
        sentence.text, max(0, sentence.start - _LOOK_BACK), period.start, context.clock
    ):
        if mention.span is not None and mention.role != "day":
            told = mention.span
            fits = told.last is not None and told.last - told.first + 1 == months
            fitting = told if fits and told.first <= (context.clock.now or told.first) else fitting
        elif mention.role == "after" and told is not None:
            told = counted(told, mention)
    return fitting or told or context.last_span

"""When: the period of a figure, and whether it is a forecast.

A period directly after the amount is its own ("$4.4 billion a year before"); otherwise the one before
it in the clause holds, then one that closes the clause for all its amounts, then the sentence's, then
the figure's before, as long as the text still tells the past.
"""

from __future__ import annotations

from citedfigures.meaning import Draft
from citedfigures.periods import Clock, PeriodMention, Span
from citedfigures.sentence import Sentence

_TIMELESS = frozenset({"length", "capacity"})
_COMPARED = (" than in", " than", " compared with", " compared to", " comparison with", " comparison to", " up from", " than the")
_OWN_REACH = 8  # words between an amount and a period that is its own
_PAST = frozenset(
    "was were had rose fell grew made came stood paid sold bought sank became brought gave took went won lost cost "
    "shrank sent built lent hit put held kept saw ran began drew".split()
)


def find_period(sentence: Sentence, item: Draft, before: list[tuple[Draft, Span | None]]) -> tuple[Span | None, bool]:
    """Return the span of months of a figure and whether it was inferred from context.

    `before` holds the drafts before it in the sentence with their spans.
    """
    if item.pair is not None:
        return next((span for draft, span in before if draft is item.pair), None), True
    own = _own(sentence, item)
    if own is not None:
        return (own.span or _shifted(own, before)), own.role == "before"
    if item.statistic == "rank" or item.indicator in _TIMELESS:
        return None, False
    leading = [p for p in sentence.periods if item.clause[0] <= p.start < item.quantity.start and _usable(sentence, p)]
    fresh = [p for p in leading if p.start >= item.left] or leading[:1]
    if fresh:
        return fresh[-1].span, False
    closing = [p for p in sentence.periods if item.quantity.end <= p.start < item.clause[1] and _usable(sentence, p)]
    if closing and not _belongs_to_later(sentence, closing[0], item):
        return closing[0].span, False
    earlier = [p for p in sentence.periods if p.start < item.clause[0] and _usable(sentence, p)]
    if earlier:
        return earlier[0].span, True
    return (before[-1][1], True) if before and before[-1][1] is not None else (None, False)


def _own(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """The period right after an amount, before the next one."""
    for period in sentence.periods:
        if item.quantity.end <= period.start < item.right:
            words = sentence.words_between(item.quantity.end, period.start)
            if len(words) <= _OWN_REACH and not {",", ";", "("} & set(words[1:]) and _usable(sentence, period, own=True):
                return period
    return None


def _usable(sentence: Sentence, period: PeriodMention, own: bool = False) -> bool:
    """Tell whether the period is the amount's, not that of what it is compared with."""
    if period.role == "before":
        words = sentence.words_between(sentence.start, period.start)
        return own and not (words and words[-1] in ("than", "on", "over"))
    lead = " " + " ".join(sentence.words_between(sentence.start, period.start)[-2:])
    return not lead.endswith(_COMPARED)


def _shifted(period: PeriodMention, before: list[tuple[Draft, Span | None]]) -> Span | None:
    """The span before that of the figure that it is compared with."""
    spans = [span for _, span in before if span is not None]
    return spans[-1].shifted(period.months) if spans else None


def _belongs_to_later(sentence: Sentence, period: PeriodMention, item: Draft) -> bool:
    """Tell whether a later amount of the clause, not joined to this one by a list, owns the period."""
    later = [q for q in sentence.quantities if item.quantity.end <= q.start < period.start]
    if not later:
        return False
    words = sentence.words_between(item.quantity.end, later[-1].start)
    return bool({"from", "against", "than", "compared"} & set(words))


def tells_past(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Tell whether a clause is told in the past tense, by its verbs."""
    words = sentence.words_between(*clause)
    return any(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in words)


def is_forecast(sentence: Sentence, item: Draft, span: Span | None, clock: Clock) -> bool:
    """Tell whether a figure is planned, expected or agreed for later rather than told."""
    if span is not None and clock.year is not None and span.first > 12 * clock.year + (clock.month or 12) - 1:
        return True
    words = sentence.between(item.clause[0], item.quantity.start, "forecast")
    if not words:
        return False
    verbs = sentence.between(words[-1].end, item.quantity.start, "boundary")
    return not verbs

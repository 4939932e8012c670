"""When: the period of a figure, and whether it is a forecast.

A period directly after the amount is its own ("$4.4 billion a year before"); otherwise the one before
it in the clause holds, then one that closes the clause for all its amounts, then the sentence's, then
the figure's before, as long as the text still tells the past.
"""

from __future__ import annotations

from citedfigures.draft import Draft, words_before
from citedfigures.periods import Clock, PeriodMention, Span
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

_TIMELESS = frozenset({"length", "capacity"})
# What is agreed once or simply is has the period that is stated with it and none from the text before.
UNDATED = _TIMELESS | {"investment", "debt", "population"}
_COMPARED = (
    " before",
    " until",
    " than in",
    " than",
    " compared with",
    " compared to",
    " comparison with",
    " comparison to",
    " up from",
    " than the",
)
_DAY_REACH = 2
_CLOSING_REACH = 12
_BREAKS = frozenset({",", ";", "(", "as", "that", "which", "after", "before"})
_SUBORDINATING = frozenset(
    {"as", "that", "which", "who", "whose", "when", "after", "because", "says", "said"}
)
# After these a sentence goes on to tell what is, whatever was planned before them.
_TELLING = frozenset({"since", "because", "which", "who", "whose", "currently", "after"})
_OWN_REACH = 8  # words between an amount and a period that is its own
_PAST = word_set("past")


def find_period(
    sentence: Sentence, item: Draft, before: list[tuple[Draft, Span | None]]
) -> tuple[Span | None, bool]:
    """Return the span of months of a figure and whether it was inferred from context.

    `before` holds the drafts before it in the sentence with their spans.
    """
    if item.pair is not None:
        return next((span for draft, span in before if draft is item.pair), None), True
    own = _own(sentence, item)
    if own is not None:
        return (own.span or _shifted(own, before)), own.role == "before"
    if item.indicator in _TIMELESS and not any(p.role == "by" for p in sentence.periods):
        return None, False
    if item.statistic == "rank" and not tells_past(sentence, item.clause):
        return None, False
    leading = [
        p
        for p in sentence.periods
        if item.clause[0] <= p.start < item.quantity.start and _usable(sentence, p)
    ]
    fresh = [p for p in leading if p.start >= item.left] or leading[:1]
    if fresh:
        return fresh[-1].span, False
    closing = [
        p for p in sentence.periods if item.end <= p.start < item.clause[1] and _closes(sentence, p, item)
    ]
    if closing:
        return closing[0].span, False
    earlier = [p for p in sentence.periods if p.start < item.clause[0] and _usable(sentence, p)]
    if earlier:
        return earlier[0].span, True
    return (before[-1][1], True) if before and before[-1][1] is not None else (None, False)


def _own(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """The period right after an amount, before the next one."""
    for period in sentence.periods:
        if not item.end <= period.start < item.right:
            continue
        words = sentence.words_between(item.end, period.start)
        reach = _DAY_REACH if period.role == "day" else _OWN_REACH
        if len(words) <= reach and not _BREAKS & set(words[1:]) and _usable(sentence, period, own=True):
            return period
    return None


def _usable(sentence: Sentence, period: PeriodMention, own: bool = False) -> bool:
    """Tell whether the period is the amount's, not that of what it is compared with or limited by."""
    words = sentence.words_between(sentence.start, period.start)
    if period.role == "before":
        return own and not {"than", "on", "over", "compared", "comparison"} & set(words[-2:])
    if period.role == "day":
        return own
    after = sentence.words_between(period.end, sentence.end)[:1]
    lead = " " + " ".join(words[-2:])
    return not lead.endswith(_COMPARED) and after not in (["figure"], ["level"])


def _shifted(period: PeriodMention, before: list[tuple[Draft, Span | None]]) -> Span | None:
    """The span before that of the figure that it is compared with."""
    spans = [span for _, span in before if span is not None]
    return spans[-1].shifted(period.months) if spans else None


def _closes(sentence: Sentence, period: PeriodMention, item: Draft) -> bool:
    """Tell whether a period further right dates the amount: at the end of its list or of its clause."""
    words = sentence.words_between(item.end, period.start)
    later = [q for q in sentence.quantities if item.end <= q.start < period.start]
    if not _usable(sentence, period) or set(words) & _SUBORDINATING:
        return False
    if words_before(sentence, item)[-1:] == ["from"] or {"from", "against", "than", "compared"} & set(words):
        return False  # "from $9 billion to $27 billion last year": the later amount's
    return bool(later) or period.role == "by" or ("," not in words[1:] and len(words) <= _CLOSING_REACH)


def is_base(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is only what another one is compared with: "from $7.7 billion a year earlier"."""
    return words_before(sentence, item)[-1:] in (["from"], ["against"], ["than"], ["with"])


def tells_past(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Tell whether a clause is told in the past tense, by its verbs."""
    words = sentence.words_between(*clause)
    if "has" in words or "have" in words:
        return False  # the perfect tells what holds now
    return any(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in words)


def is_forecast(sentence: Sentence, item: Draft, span: Span | None, clock: Clock) -> bool:
    """Tell whether a figure is planned, expected or agreed for later rather than told."""
    if span is not None and clock.year is not None and span.first > 12 * clock.year + (clock.month or 12) - 1:
        return True
    words = sentence.between(item.clause[0], item.start, "forecast")
    return bool(words) and not _TELLING & set(sentence.words_between(words[-1].end, item.start))

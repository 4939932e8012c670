"""When: the period of a figure, and whether it is a forecast.

A period directly after the amount is its own ("$4.4 billion a year before"); otherwise the one before
it in the clause holds, then one that closes the clause for all its amounts, then the sentence's, then
the figure's before, as long as the text still tells the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citedfigures.draft import Draft, words_before
from citedfigures.figure import Quantity
from citedfigures.periods import Clock, PeriodMention
from citedfigures.sentence import Sentence
from citedfigures.spans import Span
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.context import Context

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
_BREAKS = frozenset({",", ";", "(", "before"})
_SUBORDINATING = frozenset(
    {"as", "that", "which", "who", "whose", "when", "after", "because", "says", "said"}
)
# After these a sentence goes on to tell what is, whatever was planned before them.
_TELLING = frozenset({"since", "because", "which", "who", "whose", "currently", "after"})
_OWN_REACH = 8  # words between an amount and a period that is its own
_PAST = word_set("past")
_PRESENT = frozenset({"has", "have", "today", "now", "currently", "is", "are"})
_SHORTEST_PAST = 4  # letters: "used", not "red"
# Series that news goes on about from one paragraph to the next.
_SERIES = frozenset(
    {"exports", "imports", "trade_turnover", "trade_balance", "budget", "production", "transit"}
)


def give_period(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> None:
    """Set the span of months of a figure; `before` are the drafts before it in the sentence."""
    item.span, item.is_dated_by_context = _find(sentence, item, before)
    if item.span is not None or before or item.indicator in UNDATED or context.last_span is None:
        return
    is_planned = bool(sentence.between(item.clause[0], item.start, "forecast"))
    if context.clock.year and context.last_span.first > 12 * context.clock.year + 11 and not is_planned:
        return  # what is planned for a year to come dates nothing that was
    goes_on = context.in_paragraph or (context.is_close(sentence) and item.indicator in _SERIES)
    if goes_on and tells_past(sentence, item):
        item.span, item.is_dated_by_context = context.last_span, True


def _find(sentence: Sentence, item: Draft, before: list[Draft]) -> tuple[Span | None, bool]:
    """The span that the sentence gives a figure, and whether another figure of the sentence gave it."""
    if item.pair is not None:
        _note(item, item.pair.words.get("period"))
        return item.pair.span, item.pair.is_dated_by_context
    own = _own(sentence, item)
    if own is not None:
        _note(item, (own.start, own.end))
        return (own.span or _shifted(own, before)), own.role == "before"
    if item.indicator in _TIMELESS and not any(p.role == "by" for p in sentence.periods):
        return None, False
    if item.statistic == "rank" and not tells_past(sentence, item):
        return None, False
    usable = [p for p in sentence.periods if _usable(sentence, p)]
    leading = [p for p in usable if item.clause[0] <= p.start < item.start]
    fresh = [p for p in leading if p.start >= item.left] or leading[:1]
    closing = [p for p in usable if item.end <= p.start < item.clause[1] and _closes(sentence, p, item)]
    if fresh or closing:
        period = fresh[-1] if fresh else closing[0]
        _note(item, (period.start, period.end))
        return period.span, False
    return _from_before(sentence, item, before, [p for p in usable if p.start < item.clause[0]])


def _from_before(
    sentence: Sentence, item: Draft, before: list[Draft], earlier: list[PeriodMention]
) -> tuple[Span | None, bool]:
    """The span of an earlier clause or figure of the sentence, unless the clause tells what is now."""
    same_clause = bool(before) and before[-1].clause == item.clause
    if is_base(sentence, item) or not (
        same_clause or tells_past(sentence, item) or item.quantity.kind == "point"
    ):
        return None, False
    dated = [draft for draft in before if draft.span is not None]
    if item.indicator == "population":
        return None, False
    if dated and before[-1].span is not None:
        # A change is told of the period that it leads to, not of the one that it is compared with.
        latest = (
            max(dated, key=lambda d: d.span.first if d.span else 0)
            if item.statistic == "growth"
            else dated[-1]
        )
        _note(item, latest.words.get("period"))
        return latest.span, True
    if not earlier:
        return None, False
    _note(item, (earlier[0].start, earlier[0].end))
    return earlier[0].span, True


def _note(item: Draft, words: tuple[int, int] | None) -> None:
    """Keep which words gave the period."""
    if words is not None:
        item.words["period"] = words


def _own(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """The period right after an amount, before the next one."""
    for period in sentence.periods:
        if not item.end <= period.start < item.right:
            continue
        words = sentence.words_between(item.end, period.start)
        reach = _DAY_REACH if period.role == "day" else _OWN_REACH
        breaks = _BREAKS & set(words[1:]) or _SUBORDINATING & set(words)
        if item.statistic == "growth" and (words == ["from"] or period.role == "before"):
            continue  # "up 40 percent from 2023", "on a year earlier": what it is compared with
        if len(words) <= reach and not breaks and _usable(sentence, period, own=True):
            return period
    return None


def _usable(sentence: Sentence, period: PeriodMention, own: bool = False) -> bool:
    """Tell whether the period is the amount's, not that of what it is compared with or limited by."""
    words = sentence.words_before(period.start, 2)
    if period.role == "before":
        return own and not {"than", "on", "over", "compared", "comparison"} & set(words)
    if period.role == "day":
        return own
    after = sentence.words_after(period.end, 1)
    lead = " " + " ".join(words)
    return not lead.endswith(_COMPARED) and after not in (["figure"], ["level"])


def _shifted(period: PeriodMention, before: list[Draft]) -> Span | None:
    """The span before that of the figure that it is compared with."""
    spans = [draft.span for draft in before if draft.span is not None]
    return spans[-1].shifted(period.months) if spans else None


def _closes(sentence: Sentence, period: PeriodMention, item: Draft) -> bool:
    """Tell whether a period further right dates the amount: at the end of its list or of its clause."""
    words = sentence.words_between(item.end, period.start)
    later = [q for q in sentence.quantities if item.end <= q.start < period.start]
    if not _usable(sentence, period) or set(words) & _SUBORDINATING:
        return False
    if words_before(sentence, item)[-1:] == ["from"] or {"from", "against", "than", "compared"} & set(words):
        return False  # "from $9 billion to $27 billion last year": the later amount's
    if later:
        return words[:1] == ["to"] or all(
            q.kind == item.quantity.kind or (q.kind == "number" and not q.noun) or _is_aside(sentence, q)
            for q in later
        )
    return period.role == "by" or ("," not in words[1:] and len(words) <= _CLOSING_REACH)


def _is_aside(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether an amount stands in parentheses, as another way of giving the one before."""
    return "(" in sentence.words_between(quantity.start - 2, quantity.start)


def is_base(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is only what another is compared with: "from $7.7 billion a year earlier"."""
    words = words_before(sentence, item)[-2:]
    return words[-1:] in (["from"], ["against"], ["than"]) or words in (
        ["compared", "with"],
        ["comparison", "with"],
    )


def tells_past(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount's clause is told in the past tense, by its verbs up to the next comma."""
    words = sentence.words_between(item.clause[0], item.end)
    after = sentence.words_between(item.end, item.clause[1])
    words += after[: after.index(",")] if "," in after else after
    if _PRESENT & set(words):
        return False  # the perfect tells what holds now
    return any(word in _PAST or (word.endswith("ed") and len(word) > _SHORTEST_PAST) for word in words)


def is_forecast(sentence: Sentence, item: Draft, clock: Clock) -> bool:
    """Tell whether a figure is planned, expected or agreed for later rather than told."""
    span = item.span
    if span is not None and clock.year is not None and span.first > 12 * clock.year + (clock.month or 12) - 1:
        return True
    words = sentence.between(item.clause[0], item.start, "forecast")
    return bool(words) and not _TELLING & set(sentence.words_between(words[-1].end, item.start))

"""When: the period of a figure, and whether it is a forecast.

What the sentence names of time is chosen by `citedfigures.dating`. Here it is counted from another period
if need be ("a year earlier"), and what the sentence leaves unsaid is taken from an earlier clause
or figure, as long as the text still tells the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citedfigures.counting import counted, reference
from citedfigures.dating import TIMELESS, choose_period, is_deal, is_holding, is_reached_since, led_span
from citedfigures.draft import Draft, words_before
from citedfigures.events import is_usable
from citedfigures.markets import market_day
from citedfigures.periods import Clock, PeriodMention
from citedfigures.sentence import Sentence
from citedfigures.spans import Span, whole_year
from citedfigures.tense import is_base, is_standing, is_verbless, plans, tells_now, tells_on, tells_past

if TYPE_CHECKING:
    from citedfigures.context import Context

# What is agreed once or simply is has the period that is stated with it and none from the text before.
UNDATED = TIMELESS | {"investment", "debt", "population"}
# After these a sentence goes on to tell what is, whatever was planned before them.
_TELLING = frozenset({"since", "because", "which", "who", "whose", "currently", "after"})
_ASSUMED = frozenset({"budget", "gdp", "inflation", "exports", "imports"})
_SEVERAL = 23  # months from the first to the last of two years
_ESTIMATES = frozenset({"estimate", "estimates", "forecast", "forecasts", "projection", "quota", "target"})
_THEM = frozenset({"them", "these", "those", "it", "which"})
# Series that news goes on about from one paragraph to the next.
_SERIES = frozenset(
    {"exports", "imports", "trade_turnover", "trade_balance", "budget", "production", "transit"}
)


def give_period(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> None:
    """Set the span of months of a figure; `before` are the drafts before it in the sentence."""
    item.span, item.is_dated_by_context, is_told = _find(sentence, item, before, context)
    if not is_told and (day := market_day(sentence, item, context.clock)) is not None:
        item.span, item.is_dated_by_context = day, True
        return
    is_undated = item.span is None and all(draft.span is None for draft in before)
    if is_undated and not is_told and _goes_on(sentence, item, context):
        item.span, item.is_dated_by_context = context.last_span or context.lead_span, True


def _goes_on(sentence: Sentence, item: Draft, context: Context) -> bool:
    """Tell whether an undated sentence goes on about the period of the figure before."""
    last, span, now = context.last, context.last_span, context.clock.now
    span = span or context.lead_span
    if span is None or is_base(sentence, item) or is_standing(sentence, item) or is_holding(sentence, item):
        return False
    if span.last is None and "had" in sentence.words_between(item.clause[0], item.start):
        return False  # "not since March. The line had been passing 450,000 barrels a day"
    is_past = tells_past(sentence, item) or tells_on(sentence, item)
    is_undated = item.indicator in UNDATED and not (
        item.indicator == "investment" and item.statistic == "growth"
    )
    if last is None:  # "Exports shrank in May. They were 6 percent lower."
        return is_past and not is_undated and (now is None or span.first <= now)
    if now is not None and span.first > now:  # what is planned for a year to come dates nothing that was
        is_planned = bool(plans(sentence, item.clause[0], item.start))
        assumed = last.forecast and last.indicator == "budget" and _is_assumed(item)
        return (
            context.in_paragraph
            and (is_planned or assumed)
            and item.indicator not in TIMELESS
            and not is_past
        )
    is_same = context.in_paragraph and item.indicator == last.indicator and item.indicator in _SERIES
    if is_same and last.forecast and plans(sentence, item.clause[0], item.start):
        return True  # "The crop would be 5 percent smaller"
    is_dealt = item.indicator == "other_economic" and is_deal(sentence, item)
    is_ranked = last.statistic == "rank" and last.period is None and last.sentence_start != sentence.start
    if is_undated or is_dealt or (is_ranked and context.in_paragraph):
        return False
    alike = item.indicator in _SERIES or item.indicator == last.indicator
    if (
        context.in_paragraph
        and item.indicator == last.indicator
        and item.statistic == last.statistic == "growth"
    ):
        return True  # "Chips are still 6.4 percent down": a change is told of a time, whatever its tense
    return (context.in_paragraph or (context.is_close(sentence) and alike)) and is_past


def _is_assumed(item: Draft) -> bool:
    """Tell whether a budget may be reckoned with an amount: growth, inflation, the price of oil."""
    return item.indicator in _ASSUMED or (
        item.indicator == "price" and item.product in ("oil", "gas", "metals")
    )


def _find(
    sentence: Sentence, item: Draft, before: list[Draft], context: Context
) -> tuple[Span | None, bool, bool]:
    """The span that the sentence gives, whether a figure gave it, and whether the sentence tells at all."""
    if item.pair is not None:
        _note(item, item.pair.words.get("period"))
        return item.pair.span, item.pair.is_dated_by_context, True
    if item.indicator == "length":
        return None, False, True
    period = choose_period(sentence, item)
    if _is_vintage(sentence, item, period, before):
        return before[-1].span, True, True
    led = led_span(sentence, item)
    if led is not None and (period is None or period.role == "plain"):
        return led, False, True
    if period is not None:
        _note(item, (period.start, period.end))
        return _resolved(sentence, item, period, before, context), period.span is None, True
    if any(is_reached_since(sentence, item, p) for p in sentence.periods if p.start >= item.end):
        return None, False, True
    begins = sentence.words_between(item.clause[0], item.start)[:1]
    if tells_now(sentence, item) or is_standing(sentence, item) or begins in (["before"], ["until"]):
        return None, False, True
    earlier = [p for p in sentence.periods if p.start < item.clause[0] and is_usable(sentence, p)]
    span, is_carried = _from_before(sentence, item, before, earlier)
    return span, is_carried, False


def _is_vintage(sentence: Sentence, item: Draft, period: PeriodMention | None, before: list[Draft]) -> bool:
    """Tell whether a period is only when an estimate was made: "crop at 16 mln, vs 17 mln last month"."""
    if period is None or not before or before[-1].span is None or not is_base(sentence, item):
        return False
    words = sentence.words_between(period.start, period.end)
    return words == ["last", "month"] and before[-1].span.last != before[-1].span.first


def _resolved(
    sentence: Sentence, item: Draft, period: PeriodMention, before: list[Draft], context: Context
) -> Span | None:
    """The span that a period means for an amount, counted from the one told before if need be."""
    span = period.span
    if period.role == "vague":
        return None
    if span is None:
        lapses = period.role == "lapse"
        spans = [d.span for d in before if d.span is not None and not (lapses and is_base(sentence, d))]
        told = spans[-1] if spans else reference(sentence, period, context)
        span = told and counted(told, period)
        if span is not None and period.role == "lapse" and is_base(sentence, item):
            return span.shifted(-period.months)
    if span is None:
        return None
    if span.last is None and is_base(sentence, item):
        # "trebled since 2008 from $9 billion": the base is of the beginning.
        began = whole_year(span.first // 12) if span.first % 12 == 0 else Span(span.first, span.first)
        return began if words_before(sentence, item)[-1:] == ["from"] else None
    if (
        span.last is not None
        and span.last - span.first >= _SEVERAL
        and words_before(sentence, item)[-1:] == ["to"]
    ):
        return whole_year(span.last // 12)  # "tripled to $60 billion between 2010 and 2020": at the end
    now = context.clock.now
    is_over = now is not None and (span.last or now) < now
    if period.is_guess and is_over and _is_planned(sentence, item, period, before):
        return span.shifted(12)
    return span


def _is_planned(sentence: Sentence, item: Draft, period: PeriodMention, before: list[Draft]) -> bool:
    """Tell whether a month that names no year is one to come: "plans to raise them in May".

    Not where it dated what was before, nor in what is expected to be told of the past.
    """
    words = plans(sentence, item.clause[0], item.start)
    if not words or tells_past(sentence, item):
        return False
    same = [draft.span for draft in before if draft.words.get("period") == (period.start, period.end)]
    if same and same[-1] is not None:
        return same[-1] != period.span  # "gave 1.2 million in May, against a quota of 1.7 million"
    first, last = sentence.token_at(words[-1].end), sentence.token_at(item.start)
    told = [at for at in range(first, last) if sentence.tokens.lower[at] == "that"]
    return not (told and any(told[0] < at < last for at in sentence.past_words))


def _from_before(
    sentence: Sentence, item: Draft, before: list[Draft], earlier: list[PeriodMention]
) -> tuple[Span | None, bool]:
    """The span of an earlier clause or figure of the sentence, unless the clause tells what is now."""
    same_clause = bool(before) and (before[-1].clause == item.clause or _is_meanwhile(sentence, item))
    same_clause = same_clause or _is_elliptic(sentence, item) or is_verbless(sentence, item)
    if (is_base(sentence, item) and not _is_estimate(sentence, item)) or not (
        same_clause or tells_past(sentence, item) or item.quantity.kind == "point" or _of_them(sentence, item)
    ):
        return None, False
    told = [draft for draft in before if draft.span is not None]
    series = [draft for draft in before if draft.span is not None or draft.statistic != "rank"]
    dated = [draft for draft in told if not is_base(sentence, draft)] or told
    if item.indicator in ("population", "capacity"):
        return None, False
    if dated and series[-1].span is not None:
        # A change is told of the period that it leads to, not of the one that it is compared with.
        latest = (
            max(dated, key=lambda d: d.span.first if d.span else 0)
            if item.statistic == "growth"
            else dated[-1]
        )
        _note(item, latest.words.get("period"))
        return latest.span, True
    if not earlier or earlier[0].span is None:
        return None, False
    _note(item, (earlier[0].start, earlier[0].end))
    return earlier[0].span, True


def _is_estimate(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a clause revises an estimate, of the same period: "raised its forecast to 26 from 23"."""
    return not _ESTIMATES.isdisjoint(sentence.words_between(*item.clause))


def _is_elliptic(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount leaves out its unit, and with it its verb: "Spain took 38 percent; Italy 15"."""
    return any(q.start == item.start and q.kind == "number" for q in sentence.quantities)


def is_earlier(item: Draft, context: Context) -> bool:
    """Tell whether an amount only looks back from what the paragraph tells of: "below the 84 in May"."""
    span, told, now = item.span, context.last_span, context.clock.now
    if span is None or told is None or not context.in_paragraph or (now is not None and told.first > now):
        return False
    return span.first < told.first


def _is_meanwhile(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a clause goes on without a tense of its own: "while rising 2.8 percent"."""
    words = sentence.words_between(item.clause[0], item.start)[:2]
    return words[:1] == ["while"] and words[-1].endswith("ing")


def _of_them(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is part of the one before: "13 percent of them"."""
    words = sentence.words_after(item.end, 2)
    return len(words) == 2 and words[0] == "of" and words[1] in _THEM


def _note(item: Draft, words: tuple[int, int] | None) -> None:
    """Keep which words gave the period."""
    if words is not None:
        item.words["period"] = words


def is_forecast(sentence: Sentence, item: Draft, clock: Clock) -> bool:
    """Tell whether a figure is planned, expected or agreed for later rather than told."""
    span = item.span
    if span is not None and clock.year is not None and span.first > 12 * clock.year + (clock.month or 12) - 1:
        return True
    words = plans(sentence, item.clause[0], item.start)
    return bool(words) and not _TELLING & set(sentence.words_between(words[-1].end, item.start))

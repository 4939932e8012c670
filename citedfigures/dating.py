"""Dating: which of the periods that a sentence names is an amount's own.

One directly after the amount is its own ("$4.4 billion a year before"), unless the word that governs the
amount has one ("the 1986/87 crop"); otherwise the one before it in the clause holds, then one that closes
the clause for all its amounts. Periods of comparisons, of asides and of events date no amount.
"""

from __future__ import annotations

from itertools import pairwise

from citedfigures.draft import Draft, words_before
from citedfigures.events import is_usable
from citedfigures.figure import Quantity
from citedfigures.sentence import Sentence
from citedfigures.spans import PeriodMention, Span
from citedfigures.tense import is_base, is_standing, part_of_clause, tells_now
from citedfigures.words import word_set

# What has no year unless the text says by which it is to be.
TIMELESS = frozenset({"length", "capacity"})
# After a change they lead to what it is compared with: "a third above last year's".
_BESIDE = frozenset({"above", "below", "under", "beyond"})
_MEASURED = frozenset({"the", "what", "that", "those", "its"})
_DAY_REACH = 2
_OWN_REACH = 8  # words between an amount and a period that is its own
_CLOSING_REACH = 12
_ASIDE = 8  # words within which an aside begins before the period in it
_RELATIVE = frozenset({"which", "who", "whose", "that", "where"})
_DEALS = word_set("deals")
_LEVELS = frozenset(
    {"level", "peak", "high", "low", "record", "figure", "total", "result", "value", "average"}
)
_OF_LEVELS = frozenset({"’s", "'s", "all-time", "revised", "mere", "about", "some", "nearly", "over"})
_AS_OF = (["as", "of"], ["as", "at"])
_LINKING = frozenset({"and", "is", "are", "was", "were", "has", "have", "it"})
_BREAKS = frozenset({",", ";", "(", "before"})
_SUBORDINATING = frozenset(
    {"as", "that", "which", "who", "whose", "when", "after", "because", "says", "said"}
)
_ASIDE_LEADS = frozenset({"in", "for", "at", "by", "during", "and", "as", "while", "but", "over"})


def choose_period(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """Return the period that an amount's own words or its clause give, after, before or closing its list."""
    if (measure := _of_measure(sentence, item)) is not None:
        return measure
    own, attribute = _own(sentence, item), _attribute(sentence, item)
    if attribute is not None and (
        own is None or _is_shorter(own, attribute) or _is_of_next(sentence, item, own)
    ):
        return attribute
    if own is not None:
        return own
    lapses = [p for p in sentence.periods if p.role == "lapse" and item.end <= p.start < item.clause[1]]
    if lapses and is_base(sentence, item):
        return lapses[0]
    for day in sentence.periods:
        if day.role == "day" and item.statistic == "growth" and _is_after_level(sentence, item, day):
            return day
    by_date = any(p.role == "by" or p.unit == "then" for p in sentence.periods)
    if (item.indicator in TIMELESS and not by_date) or is_standing(sentence, item):
        return None
    usable = [p for p in sentence.periods if is_usable(sentence, p)]
    usable += [p for p in sentence.periods if _is_market_day(sentence, item, p)]
    holds = is_holding(sentence, item)
    leading = [p for p in usable if item.clause[0] <= p.start < item.start and not _is_aside(sentence, p)]
    fresh = [p for p in leading if p.start >= item.left] or ([] if is_base(sentence, item) else leading[:1])
    if fresh and not (tells_now(sentence, item) and fresh[-1].start < part_of_clause(sentence, item)):
        return fresh[-1]
    following = (p for p in usable if item.end <= p.start < item.clause[1] and not holds)
    return next((p for p in following if _closes(sentence, p, item)), None)


def led_span(sentence: Sentence, item: Draft) -> Span | None:
    """Return the span of a change told from one date to another: "up 4, from 6 in 2009 to 10 in 2011"."""
    if item.statistic != "growth":
        return None
    later = [q for q in sentence.quantities if item.end <= q.start < item.clause[1]][:2]
    leads = [sentence.words_before(q.start, 1) for q in later]
    if leads != [["from"], ["to"]]:
        return None
    stops = [later[1].start, item.clause[1]]
    dated = [
        [p.span for p in sentence.periods if q.end <= p.start < stop and p.span and p.role == "plain"]
        for q, stop in zip(later, stops, strict=True)
    ]
    if not dated[0] or not dated[1] or dated[1][0].last is None or dated[0][0].first >= dated[1][0].first:
        return None
    return Span(dated[0][0].first, dated[1][0].last)


def _is_of_next(sentence: Sentence, item: Draft, period: PeriodMention) -> bool:
    """Tell whether a period after it is of what is said next: "2 mln and little change in 1987"."""
    return "and" in sentence.words_between(item.end, period.start)


def _is_after_level(sentence: Sentence, item: Draft, day: PeriodMention) -> bool:
    """Tell whether a day dates a change beyond its level: "by 50 points to 6 percent on Thursday"."""
    later = [q for q in sentence.quantities if item.end <= q.start < day.start]
    leads = later and sentence.words_before(later[0].start, 1) == ["to"]
    return bool(leads) and len(sentence.words_between(later[0].end, day.start)) <= _DAY_REACH


def is_holding(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is what somebody owns of something, which has no date but its own."""
    if item.quantity.unit != "percent" or item.indicator != "other_economic":
        return False
    return item.base == "equity" or (
        item.cue is not None and sentence.phrase(item.cue) in word_set("ownership")
    )


def is_deal(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is of an agreement: "signed contracts worth $5 million"."""
    return not _DEALS.isdisjoint(sentence.words_between(item.clause[0], item.start))


def _is_market_day(sentence: Sentence, item: Draft, period: PeriodMention) -> bool:
    """Tell whether a day at the beginning dates a price: "On Monday the board raised the price to"."""
    return period.role == "day" and (
        _is_rate(sentence, item)
        or (
            item.indicator == "price"
            and (period.start <= item.clause[0] + 3 or _leads(sentence, item, period))
        )
    )


def _leads(sentence: Sentence, item: Draft, day: PeriodMention) -> bool:
    """Tell whether a day stands before an amount and after the one before it, and no day follows."""
    later = any(item.end <= p.start < item.right for p in sentence.periods)
    return item.left <= day.start < item.start and not later


def _is_rate(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is a rate that a bank sets on a day: "on Friday lowered its base rate to"."""
    if item.cue is None or item.quantity.kind not in ("percent", "point"):
        return False
    return sentence.phrase(item.cue).endswith(" rate") and item.indicator == "other_economic"


def _of_measure(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """The period that says which level an amount is: "at the 2019 level of", "last year's record of"."""
    lead = words_before(sentence, item)
    if lead[-1:] != ["of"] or not _LEVELS & set(lead[-2:-1]):
        return None
    for period in sentence.periods:
        if item.left <= period.start < item.start and period.role == "plain" and period.span is not None:
            words = sentence.words_between(period.end, item.start)
            if len(words) <= len(lead) and set(words[:-1]) <= _LEVELS | _OF_LEVELS | {"of"}:
                return period
    return None


def _attribute(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """The period that stands by the word which governs an amount: "1986/87 wheat crop", "exports in 1986"."""
    cue = item.cue
    if cue is None or not item.left <= cue.start < item.start:
        return None
    for period in sentence.periods:
        if period.role != "plain" or period.span is None or not is_usable(sentence, period):
            continue
        before = sentence.words_between(period.end, cue.start)
        is_first = period.end <= cue.start and len(before) <= 2 and not (_BREAKS | _LINKING) & set(before)
        if is_first or sentence.words_between(cue.end, period.start) == ["in"]:
            return period
    return None


def _is_shorter(period: PeriodMention, other: PeriodMention) -> bool:
    """Tell whether a period is shorter than another: "1986/87 crop at 16.7 mln, vs 17.3 mln last month"."""
    if period.span is None or other.span is None or None in (period.span.last, other.span.last):
        return False
    lengths = [(s.last or s.first) - s.first for s in (period.span, other.span)]
    return lengths[0] < lengths[1]


def _own(sentence: Sentence, item: Draft) -> PeriodMention | None:
    """The period right after an amount, before the next one."""
    for period in sentence.periods:
        if not item.end <= period.start < item.right:
            continue
        words = sentence.words_between(item.end, period.start)
        words = words[:-2] if words[-2:] in _AS_OF else words
        reach = _DAY_REACH if period.role in ("day", "vague") else _OWN_REACH
        breaks = _BREAKS & set(words[1:]) or _SUBORDINATING & set(_without_hyphened(words))
        on_before = period.role == "before" and words_before(sentence, item)[-1:] != ["after"]
        if item.statistic == "growth" and (on_before or compares(item, words)):
            continue  # "up 40 percent from 2023", "on a year earlier": what it is compared with
        if is_reached_since(sentence, item, period):
            continue
        if period.role == "day" and is_deal(sentence, item):
            continue  # "signed contracts worth $5 million on Monday": a deal has no date but its own year
        if len(words) <= reach and not breaks and is_usable(sentence, period, own=True):
            return period
    return None


def is_reached_since(sentence: Sentence, item: Draft, period: PeriodMention) -> bool:
    """Tell whether an amount was reached since: "doubled to 8 billion since 2015" dates only the doubling."""
    leads_to = words_before(sentence, item)[-1:] == ["to"]
    return period.role == "since" and item.statistic == "level" and leads_to


def compares(item: Draft, words: list[str]) -> bool:
    """Tell whether the words from a change to a period lead to what it is compared with.

    "29 percent above 2022", "treble the take of 2017", but not "doubled the output of 2017 to".
    """
    if words[-1:] == ["from"] or words[-2:] in (["up", "on"], ["down", "on"]) or _BESIDE & set(words[:2]):
        return True
    is_multiple = item.quantity.kind == "multiple" or not item.quantity.surface[:1].isdigit()
    is_verb = item.quantity.surface.endswith("ed")
    return (
        is_multiple
        and not is_verb
        and words[:1] != []
        and words[0] in _MEASURED
        and words[-1] in ("of", "in")
    )


def _is_aside(sentence: Sentence, period: PeriodMention) -> bool:
    """Tell whether a period dates only an aside between commas: "guests, whose visas ended in May, spent"."""
    at = sentence.token_at(period.start)
    before = sentence.tokens[max(0, at - _ASIDE) : at]
    commas = [n for n, token in enumerate(before) if token.text == ","]
    if not commas or sentence.words_after(period.end, 1) != [","]:
        return False
    aside = before[commas[-1] + 1 :]
    return len(aside) > 1 and aside[0].lower not in _ASIDE_LEADS


def _without_hyphened(words: list[str]) -> list[str]:
    """The words without those before a hyphen: "after-tax" subordinates nothing."""
    return [word for word, following in pairwise([*words, ""]) if following != "-"]


def _closes(sentence: Sentence, period: PeriodMention, item: Draft) -> bool:
    """Tell whether a period further right dates the amount: at the end of its list or of its clause."""
    words = sentence.words_between(item.end, period.start)
    if period.role == "since":
        words = words[:-1]  # without its own "from"
    if not is_usable(sentence, period) or set(words) & _SUBORDINATING:
        return False
    if is_reached_since(sentence, item, period):
        return False
    if period.role == "by" and item.statistic == "growth":
        return True
    led_from = words_before(sentence, item)[-1:] == ["from"] or {"from", "against", "than", "compared"} & set(
        words
    )
    if led_from or (item.statistic == "growth" and compares(item, words)):
        return False  # "from $9 billion to $27 billion last year": the later amount's
    later = sentence.quantities_between(item.end, period.start)
    part = sentence.words_after(part_of_clause(sentence, item), 1)
    if "," in words and part and part[0] in _RELATIVE:
        return False  # "remittances, which make up a quarter of GDP, rose 8 percent in May"
    if not later:
        return period.role == "by" or ("," not in words[1:] and len(words) <= _CLOSING_REACH)
    rises_to = item.statistic == "growth" and sentence.words_before(later[0].start, 1) == ["to"]
    return rises_to or words[:1] == ["to"] or all(_is_alike(sentence, item, q) for q in later)


def _is_alike(sentence: Sentence, item: Draft, quantity: Quantity) -> bool:
    """Tell whether an amount is in a list with another, or says in parentheses what it says."""
    if quantity.kind == item.quantity.kind or (quantity.kind == "number" and not quantity.noun):
        return True
    return "(" in sentence.words_between(quantity.start - 2, quantity.start)

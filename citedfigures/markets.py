"""Markets: prices, currencies and indices that a text tells of the day on which it was written.

"Brent settled at $90.04", "The rand weakened 1.6 percent after the announcement": what markets did has the
month of publication where the sentence names no other time.
"""

from __future__ import annotations

from itertools import pairwise

from citedfigures.clock import Clock
from citedfigures.draft import Draft
from citedfigures.lexicon import load
from citedfigures.sentence import Sentence
from citedfigures.spans import Span
from citedfigures.tense import tells_past
from citedfigures.words import word_set

_AVERAGES = frozenset({"average", "averaged", "averaging", "mean"})
_FEWEST_WORDS = 2  # of the money market, by which a sentence is known to tell of it
_TRADED = frozenset({"price", "other_economic"})


def market_day(sentence: Sentence, item: Draft, clock: Clock) -> Span | None:
    """Return the month of publication, or of a day that is named, for what a market did; None otherwise."""
    if item.indicator not in _TRADED or clock.now is None:
        return None
    if item.quantity.kind == "money" and item.statistic == "level" and _is_of_liquidity(sentence):
        return Span(clock.now, clock.now)
    if item.indicator != "price" and not (item.statistic == "growth" and _is_quoted(sentence, item)):
        return None
    words = sentence.words_between(*item.clause)
    is_average = not _AVERAGES.isdisjoint(words)
    if is_average or word_set("market_days").isdisjoint(words) or not tells_past(sentence, item):
        return None
    days = [p.span for p in sentence.periods if p.role == "day" and p.span is not None]
    return days[0] if days else Span(clock.now, clock.now)


def _is_quoted(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is of a currency, or of nothing that has a name of its own, such as an index."""
    currencies = load("places")["currencies"].values()
    if item.cue is None or sentence.phrase(item.cue) in word_set("indices"):
        return True
    return any(sentence.phrase(item.cue) in names for names in currencies)


def _is_of_liquidity(sentence: Sentence) -> bool:
    """Tell whether a sentence is of the day's money market: "bills for repurchase will drain 660 million"."""
    words = sentence.tokens.lower
    is_named = ("money", "market") in pairwise(words)
    return len(word_set("money_market") & set(words)) + is_named >= _FEWEST_WORDS

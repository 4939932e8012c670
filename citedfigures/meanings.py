"""What a cue means among the words beside it: a deficit of trade or of the budget, a price or a cost."""

from __future__ import annotations

from citedfigures.cues import COSTS
from citedfigures.defaults import way_of
from citedfigures.draft import Draft, words_before
from citedfigures.figure import Figure
from citedfigures.lexicon import Mention
from citedfigures.prices import LARGEST_PRICE, PRICED
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

_NET = frozenset({"deficit", "surplus", "imbalance", "gap", "shortfall"})
_ECONOMY = frozenset({"economy", "economies"})
_OF_COMPANY = frozenset({"turnover", "capital"})
_OBJECTS = frozenset({"it", "them", "him", "her", "us"})
_TAXES = frozenset({"vat", "value-added tax", "value added tax", "income tax", "corporate tax"})
_PUMPED = frozenset({"pump", "pumps", "pumped", "piped"})
_SPENDING = frozenset({"revenue", "revenues", "spending", "spend", "spent", "expenditure", "expenditures"})


def adjusted(sentence: Sentence, cue: Mention, item: Draft, before: list[Draft], last: Figure | None) -> str:
    """The cue's indicator, where the words beside it make it another one."""
    phrase = sentence.phrase(cue)
    if key := _priced(sentence, cue, item):
        return key
    if phrase == "prices" and item.quantity.unit == "percent":
        basket = last is not None and last.indicator == "inflation"
        return "inflation" if basket or _are_all_prices(sentence, cue, item) else "price"
    if phrase in _TAXES and item.quantity.kind == "money":
        return "budget"
    if phrase in _OF_COMPANY and _is_of_company(sentence, cue):
        return "other_economic"  # a company's turnover is its sales, and its capital its own
    if phrase in _NET:
        return "budget" if _is_of_budget(sentence, item, last, _ECONOMY) else "trade_balance"
    if phrase in _SPENDING:
        return _spent(sentence, cue, item, before, last)
    if phrase in _PUMPED and way_of(sentence, item) == "exports":
        return "exports"
    return cue.key


def _is_of_company(sentence: Sentence, cue: Mention) -> bool:
    """Tell whether somebody but a country owns what a cue names: "its turnover", "Shell's turnover"."""
    if sentence.words_before(cue.start, 1)[:1] not in (["its"], ["their"], ["’s"], ["'s"], ["whose"]):
        return False
    places = sentence.between(sentence.start, cue.start, "place")
    return not (places and sentence.words_between(places[-1].end, cue.start) in (["’s"], ["'s"]))


def _priced(sentence: Sentence, cue: Mention, item: Draft) -> str:
    """What something costs: a price, an investment or a loss; "" where the words do not tell."""
    kind, is_large = item.quantity.kind, item.quantity.value >= LARGEST_PRICE
    phrase = sentence.phrase(cue)
    of_one = sentence.words_after(cue.end, 2) in (["of", "a"], ["of", "an"], ["of", "one"])
    if cue.key == "price" and kind == "money" and is_large and not of_one:
        return "investment"  # "whose first stage is priced at $1.3 billion"
    if kind == "money" and not is_large and phrase in PRICED:
        return "price"
    if phrase in COSTS and kind in ("multiple", "percent"):
        # "a seat costs twice what it did", but "costs were cut by 6 percent"
        return "price" if words_before(sentence, item)[-1:] == [phrase] else "other_economic"
    is_loss = phrase in COSTS and _OBJECTS & set(sentence.words_after(cue.end, 1))
    return "other_economic" if is_loss else ""  # "the strike cost it $3 million"


def _spent(sentence: Sentence, cue: Mention, item: Draft, before: list[Draft], last: Figure | None) -> str:
    """Whose money is taken in or spent: that of people just counted, of the state, or what the word says."""
    if item.quantity.kind == "money" and _follows_people(item, before):
        return "other_economic"  # "2 million foreigners came and spent $1 billion"
    return "budget" if _is_of_budget(sentence, item, last) else cue.key


def _follows_people(item: Draft, before: list[Draft]) -> bool:
    """Tell whether the amount before in the clause counts those who spend."""
    return bool(before) and before[-1].quantity.kind == "count" and before[-1].clause == item.clause


def _are_all_prices(sentence: Sentence, cue: Mention, item: Draft) -> bool:
    """Tell whether "prices" are those of no single good: "prices rose 11 percent", not "house prices"."""
    if sentence.between(item.clause[0], item.end, "product"):
        return False
    if sentence.words_after(cue.end, 1) in (["of"], ["for"]):
        return False
    places = sentence.between(sentence.start, cue.start, "place")
    if places and places[-1].after == cue.first:
        return True
    before = sentence.words_before(cue.start, 1)
    return not before or before[0] in word_set("before_all_prices")


def _is_of_budget(
    sentence: Sentence, item: Draft, last: Figure | None, words: frozenset[str] = frozenset()
) -> bool:
    """Tell whether a deficit or spending is the state's: by the words beside it, or by what went before.

    `words` name the economy as "GDP" does, without saying so outright.
    """
    cues = sentence.between(sentence.start, sentence.end, "cue", "ranks")
    keys = {c.key for c in cues if c.form == "nouns" or sentence.phrase(c) in words}
    if {"budget", "gdp"} & keys and not keys & {"exports", "imports", "trade_turnover", "trade_balance"}:
        return True
    if keys & {"exports", "imports"}:
        return False
    of_state = bool(word_set("states") & set(sentence.words_between(*item.clause)))
    return of_state or (last is not None and last.indicator == "budget")

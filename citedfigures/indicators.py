"""What a quantity is about: its indicator and the total of a share, from the words around it.

The nearest word that names an economic quantity decides: first what a share is a share of ("36 percent
*of imports*"), then what stands between the amount before and this one, then what follows, then the
clause, then the sentence, then the figure before. A quantity that nothing economic governs is no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citedfigures.cues import PRONOUNS, base_cue, find_cue, is_beside
from citedfigures.draft import Draft, words_before
from citedfigures.figure import Figure
from citedfigures.lexicon import Mention
from citedfigures.prices import LARGEST_PRICE, PRICED, is_price, names_grade
from citedfigures.products import TRADED
from citedfigures.sentence import Sentence
from citedfigures.tallies import MEASURES, give_count, give_measure
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.context import Context

_TRADE_UNITS = {
    "MW": "capacity", "kWh": "production", "TEU": "transit", "bbl/d": "production", "bbl": "production",
    "t": "production", "m3": "production", "oz": "production", "m3/d": "production", "t/d": "production",
    "ft3": "production", "kWh/d": "production", "bu": "production", "dwt": "capacity",
}  # fmt: skip
_TOTALS = (["of", "the", "total"], ["of", "this", "total"], ["of", "total", "sales"], ["of", "the", "whole"])
_SUMS = frozenset({"amount", "total", "sum", "volume", "figure", "quantity", "inflow", "inflows", "tonnage"})
_SUM_REACH = 7
_VENTURES = frozenset({"project", "venture", "consortium", "company", "field", "business", "group"})
_SEEN = frozenset({"recorded", "seen", "registered", "reported", "posted"})
_OF_THEM = (["of", "them"], ["of", "it"], ["of", "these"], ["of", "those"])
_THEM = frozenset({"them", "it", "this", "that", "these", "those"})
_BEFORE_GOODS = 3  # words between an amount and whose goods it is of: "a year of Russian gas"
_ADJECTIVES = 2  # words between whose goods they are and what they are: "Russian pipeline gas"
_SPENDING = frozenset({"spending", "spend", "spent", "expenditure", "expenditures"})
_FLOWS_OF_MONEY = frozenset({"exports", "imports"})


def give_indicator(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> bool:
    """Set what the draft is about; False if nothing economic governs it.

    `before` are the drafts before it in the sentence, `context` knows the figure before it in the paragraph
    and the sentence before.
    """
    quantity, last = item.quantity, context.near
    if item.pair is not None and item.pair.indicator:
        base_cue(sentence, item)  # "$54 billion, or 78 percent of GDP" has a base of its own
        item.indicator, item.cue = item.pair.indicator, item.pair.cue
        return True
    if quantity.kind in ("rank", "count") or quantity.unit in MEASURES:
        return _tally(sentence, item, before, last)
    of_them = quantity.kind not in ("physical", "money") and sentence.words_after(item.end, 2) in _OF_THEM
    if last is not None and of_them and _continue(item, last):
        return True  # "China buys 90 percent of them"
    cue = find_cue(sentence, item, before)
    as_much = sentence.words_between(item.end, item.right)[:2] in (["as", "much"], ["as", "many"])
    if quantity.kind == "multiple" and as_much and _carry(item, before):
        return True
    if quantity.kind == "money" and sentence.words_between(item.end, item.right)[:1] == ["into"]:
        item.indicator = "investment"
        return True
    if is_price(sentence, item, before):
        item.indicator, item.cue = "price", cue
        return True
    if cue is not None and _by_cue(sentence, item, cue, before, context):
        return True
    if not before and sentence.tokens.lower[0] in PRONOUNS and context.said:
        item.indicator, item.carried = context.said, True
        return True
    return _by_default(sentence, item, before, context)


def _by_cue(sentence: Sentence, item: Draft, cue: Mention, before: list[Draft], context: Context) -> bool:
    """Take what a cue says; a loose one goes on with what was spoken of, and says little of tonnes."""
    quantity, last = item.quantity, context.near
    if cue.form == "loose":
        if _goes_on_with_trade(item, before, context.last if context.is_close(sentence) else last):
            return True
        if quantity.kind == "physical":
            return False
    seldom = quantity.kind == "physical" and quantity.unit not in _TRADE_UNITS
    if seldom and not is_beside(sentence, item, cue):
        return False
    item.cue, item.indicator = cue, _adjusted(sentence, cue, item, last)
    return True


def _tally(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """What is ranked, counted or paced off; a count without a noun goes on with another amount."""
    if item.quantity.kind == "rank":
        return _rank(sentence, item, before, last)
    if item.quantity.kind != "count":
        return give_measure(sentence, item)
    if give_count(sentence, item):
        return True
    return not item.quantity.noun and (_carry(item, before) or _continue(item, last))


def _rank(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """A rank is about what it ranks: "the seven largest *investors*", "first place among *investors*"."""
    cues = sentence.between(item.end, item.clause[1], "ranks") or sentence.between(*item.clause, "ranks")
    if not cues:
        cues = sentence.between(*item.clause, "cue")[-1:]
    if cues:
        item.cue, item.indicator = cues[0], cues[0].key
        return True
    return _carry(item, before) or _continue(item, last)


def _is_of_company(sentence: Sentence, cue: Mention) -> bool:
    """Tell whether somebody but a country owns what a cue names: "its turnover", "Shell's turnover"."""
    if sentence.words_before(cue.start, 1)[:1] not in (["its"], ["their"], ["’s"], ["'s"], ["whose"]):
        return False
    places = sentence.between(sentence.start, cue.start, "place")
    return not (places and sentence.words_between(places[-1].end, cue.start) in (["’s"], ["'s"]))


def _adjusted(sentence: Sentence, cue: Mention, item: Draft, last: Figure | None) -> str:
    """The cue's indicator, where the words beside it make it another one."""
    phrase = sentence.phrase(cue)
    if item.quantity.kind == "money" and item.quantity.value < LARGEST_PRICE and phrase in PRICED:
        return "price"
    if phrase == "prices" and item.quantity.unit == "percent" and _are_all_prices(sentence, cue, item):
        return "inflation"
    if phrase == "turnover" and _is_of_company(sentence, cue):
        return "other_economic"  # a company's turnover is its sales
    if phrase in ("deficit", "surplus", "imbalance"):
        return "budget" if _is_of_budget(sentence, item, last) else "trade_balance"
    if phrase in _SPENDING and (
        _is_of_budget(sentence, item, last) or word_set("states") & set(sentence.words_between(*item.clause))
    ):
        return "budget"
    return cue.key


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


def _is_of_budget(sentence: Sentence, item: Draft, last: Figure | None) -> bool:
    """Tell whether a deficit or spending is the state's: by the words beside it, or by what went before."""
    keys = {c.key for c in sentence.between(sentence.start, sentence.end, "cue") if c.form == "nouns"}
    if {"budget", "gdp"} & keys and not keys & {"exports", "imports", "trade_turnover", "trade_balance"}:
        return True
    return last is not None and last.indicator == "budget" and not keys & {"exports", "imports"}


def _goes_on_with_trade(item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """Take over the trade or output just spoken of: "Knitwear contributed $25.7 billion", "cars leapt 24"."""
    traded = _FLOWS_OF_MONEY if item.quantity.kind == "money" else TRADED - {"price"}
    if before and before[-1].indicator in traded:
        return _carry(item, before)
    return last is not None and last.indicator in traded and _continue(item, last)


def _by_default(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> bool:
    """Money is always a figure; a physical amount by its unit; anything else only after one like it."""
    quantity, last = item.quantity, context.near
    if item.base_span and sentence.between(*item.base_span, "product"):
        item.indicator = "production"  # "a quarter of the world's uranium"
        return True
    if quantity.unit == "percent" and names_grade(sentence, item) and _goes_on(sentence, item):
        item.indicator = "price"  # "Brent rose 4 percent"
        return True
    if context.last is not None and _is_of_sum(sentence, item) and _continue(item, context.last):
        return True  # "a third of the January-July amount"
    if _holds(sentence, item):
        item.indicator, item.base = "other_economic", "equity"
        return True
    if last is not None and (abs(last.value), last.unit) == (abs(quantity.value), quantity.unit):
        return _continue(item, last)  # "The 102.5 percent compares with ...": the figure just named
    if quantity.kind in ("percent", "multiple", "point") and not _goes_on(sentence, item):
        alike = bool(before) and (before[-1].quantity.unit == quantity.unit or quantity.kind == "multiple")
        return alike and _carry(item, before)
    if not before and quantity.unit == "percent" and context.said:
        item.indicator, item.carried = context.said, True
        return True
    if _carry(item, before) or (
        last is not None and last.unit in (quantity.unit, "percent") and _continue(item, last)
    ):
        return True
    if quantity.kind == "money":
        built = word_set("facilities") & set(sentence.words_between(*item.clause))
        item.indicator = "investment" if built else "other_economic"
        return True
    return _by_unit(sentence, item, context)


def _by_unit(sentence: Sentence, item: Draft, context: Context) -> bool:
    """A physical amount is another's goods, or of what was spoken of, or else of output."""
    if item.quantity.kind == "physical" and _foreign_goods(sentence, item):
        item.indicator = "imports"
        return True
    default = _TRADE_UNITS.get(item.quantity.unit, "")
    item.carried = bool(default) and context.said in TRADED
    item.indicator = context.said if item.carried else default
    goes_on = item.quantity.kind == "percent" and _goes_on(sentence, item)
    return bool(item.indicator) or (goes_on and _continue(item, context.near))


def _foreign_goods(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is of another country's goods: "4.5 bcm a year of Russian gas"."""
    for place in sentence.between(item.end, item.right, "place")[:1]:
        lead = sentence.words_between(item.end, place.start)
        goods = sentence.between(place.end, item.right, "product")[:1]
        near = goods and len(sentence.words_between(place.end, goods[0].start)) <= _ADJECTIVES
        mine = any(p.key == place.key for p in sentence.between(sentence.start, item.start, "place"))
        if place.form == "adjective" and lead[-1:] == ["of"] and len(lead) <= _BEFORE_GOODS and near:
            return not mine
    return False


def _holds(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is a holding: "Russia holds 31 percent"."""
    if item.quantity.unit != "percent":
        return False
    owned = set(words_before(sentence, item)[-1:]) & word_set("ownership")
    words = sentence.words_between(item.end, item.right)[:3]
    return bool(owned) or (words[:2] == ["of", "the"] and words[2:] != [] and words[2] in _VENTURES)


def _goes_on(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is of what was spoken of: "10.3 percent of the total", "grew by 4"."""
    words = sentence.words_between(item.end, item.right)[:3]
    if words in _TOTALS or (words[:1] == ["of"] and words[1:2] and words[1] in _THEM):
        return True
    if words[:1] and words[0] in _SEEN:
        return True  # "well below the 84 percent recorded in May"
    if sentence.between(item.left, item.start, "rise", "fall", "share"):
        return True
    return words[:1] in (["more"], ["less"], ["up"], ["down"], ["higher"], ["lower"])


def _is_of_sum(sentence: Sentence, item: Draft) -> bool:
    """Tell whether it is a share of a sum that was told before: "a third of the January-July amount"."""
    words = sentence.words_between(item.end, item.right)[:_SUM_REACH]
    return item.quantity.unit == "percent" and words[:1] == ["of"] and bool(_SUMS & set(words))


def _carry(item: Draft, before: list[Draft]) -> bool:
    """Take the indicator of the figure before in the same sentence."""
    if not before or not before[-1].indicator:
        return False
    item.indicator, item.cue, item.carried = before[-1].indicator, before[-1].cue, True
    if before[-1].base == "equity":
        item.base = "equity"  # a list of holdings
    return True


def _continue(item: Draft, last: Figure | None) -> bool:
    """Take the indicator of the figure before in the paragraph."""
    if last is None or (last.statistic == "rank" and item.quantity.kind != "percent"):
        return False
    item.indicator, item.carried = last.indicator, True
    return True

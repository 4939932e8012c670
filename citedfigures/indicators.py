"""What a quantity is about: its indicator and the total of a share, from the words around it.

The nearest word that names an economic quantity decides: first what a share is a share of ("36 percent
*of imports*"), then what stands between the amount before and this one, then what follows, then the
clause, then the sentence, then the figure before. A quantity that nothing economic governs is no figure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citedfigures.cues import PRONOUNS, base_cue, find_cue, is_beside
from citedfigures.draft import INHABITED, Draft, words_before
from citedfigures.figure import Figure
from citedfigures.lexicon import Mention, load
from citedfigures.products import TRADED
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.context import Context

_TRADE_UNITS = {
    "MW": "capacity", "kWh": "production", "TEU": "transit", "bbl/d": "production", "bbl": "production",
    "t": "production", "m3": "production", "oz": "production", "m3/d": "production", "t/d": "production",
    "ft3": "production", "kWh/d": "production", "bu": "production",
}  # fmt: skip
_LENGTHS = frozenset({"km", "mi"})
_TOTALS = (["of", "the", "total"], ["of", "this", "total"], ["of", "total", "sales"], ["of", "the", "whole"])
_OF_THEM = (["of", "them"], ["of", "it"], ["of", "these"], ["of", "those"])
_THEM = frozenset({"them", "it", "this", "that", "these", "those"})
# "A box cost $4,951" is a price, "the line cost $1.6 billion" an investment.
_LARGEST_PRICE = 100_000
_PRICED = frozenset(
    {"cost", "costs", "sells", "sold", "sell", "paid", "pays", "pay", "fetched", "sales", "buys", "bought"}
)
_GRADES = frozenset({"brent", "urals", "crude", "oil"})
# Words with which a sentence goes on about the price just told.
_PRICE_GOES_ON = frozenset({"it", "they", "paid", "against", "from", "to", "or", "at"})
_FEWEST = 10  # "the two firms" are no statistic
_PEOPLE = frozenset({"people", "persons", "men", "women", "residents", "locals"})


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
    if quantity.kind in ("rank", "count"):
        return (
            _rank(sentence, item, before, last) if quantity.kind == "rank" else _count(sentence, item, before)
        )
    if quantity.unit in _LENGTHS:
        return _length(sentence, item)
    if last is not None and sentence.words_after(item.end, 2) in _OF_THEM and _continue(item, last):
        return True  # "China buys 90 percent of them"
    cue = find_cue(sentence, item, before)
    as_much = sentence.words_between(item.end, item.right)[:2] in (["as", "much"], ["as", "many"])
    if quantity.kind == "multiple" and as_much and _carry(item, before):
        return True
    if quantity.kind == "money" and sentence.words_between(item.end, item.right)[:1] == ["into"]:
        item.indicator = "investment"
        return True
    if _is_price(sentence, item, before):
        item.indicator, item.cue = "price", cue
        return True
    if cue is not None and (
        quantity.kind != "physical" or quantity.unit in _TRADE_UNITS or is_beside(sentence, item, cue)
    ):
        item.cue, item.indicator = cue, _adjusted(sentence, cue, item)
        return True
    if not before and sentence.tokens[0].lower in PRONOUNS and context.said:
        item.indicator, item.carried = context.said, True
        return True
    return _by_default(sentence, item, before, context)


def _rank(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """A rank is about what it ranks: "the seven largest *investors*", "first place among *investors*"."""
    cues = sentence.between(item.end, item.clause[1], "ranks") or sentence.between(*item.clause, "ranks")
    if not cues:
        cues = sentence.between(*item.clause, "cue")[-1:]
    if cues:
        item.cue, item.indicator = cues[0], cues[0].key
        return True
    return _carry(item, before) or _continue(item, last)


def _count(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """A count is a figure only of things that an economy is counted in."""
    noun = item.quantity.noun.lower()
    named = any(c.key == "population" for c in sentence.between(item.left, item.start, "cue"))
    if words_before(sentence, item)[-2:] in INHABITED or (named and noun in ("", *_PEOPLE)):
        item.indicator = "population"
        return True
    employs = words_before(sentence, item)[-1:] in (["employs"], ["employ"], ["employed"], ["employing"])
    works = {"work", "worked", "employed", "workers"} & set(sentence.words_between(item.end, item.right)[:3])
    if employs or (noun in _PEOPLE and works):
        item.indicator = "other_economic"
        return True
    for indicator, nouns in load("indicators")["counts"].items():
        if any(noun == word or noun.endswith(" " + word) for word in nouns):
            return _counted(sentence, item, indicator)
    return bool(before) and before[-1].quantity.unit == "count" and _carry(item, before)


def _counted(sentence: Sentence, item: Draft, indicator: str) -> bool:
    """Jobs and firms are a figure by themselves, goods where a word says what is done with them."""
    cues = [
        c
        for c in sentence.between(item.clause[0], item.right, "cue")
        if c.key in ("exports", "imports", "production", "transit")
    ]
    if indicator in ("other_economic", "population"):
        item.indicator = indicator
        return item.quantity.value > _FEWEST
    if cues:
        item.cue, item.indicator = cues[-1], cues[-1].key
    return bool(cues)


def _length(sentence: Sentence, item: Draft) -> bool:
    """Kilometres are a figure as the length of a line, not as a distance, a depth or a border."""
    kinds = ("line", "cue", "epithet")
    stretches = (
        sentence.between(item.end, item.right, *kinds) + sentence.between(item.left, item.start, *kinds)[::-1]
    )
    near = [cue for cue in stretches if cue.key == "length" or cue.form == "thing"]
    after = sentence.words_between(item.end, item.right)[:1]
    if not near or after in (["from"], ["away"], ["off"], ["north"], ["south"], ["east"], ["west"]):
        return False
    item.cue, item.indicator = near[0], "length"
    return True


def _is_price(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """Tell whether money is a price, and give it the unit that goes without saying.

    "Brent settled at $119.51" is per barrel, and so is what follows a price in its sentence.
    """
    quantity = item.quantity
    if quantity.kind != "money" or quantity.value >= _LARGEST_PRICE:
        return quantity.kind == "price"
    model = before[-1].quantity if before and before[-1].indicator == "price" else None
    own = set(sentence.words_between(item.left, item.start))
    goes_on = model is not None and model.unit.startswith(quantity.unit) and bool(own & _PRICE_GOES_ON)
    unit = f"{quantity.unit}/bbl" if _names_grade(sentence, item) else ""
    unit = unit or (model.unit if model and goes_on else "")
    if unit:
        item.quantity = replace(quantity, kind="price", unit=unit)
    return bool(unit)


def _is_of_company(sentence: Sentence, cue: Mention) -> bool:
    """Tell whether somebody but a country owns what a cue names: "its turnover", "Shell's turnover"."""
    if sentence.words_before(cue.start, 1)[:1] not in (["its"], ["their"], ["’s"], ["'s"], ["whose"]):
        return False
    places = sentence.between(sentence.start, cue.start, "place")
    return not (places and sentence.words_between(places[-1].end, cue.start) in (["’s"], ["'s"]))


def _names_grade(sentence: Sentence, item: Draft) -> bool:
    """Tell whether the clause speaks of a grade of crude, whose price is per barrel: "Brent settled at"."""
    products = sentence.between(item.clause[0], item.start, "product")
    return any(sentence.phrase(product) in _GRADES for product in products)


def _adjusted(sentence: Sentence, cue: Mention, item: Draft) -> str:
    """The cue's indicator, where the words beside it make it another one."""
    phrase = sentence.phrase(cue)
    if item.quantity.kind == "money" and item.quantity.value < _LARGEST_PRICE and phrase in _PRICED:
        return "price"
    if phrase == "turnover" and _is_of_company(sentence, cue):
        return "other_economic"  # a company's turnover is its sales
    if phrase in ("deficit", "surplus", "imbalance"):
        budget = (
            any(c.key == "budget" for c in sentence.between(*item.clause, "cue"))
            or (item.base or "").lower() == "gdp"
        )
        return "budget" if budget else "trade_balance"
    return cue.key


def _by_default(sentence: Sentence, item: Draft, before: list[Draft], context: Context) -> bool:
    """Money is always a figure; a physical amount by its unit; anything else only after one like it."""
    quantity, last = item.quantity, context.near
    if item.base_span and sentence.between(*item.base_span, "product"):
        item.indicator = "production"  # "a quarter of the world's uranium"
        return True
    if quantity.unit == "percent" and _names_grade(sentence, item) and _goes_on(sentence, item):
        item.indicator = "price"  # "Brent rose 4 percent"
        return True
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
    if quantity.kind != "money":
        default = _TRADE_UNITS.get(quantity.unit, "")
        item.carried = bool(default) and context.said in TRADED
        item.indicator = context.said if item.carried else default
        return bool(item.indicator) or (
            _goes_on(sentence, item) and quantity.kind == "percent" and _continue(item, last)
        )
    item.indicator = "other_economic"
    return True


def _holds(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is a holding: "Russia holds 31 percent"."""
    owned = set(words_before(sentence, item)[-1:]) & word_set("ownership")
    return item.quantity.unit == "percent" and bool(owned)


def _goes_on(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a percentage is of what was spoken of: "10.3 percent of the total", "grew by 4"."""
    words = sentence.words_between(item.end, item.right)[:3]
    if words in _TOTALS or (words[:1] == ["of"] and words[1:2] and words[1] in _THEM):
        return True
    if sentence.between(item.left, item.start, "rise", "fall", "share"):
        return True
    return words[:1] in (["more"], ["less"], ["up"], ["down"], ["higher"], ["lower"])


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

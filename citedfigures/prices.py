"""Prices: money that is paid for one of something, and the unit that goes without saying."""

from __future__ import annotations

from dataclasses import replace

from citedfigures.draft import Draft
from citedfigures.page import Page
from citedfigures.sentence import Sentence
from citedfigures.units import price_per

# "A box cost $4,951" is a price, "the line cost $1.6 billion" an investment.
LARGEST_PRICE = 100_000
PRICED = frozenset(
    {
        "cost",
        "costs",
        "sells",
        "sold",
        "sell",
        "paid",
        "pays",
        "pay",
        "fetched",
        "sales",
        "buys",
        "bought",
        "quoted",
        "fetches",
        "traded",
    }
)
_NEAR_START = 4  # words of a clause before "a tonne", if that is its subject: "In March a tonne cost"
_GRADES = frozenset({"brent", "urals", "crude", "oil", "wti", "west texas intermediate"})
_OF_EACH = (["a", "share"], ["per", "share"], ["a", "piece"], ["per", "unit"])
_GAINS = frozenset(
    "dividend dividends earnings profit profits loss losses income charge charges revenue revenues gain gains"
    " earn earned earns net operating".split()
)
# Words with which a sentence goes on about the price just told.
_PRICE_GOES_ON = frozenset({"it", "they", "paid", "against", "from", "to", "or", "at"})


def is_price(sentence: Sentence, item: Draft, before: list[Draft]) -> bool:
    """Tell whether money is a price, and give it the unit that goes without saying.

    "Brent settled at $119.51" is per barrel, and so is what follows a price in its sentence.
    """
    quantity = item.quantity
    if quantity.kind != "money" or quantity.value >= LARGEST_PRICE:
        return quantity.kind == "price"
    model = before[-1].quantity if before and before[-1].indicator == "price" else None
    own = set(sentence.words_between(item.left, item.start))
    goes_on = model is not None and model.unit.startswith(quantity.unit) and bool(own & _PRICE_GOES_ON)
    unit = f"{quantity.unit}/bbl" if names_grade(sentence, item) else ""
    unit = unit or _unit_of_one(sentence, item)
    unit = unit or (model.unit if model and goes_on else "")
    if unit:
        item.quantity = replace(quantity, kind="price", unit=unit)
    return bool(unit)


def names_grade(sentence: Sentence, item: Draft) -> bool:
    """Tell whether the clause speaks of a grade of crude, whose price is per barrel: "Brent settled at"."""
    products = sentence.between(item.clause[0], item.start, "product")
    return any(sentence.phrase(product) in _GRADES for product in products)


def _unit_of_one(sentence: Sentence, item: Draft) -> str:
    """The unit of a price whose subject is one measure of goods and whose verb is one of `PRICED`, else "".

    "A tonne cost 2,900 zlotys" is PLN/t.
    """
    words = sentence.words_between(item.clause[0], item.start)
    article = next((at for at, word in enumerate(words[: _NEAR_START + 1]) if word in ("a", "one")), None)
    if article is None or item.quantity.kind != "money":
        return ""
    per = price_per(Page.of(f" a {' '.join(words[article + 1 : article + 4])}"), 0)
    sold = (
        PRICED & set(words[article + 2 :]) or words[-1] == "," or words[article + 2 : article + 3] == ["of"]
    )
    return f"{item.quantity.unit}/{per[0]}" if per and sold else ""


def is_of_each(sentence: Sentence, item: Draft) -> bool:
    """Tell whether money is what one share or piece costs, and no dividend: "offered 70 dollars a share"."""
    if item.quantity.kind != "money" or item.quantity.value >= LARGEST_PRICE:
        return False
    words = sentence.words_after(item.end, 2)
    told = set(sentence.words_between(*item.clause))
    return told.isdisjoint(_GAINS | {"cost"}) and (words in _OF_EACH or words[:1] in (["each"], ["apiece"]))

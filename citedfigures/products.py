"""The product that a figure is about, where the words or the unit name one."""

from __future__ import annotations

from citedfigures.draft import Draft
from citedfigures.lexicon import Mention, load
from citedfigures.sentence import Sentence

TRADED = frozenset(
    {"exports", "imports", "production", "consumption", "price", "transit", "reserves", "capacity"}
)
_AFTER = 3  # words between an amount and the product it is an amount of


def give_product(sentence: Sentence, item: Draft) -> None:
    """Set the product named beside the cue, after the amount, in the share's total, or as the subject."""
    if item.pair is not None:
        item.product = item.pair.product
        item.words.update({name: at for name, at in item.pair.words.items() if name == "product"})
        return
    products = sentence.between(*item.clause, "product")
    for find in (_beside_cue, _measured, _in_base, _subject):
        if product := find(sentence, item, products):
            item.product = product.key
            item.words["product"] = product.start, product.end
            return
    if item.statistic != "rank" and item.indicator in TRADED:
        item.product = load("products")["units"].get(item.quantity.unit)


def _beside_cue(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "oil exports", "exports of crude oil"."""
    cue = item.cue
    if cue is None:
        return None
    for product in products:
        if product.end <= cue.start and not sentence.words_between(product.end, cue.start):
            return product
        if cue.end <= product.start and sentence.words_between(cue.end, product.start) in (
            ["of"],
            ["of", "the"],
            ["in"],
        ):
            return product
    return None


def _measured(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "50 billion tonnes of phosphate rock", "5 GW of green power"."""
    for product in products:
        words = sentence.words_between(item.end, product.start)
        if product.start >= item.end and len(words) <= _AFTER and words[:1] in (["of"], ["worth"]):
            return product
    return None


def _in_base(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "a quarter of the world's primary uranium"."""
    if item.base_span is None:
        return None
    return next((p for p in products if item.base_span[0] <= p.start < item.base_span[1]), None)


def _subject(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "Crude accounts for nine tenths of exports": what the clause speaks of."""
    if item.indicator not in TRADED:
        return None
    before = [p for p in products if p.end <= item.start]
    begins = [p for p in before if len(sentence.words_between(item.clause[0], p.start)) <= 2]
    return begins[0] if begins else None

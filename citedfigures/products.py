"""The product that a figure is about, where the words or the unit name one."""

from __future__ import annotations

from citedfigures.draft import Draft
from citedfigures.lexicon import Mention, load
from citedfigures.sentence import Sentence
from citedfigures.tallies import AREAS
from citedfigures.words import word_set

TRADED = frozenset(
    {"exports", "imports", "production", "consumption", "price", "transit", "reserves", "capacity"}
)
# These words of a flow mostly leave out the goods that were named before.
_ELLIPTIC = frozenset(
    "shipments shipment deliveries cargoes shipped sold sales output production produced producer reserves"
    " price prices harvest crop stocks stockpile supplier yield extraction grower".split()
)
_ANAPHORS = frozenset({"fuel", "metal", "ore", "commodity"})
_POINTING = frozenset({"the", "this", "that"})
_PLANTS = frozenset({"station", "stations", "plant", "plants", "company", "line", "lines", "ties"})
_RELATIVES = ([",", "whose"], [",", "which"], [",", "of"])
_FUNCTION = frozenset(
    {"of", "to", "in", "and", "by", "from", ",", "for", "on", "(", ".", ";", "more", "less", "than", "the"}
)
_OF_UNIT = {
    unit: load("products")["units"][unit] for unit in ("kWh", "MW", "TEU")
}  # whatever was told before
_AFTER = 3  # words between an amount and the product it is an amount of


def give_product(sentence: Sentence, item: Draft, before: list[Draft], goods: str) -> None:
    """Set the product named beside the cue, after the amount, in the share's total, or as the subject.

    `before` are the drafts before it in the sentence, `goods` is the product that the text named last.
    """
    if item.pair is not None:
        item.product = item.pair.product
        item.words.update({name: at for name, at in item.pair.words.items() if name == "product"})
        return
    products = [p for p in sentence.between(*item.clause, "product") if _is_product(sentence, p)]
    if item.indicator in TRADED and item.quantity.unit in _OF_UNIT:
        item.product = _OF_UNIT[item.quantity.unit]
        return
    for find in (_planted, _beside_cue, _measured, _counted, _in_base, _owner, _subject, _opening):
        if product := find(sentence, item, products):
            item.product = product.key
            item.words["product"] = product.start, product.end
            return
    if item.indicator not in TRADED:
        return
    item.product = _of_same(item, before)
    if item.product is None and goods and _is_elliptic(sentence, item):
        item.goods = goods
    elif item.product is None and item.statistic != "rank":
        item.product = load("products")["units"].get(item.quantity.unit)


def _is_product(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a word names a product here: not "the fuel" named before, nor a power station."""
    phrase = sentence.phrase(mention)
    if sentence.words_before(mention.start, 2) == ["non", "-"] or _is_no_good(sentence, mention):
        return False
    if phrase == "power" and _PLANTS & set(sentence.words_after(mention.end, 1)):
        return False
    return not (phrase in _ANAPHORS and _POINTING & set(sentence.words_before(mention.start, 1)))


def _is_no_good(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a product only says of what kind something is: "coal-fired", "the oil fund"."""
    after = sentence.words_after(mention.end, 2)
    return after == ["-", "fired"] or after[:1] in (["fund"], ["funds"])


def _of_same(item: Draft, before: list[Draft]) -> str | None:
    """The product of the amount before, of which this one is a change or a share: "13 percent more"."""
    last = before[-1] if before else None
    if last is None or last.indicator != item.indicator or last.statistic == "rank":
        return None
    return last.product if item.statistic == "growth" or item.carried else None


def is_of_all(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a figure is of goods of every kind: "total purchases"."""
    return item.cue is not None and bool(word_set("overall") & set(sentence.words_before(item.cue.start, 1)))


def _is_elliptic(sentence: Sentence, item: Draft) -> bool:
    """Tell whether the word that governs an amount leaves out of what it is: "shipments", "output"."""
    if item.cue is None or set(sentence.words_between(*item.clause)) & word_set("overall"):
        return False
    return bool(_ELLIPTIC & set(sentence.phrase(item.cue).split()))


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


def _planted(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "planted corn acreage was 66 million acres": the last crop named before an area."""
    if item.quantity.unit not in AREAS:
        return None
    return next((p for p in reversed(products) if p.end <= item.start), None)


def _measured(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "50 billion tonnes of phosphate rock", "5 GW of green power"."""
    for product in products:
        words = sentence.words_between(item.end, product.start)
        if product.start >= item.end and len(words) <= _AFTER and words[:1] in (["of"], ["worth"]):
            return product
    return None


def _counted(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "262,000 cars", "seven out of ten cars"."""
    if item.quantity.unit not in ("count", "percent"):
        return None
    near = [
        p for p in products if p.start >= item.end and len(sentence.words_between(item.end, p.start)) <= 1
    ]
    return next((p for p in near if _FUNCTION.isdisjoint(sentence.words_between(item.end, p.start))), None)


def _owner(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "the reason is iron ore, whose price touched $230"."""
    if item.indicator not in TRADED:
        return None
    before = [p for p in products if p.end <= item.left or p.end <= item.start]
    return next((p for p in reversed(before) if sentence.words_after(p.end, 2) in _RELATIVES), None)


def _opening(sentence: Sentence, item: Draft, products: list[Mention]) -> Mention | None:
    """Find it in "Apparel did the lifting: the sector fetched $47 billion": what the sentence begins with."""
    if item.indicator not in TRADED or products:
        return None
    named = [p for p in sentence.between(sentence.start, item.start, "product") if _is_product(sentence, p)]
    first = [p for p in named if len(sentence.words_between(sentence.start, p.start)) <= 1]
    return first[0] if first and len({p.key for p in named}) == 1 else None


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
    reach = 4 if item.indicator == "price" else 2  # "A litre of petrol, 185 naira"
    begins = [p for p in before if len(sentence.words_between(item.clause[0], p.start)) <= reach]
    return begins[0] if begins else None

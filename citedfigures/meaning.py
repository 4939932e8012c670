"""What a quantity is about: its indicator, statistic, base and product, from the words around it.

The nearest word that names an economic quantity decides: first what a share is a share of ("36 percent
*of imports*"), then what stands between the amount before and this one, then what follows, then the
clause, then the sentence, then the figure before. A quantity that nothing economic governs is no figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citedfigures.figure import Figure, Quantity
from citedfigures.lexicon import Mention, load
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.roles import Sides

_CUES = ("cue", "ranks", "subjects_of_growth")
_STRENGTH = {"nouns": 0, "verbs": 0, "subject": 0, "rank": 1, "weak": 1}
# Between an amount and another way of giving it: "$17.6 billion" in "36 percent of imports ($17.6 billion)".
_PAIR_WORDS = frozenset("( or , i . e that is some about nearly almost roughly around approximately equivalent to the".split())
_BASE_REACH = 9  # words after "of" within which the total of a share is named
_NEAR = 3  # words between an amount and what it is an amount of: "$40 billion in two-way trade"
_UNIT_INDICATORS = {
    "km": "length", "mi": "length", "MW": "capacity", "kWh": "production", "TEU": "transit",
    "bbl/d": "production", "bbl": "production", "t": "production", "m3": "production", "oz": "production",
}  # fmt: skip
# Units that are only economic where a word says so: a height, a distance, a glass.
_EVERYDAY = frozenset({"m", "km", "mi", "kg", "g", "ha", "l", "km2", "m2", "ft", "kV", "lb", "nmi", "gal", "m/s"})


@dataclass(slots=True)
class Draft:
    """A quantity on its way to a figure.

    `left` and `right` bound the words that belong to it alone: from the quantity before to the one after,
    within its clause. `pair` is the draft that gives the same amount in another unit.
    """

    quantity: Quantity
    left: int
    right: int
    clause: tuple[int, int]
    pair: Draft | None = None
    cue: Mention | None = None
    indicator: str = ""
    statistic: str = ""
    sign: int = 1
    base: str | None = None
    product: str | None = None
    carried: bool = False


def draft(sentence: Sentence, quantities: list[Quantity]) -> list[Draft]:
    """Return a draft for each quantity, with the words that are its own."""
    drafts: list[Draft] = []
    for index, quantity in enumerate(quantities):
        clause = sentence.clause(quantity.start)
        before, after = quantities[index - 1] if index else None, quantities[index + 1 : index + 2]
        left = max(clause[0], before.end if before else sentence.start)
        right = min(clause[1], after[0].start if after else sentence.end)
        pair = drafts[-1] if before and _is_pair(sentence, before, quantity) else None
        if pair is not None:
            pair.right = right  # "1,511-kilometer (939-mile) pipeline": what follows the pair belongs to both
        drafts.append(Draft(quantity, left, right, clause, pair))
    return drafts


def _is_pair(sentence: Sentence, before: Quantity, quantity: Quantity) -> bool:
    words = sentence.words_between(before.end, quantity.start)
    return bool(words) and ("(" in words or "or" in words) and set(words) <= _PAIR_WORDS and before.kind != "rank"


def give_indicator(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """Set what the draft is about; False if nothing economic governs it.

    `before` are the drafts before it in the sentence, `last` is the figure before it in the paragraph.
    """
    quantity = item.quantity
    if item.pair is not None and item.pair.indicator:
        item.indicator, item.cue, item.base = item.pair.indicator, item.pair.cue, None
        return True
    if quantity.kind == "rank":
        return _rank(sentence, item, before, last)
    if quantity.kind == "count":
        return _count(sentence, item)
    cue = base_cue(sentence, item) or _governing(sentence, item)
    if quantity.kind == "price":
        item.indicator, item.cue = "price", cue
        return True
    if quantity.unit in _EVERYDAY:
        return _measure(sentence, item, cue)
    if cue is not None:
        item.cue, item.indicator = cue, _adjusted(sentence, cue, item)
        return True
    return _by_default(sentence, item, before, last)


def _rank(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """A rank is about what it ranks: "the seven largest *investors*", "first place among *investors*"."""
    cues = sentence.between(item.quantity.end, item.clause[1], "ranks") or sentence.between(*item.clause, "ranks")
    if cues:
        item.cue, item.indicator = cues[0], cues[0].key
        return True
    if earlier := sentence.between(item.clause[0], item.clause[1], "cue"):
        item.cue, item.indicator = earlier[-1], earlier[-1].key
        return True
    return _carry(item, before) or _continue(item, last)


def _count(sentence: Sentence, item: Draft) -> bool:
    """A count is a figure only of things that an economy is counted in."""
    noun = item.quantity.noun.lower()
    for indicator, nouns in load("indicators")["counts"].items():
        if any(noun == word or noun.endswith(" " + word) for word in nouns):
            cues = [c for c in sentence.between(item.left, item.right, "cue") if c.form != "weak"]
            item.cue = cues[-1] if cues and indicator != "other_economic" else None
            item.indicator = item.cue.key if item.cue and item.cue.key in ("exports", "imports", "production") else indicator
            return True
    employ = [c for c in sentence.between(item.left, item.quantity.start, "cue") if sentence.phrase(c).startswith("employ")]
    item.indicator = "other_economic" if employ else ""
    return bool(employ)


def _measure(sentence: Sentence, item: Draft, cue: Mention | None) -> bool:
    """Kilometres and the like are figures as the length of a line, or where a word says what they measure."""
    if item.quantity.unit in ("km", "mi", "m"):
        near = sentence.between(item.left, item.right, "cue")
        long_words = [c for c in near if c.key == "length"]
        item.indicator = "length"
        item.cue = long_words[0] if long_words else None
        after = sentence.words_between(item.quantity.end, item.right)[:2]
        away = {"from", "away", "off", "north", "south", "east", "west", "of"} & set(after[:1])
        return bool(long_words) and not away and item.quantity.unit != "m"
    if cue is not None and cue.form != "weak":
        item.cue, item.indicator = cue, cue.key
        return True
    return False


def base_cue(sentence: Sentence, item: Draft) -> Mention | None:
    """The total that a share is a share of: "36 percent of *imports*"; sets the draft's base."""
    words = sentence.words_between(item.quantity.end, item.right)[: _BASE_REACH + 1]
    if item.quantity.kind not in ("percent", "multiple") or not words or words[0] not in ("of", "to"):
        return None
    begin = sentence.token_at(item.quantity.end) + 1
    reach = sentence.tokens[begin : begin + _BASE_REACH]
    stop = next((t.start for t in reach if t.text in ",;()." or t.lower in ("and", "to", "in", "while", "but", "goes", "is", "was", "were", "are")), item.right)
    cues = sentence.between(sentence.tokens[begin].start, min(stop, item.right), *_CUES) if reach else []
    if cues:
        item.base = _base_phrase(sentence, sentence.tokens[begin].start, cues[-1].end)
    return cues[-1] if cues else None


def _base_phrase(sentence: Sentence, start: int, end: int) -> str:
    """The total in its own words, without determiners, owners and places: "its oil exports" is "oil exports"."""
    skipped = word_set("determiners")
    places = [(m.start, m.end) for m in sentence.mentions if m.kind in ("place", "epithet")]
    words = [
        token.text
        for token in sentence.tokens[sentence.token_at(start) : sentence.token_at(end)]
        if token.lower not in skipped and token.text not in ("’s", "'s", "’", "'")
        and not any(a <= token.start < b for a, b in places)
    ]  # fmt: skip
    return " ".join(words)


def _governing(sentence: Sentence, item: Draft) -> Mention | None:
    """The cue that governs an amount: near on its right, on its left, in its clause, in its sentence."""
    quantity = item.quantity
    right = sentence.between(quantity.end, item.right, *_CUES)
    near = [c for c in right if len(sentence.words_between(quantity.end, c.start)) <= _NEAR and c.form != "weak"]
    if near and sentence.words_between(quantity.end, near[0].start)[:1] in (["of"], ["in"], ["worth"], []):
        return near[0]
    stretches = ((item.left, quantity.start), (item.clause[0], quantity.start), (quantity.end, item.right), (sentence.start, quantity.start))
    for start, end in stretches:
        if cues := sentence.between(start, end, *_CUES):
            return min(reversed(cues), key=lambda cue: _STRENGTH[cue.form])
    return None


def _adjusted(sentence: Sentence, cue: Mention, item: Draft) -> str:
    """The cue's indicator, where the words beside it make it another one."""
    phrase = sentence.phrase(cue)
    budget = sentence.between(*item.clause, "cue")
    if phrase in ("deficit", "surplus") and any(c.key == "budget" for c in budget):
        return "budget"
    if phrase in ("imbalance", "deficit", "surplus"):
        return "trade_balance"
    return cue.key


def _by_default(sentence: Sentence, item: Draft, before: list[Draft], last: Figure | None) -> bool:
    """Money is always a figure; a physical amount by its unit; anything else only after one like it."""
    quantity = item.quantity
    if _carry(item, before):
        return True
    alike = last is not None and (last.unit == quantity.unit or _of_the_total(sentence, item))
    if alike and _continue(item, last):
        return True
    if quantity.kind == "money":
        item.indicator = "other_economic"
        return True
    item.indicator = _UNIT_INDICATORS.get(quantity.unit, "")
    return bool(item.indicator)


def _of_the_total(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a share is of the total that was spoken of: "10.3 percent of the total", "of them"."""
    words = sentence.words_between(item.quantity.end, item.right)[:3]
    return words in (["of", "the", "total"], ["of", "this", "total"]) or words[:2] in (["of", "them"], ["of", "it"], ["of", "this"], ["of", "that"])


def _continue(item: Draft, last: Figure | None) -> bool:
    """Take the indicator of the figure before in the paragraph."""
    if last is None or last.statistic == "rank":
        return False
    item.indicator, item.carried = last.indicator, True
    return True


def _carry(item: Draft, before: list[Draft]) -> bool:
    """Take the indicator of the figure before in the same sentence."""
    if not before or not before[-1].indicator:
        return False
    item.indicator, item.cue, item.carried = before[-1].indicator, before[-1].cue, True
    return True


def give_statistic(sentence: Sentence, item: Draft) -> None:
    """Set level, share, growth or rank, and the sign of a decline."""
    quantity = item.quantity
    trigger = _trigger(sentence, item)
    direction = -1 if trigger == "fall" else 1
    if quantity.kind == "rank":
        item.statistic = "rank"
    elif quantity.kind == "multiple" or quantity.kind == "point":
        item.statistic, item.sign = "growth", direction if quantity.kind == "point" else 1
    elif trigger in ("rise", "fall"):
        item.statistic, item.sign = "growth", direction
    elif quantity.unit != "percent":
        item.statistic = "level"
    else:
        item.statistic = _percent_statistic(sentence, item, trigger)


def _percent_statistic(sentence: Sentence, item: Draft, trigger: str) -> str:
    """Share, or the level of a rate that is named as one."""
    if item.base or trigger == "share":
        return "share"
    phrase = sentence.phrase(item.cue) if item.cue else ""
    if item.indicator == "inflation" or set(phrase.split()) & word_set("rate"):
        return "level"
    return "growth" if phrase.endswith("growth") else "share"


def _trigger(sentence: Sentence, item: Draft) -> str:
    """"rise", "fall", "share" or "" : the word that says what the amount does.

    Directly before it ("rose 12 percent", "fell by 4"), not across "to", "at" or "from", after which the
    amount is a level; or directly after it ("4.2 percent less", "53 percent more than").
    """
    start = sentence.quantities and max(item.left, item.clause[0]) or item.left
    words = sentence.words_between(start, item.quantity.start)
    last = words[-1] if words else ""
    mentions = sentence.between(start, item.quantity.start, "rise", "fall", "share")
    if last in ("to", "at", "from", "against", "with", "was", "is", "of") and last != "by":
        return "share" if any(m.kind == "share" for m in mentions) else ""
    following = sentence.words_between(item.quantity.end, item.right)[:2]
    if following[:1] in (["less"], ["lower"], ["fewer"], ["down"], ["decline"], ["drop"], ["fall"]):
        return "fall"
    if following[:1] in (["more"], ["higher"], ["up"], ["growth"], ["increase"], ["rise"]):
        return "rise"
    if not mentions:
        return ""
    nearest = mentions[-1]
    return nearest.kind if len(sentence.words_between(nearest.end, item.quantity.start)) <= 5 else ""


def give_product(sentence: Sentence, item: Draft) -> None:
    """Set the product that is named beside the amount or its cue, or that the unit alone tells."""
    if item.pair is not None:
        item.product = item.pair.product
        return
    quantity, cue = item.quantity, item.cue
    near = sentence.between(item.left, item.right, "product")
    beside = [p for p in sentence.between(*item.clause, "product") if cue and _adjoins(sentence, p, cue)]
    after = [p for p in near if 0 <= len(sentence.words_between(quantity.end, p.start)) <= _NEAR and p.start >= quantity.end]
    if item.indicator in ("length", "trade_turnover", "trade_balance", "fdi", "gdp", "population", "investment") and not beside:
        return
    chosen = beside or [p for p in after if sentence.words_between(quantity.end, p.start)[:1] in (["of"], [])]
    if chosen:
        item.product = chosen[0].key
    elif item.statistic != "rank":
        item.product = load("products")["units"].get(quantity.unit)


def _adjoins(sentence: Sentence, product: Mention, cue: Mention) -> bool:
    """Tell whether a product stands right before or after a cue: "oil exports", "exports of crude oil"."""
    if product.end <= cue.start:
        return not sentence.words_between(product.end, cue.start)
    return sentence.words_between(cue.end, product.start) in (["of"], ["of", "the"], ["in"])


def give_sign(sentence: Sentence, item: Draft, favoured: list[tuple[int, str]], sides: Sides) -> None:
    """Turn a balance negative where it is a deficit of the reporter's, or in the other side's favour."""
    if item.indicator != "trade_balance" or item.statistic == "growth":
        return
    reporter = sides.reporter.code if sides.reporter else None
    after = [code for start, code in favoured if start >= item.left]
    if after:
        item.sign = 1 if after[0] == reporter or reporter is None else -1
        return
    phrases = [sentence.phrase(c) for c in sentence.between(item.clause[0], item.right, "cue") if c.key == "trade_balance"]
    if any(word in phrase for phrase in phrases for word in ("deficit", "gap", "shortfall", "in the red", "negative")):
        item.sign = -1

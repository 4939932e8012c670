"""Drafts: quantities on their way to figures, with the words that are their own.

A bare number takes its unit from an amount before it, where the words between say that it is one more
of the same ("to 67 million tons from 28", "Russia holds 31 percent, Kazakhstan 20.75").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from citedfigures.figure import Figure, Quantity
from citedfigures.lexicon import Mention
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.roles import Sides
    from citedfigures.spans import Span

_PAIR_WORDS = word_set("pair")
_HEDGES = word_set("hedges")
INHABITED = (["nation", "of"], ["country", "of"], ["city", "of"], ["population", "of"], ["people", "of"])
_SMALLEST_SCALE = 1_000
_SCALES = {
    "thousand": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9,
    "trillion": 1e12, "trln": 1e12,
}  # fmt: skip
_KINDS = {"percent": "percent", "percentage_point": "point", "count": "count", "rank": "rank"}


@dataclass(slots=True)
class Draft:
    """A quantity on its way to a figure.

    `left` and `right` bound the words that belong to it alone: from the quantity before to the one after,
    within its clause. `pair` is the draft that gives the same amount in another unit. The rest is filled
    in, part by part, by the modules of the grammar; `carried` and `is_dated_by_context` tell that the
    indicator or the span was taken from a figure before. `words` are the places of the words that gave a
    field.
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
    base_span: tuple[int, int] | None = None
    product: str | None = None
    sides: Sides | None = None
    span: Span | None = None
    carried: bool = False
    tail: int = 0
    is_dated_by_context: bool = False
    words: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where the quantity begins."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where the quantity ends, with the parentheses that give it in another unit."""
        return self.tail or self.quantity.end


def make_drafts(sentence: Sentence, last: Figure | None) -> list[Draft]:
    """Return a draft for each amount of the sentence; `last` is the figure before it in the paragraph."""
    drafts: list[Draft] = []
    quantities = _with_units(sentence, last)
    for index, quantity in enumerate(quantities):
        clause = sentence.clause(quantity.start)
        left = max(clause[0], quantities[index - 1].end if index else sentence.start)
        right = _right(sentence, quantity, quantities[index + 1 : index + 2], clause)
        pair = drafts[-1] if drafts and _is_pair(sentence, drafts[-1].quantity, quantity) else None
        if pair is not None:
            if sentence.words_after(pair.quantity.end, 1) == ["("]:
                pair.tail = _closing(sentence, quantity)
            pair.right = right  # "1,511-kilometer (939-mile) pipeline": what follows the pair belongs to both
        drafts.append(Draft(quantity, left, right, clause, pair))
    return drafts


def words_before(sentence: Sentence, item: Draft) -> list[str]:
    """Return the words before an amount that are its own, in lower case, without hedges at their end."""
    words = sentence.words_between(item.left, item.start)
    while words and words[-1] in _HEDGES:
        if words[-1] in ("to", "up"):
            if words[-2:] != ["up", "to"]:
                break
            words.pop()
        words.pop()
    return words


def _right(sentence: Sentence, quantity: Quantity, following: list[Quantity], clause: tuple[int, int]) -> int:
    """Where an amount's own words end: at the clause's end, or where the words of the next amount begin."""
    if not following or following[0].start >= clause[1]:
        return clause[1]
    between = sentence.tokens[sentence.token_at(quantity.end) : sentence.token_at(following[0].start)]
    commas = [token.start for token in between if token.text == ","]
    joints = commas or [token.start for token in between if token.lower == "and"]
    return joints[-1] if joints else following[0].start


def _is_pair(sentence: Sentence, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether an amount says in parentheses, or after "or", what the one before says in another unit."""
    words = sentence.words_between(before.end, quantity.start)
    if before.kind == "rank" or not words:
        return False
    if "(" in words:
        opening = len(words) - 1 - words[::-1].index("(")
        return set(words[opening:]) <= _PAIR_WORDS and not {",", "and", ")", ";"} & set(words[:opening])
    return "or" in words and set(words) <= _PAIR_WORDS


def _closing(sentence: Sentence, quantity: Quantity) -> int:
    """Where the parentheses around an amount end; 0 where they hold more than it."""
    at = sentence.token_at(quantity.end)
    closes = at < len(sentence.tokens) and sentence.tokens[at].text == ")"
    return sentence.tokens[at].end if closes else 0


def _with_units(sentence: Sentence, last: Figure | None) -> list[Quantity]:
    """The sentence's quantities; bare numbers with the unit of an amount before them, or left out."""
    quantities: list[Quantity] = []
    for quantity in sentence.quantities:
        if quantity.kind == "number":
            quantity = _carry_unit(sentence, quantity, quantities, last) or quantity
        if quantity.kind != "number":
            quantities.append(quantity)
    return quantities


def _carry_unit(
    sentence: Sentence, number: Quantity, before: list[Quantity], last: Figure | None
) -> Quantity | None:
    """The number with the unit of the amount that it is compared or listed with; None if there is none."""
    start = before[-1].end if before else sentence.start
    words = sentence.words_between(start, number.start)
    after = sentence.words_after(number.end, 2)
    while words and words[-1] in _HEDGES - {"to"}:
        words.pop()
    scaled = any(character.isalpha() for character in number.surface)
    ends = (
        not after
        or not after[0].isalpha()
        or after[0] in ("in", "and", "by", "from", "to", "last", "for", "a", "at", "on", "this", "of")
    )
    if (_employs(words, after) and not scaled) or (scaled and words[-2:] in INHABITED):
        return replace(number, kind="count", unit="count")
    if not ends and not (scaled and after[0] in ("more", "less", "went", "goes", "was", "were")):
        return None
    lead = words[-1] if words else ""
    linked = lead in ("from", "to", "against", "with", "than", "and") or (
        scaled and lead in ("them", "may", "take", "cost")
    )
    named = (
        bool(before) and before[-1].unit == "percent" and words[:1] in ([","], ["and"]) and len(words) <= 3
    )
    if not (linked or named):
        return None
    model = _model(before, last, scaled)
    return model and _scaled(
        replace(number, kind=model.kind, unit=model.unit, noun=model.noun), model, scaled
    )


def _scaled(number: Quantity, model: Quantity, has_scale: bool) -> Quantity:
    """The number with the scale of its model, if it has none: "53 million tons from 21"."""
    words = model.surface.lower().replace("-", " ").split()
    scale = next((_SCALES[word] for word in words if word in _SCALES), 1)
    if has_scale or scale == 1 or number.value >= _SMALLEST_SCALE:
        return number
    low, high = (None if end is None else end * scale for end in (number.low, number.high))
    return replace(number, value=number.value * scale, low=low, high=high)


def _employs(words: list[str], after: list[str]) -> bool:
    """Tell whether a bare number counts those whom somebody employs: "employs 490"."""
    return (
        bool(words)
        and words[-1] in ("employs", "employ", "employed", "employing")
        and after[:1] != ["percent"]
    )


def _model(before: list[Quantity], last: Figure | None, scaled: bool) -> Quantity | None:
    """The amount whose unit a bare number shares: one with a scale is money or goods, not a percentage."""
    for quantity in reversed(before):
        if quantity.kind not in ("rank", "multiple") and not (scaled and quantity.unit == "percent"):
            return quantity
    if last is None or last.unit in ("rank", "percent") or not scaled:
        return None
    kind = _KINDS.get(last.unit, "money" if len(last.unit) == 3 and last.unit.isupper() else "physical")
    return Quantity(last.start, last.end, last.surface, kind, last.value, None, last.unit, None, None)

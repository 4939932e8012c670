"""Drafts: quantities on their way to figures, with the words that are their own.

Which words lie between an amount and its neighbours, and which amounts say the same in another unit; how a
bare number comes to its unit is told by `citedfigures.carry`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citedfigures.carry import with_units
from citedfigures.figure import Figure, Quantity
from citedfigures.lexicon import Mention
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

if TYPE_CHECKING:
    from citedfigures.roles import Sides
    from citedfigures.spans import Span

_PAIR_WORDS = word_set("pair")
_HEDGES = word_set("hedges")


@dataclass(slots=True)
class Draft:
    """A quantity on its way to a figure.

    `left` and `right` bound the words that belong to it alone: from the quantity before to the one after,
    within its clause. `pair` is the draft that gives the same amount in another unit. The rest is filled
    in, part by part, by the modules of the grammar; `carried` and `is_dated_by_context` tell that the
    indicator or the span was taken from a figure before. `goods` is the product where a sentence before
    named it. `words` are the places of the words that gave a field.
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
    goods: str | None = None
    sides: Sides | None = None
    span: Span | None = None
    carried: bool = False
    is_dated_by_context: bool = False
    words: dict[str, tuple[int, int]] = field(default_factory=dict)
    start: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        """Stand where the quantity does."""
        self.start, self.end = self.quantity.start, self.quantity.end


def make_drafts(sentence: Sentence, said: Sequence[Figure] = ()) -> list[Draft]:
    """Return a draft for each amount of the sentence; `said` are the figures before it in the paragraph."""
    drafts: list[Draft] = []
    quantities = with_units(sentence, said)
    for index, quantity in enumerate(quantities):
        clause = sentence.clause(quantity.start)
        left = max(clause[0], quantities[index - 1].end if index else sentence.start)
        right = _right(sentence, quantity, quantities[index + 1 : index + 2], clause)
        pair = drafts[-1] if drafts and _is_pair(sentence, drafts[-1].quantity, quantity) else None
        if pair is not None:
            if sentence.words_after(pair.quantity.end, 1) == ["("]:
                pair.end = _closing(sentence, quantity) or pair.end
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

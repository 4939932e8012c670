"""How right a reader is about money and percent: the gold's figures of these units, one to one.

A quantity is right where it overlaps a gold figure and has the same value and unit, both ends of a range
included. The gold writes a decline with its sign ("fell 2.7 percent" is -2.7), which is for a reader of
meaning: the plain amount counts as right too, a sign that the gold does not have as wrong.

The gold leaves out amounts that are not economic, which a reader of all amounts finds as well: `precision`
and `f1` count these as wrong, `at_figures` does not. What overlaps a gold figure of another unit (a price per
barrel, percentage points) is neither asked for nor counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from operator import add
from typing import Any

Record = dict[str, Any]

# The gold rounds a third to 33.33.
TOLERANCE = 0.001
# Written like an ISO 4217 code, and none.
NO_MONEY = frozenset({"TEU", "BTU", "DWT"})


@dataclass(frozen=True)
class Score:
    """Counts of one reader.

    Attributes:
        gold: gold figures of money and percent.
        digits: those of them that are printed with a digit.
        found: quantities of money and percent that were read.
        placed: those of them that are paired with a gold figure.
        right: pairs with the same value and unit.
        right_digits: those of them that are printed with a digit.
    """

    gold: int = 0
    digits: int = 0
    found: int = 0
    placed: int = 0
    right: int = 0
    right_digits: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the counts of both."""
        return Score(*map(add, astuple(self), astuple(other)))

    @property
    def recall(self) -> float:
        """Share of the gold figures that are right."""
        return self.right / max(1, self.gold)

    @property
    def recall_digits(self) -> float:
        """Share of the gold figures printed with a digit that are right."""
        return self.right_digits / max(1, self.digits)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; what the gold has no figure for counts as wrong."""
        return self.right / max(1, self.found)

    @property
    def at_figures(self) -> float:
        """Share of what was found at a gold figure that is right."""
        return self.right / max(1, self.placed)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return 2 * self.right / max(1, self.gold + self.found)


def is_asked(unit: str) -> bool:
    """Tell whether a unit is percent or a currency."""
    return unit == "percent" or (re.fullmatch("[A-Z]{3}", unit) is not None and unit not in NO_MONEY)


def overlap(one: Record, other: Record) -> int:
    """Return how many characters two surfaces share; none or fewer if they stand apart."""
    ends = (each["start"] + max(1, len(each["surface"])) for each in (one, other))
    return int(min(ends) - max(one["start"], other["start"]))


def pair(gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    """Pair gold figures and found quantities that overlap, one to one, the closest first."""
    close = []
    for i, want in enumerate(gold):
        for j, got in enumerate(found):
            shared = overlap(want, got)
            if shared > 0:
                close.append((-shared / (len(want["surface"]) + len(got["surface"]) - shared), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(close):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def same(want: float, got: float) -> bool:
    """Tell whether a value is that of the gold, or the plain amount of a decline."""
    return any(abs(got - each) <= TOLERANCE * abs(each) for each in (want, abs(want)))


def is_right(want: Record, got: Record) -> bool:
    """Tell whether a quantity has the value and the unit of the gold figure."""
    wanted = [want["value"]] if want.get("upper") is None else [want["value"], want["upper"]]
    given = got["value"] if isinstance(got["value"], list) else [got["value"]]
    return want["unit"] == got["unit"] and len(wanted) == len(given) and all(map(same, wanted, given))


def score_passage(figures: list[Record], quantities: list[Record]) -> Score:
    """Return the counts of one passage."""
    gold = [figure for figure in figures if is_asked(figure["unit"])]
    others = [figure for figure in figures if not is_asked(figure["unit"])]
    asked = [each for each in quantities if is_asked(each["unit"])]
    pairs = pair(gold, asked)
    paired = {id(got) for _, got in pairs}
    found = [
        each for each in asked if id(each) in paired or all(overlap(each, other) <= 0 for other in others)
    ]
    right = [want for want, got in pairs if is_right(want, got)]
    return Score(len(gold), _digits(gold), len(found), len(pairs), len(right), _digits(right))


def score(gold: Mapping[str, list[Record]], read: Mapping[str, list[Record]]) -> Score:
    """Return the counts over all passages; one that was not read counts as read without a result."""
    return sum((score_passage(figures, read.get(ident, [])) for ident, figures in gold.items()), Score())


def _digits(figures: list[Record]) -> int:
    return sum(re.search(r"\d", figure["surface"]) is not None for figure in figures)

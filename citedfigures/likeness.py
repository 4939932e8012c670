"""Likeness: what a bare number would be in the unit of another amount, and whether it can be one more of it.

A number takes the model's unit, the worth of that unit ("5.5 bcm" makes 42.3 42.3 billion cubic metres) and
its scale, where it prints none. One that is then many times larger or smaller is none of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from citedfigures.figure import Figure, Quantity
from citedfigures.numbers import words as number_words
from citedfigures.numerals import read_numeral

_KINDS = {"percent": "percent", "percentage_point": "point", "count": "count", "rank": "rank"}
RATES = frozenset({"percent", "point"})
LARGEST_RATE = 1_000
_SMALLEST_SCALE = 1_000  # a number from here on has its thousands printed, so it takes no scale
_NUMERAL = re.compile(r"\d(?:[\d.,]*\d)?")
_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")  # the spaces of "850 000"
_WORD = re.compile(r"[a-z]+")
_NEAR = 100  # how far amounts of one kind may lie apart that nothing compares


@dataclass(slots=True)
class Bare:
    """A bare number with the words before it, since the last amount and without hedges, and after it."""

    quantity: Quantity
    lead: list[str]
    after: list[str]

    @property
    def scaled(self) -> bool:
        """Whether it prints a scale ("10 million")."""
        return scale_of(self.quantity.surface) > 1

    @property
    def exact(self) -> bool:
        """Whether it is printed so that it can hardly be anything but an amount: "42.3", "838,000"."""
        surface = self.quantity.surface
        return self.scaled or "." in surface or "," in surface


def nearest(bare: Bare, models: Iterable[Quantity], ratio: float) -> Quantity | None:
    """The first of the models that lies no more than so many times from the number."""
    return next((model for model in models if distance(bare, model) <= ratio), None)


def alike(bare: Bare, models: list[Quantity]) -> Quantity | None:
    """The model whose size is most like the number's; no rate."""
    fitting = [m for m in models if m.kind not in RATES and distance(bare, m) <= _NEAR]
    return min(fitting, key=lambda model: distance(bare, model), default=None)


def distance(bare: Bare, model: Quantity) -> float:
    """How many times larger one of number and model is than the other; infinite where they are not alike."""
    value, other = abs(sized(bare, model).value), abs(model.value)
    if not value or not other:
        return 1.0 if model.kind in RATES else float("inf")
    if model.kind in RATES:
        is_word = not any(c.isdigit() for c in model.surface) and " " not in model.surface.strip()
        return float("inf") if bare.scaled or value >= LARGEST_RATE or is_word else 1.0
    return max(value / other, other / value)


def sized(bare: Bare, model: Quantity) -> Quantity:
    """The number in the model's unit, with the worth of its unit and, if it has none, its scale."""
    number, scale = bare.quantity, scale_of(model.surface)
    numeral = _NUMERAL.search(_GROUPS.sub("", model.surface))
    read = read_numeral(numeral[0]) if numeral else None
    worth = abs(model.value / (read[0] * scale)) if read and read[0] else 1.0
    factor = float(f"{worth:.6g}")
    if not bare.scaled and ("." in number.surface or number.value < _SMALLEST_SCALE):
        factor *= scale
    named = replace(number, kind=model.kind, unit=model.unit, noun=model.noun)
    if factor == 1:
        return named
    low, high, upper = (
        None if end is None else end * factor for end in (number.low, number.high, number.upper)
    )
    value = float(f"{number.value * factor:.12g}")
    return replace(named, value=value, upper=upper, low=low, high=high)


def scale_of(surface: str) -> float:
    """The worth of the scale word in a surface, 1 without one; "bn" and letters glued to digits too."""
    scales = number_words()["scales"]
    found = (word for word in _WORD.findall(surface.lower()) if len(word) > 1 and word in scales)
    return float(scales.get(next(found, ""), 1.0))


def as_quantity(figure: Figure) -> Quantity:
    """A figure as an amount that may be gone on with."""
    is_price = "/" in figure.unit and figure.unit[:3].isupper() and figure.unit[3:4] == "/"
    money = len(figure.unit) == 3 and figure.unit.isupper() and figure.unit != "TEU"
    kind = _KINDS.get(figure.unit, "price" if is_price else "money" if money else "physical")
    return Quantity(
        figure.start, figure.end, figure.surface, kind, figure.value, figure.upper, figure.unit, None, None
    )

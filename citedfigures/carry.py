"""Carried units: a bare number takes the unit of an amount before it, if it is one more of the same.

Either the words between link the two ("to 67 million tons from 28", "Russia holds 31 percent, Kazakhstan
20.75"), or the number goes on about the figure before ("it had sold 92 million", "of which 53 million came by
sea"). A number so much larger or smaller that it can be no second of the same is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from math import log

from citedfigures.figure import Figure, Quantity
from citedfigures.lexicon import load
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

INHABITED = (["nation", "of"], ["country", "of"], ["city", "of"], ["population", "of"], ["people", "of"])
_HEDGES = word_set("hedges")
_EMPLOYS = frozenset({"employs", "employ", "employed", "employing"})
_KINDS = {"percent": "percent", "percentage_point": "point", "count": "count", "rank": "rank"}
# Words before a number that make it a second amount of the sentence; with a model of the same kind only.
_LINKS = frozenset({"from", "to", "against", "with", "than", "and", "vs", "versus", "after"})
_LOOSE_LINKS = frozenset({"them", "may", "take", "cost", "at", "of", "was", "were", "totalled", "totaled"})
_SMALL = frozenset({"a", "an", "distant", "mere", "only", "just", "some", "about"})
_SEPARATORS = frozenset({",", ";", "and", "while", "with"})
_PAYS = frozenset({"cost", "costs", "spent", "paid", "pays", "earned", "earns", "raised", "worth"})
_PAY_REACH = 4
# What may stand right after a number that counts nothing by itself.
_FOLLOWING = frozenset(
    "in and by from to last for a at on this of the as or while but during came come comes went goes go was"
    " were will so early late arrived vs versus against compared more less each now per that when".split()
)
_THEM = frozenset({"them", "it", "these", "those", "which", "that"})
_GOES_ON = frozenset({"it", "they", "which", "that"})
_WIDEST_RATIO = 100  # how many times larger than its model a number may be
_WIDEST_RISE = 1000  # "rose 9.4 million to 1,561.1"
_LARGEST_SHARE = 400
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*(?:[.,]\d+)?|\d+")
_SMALLEST_COUNT = 1000
_NAME_REACH = 7


def carry_units(sentence: Sentence, figures: list[Figure]) -> list[Quantity]:
    """Return the sentence's quantities; bare numbers with the unit of an amount before them, or left out.

    `figures` are those of the last sentence with figures in the paragraph, in text order.
    """
    told = [_as_model(figure) for figure in figures]
    quantities: list[Quantity] = []
    for quantity in sentence.quantities:
        if quantity.kind == "number":
            quantity = _carried(sentence, quantity, quantities, told) or quantity
        if quantity.kind != "number":
            quantities.append(quantity)
    return quantities


def _carried(
    sentence: Sentence, number: Quantity, before: list[Quantity], told: list[Quantity]
) -> Quantity | None:
    """The number with the unit of the amount that it is compared or listed with; None if there is none."""
    raw = sentence.words_between(before[-1].end if before else sentence.start, number.start)
    words = list(raw)
    while words and words[-1] in _HEDGES - {"to"}:
        words.pop()
    after = sentence.words_after(number.end, 2)
    if _is_of_people(number, words, after):
        return replace(number, kind="count", unit="count")
    if not _is_free(number, after):
        return None
    model = None
    if before and _is_linked(sentence, number, words, raw):
        widest = _WIDEST_RISE if words[-1:] == ["to"] else _WIDEST_RATIO
        model = next((q for q in reversed(before) if _fits(number, q, widest)), None)
        model = model or _closest(number, told) or _counted(sentence, number, before)
    elif _is_part(words, after) or (_GOES_ON & set(words) and _is_exact(number)):
        model = _closest(number, before) or _closest(number, told)
    elif not before and (_is_bracketed(words, after) or (words[-1:] == ["from"] and _is_exact(number))):
        model = _closest(number, told)
    if model is None and _has_scale(number) and _PAYS & set(words[-_PAY_REACH:]):
        model = next((q for q in reversed([*told, *before]) if q.kind == "money"), None)
    return model and _like(number, model)


def _has_scale(number: Quantity) -> bool:
    """Tell whether a number has a scale word: "2.6 million", "two million", not "ten"."""
    words = number.surface.split()
    return len(words) > 1 or (number.surface[:1].isdigit() and number.surface[-1:].isalpha())


def _is_of_people(number: Quantity, words: list[str], after: list[str]) -> bool:
    """Tell whether a bare number counts people: "employs 490", "a nation of five million"."""
    if _has_scale(number):
        return words[-2:] in INHABITED
    return bool(words) and words[-1] in _EMPLOYS and after[:1] != ["percent"]


def _is_free(number: Quantity, after: list[str]) -> bool:
    """Tell whether it counts no noun after it; "seven million of them" is free, "5 of 8" is not."""
    if after[:1] == ["of"]:
        return after[1:2] != [] and after[1] in _THEM
    return not after or not after[0].isalpha() or after[0] in _FOLLOWING


def _is_exact(number: Quantity) -> bool:
    """Tell whether a number is printed as statistics are: with a scale, decimals or thousands."""
    return _has_scale(number) or number.value >= _SMALLEST_COUNT or number.value != int(number.value)


def _is_linked(sentence: Sentence, number: Quantity, words: list[str], raw: list[str]) -> bool:
    """Tell whether the words between the amount before and a number make it a second one of the same."""
    lead = words[-1] if words else ""
    if number.surface.isalpha():  # "after ten" is seldom an amount, "15 and nine, respectively" is
        return lead == "and" or _is_named(sentence, number)
    is_compared = raw[-1:] == ["than"] and raw[-2:-1] not in (
        ["more"],
        ["less"],
        ["fewer"],
        ["higher"],
        ["lower"],
    )
    if lead in _LINKS or is_compared or (_has_scale(number) and lead in _LOOSE_LINKS):
        return True
    return _is_named(sentence, number)


def _is_named(sentence: Sentence, number: Quantity) -> bool:
    """Tell whether it goes on with a list: "Russia holds 31 percent, Iran 20.75 and Italy a mere two"."""
    at = sentence.token_at(number.start)
    tokens = sentence.tokens[max(0, at - _NAME_REACH) : at]
    while tokens and tokens[-1].lower in _SMALL:
        tokens.pop()
    if not tokens or not tokens[-1].text[0].isupper():
        return False
    while tokens and (tokens[-1].text[0].isupper() or (tokens[-1].lower == "and" and len(tokens) > 1)):
        if tokens[-1].lower == "and" and not tokens[-2].text[0].isupper():
            break
        tokens.pop()
    return bool(tokens) and tokens[-1].lower in _SEPARATORS


def _is_part(words: list[str], after: list[str]) -> bool:
    """Tell whether a number is part of the amount before: "of which 53 million", "seven million of them"."""
    if after[:1] == ["of"]:
        return True
    lead = [word for word in words if word != ","][-2:]
    return len(lead) == 2 and lead[0] == "of" and lead[1] in _THEM


def _is_bracketed(words: list[str], after: list[str]) -> bool:
    """Tell whether it stands alone in brackets after what it is an amount of: "Oats (2.6 million) were"."""
    return words[-1:] == ["("] and 2 <= len(words) <= 4 and after[:1] == [")"]


def _closest(number: Quantity, models: list[Quantity]) -> Quantity | None:
    """The amount that is closest in size among those whose unit a number can share."""
    fitting = [model for model in models if _fits(number, model)]
    return min(fitting, key=lambda model: abs(log(_ratio(number, model))), default=None)


def _counted(sentence: Sentence, number: Quantity, before: list[Quantity]) -> Quantity | None:
    """A count as the model of "the number of tourists rose 14 percent, to two million"."""
    growth = before[-1]
    if growth.unit != "percent" or number.value < _SMALLEST_COUNT:
        return None
    words = sentence.words_between(sentence.start, growth.start)
    nouns = [word for word in words if word in _things()]
    if not nouns:
        return None
    return replace(
        growth, kind="count", unit="count", surface=number.surface, value=number.value, noun=nouns[-1]
    )


@cache
def _things() -> frozenset[str]:
    return frozenset(f"{thing}s" for thing in load("units")["count"]["things"])


def _as_model(figure: Figure) -> Quantity:
    """A figure as the quantity that it was."""
    kind = _KINDS.get(figure.unit, "money" if len(figure.unit) == 3 and figure.unit.isupper() else "physical")
    kind = "price" if "/" in figure.unit and figure.unit[:3].isupper() else kind
    value = abs(figure.value)
    return Quantity(figure.start, figure.end, figure.surface, kind, value, None, figure.unit, None, None)


def _fits(number: Quantity, model: Quantity, widest: float = _WIDEST_RATIO) -> bool:
    """Tell whether a number can be one more amount of the model's kind and size."""
    if model.kind in ("rank", "multiple", "point") or model.value <= 0 or number.value <= 0:
        return False
    if model.unit == "percent":
        return not _has_scale(number) and number.value <= _LARGEST_SHARE
    return 1 / widest <= _ratio(number, model) <= widest


def _ratio(number: Quantity, model: Quantity) -> float:
    return number.value * _factor(number, model) / model.value


def _factor(number: Quantity, model: Quantity) -> float:
    """By what a printed number is multiplied to be in the model's unit: 1e9 after "4.5 bcm"."""
    printed = _DIGITS.search(model.surface)
    plain = number.value / model.value
    if printed is None or model.unit == "percent" or 1 / _WIDEST_RATIO <= plain <= _WIDEST_RATIO:
        return 1.0
    shown = float(re.sub(r",(?=\d{3})", "", printed[0]).replace(",", "."))
    return round(model.value / shown, 6) if shown else 1.0


def _like(number: Quantity, model: Quantity) -> Quantity:
    """The number with the unit of its model, and with the scale that goes without saying."""
    factor = _factor(number, model)
    value, low, high = (
        None if end is None else float(f"{end * factor:.15g}")
        for end in (number.value, number.low, number.high)
    )
    noun = model.noun
    return replace(
        number, kind=model.kind, unit=model.unit, noun=noun, value=value or 0.0, low=low, high=high
    )

"""Quantities: the first layer of the reader, every amount with a unit at its place in a text.

A text becomes a `Page`; `find_numbers` finds its numbers, `measure` gives each its unit, `join` lets
neighbours complete each other, and what the words around say of bound and change is added last. Dates, clock
times, ages, labels ("Article 61"), names ("G7", "A-350") and phone numbers are left out.
"""

from __future__ import annotations

from dataclasses import replace

from citedfigures.amounts import Amount, measure
from citedfigures.carry import with_units
from citedfigures.figure import Quantity
from citedfigures.hedges import bound_of, change_of, words_after, words_before
from citedfigures.joins import join
from citedfigures.numbers import find_numbers, words
from citedfigures.page import Page
from citedfigures.periods import Clock
from citedfigures.sentence import Sentence
from citedfigures.text import split_sentences

_UNSEEN = frozenset({"ignored"})
_CLOCK = Clock.at(None)


def read_quantities(text: str) -> list[Quantity]:
    """Return every amount with a unit in the text, in order and without overlap.

    >>> text = "Exports rose 4.2% to about $3.4bn."
    >>> [(q.surface, q.value, q.unit, q.change) for q in read_quantities(text)]
    [('4.2%', 4.2, 'percent', 'up'), ('$3.4bn', 3400000000.0, 'USD', '~')]
    """
    quantities = scan(text)
    if any(quantity.kind == "number" for quantity in quantities):
        quantities = _completed(text, quantities)
    return [quantity for quantity in quantities if quantity.kind != "number"]


def _completed(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities with bare numbers as counts of the nouns after them, or with a carried unit."""
    completed: list[Quantity] = []
    at = 0
    for start, end in split_sentences(text):
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        inside = [q for q in quantities[first:at] if q.end <= end]
        bare = sum(q.kind == "number" for q in inside)
        if bare and (bare < len(inside) or any("," in q.surface for q in inside)):
            inside = _carried(Sentence(text, start, end, inside, _CLOCK))
        completed += [_counted(quantity) for quantity in inside]
    return completed


def _carried(sentence: Sentence) -> list[Quantity]:
    """The sentence's quantities; bare numbers with the unit of an amount before them, where they have one."""
    given = {quantity.start: quantity for quantity in with_units(sentence)}
    return [given.get(quantity.start, quantity) for quantity in sentence.quantities]


def _counted(quantity: Quantity) -> Quantity:
    """A bare number before a noun in the plural as a count: "eight teams", "40,000 fans"."""
    is_plural = quantity.noun.endswith("s") and quantity.noun not in words()["denominators"]
    if quantity.kind == "number" and is_plural:
        return replace(quantity, kind="count", unit="count")
    return quantity


def scan(text: str) -> list[Quantity]:
    """Return the amounts with a unit and the bare numbers of the text, in order and without overlap.

    Bare numbers have kind "number", unit "" and, where a noun follows them, `noun`: the layer above may give
    them the unit of a neighbour ("Russia holds 31 percent, Kazakhstan 20.75").
    """
    page = Page.of(text)
    amounts: list[Amount] = []
    floor = 0
    for number in find_numbers(page):
        if number.start >= floor:
            amount = measure(page, number, floor)
            if amount is not None:
                amounts.append(amount)
                floor = amount.end
    quantities: list[Quantity] = []
    for amount in join(page, amounts):
        if amount.unit is None or amount.unit.kind not in _UNSEEN:
            before = quantities[-1] if amount.restates and quantities else None
            quantities.append(_quantity(page, amount, before))
    return quantities


def _quantity(page: Page, amount: Amount, restated: Quantity | None) -> Quantity:
    """Return the amount as a result: value in its unit, interval, bound and change.

    `restated` is the amount that this one says again in another unit, if it does.
    """
    kind, code, factor = "number", "", 1.0
    if amount.unit is not None:
        kind, code, factor = amount.unit.kind, amount.unit.code, amount.unit.factor
    if amount.per:
        kind, code = "price", f"{code}/{amount.per}"
    before, after = words_before(page, amount.start), words_after(page, amount.end)
    bound = _bound(amount, before, after, restated)
    change = _change(amount, before, after, bound, kind, restated)
    low, high = _interval(amount, factor, bound)
    value = _clean(amount.number.value * factor)
    upper = _clean(amount.upper.value * factor) if amount.upper is not None else None
    surface = page.text[amount.start : amount.end]
    return Quantity(
        amount.start, amount.end, surface, kind, value, upper, code, low, high, bound, change, amount.noun
    )


def _bound(amount: Amount, words: list[str], after: tuple[str, ...], restated: Quantity | None) -> str:
    """Return the bound: a range's, the amount's own, what the words say, or that of what it restates."""
    if amount.upper is not None:
        return "range"
    bound = amount.bound or bound_of(words, after)
    if bound == "exact" and restated is not None and amount.restates == "same" and restated.upper is None:
        return restated.bound
    return bound


def _change(
    amount: Amount, words: list[str], after: tuple[str, ...], bound: str, kind: str, restated: Quantity | None
) -> str:
    """Return the change: what the words say, a factor's own, or that of what it restates."""
    if kind == "rank":
        return "="
    change = change_of(words, after, bound, kind)
    if change == "up" and amount.number.value < 0 and amount.upper is None:
        return "="  # "growth of -1.3 percent" says neither
    if kind == "multiple" and change in {"up", "down"}:
        return "="  # "grew tenfold": the factor says it itself
    if change == "=" and restated is not None and restated.change in {"up", "down"}:
        return restated.change
    return change


def _interval(amount: Amount, factor: float, bound: str) -> tuple[float | None, float | None]:
    """Return what the printed digits and the bound allow; None where it is open."""
    number, upper = amount.number, amount.upper
    if bound in {"more_than", "at_least"}:
        return _clean(number.value * factor), None
    if bound in {"less_than", "at_most"}:
        return None, _clean(number.value * factor)
    if number.style == "rank":
        return number.value, number.value  # a place is counted, not rounded
    low, high = number.value - number.step / 2, number.value + number.step / 2
    if upper is not None:
        low, high = min(low, upper.value - upper.step / 2), max(high, upper.value + upper.step / 2)
    return _clean(low * factor), _clean(high * factor)


def _clean(value: float) -> float:
    """Return the value without the dust of binary multiplication: 9.9 × 1e6 is 9900000."""
    return value if value.is_integer() else float(f"{value:.15g}")

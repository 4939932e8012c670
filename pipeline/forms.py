"""Figures and quantities as people and programs get them: rows of a table, and objects of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from citedfigures import Figure, Quantity
from pipeline.terminal import table

FIGURE_HEADERS = ("at", "as printed", "amount", "what", "product", "whose", "period")
QUANTITY_HEADERS = ("at", "as printed", "amount", "unit", "bound", "change")
_SIZES = ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"))
_SIGNS = {"approx": "~", "at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<"}
_KEYS = (
    "start", "end", "surface", "value", "upper", "unit", "low", "high", "bound", "statistic", "indicator",
    "product", "reporter", "partner", "period", "forecast", "base", "attributed_to",
)  # fmt: skip
# Digits of a number in a table, which has to be short.
_SHORT = 6


def figure_object(text: str, figure: Figure) -> dict[str, Any]:
    """Return a figure as a JSON object, with the sentence of the text it stands in."""
    return {
        **{name: getattr(figure, name) for name in _KEYS},
        "inferred": list(figure.inferred),
        "sentence": text[figure.sentence_start : figure.sentence_end],
    }


def explained_object(text: str, figure: Figure) -> dict[str, Any]:
    """Return a figure as a JSON object, with the words of the text that gave its fields."""
    words = [
        {"field": field, "start": start, "end": end, "text": text[start:end]}
        for field, start, end in figure.words
    ]
    return {**figure_object(text, figure), "words": words}


def quantity_object(quantity: Quantity) -> dict[str, Any]:
    """Return all that is known of a quantity, as a JSON object."""
    return asdict(quantity)


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity in short, as collections of marked quantities have it: a range is two values."""
    value = quantity.value if quantity.upper is None else [quantity.value, quantity.upper]
    return {
        "start": quantity.start,
        "surface": quantity.surface,
        "value": value,
        "unit": quantity.unit,
        "change": quantity.change,
    }


def figure_table(figures: Sequence[Figure]) -> str:
    """Return the figures as a table that fits the terminal."""
    return table(FIGURE_HEADERS, [_figure_cells(figure) for figure in figures])


def _figure_cells(figure: Figure) -> list[str]:
    partner = f" – {figure.partner}" if figure.partner else ""
    sides = (figure.reporter or ("?" if partner else "")) + partner
    named = (figure.product or "", sides, figure.period or "")
    return [str(figure.start), figure.surface, amount(figure), _what(figure), *named]


def _what(figure: Figure) -> str:
    """Say what is measured: "exports", "exports share", "exports share, forecast"."""
    words = figure.indicator if figure.statistic == "level" else f"{figure.indicator} {figure.statistic}"
    return f"{words}, forecast" if figure.forecast else words


def quantity_table(quantities: Sequence[Quantity]) -> str:
    """Return the quantities as a table that fits the terminal; what says nothing is left empty in it."""
    return table(QUANTITY_HEADERS, [_quantity_cells(quantity) for quantity in quantities])


def _quantity_cells(quantity: Quantity) -> list[str]:
    shown = number(quantity.value, quantity.upper, _SHORT)
    bound = "" if quantity.bound == "exact" else quantity.bound.replace("_", " ")
    change = "" if quantity.change == "=" else quantity.change
    return [str(quantity.start), quantity.surface, shown, quantity.unit, bound, change]


def amount(figure: Figure) -> str:
    """Return value and unit with the sign of the bound: ">70 %", "10 to 12 bn USD"."""
    unit = "%" if figure.unit == "percent" else figure.unit
    shown = _SIGNS.get(figure.bound, "") + number(figure.value, figure.upper, _SHORT)
    return f"{shown} {unit}".rstrip()


def number(value: float, upper: float | None, digits: int) -> str:
    """Return a value, or a range where `upper` is given, in at most so many digits: "17.6 bn", "10 to 12"."""
    size, name = next((pair for pair in _SIZES if abs(value) >= pair[0]), (1.0, ""))
    ends = (value,) if upper is None else (value, upper)
    return " ".join([" to ".join(f"{end / size:,.{digits}g}" for end in ends), name]).rstrip()

"""The readers that are compared: what each needs installed, and how its results become quantities.

Each loader imports its library, which is part of what is timed, and returns a function from a text to
quantities: `{"start", "surface", "value" or [low, high], "unit"}`, the unit "percent", an ISO 4217 code or
what the reader calls it. Readers see one article at a time; only what the chosen one needs is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Record = dict[str, Any]
Read = Callable[[Record], list[Record]]

# What the peers leave open, in favour of the currency that is most often meant; subunits as a part of it, and
# yearly rates as plain money, which is how the gold has them.
COMMON_MONEY: Mapping[str, tuple[str, float]] = {
    "dollar": ("USD", 1), "cent": ("USD", 0.01), "pound": ("GBP", 1), "penny": ("GBP", 0.01),
    "pence": ("GBP", 0.01), "franc": ("CHF", 1), "rupee": ("INR", 1), "manat": ("AZN", 1),
    "dollar per year": ("USD", 1), "dollar per month": ("USD", 1),
}  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """A reader of the comparison.

    Attributes:
        name: how the table calls it.
        load: imports it and returns what reads a text.
        requirements: what its environment holds, pinned; empty for what runs in the project's own.
        own: packages of the project's environment that it is made of.
        kilobytes: how much of each text it is given, as slow ones would take minutes.
        note: what the table's reader has to know of it.
    """

    name: str
    load: Callable[[], Read]
    requirements: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    kilobytes: int = 300
    note: str = ""


def quantity(start: int, surface: str, value: float | list[float], unit: str) -> Record:
    """Return a quantity as it is written to a line."""
    return {"start": start, "surface": surface, "value": value, "unit": unit}


def money(name: str, code: str | None) -> tuple[str, float]:
    """Return the ISO 4217 code of a currency that a peer calls `name`, and what one of it is in that unit."""
    unit, factor = COMMON_MONEY.get(name.lower(), (name, 1.0))
    return code or unit, factor


def load_floor() -> Read:
    """Return the pattern that is the floor."""
    read = import_module("benchmarks.reader.floor").read_amounts
    return lambda record: [quantity(*amount) for amount in read(record["text"])]


def _ours(item: Any) -> Record:
    value = item.value if item.upper is None else [item.value, item.upper]
    return quantity(item.start, item.surface, value, item.unit)


def load_quantities() -> Read:
    """Return the first layer of our reader."""
    read = import_module("citedfigures").read_quantities
    return lambda record: [_ours(item) for item in read(record["text"])]


def load_figures() -> Read:
    """Return our whole reader, which leaves out what is no economic figure."""
    read = import_module("citedfigures").read_figures
    return lambda record: [
        _ours(item) for item in read(record["text"], published=record["published"], title=record["title"])
    ]


def from_quantulum(item: Any) -> Record:
    """Return a quantity of quantulum3; it gives a range as its middle and half of its width."""
    name, spread = item.unit.name, item.uncertainty
    if name in {"percentage", "per cent"}:
        unit, factor = "percent", 1.0
    else:
        unit, factor = money(name, item.unit.currency_code)
    ends = [item.value - spread, item.value + spread] if spread else [item.value]
    values = [end * factor for end in ends]
    return quantity(item.span[0], item.surface, values if spread else values[0], unit)


def load_quantulum() -> Read:
    """Return quantulum3; numbers that it finds no unit for are left out."""
    parse = import_module("quantulum3.parser").parse

    def read(record: Record) -> list[Record]:
        items = (from_quantulum(item) for item in parse(record["text"]))
        return [item for item in items if item["unit"] != "dimensionless"]

    return read


def from_recognizers(item: Any) -> Record | None:
    """Return a quantity of recognizers-text; None where it found a currency without an amount."""
    found = item.resolution or {}
    printed = found.get("value")
    if printed is None:
        return None
    if item.type_name == "percentage":
        unit, value = "percent", float(printed.rstrip("%"))
    else:
        unit, factor = money(found["unit"], found.get("isoCurrency"))
        value = float(printed) * factor
    return quantity(item.start, item.text, value, unit)


def load_recognizers() -> Read:
    """Return Microsoft's recognizers of currencies and percentages, which is all that is scored."""
    currency = import_module("recognizers_number_with_unit").recognize_currency
    percentage = import_module("recognizers_number").recognize_percentage

    def read(record: Record) -> list[Record]:
        items = currency(record["text"], "en-us")
        seen = {item.start for item in items}  # "62.9 cents" is a percentage to it as well
        items += [item for item in percentage(record["text"], "en-us") if item.start not in seen]
        return [found for found in map(from_recognizers, items) if found is not None]

    return read


FLOOR, BASE_PEER = "one regex", "quantulum3"
_PROJECT = ("multivector",)

READERS = (
    Reader(FLOOR, load_floor, note="one compiled pattern of Python's re, for money and percent alone"),
    Reader(
        "read_quantities",
        load_quantities,
        own=_PROJECT,
        note="our first layer, every amount with its unit: this is what the peers do, and is to be compared",
    ),
    Reader(
        "read_figures",
        load_figures,
        own=_PROJECT,
        note="our whole reader: the first layer and what each economic figure means (who, what, when), which "
        "no peer tells; without what is no such figure",
    ),
    Reader(
        BASE_PEER,
        load_quantulum,
        ("quantulum3==0.10.0",),
        kilobytes=60,
        note="as it installs; numbers without a unit are not counted",
    ),
    Reader(
        "quantulum3, classifier",
        load_quantulum,
        ("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"),
        kilobytes=60,
        note="with the release of scikit-learn that its classifier was trained with; not every one loads it",
    ),
    Reader(
        "recognizers-text",
        load_recognizers,
        ("recognizers-text-number-with-unit==1.0.2a2", "emoji==1.7.0"),
        kilobytes=60,
        note="its currencies and percentages alone, which spares it time; the emoji package is "
        "pinned, as it does not import with newer ones",
    ),
)

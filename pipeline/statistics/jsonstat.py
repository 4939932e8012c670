"""JSON-stat 2.0: a cube of values, as Eurostat sends it.

Values stand at their row-major index, sparse or as a list. The order of the codes is that of
`category.index`, which is not the order in which they were asked for.

Source: https://json-stat.org/full/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a cube: its code in each dimension, and its flag ("" for none)."""

    codes: dict[str, str]
    value: Any
    flag: str


def cells(cube: Any) -> Iterator[Cell]:
    """Yield the cells that have a value.

    Raises:
        ValueError: it is no cube of JSON-stat, or does not fit itself.
    """
    try:
        names, sizes = list(cube["id"]), list(map(int, cube["size"]))
        orders = [_order(cube["dimension"][name]["category"]) for name in names]
        values, flags = _indexed(cube["value"]), _indexed(cube.get("status", {}))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no cube of JSON-stat ({error})") from error
    if [len(order) for order in orders] != sizes:
        raise ValueError("dimensions with more or fewer codes than they say")
    for index, value in values.items():
        if value is not None:
            yield Cell(
                dict(zip(names, _codes(index, sizes, orders), strict=True)), value, flags.get(index, "")
            )


def _order(category: dict[str, Any]) -> list[str]:
    """The codes of a dimension in their order; without an index there is one code, which has a label."""
    index: Any = category.get("index", category.get("label"))
    if isinstance(index, list):
        return list(index)
    if len(index) == 1:
        return list(index)
    places = {int(place): code for code, place in index.items()}
    if sorted(places) != list(range(len(index))):
        raise ValueError("codes whose places are not one after the other")
    return [places[place] for place in range(len(places))]


def _indexed(values: Any) -> dict[int, Any]:
    """A sparse object or a list as an object by place."""
    pairs = enumerate(values) if isinstance(values, list) else values.items()
    return {int(place): value for place, value in pairs}


def _codes(index: int, sizes: list[int], orders: list[list[str]]) -> list[str]:
    found = []
    for size, order in zip(reversed(sizes), reversed(orders), strict=True):
        index, place = divmod(index, size)
        found.append(order[place])
    if index:
        raise ValueError("a value outside the cube")
    return found[::-1]

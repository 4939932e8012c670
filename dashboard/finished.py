"""Charts as they are handed to the browser, built once and kept.

Building a chart with Altair costs tens of milliseconds, most of it copies of its own objects. What is on it
changes only with the tables, so the finished Vega-Lite is kept, and a visitor's click builds nothing anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

MOST_KEPT = 512
Made = TypeVar("Made")


@dataclass(frozen=True)
class Finished:
    """A chart that needs no more work. Shared by all visitors: never change it.

    Attributes:
        spec: Vega-Lite with its data as rows, complete in itself.
        handed: the same with its data as Arrow, which Streamlit passes on as it is.
        alt: what it shows, in words.
    """

    spec: dict[str, Any]
    handed: dict[str, Any]
    alt: str

    def show(self, **layout: Any) -> None:
        """Draw it on the page; `layout` is what `st.vega_lite_chart` takes for width and height."""
        st.vega_lite_chart(spec=self.handed, alt=self.alt, **layout)


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def finished(key: tuple[str, ...], _make: Callable[[], Any], _alt: Callable[[], str]) -> Finished:
    """The chart of `key`, made when it is first asked for.

    Args:
        key: all that the chart depends on: the edition of the tables, and what is chosen.
        _make: makes the Altair chart.
        _alt: says in words what it shows.
    """
    spec = _make().to_dict()
    packed = {
        name: rows if _is_map(rows) else _arrow(rows) for name, rows in spec.get("datasets", {}).items()
    }
    return Finished(spec, {**spec, "datasets": packed}, _alt())


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def kept(key: tuple[str, ...], _make: Callable[[], Made]) -> Made:
    """What `_make` works out from the tables, worked out once for each `key`; never change it."""
    return _make()


def _is_map(rows: Any) -> bool:
    """Whether a dataset is GeoJSON, which stays as it is."""
    return isinstance(rows, dict) or any("geometry" in row for row in rows[:1])


def _arrow(rows: list[dict[str, Any]]) -> bytes:
    """Rows as an Arrow stream."""
    table = pa.Table.from_pylist(rows)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())

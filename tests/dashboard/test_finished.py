"""Charts are built once for each edition of the tables, and handed on as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import charts, finished, line_charts


def counting(monkeypatch: pytest.MonkeyPatch, module: object) -> list[int]:
    """Counts how often a module's charts are built."""
    built: list[int] = []
    original = module.chart  # type: ignore[attr-defined]

    def chart(*arguments: object) -> object:
        built.append(1)
        return original(*arguments)

    monkeypatch.setattr(module, "chart", chart)
    return built


@pytest.mark.parametrize("page", ["trade", "energy"])
def test_a_rerun_builds_no_chart(
    app: Callable[..., AppTest], example: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished.finished.clear()  # type: ignore[attr-defined]
    built = counting(monkeypatch, charts), counting(monkeypatch, line_charts)
    opened = app(example, page)
    first = [len(one) for one in built]
    assert all(first)
    opened.run()
    assert not opened.exception
    assert [len(one) for one in built] == first


def test_a_new_edition_builds_its_charts(
    app: Callable[..., AppTest], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app(example, "trade")
    built = counting(monkeypatch, charts)
    run = (example / "run.json").read_text()
    (example / "run.json").write_text(run + "\n")  # the same tables, told of anew
    app(example, "trade")
    assert built


def test_rows_are_handed_on_as_arrow_and_kept_as_rows() -> None:
    import altair as alt

    table = pd.DataFrame({"year": [2013, 2014], "value": [1.5, None], "name": ["a", "b"]})
    made = finished.finished(
        ("test",), lambda: alt.Chart(table).mark_point().encode(x="year:Q", y="value:Q"), lambda: "words"
    )
    [(name, rows)] = made.spec["datasets"].items()
    assert rows == [{"year": 2013, "value": 1.5, "name": "a"}, {"year": 2014, "value": None, "name": "b"}]
    with pa.ipc.open_stream(made.handed["datasets"][name]) as reader:
        assert reader.read_all().to_pylist() == rows
    assert made.alt == "words"

"""What the charts of official lines draw: ends of the axis, labels apart, bands, zero, and diamonds."""

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import line_charts

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12)


def official(*names: str, values: tuple[float, ...] = (1.0, 2.0, 3.0)) -> pd.DataFrame:
    rows = [
        (name, 2018 + i, value, name, "what", "amount", "source")
        for name in names
        for i, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=list(line_charts.COLUMNS))


def cited(*values: float) -> pd.DataFrame:
    rows = [
        ("China", 2019, value, "≈", "/figures?figure=1", False, "what", "amount", "≈ close", "article")
        for value in values
    ]
    return pd.DataFrame(rows, columns=list(line_charts.CITED_COLUMNS))


def spec(*told: Any, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = line_charts.chart(*told, **more).to_dict()
    return made


def marks(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [layer for layer in made["layer"] if layer["mark"]["type"] == kind]


def ends(made: dict[str, Any], axis: str = "y") -> list[float]:
    found: list[float] = marks(made, "line")[0]["encoding"][axis]["scale"]["domain"]
    return found


@given(VALUES, st.floats(0.1, 1e4))
def test_labels_are_moved_apart_in_their_order(places: list[float], gap: float) -> None:
    moved = line_charts.spread(places, gap)
    order = sorted(range(len(places)), key=lambda at: places[at])
    assert all(moved[b] - moved[a] >= gap * (1 - 1e-6) - 1e-6 for a, b in pairwise(order))


@given(VALUES, st.floats(0.1, 1e4), st.floats(-1e6, 1e6))
def test_no_label_stands_below_the_axis(places: list[float], gap: float, low: float) -> None:
    moved = line_charts.spread(places, gap, low)
    assert min(moved) >= low
    order = sorted(range(len(places)), key=lambda at: places[at])
    assert all(moved[b] - moved[a] >= gap * (1 - 1e-6) - 1e-6 for a, b in pairwise(order))


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert line_charts.spread([10.0, 0.0, 20.0], 5) == [10.0, 0.0, 20.0]
    assert line_charts.spread([0.0, 1.0], 5) == [-2.0, 3.0]
    assert line_charts.spread([], 5) == []


def test_lines_are_labelled_at_their_ends_unless_there_is_one() -> None:
    labelled = [
        layer["encoding"]["text"]["field"] for layer in marks(spec(official("a", "b"), cited(), "%"), "text")
    ]
    assert labelled == ["series"]
    assert marks(spec(official("a"), cited(), "%"), "text") == []


def test_the_axis_begins_at_zero_or_below_what_is_negative() -> None:
    low, high = ends(spec(official("a"), cited(9.0), "%"))
    assert low == 0
    assert high > 9
    made = spec(official("a", values=(-4.0, 2.0, 3.0)), cited(), "%")
    assert ends(made)[0] < -4
    assert [layer["encoding"]["y"]["field"] for layer in marks(made, "rule")] == ["zero"]


def test_the_line_of_zero_is_drawn_only_where_there_is_something_below() -> None:
    assert marks(spec(official("a"), cited(), "%"), "rule") == []


def test_given_ends_are_kept_and_the_last_year_ends_the_axis() -> None:
    made = spec(official("a"), cited(), "%", (0, 100))
    assert ends(made) == [0, 100]
    assert ends(made, "x")[1] == 2020
    one = official("a").head(1)
    assert ends(spec(one, cited(), "%"), "x") == [2017.7, 2018.3]


def test_a_cited_year_beyond_the_lines_is_on_the_axis() -> None:
    assert ends(spec(official("a"), cited(2.0).assign(year=2025), "%"), "x")[1] == 2025


def test_a_bound_is_a_band_up_to_the_top_with_its_words() -> None:
    made = spec(official("a"), cited(), "%", bounds=[(70.0, "cited: over 70 %")])
    band, rule, words = (marks(made, kind)[0] for kind in ("rect", "rule", "text"))
    assert band["encoding"]["y2"] == {"value": 0}
    assert rule["mark"]["strokeDash"]
    assert words["encoding"]["text"]["field"] == "words"
    assert ends(made)[1] > 70


def test_diamonds_open_their_figures_and_carry_a_sign() -> None:
    made = spec(official("China"), cited(2.0, 3.0), "%")
    diamond = next(layer for layer in marks(made, "point") if layer["mark"].get("shape") == "diamond")
    assert diamond["encoding"]["href"]["field"] == "href"
    assert {"description", "tooltip"} <= set(diamond["encoding"])
    assert [layer["encoding"]["text"]["field"] for layer in marks(made, "text")] == ["sign"]


def test_lines_of_points_say_what_they_are_and_break_by_detail() -> None:
    made = spec(official("a", "b"), cited(), "%")
    assert marks(made, "line")[0]["encoding"]["detail"]["field"] == "detail"
    spoken = [layer for layer in marks(made, "point") if "description" in layer["encoding"]]
    assert len(spoken) == 1
    assert [tip["field"] for tip in spoken[0]["encoding"]["tooltip"]] == ["what", "amount", "source"]


@pytest.mark.parametrize(("first", "last"), [(2018, 2018), (2010, 2025), (1900, 2025), (1, 9000)])
def test_ticks_are_few_and_within_the_years(first: int, last: int) -> None:
    years = official("a").head(2).assign(year=[first, last])
    made = spec(years, cited(), "%")
    ticks = marks(made, "line")[0]["encoding"]["x"]["axis"]["values"]
    assert 1 <= len(ticks) <= 19
    assert all(first <= tick <= last for tick in ticks)

"""What the charts draw: places on the axis, forms of marks, and the way to each figure."""

import json
from typing import Any

import pytest
from clean_set import article, energy_figures, figure, trade_figures

from dashboard import chart_data, charts
from dashboard.panels import Panel, panels

ARTICLES = {article()["article_id"]: article()}


def panel(*rows: dict[str, Any]) -> Panel:
    made = panels(list(rows))
    assert len(made) == 1
    return made[0]


def line(**fields: Any) -> dict[str, Any]:
    return chart_data.frame(panel(figure(**fields)), ARTICLES).to_dict("records")[0]


def spec(shown: Panel) -> dict[str, Any]:
    return charts.chart(shown, ARTICLES).to_dict()


def layers(shown: Panel) -> list[dict[str, Any]]:
    return spec(shown)["layer"]


PERCENT = {"statistic": "share", "base": "exports", "unit": "percent"}


@pytest.mark.parametrize(
    ("fields", "shape", "start", "end"),
    [
        ({}, "bar", 0.0, 2.5),
        ({"value": -2.5e9, "indicator": "trade_balance"}, "bar", 0.0, -2.5),
        ({"value": 1e9, "value_upper": 2e9, "bound": "range"}, "range", 1.0, 2.0),
        ({**PERCENT, "value": 70.0, "bound": "more_than"}, "from", 70.0, 100.0),
        ({**PERCENT, "value": 70.0, "bound": "less_than"}, "to", 0.0, 70.0),
        ({"bound": "more_than"}, "from", 2.5, None),
        ({"bound": "at_most"}, "to", 0.0, 2.5),
        ({"bound": "at_most", "indicator": "trade_balance"}, "to", None, 2.5),
        ({"bound": "less_than", "statistic": "growth", "unit": "percent", "value": 5.0}, "to", None, 5.0),
        ({"statistic": "rank", "unit": "rank", "value": 2.0}, "point", 2.0, 2.0),
        ({"statistic": "rank", "unit": "rank", "value": 7.0, "bound": "at_most"}, "to", 1.0, 7.0),
    ],
)
def test_an_amount_is_drawn_where_it_belongs(
    fields: dict, shape: str, start: float | None, end: float | None
) -> None:
    drawn = line(**fields)
    assert (drawn["shape"], drawn["start"], drawn["end"]) == (shape, start, end)


def test_a_bound_without_an_end_reaches_the_end_of_the_axis() -> None:
    shown = panel(figure(bound="at_least", value_high=None))
    assert line(bound="at_least", value_high=None)["end"] is None
    ends = chart_data.domain(chart_data.frame(shown, ARTICLES), shown.rows)
    assert ends[1] > 2.5


@pytest.mark.parametrize(
    ("fields", "unbounded"),
    [
        ({"bound": "at_least"}, True),
        ({"bound": "at_most"}, False),
        ({**PERCENT, "bound": "at_least", "value": 70.0}, False),
    ],
)
def test_an_arrow_stands_only_where_nothing_ends_the_interval(fields: dict, unbounded: bool) -> None:
    assert line(**fields)["unbounded"] is unbounded


@pytest.mark.parametrize("bound", ["at_least", "at_most"])
def test_every_mark_lies_on_the_axis(bound: str) -> None:
    shown = panel(*(figure(char_start=i, statistic="growth", unit="percent", value=v, bound=bound)
                    for i, v in enumerate((-4.0, 12.0))))  # fmt: skip
    lines = chart_data.frame(shown, ARTICLES)
    low, high = chart_data.domain(lines, shown.rows)
    made = chart_data.drawn(lines, shown.rows)
    assert made[["start", "end"]].notna().all(axis=None)
    assert made[["start", "end"]].min(axis=None) >= low
    assert made[["start", "end"]].max(axis=None) <= high


def test_shares_stand_on_the_whole_and_ranks_begin_at_the_first_place() -> None:
    for fields, ends in (
        ({**PERCENT, "value": 7.0}, [0, 100]),
        ({"unit": "rank", "statistic": "rank", "value": 2.0}, [1, 3]),
    ):
        shown = panel(figure(**fields))
        assert chart_data.domain(chart_data.frame(shown, ARTICLES), shown.rows) == ends


@pytest.mark.parametrize(
    ("value", "end"), [(17.6e9, 20.0), (2.5e9, 3.0), (9.9e9, 12.0), (0.0, 1.0), (45e9, 50.0), (100e9, 120.0)]
)
def test_the_axis_ends_at_a_tick_beyond_the_longest_bar(value: float, end: float) -> None:
    shown = panel(figure(value=value))
    assert chart_data.domain(chart_data.frame(shown, ARTICLES), shown.rows) == [0.0, end]


def test_a_balance_is_drawn_from_the_middle_and_a_turnover_from_the_edge() -> None:
    balance, turnover = panel(trade_figures()[2]), panel(trade_figures()[3])
    low, high = chart_data.domain(chart_data.frame(balance, ARTICLES), balance.rows)
    assert low == -high
    assert high > 12.7
    assert chart_data.domain(chart_data.frame(turnover, ARTICLES), turnover.rows)[0] == 0
    assert "exports − imports" in json.dumps(spec(balance), ensure_ascii=False)
    assert "exports + imports" in json.dumps(spec(turnover), ensure_ascii=False)


def test_a_length_in_two_units_is_one_mark_with_both() -> None:
    lines = chart_data.frame(panel(*energy_figures()[1:3]), ARTICLES)
    assert [amount.replace("\N{NO-BREAK SPACE}", " ") for amount in lines["amount"]] == [
        "1,511 km = 939 miles"
    ]


def test_an_open_bound_has_a_ring_and_a_closed_one_a_disc() -> None:
    assert not line(**PERCENT, value=70.0, bound="more_than")["closed"]
    assert line(**PERCENT, value=70.0, bound="at_least")["closed"]


def test_every_mark_opens_its_figure_and_says_what_it_is() -> None:
    shown = panel(*trade_figures()[:1])
    linked = [layer for layer in layers(shown) if "href" in layer["encoding"]]
    assert linked
    assert all({"description", "tooltip"} <= set(layer["encoding"]) for layer in linked)
    href = chart_data.frame(shown, ARTICLES)["href"].iloc[0]
    assert href == f"/figures?figure={shown.rows[0]['figure_id']}"


def test_text_and_axes_take_the_colour_of_the_theme() -> None:
    made = spec(panel(figure(), figure(char_start=1, partner="RUS")))
    texts = [layer["mark"] for layer in made["layer"] if layer["mark"]["type"] == "text"]
    assert {mark["color"] for mark in texts} == {"currentColor"}
    assert made["config"]["axis"]["labelColor"] == "currentColor"


@pytest.mark.parametrize("count", [1, 2, 12])
def test_the_chart_grows_with_its_rows(count: int) -> None:
    rows = [figure(char_start=i, partner=f"P{i}") for i in range(count)]
    assert (
        spec(panel(*rows))["height"] == charts.ROW_HEIGHT * count + charts.AXIS_HEIGHT + charts.TITLE_HEIGHT
    )


def test_many_figures_over_the_years_become_points_in_time() -> None:
    rows = [figure(char_start=i, period=str(1990 + i)) for i in range(30)]
    made = spec(panel(*rows))
    assert [layer["mark"]["type"] for layer in made["layer"]] == ["point"]
    assert made["layer"][0]["encoding"]["x"]["field"] == "year"


@pytest.mark.parametrize(("partners", "legend"), [(1, None), (3, "bottom"), (20, None)])
def test_points_in_time_are_told_apart_by_partner_where_colours_suffice(
    partners: int, legend: str | None
) -> None:
    rows = [figure(char_start=i, period=str(1990 + i), partner=f"P{i % partners}") for i in range(30)]
    colour = spec(panel(*rows))["layer"][0]["encoding"]["color"]
    assert (colour["legend"] or {}).get("orient") == legend


@pytest.mark.parametrize(
    "fields", [{}, PERCENT, {"statistic": "rank", "unit": "rank"}, {**PERCENT, "partner": None}]
)
def test_two_reporters_with_one_partner_have_labels_and_series_of_their_own(fields: dict) -> None:
    rows = [figure(char_start=i, reporter=code, **fields) for i, code in enumerate(("UZB", "KAZ"))]
    lines = chart_data.frame(panel(*rows), ARTICLES)
    for column in ("label", "series"):
        assert lines[column].is_unique
        assert all(
            name in words for name, words in zip(("Uzbekistan", "Kazakhstan"), lines[column], strict=True)
        )


def test_points_in_time_of_two_reporters_or_directions_have_two_colours() -> None:
    for field, values in (("reporter", ("UZB", "KAZ")), ("indicator", ("exports", "imports"))):
        rows = [figure(char_start=i, period=str(1990 + i), **{field: values[i % 2]}) for i in range(30)]
        shown = panel(*rows)
        assert chart_data.frame(shown, ARTICLES)["series"].nunique() == 2
        assert spec(shown)["layer"][0]["encoding"]["color"]["field"] == "series"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"value_upper": 3e9, "bound": "range"},
        {"bound": "at_least"},
        {"statistic": "rank", "unit": "rank", "value": 2.0},
    ],
)
def test_a_forecast_is_drawn_pale_and_dashed_and_named(fields: dict) -> None:
    rows = [figure(char_start=i, period=str(2019 + i), forecast=bool(i), **fields) for i in range(2)]
    shown = panel(*rows)
    lines = chart_data.frame(shown, ARTICLES)
    assert lines["forecast"].tolist() == [False, True]
    assert [label.endswith("2020 (forecast)") for label in lines["label"]] == [False, True]
    assert "forecast" in lines["what"].iloc[1]
    for layer in layers(shown):
        if "href" in layer["encoding"]:
            for channel, drawn in (("fillOpacity", charts.PALE), ("strokeDash", charts.DASHES)):
                condition = layer["encoding"][channel]["condition"]
                assert (condition["test"], condition["value"]) == ("datum.forecast", drawn)


def test_a_chart_shows_controls_of_direction_and_its_data_keep_them() -> None:
    shown = panel(figure(surface="\u202e$2.5 billion", product="\u2067oil"))
    assert not {"\u202e", "\u2067"} & set(json.dumps(spec(shown), ensure_ascii=False))
    assert "\u202e" in chart_data.frame(shown, ARTICLES)["printed"].iloc[0]


def test_many_figures_without_years_stay_rows() -> None:
    rows = [figure(char_start=i, period=None, partner=f"P{i}") for i in range(30)]
    assert spec(panel(*rows))["height"] > 30 * charts.ROW_HEIGHT


def test_all_examples_make_charts() -> None:
    for shown in panels(trade_figures() + energy_figures()):
        assert layers(shown)

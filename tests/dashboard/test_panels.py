"""Which figures share a chart, and what the chart is called."""

import pytest
from clean_set import energy_figures, figure, trade_figures

from dashboard.panels import in_kilometres, merged_units, panels, title, topic


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "trade"),
        ({"product": "oil"}, "energy"),
        ({"product": "natural gas"}, "energy"),
        ({"product": "wheat"}, "trade"),
        ({"indicator": "length", "product": None}, "energy"),
        ({"indicator": "investment"}, "investment"),
        ({"indicator": "inflation"}, "other"),
    ],
)
def test_a_figure_has_one_topic(fields: dict, name: str) -> None:
    assert topic(figure(**fields)) == name


def test_a_balance_and_a_turnover_never_share_a_chart() -> None:
    kinds = [{row["indicator"] for row in panel.rows} for panel in panels(trade_figures())]
    assert {"trade_balance"} in kinds
    assert {"trade_turnover"} in kinds


@pytest.mark.parametrize("fields", [{"unit": "EUR"}, {"statistic": "growth"}, {"product": "wheat"}])
def test_other_units_statistics_and_products_have_charts_of_their_own(fields: dict) -> None:
    assert len(panels([figure(), figure(char_start=1, **fields)])) == 2


def test_exports_and_imports_in_one_unit_share_a_chart() -> None:
    made = panels([figure(), figure(char_start=1, indicator="imports")])
    assert [panel.title for panel in made] == ["Uzbekistan’s exports to and imports from China, 2019"]


@pytest.mark.parametrize(
    ("forecasts", "name", "note"),
    [
        ((False, False), "Uzbekistan’s exports to China", ""),
        ((False, True), "Uzbekistan’s exports to China", "Pale with a dashed outline: a forecast"),
        ((True, True), "Uzbekistan’s exports to China (forecast)", "A forecast or plan, not an observed"),
    ],
)
def test_a_chart_with_forecasts_says_how_to_tell_them(forecasts: tuple, name: str, note: str) -> None:
    rows = [figure(char_start=i, period=str(2019 + i), forecast=one) for i, one in enumerate(forecasts)]
    made = panels(rows)[0]
    assert made.title == name
    assert made.note.startswith(note)
    assert bool(made.note) == any(forecasts)


def test_every_figure_is_in_exactly_one_panel() -> None:
    rows = trade_figures() + energy_figures()
    drawn = [row["figure_id"] for panel in panels(rows) for row in panel.rows]
    assert sorted(drawn) == sorted(row["figure_id"] for row in rows)


def test_no_figures_make_no_panels() -> None:
    assert panels([]) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([figure(), figure(partner="RUS")], "Uzbekistan’s exports, 2019"),
        ([figure(), figure(period="2020")], "Uzbekistan’s exports to China"),
        ([figure(), figure(reporter="KAZ", partner="EU", period=None)], "Exports"),
        ([figure(statistic="share", base="exports", unit="percent")],
         "China’s part in Uzbekistan’s exports, 2019"),
        ([figure(statistic="share", partner=None, base="GDP", unit="percent")],
         "Parts of Uzbekistan’s GDP, 2019"),
        ([figure(indicator="trade_balance")], "Uzbekistan’s trade balance with China, 2019"),
        ([figure(statistic="growth", indicator="gdp", partner=None)], "Change in Uzbekistan’s GDP, 2019"),
        ([figure(statistic="rank", indicator="investment", unit="rank")],
         "Ranks among the investors in Uzbekistan, 2019"),
        ([figure(indicator="length", unit="km", reporter="Druzhba", period=None)],
         "Length of the Druzhba pipeline"),
    ],
)  # fmt: skip
def test_a_title_says_what_the_figures_have_in_common(rows: list, words: str) -> None:
    assert title(rows) == words


def lengths(km: float, miles: float, **fields: object) -> list[dict]:
    line = {"indicator": "length", "partner": None, "period": None}
    one = {"unit": "km", "value": km, "value_low": km - 0.5, "value_high": km + 0.5}
    other = {"unit": "mi", "value": miles, "value_low": miles - 0.5, "value_high": miles + 0.5}
    return [figure(**line, **one), figure(**{**line, **other, "char_start": 9, **fields})]


def test_one_length_in_two_units_is_one_thing() -> None:
    assert [len(group) for group in merged_units(lengths(1511, 939))] == [2]


@pytest.mark.parametrize(
    "rows", [lengths(1511, 949), lengths(1511, 939, reporter="CPC"), lengths(1511, 939, value_low=None)]
)
def test_lengths_that_differ_or_are_of_another_line_stay_apart(rows: list) -> None:
    assert [len(group) for group in merged_units(rows)] == [1, 1]


def test_miles_become_kilometres_and_gaps_stay_gaps() -> None:
    row = in_kilometres(figure(unit="mi", value=939.0, value_low=938.5, value_high=None))
    assert (round(row["value"], 1), row["unit"], row["value_high"]) == (1511.2, "km", None)

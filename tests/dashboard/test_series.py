"""Official lines in words and in the unit of their axis, with the cited figures that belong on them."""

from typing import Any

import clean_set
import pandas as pd
import pytest
from clean_set import article, figure, observation

from dashboard import data, frames, line_charts, official, series, verdicts

ARTICLES = {article()["article_id"]: article()}


def table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return clean_set.table(rows, list(clean_set.OBSERVATION))


def years(*told: int, **fields: Any) -> list[dict[str, Any]]:
    return [observation(period=str(year), **fields) for year in told]


def shown(rows: list[dict[str, Any]], figures: list[dict[str, Any]] | None = None, quantity: str = "exports",
          found: dict[str, Any] | None = None) -> series.Series:  # fmt: skip
    made = series.trade(table(rows), figures or [], ARTICLES, found or {}, "UZB", quantity)
    assert made is not None
    return made


def lines(**values: list[tuple[int, float]]) -> pd.DataFrame:
    rows = [(name, year, value, "percent") for name, told in values.items() for year, value in told]
    return pd.DataFrame(rows, columns=["partner", "year", "value", "unit"])


def test_a_line_breaks_at_a_missing_year_and_where_the_source_changes() -> None:
    rows = years(2010, 2011, 2013, 2014) + years(2015, 2016, source="NEW")
    runs = shown(rows).official.groupby("detail", sort=False)["year"].agg(list).tolist()
    assert runs == [[2010, 2011], [2013, 2014], [2015, 2016]]


def test_two_partners_of_one_source_have_lines_of_their_own() -> None:
    made = shown(years(2018, 2019, 2020) + years(2018, 2019, 2020, partner="RUS"))
    assert made.official.groupby("detail")["series"].nunique().tolist() == [1, 1]


def test_fewer_years_than_make_a_line_are_not_drawn() -> None:
    told = years(2018, 2019, 2020) + years(2018, 2019, partner="RUS")
    assert set(shown(told).lines["partner"]) == {"CHN"}
    assert series.trade(table(years(2018, 2019)), [], {}, {}, "UZB", "exports") is None
    assert series.trade(table([]), [], {}, {}, "UZB", "exports") is None


def test_the_axis_has_one_unit_for_lines_and_cited_figures() -> None:
    made = shown(years(2018, 2019, 2020, value=900e6), [figure(value=2.5e9)])
    assert made.unit == "billion\N{NO-BREAK SPACE}US$"
    assert made.official["value"].tolist() == [0.9, 0.9, 0.9]
    assert made.cited["value"].tolist() == [2.5]


def test_lines_in_another_unit_are_left_out() -> None:
    rows = years(2018, 2019, 2020) + years(2018, 2019, 2020, 2021, unit="EUR", partner="RUS")
    assert set(shown(rows).lines["unit"]) == {"EUR"}


@pytest.mark.parametrize(
    ("fields", "quantity"),
    [
        ({"period": "2019-H1"}, "exports"), ({"period": None}, "exports"), ({"forecast": True}, "exports"),
        ({"product": "oil"}, "exports"), ({"partner": "BRA"}, "exports"), ({"reporter": "KAZ"}, "exports"),
        ({"unit": "EUR"}, "exports"), ({"statistic": "share", "unit": "percent"}, "exports"),
        ({"indicator": "trade_turnover"}, "exports"), ({"indicator": "trade_balance"}, "trade_turnover"),
    ],
)  # fmt: skip
def test_a_figure_of_something_else_is_not_drawn_on_the_lines(fields: dict, quantity: str) -> None:
    rows = years(2018, 2019, 2020) + years(2018, 2019, 2020, indicator="imports")
    fitting = {"indicator": quantity}
    assert len(shown(rows, [figure(**fitting)], quantity).figures) == 1
    assert shown(rows, [figure(**{**fitting, **fields})], quantity).cited.empty


def test_a_cited_figure_carries_its_verdict_and_the_way_to_its_page() -> None:
    row = figure()
    found = verdicts.decisive(clean_set.table([clean_set.check(row, "close")], list(clean_set.CHECK)))
    mark = data.records(shown(years(2018, 2019, 2020), [row], found=found).cited)[0]
    assert (mark["sign"], mark["year"], mark["href"]) == ("≈", 2019, f"/figures?figure={row['figure_id']}")
    assert mark["verdict"].endswith("close")


@pytest.mark.parametrize(("value", "below"), [(2.3e9, True), (2.4e9, False), (2.5e9, False)])
def test_the_sign_of_a_verdict_stands_away_from_the_official_line(value: float, below: bool) -> None:
    assert shown(years(2018, 2019, 2020), [figure(value=value)]).cited["below"].tolist() == [below]
    assert not shown(years(2016, 2017, 2018), [figure(value=value)]).cited["below"].any()


def test_a_point_says_what_it_is_by_whom_and_of_what_kind() -> None:
    point = data.records(shown(years(2018, 2019, 2020, status="P")).official)[0]
    assert point["what"] == "Exports of Uzbekistan to China, 2018"
    assert point["amount"].replace("\N{NO-BREAK SPACE}", " ") == "2.4 billion US$ (2,400,000,000 USD)"
    assert point["source"] == "Office of Statistics, as declared, provisional"
    made = shown(
        years(2018, 2019, 2020) + years(2018, 2019, 2020, indicator="imports"), quantity="trade_balance"
    )
    assert "worked out of two of its values" in made.official["source"].iloc[0]


def test_controls_of_direction_are_shown_in_what_a_chart_says() -> None:
    rows = years(2018, 2019, 2020, organisation="Office\u202e of Statistics")
    assert "\u202e" not in shown(rows).official.to_csv()


def test_of_many_partners_the_cited_and_the_largest_are_drawn() -> None:
    codes = ["CHN", "RUS", "EU", "TUR", "ITA", "FRA", "DEU", "KAZ"]
    rows = [
        row for i, code in enumerate(codes) for row in years(2018, 2019, 2020, partner=code, value=1e9 - i)
    ]
    made = shown(rows, [figure(partner="KAZ")])
    assert set(made.lines["partner"]) == {"KAZ", "CHN", "RUS", "EU", "TUR", "ITA"}
    assert made.left_out == 2
    assert shown(rows[:9]).left_out == 0


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"RUS": [(2018, 3.0), (2019, 3.0)], "CHN": [(2018, 1.0), (2019, 1.0)]},
         "Russia leads in every year"),
        ({"RUS": [(2018, 3.0), (2019, 1.0)], "CHN": [(2018, 1.0), (2019, 2.0)]},
         "China leads in 2019, before it Russia"),
        ({"EU": [(2017, 9.0), (2018, 1.0), (2019, 1.0)], "CHN": [(2017, 1.0), (2018, 5.0), (2019, 5.0)]},
         "China leads since 2018, before it the EU"),
        ({"RUS": [(2018, 3.0), (2019, 3.0)], "CHN": [(2019, 1.0)]}, "Russia leads since 2019"),
        ({"RUS": [(2018, 3.0)], "CHN": [(2019, 1.0)]}, ""),
        ({"RUS": [(2018, 3.0)]}, ""),
    ],
)  # fmt: skip
def test_the_leader_is_told_for_the_years_that_all_lines_have(told: dict, words: str) -> None:
    assert series.leader(lines(**told)) == words


def test_what_a_title_tells_of_the_last_and_of_the_highest_year() -> None:
    told = lines(EU=[(2018, 9.0), (2019, 70.86)], CHN=[(2018, 1.0), (2019, 5.0)])
    assert series.largest(told, "took").replace("\N{NO-BREAK SPACE}", " ") == "the EU took 70.9 % in 2019"
    assert series.peak(lines(UZB=[(2017, 1.0), (2018, 3.0), (2019, 2.0)])) == "most in 2018"


def test_every_source_that_a_line_is_made_of_is_named_with_its_years() -> None:
    rows = years(2018, 2019, 2020) + years(
        2018, 2019, 2020, partner="World", source="SUM", organisation="Summary"
    )
    made = shown(rows + years(2016, partner="RUS"), quantity="export_share")
    assert [who for who, _, _ in series.sources(made.origins)] == [
        "Office of Statistics, 2018–2020", "Summary, 2018–2020",
    ]  # fmt: skip


def test_the_chart_is_told_in_words_with_its_ends_and_cited_figures() -> None:
    made = frames.LineChart("x", "Exports", "", shown(years(2018, 2019, 2020), [figure()]))
    told = frames.described(made).replace("\N{NO-BREAK SPACE}", " ")
    assert "China from 2.4 billion US$ (2,400,000,000 USD) in 2018 to" in told
    assert "cited 2.5 billion US$, Exports of Uzbekistan to China, 2019, – not checked" in told


def test_the_links_below_a_chart_take_no_markup_from_data() -> None:
    bad = "<img src=x>\u202e"
    made = shown(years(2018, 2019, 2020, organisation=bad, dataset=bad, source_url="javascript:alert(1)"))
    html = frames.source_lines(made) + frames.cited_links([figure(product=bad)], {})
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "\u202e" not in html
    assert frames.cited_links([], {}) == ""


def test_columns_of_the_series_are_those_that_the_chart_draws() -> None:
    made = shown(years(2018, 2019, 2020), [figure()])
    assert tuple(made.official.columns) == line_charts.COLUMNS
    assert tuple(made.cited.columns) == line_charts.CITED_COLUMNS
    assert list(made.lines.columns) == official.COLUMNS

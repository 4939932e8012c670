"""Official observations as series: levels, turnover, balance and shares, and both sides of a flow."""

from typing import Any

import clean_set
import pandas as pd
import pytest
from clean_set import observation

from dashboard import official


def table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return clean_set.table(rows, list(clean_set.OBSERVATION))


@pytest.fixture
def observations() -> pd.DataFrame:
    return table(clean_set.observations())


def value(lines: pd.DataFrame, partner: str, year: int) -> float:
    found = lines[lines["partner"].eq(partner) & lines["year"].eq(year)]["value"].tolist()
    assert len(found) == 1
    return round(found[0], 6)


def pair(exports: dict[str, Any], imports: dict[str, Any]) -> pd.DataFrame:
    return table([observation(**exports), observation(indicator="imports", **imports)])


def test_only_who_declared_enough_years_for_a_line_can_be_chosen(observations: pd.DataFrame) -> None:
    assert official.reporters(observations) == ["UZB"]
    assert official.reporters(observations.head(0)) == []


def test_levels_stay_as_declared_with_their_sources(observations: pd.DataFrame) -> None:
    lines = official.lines(observations, "UZB", "imports")
    assert list(lines.columns) == official.COLUMNS
    assert value(lines, "RUS", 2015) == 6e9
    assert sorted(lines["year"].unique()) == [2015, 2016, 2018, 2019, 2020, 2021]
    assert lines.groupby("source")["year"].max().to_dict() == {"OLD": 2018, "STATS": 2021}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"period": "2019-H1"}, "half a year"),
        ({"period": None}, "no period"),
        ({"statistic": "share"}, "a share"),
        ({"perspective": "mirror"}, "another's books"),
        ({"product_code": "HS:27"}, "one good"),
        ({"product_code": None}, "no code"),
        ({"reporter": "KAZ"}, "another's trade"),
    ],
)
def test_what_is_no_declared_yearly_level_of_all_goods_is_no_point(fields: dict, why: str) -> None:
    assert official.lines(table([observation(**fields)]), "UZB", "exports").empty, why


def test_turnover_and_balance_are_made_of_both_flows(observations: pd.DataFrame) -> None:
    for quantity, amount in (("trade_turnover", 3.6e9 + 6e9), ("trade_balance", 3.6e9 - 6e9)):
        lines = official.lines(observations, "UZB", quantity)
        assert value(lines, "RUS", 2015) == amount
        assert lines["derived"].all()
        assert lines["ids"].str.fullmatch(r"[0-9a-f]{12};[0-9a-f]{12}").all()


@pytest.mark.parametrize(
    "fields", [{"source": "OTHER"}, {"unit": "EUR"}, {"period": "2018"}, {"partner": "RUS"}]
)
def test_flows_of_other_sources_units_years_and_partners_are_not_put_together(fields: dict) -> None:
    assert official.lines(pair({}, fields), "UZB", "trade_balance").empty
    assert len(official.lines(pair({}, {}), "UZB", "trade_balance")) == 1


def test_shares_are_parts_of_the_total_of_the_same_year(observations: pd.DataFrame) -> None:
    lines = official.lines(observations, "UZB", "import_share")
    assert set(lines["partner"]) == {"CHN", "RUS", "EU"}
    assert {value(lines, "RUS", year) for year in (2015, 2018, 2021)} == {30.0}
    assert set(lines["unit"]) == {"percent"}


def test_a_share_of_another_sources_total_names_both() -> None:
    rows = [
        observation(value=2e9),
        observation(partner="World", value=8e9, source="SUM", organisation="Summary"),
    ]
    line = official.lines(table(rows), "UZB", "export_share").iloc[0]
    assert line["value"] == 25.0
    assert line["source"] == "STATS of SUM"
    assert line["organisation"] == "Office of Statistics, of the total of Summary"
    assert line["ids"] == f"{rows[0]['observation_id']};{rows[1]['observation_id']}"


def test_a_source_with_a_total_of_its_own_is_not_set_against_another() -> None:
    totals = [observation(partner="World", value=8e9, source=name) for name in ("SUM", "STATS")]
    line = official.lines(table([observation(value=2e9), *totals]), "UZB", "export_share")
    assert line["source"].tolist() == ["STATS"]


@pytest.mark.parametrize("fields", [{"unit": "EUR"}, {"period": "2018"}])
def test_without_a_total_of_the_same_year_and_unit_there_is_no_share(fields: dict) -> None:
    rows = [observation(value=2e9), observation(partner="World", value=8e9, **fields)]
    assert official.lines(table(rows), "UZB", "export_share").empty


def test_two_sources_of_one_year_stay_two_points() -> None:
    rows = [observation(value=2e9), observation(value=3e9, source="OTHER")]
    assert official.lines(table(rows), "UZB", "exports")["value"].tolist() == [3e9, 2e9]


def test_both_sides_of_a_flow_stand_together_in_their_own_currencies(observations: pd.DataFrame) -> None:
    both = official.both_sides(observations, "UZB")
    told = both[["partner", "flow", "year", "unit", "value_mirror", "unit_mirror"]].to_numpy().tolist()
    assert told == [
        ["EU", "exports", 2019, "USD", 1.5e9, "EUR"],
        ["EU", "imports", 2019, "USD", 2.9e9, "EUR"],
    ]
    assert both["organisation_mirror"].tolist() == ["EU Office", "EU Office"]


def test_a_flow_that_one_side_declares_is_not_among_both_sides(observations: pd.DataFrame) -> None:
    assert official.both_sides(observations, "CHN").empty
    assert official.both_sides(observations.head(0), "UZB").empty

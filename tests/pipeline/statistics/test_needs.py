"""What is fetched: the declared series, and what the figures cite on top."""

from __future__ import annotations

import pytest

from pipeline.statistics.needs import declared, needs
from schemas.codes import sides

FIGURE = {"indicator": "imports", "statistic": "level", "product": "", "reporter": "UZB", "partner": "TUR",
          "period": "2008"}  # fmt: skip
UNTIL = 2025


def _cited(since=None, **changes):
    """What a figure adds to the declared series: partners and years by series."""
    known = {(n.reporter, n.indicator, n.product) for n in declared(UNTIL)}
    found = needs([{**FIGURE, **changes}], since, UNTIL)
    return {
        (n.indicator, n.product): (n.partners, n.years)
        for n in found
        if (n.reporter, n.indicator, n.product) not in known
    }


def test_the_declared_series_are_there_without_any_figure():
    found = {(n.indicator, n.product): n for n in needs([], None, UNTIL)}
    assert set(found) == {
        ("exports", "TOTAL"),
        ("imports", "TOTAL"),
        ("exports", "HS:27"),
        ("exports", "HS:2709"),
    }
    total = found[("imports", "TOTAL")]
    assert {"World", "RUS", "CHN", "EU"} <= set(total.partners)
    assert total.years == tuple(range(2010, UNTIL + 1))


def test_declared_partners_are_known_to_the_tables():
    for need in declared(UNTIL):
        assert {need.reporter, *need.partners} <= sides()


def test_a_figure_needs_its_flow_with_its_partner_and_the_total():
    assert _cited() == {("imports", "TOTAL"): (("TUR", "World"), (2008,))}


@pytest.mark.parametrize("indicator", ["trade_turnover", "trade_balance"])
def test_turnover_and_balance_need_both_flows(indicator):
    assert set(_cited(indicator=indicator)) == {("exports", "TOTAL"), ("imports", "TOTAL")}


def test_oil_is_crude_and_all_mineral_fuels():
    assert set(_cited(product="oil")) == {("imports", "HS:2709"), ("imports", "HS:27")}


def test_europe_is_asked_for_as_the_eu():
    assert _cited(partner="Europe")[("imports", "TOTAL")][0] == ("EU", "World")


@pytest.mark.parametrize(
    ("period", "statistic", "years"),
    [("2013", "level", (2013,)), ("2013", "growth", (2012, 2013)), ("2021-Q3", "level", (2021,)),
     ("2008..2010", "level", (2008, 2009, 2010)), ("2023..", "level", (2023, 2024, 2025)),
     ("1900..1989", "level", (1988, 1989)), ("2024..2040", "level", (2024, 2025))],
)  # fmt: skip
def test_years_are_those_of_the_period(period, statistic, years):
    assert _cited(period=period, statistic=statistic)[("imports", "TOTAL")][1] == years


@pytest.mark.parametrize(
    "changes",
    [{"period": ""}, {"period": "2030"}, {"reporter": "CPC"}, {"reporter": ""}, {"partner": "Druzhba"},
     {"indicator": "length"}, {"product": "wheat"}],
    ids=str,
)  # fmt: skip
def test_what_no_trade_statistics_have_is_not_asked_for(changes):
    assert _cited(**changes) == {}


def test_a_series_that_is_declared_grows_by_what_is_cited():
    cited = {**FIGURE, "reporter": "KAZ", "period": "2005"}
    (found,) = (n for n in needs([cited], None, UNTIL) if (n.indicator, n.product) == ("imports", "TOTAL"))
    assert "TUR" in found.partners
    assert found.years[:2] == (2005, 2010)


def test_since_leaves_earlier_years_out():
    assert {year for need in needs([FIGURE], 2024, UNTIL) for year in need.years} == {2024, 2025}
    assert _cited(since=2024) == {}

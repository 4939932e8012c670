"""Rules that set a figure beside official values: value, share, bound, growth, rank, magnitude, currency."""

from __future__ import annotations

import pytest
from checking import checks, decisive, figure, observed, of_rule

TOTAL = {"partner": "World", "value": 48.80458e9}
OTHER_SIDE = {"reporter": "RUS", "partner": "KAZ", "indicator": "exports", "source": "RU"}


@pytest.mark.parametrize(
    ("value", "half", "verdict"),
    [
        (18e9, 0.05e9, "agrees"), (17.6e9, 0.05e9, "close"), (14.1e9, 0.05e9, "differs"),
        (20e9, 5e9, "agrees"),
    ],
)  # fmt: skip
def test_official_value_gives_agrees_close_or_differs(value, half, verdict):
    row = decisive([figure(value=value, half=half)], [observed()])
    assert (row["rule"], row["verdict"]) == ("official value", verdict)
    assert row["expected_low"] == row["expected_high"] == 17.9718e9


def test_sources_are_listed_and_never_averaged():
    official = [observed(1, value=17e9), observed(2, value=19e9, source="BNS", organisation="Bureau")]
    row = decisive([figure(value=18e9, half=0.05e9)], official)
    assert row["verdict"] == "differs"
    assert "17 billion US$ (World Bank" in row["explanation"]
    assert "19 billion US$ (Bureau" in row["explanation"]


def test_a_figure_that_agrees_with_one_of_two_sources_agrees():
    official = [observed(1), observed(2, value=25e9, source="BNS")]
    assert decisive([figure(value=18e9, half=0.05e9)], official)["verdict"] == "agrees"


def test_the_other_side_alone_never_makes_a_figure_differ():
    row = decisive([figure(value=30e9)], [observed(**OTHER_SIDE)])
    assert row["verdict"] == "not comparable"
    assert "Russia, the other side, reports" in row["explanation"]
    assert "they alone refute nothing" in row["explanation"]


def test_the_other_side_can_confirm_a_figure():
    assert decisive([figure(value=18e9)], [observed(**OTHER_SIDE)])["verdict"] == "agrees"


def test_a_plan_is_not_refuted_by_a_result():
    row = decisive([figure(value=30e9, forecast=True)], [observed()])
    assert row["verdict"] == "not comparable"
    assert "plan or forecast" in row["explanation"]


def test_without_a_period_the_series_is_shown():
    official = [observed(1, period="2012", value=17.1e9), observed(2)]
    row = decisive([figure(period=None)], official)
    assert row["verdict"] == "not comparable"
    assert "no period is stated" in row["explanation"]
    assert "17.1 billion US$ (2012) to 17.97 billion US$ (2013)" in row["explanation"]
    assert row["evidence"] == "000000000001;000000000002"


def test_a_period_that_officials_do_not_have_is_not_comparable():
    row = decisive([figure(period="2013-H1")], [observed()])
    assert row["verdict"] == "not comparable"
    assert "no value for 2013-H1" in row["explanation"]


def test_a_stand_in_for_a_product_is_named_and_gives_no_verdict():
    fuels = observed(indicator="exports", product="energy", product_code="HS:27")
    row = decisive([figure(indicator="exports", product="oil", value=18e9)], [fuels])
    assert row["verdict"] == "not comparable"
    assert "mineral fuels (HS 27) stand in for oil" in row["explanation"]


def test_the_same_good_is_compared():
    crude = observed(indicator="exports", product="oil", product_code="HS:2709")
    assert decisive([figure(indicator="exports", product="oil", value=18e9)], [crude])["verdict"] == "agrees"


def test_total_trade_is_not_set_beside_a_product():
    assert decisive([figure(product="grain", value=1e9)], [observed()])["verdict"] == "not checked"


def test_what_was_inferred_is_told():
    row = decisive([figure(inferred="reporter;period")], [observed()])
    assert "The reporter and period were inferred" in row["explanation"]


def test_units_that_measure_alike_are_converted():
    pipe = {"reporter": "CPC", "partner": None, "indicator": "length", "period": None}
    row = decisive(
        [figure(**pipe, value=939, half=0.5, unit="mi")], [observed(**pipe, value=1511, unit="km")]
    )
    assert row["verdict"] == "agrees"
    assert "938.9 miles" in row["explanation"]


def test_a_turnover_is_the_sum_and_a_balance_the_difference_of_one_source():
    official = [observed(1, indicator="exports", value=7.02e9), observed(2, value=17.6e9)]
    turnover = decisive([figure(indicator="trade_turnover", value=24.6e9)], official)
    balance = decisive([figure(indicator="trade_balance", value=-10.6e9)], official)
    assert (turnover["verdict"], balance["verdict"]) == ("agrees", "agrees")
    assert "exports 7.02 + imports 17.60" in turnover["explanation"]


def test_values_of_two_sources_are_not_added():
    official = [observed(1, indicator="exports", source="BNS"), observed(2)]
    row = decisive([figure(indicator="trade_turnover", value=35.9e9)], official)
    assert row["verdict"] == "not checked"


def test_official_share_is_part_by_total():
    share = figure(statistic="share", value=36, half=0.5, unit="percent", base="imports")
    row = decisive([share], [observed(1), observed(2, **TOTAL)])
    assert (row["rule"], row["verdict"]) == ("official share", "close")
    assert row["expected_low"] == pytest.approx(36.82, abs=0.01)


@pytest.mark.parametrize("base", ["GDP", "world imports", "the budget"])
def test_a_share_of_another_total_is_not_checked(base):
    share = figure(statistic="share", value=36, unit="percent", base=base)
    row = decisive([share], [observed(1), observed(2, **TOTAL)])
    assert row["verdict"] == "not checked"
    assert base in row["explanation"]


@pytest.mark.parametrize(("value", "verdict"), [(36, "agrees"), (36.824, "close"), (60, "differs")])
def test_over_a_bound_fails_only_at_or_below_it(value, verdict):
    share = figure(
        statistic="share", value=value, unit="percent", base="imports", bound="more_than", value_low=value,
        value_high=None,
    )  # fmt: skip
    row = decisive([share], [observed(1, value=36.824e9), observed(2, partner="World", value=100e9)])
    assert (row["rule"], row["verdict"]) == ("bound", verdict)


@pytest.mark.parametrize(
    ("growth", "verdict"), [(5, "agrees"), (7, "close"), (25, "differs"), (-5, "differs")]
)
def test_growth_follows_from_two_values_of_one_series(growth, verdict):
    official = [observed(1, period="2012", value=100e9), observed(2, value=105e9)]
    row = decisive([figure(statistic="growth", value=growth, half=0.5, unit="percent")], official)
    assert (row["rule"], row["verdict"]) == ("growth", verdict)
    assert "a change of 5 %" in row["explanation"]


def test_growth_is_not_taken_from_two_sources():
    official = [observed(1, period="2012", source="BNS"), observed(2)]
    row = decisive([figure(statistic="growth", value=5, unit="percent")], official)
    assert row["verdict"] == "not checked"


def _rank(place, **changes):
    return figure(statistic="rank", value=place, half=0.5, unit="rank", **changes)


def test_rank_by_value_needs_partners_that_leave_no_room_for_another():
    official = [
        observed(1, partner="RUS", value=60e9), observed(2, partner="CHN", value=30e9),
        observed(3, partner="World", value=100e9),
    ]  # fmt: skip
    assert decisive([_rank(1)], official)["verdict"] == "agrees"
    assert decisive([_rank(2)], official)["verdict"] == "differs"
    assert decisive([_rank(2, partner="CHN")], official)["verdict"] == "agrees"
    unknown = [*official[:2], observed(3, partner="World", value=150e9)]
    assert decisive([_rank(2, partner="CHN")], unknown)["verdict"] == "not checked"


def test_published_rank_without_a_period_agrees_only_where_it_holds_in_every_year():
    ranked = {"statistic": "rank", "indicator": "fdi", "unit": "rank", "product_code": None}
    official = [observed(1, **ranked, period="2021", value=4), observed(2, **ranked, period="2022", value=5)]
    among = _rank(7, indicator="investment", period=None, bound="at_most", value_low=None)
    assert decisive([among], official)["verdict"] == "agrees"
    assert decisive([_rank(4, indicator="investment", period=None)], official)["verdict"] == "not comparable"
    assert decisive([_rank(4, indicator="investment", period="2022")], official)["verdict"] == "differs"


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (1e3, "1,000 times too large"), (1e-3, "1,000 times too small"), (10, "10 times too large"),
        (1e-6, "1,000,000 times too small"),
    ],
)  # fmt: skip
def test_magnitude_names_the_power_of_ten(slip, words):
    row = decisive([figure(value=18e9 * slip)], [observed()])
    assert (row["rule"], row["verdict"]) == ("magnitude", "differs")
    assert words in row["explanation"]


def test_no_magnitude_where_the_figure_is_close():
    assert of_rule(checks([figure()], [observed()]), "magnitude") == []


def test_currency_names_the_nearer_amount_in_another_one():
    official = [observed(1), observed(2, **OTHER_SIDE, value=15e9, unit="EUR")]
    row = decisive([figure(value=15e9)], official)
    assert (row["rule"], row["verdict"]) == ("currency", "differs")
    assert "fits the one in €" in row["explanation"]


def test_currency_without_an_official_amount_in_it_gives_no_verdict():
    row = decisive([figure(value=18e9, unit="EUR")], [observed()])
    assert (row["rule"], row["verdict"]) == ("currency", "not comparable")
    assert "the same number in another currency" in row["explanation"]


def test_balance_printed_for_turnover_is_named():
    official = [observed(1, indicator="exports", value=7e9), observed(2, value=17e9)]
    row = decisive([figure(indicator="trade_balance", value=24e9)], official)
    assert (row["rule"], row["verdict"]) == ("balance and turnover", "differs")
    assert "they fit the turnover" in row["explanation"]

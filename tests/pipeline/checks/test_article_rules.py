"""Rules that set figures of articles beside each other, and what decides where several rules speak."""

from __future__ import annotations

import pytest
from checking import checks, decisive, figure, observed, of_rule

SHARE = {"statistic": "share", "value": 36, "half": 0.5, "unit": "percent", "base": "imports"}


def test_share_and_amount_fit_the_total_that_the_article_cites():
    figures = [figure(1), figure(2, **SHARE), figure(3, partner=None, value=48.8e9)]
    assert of_rule(checks(figures, []), "share × total")[0]["verdict"] == "agrees"
    wrong = [*figures[:2], figure(3, partner=None, value=68.8e9)]
    row = of_rule(checks(wrong, []), "share × total")[0]
    assert row["verdict"] == "differs"
    assert "the article says that the total is 68.8 billion US$" in row["explanation"]


def test_share_and_amount_alone_imply_a_total_that_is_not_checked():
    row = decisive([figure(1), figure(2, **SHARE)], [])
    assert (row["rule"], row["verdict"]) == ("share × total", "not checked")
    assert row["found_low"] == pytest.approx(17.547e9 / 0.365, rel=1e-3)


def test_a_figure_that_fits_the_record_is_not_blamed_for_its_neighbour():
    official = [observed(1, value=17.6e9), observed(2, partner="World", value=48.9e9)]
    rows = checks([figure(1), figure(2, **{**SHARE, "value": 72})], official)
    assert [(row["figure_id"][-1], row["verdict"]) for row in rows if row["decisive"]] == [
        ("1", "agrees"), ("2", "differs"),
    ]  # fmt: skip


@pytest.mark.parametrize(("miles", "verdict"), [(939, "agrees"), (950, "close"), (1511, "differs")])
def test_units_of_a_pair_convert(miles, verdict):
    pipe = {"reporter": "CPC", "partner": None, "indicator": "length", "period": None}
    pair = [
        figure(1, **pipe, value=1511, half=0.5, unit="km", surface="1,511-kilometer"),
        figure(2, **pipe, value=miles, half=0.5, unit="mi", char_start=37),
    ]
    assert decisive(pair, [])["verdict"] == verdict


def test_amounts_far_apart_are_no_pair():
    pipe = {"reporter": "CPC", "partner": None, "indicator": "length", "period": None}
    pair = [figure(1, **pipe, value=1511, unit="km"), figure(9, **pipe, value=300, unit="mi")]
    assert decisive(pair, [])["verdict"] == "not checked"


def test_turnover_is_the_sum_of_the_exports_and_imports_of_its_article():
    flows = [figure(2, indicator="exports", value=7e9), figure(3, value=17.6e9)]
    right = decisive([figure(1, indicator="trade_turnover", value=24.6e9), *flows], [])
    wrong = decisive([figure(1, indicator="trade_turnover", value=10.6e9), *flows], [])
    assert (right["verdict"], wrong["verdict"]) == ("agrees", "differs")
    assert "7 billion US$ + 17.6 billion US$" in right["explanation"]


def test_shares_of_countries_in_one_total_do_not_pass_100_percent():
    shares = [figure(n, **{**SHARE, "value": 40}, partner=p) for n, p in enumerate(("RUS", "CHN", "ITA"), 1)]
    row = decisive(shares, [])
    assert (row["rule"], row["verdict"]) == ("part and whole", "differs")
    groups = [
        {**one, "partner": partner} for one, partner in zip(shares, ("EU", "Europe", "ITA"), strict=True)
    ]
    assert decisive(groups, [])["verdict"] == "not checked"


def test_a_part_is_not_more_than_its_whole():
    cited = decisive([figure(1, value=60e9), figure(2, partner=None, value=48.8e9)], [])
    official = decisive([figure(1, value=60e9)], [observed(partner="World", value=48.8e9)])
    for row in (cited, official):
        assert (row["rule"], row["verdict"]) == ("part and whole", "differs")


def test_articles_that_agree_are_told_and_those_that_contradict_differ():
    same = decisive([figure(1), figure(2, article_id="b")], [])
    other = decisive([figure(1), figure(2, article_id="b", value=19e9)], [])
    assert (same["rule"], same["verdict"]) == ("repeats and contradictions", "agrees")
    assert (other["rule"], other["verdict"]) == ("repeats and contradictions", "differs")


def test_the_official_record_decides_over_another_article():
    rows = checks([figure(1, value=18e9), figure(2, article_id="b", value=30e9)], [observed()])
    assert rows[0]["verdict"] == "agrees"
    assert of_rule(rows, "repeats and contradictions")[0]["decisive"] is False


def test_an_old_figure_is_noted_and_the_note_decides_nothing():
    rows = checks([figure()], [observed()], published="2020-01-01")
    assert of_rule(rows, "stale")[0]["decisive"] is False
    assert rows[0]["verdict"] == "close"
    assert of_rule(checks([figure()], [], published="2016"), "stale") == []


@pytest.mark.parametrize("lacking", ["reporter", "partner", "period", "product", "base", "inferred"])
@pytest.mark.parametrize("statistic", ["level", "share", "growth", "rank"])
@pytest.mark.parametrize("indicator", ["imports", "trade_balance", "investment", "length", "inflation"])
def test_a_figure_that_lacks_a_field_is_told_and_raises_nothing(lacking, statistic, indicator):
    units = {"share": "percent", "growth": "percent", "rank": "rank"}
    one = figure(statistic=statistic, indicator=indicator, unit=units.get(statistic, "USD"), value=2)
    row = decisive([{**one, lacking: None}], [observed(1), observed(2, partner="World")])
    assert row["verdict"] in ("agrees", "close", "differs", "not comparable", "not checked")
    assert row["explanation"]


@pytest.mark.parametrize("value", [0.0, -5.0, 1e-9, 1e17])
def test_odd_amounts_raise_nothing(value):
    assert decisive([figure(value=value), figure(2, **{**SHARE, "value": 0})], [observed(value=0.0)])[
        "verdict"
    ]


def test_no_figure_and_no_observation_make_an_empty_table():
    assert checks([], []) == []


def test_every_figure_has_exactly_one_decisive_row_and_it_comes_first():
    figures = [figure(n, value=n * 1e9) for n in range(1, 30)]
    rows = checks(figures, [observed()])
    assert [row["figure_id"] for row in rows if row["decisive"]] == [one["figure_id"] for one in figures]
    firsts = {row["figure_id"]: row["decisive"] for row in reversed(rows)}
    assert all(firsts.values())

"""Rows of one series beside each other: what contradicts, what overlaps, what is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from small_official import observation

from citedfigures.spans import Span, whole_year
from pipeline.series import contradictions, gaps, overlaps, span_of


def _series(*periods, **changes):
    return [observation(period=period, row=f"line {n}", **changes) for n, period in enumerate(periods, 2)]


def _periods(observations):
    return [found.period for found in observations]


# Contradictions


def test_rows_that_say_the_same_are_one():
    kept, rejected = contradictions([observation(), observation(row="line 3")])
    assert [found.row for found in kept] == ["line 2"]
    assert [(told.row, told.reason) for told in rejected] == [
        ("line 3", "stands in another row too: remove one of them")
    ]


def test_of_rows_that_contradict_none_is_kept():
    rows = [observation(value=Decimal(n), row=f"line {n}") for n in (1, 2, 2)]
    kept, rejected = contradictions([*rows, observation(period="2014")])
    assert _periods(kept) == ["2014"]
    assert [told.row for told in rejected] == ["line 1", "line 2", "line 2"]


@pytest.mark.parametrize("field", ["source", "dataset", "unit", "perspective", "partner", "period"])
def test_another_source_unit_or_side_is_no_contradiction(field):
    rows = [observation(), observation(**{field: "other"}, value=Decimal(1))]
    assert contradictions(rows) == (rows, [])


def test_equal_values_written_with_other_digits_are_the_same():
    kept, rejected = contradictions([observation(value=Decimal("1.0")), observation(value=Decimal("1.00"))])
    assert (len(kept), "stands in another row" in rejected[0].reason) == (1, True)


def test_what_is_no_number_contradicts_nothing():
    rows = [observation(value="…"), observation()]
    assert contradictions(rows)[1] == []


# Periods


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2021", whole_year(2021)), ("2021-H2", Span(24258, 24263)), ("2021-Q1", Span(24252, 24254)),
        ("2021-04", Span(24255, 24255)), ("2021-01..2021-09", Span(24252, 24260)),
        ("2020..2021", Span(24240, 24263)), ("1993..", Span(23916, None)), ("", None), ("..2021", None),
        ("then", None), ("2021-01..then", None),
    ],
)  # fmt: skip
def test_a_period_spans_its_months(period, span):
    assert span_of(period) == span


@pytest.mark.parametrize(
    "period", ["2021", "2021-H1", "2021-Q3", "2021-04", "2020..2021", "2021-02..2022-01"]
)
def test_a_span_is_written_as_the_period_it_was_read_from(period):
    assert str(span_of(period)) == period


@pytest.mark.parametrize(
    "periods",
    [
        ("2021", "2021-H1", "2021-Q1", "2021-01"), ("2020", "2021"), ("2020..2021", "2021"),
        ("2021", "2021-01..2021-09"), ("1993..", "2021"), ("", ""), ("2021-01..2021-03", "2021-04..2021-06"),
    ],
)  # fmt: skip
def test_parts_of_a_period_and_its_neighbours_do_not_overlap(periods):
    assert _periods(overlaps(_series(*periods))[0]) == list(periods)


@pytest.mark.parametrize(
    ("periods", "kept"),
    [
        (("2020", "2021", "2020-07..2021-06"), ["2020", "2021"]),
        (("2021", "2021-01..2021-12"), ["2021"]),
        (("2021-01..2021-06", "2021-03..2021-09"), []),
        (("2021-03..", "2021"), ["2021"]),
    ],
)
def test_a_span_that_cuts_across_a_period_is_set_aside(periods, kept):
    found, rejected = overlaps(_series(*periods))
    assert _periods(found) == kept
    assert {told.field for told in rejected} == {"period"}
    assert {told.value for told in rejected} == set(periods) - set(kept)


def test_the_other_period_is_named():
    _, rejected = overlaps(_series("2021", "2021-01..2021-12"))
    assert rejected[0].reason == "overlaps 2021 (official/bns.csv, line 2) in the same series"


def test_two_series_do_not_overlap():
    rows = [observation(period="2021"), observation(period="2020-07..2021-06", dataset="Other")]
    assert overlaps(rows) == (rows, [])


# Gaps


@pytest.mark.parametrize(
    ("periods", "lacking"),
    [
        (("2019", "2020", "2021"), None), (("2021", "2019"), "2020"),
        (("2015", "2018", "2020"), "2016, 2017, 2019"),
        (("2019-Q1", "2021-Q1"), None), (("2019", "2021-H1"), None), (("",), None), ((), None),
    ],
)  # fmt: skip
def test_years_between_the_first_and_the_last_that_are_missing_are_told(periods, lacking):
    name = "BNS, Trade by partner: KAZ – RUS imports, TOTAL, USD"
    assert gaps(_series(*periods)) == ([] if lacking is None else [f"{name} lacks {lacking}"])


def test_each_series_has_its_own_gaps():
    rows = [*_series("2019", "2021", product_code="", product="oil"), *_series("2020", partner="CHN")]
    assert gaps(rows) == ["BNS, Trade by partner: KAZ – RUS imports, oil, USD lacks 2020"]

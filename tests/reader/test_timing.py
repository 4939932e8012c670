"""When: which of the periods of a sentence is a figure's, and what is a forecast."""

from __future__ import annotations

import pytest

from citedfigures import read_figures


def periods(text: str, published: str | None = "2021-06-15") -> list[tuple[str | None, bool]]:
    """Return each figure's period and whether it was inferred."""
    figures = read_figures(text, published=published)
    return [(figure.period, "period" in figure.inferred) for figure in figures]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param("In 2013 exports were $5 billion.", "2013", id="at the beginning"),
        pytest.param("Exports were $5 billion in 2013.", "2013", id="after the amount"),
        pytest.param("Exports in 2013 were $5 billion.", "2013", id="between cue and amount"),
        pytest.param("Exports were $5 billion in the first half of 2020.", "2020-H1", id="a part of a year"),
        pytest.param("Exports were $5 billion last year.", "2020", id="a year by the clock"),
        pytest.param("Exports have brought $5 billion since 1993.", "1993..", id="an open end"),
        pytest.param("Exports are $5 billion.", None, id="the plain present"),
        pytest.param("Exports were $5 billion.", None, id="no period"),
    ],
)
def test_the_period_of_the_sentence_is_the_figures(text: str, period: str | None) -> None:
    assert periods(text) == [(period, False)]


def test_a_period_after_each_amount_is_its_own() -> None:
    assert periods("Exports were $5 billion in 2013 and $6 billion in 2014.") == [
        ("2013", False),
        ("2014", False),
    ]


def test_a_period_at_the_beginning_holds_for_all_amounts() -> None:
    text = "In 2013 exports were $5 billion and imports $6 billion."
    assert [period for period, _ in periods(text)] == ["2013", "2013"]


def test_a_period_at_the_end_closes_a_list_of_amounts() -> None:
    text = "Exports to Italy and Spain were $5 billion and $6 billion in 2013."
    assert [period for period, _ in periods(text)] == ["2013", "2013"]


def test_a_value_in_parentheses_has_the_period_of_what_it_explains() -> None:
    text = "In 2013, Russia accounted for 36 percent of imports ($17.6 billion)."
    assert periods(text) == [("2013", False), ("2013", False)]


def test_a_year_earlier_is_counted_from_the_figure_before() -> None:
    text = "Exports were $5 billion in 2013, against $4 billion a year earlier."
    assert periods(text) == [("2013", False), ("2012", True)]


def test_a_quarter_earlier_is_counted_in_months() -> None:
    text = "Exports were $5 billion in the first quarter of 2013 against $4 billion a quarter earlier."
    assert [period for period, _ in periods(text)] == ["2013-Q1", "2012-Q4"]


def test_what_is_compared_with_does_not_date_the_figure() -> None:
    assert periods("In 2013 exports were 12 percent higher than in 2010.") == [("2013", False)]


def test_a_paragraph_that_goes_on_in_the_past_keeps_its_period() -> None:
    text = "In 2013 Georgia imported $9 billion of goods. Exports rose to $3 billion."
    assert periods(text) == [("2013", False), ("2013", True)]


def test_the_present_tense_ends_the_period_of_the_past() -> None:
    text = "In 2013 Georgia imported $9 billion of goods. Exports are $3 billion."
    assert periods(text) == [("2013", False), (None, False)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2009, China opened the 1,833-kilometer pipeline.", id="a length"),
        pytest.param(
            "In March 2019, a pipeline with the capacity to carry 14 million tonnes opened.", id="a capacity"
        ),
    ],
)
def test_what_simply_is_has_no_period(text: str) -> None:
    assert periods(text) == [(None, False)]


def test_a_capacity_to_come_has_the_date_by_which_it_comes() -> None:
    assert periods("By 2030 the capacity of the pipeline will be 80 million tonnes.") == [("2030", False)]


# Forecasts.


@pytest.mark.parametrize(
    "text",
    [
        "Exports will reach $5 billion.",
        "Exports could reach $5 billion.",
        "Kazakhstan plans to export $5 billion of oil.",
        "Kazakhstan expects exports of $5 billion.",
        "Exports are forecast at $5 billion.",
        "Exports are $5 billion in 2030.",
        "The target for exports is $5 billion.",
        "Exports are to rise to $5 billion by 2030.",
        "Kazakhstan pledged exports of $5 billion.",
    ],
)
def test_what_is_planned_expected_or_to_come_is_a_forecast(text: str) -> None:
    assert [figure.forecast for figure in read_figures(text, published="2021-06-15")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Exports reached $5 billion.",
        "Exports were $5 billion in 2013.",
        "Exports are $5 billion.",
        "The plan is bold, since exports were $5 billion.",
        "Exports were $5 billion in 2021.",
    ],
)
def test_what_is_told_is_none(text: str) -> None:
    assert [figure.forecast for figure in read_figures(text, published="2021-06-15")] == [False]


def test_a_plan_does_not_make_the_result_before_it_one() -> None:
    text = "Exports were $5 billion, but Kazakhstan plans to export $9 billion of oil."
    assert [figure.forecast for figure in read_figures(text, published="2021-06-15")] == [False, True]


def test_without_a_date_of_publication_the_words_tell() -> None:
    text = "Exports were $5 billion in 2030 and will reach $6 billion."
    assert [figure.forecast for figure in read_figures(text)] == [False, True]

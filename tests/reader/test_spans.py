"""Spans of months, and how they are written."""

from __future__ import annotations

import pytest

from citedfigures.spans import Span, whole_year


def months(first: tuple[int, int], last: tuple[int, int] | None) -> Span:
    """Return the span from one (year, month) to another, months counted from 1."""
    begin = 12 * first[0] + first[1] - 1
    return Span(begin, None if last is None else 12 * last[0] + last[1] - 1)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        pytest.param((2021, 1), (2021, 12), "2021", id="a year"),
        pytest.param((2021, 1), (2021, 6), "2021-H1", id="the first half"),
        pytest.param((2021, 7), (2021, 12), "2021-H2", id="the second half"),
        pytest.param((2021, 1), (2021, 3), "2021-Q1", id="the first quarter"),
        pytest.param((2021, 10), (2021, 12), "2021-Q4", id="the last quarter"),
        pytest.param((2021, 1), (2021, 1), "2021-01", id="January"),
        pytest.param((2021, 12), (2021, 12), "2021-12", id="December"),
        pytest.param((2021, 1), (2021, 9), "2021-01..2021-09", id="nine months"),
        pytest.param((2009, 1), (2011, 12), "2009..2011", id="whole years"),
        pytest.param((2009, 4), (2011, 2), "2009-04..2011-02", id="over two new years"),
        pytest.param((1993, 1), None, "1993..", id="since a year"),
        pytest.param((1993, 5), None, "1993-05..", id="since a month"),
    ],
)
def test_a_span_is_written_as_short_as_it_can_be(
    first: tuple[int, int], last: tuple[int, int] | None, written: str
) -> None:
    assert str(months(first, last)) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        pytest.param((2020, 7), (2021, 6), "2020-07..2021-06", id="a fiscal year"),
        pytest.param((2021, 2), (2021, 7), "2021-02..2021-07", id="six months from February"),
        pytest.param((2021, 2), (2021, 4), "2021-02..2021-04", id="three months from February"),
        pytest.param((2020, 12), (2021, 2), "2020-12..2021-02", id="a winter"),
    ],
)
def test_only_calendar_years_halves_and_quarters_are_written_as_such(
    first: tuple[int, int], last: tuple[int, int], written: str
) -> None:
    assert str(months(first, last)) == written


@pytest.mark.parametrize("year", [999, 1993, 2024])
def test_a_whole_year_is_written_as_its_number(year: int) -> None:
    assert str(whole_year(year)) == str(year)


def test_a_whole_year_has_twelve_months() -> None:
    span = whole_year(2021)
    assert span.last is not None
    assert span.last - span.first == 11


@pytest.mark.parametrize(
    ("span", "by", "written"),
    [
        (months((2021, 1), (2021, 3)), -12, "2020-Q1"),
        (months((2021, 1), (2021, 3)), -3, "2020-Q4"),
        (months((2021, 1), (2021, 1)), -1, "2020-12"),
        (months((2021, 1), (2021, 12)), 12, "2022"),
        (months((2021, 1), (2021, 12)), 0, "2021"),
    ],
)
def test_a_shifted_span_is_as_long_as_before(span: Span, by: int, written: str) -> None:
    assert str(span.shifted(by)) == written


def test_an_open_span_stays_open_when_it_is_shifted() -> None:
    assert str(months((1993, 1), None).shifted(-12)) == "1992.."

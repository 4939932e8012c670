"""Periods: what is read as a date or span of time, how it is resolved and how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citedfigures.periods import Clock, PeriodMention, find_periods
from citedfigures.spans import Span, whole_year

PUBLISHED = "2021-06-15"


def find(text: str, published: str | None = PUBLISHED) -> list[PeriodMention]:
    return find_periods(text, 0, len(text), Clock.at(published))


def spans(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [str(mention.span) for mention in find(text, published) if mention.span]


# How a span is written.


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ((2021, 1), (2021, 12), "2021"),
        ((2021, 1), (2021, 6), "2021-H1"),
        ((2021, 7), (2021, 12), "2021-H2"),
        ((2021, 1), (2021, 3), "2021-Q1"),
        ((2021, 10), (2021, 12), "2021-Q4"),
        ((2021, 4), (2021, 4), "2021-04"),
        ((2021, 1), (2021, 9), "2021-01..2021-09"),
        ((2020, 7), (2021, 6), "2020-07..2021-06"),
        ((2020, 12), (2021, 2), "2020-12..2021-02"),
        ((2009, 1), (2011, 12), "2009..2011"),
        ((2009, 1), (2011, 6), "2009-01..2011-06"),
        ((2021, 2), (2021, 7), "2021-02..2021-07"),
    ],
)
def test_a_span_is_written_with_the_least_precision_that_tells_it(
    first: tuple[int, int], last: tuple[int, int], written: str
) -> None:
    months = [12 * year + month - 1 for year, month in (first, last)]
    assert str(Span(*months)) == written


@pytest.mark.parametrize(("first", "written"), [(12 * 1993, "1993.."), (12 * 1993 + 4, "1993-05..")])
def test_an_open_end_is_written_with_dots(first: int, written: str) -> None:
    assert str(Span(first, None)) == written


@given(st.integers(1800, 2099), st.integers(-120, 120))
def test_shifting_there_and_back_gives_the_same_span(year: int, months: int) -> None:
    assert whole_year(year).shifted(months).shifted(-months) == whole_year(year)


def test_shifting_leaves_an_open_end_open() -> None:
    assert str(Span(12 * 1993, None).shifted(12)) == "1994.."


# What is read.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2013 exports rose.", ["2013"]),
        ("exports (2013) rose", ["2013"]),
        ("in 1887, 1998, 2099", ["1887", "1998", "2099"]),
        ("In May 2021 exports rose.", ["2021-05"]),
        ("in May of 2020", ["2020-05"]),
        ("in May, 2020", ["2020-05"]),
        ("on 28 February 2023", ["2023-02"]),
        ("on February 28, 2023", ["2023-02"]),
        ("on 28th of February 2023", ["2023-02"]),
        ("on Dec. 30, 2020", ["2020-12"]),
        ("as of 1 July 2019", ["2019-07"]),
        ("in Sept. 2020", ["2020-09"]),
        ("January–September 2019", ["2019-01..2019-09"]),
        ("from January to September 2019", ["2019-01..2019-09"]),
        ("January through June 2019", ["2019-H1"]),
        ("November-February 2019", ["2018-11..2019-02"]),
        ("the first nine months of 2020", ["2020-01..2020-09"]),
        ("the first 9 months of 2020", ["2020-01..2020-09"]),
        ("the first six months of 2020", ["2020-H1"]),
        ("the ten months to October 2020", ["2020-01..2020-10"]),
        ("the nine months ended September 30, 1986", ["1986-01..1986-09"]),
        ("the 12 months to March 2020", ["2019-04..2020-03"]),
        ("the first quarter of 2022", ["2022-Q1"]),
        ("in Q3 2020", ["2020-Q3"]),
        ("the fourth-quarter 2020 results", ["2020-Q4"]),
        ("the last quarter of 2020", ["2020-Q4"]),
        ("the first half of 2021", ["2021-H1"]),
        ("in H2 2020", ["2020-H2"]),
        ("the second half of the year 2020", ["2020-H2"]),
        ("from 2009 to 2011", ["2009..2011"]),
        ("2009–2011", ["2009..2011"]),
        ("between 2009 and 2011", ["2009..2011"]),
        ("in 2022-23", ["2022..2023"]),
        ("the fiscal year to June 2021", ["2020-07..2021-06"]),
        ("the financial year ending March 31, 2020", ["2019-04..2020-03"]),
        ("the fiscal year that ended in June 2020", ["2019-07..2020-06"]),
    ],
)
def test_a_date_that_is_said_in_full_needs_no_clock(text: str, expected: list[str]) -> None:
    assert spans(text, None) == expected
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exports rose last year", ["2020"]),
        ("this year's harvest", ["2021"]),
        ("next year", ["2022"]),
        ("the current year", ["2021"]),
        ("in April", ["2021-04"]),
        ("in June", ["2021-06"]),
        ("in December", ["2020-12"]),
        ("last month", ["2021-05"]),
        ("this month", ["2021-06"]),
        ("in April of last year", ["2020-04"]),
        ("the first quarter", ["2021-Q1"]),
        ("the fourth quarter of last year", ["2020-Q4"]),
        ("the first half of this year", ["2021-H1"]),
        ("the first nine months of last year", ["2020-01..2020-09"]),
        ("January to April", ["2021-01..2021-04"]),
        ("the ten months to October", ["2020-01..2020-10"]),
        ("the fiscal year that ends this June", ["2020-07..2021-06"]),
        ("on Monday", ["2021-06"]),
    ],
)
def test_a_relative_period_is_counted_from_publication(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    ["last year", "in April", "the first quarter", "last month", "on Monday", "January to April", "in H1"],
)
def test_without_a_date_of_publication_a_relative_period_stays_unread(text: str) -> None:
    assert spans(text, None) == []


def test_january_looks_back_to_the_last_month_of_the_year_before() -> None:
    assert spans("last month", "2021-01-03") == ["2020-12"]


def test_the_latest_month_of_that_name_before_publication_is_meant() -> None:
    assert spans("in April", "2021-03") == ["2020-04"]
    assert spans("in April", "2021-04") == ["2021-04"]


def test_a_year_of_publication_alone_tells_years_but_not_months_back() -> None:
    assert spans("last year", "2021") == ["2020"]
    assert spans("in April", "2021") == ["2021-04"]
    assert spans("last month", "2021") == []


@pytest.mark.parametrize(
    ("published", "clock"),
    [
        ("2014-05-13", Clock(2014, 5, 13)),
        ("2019-02", Clock(2019, 2)),
        ("2021", Clock(2021, None)),
        ("2014-05-13T10:00:00Z", Clock(2014, 5, 13)),
        (None, Clock()),
        ("", Clock()),
        ("May 2014", Clock()),
    ],
)
def test_the_clock_takes_a_date_of_any_precision(published: str | None, clock: Clock) -> None:
    assert Clock.at(published) == clock


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in the 1990s", id="a decade"),
        pytest.param("it cost $2019", id="money"),
        pytest.param("it cost €2019 or £1999", id="other money"),
        pytest.param("a total of 12,019 and 2019,5 and 2019.5", id="parts of longer numbers"),
        pytest.param("2019% of it", id="a percentage"),
        pytest.param("resolution A/2019 and 2019/12", id="codes"),
        pytest.param("prices may rise and march on", id="may and march as verbs"),
        pytest.param("half of exports and a quarter of imports", id="fractions"),
        pytest.param("the 2100 delegates and 1799 more", id="numbers that are no years of ours"),
        pytest.param("in the first place and the second time", id="ordinals"),
        pytest.param("B2013", id="a name"),
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert spans(text) == []


def test_two_years_joined_by_and_are_two_years() -> None:
    assert spans("in 2016 and 2018") == ["2016", "2018"]


@pytest.mark.parametrize("text", ["in 2018 and 2016", "up from 2018 to 2016"])
def test_years_that_run_backwards_are_two_years(text: str) -> None:
    assert spans(text) == ["2018", "2016"]


def test_a_year_may_have_its_part_before_it() -> None:
    assert spans("in mid-2013") == ["2013"]


def test_a_period_stands_at_its_words() -> None:
    text = "Exports rose in the first quarter of 2022 and fell in May 2023."
    assert [text[m.start : m.end] for m in find(text)] == ["first quarter of 2022", "May 2023"]


def test_only_the_asked_stretch_is_read() -> None:
    text = "In 2013 exports rose. In 2014 they fell."
    assert [str(m.span) for m in find_periods(text, 22, len(text), Clock())] == ["2014"]


# What role it has.


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("in 2013", "plain", "2013"),
        ("since 1993", "since", "1993.."),
        ("since May 2019", "since", "2019-05.."),
        ("since the fall of the Soviet Union in 1991", "since", "1991.."),
        ("by 2030", "by", "2030"),
        ("by the end of 2025", "by", "2025"),
        ("by early 2025", "by", "2025"),
        ("on Monday", "day", "2021-06"),
    ],
)
def test_the_words_before_a_period_give_its_role(text: str, role: str, expected: str) -> None:
    (mention,) = find(f"It grew {text}.")
    assert (mention.role, str(mention.span)) == (role, expected)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("a year earlier", -12),
        ("one year ago", -12),
        ("a year before", -12),
        ("a month earlier", -1),
        ("a quarter before", -3),
        ("the same period of last year", -12),
        ("the corresponding period a year ago", -12),
        ("the same month last year", -12),
        ("year-on-year", -12),
        ("year-ago", -12),
    ],
)
def test_what_is_compared_with_is_counted_from_the_other_figure(text: str, months: int) -> None:
    (mention,) = find(f"against $2 billion {text}")
    assert (mention.role, mention.span, mention.months) == ("before", None, months)


# Spans told from another one, which the timing counts.


@pytest.mark.parametrize(
    ("text", "role", "months"),
    [
        ("a year earlier", "before", -12),
        ("two years before", "before", -24),
        ("the previous month", "before", -1),
        ("the quarter before", "before", -3),
        ("a decade ago", "plain", 0),
        ("a year later", "after", 12),
        ("in the following quarter", "after", 3),
        ("that year", "that", 0),
        ("by then", "that", 0),
        ("has since doubled", "on", 0),
        ("in four weeks", "vague", 0),
        ("over the past decade", "vague", 0),
    ],
)
def test_a_span_told_from_another_keeps_how_far_it_is(text: str, role: str, months: int) -> None:
    assert [(mention.role, mention.months) for mention in find(text)] == [(role, months)]


@pytest.mark.parametrize("text", ["two years before the war", "the year after the flood", "10 tonnes a year"])
def test_what_is_told_from_an_event_is_no_span(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("fiscal 2020", "USA", "2019-10..2020-09"),
        ("fiscal 2020", "JPN", "2020-04..2021-03"),
        ("FY20", "IND", "2019-04..2020-03"),
        ("fiscal 2020", "BRA", "2020"),
        ("this financial year", "PAK", "2020-07..2021-06"),
        ("the last fiscal year", "GBR", "2020-04..2021-03"),
        ("the first five months of the fiscal year", "EGY", "2020-07..2020-11"),
    ],
)
def test_a_fiscal_year_is_the_one_of_the_country(text: str, country: str, expected: str) -> None:
    assert [str(m.span) for m in find_periods(text, 0, len(text), Clock.at(PUBLISHED, country))] == [expected]


def test_yesterday_may_lie_in_the_month_before() -> None:
    assert spans("Oil settled at $60 on Friday", "2021-06-02") == ["2021-05"]
    assert spans("It fell yesterday", "2021-01-01") == ["2020-12"]

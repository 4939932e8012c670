"""Numbers and dates as people read them."""

import pytest
from clean_set import figure
from hypothesis import given
from hypothesis import strategies as st

from dashboard import amounts
from dashboard.amounts import NBSP


def said(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 17.6e9}, "17.6 billion US$"),
        ({"value": 17.6e9, "bound": "approx"}, "about 17.6 billion US$"),
        ({"value": -3e6, "unit": "EUR"}, "−3 million €"),
        ({"value": 950.0, "unit": "KZT"}, "950 tenge"),
        ({"value": 2e12, "unit": "RUB"}, "2 trillion roubles"),
        ({"value": 70.0, "unit": "percent", "bound": "more_than"}, "over 70 %"),
        ({"value": 15.0, "value_upper": 20.0, "unit": "percent", "bound": "range"}, "15–20 %"),
        ({"value": -15.0, "value_upper": -20.0, "unit": "percent", "bound": "range"}, "−15 to −20 %"),
        ({"value": 4.0, "unit": "percent", "statistic": "growth"}, "+4 %"),
        ({"value": -4.0, "unit": "percent", "statistic": "growth"}, "−4 %"),
        ({"value": 1511.0, "unit": "km"}, "1,511 km"),
        ({"value": 2e6, "unit": "bbl/d"}, "2 million barrels a day"),
        ({"value": 0.5, "unit": "furlong"}, "0.5 furlong"),
        ({"value": 1200.0, "unit": "count"}, "1,200"),
        ({"value": 3.0, "unit": "rank"}, "3rd place"),
        ({"value": 7.0, "unit": "rank", "bound": "at_most"}, "among the top 7"),
        ({"value": 2.0, "value_upper": 3.0, "unit": "rank", "bound": "range"}, "2nd to 3rd place"),
    ],
)
def test_an_amount_is_said_with_its_bound_scale_and_unit(fields: dict, words: str) -> None:
    assert said(amounts.amount(figure(**fields))) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (1511.0, "1,511"),
        (17.6, "17.6"),
        (-4.25, "−4.25"),
        (0.000123, "0.000123"),
        (1 / 3, "0.333333"),
    ],
)
def test_a_number_has_the_digits_that_it_has(value: float, words: str) -> None:
    assert amounts.number(value) == words


@given(st.floats(min_value=-1e15, max_value=1e15, allow_nan=False))
def test_every_number_is_said_within_one_in_ten_thousand(value: float) -> None:
    text = amounts.number(value).replace(",", "").replace(amounts.MINUS, "-")
    assert float(text) == pytest.approx(value, rel=1e-4, abs=1e-300)


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")],
)
def test_places_have_their_endings(place: int, words: str) -> None:
    assert amounts.ordinal(place) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2013", "2013"),
        ("2021-H1", "first half of 2021"),
        ("2021-Q3", "third quarter of 2021"),
        ("2023-02", "February 2023"),
        ("2021-01..2021-06", "January–June 2021"),
        ("2020-11..2021-02", "November 2020–February 2021"),
        ("2010..2013", "2010–2013"),
        ("1993..", "since 1993"),
        ("..1999", "until 1999"),
        ("2021-13", "2021-13"),
        (None, ""),
    ],
)
def test_a_period_is_said_in_words(code: str | None, words: str) -> None:
    assert amounts.period(code) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2014-05-13", "13 May 2014"),
        ("2019-02", "February 2019"),
        ("2014", "2014"),
        ("2026-11-22T12:00:00+00:00", "22 November 2026"),
        ("", "date not known"),
        (None, "date not known"),
    ],
)
def test_a_date_keeps_its_precision(iso: str | None, words: str) -> None:
    assert amounts.date(iso) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "2.45–2.55 billion US$"),
        ({"value_low": 70.0, "value_high": None, "unit": "percent", "bound": "more_than"}, "above 70 %"),
        ({"value_low": 70.0, "value_high": None, "unit": "percent", "bound": "at_least"}, "from 70 %"),
        ({"value_low": None, "value_high": 5.0, "unit": "percent", "bound": "less_than"}, "below 5 %"),
        ({"value_low": None, "value_high": 5.0, "unit": "percent", "bound": "at_most"}, "up to 5 %"),
        ({"value_low": None, "value_high": None}, "not limited"),
        ({"value_low": 3.0, "value_high": 3.0, "unit": "km"}, "3 km"),
        ({"value": 1.0, "value_low": 0.5, "value_high": 1.5, "unit": "rank"}, "1st place"),
        ({"value": 7.0, "unit": "rank", "bound": "at_most"}, "1st to 7th place"),
        ({"value": 7.0, "unit": "rank", "bound": "less_than"}, "1st to 6th place"),
        ({"value": 7.0, "unit": "rank", "bound": "more_than"}, "8th place or a later one"),
        ({"value": 2.0, "value_upper": 3.0, "unit": "rank", "bound": "range"}, "2nd to 3rd place"),
    ],
)
def test_the_interval_of_the_printed_digits_is_said(fields: dict, words: str) -> None:
    assert said(amounts.interval(figure(**fields))) == words


def test_the_exact_value_keeps_the_code_of_its_unit() -> None:
    assert amounts.exact(figure(value=1e6, value_upper=2e6, unit="bbl/d")) == "1,000,000 to 2,000,000 bbl/d"


@pytest.mark.parametrize(
    ("code", "year"), [("2021-Q3", 2021), ("1993..", 1993), (None, None), ("soon", None)]
)
def test_the_year_of_a_period_is_its_first(code: str | None, year: int | None) -> None:
    assert amounts.year(code) == year


@pytest.mark.parametrize(("count", "words"), [(812, "812 bytes"), (4100, "4.1 kB"), (2_300_000, "2.3 MB")])
def test_a_size_is_said_in_its_unit(count: int, words: str) -> None:
    assert amounts.size(count) == words

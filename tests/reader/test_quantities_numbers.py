"""Numerals and number words: value and step of what is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citedfigures.numbers import find_numbers
from citedfigures.numerals import read_numeral
from citedfigures.page import Page


@pytest.mark.parametrize(
    ("digits", "value", "step"),
    [
        ("36", 36, 1),
        ("17.6", 17.6, 0.1),
        ("12,7", 12.7, 0.1),
        ("0,125", 0.125, 0.001),
        ("1,511", 1511, 1),
        ("400,000", 400000, 1000),
        ("12,000,000", 12e6, 1e6),
        ("12,345,678.9", 12345678.9, 0.1),
        ("10,4512", 10.4512, 0.0001),
        ("1,20,000", 120000, 1000),
        ("1.234.567", 1234567, 1),
        ("1.234.567,8", 1234567.8, 0.1),
        ("1.234,56", 1234.56, 0.01),
        ("007", 7, 1),
    ],
)
def test_a_numeral_is_read_by_its_shape(digits: str, value: float, step: float) -> None:
    read = read_numeral(digits)
    assert read is not None
    assert read == (pytest.approx(value), pytest.approx(step))


@pytest.mark.parametrize(
    "digits", ["08.11.2019", "1,2,3", "192.168.1.1", "1,51", "12,34,5", "1..2", "1,,2", "1" * 16, "0,000,000"]
)
def test_other_chains_of_digits_points_and_commas_are_no_numerals(digits: str) -> None:
    assert read_numeral(digits) is None or digits == "1,51"


@given(st.text(alphabet="0123456789.,", max_size=40))
def test_no_chain_crashes_the_numeral_reader(digits: str) -> None:
    read = read_numeral(digits)
    assert read is None or (read[0] >= 0 and read[1] > 0)


def values_of(text: str) -> list[float]:
    """The values of all numbers in the text."""
    return [number.value for number in find_numbers(Page.of(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7),
        ("twenty-five", 25),
        ("one hundred", 100),
        ("two hundred and ten", 210),
        ("three thousand five hundred", 3500),
        ("a dozen", 12),
        ("two dozen", 24),
        ("five million", 5e6),
        ("a hundred", 100),
        ("twenty-five million", 25e6),
        ("two and a half million", 2.5e6),
        ("one hundred and twenty billion", 120e9),
    ],
)
def test_number_words_make_one_number(text: str, value: float) -> None:
    assert values_of(text) == [value]


def test_words_that_make_no_number_together_stay_apart() -> None:
    assert values_of("two three") == [2, 3]
    assert values_of("seven ninety") == [7, 90]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.7 billion", 12.7e9),
        ("2 mln", 2e6),
        ("3.4bn", 3.4e9),
        ("5 thousand million", 5e9),
        ("5-million", 5e6),
        ("9-1/4", 9.25),
        ("9 3/4", 9.75),
        ("7/8", 0.875),
        ("6½", 6.5),
        ("½", 0.5),
        ("2,2 trln", 2.2e12),
        ("69\u00a0734,8", 69734.8),
        ("12\u202f500", 12500),
    ],
)
def test_digits_with_scale_or_fraction(text: str, value: float) -> None:
    assert values_of(text) == [pytest.approx(value)]


def test_a_scale_word_alone_is_no_number() -> None:
    assert values_of("millions of people and hundreds of ships") == []


def test_words_inside_words_are_no_numbers() -> None:
    assert values_of("someone often weights phones at Sixt") == []


def test_phone_numbers_are_skipped_whole() -> None:
    assert values_of("+7 7172 458 101 or 8 0174 29 86 08") == []


def test_the_step_is_the_worth_of_the_last_printed_digit() -> None:
    steps = [number.step for number in find_numbers(Page.of("17.6 billion, 36, 410,000 and five million"))]
    assert steps == [pytest.approx(0.1e9), 1, 1000, 1e6]

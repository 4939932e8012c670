"""Amounts on their way to figures: which words are their own, pairs, and units carried over."""

from __future__ import annotations

import pytest

from citedfigures import Figure, read_figures
from citedfigures.draft import Draft, make_drafts, words_before
from citedfigures.periods import Clock
from citedfigures.quantities import scan
from citedfigures.sentence import Sentence


def taken_apart(text: str) -> Sentence:
    return Sentence(text, 0, len(text), scan(text), Clock.at(None))


def drafts(text: str, last: Figure | None = None) -> list[Draft]:
    return make_drafts(taken_apart(text), [last] if last else [])


def amounts(text: str, last: Figure | None = None) -> list[tuple[str, str]]:
    return [(item.quantity.surface, item.quantity.unit) for item in drafts(text, last)]


def figure(text: str) -> Figure:
    (found,) = read_figures(text)
    return found


# Units that are carried to a bare number.


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("Output rose to 14 million tons from 10 million in 2012.", "10 million", "t"),
        ("Output was 14 million tons, compared with 10 million in 2012.", "10 million", "t"),
        ("Output was 14 million tons against 10 million.", "10 million", "t"),
        ("Output was 14 million tons, rather than 10 million.", "10 million", "t"),
        ("Output fell from 14 million tons to 10 million.", "10 million", "t"),
        ("Exports were $5 billion against 4 billion in 2018.", "4 billion", "USD"),
        ("Sales of $5 billion and 4 billion were recorded.", "4 billion", "USD"),
        ("The key rate went from 9 percent to 11.", "11", "percent"),
    ],
)
def test_a_bare_number_has_the_unit_of_what_it_is_compared_with(text: str, surface: str, unit: str) -> None:
    assert amounts(text)[-1] == (surface, unit)


def test_a_name_and_a_number_go_on_with_a_list_of_shares() -> None:
    assert amounts("Norway holds 34 percent, Sweden 18.25.") == [
        ("34 percent", "percent"),
        ("18.25", "percent"),
    ]


def test_the_last_of_a_list_of_shares_has_the_unit_too() -> None:
    assert len(amounts("Norway holds 34 percent, Sweden 18.25 and Denmark 9.")) == 3


def test_a_bare_number_has_the_scale_of_what_it_is_compared_with() -> None:
    assert drafts("Exports rose to 53 million tons from 21.")[-1].quantity.value == 21e6


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Output was 14 million tons in 10 fields.", id="a noun of its own"),
        pytest.param("Output was 14 million tons by 10 firms abroad.", id="who did it"),
        pytest.param("Output of 14 million tons came first in group 10.", id="nothing compares them"),
    ],
)
def test_a_number_that_is_not_compared_with_an_amount_has_no_unit(text: str) -> None:
    assert [unit for _, unit in amounts(text) if unit == "t"] == ["t"]


def test_a_number_with_a_scale_is_no_percentage() -> None:
    assert amounts("Exports rose 5 percent to 10 million.") == [("5 percent", "percent")]


def test_a_bare_number_without_an_amount_before_it_is_left_out() -> None:
    assert amounts("Output rose from 21 to 53.") == []


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("The mine could cost $3 billion.", "USD"),
        ("The mine could cost 3 billion tenge.", "KZT"),
        ("Output could reach 3 billion tons.", "t"),
    ],
)
def test_a_number_with_a_scale_goes_on_with_the_unit_of_the_figure_before(before: str, unit: str) -> None:
    assert amounts("It may take 4 billion.", figure(before)) == [("4 billion", unit)]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        pytest.param("It may take 4.", "The mine could cost $3 billion.", id="no scale"),
        pytest.param("It may take 4 billion.", "Debt is 60 percent of GDP.", id="after a percentage"),
        pytest.param(
            "It may take 4 billion.", "Peru is the third-largest copper producer.", id="after a rank"
        ),
    ],
)
def test_a_number_does_not_go_on_with_the_figure_before(text: str, before: str) -> None:
    assert amounts(text, figure(before)) == []


@pytest.mark.parametrize(
    "text",
    ["The plant employs 640.", "It employed 1,640.", "The firms employ 640.", "A plant employing 640 burnt."],
)
def test_a_bare_number_after_employs_counts_people(text: str) -> None:
    assert [unit for _, unit in amounts(text)] == ["count"]


def test_a_percentage_after_employs_is_none_of_people() -> None:
    assert amounts("The plant employs 640 percent more.") == [("640 percent", "percent")]


@pytest.mark.parametrize("lead", ["a nation of", "a country of", "a city of", "a population of"])
def test_a_bare_number_with_a_scale_counts_inhabitants(lead: str) -> None:
    assert amounts(f"Peru is {lead} 33 million.") == [("33 million", "count")]


def test_a_bare_number_without_a_scale_counts_no_inhabitants() -> None:
    assert amounts("Peru is a nation of 33.") == []


# Pairs: the same amount in another unit.


@pytest.mark.parametrize(
    "text",
    [
        "The pipeline is 200 kilometers (124 miles) long.",
        "Exports were $5 billion (4.4 billion euros) in 2019.",
        "Exports were $5 billion (about 4.4 billion euros).",
        "Exports were $5 billion (i.e. 4.4 billion euros).",
        "Exports were $5 billion, or 4.4 billion euros.",
        "Exports were $5 billion or nearly 4.4 billion euros.",
        "Debt was $61 billion, or 74 percent of GDP.",
        "Oil made up 33 percent of imports ($12.4 billion).",
    ],
)
def test_an_amount_in_parentheses_or_after_or_is_the_other_of_a_pair(text: str) -> None:
    first, second = drafts(text)
    assert second.pair is first


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports were $5 billion and imports $4 billion.", id="a list"),
        pytest.param("Exports were $5 billion (up from $4 billion).", id="a comparison in parentheses"),
        pytest.param(
            "Exports were $5 billion, with imports (mostly $4 billion of grain).", id="another thing"
        ),
        pytest.param("Peru ranks third (with $4 billion).", id="a rank"),
        pytest.param("Exports were $5 billion, imports or transit $4 billion.", id="or between other words"),
    ],
)
def test_what_says_something_else_is_no_pair(text: str) -> None:
    assert all(item.pair is None for item in drafts(text))


def test_a_pair_in_parentheses_ends_with_them() -> None:
    text = "A 200-kilometer (124-mile) pipeline was laid."
    first, second = drafts(text)
    assert text[first.start : first.end] == "200-kilometer (124-mile)"
    assert text[second.start : second.end] == "124-mile"


def test_what_follows_a_pair_belongs_to_both() -> None:
    text = "A 200-kilometer (124-mile) pipeline was laid."
    assert [text[item.end : item.right] for item in drafts(text)] == [
        " pipeline was laid.",
        ") pipeline was laid.",
    ]


def test_an_amount_without_parentheses_ends_with_itself() -> None:
    (item,) = drafts("Exports were $5 billion in 2019.")
    assert item.end == item.quantity.end


# The words that are an amount's own.


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Exports were $5 billion and imports $4 billion.",
            ["Exports were $5 billion", "and imports $4 billion."],
        ),
        (
            "Exports were $5 billion, imports $4 billion.",
            ["Exports were $5 billion", ", imports $4 billion."],
        ),
        (
            "Peru got $5 billion of loans, grants and $4 billion of oil.",
            ["Peru got $5 billion of loans", "of loans, grants and $4 billion of oil."],
        ),
        (
            "Debt was $5 billion, while reserves were $4 billion.",
            ["Debt was $5 billion,", "while reserves were $4 billion."],
        ),
        (
            "Debt was $5 billion; reserves were $4 billion.",
            ["Debt was $5 billion;", " reserves were $4 billion."],
        ),
        ("Debt rose from $5 billion to $6 billion.", ["Debt rose from $5 billion to", "to $6 billion."]),
    ],
)
def test_an_amounts_own_words_lie_between_its_neighbours(text: str, own: list[str]) -> None:
    stretches = [text[item.left : item.right] for item in drafts(text)]
    assert stretches[0].strip() == own[0]
    assert stretches[-1].strip() == own[-1].strip()


def test_the_clause_bounds_an_amounts_words() -> None:
    text = "Peru waited, but Chile bought $4 billion of oil, while Brazil slept."
    (item,) = drafts(text)
    assert text[item.left : item.right].strip() == "but Chile bought $4 billion of oil,"
    assert (item.left, item.right) == item.clause


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Exports were $5 billion.", ["exports", "were"]),
        ("Exports were about $5 billion.", ["exports", "were"]),
        ("Exports were no more than $5 billion.", ["exports", "were"]),
        ("Exports were up to $5 billion.", ["exports", "were"]),
        ("Exports rose to $5 billion.", ["exports", "rose", "to"]),
        ("Exports rose to more than $5 billion.", ["exports", "rose", "to"]),
        ("Over $5 billion was spent.", []),
    ],
)
def test_the_words_before_an_amount_are_without_hedges_at_their_end(text: str, words: list[str]) -> None:
    assert words_before(taken_apart(text), drafts(text)[0]) == words


def test_the_words_before_an_amount_begin_after_the_amount_before() -> None:
    text = "Exports were $5 billion and imports nearly $4 billion."
    assert words_before(taken_apart(text), drafts(text)[1]) == ["and", "imports"]


def test_a_sentence_without_amounts_has_no_drafts() -> None:
    assert drafts("Exports rose again.") == []


# Numbers that go on about an amount of the sentence before, or of their own.


@pytest.mark.parametrize(
    ("text", "surface", "unit", "value"),
    [
        ("Peru shipped 61 million barrels. In May it had shipped 58 million.", "58 million", "bbl", 58e6),
        ("Peru mined 2 million tons of ore. Of that, 1.5 will go to China.", "1.5", "t", 1.5e6),
        ("Serbia imports 4.5 bcm. Of that, 3.5 will come by sea.", "3.5", "m3", 3.5e9),
        ("Ports loaded 9 million tons, seven million of them grain.", "seven million", "t", 7e6),
        ("Ports loaded 9 million tons, of which 7 million went to Spain.", "7 million", "t", 7e6),
        ("Barley output fell to 7 million tons. Oats (2.5 million) held up.", "2.5 million", "t", 2.5e6),
        ("Italy took 77 percent of the exports and Spain a distant 6.1.", "6.1", "percent", 6.1),
        ("Output rose 9.4 mln barrels to 1,561.1, it said.", "1,561.1", "bbl", 1561.1e6),
        (
            "The flat cost 2,900 zlotys, and the grant has cost Poland 11.5 billion.",
            "11.5 billion",
            "PLN",
            11.5e9,
        ),
    ],
)
def test_a_number_goes_on_about_an_amount(text: str, surface: str, unit: str, value: float) -> None:
    found = {q.surface: (q.unit, q.value) for q in read_figures(text)}
    assert found[surface] == (unit, value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports were 4 million tons. The board of 12 met in Lima.", id="nothing goes on"),
        pytest.param("Exports were 4 million tons. It has 12 of the seats.", id="a part of something else"),
        pytest.param(
            "The deal is for 4 bcm of gas for 15 years, with a review after ten.", id="years left out"
        ),
        pytest.param("Exports were 40 million tons. It had been told so by 3 of us.", id="far too small"),
    ],
)
def test_a_number_of_something_else_is_no_figure(text: str) -> None:
    assert len(read_figures(text)) == 1

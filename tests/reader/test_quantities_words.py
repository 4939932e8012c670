"""The words around an amount: hedges and changes, parts and multiples, ranks, and what is no amount."""

from __future__ import annotations

import pytest

from citedfigures.hedges import bound_of, change_of, governing_change, words_after, words_before
from citedfigures.lexicon import load
from citedfigures.page import PARAGRAPH, Page
from citedfigures.quantities import read_quantities, scan

HEDGES = load("hedges")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it rose by ", ["it", "rose", "by"]),
        ("it rose, ", ["it", "rose,"]),
        ("a line (some ", ["a", "line", "(", "some"]),
        ("imports (", ["imports"]),
        ("exports rose\n\n", []),
        ("exports rose\nby ", ["exports", "rose", "by"]),
        ("didn’t reach ", ["didn't", "reach"]),
        ("", []),
    ],
)
def test_the_words_before_an_amount_keep_their_marks(text: str, words: list[str]) -> None:
    assert words_before(Page.of(text + "5"), len(text)) == words


def test_the_words_before_reach_back_a_few_dozen_characters_only() -> None:
    text = "rose " + "x" * 200 + " "
    assert "rose" not in words_before(Page.of(text + "5"), len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [(" or more.", ("or", "more")), ("-plus", ("plus",)), ("+ of", ("+", "of")), (", or more", ()), ("", ())],
)
def test_the_words_after_an_amount_follow_it_directly(text: str, words: tuple[str, ...]) -> None:
    assert words_after(Page.of(text), 0) == words


@pytest.mark.parametrize("bound", HEDGES["before"])
def test_every_hedge_before_an_amount_gives_its_bound(bound: str) -> None:
    for phrase in HEDGES["before"][bound]:
        assert bound_of(["cost", *phrase.split()], ()) == bound, phrase


@pytest.mark.parametrize("bound", HEDGES["after"])
def test_every_hedge_after_an_amount_gives_its_bound(bound: str) -> None:
    for phrase in HEDGES["after"][bound]:
        after = words_after(Page.of(("" if phrase[0] in "-+" else " ") + phrase), 0)
        assert bound_of(["cost"], after) == bound, phrase


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("not more than", "at_most"),
        ("no less than", "at_least"),
        ("will not be less than", "at_least"),
        ("will not fall below", "at_least"),
        ("did not exceed", "at_most"),
        ("never exceeded", "at_most"),
        ("not at least", "less_than"),
        ("did not reach", "less_than"),
        ("hasn't reached", "less_than"),
        ("reached", "exact"),
        ("rose by more than", "more_than"),
        ("more than a", "more_than"),
        ("rather", "exact"),
        ("", "exact"),
    ],
)
def test_a_negation_turns_a_bound_round(words: str, bound: str) -> None:
    assert bound_of(words.split(), ()) == bound


@pytest.mark.parametrize("way", ["up", "down"])
def test_every_verb_of_change_is_read_before_a_percentage(way: str) -> None:
    for word in [*HEDGES["change"][way], *HEDGES["change"][f"{way}_of_rates"]]:
        if " " not in word:
            assert change_of(["it", word], (), "exact", "percent") == way, word


@pytest.mark.parametrize("way", ["up", "down"])
def test_every_noun_of_change_is_read_after_a_percentage(way: str) -> None:
    for word in [*HEDGES["change"][f"{way}_after"], *HEDGES["change"][f"{way}_after_percent"]]:
        assert change_of(["a"], (word,), "exact", "percent") == way, word


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("rose a record", "up"),
        ("rose sharply by", "up"),
        ("cut its output of crude steel by", "down"),
        ("raised the rate by", "up"),
        ("it rose. Firms by", None),
        ("rose to", None),
        ("rose, said", None),
        ("by", None),
        ("", None),
    ],
)
def test_a_word_of_change_governs_the_amount_directly_or_through_by(words: str, way: str | None) -> None:
    assert governing_change(words.split(), is_rate=True) == way


def test_a_loss_of_money_is_no_fall_but_a_loss_of_percent_is() -> None:
    assert change_of(["it", "lost"], (), "exact", "money") == "="
    assert change_of(["it", "lost"], (), "exact", "percent") == "down"


@pytest.mark.parametrize(("bound", "sign"), [("approx", "up"), ("more_than", ">"), ("at_most", "<")])
def test_a_bound_is_told_before_a_change_but_a_change_before_about(bound: str, sign: str) -> None:
    assert change_of(["rose"], (), bound, "percent") == sign


def surfaces(text: str) -> list[str]:
    """What read_quantities finds in the text."""
    return [quantity.surface for quantity in read_quantities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a third country", "a quarter earlier", "per quarter, a quarter ago", "the first half",
        "the other half",
        "half way", "half an hour", "a half-time score", "the second quarter", "two quarters of growth",
        "for three quarters", "the third of May", "one second", "a fifth column", "half-brothers",
        "half past two",
    ],
)  # fmt: skip
def test_words_of_parts_in_other_senses_are_no_amounts(text: str) -> None:
    assert surfaces(f"It was {text}.") == []


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("a third of it", 33.33), ("one third of it", 33.33), ("two-thirds", 66.67), ("half the fleet", 50),
        ("three quarters of exports", 75), ("an eighth of it", 12.5), ("nine tenths", 90),
        ("one in four", 25),
        ("three in five", 60), ("nine out of ten", 90), ("nine of every ten", 90), ("1 in 5", 20),
        ("4 out of 5", 80),
    ],
)  # fmt: skip
def test_parts_of_a_whole_are_percentages(text: str, percent: float) -> None:
    [found] = read_quantities(f"It has {text}.")
    assert (found.kind, found.unit) == ("percent", "percent")
    assert found.value == pytest.approx(percent)


@pytest.mark.parametrize(
    "text",
    [
        "one in five years",
        "four plants in five towns",
        "2 in 2013",
        "five in three",
        "7 in 10 cars of 3 types",
    ],
)
def test_in_between_two_numbers_is_not_always_a_part(text: str) -> None:
    assert [q for q in read_quantities(text) if q.unit == "percent"] == []


@pytest.mark.parametrize(
    "text",
    [
        "a double room", "double-digit growth", "a triple jump", "twice a week", "postponed twice",
        "five times a year",
        "three times this year", "the 1500X", "two times", "many times", "a one-time cost", "two halves",
    ],
)  # fmt: skip
def test_words_of_factors_in_other_senses_are_no_amounts(text: str) -> None:
    assert surfaces(f"It was {text}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "the first visit", "a second term", "his third book", "the fourth of July", "a fifth columnist",
        "third parties",
        "came first to Astana", "the second half", "grade number two yellow corn", "the No. 7 bus",
        "seven large banks",
        "the five largest", "its first market", "in the 21st century", "a third after lunch",
    ],
)  # fmt: skip
def test_numbers_without_an_order_are_no_ranks(text: str) -> None:
    assert [q for q in read_quantities(f"It was {text}.") if q.kind == "rank"] == []


@pytest.mark.parametrize(
    ("text", "rank", "bound"),
    [
        ("the second-largest", 2, "exact"),
        ("its third biggest", 3, "exact"),
        ("the world's fourth most important", 4, "exact"),
        ("ranked 12th", 12, "exact"),
        ("came second with", 2, "exact"),
        ("in third place", 3, "exact"),
        ("second only to", 2, "exact"),
        ("the number one", 1, "exact"),
        ("its No. 3 supplier", 3, "exact"),
        ("one of the ten largest", 10, "at_most"),
        ("among the top five producers", 5, "at_most"),
        ("among the world's top five producers", 5, "at_most"),
        ("one of its three biggest", 3, "at_most"),
    ],
)
def test_ranks_have_a_place_and_a_bound(text: str, rank: int, bound: str) -> None:
    [found] = read_quantities(f"It is {text} there.")
    assert (found.kind, found.unit, found.value, found.bound) == ("rank", "rank", rank, bound)


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May", "on May 5", "on May five", "in June 3-5", "at 5 p.m.", "at 17:30", "in 1998",
        "in the 1980s",
        "Article 5", "Articles 5 and 6", "No. 5", "phase two", "aged 45", "the G20", "an A-5", "5G",
        "the FTSE 100",
        "2-for-1", "a two-for-one split", "a 10-K", "24/7", "5+1", "web/5", "v.5", "#5", "S&P 500",
    ],
)  # fmt: skip
def test_numbers_that_are_no_amounts_are_not_even_bare_numbers(text: str) -> None:
    assert scan(f"It was {text}, they said.") == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It has 34 countries.", "countries"),
        ("It has 300.", ""),
        ("It has 30 of them.", ""),
        ("It has 30 bank branches.", "bank branches"),
        ("It has 12 new companies.", "new companies"),
        ("It has 5 people.", "people"),
        ("It has 16 million.", ""),
    ],
)
def test_a_count_or_bare_number_says_what_it_counts(text: str, noun: str) -> None:
    [found] = scan(text)
    assert noun in {found.noun, f"new {found.noun}", f"bank {found.noun}"}


def test_a_page_marks_empty_lines_and_smooths_spaces_dashes_and_quotes() -> None:
    page = Page.of("A\u00a0“B”\u2009–\u2011’\n\nC\r\nD\tE")
    assert page.plain == f'A "B" –-\'{PARAGRAPH * 2}C  D E'
    assert page.low == page.plain.lower()

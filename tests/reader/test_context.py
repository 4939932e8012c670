"""What a sentence leaves unsaid, and where it is taken from."""

from __future__ import annotations

from pathlib import Path

import pytest

from citedfigures import Figure, read_figures
from citedfigures.topic import currency_country, find_discourse


def last(text: str, title: str | None = None) -> Figure:
    return read_figures(text, title=title, published="2021-06-15")[-1]


# The country.


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Exports were $5 billion.", "Georgia looks west", id="the headline"),
        pytest.param("Georgia looks west.\n\nExports were $5 billion.", None, id="the text"),
        pytest.param("Its exports were $5 billion.", "Georgia looks west", id="a pronoun"),
        pytest.param("The country's exports were $5 billion.", "Georgia looks west", id="an epithet"),
        pytest.param("Public debt was 5 billion lari.", None, id="the currency"),
        pytest.param("Georgia exports wine. Imports were $5 billion.", None, id="the sentence before"),
    ],
)
def test_a_country_that_is_not_said_is_taken_from(text: str, title: str | None) -> None:
    figure = last(text, title)
    assert (figure.reporter, "reporter" in figure.inferred) == ("GEO", True)


def test_a_country_that_is_said_is_not_inferred() -> None:
    assert last("Georgia's exports were $5 billion.").inferred == ()


def test_a_country_that_nothing_tells_stays_empty() -> None:
    figure = last("Exports were $5 billion.")
    assert (figure.reporter, figure.inferred) == (None, ())


def test_the_country_that_is_named_most_is_what_a_text_is_about() -> None:
    text = "Georgia sells wine. Russia buys it. Georgia is glad.\n\nPublic debt was $5 billion."
    assert last(text).reporter == "GEO"


def test_the_headline_weighs_more_than_the_text() -> None:
    text = "Russia buys wine. Russia is glad.\n\nPublic debt was $5 billion."
    assert last(text, "Georgia looks west").reporter == "GEO"


@pytest.mark.parametrize(
    ("unit", "country"),
    [
        ("KZT", "KAZ"),
        ("GEL", "GEO"),
        ("RUB", "RUS"),
        ("CNY", "CHN"),
        ("GBP", "GBR"),
        ("USD", None),
        ("EUR", None),
        ("XAF", None),
        ("percent", None),
        ("MW", None),
        ("TEU", None),
        ("", None),
    ],
)
def test_a_currency_of_one_country_tells_it(unit: str, country: str | None) -> None:
    assert currency_country(unit) == country


def test_a_price_in_dollars_is_the_worlds_where_nothing_else_is_said() -> None:
    assert last("Oil cost $71 a barrel.", "Georgia looks west").reporter == "World"


def test_a_benchmark_is_the_worlds() -> None:
    assert last("Brent settled at $71 a barrel.", "Georgia looks west").reporter == "World"


# The partner.


@pytest.mark.parametrize(
    ("text", "title", "partner"),
    [
        pytest.param(
            "Georgia exported $5 billion to Russia. Imports were $4 billion.", None, "RUS", id="before"
        ),
        pytest.param(
            "Two-way trade was $5 billion.", "Georgia and Russia", "RUS", id="the headline's two sides"
        ),
        pytest.param(
            "Georgia's exports were $4 billion.", "Georgia and Russia", "RUS", id="the other side of them"
        ),
        pytest.param("Georgia's exports were $4 billion.", None, None, id="nobody"),
        pytest.param(
            "Georgia's total exports were $4 billion.", "Georgia and Russia", None, id="not of a total"
        ),
        pytest.param(
            "Georgia's debt was $4 billion.", "Georgia and Russia", None, id="not of what has no partner"
        ),
        pytest.param("Trade was $5 billion.", "Georgia, Russia and Iran", None, id="not one of three"),
    ],
)
def test_a_partner_that_is_not_said_is_taken_from(text: str, title: str | None, partner: str | None) -> None:
    assert last(text, title).partner == partner


def test_the_opposite_direction_turns_the_sides_round() -> None:
    text = (
        "Georgia exported $5 billion of goods to Iran. Deliveries in the opposite direction were $2 billion."
    )
    figure = last(text)
    assert (figure.reporter, figure.partner) == ("IRN", "GEO")


# Indicator, product and unit.


def test_a_pronoun_goes_on_about_what_the_sentence_before_named() -> None:
    figure = last("Georgia's exports rose. They reached $5 billion.")
    assert (figure.indicator, figure.reporter) == ("exports", "GEO")


def test_a_bare_number_takes_the_unit_of_what_it_is_compared_with() -> None:
    figure = last("Output rose to 67 million tons from 28 million.")
    assert (figure.surface, figure.unit, figure.value) == ("28 million", "t", 28e6)


@pytest.mark.parametrize(
    "text",
    [
        "Russia is Armenia's largest trading partner. Trade with Russia accounted for 25 percent of imports.",
        "Armenia's economy grew. Trade with Russia accounted for 25 percent of imports.",
    ],
)
def test_a_share_is_of_the_country_that_was_spoken_of(text: str) -> None:
    figure = last(text)
    assert (figure.reporter, figure.partner) == ("ARM", "RUS")


# What a text is about.


def test_the_focus_is_the_country_named_most_and_the_sides_are_those_of_the_headline() -> None:
    discourse, sides = find_discourse("Russia and Georgia met. Georgia sells wine.", "Georgia and the EU")
    assert (discourse.focus, sides) == ("GEO", ("GEO", "EU"))


def test_a_group_is_no_focus() -> None:
    assert find_discourse("The EU met. The EU pays. Georgia sells.", "")[0].focus == "GEO"


def test_a_text_without_places_is_about_none() -> None:
    discourse, sides = find_discourse("Nothing happened.", "")
    assert (discourse.focus, sides) == ("", ())


# What is a figure at all.


@pytest.mark.parametrize(
    "text",
    [
        "It cannot be 100 percent of Russia's interests.",
        "He won 58 percent of the vote.",
        "The city lies 150 km from the border.",
        "Two ministers met 14 envoys.",
        "It is one of the largest states.",
    ],
)
def test_an_amount_that_nothing_economic_governs_is_no_figure(text: str) -> None:
    assert read_figures(text) == []


def test_money_is_always_a_figure() -> None:
    assert last("He spoke of $5 billion.").indicator == "other_economic"


def test_the_headline_argument_gives_no_figure() -> None:
    assert read_figures("Nothing.", title="Exports of Georgia reach $5 billion") == []


def test_a_headline_in_the_text_gives_one() -> None:
    figures = read_figures("Exports of Georgia reach $5 billion\n\nNothing.")
    assert [figure.surface for figure in figures] == ["$5 billion"]


# The example of docs/reader.md.


def documented(page: str) -> list[dict[str, str]]:
    """Return the rows of the page's table of figures."""
    lines = page[page.index("| surface |") :].split("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_the_example_of_the_documentation_reads_as_it_says(root: Path) -> None:
    page = (root / "docs/reader.md").read_text("utf-8")
    quoted = page[page.index("> In 2013") :].split("\n\n")[0]
    text = " ".join(line.removeprefix(">").strip() for line in quoted.splitlines())
    title = "Are We Witnessing The Demise of Kazakhstan’s Multi-Vectored Foreign Policy?"
    assert title in page
    figures = read_figures(text, published="2014-05-13", title=title)
    rows = documented(page)
    assert len(figures) == len(rows) == 4
    for figure, row in zip(figures, rows, strict=True):
        fields = {**figure.as_dict(), "value": int(figure.value), "inferred": ", ".join(figure.inferred)}
        assert {name: "" if fields[name] is None else str(fields[name]) for name in row} == row

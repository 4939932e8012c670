"""Whom a text names as its source, and what it denies."""

from __future__ import annotations

import pytest

from citedfigures import read_figures


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the customs service, exports were $5 billion.", "the customs service"),
        ("Exports were $5 billion, according to the World Bank.", "the World Bank"),
        ("Exports were $5 billion, Chinese customs said.", "Chinese customs"),
        ("The National Wine Agency reports exports of $5 billion.", "The National Wine Agency"),
        ("Exports were $5 billion, the ministry said.", None),
        ("Exports were $5 billion.", None),
        ("They said exports of $5 billion.", "They"),
    ],
)
def test_the_source_is_told_in_its_own_words(text: str, source: str | None) -> None:
    (figure,) = read_figures(text)
    assert figure.attributed_to == source


def test_line_breaks_in_a_source_become_spaces() -> None:
    (figure,) = read_figures("According to the customs\nservice, exports were $5 billion.")
    assert figure.attributed_to == "the customs service"


def test_a_source_ends_with_its_sentence() -> None:
    figures = read_figures("Chinese customs said exports were $5 billion. Imports were $3 billion.")
    assert [figure.attributed_to for figure in figures] == ["Chinese customs", None]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that exports were $5 billion.",
        "Tehran refuted reports of exports of $5 billion.",
        "The bank would not confirm a loan of $5 billion.",
        "There is no truth in exports of $5 billion.",
    ],
)
def test_what_is_denied_is_no_figure(text: str) -> None:
    assert read_figures(text) == []


def test_a_denial_reaches_no_further_than_its_clause() -> None:
    figures = read_figures("Tehran denied exports of $5 billion, but imports were $3 billion.")
    assert [figure.surface for figure in figures] == ["$3 billion"]


def test_a_denial_after_the_amount_denies_something_else() -> None:
    figures = read_figures("Exports were $5 billion, and the ministry denied a crisis.")
    assert [figure.surface for figure in figures] == ["$5 billion"]


def test_a_negated_comparison_is_a_bound() -> None:
    (figure,) = read_figures("Exports did not reach $20 billion.")
    assert (figure.bound, figure.low, figure.high) == ("less_than", None, 20e9)

"""Tables on a terminal fit its width, and no text can steer it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import cells, fitted, printable, table, terminal_width, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\nb\r\nc\td", "a b c d"),
        ("12\u202e34", "12\ufffd34"),
        ("a\u2028b\u00a0c", "a b c"),
        ("\x9b2J", "\ufffd2J"),
        ("Қазақстан 石油", "Қазақстан 石油"),
    ],
)
def test_control_characters_are_shown_not_sent(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_no_text_has_a_control_character_left(text):
    assert not [c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_wide_characters_take_two_columns_and_accents_none():
    assert (cells("石油"), cells("e\u0301"), cells("ab")) == (4, 1, 2)


@given(st.text(), st.integers(4, 30))
def test_any_text_is_fitted_exactly(text, width):
    assert cells(fitted(printable(text), width)) == width


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=4), st.integers(20, 60))
def test_any_table_fits(rows, width):
    for line in table(("one", "two", "three"), rows, width).split("\n"):
        assert cells(line) <= width


def test_wide_cells_are_cut_and_narrow_ones_not():
    shown = table(("a", "b"), [("1", "x" * 30)], 12)
    assert shown.splitlines() == ["a  b", "-  ---------", "1  xxxxxxxx…"]


def test_empty_columns_are_left_out():
    assert table(("a", "b", "c"), [("1", "", "3")], 40).splitlines()[0] == "a  c"


def test_the_width_is_that_of_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "77")
    assert terminal_width() == 77


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two", 80, ["one two"]),
        ("a longerword b", 4, ["a", "long", "erwo", "rd b"]),
        ("石油石油 a", 4, ["石油", "石油", "a"]),
        ("cafe\u0301 e\u0301", 4, ["cafe\u0301", "e\u0301"]),
        ("", 5, [""]),
    ],
)
def test_words_are_wrapped_by_the_columns_they_take(text, width, lines):
    assert wrapped(text, width) == lines


@given(st.text(), st.integers(2, 30))
def test_any_text_is_wrapped_without_losing_a_character(text, width):
    shown = printable(text)
    lines = wrapped(shown, width)
    assert lines
    assert max(map(cells, lines)) <= width
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")

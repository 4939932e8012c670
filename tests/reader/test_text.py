"""Where sentences begin and end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citedfigures import split_sentences

LONGEST = 2000
WRAPPED = "Trade between the two countries grew to a new height of"  # as long as a line of wrapped text


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports rose. Imports fell.", id="full stop"),
        pytest.param("Who pays? Nobody knows.", id="question mark"),
        pytest.param("It doubled! Then it fell.", id="exclamation mark"),
        pytest.param("He said “exports rose.” Imports fell.", id="closing quote after the stop"),
        pytest.param("Exports rose (to $3 billion.) Imports fell.", id="closing bracket after the stop"),
        pytest.param("Exports rose. 36 percent went to Russia.", id="a digit begins a sentence"),
        pytest.param("Exports rose. $3 billion was paid.", id="a currency sign begins a sentence"),
        pytest.param("Exports rose. “Imports fell.”", id="an opening quote begins a sentence"),
        pytest.param("Exports rose…  Imports fell.", id="ellipsis"),
        pytest.param("Exports rose. Überhaupt nicht.", id="a capital with a diacritic"),
    ],
)
def test_a_sentence_ends_at_a_stop_before_what_can_begin_one(text: str) -> None:
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports to the U.S. Department of Trade rose.", id="U.S."),
        pytest.param("Mr. Xi and Mrs. May met Dr. No and Gen. Lee.", id="titles"),
        pytest.param("President K. Tokayev met V. V. Putin.", id="initials"),
        pytest.param("It sold 5 bln. Tons of it were oil.", id="bln."),
        pytest.param("On Jan. 5 and Sept. 30 prices fell.", id="months"),
        pytest.param("Acme Inc. Chairman Lee and Foo Co. Ltd. Director Ray resigned.", id="companies"),
        pytest.param("It costs approx. $5 or, e.g. $6.", id="approx. and e.g."),
        pytest.param("Exports rose 3.5 percent to 12.7 billion.", id="decimal points"),
        pytest.param("Exports rose. but imports fell.", id="a small letter follows"),
        pytest.param("See example.com for No. 5 and art. 61.", id="addresses and labels"),
    ],
)
def test_a_stop_that_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Trade with Russia\n\nExports rose.") == ["Trade with Russia", "Exports rose."]


def test_a_blank_line_may_hold_spaces() -> None:
    assert sentences("trade with Russia\n \t\nexports rose") == ["trade with Russia", "exports rose"]


def test_a_headline_is_a_sentence_of_its_own() -> None:
    assert sentences("Trade with Russia falls\nExports rose.") == ["Trade with Russia falls", "Exports rose."]


def test_a_wrapped_line_goes_on() -> None:
    assert len(sentences(f"{WRAPPED}\n$3 billion.")) == 1


def test_in_wrapped_text_a_short_line_goes_on_before_a_capital() -> None:
    assert len(sentences(f"Peru imported maize of\nChilean make. {WRAPPED} or\nabout.")) == 2


def test_in_wrapped_text_a_headline_still_ends() -> None:
    text = f"Peruvian Imports Rise\n{WRAPPED} or\nabout 5 percent."
    assert sentences(text)[0] == "Peruvian Imports Rise"


def test_a_short_line_goes_on_where_the_next_begins_small() -> None:
    assert sentences("Exports\nto Russia rose.") == ["Exports\nto Russia rose."]


def test_a_line_break_after_a_stop_ends_the_sentence() -> None:
    assert len(sentences(f"{WRAPPED} it.\nThen it fell.")) == 2


def test_a_paragraph_on_one_long_line_ends_with_its_line() -> None:
    paragraph = "exports " * 30 + "rose"
    assert sentences(f"{paragraph}\nImports fell.") == [paragraph, "Imports fell."]


def test_sentences_have_no_white_space_around_them() -> None:
    assert sentences("  Exports rose. \n\n  Imports fell.  ") == ["Exports rose.", "Imports fell."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t ", "\u00a0"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


def test_an_overlong_sentence_is_cut_at_a_space() -> None:
    text = "exports and imports " * 500
    pieces = sentences(text)
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces) == text.strip()


def test_an_overlong_word_is_cut_within() -> None:
    pieces = sentences("x" * 5000)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(pieces) == "x" * 5000


@given(st.text(alphabet='aB5 .!?\n"“)U.S$-\u00a0', max_size=80))
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    spans = split_sentences(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize("piece", [".", "\n", "a", " ", "A. ", "a\n", "(", "\n\n"])
def test_splitting_is_linear_in_the_length(piece: str) -> None:
    """Two hundred thousand characters of anything take far less than a second on any machine."""
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    split_sentences(text)
    assert time.process_time() - start < 3

"""Names that no list knows, told by their capitals."""

from __future__ import annotations

import pytest

from citedfigures.names import find_names, find_proper, find_topic
from citedfigures.periods import Clock
from citedfigures.quantities import scan
from citedfigures.sentence import Sentence


def names(text: str, proper: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    sentence = Sentence(text, 0, len(text), scan(text), Clock())
    return [(mention.key, mention.form) for mention in find_names(sentence, proper)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Output at Tengizchevroil rose.", "Tengizchevroil", id="one word within a sentence"),
        pytest.param("The chief of Centerra Gold resigned.", "Centerra Gold", id="two words"),
        pytest.param("Shares in Abu-Tech fell.", "Abu-Tech", id="joined by a hyphen"),
        pytest.param("Oil runs through Odessa-Brody now.", "Odessa-Brody", id="a line between two towns"),
        pytest.param("The jet Tu-154 was sold.", "Tu-154", id="a hyphen and a number"),
    ],
)
def test_capitals_within_a_sentence_make_a_name(text: str, name: str) -> None:
    assert [found for found, _ in names(text)] == [name]


@pytest.mark.parametrize("noun", ["pipeline", "field", "port", "refinery", "railway", "mine"])
def test_the_noun_after_a_name_makes_it_a_line_or_field(noun: str) -> None:
    assert names(f"Oil left the Tazan {noun} in May.") == [("Tazan", "line")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports rose.", id="the first word"),
        pytest.param("But the President met the Foreign Minister.", id="offices"),
        pytest.param("It rose on Monday and in March.", id="days and months"),
        pytest.param("The chief said: Output rose.", id="after a colon"),
        pytest.param("It fell in Q1, and GDP rose.", id="abbreviations of economics"),
        pytest.param("It was paid in USD 5 million.", id="a part of an amount"),
        pytest.param("The Lezgian people live there.", id="a people"),
        pytest.param("Last year Smith said so.", id="who speaks"),
        pytest.param("I saw it.", id="a single letter"),
    ],
)
def test_what_is_no_name_in_spite_of_its_capital(text: str) -> None:
    assert names(text) == []


def test_a_first_word_is_a_name_where_the_text_writes_it_with_a_capital_elsewhere() -> None:
    assert names("Masdar rose.", frozenset({"Masdar"})) == [("Masdar", "company")]


@pytest.mark.parametrize(
    "text", ["KMG rose.", "Tazan field pumped oil.", "Agritex, the largest firm, sold oil."]
)
def test_a_first_word_is_a_name_where_its_form_says_so(text: str) -> None:
    assert len(names(text)) == 1


def test_proper_words_are_those_with_a_capital_within_sentences() -> None:
    assert find_proper("Output at Tengiz rose. Output, Kashagan said, fell.") == {"Tengiz", "Kashagan"}


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        pytest.param("Masdar builds a park", "A park by Masdar.", "Masdar", id="a name that the text uses"),
        pytest.param("Wind Park Opens", "The wind park opens.", "", id="words that the text writes small"),
        pytest.param("Masdar builds a park", "A park.", "", id="a name that the text does not use"),
        pytest.param("Kazakhstan grows", "Kazakhstan grows.", "", id="a country is on the lists"),
        pytest.param("Russia and Centerra", "Centerra rose.", "Centerra", id="a name after a country"),
        pytest.param("", "Masdar.", "", id="no headline"),
    ],
)
def test_the_topic_is_a_name_of_headline_and_text(title: str, text: str, topic: str) -> None:
    assert find_topic(title, text) == topic


def test_the_headline_in_the_text_is_no_use_of_its_name() -> None:
    assert find_topic("Masdar builds", "Masdar builds\n\nA park opened.") == ""


def test_a_topic_may_hold_a_common_word() -> None:
    assert find_topic("Centerra Gold rises", "Centerra Gold rose.") == "Centerra Gold"


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("BELL AND SONS INC <BAS> 4TH QTR NET", "Shr 32 cts vs 21 cts", "Bell And Sons"),
        ("BELL AND SONS INC <BAS> SELLS UNIT", "The board of Bell and Sons met.", "Bell and Sons"),
        ("SHARES OF ALL KINDS", "Shares rose.", ""),
    ],
)
def test_a_sign_of_the_exchange_marks_the_company_of_a_headline(title: str, text: str, topic: str) -> None:
    assert find_topic(title, text) == topic

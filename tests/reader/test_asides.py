"""Relative clauses: whom they tell of, and what they keep from the rest of the sentence."""

from __future__ import annotations

from citedfigures.actors import find_actors
from citedfigures.asides import actors_for, find_asides, words_for
from citedfigures.discourse import Discourse
from citedfigures.periods import Clock
from citedfigures.quantities import scan
from citedfigures.sentence import Sentence


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text), scan(text), Clock())


def asides(text: str) -> list[str]:
    return [text[aside.start : aside.end] for aside in find_asides(sentence(text))]


def told_of(text: str, place: str) -> list[tuple[str, str]]:
    parts = sentence(text)
    actors = find_actors(parts, Discourse())
    own = actors_for(parts, find_asides(parts), text.index(place), actors)
    return [(actor.code, actor.relation) for actor in own]


SQM = "Chile's SQM, in which Tianqi owns 22 percent, paid Chile $5 billion."


def test_an_aside_begins_and_ends_at_a_comma() -> None:
    assert asides("Chad, which has no coast, sold oil.") == [", which has no coast"]


def test_an_aside_may_end_the_sentence() -> None:
    assert asides("It sold oil to Chad, whose mills are old.") == [", whose mills are old"]


def test_the_commas_of_a_number_end_nothing() -> None:
    assert asides("Chad, which sold 1,200 tons, grew.") == [", which sold 1,200 tons"]


def test_a_sentence_without_a_relative_word_has_none() -> None:
    assert asides("Chad, a dry country, sold oil.") == []


def test_in_an_aside_whom_it_follows_stands_as_its_preposition_says() -> None:
    assert told_of(SQM, "22 percent") == [("SQM", "in"), ("Tianqi", "alone")]


def test_beside_an_aside_nobody_in_it_is_told_of() -> None:
    assert "Tianqi" not in dict(told_of(SQM, "$5 billion"))


def test_an_aside_that_names_nobody_is_told_of_those_before_it() -> None:
    text = "Chad fears the slide, which cost a third of all jobs, and Benin too."
    assert told_of(text, "a third")[0] == ("TCD", "alone")
    assert "BEN" not in dict(told_of(text, "a third"))


def test_words_of_an_aside_are_its_own() -> None:
    parts = sentence(SQM)
    found = find_asides(parts)
    outside = words_for(parts, found, SQM.index("$5"), 0, len(SQM))
    inside = words_for(parts, found, SQM.index("22"), 0, len(SQM))
    assert ("owns" in outside, "paid" in outside) == (False, True)
    assert ("owns" in inside, "paid" in inside) == (True, False)

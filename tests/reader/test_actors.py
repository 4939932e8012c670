"""Actors: who is named in a sentence, how they stand in it, and whom a pronoun or epithet means."""

from __future__ import annotations

from typing import Any

import pytest

from citedfigures.actors import find_actors
from citedfigures.discourse import Actor, Discourse, Named
from citedfigures.periods import Clock
from citedfigures.quantities import scan
from citedfigures.sentence import Sentence

NOBODY = Discourse()


def after(focus: str = "", **named: Any) -> Discourse:
    """What is known after sentences in which these were named."""
    return Discourse(focus, named=Named(**named))


def actors(text: str, discourse: Discourse = NOBODY) -> list[Actor]:
    return find_actors(Sentence(text, 0, len(text), scan(text), Clock()), discourse)


def relations(text: str) -> list[tuple[str, str]]:
    return [(actor.code, actor.relation) for actor in actors(text)]


# How a name stands.


def test_an_official_name_stands_as_the_short_one_does() -> None:
    assert relations("Trade with the Republic of Kazakhstan rose.") == [("KAZ", "with")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kazakhstan's exports rose.", "possessive"),
        ("Kazakhstan’s exports rose.", "possessive"),
        ("Kazakh exports rose.", "adjective"),
        ("Kazakhstan exported oil.", "alone"),
        ("Exports to Kazakhstan rose.", "to"),
        ("Exports into Kazakhstan rose.", "to"),
        ("Imports from Kazakhstan rose.", "from"),
        ("Trade with Kazakhstan rose.", "with"),
        ("Investment in Kazakhstan rose.", "in"),
        ("The exports of Kazakhstan rose.", "of"),
        ("Oil sold by Kazakhstan rose.", "by"),
        ("Oil went through Kazakhstan.", "via"),
        ("Oil went via Kazakhstan.", "via"),
        ("Figures for Kazakhstan rose.", "for"),
        ("Trade with neighbouring Kazakhstan rose.", "with"),
        ("Trade with its giant neighbour Kazakhstan rose.", "with"),
    ],
)
def test_the_words_beside_a_name_give_its_relation(text: str, relation: str) -> None:
    assert relations(text)[-1] == ("KAZ", relation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trade between Russia and China rose.",
            [("RUS", "between"), ("CHN", "and")],
            id="between two",
        ),
        pytest.param("Russia–China trade rose.", [("RUS", "alone"), ("CHN", "and")], id="joined by a dash"),
        pytest.param("Russian-Chinese trade rose.", [("RUS", "adjective"), ("CHN", "and")], id="adjectives"),
        pytest.param(
            "Exports to Russia, China and Iran rose.",
            [("RUS", "to"), ("CHN", "to"), ("IRN", "to")],
            id="a list shares its preposition",
        ),
        pytest.param(
            "Russia, China and Iran export oil.",
            [("RUS", "alone"), ("CHN", "alone"), ("IRN", "alone")],
            id="a list of subjects",
        ),
        pytest.param(
            "Imports from Russia and exports to China rose.",
            [("RUS", "from"), ("CHN", "to")],
            id="each its own preposition",
        ),
    ],
)
def test_names_that_are_joined_stand_together(text: str, expected: list[tuple[str, str]]) -> None:
    assert relations(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a balance in favour of Kazakhstan", "KAZ"),
        ("a balance in favor of Kazakhstan", "KAZ"),
        ("a balance in Kazakhstan's favour", "KAZ"),
        ("a balance in Astana’s favor", "KAZ"),
    ],
)
def test_the_side_that_a_balance_favours_is_told(text: str, code: str) -> None:
    assert relations(text) == [(code, "favour")]


def test_companies_and_lines_are_actors_too() -> None:
    found = actors("Exports of Tengizchevroil through the Tazan pipeline rose.")
    assert [(a.code, a.form, a.is_country) for a in found] == [
        ("Tengizchevroil", "company", False),
        ("Tazan", "line", False),
    ]


def test_an_abbreviation_in_parentheses_names_whom_it_follows() -> None:
    found = actors("The Tazan Oil Holding (TOH) made a profit.")
    assert {actor.code for actor in found} == {"TOH"}


def test_a_common_word_at_the_beginning_is_no_actor() -> None:
    assert actors("Revenue rose.") == []


# Whom a pronoun or epithet means.


@pytest.mark.parametrize(
    ("text", "discourse", "code"),
    [
        pytest.param(
            "Its exports rose.",
            after(focus="KAZ", subject="MDA"),
            "MDA",
            id="the subject before",
        ),
        pytest.param(
            "Its exports rose.",
            after(recent=("KAZ", "RUS")),
            "RUS",
            id="else who was named last",
        ),
        pytest.param(
            "The country sold oil.",
            after(focus="KAZ", recent=("RUS",)),
            "KAZ",
            id="the country",
        ),
        pytest.param("The republic sold oil.", after(recent=("UZB", "KAZ")), "KAZ", id="the republic"),
        pytest.param(
            "The Central Asian nation sold oil.",
            after(focus="RUS", recent=("KAZ", "CHN")),
            "KAZ",
            id="one of that region",
        ),
        pytest.param(
            "The former Soviet republic sold wine.",
            after(recent=("MDA", "DEU")),
            "MDA",
            id="the former Soviet republic",
        ),
        pytest.param(
            "The bloc bought gas.",
            after(focus="KAZ", recent=("EU", "KAZ")),
            "EU",
            id="the bloc",
        ),
        pytest.param(
            "That country bought gas.",
            after(focus="KAZ", recent=("RUS", "KAZ")),
            "RUS",
            id="that one",
        ),
        pytest.param(
            "The company sold oil.", Discourse(topic="Masdar"), "Masdar", id="the topic of the headline"
        ),
    ],
)
def test_somebody_named_before_is_meant(text: str, discourse: Discourse, code: str) -> None:
    (actor,) = actors(text, discourse)
    assert (actor.code, actor.inferred) == (code, True)


def test_a_thing_named_before_is_meant() -> None:
    (actor,) = actors("The port handled coal.", after(things=("Aktau", "Poti")))
    assert actor.code == "Poti"


def test_its_means_the_subject_of_its_own_sentence() -> None:
    found = actors("Georgia raised its exports.", after(subject="KAZ"))
    assert [(a.code, a.relation) for a in found] == [("GEO", "alone"), ("GEO", "possessive")]


@pytest.mark.parametrize(
    "text", ["Its exports rose.", "The country sold oil.", "The bloc bought gas.", "The company sold oil."]
)
def test_nobody_is_meant_where_nobody_was_named(text: str) -> None:
    assert actors(text) == []


def test_an_epithet_of_a_region_does_not_mean_a_country_outside_it() -> None:
    assert actors("The Baltic republic sold wood.", after(focus="KAZ", recent=("RUS",))) == []


def test_the_world_is_no_bloc() -> None:
    assert actors("The bloc bought gas.", after(recent=("EU", "World")))[0].code == "EU"


# What is remembered.


def test_a_sentence_leaves_its_subject_and_its_names_behind() -> None:
    after = Named().after(actors("Georgia sold wine to Russia through the Tazan pipeline."))
    assert (after.subject, after.recent, after.things) == ("GEO", ("GEO", "RUS"), ("Tazan",))


def test_a_sentence_without_a_subject_keeps_the_one_before() -> None:
    assert Named(subject="KAZ").after(actors("Exports to Russia rose.")).subject == "KAZ"


def test_only_the_latest_names_are_remembered() -> None:
    named = Named()
    for _ in range(20):
        named = named.after(actors("Georgia sold wine to Russia."))
    assert len(named.recent) < 20
    assert named.recent[-2:] == ("GEO", "RUS")


def test_a_sentence_heard_is_worked_through_once_and_only_when_somebody_asks() -> None:
    worked: list[str] = []

    def hear(text: str) -> None:
        discourse.hear(lambda: worked.append(text) or actors(text, discourse))

    discourse = Discourse()
    hear("Georgia sold wine.")
    hear("Its exports rose.")
    assert worked == []
    assert discourse.named.recent == discourse.named.recent == ("GEO", "GEO")
    assert worked == ["Georgia sold wine.", "Its exports rose."]


def test_sentences_heard_do_not_pile_up() -> None:
    worked: list[int] = []
    discourse = Discourse()
    for number in range(1000):
        discourse.hear(lambda number=number: worked.append(number) or [])
    assert len(worked) > 900


def test_a_lender_is_not_what_the_company_means() -> None:
    after = Named().after(actors("Masdar met the World Bank in May."))
    assert "World Bank" not in after.things

"""The word that governs an amount, and the total that a share is a share of."""

from __future__ import annotations

import pytest

from citedfigures.cues import find_cue, is_beside
from citedfigures.draft import Draft, make_drafts
from citedfigures.lexicon import Mention
from citedfigures.periods import Clock
from citedfigures.quantities import scan
from citedfigures.sentence import Sentence


def prepared(text: str, number: int = 0) -> tuple[Sentence, list[Draft], Draft]:
    sentence = Sentence(text, 0, len(text), scan(text), Clock.at(None))
    items = make_drafts(sentence, [])
    return sentence, items[:number], items[number]


def cue(text: str, number: int = 0) -> Mention | None:
    """Return what governs the amount with that number, none of those before it being a figure."""
    sentence, _, item = prepared(text, number)
    return find_cue(sentence, item, [])


def governing(text: str, number: int = 0) -> str | None:
    found = cue(text, number)
    return text[found.start : found.end] if found else None


def total(text: str) -> str | None:
    sentence, _, item = prepared(text)
    find_cue(sentence, item, [])
    return item.base


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("$40 million in two-way trade was recorded.", "two-way trade", id="after in"),
        pytest.param("Peru got $40 million worth of imports.", "imports", id="after worth of"),
        pytest.param("Exports and $40 million of imports were recorded.", "imports", id="after of"),
        pytest.param("Exports drew a $40 million investment.", "investment", id="right after it"),
        pytest.param("Inflation rose as exports hit $40 million.", "exports", id="the nearest before"),
        pytest.param("It was $40 million that the debt reached.", None, id="a pronoun knows it from before"),
        pytest.param("They said $40 million was spent on imports.", None, id="nor from after"),
        pytest.param("The town got $40 million for its exports.", "exports", id="further after"),
        pytest.param("Debt is high, while at the port $40 million is due.", "Debt", id="another clause"),
        pytest.param("The town got $40 million for its school.", None, id="nothing"),
    ],
)
def test_the_word_that_governs_an_amount(text: str, word: str | None) -> None:
    assert governing(text) == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Exports were $5 billion and imports $4 billion.", ["Exports", "imports"]),
        ("Exports were $5 billion, while debt was $4 billion.", ["Exports", "debt"]),
        ("Exports were $5 billion against $4 billion in 2018.", ["Exports", "Exports"]),
    ],
)
def test_each_amount_has_the_word_of_its_own_stretch_first(text: str, words: list[str]) -> None:
    assert [governing(text, number) for number in range(len(words))] == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Exports of that market were $5 billion.", "Exports"),
        ("The value of imports was $5 billion.", "imports"),
        ("The industry produced $5 billion of steel.", "produced"),
    ],
)
def test_an_outright_name_or_verb_goes_before_a_word_of_many_meanings(text: str, word: str) -> None:
    assert governing(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "Exports earned $1.1 billion; last year they fetched $0.9 billion.",
        "Exports earned $1.1 billion, and in 2019 these fetched $0.9 billion.",
    ],
)
def test_a_pronoun_goes_on_with_what_the_amount_before_is_of(text: str) -> None:
    sentence, before, item = prepared(text, 1)
    before[0].cue = find_cue(sentence, before[0], [])
    assert before[0].cue is not None
    assert find_cue(sentence, item, before) == before[0].cue


# The total of a share.


@pytest.mark.parametrize(
    ("text", "base", "key"),
    [
        ("Chile bought 60 percent of imports.", "imports", "imports"),
        ("Chile bought 60 percent of Peru's imports.", "imports", "imports"),
        ("Chile bought 60 percent of its total copper exports.", "copper exports", "exports"),
        ("Chile bought 60 percent of all the exports of Peru.", "exports", "exports"),
        ("Copper earned 60 percent of the country's export revenue.", "export revenue", "exports"),
        ("Oil gives a third of Peru's budget revenues.", "budget revenues", "budget"),
        ("Oil gives half of the budget.", "budget", "budget"),
    ],
)
def test_a_share_is_of_the_total_after_of(text: str, base: str, key: str) -> None:
    found = cue(text)
    assert (total(text), found.key if found else None) == (base, key)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports rose 60 percent.", id="no of"),
        pytest.param("Chile bought 60 percent of the copper and imports grain.", id="beyond and"),
        pytest.param("Chile bought 60 percent of the copper, exports say.", id="beyond a comma"),
        pytest.param("Chile bought 60 percent of what was dug out for exports.", id="beyond a verb"),
        pytest.param("Chile bought $60 million of exports.", id="money is no share"),
    ],
)
def test_a_total_is_named_right_after_of_or_not_at_all(text: str) -> None:
    assert total(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Public debt has reached 90 percent of GDP.", "Public debt"),
        ("The budget deficit was 4 percent of GDP.", "budget deficit"),
        ("The trade surplus was 4 percent of GDP.", "trade surplus"),
        ("Exports make up 30 percent of Peru's GDP.", "Exports"),
        ("Investment came to 21 percent of GDP.", "Investment"),
        ("Tourism makes up 9 percent of GDP.", "GDP"),
        pytest.param(
            "Foreign exchange reserves equal 30 percent of GDP.",
            "Foreign exchange reserves",
            id="reserves by name",
        ),
        pytest.param(
            "Currency and gold reserves equal 30 percent of GDP.", "gold reserves", id="reserves of gold"
        ),
        pytest.param("The reserves equal 30 percent of GDP.", "reserves", id="bare reserves"),
    ],
)
def test_a_share_of_gdp_is_about_what_is_measured_by_it(text: str, word: str) -> None:
    assert (governing(text), total(text)) == (word, "GDP")


def test_what_an_amount_is_in_gdp_is_about_the_same_thing() -> None:
    sentence, before, item = prepared("Debt stood at $61 billion, equal to 74 percent of GDP.", 1)
    before[0].cue, before[0].indicator = find_cue(sentence, before[0], []), "debt"
    assert find_cue(sentence, item, before) == before[0].cue


# Beside.


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Output of 12 kilograms was seen.", True),
        ("They saw 12 kilograms of output.", True),
        ("The output, they were told by him, had 12 kilograms.", False),
        ("Their industry of 12 kilograms was seen.", False),
    ],
)
def test_only_an_outright_word_right_by_an_amount_is_beside_it(text: str, beside: bool) -> None:
    sentence, _, item = prepared(text)
    mentions = sentence.between(0, len(text), "cue")
    assert [is_beside(sentence, item, mention) for mention in mentions] == [beside]

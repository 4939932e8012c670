"""Word lists: how phrases are found, and that the lists that ship are whole."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citedfigures import INDICATORS
from citedfigures.lexicon import Lexicon, Mention, load, tokenize
from citedfigures.words import lexicon, word_set


@pytest.fixture
def words() -> Lexicon:
    """A small lexicon."""
    made = Lexicon()
    made.add(["trade", "trade balance", "balance of trade"], "cue", "trade", "noun")
    made.add(["US", "United States", "Georgia"], "place", "USA", "name", cased=True)
    return made


def phrases(words: Lexicon, text: str) -> list[str]:
    return [text[m.start : m.end] for m in words.find(tokenize(text))]


def places(text: str) -> list[tuple[str, str]]:
    return [(m.key, m.form) for m in lexicon().find(tokenize(text)) if m.kind == "place"]


# Tokens.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exports rose", ["exports", "rose"]),
        ("U.S. exports", ["U", ".", "S", ".", "exports"]),
        ("Russia’s imports", ["Russia", "’s", "imports"]),
        ("Russia's imports", ["Russia", "'s", "imports"]),
        ("$17.6bn", ["$", "17", ".", "6bn"]),
        ("oil-and-gas", ["oil", "-", "and", "-", "gas"]),
        ("snake_case", ["snake", "case"]),
        ("Türkiye", ["Türkiye"]),
        ("", []),
    ],
)
def test_a_token_is_a_word_a_possessive_ending_or_one_sign(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


@given(st.text(max_size=60))
def test_tokens_stand_at_their_offsets_and_leave_out_only_spaces_and_underscores(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.replace("_", " ").split())


def test_tokens_of_a_stretch_have_offsets_in_the_whole_text() -> None:
    assert [(token.start, token.text) for token in tokenize("exports rose much", 8, 12)] == [(8, "rose")]


# Phrases.


def test_the_longest_phrase_wins(words: Lexicon) -> None:
    assert phrases(words, "The trade balance and the balance of trade") == [
        "trade balance",
        "balance of trade",
    ]


def test_a_phrase_that_breaks_off_leaves_its_beginning(words: Lexicon) -> None:
    assert phrases(words, "trade in balance") == ["trade"]


def test_phrases_do_not_overlap(words: Lexicon) -> None:
    assert phrases(words, "balance of trade balance") == ["balance of trade"]


@pytest.mark.parametrize("text", ["Trade", "TRADE", "tRaDe"])
def test_common_words_match_in_any_case(words: Lexicon, text: str) -> None:
    assert phrases(words, text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("they told us", [], id="us is no country"),
        pytest.param("they told US", ["US"], id="US is one"),
        pytest.param("GEORGIA SELLS WINE", ["GEORGIA"], id="a headline in capitals"),
        pytest.param("UNITED STATES", ["UNITED STATES"], id="two words in capitals"),
        pytest.param("united states", [], id="without capitals"),
    ],
)
def test_a_name_matches_with_its_capitals(words: Lexicon, text: str, found: list[str]) -> None:
    assert phrases(words, text) == found


def test_a_short_name_is_not_taken_from_the_capitals_of_a_headline() -> None:
    made = Lexicon()
    made.add(["Us"], "place", "X", "name", cased=True)
    assert phrases(made, "GIVE US OIL") == []


def test_a_phrase_is_found_across_a_line_break_and_a_fixed_space(words: Lexicon) -> None:
    assert phrases(words, "trade\nbalance, trade\u00a0balance") == ["trade\nbalance", "trade\u00a0balance"]


def test_a_phrase_ends_where_its_word_does(words: Lexicon) -> None:
    assert phrases(words, "trades, trademark") == []


def test_a_phrase_of_two_lists_stands_for_what_the_first_says() -> None:
    made = Lexicon()
    made.add(["capacity"], "cue", "capacity", "noun")
    made.add(["capacity"], "cue", "production", "weak")
    assert [mention.key for mention in made.find(tokenize("capacity"))] == ["capacity"]


def test_a_mention_tells_its_place_in_text_and_tokens(words: Lexicon) -> None:
    text = "Total trade balance fell"
    assert words.find(tokenize(text)) == [Mention(6, 19, 1, 3, "cue", "trade", "noun")]


# Places.


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("Kazakhstan", "KAZ", "name"),
        ("Kazakh exports", "KAZ", "adjective"),
        ("Astana", "KAZ", "metonym"),
        ("the U.S. market", "USA", "name"),
        ("Washington", "USA", "metonym"),
        ("the Kremlin", "RUS", "metonym"),
        ("the Netherlands", "NLD", "name"),
        ("Dutch", "NLD", "adjective"),
        ("Türkiye", "TUR", "name"),
        ("Turkey", "TUR", "name"),
        ("South Korean", "KOR", "adjective"),
        ("North Korea", "PRK", "name"),
        ("the UAE", "ARE", "name"),
        ("Uzbeks", "UZB", "adjective"),
        ("the European Union", "EU", "name"),
        ("Brussels", "EU", "metonym"),
        ("the Eurasian Economic Union", "EAEU", "name"),
        ("Central Asia", "Central Asia", "name"),
        ("OPEC", "OPEC", "name"),
        ("Saint Lucia", "LCA", "name"),
        ("Viet Nam", "VNM", "name"),
        ("the International Monetary Fund", "IMF", "organisation"),
        ("the Caspian Pipeline Consortium", "CPC", "line"),
        ("the Suez Canal", "Suez Canal", "line"),
    ],
)
def test_a_place_is_known_by_names_adjectives_and_capitals(text: str, code: str, form: str) -> None:
    assert places(text) == [(code, form)]


@pytest.mark.parametrize(
    "text",
    ["turkey with polish sausages", "a china shop", "a chilly day in march", "they told us", "no georgian"],
)
def test_a_common_word_is_no_place(text: str) -> None:
    assert places(text) == []


def test_the_longer_of_two_names_is_meant() -> None:
    assert places("South Sudan and Papua New Guinea") == [("SSD", "name"), ("PNG", "name")]


def test_the_iso_name_of_each_country_is_known() -> None:
    """But for those that only a list writes so: "Korea, Republic of"."""
    names = {c.alpha_3: getattr(c, "common_name", c.name) for c in pycountry.countries}
    unknown = {code: name for code, name in names.items() if places(name)[:1] not in ([(code, "name")],)}
    assert all("," in name or "(" in name for name in unknown.values()), unknown


# The lists.


LISTS = (
    "clauses", "currencies", "hedges", "indicators", "numbers", "places", "products", "regions", "roles",
    "units",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_loads_and_says_at_its_top_what_it_holds(name: str) -> None:
    assert load(name)
    first = resources.files("citedfigures").joinpath(f"data/{name}.toml").read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")


def test_a_list_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("no-such-list")


def test_every_country_code_is_of_iso_3166_or_was() -> None:
    known = {country.alpha_3 for country in pycountry.countries}
    known |= {country.alpha_3 for country in pycountry.historic_countries}
    assert set(load("places")["countries"]) <= known


def test_epithets_stand_for_known_countries() -> None:
    countries = set(load("places")["countries"])
    assert all(set(codes) <= countries for codes in load("places")["epithets"]["regions"].values())


def test_a_place_name_stands_for_one_place_only() -> None:
    rows = {**load("places")["countries"], **load("places")["groups"]}
    names = Counter(name for row in rows.values() for part in row for name in set(part))
    shared = {name for name, count in names.items() if count > 1}
    assert shared <= {"EU"}  # a name and an adjective of the same


def test_indicators_of_the_lists_are_those_of_figures() -> None:
    extra = {"ranks", "counts", "lines", "subjects_of_growth"}
    lists = load("indicators")
    assert set(lists) - extra == set(INDICATORS)
    assert {*lists["ranks"], *lists["counts"], *lists["subjects_of_growth"]} <= set(INDICATORS)


def test_no_word_names_two_indicators_outright() -> None:
    lists = load("indicators")
    nouns = Counter(noun for key in INDICATORS for noun in set(lists[key].get("nouns", ())))
    assert [noun for noun, count in nouns.items() if count > 1] == []


def test_roles_are_given_by_relations_that_there_are() -> None:
    roles = load("roles")
    known = {
        *roles["prepositions"].values(),
        "possessive",
        "adjective",
        "subject",
        "object",
        "and",
        "organisation",
        "origin",
    }
    tables = {name: row for name, row in roles.items() if isinstance(row, dict) and name != "prepositions"}
    for name, row in [*tables.items(), *((frame["name"], frame) for frame in roles["frame"])]:
        assert {*row["reporter"], *row["partner"]} <= known, name


def test_a_product_is_listed_once() -> None:
    names = Counter(name for row in load("products")["products"].values() for name in row)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_unit_tells_a_product_that_is_listed() -> None:
    products = load("products")
    assert set(products["units"].values()) <= set(products["products"])


def test_a_set_of_words_is_a_section_of_the_list() -> None:
    assert {"while", "whereas", "but"} <= word_set("strong")
    with pytest.raises(KeyError):
        word_set("no such section")


def test_lists_are_plain_toml() -> None:
    for name in LISTS:
        tomllib.loads(resources.files("citedfigures").joinpath(f"data/{name}.toml").read_text("utf-8"))

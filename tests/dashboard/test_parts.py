"""Pieces of HTML: nothing that an article says becomes markup."""

import pytest
from clean_set import article, figure
from hypothesis import given
from hypothesis import strategies as st

from dashboard import parts
from dashboard.figure_page import reading_facts, surface_in_sentence
from dashboard.views.data import changes

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> [a](http://b) $5 and $10 </a>\"'&"


@pytest.mark.parametrize(
    "made",
    [
        parts.text(HOSTILE),
        parts.link(HOSTILE, "/x"),
        parts.outside_link(HOSTILE, "https://example.org"),
        parts.heading(HOSTILE, HOSTILE, HOSTILE),
        parts.notice(HOSTILE, HOSTILE),
        parts.marked(HOSTILE, 3, "cri"),
        parts.card(figure(surface=HOSTILE, partner=HOSTILE), article(publisher=HOSTILE), HOSTILE),
        parts.source_line([figure(partner=HOSTILE)], {article()["article_id"]: article(author=HOSTILE)}),
        parts.definitions([(HOSTILE, "")]),
        parts.table([HOSTILE], [[""]], HOSTILE),
    ],
)
def test_no_piece_lets_markup_through(made: str) -> None:
    assert "<script" not in made
    assert "<img" not in made


@given(st.text())
def test_text_is_escaped_whatever_it_is(words: str) -> None:
    assert not set("<>\"'") & set(parts.text(words))


@given(st.text(alphabet="ab<& ", max_size=20), st.text(alphabet="ab<& ", min_size=1, max_size=3), st.data())
def test_the_mark_covers_exactly_the_surface(around: str, surface: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(around)))
    made = parts.marked(around[:start] + surface + around[start:], start, surface)
    assert made.split("<mark>")[1].split("</mark>")[0] == parts.text(surface)


CONTROLS = [*"\u061c\u200e\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_of_direction_is_shown_and_not_obeyed(control: str) -> None:
    words = f"It was {control}5% now."
    row = figure(surface=f"{control}5%", partner=words)
    made = parts.text(words) + parts.marked(words, 7, f"{control}5%") + parts.card(row, article(), "agrees")
    made += parts.source_line([row], {article()["article_id"]: article()})
    assert control not in made
    assert f"<mark>⟦U+{ord(control):04X}⟧5%</mark>" in made


def test_other_scripts_stay_as_they_are() -> None:
    assert parts.text("Шесть ۵٪ חמש") == "Шесть ۵٪ חמש"


def test_a_link_with_another_scheme_stays_text() -> None:
    assert parts.outside_link("read", "javascript:alert(1)") == "read"


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"sentence": "It was 5% then 5% now.", "surface": "5%", "prefix": "It was ", "suffix": " then"}, 7),
        ({"sentence": "It was 5% then 5% now.", "surface": "5%", "prefix": "then ", "suffix": " now."}, 15),
        ({"sentence": "It was 5%.", "surface": "5%", "prefix": None, "suffix": None}, 7),
        ({"sentence": "Nothing here.", "surface": "5%"}, None),
    ],
)
def test_of_several_places_the_one_with_the_right_words_around_is_marked(
    fields: dict, start: int | None
) -> None:
    assert surface_in_sentence(figure(**fields)) == start


def test_many_links_under_a_chart_are_folded() -> None:
    articles = {article()["article_id"]: article()}
    made = parts.source_line([figure(char_start=i) for i in range(40)], articles)
    assert made.startswith('<details class="mv-more"><summary>Cited by 1 article')
    assert made.count("<a href=") == 40
    assert "<details" not in parts.source_line([figure()], articles)


def test_fields_tell_the_words_that_they_were_read_from() -> None:
    facts = dict(reading_facts(figure(read_from='{"partner": "the <b>Chinese</b>"}', partner="CHN")))
    assert "from “the &lt;b&gt;Chinese&lt;/b&gt;”" in facts["Other side"]
    assert "from “" not in facts["Whose figure"]


def test_fields_say_whether_they_are_stated_or_inferred() -> None:
    facts = dict(reading_facts(figure(inferred="reporter;period", period="2019", partner=None)))
    assert "inferred" in facts["Whose figure"]
    assert "inferred" in facts["Period"]
    assert "stated" in facts["Indicator"]
    assert facts["Other side"] == "not stated"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (None, "no change"),
        ("not known: the last set was edited", "not known: the last set was edited"),
        ({"figures_added": ["a", "b"], "figures_removed": [], "figures_changed": {}}, "2 figures added"),
        (
            {"figures_added": [], "figures_removed": [], "figures_changed": {"a": ["unit"]}},
            "1 figure changed",
        ),
        ({"figures_added": []}, "no change"),
    ],
)
def test_changes_since_the_last_run_are_counted(told: object, words: str) -> None:
    assert changes(told) == words

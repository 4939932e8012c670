"""Rows of figures: each figure once, with stable ids and evidence that leads back to the text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import small
from hypothesis import given
from hypothesis import strategies as st

from citedfigures import read_figures
from pipeline.articles import Passage
from pipeline.figures import figure_id, figure_rows, read_from, text_fragment_url
from schemas.figures import FIGURES

URL = "https://example.org/a"


def _rows(article):
    return figure_rows(article, small.tiny_reader)


def test_a_row_has_the_columns_of_the_table_in_order():
    assert tuple(_rows(small.article_of())[0]) == FIGURES.columns


def test_offsets_are_those_of_the_full_text():
    for row in _rows(small.article_of()):
        assert small.TEXT[row["char_start"] : row["char_end"]] == row["surface"]


def test_the_sentence_is_verbatim():
    assert _rows(small.article_of())[0]["sentence"] == "Kazakhstan’s exports came to $5 billion in 2020."


def test_context_never_passes_the_passage():
    row = _rows(small.article_of("Before. It was $5 billion now. After."))[0]
    assert (row["prefix"], row["suffix"]) == ("It was ", " now.")


def test_context_is_forty_characters_at_most():
    row = _rows(small.article_of("x" * 60 + " $5 billion " + "y" * 60))[0]
    assert (len(row["prefix"]), len(row["suffix"])) == (40, 40)


def test_the_same_figure_again_is_counted_not_listed():
    text = "In 2021 it was $5 billion. Words. More. So in 2021 it was just $5 billion."
    rows = _rows(small.article_of(text))
    assert [(row["char_start"], row["repeats"]) for row in rows] == [(15, 1)]


def test_copies_of_a_passage_are_repeats():
    article = small.article_of(passages=(Passage(3, "In 2021 it was $5 billion.", (40, 80)),))
    assert [(row["char_start"], row["repeats"]) for row in _rows(article)] == [(18, 2)]


def test_a_place_told_twice_is_counted_once():
    passages = (Passage(0, "In 2021 it was $5 billion.", (40,)), Passage(40, "In 2021 it was $5 billion."))
    assert [row["repeats"] for row in _rows(small.article_of(passages=passages))] == [1]


def test_another_period_is_another_figure():
    text = "In 2021 it was $5 billion. Words. In 2020 it was $5 billion."
    assert [row["period"] for row in _rows(small.article_of(text))] == ["2021", "2020"]


def test_the_id_depends_on_article_place_and_words_alone():
    assert figure_id("a", 5, "$1") == figure_id("a", 5, "$1")
    assert len({figure_id("a", 5, "$1"), figure_id("b", 5, "$1"), figure_id("a", 6, "$1")}) == 3
    assert re.fullmatch("[0-9a-f]{12}", figure_id("a", 5, "$1"))


@given(st.permutations(small.article_of().passages), st.text(max_size=20))
def test_ids_do_not_change_with_order_or_other_metadata(passages, note):
    ids = {row["figure_id"] for row in _rows(small.article_of())}
    article = small.article_of(passages=tuple(passages), title=note)
    assert {row["figure_id"] for row in _rows(article)} == ids


def test_rows_are_in_the_order_of_the_text():
    article = small.article_of()
    article = replace(article, passages=article.passages[::-1])
    starts = [row["char_start"] for row in _rows(article)]
    assert starts == sorted(starts)


def test_no_address_no_fragment():
    assert text_fragment_url("", "a ", "5%", " b") == ""


def test_the_fragment_has_context_and_surface_encoded():
    url = text_fragment_url(URL, "at the well-known, ", "$5 billion", " & more")
    assert url == f"{URL}#:~:text=at%20the%20well%2Dknown%2C-,%245%20billion,-%26%20more"


def test_an_address_with_a_fragment_keeps_it():
    assert text_fragment_url(f"{URL}#top", "", "5%", "") == f"{URL}#top:~:text=5%25"


def test_words_that_may_be_cut_are_left_out_of_the_fragment():
    prefix, suffix = (
        "orts that came to a total of the value of "[-40:],
        " and went on to be a total of what wass",
    )
    url = unquote(text_fragment_url(URL, prefix, "5%", (suffix + "xx")[:40]))
    assert url.endswith("text=that came to a total of the value of-,5%,-and went on to be a total of what")


def test_the_fragment_does_not_pass_a_line_break():
    prefix = ("z" * 40 + " said.\n\nThe ")[-40:]
    assert unquote(text_fragment_url(URL, prefix, "first", "\nnext")) == f"{URL}#:~:text=The-,first"


@given(st.text(max_size=40), st.text(min_size=1, max_size=10), st.text(max_size=40))
def test_any_words_make_an_address_without_spaces(prefix, surface, suffix):
    try:
        (prefix + surface + suffix).encode()
    except UnicodeEncodeError:
        return
    assert re.fullmatch(r"[!-~]+", text_fragment_url(URL, prefix, surface, suffix))


def test_the_words_of_each_field_are_told():
    text = "In 2021, Kazakhstan’s oil\nexports to China came to $5 billion, the customs service said."
    told = json.loads(read_from(read_figures(text)[0], text))
    assert told["partner"] == "China"
    assert "2021" in told["period"]
    assert told["product"] == "oil"
    assert "\n" not in " ".join(told.values())


def test_a_figure_without_words_of_its_own_tells_none():
    figure = replace(read_figures("Exports came to $5 billion.")[0], words=())
    assert read_from(figure, "Exports came to $5 billion.") == ""

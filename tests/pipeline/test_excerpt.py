"""Passages: as little of a text as reads to the same figures."""

from __future__ import annotations

from dataclasses import replace

import small
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles import Passage
from pipeline.excerpt import MOST_SENTENCES_BEFORE, excerpt
from pipeline.figures import figure_rows


def _excerpt(text: str):
    return excerpt(text, published="2022-03-01", title="Exports rise", reader=small.tiny_reader)


def test_a_sentence_that_reads_alone_is_the_passage():
    text = "Before. In 2021 it was $5 billion. After."
    assert _excerpt(text).passages == (Passage(8, "In 2021 it was $5 billion."),)


def test_sentences_before_are_kept_where_they_are_needed():
    text = "Before. All this was in 2021. Some words. It came to $5 billion. After."
    assert _excerpt(text).passages == (
        Passage(8, "All this was in 2021. Some words. It came to $5 billion."),
    )


def test_neighbours_are_one_passage():
    text = "In 2021 it was $5 billion. In 2020 it was $4 billion. No more."
    assert _excerpt(text).passages == (Passage(0, "In 2021 it was $5 billion. In 2020 it was $4 billion."),)


def test_passages_that_grow_into_one_another_are_one():
    text = "In 2021 it was $5 billion. Words. Then it came to $6 billion. After."
    assert [passage.text for passage in _excerpt(text).passages] == [text.removesuffix(" After.")]


def test_the_same_words_again_are_a_second_offset():
    text = "In 2021 it was $5 billion. Other words.\n\nIn 2021 it was $5 billion. Other words."
    assert _excerpt(text).passages == (Passage(0, "In 2021 it was $5 billion.", (41,)),)


def test_the_same_words_with_another_meaning_are_a_passage_of_their_own():
    text = "It was 2020. They made $5 billion. Words. It was 2021. Other. They made $5 billion."
    passages = _excerpt(text).passages
    assert [passage.also_at for passage in passages] == [(), ()]
    assert [small.tiny_reader(passage.text)[0].period for passage in passages] == ["2020", "2021"]


def test_a_text_without_figures_has_no_passage():
    assert _excerpt("Nothing here.") == _excerpt("") == replace(_excerpt("x"), passages=(), figure_count=0)


def test_what_stands_too_far_before_is_told_with_figure_and_field():
    text = "It was 2021. " + "Word. " * (MOST_SENTENCES_BEFORE + 1) + "It came to $5 billion."
    found = _excerpt(text)
    assert [passage.text for passage in found.passages] == ["It came to $5 billion."]
    assert "“$5 billion” at 150" in found.warnings[0]
    assert "period None, in the full text '2021'" in found.warnings[0]


def test_a_figure_that_its_passage_does_not_have_is_told():
    def late(text, *, published=None, title=None):
        return small.tiny_reader(text) if text.startswith("Begin") else []

    text = "Begin. " + "Word. " * 30 + "It came to $5 billion."
    found = excerpt(text, published="2022", title="", reader=late)
    assert "is read in the full text, and not from its passage alone" in found.warnings[0]


def test_sentences_are_kept_without_which_a_passage_would_read_to_more():
    def shy(text, *, published=None, title=None):
        return [f for f in small.tiny_reader(text) if not (text.startswith("Begin") and f.value == 6e9)]

    text = "Begin. Now in 2021 it came to $5 billion and then $6 billion."
    found = excerpt(text, published="2022", title="", reader=shy)
    assert found.passages[0].text.startswith("Begin")
    assert found.warnings == ()


SENTENCES = st.sampled_from(
    ["It was 2020.", "It was 2021.", "Words.", "It was $5 billion.", "In 2019 it was $6 billion.", "\n\n"]
)


@given(st.lists(SENTENCES, max_size=18).map(" ".join))
def test_passages_stand_in_the_text_and_read_to_its_figures(text):
    found = _excerpt(text)
    whole = {figure.start: figure for figure in small.tiny_reader(text)}
    read = {}
    for passage in found.passages:
        for at in (passage.start, *passage.also_at):
            assert text[at : at + len(passage.text)] == passage.text
            read |= {f.start + at: f.moved(at) for f in small.tiny_reader(passage.text)}
    assert read == whole
    assert found.warnings == ()


@given(st.lists(SENTENCES, max_size=12).map(" ".join))
def test_rows_of_the_passages_are_rows_of_the_text(text):
    article = small.article_of(text, passages=_excerpt(text).passages)
    whole = replace(article, passages=(Passage(0, text),) if text.strip() else ())
    keys = ("figure_id", "period", "value", "repeats", "sentence", "char_start", "char_end")
    rows = [
        [tuple(row[key] for key in keys) for row in figure_rows(given, small.tiny_reader)]
        for given in (article, whole)
    ]
    assert rows[0] == rows[1]

"""Passages have to fit their article, and its full text where there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small

from pipeline.articles import Passage
from pipeline.errors import InputError
from pipeline.evidence import check_passages, check_texts


@pytest.fixture
def texts(tmp_path):
    made = tmp_path / "texts"
    made.mkdir()
    return made


def _against(article, texts, text=small.TEXT, name="any.txt"):
    (texts / name).write_text(text, encoding="utf-8", newline="")
    return check_texts((article,), texts, small.tiny_reader)


def test_passages_within_the_text_are_kept():
    article = small.article_of()
    assert check_passages((article,)).articles == (article,)


@pytest.mark.parametrize(
    ("passages", "row", "field", "value"),
    [
        ((Passage(150, "x" * 20),), "passage 1", "start", "150"),
        ((Passage(0, "x" * 20), Passage(10, "y")), "passage 2", "start", "10"),
        ((Passage(0, "x" * 20, (10,)),), "passage 1", "also_at", "10"),
        ((Passage(0, "x" * 20, (155,)),), "passage 1", "also_at", "155"),
    ],
)
def test_a_passage_that_cannot_stand_there_is_set_aside(passages, row, field, value):
    article = small.article_of(passages=(*passages, Passage(50, "good $5 billion.")), text_length=160)
    checked = check_passages((article,))
    assert [(p.row, p.field, p.value) for p in checked.rejected][:1] == [(row, field, value)]
    assert Passage(50, "good $5 billion.") in checked.articles[0].passages or passages[0].end > 50


def test_a_fitting_text_is_found_by_its_hash(texts):
    checked = _against(small.article_of(), texts)
    assert checked.articles == (small.article_of(),)
    assert checked.with_text == {"2022-paper-exports"}


def test_a_text_is_found_by_the_name_of_the_article(texts):
    checked = _against(small.article_of(), texts, small.TEXT[:-10], "2022-paper-exports.txt")
    assert checked.articles == ()
    assert [p.field for p in checked.rejected] == ["text_length", "text_sha256"]
    assert "cut off" in checked.rejected[0].reason


def test_an_article_without_text_is_left_as_it_is(texts):
    checked = _against(small.article_of(), texts, "Another text.")
    assert checked.articles == (small.article_of(),)
    assert checked.with_text == frozenset()


def test_a_passage_that_stands_elsewhere_is_named_with_what_stands_there(texts):
    article = small.article_of()
    moved = replace(article.passages[0], start=article.passages[0].start + 1)
    checked = _against(replace(article, passages=(moved, article.passages[1])), texts)
    assert [(p.row, p.field, p.value) for p in checked.rejected] == [("passage 1", "start", "30")]
    assert "reads “azakhstan" in checked.rejected[0].reason


def test_a_figure_that_no_passage_has_is_named(texts):
    article = small.article_of()
    checked = _against(replace(article, passages=article.passages[1:]), texts)
    assert [(p.row, p.value) for p in checked.rejected] == [("offset 58", "$5 billion")]
    assert "not from the passages" in checked.rejected[0].reason


def test_a_figure_that_reads_otherwise_is_named_with_the_fields(texts):
    text = "It was 2020. It came to $5 billion."
    article = small.article_of(text, passages=(Passage(13, "It came to $5 billion."),))
    checked = _against(article, texts, text)
    assert [(p.field, p.value) for p in checked.rejected] == [("period", "$5 billion")]


def test_a_missing_folder_and_an_unreadable_text_are_told(texts):
    with pytest.raises(InputError, match="no such folder"):
        check_texts((), texts / "nowhere")
    (texts / "bad.txt").write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"bad\.txt is not UTF-8"):
        check_texts((), texts)

"""Article files: what is written is read back, and what is wrong is named with file, key and value."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article_file import article_id, article_toml, slug
from pipeline.articles import METADATA, Article, Passage, load_articles, parse_article
from pipeline.errors import InputError

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
PASSAGES = st.builds(
    Passage,
    st.integers(0, 10**9),
    TEXTS.filter(str.strip),
    st.lists(st.integers(0, 10**9), max_size=3).map(tuple),
)
ARTICLES = st.builds(
    Article,
    TEXTS,
    st.fixed_dictionaries(dict.fromkeys(METADATA, TEXTS)),
    TEXTS,
    st.integers(0, 10**12),
    st.lists(PASSAGES, max_size=3).map(tuple),
    st.just("a.toml"),
)


@given(ARTICLES)
def test_any_article_comes_back_from_its_file(article):
    assert parse_article(article_toml(article).encode(), "a.toml") == (article, [])


def _edited(old: str, new: str) -> bytes:
    text = article_toml(small.article_of())
    assert old in text
    return text.replace(old, new, 1).encode()


def _problem(content: bytes):
    article, problems = parse_article(content, "a.toml")
    assert article is None
    assert {problem.file for problem in problems} == {"a.toml"}
    return problems[0]


def test_an_empty_file_is_named():
    assert "empty" in _problem(b"").reason


def test_a_file_that_is_not_toml_is_told_with_the_line():
    problem = _problem(_edited('title = "Exports rise"', "title = Exports rise"))
    assert "not TOML" in problem.reason
    assert "line 3" in problem.reason


def test_a_file_that_is_not_utf_8_is_told_with_the_byte():
    assert "not UTF-8: byte 0xff" in _problem(_edited("language", "X").replace(b"X", b"\xff")).reason


def test_a_byte_order_mark_does_no_harm():
    content = b"\xef\xbb\xbf" + article_toml(small.article_of()).encode()
    assert parse_article(content, "2022-paper-exports.toml")[0] == small.article_of()


def test_a_file_cut_anywhere_is_noticed():
    content = article_toml(small.article_of()).rstrip().encode()
    for length in range(len(content)):
        article, problems = parse_article(content[:length], "a.toml")
        assert article is None, f"cut at {length}"
        assert problems


def test_a_key_that_is_missing_is_named():
    problem = _problem(_edited('author = "Ann Author"\n', ""))
    assert (problem.field, "missing" in problem.reason) == ("author", True)


def test_an_unknown_key_is_named():
    problem = _problem(_edited("author", 'autor = "x"\nauthor'))
    assert (problem.field, problem.value) == ("autor", "x")


def test_a_value_of_the_wrong_type_is_named():
    problem = _problem(_edited('author = "Ann Author"', "author = [1]"))
    assert (problem.field, problem.value) == ("author", "[1]")


def test_a_date_without_quotation_marks_is_taken_as_it_is_meant():
    article, problems = parse_article(_edited('"2022-03-01"', "2022-03-01"), "a.toml")
    assert problems == []
    assert article.published == "2022-03-01"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("start = 29", "start = -1", "start"),
        ("start = 29", "start = true", "start"),
        ("start = 29", "", "start"),
        ("start = 29", 'start = 29\nalso_at = ["x"]', "also_at"),
        ("start = 29", "start = 29\nat = 1", "at"),
        ('text = "In', 'words = "In', "text"),
    ],
)
def test_a_wrong_passage_is_named_by_number_and_key(old, new, field):
    problem = _problem(_edited(old, new))
    assert problem.field == field
    assert problem.row.startswith("passage ")


def test_all_problems_of_a_file_are_found():
    content = _edited('author = "Ann Author"\n', "").replace(b"start = 29", b"start = -1")
    assert [problem.field for problem in parse_article(content, "a.toml")[1]] == ["author", "start"]


def test_a_bad_file_does_not_stop_the_others(folder):
    small.write_article(folder, small.article_of())
    (folder / "bad.toml").write_text("x", encoding="utf-8")
    loaded = load_articles(folder)
    assert loaded.articles == (small.article_of(),)
    assert [problem.file for problem in loaded.rejected] == ["bad.toml"]
    assert set(loaded.inputs) == {"2022-paper-exports.toml", "bad.toml"}


def test_a_file_that_cannot_be_opened_is_set_aside(folder):
    small.write_article(folder, small.article_of())
    (folder / "folder.toml").mkdir()
    assert "cannot be read" in load_articles(folder).rejected[0].reason


def test_no_folder_and_no_file_are_told_apart(folder):
    with pytest.raises(InputError, match="no such folder"):
        load_articles(folder / "nowhere")
    with pytest.raises(InputError, match="holds no article file"):
        load_articles(folder)


def test_of_two_equal_files_with_one_id_the_first_counts(folder):
    small.write_article(folder, small.article_of(), "a.toml")
    small.write_article(folder, small.article_of(), "b.toml")
    loaded = load_articles(folder)
    assert [article.source_file for article in loaded.articles] == ["a.toml"]
    assert [(p.file, p.field, p.value) for p in loaded.rejected] == [
        ("b.toml", "article_id", "2022-paper-exports")
    ]


def test_of_two_other_files_with_one_id_none_counts(folder):
    small.write_article(folder, small.article_of(), "a.toml")
    small.write_article(folder, small.article_of(title="Other"), "b.toml")
    loaded = load_articles(folder)
    assert loaded.articles == ()
    assert [(p.file, "b.toml" in p.reason) for p in loaded.rejected] == [("a.toml", True), ("b.toml", False)]


def test_the_id_is_made_of_date_publisher_and_title():
    meta = {"published": "2019-02", "publisher": "São Paulo Post", "title": "Kazakhstan’s “oil”: 5% more!"}
    assert article_id(meta) == "2019-02-sao-paulo-post-kazakhstans-oil-5-more"


@pytest.mark.parametrize(
    ("words", "longest", "expected"),
    [
        ("Нефть и газ", 40, "нефть-и-газ"),
        ("one two three", 8, "one-two"),
        ("incomprehensibilities", 8, "incompre"),
        ("…", 8, ""),
    ],
)
def test_slugs(words, longest, expected):
    assert slug(words, longest) == expected


@given(st.text(), st.integers(4, 80))
def test_any_title_makes_a_file_name(words, longest):
    name = slug(words, longest)
    assert len(name.encode()) <= longest
    assert not set(name) & set("/\\\0 .:")


def test_passages_know_their_end():
    assert replace(Passage(5, "abc")).end == 8

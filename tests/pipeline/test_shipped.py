"""The shipped articles: their files, their tables, and, where they are at hand, their full texts."""

from __future__ import annotations

import pytest
import small

from citedfigures import read_figures
from pipeline.adding import add_article, read_meta
from pipeline.articles import load_articles
from pipeline.evidence import check_passages, check_texts
from pipeline.excerpt import excerpt
from pipeline.figures import figure_rows
from pipeline.paths import articles_folder
from pipeline.tables import csv_rows
from pipeline.texts import read_text, sha256

# The columns of the gold figures, by the columns of the table.
GOLD = {
    "surface": "surface", "char_start": "start", "value": "value", "value_upper": "upper", "unit": "unit",
    "bound": "bound", "statistic": "statistic", "indicator": "indicator", "product": "product",
    "reporter": "reporter", "partner": "partner", "period": "period", "forecast": "forecast", "base": "base",
}  # fmt: skip
# Only what a figure needs is quoted: no more of an article than this share of it.
MOST_QUOTED = 0.15


@pytest.fixture(scope="module")
def loaded():
    return load_articles(articles_folder())


@pytest.fixture(scope="module")
def texts(shared):
    """Full texts by their SHA-256."""
    return {sha256(text): text for path in (shared / "articles").glob("*.txt") for text in [read_text(path)]}


def test_all_files_are_right(loaded):
    assert loaded.rejected == ()
    assert check_passages(loaded.articles).rejected == ()
    assert len(loaded.articles) >= 5


def test_files_have_the_names_of_their_articles(loaded):
    for article in loaded.articles:
        assert article.source_file == f"{article.article_id}.toml"


def test_only_the_evidence_is_quoted(loaded):
    for article in loaded.articles:
        quoted = sum(len(passage.text) for passage in article.passages)
        assert quoted <= MOST_QUOTED * article.text_length, article.article_id


def test_what_is_not_known_is_empty_not_guessed(loaded):
    unknown = {a.metadata["publisher"] for a in loaded.articles if not a.metadata["url"]}
    assert unknown == {
        "Registan", "Diplomatic Courier", "Dialogue of Civilizations Research Institute",
    }  # fmt: skip
    assert all(article.metadata["publisher_url"] for article in loaded.articles)


def test_the_tables_hold_the_shipped_articles(clean, loaded):
    articles = csv_rows((clean / "articles.csv").read_bytes())
    assert {row["article_id"] for row in articles} == {article.article_id for article in loaded.articles}
    assert csv_rows((clean / "rejected.csv").read_bytes()) == []
    figures = csv_rows((clean / "figures.csv").read_bytes())
    assert sum(int(row["figure_count"]) for row in articles) == len(figures)


def _cell(value: object) -> str:
    """A value as it stands in CSV."""
    return "" if value is None else str(float(value)) if type(value) in (int, float) else str(value)


def test_figures_csv_holds_the_gold_figures_with_every_field_and_nothing_besides(clean, shared, loaded):
    ids = {article.text_sha256: article.article_id for article in loaded.articles}
    expected = []
    for record in small.gold(shared):
        article = ids[sha256(read_text(shared / record["file"]))]
        again = [figure["repeats"] for figure in record["figures"] if "repeats" in figure]
        for figure in record["figures"]:
            if "repeats" not in figure:
                told = {name: _cell(figure[key]) for name, key in GOLD.items()}
                repeats = str(again.count(figure["start"]))
                start = str(figure["start"])
                expected.append({**told, "char_start": start, "article_id": article, "repeats": repeats})
    columns = expected[0].keys()
    found = [{name: row[name] for name in columns} for row in csv_rows((clean / "figures.csv").read_bytes())]
    key = "article_id", "char_start"
    assert len(found) == 13
    assert sorted(found, key=lambda row: [row[name] for name in key]) == sorted(
        expected, key=lambda row: [row[name] for name in key]
    )


def test_metadata_is_that_of_the_gold(shared, loaded):
    told = {article.text_sha256: (article.title, article.published) for article in loaded.articles}
    for record in small.gold(shared):
        assert told[sha256(read_text(shared / record["file"]))] == (record["title"], record["published"])


def test_passages_fit_the_full_texts_and_read_to_the_same_figures(shared, loaded):
    checked = check_texts(loaded.articles, shared / "articles")
    assert checked.rejected == ()
    assert len(checked.with_text) >= 5


def test_each_figure_reads_from_its_passage_as_from_the_text(texts, loaded):
    for article in loaded.articles:
        about = {"published": article.published, "title": article.title}
        whole = read_figures(texts[article.text_sha256], **about)
        read = [
            figure.moved(at)
            for passage in article.passages
            for figure in read_figures(passage.text, **about)
            for at in (passage.start, *passage.also_at)
        ]
        assert sorted(read, key=lambda figure: figure.start) == whole


def test_the_shipped_files_are_what_excerpt_makes(shared, loaded, tmp_path):
    by_hash = {sha256(read_text(path)): path for path in (shared / "articles").glob("*.txt")}
    for article in loaded.articles:
        shipped = articles_folder() / article.source_file
        added = add_article(by_hash[article.text_sha256], read_meta(shipped), tmp_path)
        assert added.path.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")
        assert added.excerpt.warnings == ()


def test_no_passage_is_longer_than_it_has_to_be(texts, loaded):
    for article in loaded.articles:
        for passage in article.passages:
            alone = excerpt(passage.text, published=article.published, title=article.title)
            assert alone.passages[0].start == 0
            assert alone.passages[-1].end == len(passage.text)


def test_every_link_into_an_article_has_its_words(loaded):
    for article in loaded.articles:
        for row in figure_rows(article):
            assert bool(row["text_fragment_url"]) == bool(article.metadata["url"])

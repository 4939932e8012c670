"""Whether passages fit their article, and, where full texts are given, the texts they were taken from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from citedfigures import read_figures
from pipeline.articles import REMAKE, Article, Passage
from pipeline.errors import Rejection, quoted
from pipeline.figures import Reader, Row, figure_rows
from pipeline.paths import TEXTS_ADVICE, check_to_read
from pipeline.texts import read_text, sha256

# These depend on where a passage begins and ends; everything else has to be the same in the full text.
_OF_THE_PASSAGE = frozenset({"prefix", "suffix", "text_fragment_url"})


@dataclass(frozen=True, slots=True)
class Checked:
    """Articles whose evidence fits, what did not, and the ids of those checked against their full text."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejection, ...]
    with_text: frozenset[str] = frozenset()


def check_passages(articles: tuple[Article, ...]) -> Checked:
    """Set aside passages that cannot stand in their article: outside it, or over one another."""
    rejected = [problem for article in articles for problem in _misplaced(article)]
    wrong = {(problem.file, problem.row) for problem in rejected}
    return Checked(tuple(_without(article, wrong) for article in articles), tuple(rejected))


def _misplaced(article: Article) -> Iterator[Rejection]:
    end = 0
    for number, passage in enumerate(article.passages, 1):
        row, file = f"passage {number}", article.source_file
        if passage.start < end:
            reason = f"the passage begins before the one above it ends, at {end}. {REMAKE}"
            yield Rejection(file, row, "start", str(passage.start), reason)
        elif passage.end > article.text_length:
            reason = f"the passage ends at {passage.end}, after the text ({article.text_length}). {REMAKE}"
            yield Rejection(file, row, "start", str(passage.start), reason)
        yield from _misplaced_copies(article, passage, row)
        end = max(end, passage.end)


def _misplaced_copies(article: Article, passage: Passage, row: str) -> Iterator[Rejection]:
    last = article.text_length - len(passage.text)
    for at in passage.also_at:
        if not passage.end <= at <= last:
            reason = (
                f"a copy stands after the passage and within the text, from {passage.end} to {last}. {REMAKE}"
            )
            yield Rejection(article.source_file, row, "also_at", str(at), reason)


def _without(article: Article, wrong: set[tuple[str, str]]) -> Article:
    numbered = enumerate(article.passages, 1)
    kept = tuple(p for n, p in numbered if (article.source_file, f"passage {n}") not in wrong)
    return article if len(kept) == len(article.passages) else replace(article, passages=kept)


def check_texts(articles: tuple[Article, ...], folder: Path, reader: Reader = read_figures) -> Checked:
    """Check articles against the full texts in a folder.

    The text of an article is the file `<article_id>.txt`, or else any `*.txt` with its SHA-256. Articles
    without one are left as they are.

    Args:
        articles: the articles.
        folder: where the full texts are.
        reader: reads a text, as `citedfigures.read_figures` does.

    Returns:
        The articles whose hash, offsets and figures fit. One whose text is another one is set aside.

    Raises:
        InputError: the folder is missing, or one of its texts cannot be read.
    """
    texts = _texts(folder)
    by_hash = {sha256(text): text for text in texts.values()}
    given = {a.article_id: texts.get(f"{a.article_id}.txt", by_hash.get(a.text_sha256)) for a in articles}
    problems = {
        article.article_id: list(_text_problems(article, text, reader))
        for article in articles
        if (text := given[article.article_id]) is not None
    }
    return Checked(
        tuple(article for article in articles if not problems.get(article.article_id)),
        tuple(problem for found in problems.values() for problem in found),
        frozenset(problems),
    )


def _texts(folder: Path) -> Mapping[str, str]:
    check_to_read(folder, TEXTS_ADVICE)
    return {path.name: read_text(path) for path in sorted(folder.glob("*.txt"))}


def _text_problems(article: Article, text: str, reader: Reader) -> list[Rejection]:
    """What does not fit; later checks are of use only where the earlier ones hold."""
    return (
        _other_text(article, text) or _moved_passages(article, text) or _other_figures(article, text, reader)
    )


def _other_text(article: Article, text: str) -> list[Rejection]:
    file, found = article.source_file, sha256(text)
    problems = []
    if len(text) != article.text_length:
        words = f"the given text has {len(text)} code points: it is another one, or cut off. {REMAKE}"
        problems.append(Rejection(file, "", "text_length", str(article.text_length), words))
    if found != article.text_sha256:
        words = f"the given text has the SHA-256 {found}: it is another one. {REMAKE}"
        problems.append(Rejection(file, "", "text_sha256", article.text_sha256, words))
    return problems


def _moved_passages(article: Article, text: str) -> list[Rejection]:
    return [
        Rejection(
            article.source_file,
            f"passage {number}",
            "start" if at == passage.start else "also_at",
            str(at),
            f"the full text reads “{quoted(text[at : at + 40])}” there, not the passage. {REMAKE}",
        )
        for number, passage in enumerate(article.passages, 1)
        for at in (passage.start, *passage.also_at)
        if text[at : at + len(passage.text)] != passage.text
    ]


def _other_figures(article: Article, text: str, reader: Reader) -> list[Rejection]:
    whole = {
        row["figure_id"]: row for row in figure_rows(replace(article, passages=(Passage(0, text),)), reader)
    }
    alone = {row["figure_id"]: row for row in figure_rows(article, reader)}
    both = [(whole.get(figure), alone.get(figure)) for figure in whole | alone]
    return [
        _other_figure(article, one, other) for one, other in both if _comparable(one) != _comparable(other)
    ]


def _comparable(row: Row | None) -> Row | None:
    return row and {name: value for name, value in row.items() if name not in _OF_THE_PASSAGE}


def _other_figure(article: Article, whole: Row | None, alone: Row | None) -> Rejection:
    row = whole or alone or {}
    if alone is None:
        words, names = "it is read in the full text, and not from the passages", "surface"
    elif whole is None:
        words, names = "it is read from the passages, and not in the full text", "surface"
    else:
        names = ", ".join(n for n in whole if n not in _OF_THE_PASSAGE and whole[n] != alone[n])
        words = "the full text reads otherwise than the passages"
    place = f"offset {row['char_start']}"
    return Rejection(article.source_file, place, names, quoted(row["surface"]), f"{words}. {REMAKE}")

"""Passages to rows of the table `figures`: each figure once, with the words it was read from."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from citedfigures import READER_VERSION, read_figures
from citedfigures.figure import Figure
from pipeline.articles import Article, Passage
from schemas.figures import CONTEXT_LENGTH, READ_FIELDS

Row = dict[str, Any]
# Called as reader(text, published=…, title=…), like citedfigures.read_figures.
Reader = Callable[..., list[Figure]]
# Two figures of an article that agree in all of these are one figure that stands twice.
SAME = (
    "indicator", "statistic", "product", "reporter", "partner", "period", "base", "forecast",
    "value", "upper", "unit", "bound",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A figure at one place of an article: `start` in the full text; `figure` has offsets in `passage`."""

    start: int
    figure: Figure
    passage: Passage


def figure_rows(article: Article, reader: Reader = read_figures) -> list[Row]:
    """Read the passages of an article.

    Args:
        article: the article.
        reader: reads a text, as `citedfigures.read_figures` does.

    Returns:
        A row for each distinct figure, in the order of the text, with the columns of the table `figures`.
        A figure that stands again counts once, where it stands first; `repeats` tells how often more.
    """
    places: defaultdict[tuple[Any, ...], dict[int, Occurrence]] = defaultdict(dict)
    for occurrence in _occurrences(article, reader):
        key = tuple(getattr(occurrence.figure, name) for name in SAME)
        places[key].setdefault(occurrence.start, occurrence)
    firsts = [(min(found), found) for found in places.values()]
    firsts.sort(key=lambda first: first[0])
    return [_row(article, found[start], repeats=len(found) - 1) for start, found in firsts]


def _occurrences(article: Article, reader: Reader) -> Iterator[Occurrence]:
    for passage in article.passages:
        for figure in reader(passage.text, published=article.published, title=article.title):
            for start in (passage.start, *passage.also_at):
                yield Occurrence(start + figure.start, figure, passage)


def _row(article: Article, occurrence: Occurrence, repeats: int) -> Row:
    figure, passage = occurrence.figure, occurrence.passage
    prefix = passage.text[max(0, figure.start - CONTEXT_LENGTH) : figure.start]
    suffix = passage.text[figure.end : figure.end + CONTEXT_LENGTH]
    return {
        "figure_id": figure_id(article.article_id, occurrence.start, figure.surface),
        "article_id": article.article_id,
        **_meaning(figure),
        **_amount(figure),
        "surface": figure.surface,
        "sentence": passage.text[figure.sentence_start : figure.sentence_end],
        "char_start": occurrence.start,
        "char_end": occurrence.start + figure.end - figure.start,
        "prefix": prefix,
        "suffix": suffix,
        "attributed_to": figure.attributed_to,
        "text_fragment_url": text_fragment_url(article.metadata["url"], prefix, figure.surface, suffix),
        "inferred": ";".join(figure.inferred),
        "read_from": read_from(figure, passage.text),
        "repeats": repeats,
        "reader_version": READER_VERSION,
    }


def _meaning(figure: Figure) -> Row:
    names = ("indicator", "statistic", "product", "reporter", "partner", "period", "base", "forecast")
    return {name: getattr(figure, name) for name in names}


def read_from(figure: Figure, text: str) -> str:
    """Return the words that gave each field, as a JSON object; "" where no field has words of its own."""
    words: dict[str, list[str]] = {}
    for name, start, end in figure.words:
        if name in READ_FIELDS:
            words.setdefault(name, []).append(" ".join(text[start:end].split()))
    told = {name: " … ".join(dict.fromkeys(words[name])) for name in READ_FIELDS if name in words}
    return json.dumps(told, ensure_ascii=False) if told else ""


def _amount(figure: Figure) -> Row:
    return {
        "value": figure.value,
        "value_upper": figure.upper,
        "unit": figure.unit,
        "bound": figure.bound,
        "value_low": figure.low,
        "value_high": figure.high,
    }


def figure_id(article_id: str, start: int, surface: str) -> str:
    """Return the id of a figure: 12 hexadecimal digits that depend on nothing but where it stands."""
    return hashlib.sha256(f"{article_id}\0{start}\0{surface}".encode()).hexdigest()[:12]


def text_fragment_url(url: str, prefix: str, surface: str, suffix: str) -> str:
    """Return the address that opens the article at the surface; "" where its address is not known.

    Written as in https://wicg.github.io/scroll-to-text-fragment/: prefix and suffix have to begin and end
    with whole words, and must not pass from one block of the page into another, so neither passes a
    line break here.
    """
    if not url:
        return ""
    _, line_begins, before = prefix.rpartition("\n")
    after, line_ends, _ = suffix.partition("\n")
    before = _whole_words_at_start(before, cut=not line_begins and len(prefix) == CONTEXT_LENGTH)
    after = _whole_words_at_end(after, cut=not line_ends and len(suffix) == CONTEXT_LENGTH)
    parts = (
        f"{_encoded(before)}-" if before else "",
        _encoded(surface),
        f"-{_encoded(after)}" if after else "",
    )
    directive = ",".join(part for part in parts if part)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _whole_words_at_start(words: str, *, cut: bool) -> str:
    """The words without the first one where it may be the rest of a longer one."""
    return re.sub(r"^\S*\s", "", words).strip() if cut else words.strip()


def _whole_words_at_end(words: str, *, cut: bool) -> str:
    """The words without the last one where it may be the beginning of a longer one."""
    return re.sub(r"\s\S*$", "", words).strip() if cut else words.strip()


def _encoded(words: str) -> str:
    """Percent-encode, also the hyphen, which separates prefix and suffix from the text."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")

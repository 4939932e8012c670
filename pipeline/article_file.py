"""Writes article files: their names, ids and TOML."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping

from pipeline.articles import METADATA, Article, Passage

# Bytes of the id that are made of the publisher and of the title: readable, and a valid file name.
LONGEST_PUBLISHER = 48
LONGEST_TITLE = 80
_ABOUT = "# Made by `etl.py excerpt`. The quoted passages remain their publisher's; see NOTICE."


def article_toml(article: Article) -> str:
    """Return the article as the text of its file; `articles.parse_article` reads it back unchanged."""
    return "\n".join([_ABOUT, *_header(article), *_passages(article), ""])


def _header(article: Article) -> Iterator[str]:
    yield f"article_id = {_string(article.article_id)}"
    yield from (f"{key} = {_string(article.metadata[key])}" for key in METADATA)
    yield f"text_sha256 = {_string(article.text_sha256)}"
    yield f"text_length = {article.text_length}"
    yield f"passage_count = {len(article.passages)}"


def _passages(article: Article) -> Iterator[str]:
    for passage in article.passages:
        yield from ("", "[[passages]]", f"start = {passage.start}", *_also_at(passage))
        yield f"text = {_string(passage.text)}"


def _also_at(passage: Passage) -> Iterator[str]:
    if passage.also_at:
        yield f"also_at = [{', '.join(map(str, passage.also_at))}]"


def _string(text: str) -> str:
    """Write a basic string of TOML, which is a string of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def article_id(metadata: Mapping[str, str]) -> str:
    """Return the id that an article gets when it is added: `<date>-<publisher>-<slug of the title>`."""
    parts = (
        metadata["published"],
        slug(metadata["publisher"], LONGEST_PUBLISHER),
        slug(metadata["title"], LONGEST_TITLE),
    )
    return "-".join(part for part in parts if part)


def slug(words: str, longest: int) -> str:
    """Return words as part of a file name: lower case, joined by hyphens, at most `longest` bytes.

    Letters lose their accents ("São" gives "sao"); letters of other scripts stay.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    parts = re.findall(r"[^\W_]+", re.sub(r"['’]", "", unicodedata.normalize("NFC", plain).casefold()))
    name = ""
    for part in parts:
        longer = f"{name}-{part}" if name else part
        if len(longer.encode()) > longest:
            break
        name = longer
    return name or "".join(parts).encode()[:longest].decode(errors="ignore")

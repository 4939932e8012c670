"""Article files: who said it, when and where, and the passages in which the figures stand.

A file is TOML, `data/raw/articles/<date>-<publisher>-<slug>.toml`. It holds everything that the project
keeps of an article; the full text is known by its SHA-256 and length alone.
"""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.errors import InputError, Rejection, quoted
from pipeline.paths import ARTICLES_ADVICE, check_to_read
from pipeline.texts import decode

# Keys that a person fills in; "" where it is not known.
METADATA = (
    "title", "author", "publisher", "published", "language", "url", "publisher_url", "archived_url",
    "retrieved_at", "note",
)  # fmt: skip
# Keys that `etl.py excerpt` fills in. passage_count is there so that a file that was cut off is found out.
COUNTED = ("text_length", "passage_count")
HEADER = ("article_id", *METADATA, "text_sha256", *COUNTED)
PASSAGE_KEYS = ("start", "also_at", "text")
REMAKE = "Make the file again with `etl.py excerpt`."


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of an article, verbatim.

    Attributes:
        start: offset of the first character in the full text, in code points.
        text: the sentences.
        also_at: further offsets at which the same words stand again.
    """

    start: int
    text: str
    also_at: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        """Offset after the last character in the full text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its file tells of it; the columns of the table `articles` say what each value means.

    `metadata` has the keys of `METADATA`; `source_file` is the name of the file, "" before there is one.
    """

    article_id: str
    metadata: Mapping[str, str]
    text_sha256: str
    text_length: int
    passages: tuple[Passage, ...]
    source_file: str = ""

    @property
    def published(self) -> str:
        """Date of publication, ISO 8601."""
        return self.metadata["published"]

    @property
    def title(self) -> str:
        """Title as printed."""
        return self.metadata["title"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder of article files holds.

    Attributes:
        articles: those that could be read, in the order of their file names.
        rejected: what could not be read, and why.
        inputs: SHA-256 of every file, by name.
    """

    articles: tuple[Article, ...]
    rejected: tuple[Rejection, ...]
    inputs: Mapping[str, str]


def load_articles(folder: Path) -> Loaded:
    """Load all article files of a folder; what cannot be read is set aside, and the rest goes on.

    Raises:
        InputError: there is no such folder, or no article file in it.
    """
    articles: list[Article] = []
    rejected: list[Rejection] = []
    inputs: dict[str, str] = {}
    for path in _article_files(folder):
        content, problems = _content(path)
        inputs[path.name] = hashlib.sha256(content).hexdigest()
        article, found = (None, problems) if problems else parse_article(content, path.name)
        rejected += found
        articles += [article] if article else []
    articles, doubles = _without_doubles(articles)
    return Loaded(tuple(articles), (*rejected, *doubles), inputs)


def _article_files(folder: Path) -> list[Path]:
    check_to_read(folder, ARTICLES_ADVICE)
    paths = sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    if not paths:
        raise InputError(f"{folder} holds no article file (*.toml). Make one with `etl.py excerpt`.")
    return paths


def _content(path: Path) -> tuple[bytes, list[Rejection]]:
    try:
        return path.read_bytes(), []
    except OSError as error:
        return b"", [Rejection(path.name, "", "", "", f"the file cannot be read: {error.strerror}")]


def parse_article(content: bytes, name: str) -> tuple[Article | None, list[Rejection]]:
    """Read one article file.

    Args:
        content: the bytes of the file.
        name: its name, for errors.

    Returns:
        The article, or None where the file is unusable, and every problem found.
    """
    try:
        text = decode(content, "the file")
        data = tomllib.loads(text)
    except InputError as error:
        return None, [Rejection(name, "", "", "", str(error))]
    except tomllib.TOMLDecodeError as error:
        return None, [Rejection(name, "", "", "", f"the file is not TOML: {error}. {REMAKE}")]
    if not data:
        return None, [Rejection(name, "", "", "", f"the file is empty. {REMAKE}")]
    problems = [*_header_problems(data, name), *_passage_problems(data, name)]
    return (None, problems) if problems else (_article(data, name), [])


def _header_problems(data: Mapping[str, Any], name: str) -> Iterator[Rejection]:
    """Yield what is wrong with the keys of the file: missing, unknown, of the wrong type."""
    for key in HEADER:
        if key not in data:
            yield Rejection(
                name, "", key, "", f"the key is missing: the file was cut off or edited. {REMAKE}"
            )
        elif key in COUNTED and not _is_count(data[key]):
            yield Rejection(name, "", key, quoted(data[key]), "is not a whole number from 0")
        elif key not in COUNTED and not isinstance(data[key], str | datetime.date):
            yield Rejection(name, "", key, quoted(data[key]), "is not text: write it in quotation marks")
    for key in data.keys() - {*HEADER, "passages"}:
        yield Rejection(name, "", key, quoted(data[key]), f"is an unknown key; known are {', '.join(HEADER)}")


def _passage_problems(data: Mapping[str, Any], name: str) -> Iterator[Rejection]:
    passages = data.get("passages", [])
    if not isinstance(passages, list) or not all(isinstance(passage, dict) for passage in passages):
        yield Rejection(name, "", "passages", quoted(passages), "is not a list of [[passages]]")
        return
    for number, passage in enumerate(passages, 1):
        yield from _one_passage_problems(passage, name, f"passage {number}")
    count = data.get("passage_count")
    if _is_count(count) and count != len(passages):
        reason = f"the file holds {len(passages)} passages: it was cut off or edited. {REMAKE}"
        yield Rejection(name, "", "passage_count", str(count), reason)


def _one_passage_problems(passage: Mapping[str, Any], name: str, row: str) -> Iterator[Rejection]:
    if not _is_count(passage.get("start")):
        yield Rejection(
            name, row, "start", quoted(passage.get("start", "")), "is not an offset (a whole number from 0)"
        )
    text = passage.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Rejection(name, row, "text", quoted(text or ""), f"is not text, or empty. {REMAKE}")
    also_at = passage.get("also_at", [])
    if not isinstance(also_at, list) or not all(map(_is_count, also_at)):
        yield Rejection(name, row, "also_at", quoted(also_at), "is not a list of offsets")
    for key in passage.keys() - set(PASSAGE_KEYS):
        yield Rejection(name, row, key, quoted(passage[key]), "is an unknown key")


def _is_count(value: Any) -> bool:
    """Tell whether a TOML value is a whole number from 0; `true` is none, though Python counts it as 1."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _article(data: Mapping[str, Any], name: str) -> Article:
    passages = tuple(
        Passage(p["start"], p["text"], tuple(p.get("also_at", ()))) for p in data.get("passages", [])
    )
    return Article(
        str(data["article_id"]),
        {key: str(data[key]) for key in METADATA},
        str(data["text_sha256"]),
        data["text_length"],
        passages,
        name,
    )


def _without_doubles(articles: list[Article]) -> tuple[list[Article], list[Rejection]]:
    """Set aside articles whose id another file has too.

    Of files that say the same the first is as good as any; of others none can be told to be right.
    """
    by_id: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_id[article.article_id].append(article)
    rejected = [
        _double(article, ", ".join(other.source_file for other in same if other is not article))
        for same in by_id.values()
        for article in (same[1:] if _say_the_same(same) else same)
    ]
    aside = {rejection.file for rejection in rejected}
    return [article for article in articles if article.source_file not in aside], rejected


def _say_the_same(articles: list[Article]) -> bool:
    return all(replace(a, source_file="") == replace(b, source_file="") for a, b in pairwise(articles))


def _double(article: Article, others: str) -> Rejection:
    reason = f"{others} has the same id: remove one of the files, or give one another article_id"
    return Rejection(article.source_file, "", "article_id", article.article_id, reason)

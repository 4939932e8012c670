"""What is read: newswire as it is, text in which every sentence holds a figure, and the gold passages.

Newswire and gold are not the project's to publish and lie beside it, in `../shared` or the folder that
MULTIVECTOR_SHARED names. Without them the quotations of `data/raw/articles` are read, and nothing is scored.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from typing import Any

from citedfigures import split_sentences

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "raw" / "articles"
NEWSWIRE, DENSE, GOLD = "newswire", "dense", "gold"
COMMON_KILOBYTES = 60  # what even the slowest reader is given of the newswire
QUOTED_KILOBYTES = 20  # how long the quotations become by being repeated, so that reading them takes a while

Record = dict[str, Any]


@dataclass(frozen=True)
class Texts:
    """The texts of a run.

    Attributes:
        parts: records `{"part", "id", "text", "published", "title"}` by part, in the order they are read.
        figures: the gold figures of each passage by its id; empty where there is no gold.
    """

    parts: dict[str, list[Record]]
    figures: dict[str, list[Record]]


def shared_folder() -> Path:
    """Return the folder of the newswire and the gold, whether or not it is there."""
    return Path(os.environ.get("MULTIVECTOR_SHARED") or ROOT.parent / "shared")


def kilobytes(records: Iterable[Record]) -> float:
    """Return the size of the texts in thousands of bytes of UTF-8."""
    return sum(len(record["text"].encode()) for record in records) / 1000


def within(records: Iterable[Record], limit: float) -> list[Record]:
    """Return the first records, up to `limit` thousand bytes and always one."""
    taken: list[Record] = []
    size = 0.0
    for record in records:
        size += kilobytes([record])
        if taken and size > limit:
            break
        taken.append(record)
    return taken


def record_of(part: str, source: Record, text: str) -> Record:
    """Return a text of a part with the date and title of the article that it is from."""
    return {
        "part": part, "id": str(source["id"]), "text": text,
        "published": source["published"], "title": source["title"],
    }  # fmt: skip


def load_lines(path: Path) -> list[Record]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def newswire(path: Path) -> list[Record]:
    """Return the articles in an order that depends on their ids alone, so that any first part is a sample."""
    articles = sorted(load_lines(path), key=lambda each: sha256(str(each["id"]).encode()).digest())
    return [record_of(NEWSWIRE, each, each["text"]) for each in articles]


def with_figures(passage: Record) -> str:
    """Return the sentences of a gold passage that hold a figure."""
    text = passage["text"]
    starts = [figure["start"] for figure in passage["figures"]]
    spans = split_sentences(text)
    return " ".join(text[a:b] for a, b in spans if any(a <= start < b for start in starts))


def quotations(folder: Path = ARTICLES) -> Iterator[Record]:
    """Yield the passages that the shipped articles quote: every sentence in them holds a figure."""
    for path in sorted(folder.glob("*.toml")):
        article = tomllib.loads(path.read_text("utf-8"))
        for passage in article.get("passages", []):
            yield record_of(DENSE, {**article, "id": article["article_id"]}, passage["text"])


def load_texts(shared: Path, limit: float) -> Texts:
    """Return what there is to read, up to `limit` thousand bytes of newswire.

    Raises:
        ValueError: there is neither newswire nor gold, nor a quotation.
    """
    wire, dev = shared / "corpus" / "newswire-1987.jsonl", shared / "gold" / "dev.jsonl"
    parts: dict[str, list[Record]] = {}
    if wire.exists():
        parts[NEWSWIRE] = within(newswire(wire), limit)
    if not dev.exists():
        quoted = list(quotations())
        if not quoted:
            raise ValueError(f"no passages in {ARTICLES}/*.toml; the repository has some")
        parts[DENSE] = within(cycle(quoted), QUOTED_KILOBYTES)
        return Texts(parts, {})
    passages = load_lines(dev)
    parts[DENSE] = [record_of(DENSE, each, with_figures(each)) for each in passages if each["figures"]]
    parts[GOLD] = [record_of(GOLD, each, each["text"]) for each in passages]
    return Texts(parts, {str(each["id"]): each["figures"] for each in passages})

"""A tiny reader and a small article, so that the stages are tested apart from the real reader."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from citedfigures import split_sentences
from citedfigures.figure import Figure
from pipeline.article_file import article_toml
from pipeline.articles import METADATA, Article, Passage
from pipeline.texts import sha256

FIGURE = Figure(
    surface="$5 billion", start=0, end=10, value=5e9, upper=None, unit="USD", low=4.5e9, high=5.5e9,
    bound="exact", statistic="level", indicator="exports", product=None, reporter="KAZ", partner=None,
    period="2021", base=None, forecast=False, sentence_start=0, sentence_end=10,
)  # fmt: skip
_AMOUNT = re.compile(r"\$(\d+) billion")
_YEAR = re.compile(r"\b20\d\d\b")


def tiny_reader(text: str, *, published: str | None = None, title: str | None = None) -> list[Figure]:
    """Reads "$N billion" as exports in the year that was named last before it, if any."""
    found = []
    for match in _AMOUNT.finditer(text):
        start, end = next((s, e) for s, e in split_sentences(text) if s <= match.start() < e)
        years = _YEAR.findall(text[: match.start()])
        value = float(match[1]) * 1e9
        changes: dict[str, Any] = {
            "surface": match[0], "start": match.start(), "end": match.end(), "value": value,
            "low": value - 5e8, "high": value + 5e8, "period": years[-1] if years else None,
            "sentence_start": start, "sentence_end": end,
        }  # fmt: skip
        found.append(replace(FIGURE, **changes))
    return found


TEXT = (
    "Trade has its ups and downs. Kazakhstan’s exports came to $5 billion in 2020. Nothing else is told.\n\n"
    "In 2021, exports to Russia reached $7 billion. That is all."
)
META = {
    "title": "Exports rise", "author": "Ann Author", "publisher": "The Paper", "published": "2022-03-01",
    "language": "en", "url": "https://example.org/exports", "publisher_url": "https://example.org",
    "archived_url": "", "retrieved_at": "", "note": "",
}  # fmt: skip


def article_of(text: str = TEXT, article_id: str = "2022-paper-exports", **changes: Any) -> Article:
    """An article of the sentences of `text` that have an amount in dollars, each a passage."""
    spans = [span for span in split_sentences(text) if "$" in text[slice(*span)]]
    passages = tuple(Passage(start, text[start:end]) for start, end in spans)
    made = Article(article_id, dict(META), sha256(text), len(text), passages, f"{article_id}.toml")
    metadata = {**META, **{key: value for key, value in changes.items() if key in METADATA}}
    other = {key: value for key, value in changes.items() if key not in METADATA}
    return replace(made, metadata=metadata, **other)


def write_article(folder: Path, article: Article, name: str | None = None) -> Path:
    """Write the file of an article."""
    path = folder / (name or article.source_file)
    path.write_text(article_toml(article), encoding="utf-8")
    return path


def gold(shared: Path) -> list[dict[str, Any]]:
    """The gold figures of the five articles, a record for each article."""
    lines = (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]

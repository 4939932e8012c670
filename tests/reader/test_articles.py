"""The five articles: 13 distinct figures with every field right, and nothing else.

The full texts and the gold are in ``../shared``; without it these tests are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citedfigures import Figure, read_figures

MEANING = (
    "value", "upper", "unit", "bound", "statistic", "indicator", "product", "reporter", "partner",
    "period", "forecast", "base",
)  # fmt: skip


def seeds(shared: Path) -> list[dict[str, Any]]:
    """Return the gold of the articles, one record an article."""
    return [json.loads(line) for line in (shared / "gold/seeds.jsonl").read_text("utf-8").splitlines()]


def read(shared: Path, record: dict[str, Any]) -> tuple[str, list[Figure]]:
    """Return an article's full text and its figures."""
    text = (shared / record["file"]).read_text("utf-8")
    return text, read_figures(text, published=record["published"], title=record["title"])


@pytest.mark.parametrize("number", range(5))
def test_every_field_is_right_and_nothing_else_is_read(shared: Path, number: int) -> None:
    """Surface, offset and all fields of the meaning agree with the gold, in both copies of article 003."""
    record = seeds(shared)[number]
    _, figures = read(shared, record)
    fields = ("start", "surface", *MEANING)
    assert [{f: getattr(figure, f) for f in fields} for figure in figures] == [
        {f: want[f] for f in fields} for want in record["figures"]
    ]


@pytest.mark.parametrize("number", range(5))
def test_the_surface_stands_at_its_offset_in_its_sentence(shared: Path, number: int) -> None:
    """Each figure can be found again in the text by its offsets."""
    text, figures = read(shared, seeds(shared)[number])
    for figure in figures:
        assert text[figure.start : figure.end] == figure.surface
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end


def test_thirteen_are_distinct(shared: Path) -> None:
    """The second copy of article 003 repeats six figures; thirteen are left."""
    everything = [(i, f) for i, record in enumerate(seeds(shared)) for f in read(shared, record)[1]]
    assert len(everything) == 19
    assert len({(i, f.surface, *(getattr(f, name) for name in MEANING)) for i, f in everything}) == 13

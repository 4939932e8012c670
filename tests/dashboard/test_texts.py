"""All texts of the dashboard stand in dashboard/texts, and nowhere in its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import texts

ROOT = Path(texts.__file__).resolve().parent.parent
SENTENCE = re.compile(r"[A-Za-z’]{2,}[,;:]? [A-Za-z’]{2,}")
# Modules whose words have not moved yet. Take yours out when you move its words; add none.
# Words of SQL, which are in capitals, and of a header of HTTP.
TECHNICAL = re.compile(r"\b(SELECT|FROM|WHERE|LIMIT|GROUP BY|CREATE|NOT|AS)\b|filename=")
NOT_YET: frozenset[str] = frozenset(
    {
        "amounts.py",
        "charts.py",
        "checked.py",
        "citation.py",
        "data.py",
        "findings.py",
        "official.py",
        "panels.py",
        "parts.py",
        "phrases.py",
        "series.py",
        "server/assets.py",
        "server/data_files.py",
        "server/figure_addresses.py",
        "server/headers.py",
        "server/health.py",
        "server/not_found.py",
        "server/warming.py",
        "verdicts.py",
        "views/check.py",
        "views/sources.py",
    }
)


def modules() -> list[Path]:
    return [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).as_posix() not in NOT_YET]


def said(path: Path) -> Iterator[str]:
    """String literals of a module that read as words, without docstrings, markup and what errors say."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr | ast.Raise):
            silent |= {id(inner) for inner in ast.walk(node)} if _quiet(node) else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            words = re.sub(r"<[^>]*>?", "", node.value)
            if SENTENCE.search(words) and not TECHNICAL.search(words):
                yield f"{path.name}:{node.lineno} {words!r}"


def _quiet(node: ast.Expr | ast.Raise) -> bool:
    return isinstance(node, ast.Raise) or isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_code_holds_no_sentence(path: Path) -> None:
    assert not list(said(path))


def test_entries_are_filled_counted_and_found() -> None:
    assert texts.text("pages.titles.check") == "Check an article"
    with pytest.raises(KeyError, match=r"no text pages\.nothing"):
        texts.text("pages.nothing")


def test_an_unknown_language_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MULTIVECTOR_LANGUAGE", "xx")
    with pytest.raises(ValueError, match="xx"):
        texts.text("pages.titles.check")

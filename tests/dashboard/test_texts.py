"""All texts of the dashboard stand in dashboard/texts, and nowhere in its code."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import links, texts

ROOT = Path(texts.__file__).resolve().parent.parent
SENTENCE = re.compile(r"[A-Za-z’]{2,}[,;:]? [A-Za-z’]{2,}")
# Modules whose words have not moved yet. Take yours out when you move its words; add none.
# Not for visitors: SQL (in capitals), headers of HTTP, a style sheet, a line of the log, attributes of HTML.
TECHNICAL = re.compile(
    r"\b(SELECT|FROM|WHERE|LIMIT|GROUP BY|CREATE|NOT|AS)\b|filename=|charset=|max-age|no-cache|'self'|font:"
    r"|%s|rel=|^mv-"
)
# Codes of two words, as the tables and the licence have them.
CODES = {"not checked", "not comparable", "CC BY 4.0"}
# Names of columns, and what is wrong with a set of tables, which only who runs the server can mend.
NOT_YET = frozenset({"data.py"})


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
            if SENTENCE.search(words) and not TECHNICAL.search(words) and words not in CODES:
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


@pytest.fixture
def other_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language in which the texts of the pages stand in double brackets, so that each can be told."""
    shutil.copytree(texts.FOLDER / "en", tmp_path / "en")
    (tmp_path / "xx").mkdir()
    for file in (tmp_path / "en").glob("*.toml"):
        words = re.sub(r'^(\w+ = )"(.+)"$', r'\1"⟦\2⟧"', file.read_text(encoding="utf-8"), flags=re.M)
        (tmp_path / "xx" / file.name).write_text(words, encoding="utf-8")
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    monkeypatch.setenv("MULTIVECTOR_LANGUAGE", "xx")
    forget()
    yield "xx"
    forget()


def forget() -> None:
    """Forget the texts, and the charts and answers that were made with them."""
    texts._entry.cache_clear()
    texts._file.cache_clear()
    st.cache_resource.clear()


@pytest.mark.parametrize("page", links.PAGES)
def test_every_page_is_drawn_in_another_language(
    app: Callable[..., AppTest], example: Path, other_language: str, page: str
) -> None:
    test = app(example, page)
    assert not test.exception
    shown = "".join(part.proto.body for part in test.get("html"))
    assert shown.count("⟦") > 5
    assert "Copy the link to this view⟧" in shown

"""The meaning of figures: each case of ``tests/cases/figures-*.toml`` reads as it says.

These cases were written while the reader was built; the gold in ``../shared`` and the five articles judge it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from citedfigures import Figure, read_figures

FOLDER = Path(__file__).parent.parent / "cases"


def load_cases() -> list[Any]:
    """Return one pytest parameter a case, known failures marked as strict xfails with their reason."""
    cases = []
    for path in sorted(FOLDER.glob("figures-*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            cases.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return cases


def as_expected(figure: Figure, expected: dict[str, Any]) -> dict[str, Any]:
    """Return the figure's fields that the case speaks of; TOML has no null, so "" stands for None."""
    fields = figure.as_dict()
    return {key: fields[key] if fields[key] is not None else "" for key in expected}


@pytest.mark.parametrize("case", load_cases())
def test_case(case: dict[str, Any]) -> None:
    """The text reads to just the figures that the case lists, with the fields that it gives."""
    read = read_figures(case["text"], published=case.get("published"), title=case.get("title"))
    expected = case["figures"]
    assert [figure.surface for figure in read] == [figure["surface"] for figure in expected]
    assert [as_expected(figure, want) for figure, want in zip(read, expected, strict=True)] == expected


def test_there_are_cases() -> None:
    """The folder is found: an empty list of cases would pass everything."""
    assert len(load_cases()) > 30

"""The case files `tests/cases/quantities-*.toml`: what the first layer reads in each of their sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from citedfigures.quantities import read_quantities, scan

CASES = Path(__file__).parent.parent / "cases"


def load_cases() -> list[Any]:
    """One parameter a case, a known failure as strict xfail."""
    params = []
    for path in sorted(CASES.glob("quantities-*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            reason = case.get("known_failure")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            params.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return params


def as_expected(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Only the fields that the case speaks of, with an open end by its name."""
    shown = {name: "open" if found[name] is None else found[name] for name in wanted}
    return {
        name: pytest.approx(value, rel=1e-4) if isinstance(value, float) else value
        for name, value in shown.items()
    }


@pytest.mark.parametrize("case", load_cases())
def test_the_case_is_read_as_expected(case: dict[str, Any]) -> None:
    read = scan if case.get("scan") else read_quantities
    found = [{name: getattr(q, name) for name in q.__dataclass_fields__} for q in read(case["text"])]
    assert [q["surface"] for q in found] == [wanted["surface"] for wanted in case["expected"]]
    for one, wanted in zip(found, case["expected"], strict=True):
        assert wanted == as_expected(one, wanted)
        if "upper" not in wanted:
            assert one["upper"] is None


def test_every_case_file_has_cases_and_no_name_twice() -> None:
    for path in CASES.glob("quantities-*.toml"):
        names = [case["name"] for case in tomllib.loads(path.read_text("utf-8"))["case"]]
        assert names, path.name
        assert len(names) == len(set(names)), path.name

"""The figures checked, as rows of the table `checks`."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pandas as pd

from pipeline.checks import citations
from pipeline.checks.case import Case
from pipeline.checks.citations import Citations
from pipeline.checks.observed import Observations
from pipeline.checks.registry import LAST, rules_for
from pipeline.checks.rule import COMPARES, NOTE, VERDICTS, Finding, Rule
from schemas.checks import CHECKS

Told = tuple[Rule, Finding]
# Verdicts of a comparison; the others say why there is none.
_JUDGED = frozenset(VERDICTS[:3])
_DTYPES = {"text": "str", "number": "float64", "boolean": "bool"}


def check_figures(
    figures: pd.DataFrame, published: Mapping[str, str], observations: pd.DataFrame
) -> pd.DataFrame:
    """Check figures against official values, each other, and their own arithmetic.

    Args:
        figures: the table `figures`.
        published: the date of each article, by article_id; an article without one is not called stale.
        observations: the table `observations`; it may be empty.

    Returns:
        The table `checks`: for each figure at least one row, the decisive one first.
    """
    found = Citations(citations.read(figures), published)
    with _no_collection():
        official = Observations(observations)
        rows = [row for figure in found.figures for row in check_rows(Case(figure, found, official))]
    columns = zip(*rows, strict=True) if rows else [()] * len(CHECKS.fields)
    named = zip(CHECKS.fields, columns, strict=True)
    return pd.DataFrame({field.name: pd.Series(cells, dtype=_DTYPES[field.kind]) for field, cells in named})


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without garbage collection, which would go through all official values again and again for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def findings(case: Case) -> list[Told]:
    """Return what the rules say of a figure, the decisive finding first."""
    rules = rules_for(case.figure.statistic, case.figure.indicator)
    told = [(rule, finding) for rule in rules for finding in rule.check(case)]
    if all(rule.tier == NOTE for rule, _ in told):
        told += [(LAST, finding) for finding in LAST.check(case)]
    first = min(told, key=_weight)
    return [first, *(one for one in told if one is not first)]


def _weight(told: Told) -> tuple[bool, bool, int]:
    """What decides: the worst verdict of a comparison; then of articles; then why there is none."""
    rule, finding = told
    compares = finding.verdict in _JUDGED
    official = compares and rule.tier == COMPARES
    return rule.tier == NOTE, not official, VERDICTS.index(finding.verdict)


def check_rows(case: Case) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a figure, in the order of the columns of the table; the decisive one first."""
    decisive = True
    for rule, finding in findings(case):
        yield (
            case.figure.figure_id, rule.name, rule.version, finding.verdict, decisive, *finding.expected,
            *finding.found, finding.unit or None, finding.difference, finding.explanation,
            ";".join(finding.evidence) or None,
        )  # fmt: skip
        decisive = False

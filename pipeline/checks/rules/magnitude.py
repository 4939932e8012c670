"""Magnitude: a million for a billion, or a digit too many."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import wording
from pipeline.checks.case import Case, Compared
from pipeline.checks.intervals import compare, point
from pipeline.checks.measures import factor
from pipeline.checks.rule import AGREES, CLOSE, DIFFERS, Finding, Rule
from pipeline.checks.telling import told

# What a slip multiplies by: a word of scale (thousand, million, billion), or a zero.
_SLIPS = (1e3, 1e6, 1e-3, 1e-6, 10.0, 0.1)
# A tenth of something lies further from it than this.
_SMALLEST = 0.8


def check(case: Case) -> Iterable[Finding]:
    """Name a power of ten that lies between the figure and an official value that it differs from."""
    figure, compared = case.figure, case.compared
    if not compared or compared[0].verdict != DIFFERS or figure.forecast or not figure.value:
        return ()
    for one in compared:
        expected = one.comparable.value * (factor(one.comparable.unit, figure.unit) or 1.0)
        near = one.difference is not None and abs(one.difference) < _SMALLEST
        for slip in _SLIPS if not near and not one.comparable.mirror else ():
            if compare(case.interval, point(expected * slip)) in (AGREES, CLOSE):
                return [_off_by(case, one, expected, slip)]
    return ()


def _off_by(case: Case, one: Compared, expected: float, slip: float) -> Finding:
    figure = case.figure
    times = f"{slip:,.0f} times too large" if slip > 1 else f"{1 / slip:,.0f} times too small"
    likely = "a zero too many or too few" if slip in (10.0, 0.1) else "one word of scale printed for another"
    words = (
        f"{wording.capitalised(figure.quantity)} in {figure.period}: the article says {figure.said}, "
        f"{told(one.comparable)}. The cited figure is about {times}: {likely} would explain it."
    )
    return Finding(
        DIFFERS, words + case.inferred, point(expected).ends(), case.interval.ends(), figure.unit,
        one.difference, one.comparable.ids,
    )  # fmt: skip


RULE = Rule(
    "magnitude",
    "1",
    "Most corrections that newspapers print are of powers of ten: a million for a billion.",
    check,
    statistics=("level",),
)

"""Bound: a figure with an open end, which an official value keeps or breaks."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.case import Case
from pipeline.checks.rule import Finding, Rule
from pipeline.checks.rules.official_value import beside_official

_OPEN = ("at_least", "at_most", "more_than", "less_than")


def check(case: Case) -> Iterable[Finding]:
    """Compare "over 70 %" with the official value; the interval knows that 70 itself is not over 70."""
    return beside_official(case) if case.figure.bound in _OPEN else ()


RULE = Rule(
    "bound",
    "1",
    "“Over 70 %” is wrong only where it was 70 % or less; it says nothing of how much more.",
    check,
    statistics=("level", "share"),
)

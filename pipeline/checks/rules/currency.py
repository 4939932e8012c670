"""Currency: an amount that fits no official one in its currency, and is nearer to one in another."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import wording
from pipeline.checks.case import Case, difference
from pipeline.checks.comparables import Comparable
from pipeline.checks.intervals import compare_value, point
from pipeline.checks.measures import is_money
from pipeline.checks.rule import AGREES, DIFFERS, NOT_COMPARABLE, Finding, Rule
from pipeline.checks.telling import all_told
from pipeline.checks.wording import unit_words


def check(case: Case) -> Iterable[Finding]:
    """Look for an official amount in another currency that is nearer than those in the cited one."""
    figure = case.figure
    if figure.forecast or not is_money(figure.unit):
        return ()
    others = [one for one in case.values if _in_other_money(one, figure.unit)]
    if not others:
        return ()
    nearest = min(others, key=lambda one: abs(difference(figure, one.value) or 0.0))
    if not case.compared:
        return _only_in_other(case, nearest)
    return _nearer(case, nearest)


def _only_in_other(case: Case, nearest: Comparable) -> list[Finding]:
    """No official amount in the cited currency, and the very number in another one."""
    figure = case.figure
    if compare_value(case.interval, nearest.value) != AGREES:
        return []
    words = (
        f"{wording.capitalised(figure.quantity)} in {figure.period}: the article says {figure.said}; "
        f"{all_told([nearest])}. That is the same number in another currency: one may have been printed for "
        "the other, but there is no official value in the cited one."
    )
    found = case.interval.ends()
    return [
        Finding(NOT_COMPARABLE, words + case.inferred, found=found, unit=figure.unit, evidence=nearest.ids)
    ]


def _in_other_money(one: Comparable, unit: str) -> bool:
    return is_money(one.unit) and one.unit != unit and not one.stand_in and one.value != 0


def _nearer(case: Case, nearest: Comparable) -> list[Finding]:
    """The official amounts in the cited currency differ, and lie further away than one in another."""
    figure, best = case.figure, case.compared[0]
    apart = difference(figure, nearest.value)
    reported = any(not one.comparable.mirror for one in case.compared)
    if best.verdict != DIFFERS or not reported or best.difference is None or apart is None:
        return []
    if abs(apart) >= abs(best.difference):
        return []
    same = [one.comparable for one in case.compared]
    words = (
        f"{wording.capitalised(figure.quantity)} in {figure.period}: the article says {figure.said}; "
        f"{all_told([*same, nearest])}. {_neither(case, nearest, apart)}."
    )
    ids = tuple(dict.fromkeys(one for value in (*same, nearest) for one in value.ids))
    ends = point(best.comparable.value).ends(), case.interval.ends()
    return [Finding(DIFFERS, words + case.inferred, *ends, figure.unit, best.difference, ids)]


def _neither(case: Case, nearest: Comparable, apart: float) -> str:
    own, other = unit_words(case.figure.unit), unit_words(nearest.unit)
    if compare_value(case.interval, nearest.value) != DIFFERS:
        return f"The cited amount fits the one in {other}: probably one currency was printed for another"
    from_own = wording.apart(case.compared[0].difference, f"the one in {own}")
    from_other = wording.apart(apart, f"the one in {other}")
    return (
        f"The cited amount matches neither: it is {from_own} and {from_other}, so the nearest is in {other}"
    )


RULE = Rule(
    "currency",
    "1",
    "Euros printed as dollars look like a wrong amount; the official value in euros shows it.",
    check,
    statistics=("level",),
)

"""Currency: an amount that fits no official one in its currency, and is nearer to one in another."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import wording
from pipeline.checks.case import Case, difference
from pipeline.checks.comparables import Comparable
from pipeline.checks.intervals import compare, point
from pipeline.checks.measures import is_money
from pipeline.checks.rule import DIFFERS, Finding, Rule
from pipeline.checks.telling import all_told
from pipeline.checks.wording import unit_words


def check(case: Case) -> Iterable[Finding]:
    """Look for an official amount in another currency that is nearer than those in the cited one."""
    figure, compared = case.figure, case.compared
    reported = [one for one in compared if not one.comparable.mirror]
    if not reported or compared[0].verdict != DIFFERS or figure.forecast or not is_money(figure.unit):
        return ()
    others = [one for one in case.values if _in_other_money(one, figure.unit)]
    if not others:
        return ()
    nearest = min(others, key=lambda one: abs(difference(figure, one.value) or 0.0))
    own = reported[0].difference
    apart = difference(figure, nearest.value)
    if own is None or apart is None or abs(apart) >= abs(own):
        return ()
    return [_nearer(case, nearest, apart, own)]


def _in_other_money(one: Comparable, unit: str) -> bool:
    return is_money(one.unit) and one.unit != unit and not one.stand_in and one.value != 0


def _nearer(case: Case, nearest: Comparable, apart: float, own: float) -> Finding:
    figure = case.figure
    same = [one.comparable for one in case.compared]
    fits = compare(case.interval, point(nearest.value)) != DIFFERS
    name, own_name = unit_words(nearest.unit), unit_words(figure.unit)
    end = (
        f"The cited amount fits the one in {name}: one currency was probably printed for another"
        if fits
        else f"The cited amount matches neither: it is {wording.apart(own)} than the one in {own_name} and "
        f"{wording.apart(apart)} than the one in {name}, so the nearest is in {name}"
    )
    words = (
        f"{wording.capitalised(figure.quantity)} in {figure.period}: the article says {figure.said}; "
        f"{all_told([*same, nearest])}. {end}."
    )
    ids = tuple(dict.fromkeys(one for value in (*same, nearest) for one in value.ids))
    return Finding(DIFFERS, words + case.inferred, point(same[0].value).ends(), case.interval.ends(),
                   figure.unit, own, ids)  # fmt: skip


RULE = Rule(
    "currency",
    "1",
    "Euros printed as dollars look like a wrong amount; the official value in euros shows it.",
    check,
    statistics=("level",),
)

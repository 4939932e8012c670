"""Balance and turnover: exports − imports and exports + imports, and the one taken for the other."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import comparables, wording
from pipeline.checks.case import Case
from pipeline.checks.citations import Cited
from pipeline.checks.comparables import FLOWS, Comparable
from pipeline.checks.intervals import added, compare, point, subtracted
from pipeline.checks.rule import AGREES, CLOSE, DIFFERS, Finding, Rule
from pipeline.checks.telling import told
from pipeline.checks.wording import place, span

_WORDS = {"exports": "the exports", "imports": "the imports", "trade_turnover": "the turnover",
          "trade_balance": "the balance"}  # fmt: skip


def check(case: Case) -> Iterable[Finding]:
    """Compare with the article's own exports and imports, or with official values of the other flows."""
    figure = case.figure
    own = _own_arithmetic(case) if figure.indicator in ("trade_turnover", "trade_balance") else []
    return own or _taken_for_another(case)


def _own_arithmetic(case: Case) -> list[Finding]:
    figure = case.figure
    exports, imports = _sibling(case, "exports"), _sibling(case, "imports")
    if exports is None or imports is None:
        return []
    adds = figure.indicator == "trade_turnover"
    expected = (added if adds else subtracted)(exports.interval, imports.interval)
    verdict = compare(figure.interval, expected)
    sign = "+" if adds else wording.MINUS
    words = (
        f"{wording.capitalised(figure.quantity)}: the article says {figure.said}, and its exports and "
        f"imports make {exports.said} {sign} {imports.said} = {span(expected, figure.unit)}."
    )
    ids = (exports.figure_id, imports.figure_id)
    return [Finding(verdict, words + case.inferred, expected.ends(), figure.interval.ends(), figure.unit,
                    evidence=ids)]  # fmt: skip


def _sibling(case: Case, indicator: str) -> Cited | None:
    """A level of the same article on another flow with the same partner in the same period."""
    figure = case.figure
    for one in case.citations.of(figure, indicator, figure.partner):
        closed = one.value_low is not None and one.value_high is not None
        if (
            one.statistic == "level"
            and one.unit == figure.unit
            and one.forecast == figure.forecast
            and closed
        ):
            return one
    return None


def _taken_for_another(case: Case) -> list[Finding]:
    """A value that differs from its own official flow, and is that of another one."""
    figure, asked = case.figure, case.asked
    if not case.compared or case.compared[0].verdict != DIFFERS or figure.forecast or asked is None:
        return []
    for indicator in sorted(FLOWS - {figure.indicator}):
        for one in comparables.levels(asked._replace(indicator=indicator), case.look, mirror=False):
            if _matches(figure, one):
                return [_taken(case, indicator, one)]
    return []


def _matches(figure: Cited, one: Comparable) -> bool:
    if one.unit != figure.unit or one.stand_in or one.mirror:
        return False
    return compare(figure.interval, point(abs(one.value))) in (AGREES, CLOSE)


def _taken(case: Case, indicator: str, one: Comparable) -> Finding:
    figure, best = case.figure, case.compared[0]
    words = (
        f"{figure.said} do not fit {_WORDS[figure.indicator]} of {place(figure.reporter)} with "
        f"{place(figure.partner) or 'all partners'} in {figure.period}, where "
        f"{told(best.comparable)}; they fit {_WORDS[indicator]}, where {told(one)}."
    )
    ends = point(best.comparable.value).ends(), figure.interval.ends()
    ids = (*best.comparable.ids, *one.ids)
    return Finding(DIFFERS, words + case.inferred, *ends, figure.unit, best.difference, ids)


RULE = Rule(
    "balance and turnover",
    "1",
    "Balance is exports − imports, turnover exports + imports; one is often printed for the other.",
    check,
    statistics=("level",),
    indicators=tuple(sorted(FLOWS)),
)

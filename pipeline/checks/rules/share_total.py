"""Share × total: an amount and its share of a total imply that total."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks import comparables, measures, wording
from pipeline.checks.case import Case
from pipeline.checks.citations import Cited
from pipeline.checks.comparables import Comparable
from pipeline.checks.intervals import Interval, compare, point, total_of_share
from pipeline.checks.rule import AGREES, DIFFERS, NOT_CHECKED, NOT_COMPARABLE, Finding, Rule
from pipeline.checks.telling import told
from pipeline.checks.wording import span


def check(case: Case) -> Iterable[Finding]:
    """Compare the total that a share and an amount of one article imply with the cited or official total."""
    figure = case.figure
    pair = _pair(case, figure)
    if pair is None or figure.partner is None:
        return ()
    share, level = pair
    implied = total_of_share(level.interval, share.interval)
    cited = _cited_total(case, level)
    if cited is not None:
        return [_beside_cited(case, pair, implied, cited)]
    return [_beside_official(case, pair, implied)]


def _pair(case: Case, figure: Cited) -> tuple[Cited, Cited] | None:
    """The share and the level, one of which is the figure; the other is the nearest in the article."""
    wanted = "level" if figure.statistic == "share" else "share"
    others = [
        one
        for one in case.citations.of(figure, figure.indicator, figure.partner)
        if one.statistic == wanted and one.forecast == figure.forecast
    ]
    if not others:
        return None
    other = min(others, key=lambda one: abs(one.char_start - figure.char_start))
    share, level = (figure, other) if figure.statistic == "share" else (other, figure)
    of_flow = share.base is None or level.indicator in share.base or share.base in ("trade", "turnover")
    closed = share.value_high is not None and level.value_low is not None and level.value_high is not None
    return (share, level) if of_flow and closed and (share.value_high or 0) > 0 < level.value else None


def _cited_total(case: Case, level: Cited) -> Cited | None:
    for partner in (None, "World"):
        for one in case.citations.of(level, level.indicator, partner):
            if one.statistic == "level" and one.unit == level.unit and one.forecast == level.forecast:
                return one
    return None


def _beside_cited(case: Case, pair: tuple[Cited, Cited], implied: Interval, total: Cited) -> Finding:
    verdict = compare(implied, total.interval)
    words = f"{_implies(case, pair, implied)}; the article says that the total is {total.said}."
    return _finding(case, pair, (implied, total.interval), verdict, words, (total.figure_id,))


def _beside_official(case: Case, pair: tuple[Cited, Cited], implied: Interval) -> Finding:
    level = pair[1]
    totals = _official_totals(case, level)
    if not totals:
        words = f"{_implies(case, pair, implied)}; no total is cited or on record to compare with."
        return Finding(NOT_CHECKED, words, found=implied.ends(), unit=level.unit, evidence=_other(case, pair))
    nearest = min(totals, key=lambda one: _distance(implied, one.value))
    expected = point(nearest.value)
    verdict = compare(implied, expected)
    fits = "within" if verdict == AGREES else "not within"
    words = f"{_implies(case, pair, implied)}; {told(nearest)} in all, which is {fits} that."
    return _finding(case, pair, (implied, expected), verdict, words, nearest.ids)


def _distance(implied: Interval, value: float) -> float:
    return max(implied.low - value, value - implied.high, 0.0)


def _official_totals(case: Case, level: Cited) -> list[Comparable]:
    whole = case.whole if case.figure.statistic == "share" else None
    if level.reporter is None or level.period is None or (case.figure.statistic == "share" and not whole):
        return []
    asked = comparables.Asked(level.indicator, level.product, level.reporter, None)
    found = comparables.levels(asked, case.look, mirror=False)
    return [one for one in found if one.unit == level.unit and not one.stand_in]


def _implies(case: Case, pair: tuple[Cited, Cited], implied: Interval) -> str:
    share, level = pair
    total = wording.quantity(level.indicator, level.product, level.reporter, None)
    when = f" in {level.period}" if level.period else ""
    return f"{level.said} at {share.said} imply total {total}{when} of {span(implied, level.unit)}"


def _finding(
    case: Case, pair: tuple[Cited, Cited], ends: tuple[Interval, Interval], verdict: str, words: str,
    evidence: tuple[str, ...],
) -> Finding:  # fmt: skip
    implied, expected = ends
    if verdict == DIFFERS and case.compared and case.compared[0].verdict != DIFFERS:
        verdict = NOT_COMPARABLE
        words = f"{words} The figure itself fits the official record, so that the other one does not fit."
    middle = 100 * pair[1].value / pair[0].value if pair[0].value else None
    total = (expected.low + expected.high) / 2
    apart = (middle - total) / abs(total) if middle and total and measures.is_money(pair[1].unit) else None
    return Finding(
        verdict, words + case.inferred, expected.ends(), implied.ends(), pair[1].unit, apart,
        (*_other(case, pair), *evidence),
    )  # fmt: skip


def _other(case: Case, pair: tuple[Cited, Cited]) -> tuple[str, ...]:
    return tuple(one.figure_id for one in pair if one.figure_id != case.figure.figure_id)


RULE = Rule(
    "share × total",
    "1",
    "An amount and its share fix the total between them: 17.6 bn at 36 % imply 48.1–49.7 bn.",
    check,
    statistics=("share", "level"),
    indicators=("exports", "imports", "trade_turnover"),
)

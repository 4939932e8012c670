"""Side by side: a balance and a turnover in one sentence, which do not say who trades more."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.case import Case
from pipeline.checks.citations import Cited
from pipeline.checks.rule import NOT_COMPARABLE, NOTE, Finding, Rule
from pipeline.checks.wording import place

_OTHER = {"trade_balance": "trade_turnover", "trade_turnover": "trade_balance"}


def check(case: Case) -> Iterable[Finding]:
    """Note the other one of the two in the figure's sentence, where it is of another partner."""
    figure = case.figure
    for other in case.citations.in_sentence(figure):
        if (
            other.indicator == _OTHER[figure.indicator]
            and other.statistic == "level"
            and _apart(figure, other)
        ):
            return [_beside(figure, other)]
    return ()


def _apart(figure: Cited, other: Cited) -> bool:
    return (figure.reporter, figure.partner) != (other.reporter, other.partner)


def _beside(figure: Cited, other: Cited) -> Finding:
    balance, turnover = (figure, other) if figure.indicator == "trade_balance" else (other, figure)
    words = (
        f"One sentence sets a balance of {balance.said} with {_partner(balance)} beside a turnover of "
        f"{turnover.said} with {_partner(turnover)}. The first is exports minus imports, the second exports "
        "plus imports: they do not tell with whom more is traded, and must not be set beside each other."
    )
    return Finding(NOT_COMPARABLE, words, evidence=(other.figure_id,))


def _partner(figure: Cited) -> str:
    return place(figure.partner) or "a partner that is not named"


RULE = Rule(
    "balance beside turnover",
    "1",
    "A small balance with a large partner looks less than the turnover with a small one.",
    check,
    tier=NOTE,
    statistics=("level",),
    indicators=("trade_balance", "trade_turnover"),
)

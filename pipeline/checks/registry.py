"""The rules in order: of findings that weigh the same, the first is the one that a figure is shown with."""

from __future__ import annotations

from functools import cache

from pipeline.checks.rule import Rule
from pipeline.checks.rules import (
    balance_turnover,
    bound,
    currency,
    growth,
    magnitude,
    nothing,
    official_share,
    official_value,
    part_whole,
    rank,
    repeats,
    share_total,
    side_by_side,
    stale,
    unit_pairs,
)

# Rules that name the error come before those that only find one.
CHECKED: tuple[Rule, ...] = (
    magnitude.RULE,
    balance_turnover.RULE,
    currency.RULE,
    official_value.RULE,
    official_share.RULE,
    bound.RULE,
    growth.RULE,
    rank.RULE,
    part_whole.RULE,
    share_total.RULE,
    unit_pairs.RULE,
    repeats.RULE,
    side_by_side.RULE,
    stale.RULE,
)
# Asked where none of the others could give a verdict.
LAST = nothing.RULE
RULES = (*CHECKED, LAST)


@cache
def rules_for(statistic: str, indicator: str) -> tuple[Rule, ...]:
    """Return the rules that have anything to say of such figures, in order."""
    return tuple(rule for rule in CHECKED if rule.applies(statistic, indicator))

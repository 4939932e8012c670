"""Official share: a cited share beside the one that official values give, part divided by total."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.case import Case
from pipeline.checks.rule import Finding, Rule
from pipeline.checks.rules import official_value


def check(case: Case) -> Iterable[Finding]:
    """Compare a share; one with an open end is for the rule `bound`."""
    return official_value.check(case)


RULE = Rule(
    "official share",
    "1",
    "Percentages of the wrong total are a common error: 7 % of exports cited, 5.88 of 84.70 bn is 6.94 %.",
    check,
    statistics=("share",),
)

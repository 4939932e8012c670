"""What a rule is, and what it finds: a verdict with the numbers, in words and as numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.checks.case import Case

AGREES, CLOSE, DIFFERS = "agrees", "close", "differs"
NOT_COMPARABLE, NOT_CHECKED = "not comparable", "not checked"
# From the worst to the least telling.
VERDICTS = (DIFFERS, CLOSE, AGREES, NOT_COMPARABLE, NOT_CHECKED)
# What compares with official values or by the article's own arithmetic; what compares articles with each
# other, which tells that one of them is wrong but not which; and what is only to be known.
COMPARES, ARTICLES, NOTE = "compares", "articles", "note"

NOTHING = (None, None)
Ends = tuple[float | None, float | None]


class Finding(NamedTuple):
    """What a rule says of a figure.

    Attributes:
        verdict: one of `VERDICTS`.
        explanation: sentences with the numbers, for people.
        expected: lower and upper end of what the other side gives, in `unit`; None where open or unknown.
        found: lower and upper end of what the cited digits allow or imply, in `unit`.
        unit: unit of these; "" where there are none.
        difference: how far the cited amount lies above (+) or below (−) what is expected, relative to it;
            None where that has no meaning.
        evidence: ids of the other figures and the observations that it rests on.
    """

    verdict: str
    explanation: str
    expected: Ends = NOTHING
    found: Ends = NOTHING
    unit: str = ""
    difference: float | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        name: what people call it.
        version: changes with what it says of the same figures.
        reason: why it is made, in a line.
        check: gives what it finds; nothing where it does not apply.
        tier: COMPARES, ARTICLES or NOTE.
        statistics: the statistics of figures that it applies to; empty for all.
        indicators: the indicators that it applies to; empty for all.
    """

    name: str
    version: str
    reason: str
    check: Callable[[Case], Iterable[Finding]]
    tier: str = COMPARES
    statistics: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()

    def applies(self, statistic: str, indicator: str) -> bool:
        """Tell whether the rule has anything to say of such figures."""
        return (not self.statistics or statistic in self.statistics) and (
            not self.indicators or indicator in self.indicators
        )

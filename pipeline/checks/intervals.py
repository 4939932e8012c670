"""Interval arithmetic: what printed digits allow, set beside what somebody else gives.

An amount printed as 17.6 stands for anything from 17.55 to 17.65. Two amounts agree where their intervals
have a value in common, so an honest rounding never counts as an error.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from pipeline.checks.rule import AGREES, CLOSE, DIFFERS, Ends

# Beyond the rounding, by how much two amounts may lie apart to be close.
TOLERANCE = 0.03
# Binary fractions: 17.65 may be 17.650000000000002.
_NOISE = 1e-9


class Interval(NamedTuple):
    """All values from `low` to `high`; an end that is `open_` is not among them."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def ends(self) -> Ends:
        """The ends as a table has them: None where there is none."""
        return (None if self.low == -inf else self.low, None if self.high == inf else self.high)

    def scaled(self, factor: float) -> Interval:
        """The interval in another unit, or turned round where the factor is negative."""
        if factor < 0:
            return Interval(self.high * factor, self.low * factor, self.open_high, self.open_low)
        return Interval(self.low * factor, self.high * factor, self.open_low, self.open_high)


def point(value: float) -> Interval:
    """The interval of one exact value."""
    return Interval(value, value)


def meets(one: Interval, other: Interval) -> bool:
    """Tell whether the intervals have a value in common."""
    low, high, open_low, open_high = one
    least, most, open_least, open_most = other
    return _below(low, most, open_low or open_most) and _below(least, high, open_least or open_high)


def _below(low: float, high: float, strictly: bool) -> bool:
    if low == -inf or high == inf:
        return True
    noise = _NOISE * abs(low)
    return low < high - noise if strictly else low <= high + noise


def compare(cited: Interval, expected: Interval) -> str:
    """Return agrees, close or differs for what is cited beside what is expected."""
    if meets(cited, expected):
        return AGREES
    nearest = expected.high if cited.low > expected.high else expected.low
    distance = max(cited.low - expected.high, expected.low - cited.high, 0.0)
    return CLOSE if distance <= TOLERANCE * abs(nearest) and nearest else DIFFERS


def compare_value(cited: Interval, value: float) -> str:
    """Return what `compare` does for one exact value, which most are."""
    if cited.low < value < cited.high:
        return AGREES
    return compare(cited, Interval(value, value))


def total_of_share(amount: Interval, share: Interval) -> Interval:
    """What the total must be where `amount` is `share` percent of it; both above zero."""
    high = 100 * amount.high / share.low if share.low > 0 else inf
    return Interval(100 * amount.low / share.high, high)


def added(one: Interval, other: Interval) -> Interval:
    """The sum of two amounts."""
    return Interval(one.low + other.low, one.high + other.high)


def subtracted(one: Interval, other: Interval) -> Interval:
    """One amount less the other."""
    return Interval(one.low - other.high, one.high - other.low)

"""An observation: a value that an official body published, with what it measures and where it is from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from schemas.observations import OBSERVATIONS

# What two observations of one series have in common; of one and the same value also the period.
SERIES = (
    "source", "dataset", "reporter", "partner", "indicator", "statistic", "product_code", "unit",
    "perspective",
)  # fmt: skip
_KEY = (*SERIES[:7], "period", *SERIES[7:])


_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Observation:
    """A value with its meaning and its origin; the columns of the table `observations` say what each is.

    Text that is not known is "". `value` and `derived` stay as they were read where they are not what they
    have to be, for the validation to name.

    Attributes:
        value: the amount in plain units, exactly.
        row: where it stands in `source_file`, for errors: "line 12".
    """

    source: str
    organisation: str
    dataset: str
    reporter: str
    partner: str
    indicator: str
    statistic: str
    product: str
    product_code: str
    period: str
    value: Decimal | str
    unit: str
    status: str
    perspective: str
    derived: bool | str
    source_url: str
    source_file: str
    row: str
    vintage: str = ""
    retrieved_at: str = ""
    read_through: str = ""
    comment: str = ""

    @property
    def observation_id(self) -> str:
        """Id that depends on nothing but what is measured, by whom and when."""
        return hashlib.sha256("\0".join(self._parts(_KEY)).encode()).hexdigest()[:12]

    @property
    def series(self) -> tuple[str, ...]:
        """What it has in common with the other observations of its series."""
        return self._parts(SERIES)

    def _parts(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The values of these fields; the product stands in where it has no code."""
        told = {name: str(getattr(self, name)) for name in names}
        return tuple({**told, "product_code": self.product_code or self.product}.values())

    def as_row(self) -> dict[str, Any]:
        """Return the row of the table `observations`, for validation."""
        told = {name: getattr(self, name) for name in OBSERVATIONS.columns}
        return {**told, "value": self.amount}

    @property
    def amount(self) -> str:
        """The value without an exponent; what has more digits than a number of the table is left as it is."""
        value = self.value
        plain = isinstance(value, Decimal) and abs(value.adjusted()) <= _MOST_DIGITS
        return f"{value:f}" if plain else str(value)

"""A table described: its columns, and the rules that join several columns of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from schemas.syntax import Syntax

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["text", "integer", "number", "boolean"]
# Reasons that begin so tell of a value that is well formed and cannot be true; the row is set aside, and
# the rest of the result is none the worse for it.
IMPLAUSIBLE = "implausible: "


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes:
        name: its name.
        kind: text, integer, number or boolean.
        description: what it tells, in a sentence or two.
        unit: unit of its numbers, where they have one.
        allowed: the values that it may have; empty where they are open.
        syntax: how its values are written.
        required: whether every row has a value.
        unique: whether no two rows have the same value.
        low: smallest plausible number.
        high: largest plausible number.
        sdmx: the SDMX concept that it is, if there is one.
    """

    name: str
    kind: Kind
    description: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    syntax: Syntax | None = None
    required: bool = False
    unique: bool = False
    low: float | None = None
    high: float | None = None
    sdmx: str = ""

    def allowed_words(self) -> str:
        """Return in words which values the column may have; empty where any."""
        if self.allowed:
            return " | ".join(self.allowed)
        if self.low is not None or self.high is not None:
            return "..".join("" if end is None else f"{end:g}" for end in (self.low, self.high))
        return self.syntax.words if self.syntax else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that joins several columns of a row.

    Attributes:
        field: the column that is to blame where the rule is broken.
        reason: what is wrong then.
        holds: gives for a typed table which of its rows keep the rule.
    """

    field: str
    reason: str
    holds: Callable[[pd.DataFrame], pd.Series[bool]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row of it is, its columns in order, and its rules."""

    name: str
    description: str
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(field.name for field in self.fields)

"""The table `checks`: what the rules say of each figure, with the arithmetic and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.syntax import FIGURE_ID, LINE, UNIT, Syntax
from schemas.table import Field, Rule, Table

if TYPE_CHECKING:
    import pandas as pd

VERDICTS = ("agrees", "close", "differs", "not comparable", "not checked")
_IDS = Syntax(r"[0-9a-f]{12}(?:;[0-9a-f]{12})*", "ids of figures and observations, joined by “;”")
_UNIT = "see the column unit"

FIELDS = (
    Field("figure_id", "text", "The figure that was checked.", syntax=FIGURE_ID, required=True),
    Field(
        "rule", "text", "The rule that checked it; docs/checks.md tells of each.", syntax=LINE, required=True
    ),
    Field("rule_version", "text", "Version of the rule.", syntax=LINE, required=True),
    Field(
        "verdict",
        "text",
        "agrees: the rounding intervals meet; close: within 3 %; differs; not comparable, and why; "
        "not checked: there is nothing to compare with.",
        allowed=VERDICTS,
        required=True,
    ),
    Field(
        "decisive",
        "boolean",
        "Whether this row's verdict is the figure's: the worst of those that compare with official values or "
        "by arithmetic, else with other articles, else not comparable, else not checked.",
        required=True,
    ),
    Field("expected_low", "number", "Lower end of what the other side gives; null where open.", unit=_UNIT),
    Field("expected_high", "number", "Upper end of it; null where open.", unit=_UNIT),
    Field(
        "found_low",
        "number",
        "Lower end of what the cited digits allow or imply; null where open.",
        unit=_UNIT,
    ),
    Field("found_high", "number", "Upper end of it; null where open.", unit=_UNIT),
    Field("unit", "text", "Unit of these four.", syntax=UNIT),
    Field(
        "difference",
        "number",
        "How far the cited amount lies above (+) or below (−) the expected one, relative to it; null where "
        "that has no meaning.",
        unit="of 1",
    ),
    Field(
        "explanation",
        "text",
        "Sentences with the numbers: what is cited, who reports what, and why it agrees or not.",
        syntax=LINE,
        required=True,
    ),
    Field("evidence", "text", "The other figures and the observations that it rests on.", syntax=_IDS),
)


def _one_decisive(table: pd.DataFrame) -> pd.Series[bool]:
    return table.groupby("figure_id")["decisive"].transform("sum").eq(1)


CHECKS = Table(
    "checks",
    "One row per figure and rule that has something to say of it; every figure has at least one.",
    FIELDS,
    (Rule("decisive", "exactly one row of a figure is the decisive one", _one_decisive),),
)

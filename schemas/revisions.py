"""The table `revisions`: one row a value that a service has changed since it was first fetched."""

from __future__ import annotations

from citedfigures.figure import INDICATORS
from schemas.syntax import FIGURE_ID, LINE, MOMENT, NAME, PERIOD, UNIT
from schemas.table import Field, Table


def _amount(name: str, description: str) -> Field:
    unit = "see the column unit"
    return Field(name, "number", description, unit=unit, required=True, low=-1e18, high=1e18)


REVISIONS = Table(
    "revisions",
    "One row per value that a service of official statistics has changed between two answers that were kept.",
    (
        Field(
            "observation_id",
            "text",
            "The observation, which keeps its identifier; the table `observations` has its newest value.",
            syntax=FIGURE_ID,
            required=True,
        ),
        Field("source", "text", "Short code of the source.", syntax=NAME, required=True),
        Field("dataset", "text", "Data set, as it is called there.", syntax=LINE, required=True),
        Field("reporter", "text", "Whose figure it is.", syntax=NAME, required=True, sdmx="REF_AREA"),
        Field("partner", "text", "The other side.", syntax=NAME, sdmx="COUNTERPART_AREA"),
        Field("indicator", "text", "What is measured.", allowed=INDICATORS, required=True, sdmx="INDICATOR"),
        Field("product", "text", "The good; null for all goods together.", syntax=NAME, sdmx="PRODUCT"),
        Field("period", "text", "The time that it is about.", syntax=PERIOD, sdmx="TIME_PERIOD"),
        Field("unit", "text", "As in `observations`.", syntax=UNIT, required=True, sdmx="UNIT_MEASURE"),
        _amount("value_before", "The value before."),
        _amount("value_after", "The value after."),
        Field("seen_before", "text", "When the value before was fetched.", syntax=MOMENT, required=True),
        Field("seen_after", "text", "When the value after was fetched first.", syntax=MOMENT, required=True),
    ),
)

"""The table `observations`: one row a value that an official or operating body published."""

from __future__ import annotations

from citedfigures.figure import INDICATORS, STATISTICS
from schemas.observation_rules import RULES
from schemas.syntax import ADDRESS, FIGURE_ID, LINE, MOMENT, NAME, PERIOD, UNIT, Syntax
from schemas.table import Field, Table

# Codes of SDMX CL_OBS_STATUS that go with a value: normal, break, definition differs, estimated, forecast,
# experimental, imputed, not significant, provisional, low reliability, unvalidated.
STATUSES = ("A", "B", "D", "E", "F", "G", "I", "N", "P", "U", "V")
PERSPECTIVES = ("reported", "mirror")
_PRODUCT_CODE = Syntax(r"TOTAL|HS:\d{2}(?:\d{2}){0,4}", "TOTAL, or HS: and 2 to 10 digits: HS:27, HS:2709")

_ORIGIN = (
    Field("source", "text", "Short code of the source.", syntax=NAME, required=True),
    Field("organisation", "text", "Who published it.", syntax=LINE, required=True),
    Field("dataset", "text", "Data set, report or page, as it is called there.", syntax=LINE, required=True),
    Field("vintage", "text", "Edition, or the day of the extraction, where it is known.", syntax=LINE),
)
_MEANING = (
    Field(
        "reporter",
        "text",
        "Whose figure it is, coded as in `figures`: ISO 3166-1 alpha-3, EU, World, or the name of a line, "
        "port or route.",
        syntax=NAME,
        required=True,
        sdmx="REF_AREA",
    ),
    Field(
        "partner",
        "text",
        "The other side, coded as the reporter is; World where all partners are meant, null where there is "
        "no other side.",
        syntax=NAME,
        sdmx="COUNTERPART_AREA",
    ),
    Field("indicator", "text", "What is measured.", allowed=INDICATORS, required=True, sdmx="INDICATOR"),
    Field(
        "statistic", "text", "Level, share of a total, growth, or rank.", allowed=STATISTICS, required=True
    ),
    Field(
        "product",
        "text",
        "The good, named as in `figures`; null for all goods together.",
        syntax=NAME,
        sdmx="PRODUCT",
    ),
    Field(
        "product_code",
        "text",
        "The good in the Harmonized System, TOTAL for all goods; null where the source uses no such code.",
        syntax=_PRODUCT_CODE,
    ),
    Field(
        "period",
        "text",
        "The time that it is about, in the manner of ISO 8601; null where the source states none.",
        syntax=PERIOD,
        sdmx="TIME_PERIOD",
    ),
)
_AMOUNT = (
    Field(
        "value",
        "number",
        "The amount in `unit`, not in thousands or millions of it.",
        unit="see the column unit",
        required=True,
        low=-1e18,
        high=1e18,
        sdmx="OBS_VALUE",
    ),
    Field(
        "unit",
        "text",
        "ISO 4217 for money; t, bbl/d, km, percent, rank. A yearly rate has the plain unit.",
        syntax=UNIT,
        required=True,
        sdmx="UNIT_MEASURE",
    ),
    Field(
        "status",
        "text",
        "Status of the observation: A normal, B break, D definition differs, E estimated, F forecast, "
        "G experimental, I imputed, N not significant, P provisional, U low reliability, V unvalidated.",
        allowed=STATUSES,
        required=True,
        sdmx="OBS_STATUS",
    ),
    Field(
        "perspective",
        "text",
        "reported: from the books of the reporter; mirror: from those of the partner, turned round.",
        allowed=PERSPECTIVES,
        required=True,
    ),
    Field(
        "derived", "boolean", "Whether it is a sum made of published parts; see the comment.", required=True
    ),
)
_EVIDENCE = (
    Field(
        "source_url",
        "text",
        "Address that opens the page or data set it comes from.",
        syntax=ADDRESS,
        required=True,
    ),
    Field("retrieved_at", "text", "When it was taken from there; null where not known.", syntax=MOMENT),
    Field(
        "read_through",
        "text",
        "Through what it was read, where it was not read from the source itself.",
        syntax=LINE,
    ),
    Field("comment", "text", "What else is to be known about it.", syntax=LINE),
)
# What an observation says, wherever it was read from.
SAID = (*_ORIGIN, *_MEANING, *_AMOUNT, *_EVIDENCE)

OBSERVATIONS = Table(
    "observations",
    "One row per value that an official or operating body published, with where it comes from.",
    (
        Field(
            "observation_id",
            "text",
            "Identifier of the observation: the first 12 hexadecimal digits of the SHA-256 of source, "
            "dataset, reporter, partner, indicator, statistic, product_code (product where it is null), "
            "period, unit and perspective, joined by NUL. A revised value keeps it.",
            syntax=FIGURE_ID,
            required=True,
            unique=True,
        ),
        *SAID,
        Field(
            "source_file",
            "text",
            "File in data/raw that the row was read from.",
            syntax=LINE,
            required=True,
        ),
    ),
    RULES,
)

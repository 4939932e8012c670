"""The table `figures`: one row a figure that an article cites: meaning, amount, evidence."""

from __future__ import annotations

from citedfigures.figure import BOUNDS, INDICATORS, STATISTICS
from schemas.figure_rules import RULES
from schemas.syntax import ADDRESS, ARTICLE_ID, FIGURE_ID, LINE, NAME, PERIOD, SNIPPET, TEXT, UNIT, Syntax
from schemas.table import Field, Table

# Code points of the passage that are kept before and after a surface, to find it again.
CONTEXT_LENGTH = 40
# Fields that a reader may have taken from context; `inferred` names some of them.
INFERABLE = (
    "indicator", "statistic", "product", "reporter", "partner", "period", "base", "forecast", "unit", "bound",
)  # fmt: skip
# Fields whose words `read_from` quotes.
READ_FIELDS = (*INFERABLE, "attributed_to")
_FIELD_NAMES = "|".join(INFERABLE)
_INFERRED = Syntax(rf"(?:{_FIELD_NAMES})(?:;(?:{_FIELD_NAMES}))*", "names of fields, joined by “;”")
_READ_FROM = Syntax(r"\{.+\}", "a JSON object")

MEANING = (
    Field(
        "figure_id",
        "text",
        "Identifier of the figure: the first 12 hexadecimal digits of the SHA-256 of article_id, char_start "
        "and surface, joined by NUL. It does not depend on other figures or on the order of anything.",
        syntax=FIGURE_ID,
        required=True,
        unique=True,
    ),
    Field("article_id", "text", "The article that cites it.", syntax=ARTICLE_ID, required=True),
    Field("indicator", "text", "What is measured.", allowed=INDICATORS, required=True, sdmx="INDICATOR"),
    Field(
        "statistic", "text", "Level, share of a total, growth, or rank.", allowed=STATISTICS, required=True
    ),
    Field("product", "text", "The good or service, where one is named.", syntax=NAME, sdmx="PRODUCT"),
    Field(
        "reporter",
        "text",
        "Whose figure it is: ISO 3166-1 alpha-3, EU, EAEU, Europe, World, or the name of a pipeline, "
        "company or port.",
        syntax=NAME,
        sdmx="REF_AREA",
    ),
    Field(
        "partner", "text", "The other side, coded as the reporter is.", syntax=NAME, sdmx="COUNTERPART_AREA"
    ),
    Field(
        "period",
        "text",
        "The time that the figure is about, in the manner of ISO 8601; null where the text names none.",
        syntax=PERIOD,
        sdmx="TIME_PERIOD",
    ),
    Field("base", "text", "What a share is a share of.", syntax=NAME),
    Field(
        "forecast", "boolean", "Whether it is a plan, target, forecast or offer, not a fact.", required=True
    ),
)

AMOUNT = (
    Field(
        "value",
        "number",
        "The amount in `unit`; the end that the text names first where it is a range.",
        unit="see the column unit",
        required=True,
        low=-1e18,
        high=1e18,
        sdmx="OBS_VALUE",
    ),
    Field(
        "value_upper",
        "number",
        "The other end of a range; null otherwise.",
        unit="see the column unit",
        low=-1e18,
        high=1e18,
    ),
    Field(
        "unit",
        "text",
        "ISO 4217 for money; percent, percentage_point, t, m3, bbl/d, kWh, km, count, rank, USD/bbl.",
        syntax=UNIT,
        required=True,
        sdmx="UNIT_MEASURE",
    ),
    Field("bound", "text", "How the text bounds the amount.", allowed=BOUNDS, required=True),
    Field(
        "value_low",
        "number",
        "Lower end of what the digits as printed and the bound allow (17.6 allows 17.55 to 17.65); null "
        "where it is open.",
        unit="see the column unit",
    ),
    Field("value_high", "number", "Upper end of it; null where it is open.", unit="see the column unit"),
)

EVIDENCE = (
    Field("surface", "text", "Number and unit as printed, without hedge.", syntax=TEXT, required=True),
    Field("sentence", "text", "The sentence in which it stands, verbatim.", syntax=TEXT, required=True),
    Field(
        "char_start",
        "integer",
        "Where the surface begins in the full text.",
        unit="code points",
        required=True,
        low=0,
        high=100_000_000,
    ),
    Field(
        "char_end",
        "integer",
        "Where the surface ends in the full text.",
        unit="code points",
        required=True,
        low=1,
        high=100_000_000,
    ),
    Field(
        "prefix",
        "text",
        f"Up to {CONTEXT_LENGTH} code points of the passage before the surface.",
        syntax=SNIPPET,
    ),
    Field(
        "suffix",
        "text",
        f"Up to {CONTEXT_LENGTH} code points of the passage after the surface.",
        syntax=SNIPPET,
    ),
    Field("attributed_to", "text", "The source that the text names for the figure.", syntax=LINE),
    Field(
        "text_fragment_url",
        "text",
        "Address that opens the article at the surface (a text fragment); null where the address of the "
        "article is not known.",
        syntax=ADDRESS,
    ),
    Field(
        "inferred",
        "text",
        "Fields that were taken from context and are not stated in the figure's own clause, joined by “;”.",
        syntax=_INFERRED,
    ),
    Field(
        "read_from",
        "text",
        "The words of the text that gave each field, as a JSON object of field and words (several are joined "
        "by “ … ”). A field without words follows from the amount, the clause or the context.",
        syntax=_READ_FROM,
    ),
    Field(
        "repeats",
        "integer",
        "How often the same figure stands again in the article; 0 where it stands once.",
        unit="times",
        required=True,
        low=0,
        high=100_000,
    ),
    Field("reader_version", "text", "Version of the reader that read it.", syntax=LINE, required=True),
)

FIGURES = Table(
    "figures",
    "One row per figure that an article cites, with its meaning, its amount and the words it was read from.",
    MEANING + AMOUNT + EVIDENCE,
    RULES,
)

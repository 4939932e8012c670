"""The data dictionary: a row for each column of each table, and its page in the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.articles import ARTICLES
from schemas.checks import CHECKS
from schemas.figures import FIGURES
from schemas.observations import OBSERVATIONS
from schemas.places import PLACES
from schemas.rejected import REJECTED
from schemas.revisions import REVISIONS
from schemas.table import Field, Table

TABLES = (ARTICLES, FIGURES, CHECKS, OBSERVATIONS, PLACES, REVISIONS, REJECTED)
COLUMNS = ("table", "column", "type", "unit", "allowed", "sdmx", "description")
BEGIN = "<!-- dictionary: made by `python etl.py dictionary`, not by hand -->"
END = "<!-- end of the dictionary -->"


def dictionary_rows() -> list[dict[str, str]]:
    """Return a row for each column of each table, with the keys of `COLUMNS`."""
    return [_row(table, field) for table in TABLES for field in table.fields]


def _row(table: Table, field: Field) -> dict[str, str]:
    values = (
        table.name,
        field.name,
        field.kind,
        field.unit,
        field.allowed_words(),
        field.sdmx,
        field.description + ("" if field.required else " May be null."),
    )
    return dict(zip(COLUMNS, values, strict=True))


def dictionary_markdown() -> str:
    """Return the dictionary as Markdown: a section and a table of columns for each table."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for table in TABLES:
        yield from (f"### {table.name}", "", table.description, "")
        yield from ("| column | type | meaning | values | SDMX |", "| --- | --- | --- | --- | --- |")
        yield from (_line(field) for field in table.fields)
        yield ""


def _line(field: Field) -> str:
    kind = field.kind + ("" if field.required else ", may be null")
    values = "; ".join(part for part in (field.unit, field.allowed_words()) if part)
    cells = (f"`{field.name}`", kind, field.description, values, field.sdmx)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def replace_dictionary(page: str) -> str:
    """Return the page with the dictionary between its two marks made anew.

    Raises ValueError where a mark is missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no place for the dictionary: it needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{dictionary_markdown()}\n{END}{after}"

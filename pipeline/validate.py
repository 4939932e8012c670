"""Rows to tables: validated as read, converted, validated again; what fails is set aside with its reason.

Both stages are lazy: every failure of every row is found, not the first one. Nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa

from pipeline.articles import Article
from pipeline.errors import Rejection, quoted
from pipeline.figures import Row
from pipeline.official import NOTHING_OFFICIAL, Official
from pipeline.series import gaps
from schemas.articles import ARTICLES
from schemas.build import DTYPES, raw_schema, typed_schema
from schemas.checks import CHECKS
from schemas.dictionary import TABLES
from schemas.figures import FIGURES
from schemas.observations import OBSERVATIONS
from schemas.places import PLACES
from schemas.rejected import REJECTED
from schemas.revisions import REVISIONS
from schemas.table import Table

_EMPTY = "is empty, and must not be"
_DOUBLE = "stands in another row too, and must not"
# What Pandera names its own checks; the schemas' checks come with a reason of ours.
_PANDERA_REASONS = {"not_nullable": _EMPTY, "field_uniqueness": _DOUBLE}


@dataclass(frozen=True, slots=True)
class Tables:
    """The validated tables, with the schemas' columns and dtypes.

    Attributes:
        articles, figures, observations, places, revisions: rows that keep every rule.
        rejected: what was set aside, here and in the stages before.
        rejections: the same as objects.
        notes: sentences on what is missing from the official record, which is no error.
    """

    articles: pd.DataFrame
    figures: pd.DataFrame
    observations: pd.DataFrame
    places: pd.DataFrame
    revisions: pd.DataFrame
    rejected: pd.DataFrame
    rejections: tuple[Rejection, ...]
    notes: tuple[str, ...]

    def named(self) -> dict[str, pd.DataFrame]:
        """The tables by their names; `checks` is made of them later."""
        return {table.name: getattr(self, table.name) for table in TABLES if table is not CHECKS}


_CONVERTERS: dict[str, Callable[[str], object]] = {"integer": int, "number": float, "boolean": "True".__eq__}

# Where the row with this index stands: file and row of a rejection.
Place = Callable[[int], tuple[str, str]]


def validate(
    articles: Iterable[Article],
    figures: Iterable[Row],
    rejected: Iterable[Rejection],
    official: Official = NOTHING_OFFICIAL,
) -> Tables:
    """Validate what was read.

    Args:
        articles: the articles whose evidence fits.
        figures: rows of their figures, as `figures.figure_rows` makes them.
        rejected: what the stages before have set aside.
        official: observations and places, and what was set aside of them.

    Returns:
        The tables. A figure whose article is set aside is set aside too, with that reason.
    """
    rows = [_article_row(article) for article in articles]
    article_table, aside = validate_rows(ARTICLES, rows, lambda at: (rows[at]["source_file"], ""))
    files = {row["article_id"]: row["source_file"] for row in rows}
    kept, orphans = _with_article(list(figures), set(article_table["article_id"]), files)
    figure_table, wrong = validate_rows(FIGURES, kept, lambda at: _figure_place(kept[at], files))
    counts = figure_table["article_id"].value_counts()
    article_table["figure_count"] = article_table["article_id"].map(counts).fillna(0).astype("Int64")
    observations, misread, notes = _observation_table(official)
    places, misplaced = _place_table(official)
    revisions, unfit = _revision_table(official)
    of_official = (*official.rejected, *misread, *misplaced, *unfit)
    rejections = (*rejected, *aside, *orphans, *wrong, *of_official)
    tables = (article_table, figure_table, observations, places, revisions, _rejected_table(rejections))
    return Tables(*tables, rejections, notes)


def _observation_table(official: Official) -> tuple[pd.DataFrame, list[Rejection], tuple[str, ...]]:
    """The table of observations, what was set aside of it, and which years its series lack then."""
    rows = [observation.as_row() for observation in official.observations]
    at = [(observation.source_file, observation.row) for observation in official.observations]
    table, rejected = validate_rows(OBSERVATIONS, rows, at.__getitem__)
    kept = set(table["observation_id"])
    good = (observation for observation in official.observations if observation.observation_id in kept)
    return table, rejected, tuple(gaps(good))


def _place_table(official: Official) -> tuple[pd.DataFrame, list[Rejection]]:
    rows = [place.values for place in official.places]
    return validate_rows(PLACES, rows, lambda at: official.places[at].at)


def _revision_table(official: Official) -> tuple[pd.DataFrame, list[Rejection]]:
    rows = [revision.as_row() for revision in official.revisions]
    at = [(revision.after.source_file, revision.after.row) for revision in official.revisions]
    return validate_rows(REVISIONS, rows, at.__getitem__)


def _article_row(article: Article) -> Row:
    """The row of an article; its figures are counted when they are validated."""
    row = {
        "article_id": article.article_id,
        **article.metadata,
        "text_sha256": article.text_sha256,
        "text_length": article.text_length,
        "source_file": article.source_file,
        "figure_count": 0,
    }
    return {name: row[name] for name in ARTICLES.columns}


def _figure_place(row: Row, files: dict[str, str]) -> tuple[str, str]:
    return files[row["article_id"]], f"offset {row['char_start']}"


def _with_article(
    rows: list[Row], known: set[str], files: dict[str, str]
) -> tuple[list[Row], list[Rejection]]:
    """Part the rows whose article is among the known ones from the others."""
    kept = [row for row in rows if row["article_id"] in known]
    reason = "the article of this figure is set aside, and so is the figure"
    orphans = [
        Rejection(*_figure_place(row, files), "article_id", row["article_id"], reason)
        for row in rows
        if row["article_id"] not in known
    ]
    return kept, orphans


def validate_rows(table: Table, rows: list[Row], place: Place) -> tuple[pd.DataFrame, list[Rejection]]:
    """Validate rows in both stages.

    Args:
        table: what the rows are to be.
        rows: the rows, with the columns of the table; None and "" are no value.
        place: gives file and row of a rejection for the index of a row.

    Returns:
        The typed table of the rows that keep every rule, and a rejection for every failure.
    """
    raw, as_read = _passing(table, raw_schema(table), _as_text(table, rows), place)
    typed, as_typed = _passing(table, typed_schema(table), _converted(table, raw), place)
    return typed.reset_index(drop=True), [*as_read, *as_typed]


def _as_text(table: Table, rows: list[Row]) -> pd.DataFrame:
    """The rows as text, the way they would stand in a file; no value is null."""
    columns = {name: [_text(row[name]) for row in rows] for name in table.columns}
    return pd.DataFrame(columns, dtype="str", columns=list(table.columns))


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _converted(table: Table, raw: pd.DataFrame) -> pd.DataFrame:
    """Text to the dtypes of the table, also where it has no row."""
    return pd.DataFrame(
        {field.name: _converted_column(raw[field.name], field.kind) for field in table.fields}
    )


def _converted_column(column: pd.Series[str], kind: str) -> pd.Series[Any]:
    """A column of text that is known to be written right as what it means."""
    if kind == "text":
        return column
    made = [None if pd.isna(cell) else _CONVERTERS[kind](cell) for cell in column]
    return pd.Series(made, index=column.index, dtype=DTYPES[kind])


def _passing(
    table: Table, schema: pa.DataFrameSchema, frame: pd.DataFrame, place: Place
) -> tuple[pd.DataFrame, list[Rejection]]:
    """The rows of the frame that the schema accepts, and a rejection for every failure of the others."""
    try:
        return schema.validate(frame, lazy=True), []
    except pa.errors.SchemaErrors as error:
        failures = list(_failures(table, error.failure_cases, frame))
    rejections = [Rejection(*place(at), name, value, reason) for at, name, value, reason in failures]
    return frame.drop(index=pd.Index({at for at, *_ in failures})), rejections


def _failures(table: Table, cases: pd.DataFrame, frame: pd.DataFrame) -> Iterator[tuple[int, str, str, str]]:
    """Yield (index, column, value, reason) for each failure, in the order of the rows.

    A rule between columns comes with one case for each column; its name is the column to blame.
    """
    found: set[tuple[int, str, str]] = set()
    for case in cases.to_dict("records"):
        if case["index"] is None or case["index"] != case["index"]:
            raise RuntimeError(
                f"the schema does not fit its own table: {case['check']} ({case['failure_case']})"
            )
        of_row = case["schema_context"] == "DataFrameSchema"
        reason = str(case["check"])
        column = _blamed(table, reason) if of_row else str(case["column"])
        found.add((int(case["index"]), column, _PANDERA_REASONS.get(reason, reason)))
    for at, column, reason in sorted(found):
        value = frame[column].loc[at]
        yield at, column, "" if pd.isna(value) else quoted(value), reason


def _blamed(table: Table, reason: str) -> str:
    """The column that a rule blames."""
    return next(rule.field for rule in table.rules if rule.reason == reason)


def _rejected_table(rejections: Iterable[Rejection]) -> pd.DataFrame:
    """The table `rejected`, of the same dtypes where it has no row."""
    rows = [{name: getattr(rejection, name) for name in REJECTED.columns} for rejection in rejections]
    table = _as_text(REJECTED, rows)
    return typed_schema(REJECTED).validate(table)

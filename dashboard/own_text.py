"""A text of the visitor's own: its figures as rows like those of the table, with the checks of each.

Nothing is stored: the text lives as long as the visit. The reader and the checks are loaded when the first
text is read, as no other page needs them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data import Published

Row = dict[str, Any]
# Characters that are read: about forty pages. A longer text is for the command line.
MOST_CHARACTERS = 100_000
FIELDS = (
    "indicator", "statistic", "product", "reporter", "partner", "period", "base", "forecast", "value",
    "value_upper", "unit", "bound", "value_low", "value_high", "surface", "sentence", "char_start",
    "attributed_to", "inferred", "read_from",
)  # fmt: skip


@dataclass(frozen=True)
class Read:
    """A figure of the text: its row, where it stands in its sentence, and its checks, the decisive first."""

    row: Row
    start: int
    checks: list[Row]

    @property
    def verdict(self) -> str:
        """The verdict that the decisive check gives."""
        return str(self.checks[0]["verdict"])


def read(text: str, published: str | None, data: Published) -> list[Read]:
    """Read the figures of a text and check them against the published record.

    Args:
        text: plain English text.
        published: day, month or year of publication in ISO 8601; without it "last year" stays undated.
        data: the published tables.

    Raises:
        ValueError: `published` is no date; the message says what one is.
    """
    from citedfigures import read_figures
    from pipeline.checks.own import check_text
    from pipeline.errors import InputError
    from pipeline.passages import publication_date

    try:
        date = publication_date(published)
    except InputError as error:
        raise ValueError(str(error)) from error
    figures = read_figures(text, published=date)
    checks = check_text(text, figures, date, _official(data))
    return [
        Read(_row(text, figure), figure.start - figure.sentence_start, rows)
        for figure, rows in zip(figures, checks, strict=True)
    ]


def _row(text: str, figure: Any) -> Row:
    """A figure as a row of the table figures, as far as the pages show it."""
    from pipeline.figures import read_from

    told = {
        "value_upper": figure.upper,
        "value_low": figure.low,
        "value_high": figure.high,
        "char_start": figure.start,
        "sentence": text[figure.sentence_start : figure.sentence_end],
        "inferred": ";".join(figure.inferred) or None,
        "read_from": read_from(figure, text) or None,
    }
    return {name: told[name] if name in told else getattr(figure, name) for name in FIELDS}


@st.cache_resource(max_entries=1, show_spinner=False)
def _indexed(sha256: str, _observations: pd.DataFrame) -> Any:
    from pipeline.checks.observed import Observations

    return Observations(_observations)


def _official(data: Published) -> Any:
    """The official values, indexed once for each published table of them."""
    return _indexed(data.run["files"]["observations.parquet"]["sha256"], data.observations)


def as_csv(found: list[Read]) -> str:
    """The figures as CSV, with verdict and explanation; cells that a spreadsheet would run are guarded."""
    from pipeline.tables import csv_bytes

    rows = [{**one.row, "verdict": one.verdict, "explanation": one.checks[0]["explanation"]} for one in found]
    columns = [*FIELDS, "verdict", "explanation"]
    return csv_bytes(pd.DataFrame(rows, columns=columns).convert_dtypes()).decode()


def as_json(found: list[Read]) -> str:
    """The figures as JSON, each with all its checks."""
    objects = [{**one.row, "verdict": one.verdict, "checks": one.checks} for one in found]
    return json.dumps({"figures": objects}, ensure_ascii=False, indent=2)

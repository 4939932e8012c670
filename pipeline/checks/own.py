"""Checks of a text of one's own: its figures as the reader gives them, beside the official record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from citedfigures import Figure
from pipeline.checks.case import Case
from pipeline.checks.citations import Citations, Cited
from pipeline.checks.observed import Observations
from pipeline.checks.table import check_rows
from pipeline.figures import figure_id
from schemas.checks import CHECKS

# Stands for the id of an article that has none.
TEXT_ID = "text"


def check_text(
    text: str, figures: Iterable[Figure], published: str | None, official: Observations
) -> list[list[dict[str, Any]]]:
    """Check the figures of a text.

    Args:
        text: the text.
        figures: its figures, as `citedfigures.read_figures` gives them.
        published: date of publication; without one no figure is called stale.
        official: the official values.

    Returns:
        For each figure, in their order, its rows of the table `checks`, the decisive one first.
    """
    cited = [_cited(text, figure) for figure in figures]
    citations = Citations(cited, {TEXT_ID: published or ""})
    return [_rows(Case(figure, citations, official)) for figure in cited]


def _rows(case: Case) -> list[dict[str, Any]]:
    return [dict(zip(CHECKS.columns, row, strict=True)) for row in check_rows(case)]


def _cited(text: str, figure: Figure) -> Cited:
    return Cited(
        figure_id=figure_id(TEXT_ID, figure.start, figure.surface), article_id=TEXT_ID,
        indicator=figure.indicator, statistic=figure.statistic, product=figure.product,
        reporter=figure.reporter, partner=figure.partner, period=figure.period, base=figure.base,
        forecast=figure.forecast, value=figure.value, value_upper=figure.upper, unit=figure.unit,
        bound=figure.bound, value_low=figure.low, value_high=figure.high, surface=figure.surface,
        sentence=text[figure.sentence_start : figure.sentence_end], char_start=figure.start,
        char_end=figure.end, inferred=";".join(figure.inferred) or None,
    )  # fmt: skip

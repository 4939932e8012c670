"""Verdicts of the checks: their words, their signs, and badges that do not rest on colour.

A verdict comes with the check that carries it (`decisive`); the others of a figure are told beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.phrases import visible
from dashboard.texts import entry

Row = dict[str, Any]
NOT_COMPARABLE, UNCHECKED = "not comparable", "not checked"  # codes, as the table has them
# In the order in which they are told: what holds, what does not, what cannot be said.
SIGNS = {"agrees": "✓", "close": "≈", "differs": "≠", NOT_COMPARABLE: "?", UNCHECKED: "–"}


def sign(verdict: str) -> str:
    """The sign of a verdict; that of "not checked" for one that is not known."""
    return SIGNS.get(verdict, SIGNS[UNCHECKED])


def place(verdict: str) -> int:
    """Where a verdict stands in their order; after all others where it is not known."""
    return list(SIGNS).index(verdict) if verdict in SIGNS else len(SIGNS)


def said(verdict: str) -> str:
    """A verdict as text: "≈ close"."""
    return f"{sign(verdict)}\N{NO-BREAK SPACE}{word(verdict)}"


def word(verdict: str) -> str:
    """What a verdict is called; its code where it is not known."""
    return visible(entry("verdicts.words").get(verdict, verdict))


def meaning(verdict: str) -> str:
    """What a verdict says; "" for one that is not known."""
    told: str = entry("verdicts.meanings").get(verdict, "")
    return told


def badge(verdict: str) -> str:
    """A verdict as HTML: its sign, its word, and a frame of its own."""
    kind = (verdict if verdict in SIGNS else UNCHECKED).replace(" ", "-")
    return (
        f'<span class="mv-verdict mv-{kind}" title="{escape(meaning(verdict))}">'
        f'<span aria-hidden="true">{sign(verdict)}</span> {escape(word(verdict))}</span>'
    )


def decisive(checks: pd.DataFrame) -> dict[str, Row]:
    """For each figure the check that carries its verdict, by the figure's id."""
    return {row["figure_id"]: row for row in records(checks[checks["decisive"].astype(bool)])}


def found(data: Published, figures: Iterable[Mapping[str, Any]]) -> dict[str, Row]:
    """The check that carries the verdict of each of these figures, by the figure's id; never change them."""
    ids = [row["figure_id"] for row in figures]
    return kept((data.edition, "decisive", *ids), lambda: _found(data, ids))


def _found(data: Published, ids: list[str]) -> dict[str, Row]:
    rows = data.rows("SELECT * FROM checks WHERE decisive AND figure_id IN (SELECT unnest(?))", ids)
    return {row["figure_id"]: row for row in rows}


def tally(data: Published) -> dict[str, int]:
    """How many of all published figures have each verdict, in their order."""
    return kept((data.edition, "tally"), lambda: _tally(data))


def _tally(data: Published) -> dict[str, int]:
    told = data.rows(
        "WITH told AS (SELECT figure_id, verdict FROM checks WHERE decisive) "
        f"SELECT coalesce(verdict, '{UNCHECKED}') AS verdict, count(*) AS figures "
        "FROM figures LEFT JOIN told USING (figure_id) GROUP BY 1"
    )
    how_many = {row["verdict"]: row["figures"] for row in told}
    return {verdict: how_many[verdict] for verdict in sorted(how_many, key=place)}


def of(verdicts: Mapping[str, Row], figure_id: str) -> str:
    """The verdict of a figure; "not checked" where no check tells of it."""
    row = verdicts.get(figure_id)
    return str(row["verdict"]) if row else UNCHECKED


def counts(told: Iterable[str]) -> dict[str, int]:
    """How many figures have each verdict, in their order; verdicts that none has are left out."""
    how_many = Counter(told)
    return {verdict: how_many[verdict] for verdict in sorted(how_many, key=place)}

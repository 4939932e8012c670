"""The cited figures: those of a page, of an article, around one, and those that fit a choice.

A page shows some hundreds of figures at most, however many are published; what it leaves out, it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.data import Published
from dashboard.finished import kept
from dashboard.panels import TOPICS, Panel, Row, panels, quantity_key, topic
from dashboard.verdicts import UNCHECKED

MOST_DRAWN = 400  # figures on the charts of a page
MOST_OPTIONS = 500  # values that a choice offers; the field of words finds what is beyond
SEARCHED = ("sentence", "surface", "product", "base", "attributed_to")
# Names in addresses, and the columns that they choose by.
COLUMNS = {
    "figure": "figure_id",
    "article": "article_id",
    "indicator": "indicator",
    "reporter": "reporter",
    "partner": "partner",
    "period": "period",
}
# The topics of the page Trade.
TRADE = ("trade", "investment")
VERDICTS = "SELECT figure_id, verdict FROM checks WHERE decisive"
# What tells of which topic a figure is, as one text.
PAIR = "indicator || chr(10) || coalesce(product, '')"


@dataclass(frozen=True)
class Choice:
    """Which figures are asked for: those that fit all that is not "". `topics` are of `panels.TOPICS`."""

    topics: tuple[str, ...] = ()
    figure: str = ""
    article: str = ""
    indicator: str = ""
    reporter: str = ""
    partner: str = ""
    period: str = ""
    verdict: str = ""
    text: str = ""

    def condition(self, data: Published) -> tuple[str, list[Any]]:
        """The choice as a condition in SQL on the table figures, and the values for its `?`."""
        parts: list[str] = []
        values: list[Any] = []
        for name, column in COLUMNS.items():
            if getattr(self, name):
                parts.append(f"{column} = ?")
                values.append(getattr(self, name))
        if self.topics:
            parts.append(f"{PAIR} IN (SELECT unnest(?))")
            values.append(_pairs(data, self.topics))
        if self.verdict:
            # A figure that no check tells of was not checked either.
            fits = "NOT IN" if self.verdict == UNCHECKED else "IN"
            compared = "<>" if self.verdict == UNCHECKED else "="
            parts.append(f"figure_id {fits} (SELECT figure_id FROM ({VERDICTS}) WHERE verdict {compared} ?)")
            values.append(self.verdict)
        if self.text:
            found = (f"coalesce(contains(lower({column}), lower(?)), false)" for column in SEARCHED)
            parts.append(f"({' OR '.join(found)})")
            values += [self.text] * len(SEARCHED)
        return " AND ".join(parts) or "true", values


def _pairs(data: Published, topics: tuple[str, ...]) -> list[str]:
    """The pairs of indicator and product that belong to these topics, as `PAIR` writes them."""
    pairs = kept(
        (data.edition, "pairs"), lambda: data.rows("SELECT DISTINCT indicator, product FROM figures")
    )
    return [f"{pair['indicator']}\n{pair['product'] or ''}" for pair in pairs if topic(pair) in topics]


def by_id(data: Published, figure_id: str) -> Row | None:
    """The row of a figure, None where there is none of that id."""
    return by_ids(data, [figure_id]).get(figure_id)


def by_ids(data: Published, ids: list[str]) -> dict[str, Row]:
    """The rows of figures by their ids, without those that are not there."""
    found = data.rows("SELECT * FROM figures WHERE figure_id IN (SELECT unnest(?))", ids) if ids else []
    return {row["figure_id"]: row for row in found}


def count(data: Published, choice: Choice) -> int:
    """How many figures fit a choice."""
    where, values = choice.condition(data)
    sql = f"SELECT count(*) AS figures FROM figures WHERE {where}"
    return kept((data.edition, "count", repr(choice)), lambda: int(data.rows(sql, *values)[0]["figures"]))


def page(data: Published, choice: Choice, first: int, most: int) -> list[Row]:
    """The figures that fit a choice, `most` of them from the place `first`; never change them."""
    where, values = choice.condition(data)
    sql = f"SELECT * FROM figures WHERE {where} LIMIT {int(most)} OFFSET {int(first)}"
    return kept((data.edition, "page", repr(choice), str(first), str(most)), lambda: data.rows(sql, *values))


def batches(data: Published, choice: Choice, size: int = 10_000) -> Iterator[pd.DataFrame]:
    """All figures that fit a choice, in frames of at most `size` rows."""
    where, values = choice.condition(data)
    return data.tables.batches(f"SELECT * FROM figures WHERE {where}", *values, size=size)


def options(data: Published, column: str, choice: Choice = Choice()) -> list[str]:
    """The values that a column of the chosen figures has: the most frequent `MOST_OPTIONS`."""
    where, values = choice.condition(data)
    sql = (
        f"SELECT {column} AS value FROM figures WHERE {where} AND {column} IS NOT NULL "
        f"GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {MOST_OPTIONS}"
    )
    key = (data.edition, "options", column, repr(choice))
    return kept(key, lambda: [row["value"] for row in data.rows(sql, *values)])


def on(data: Published, choice: Choice) -> list[Row]:
    """The figures that are drawn for a choice, in the order of the table; never change them.

    Of more than `MOST_DRAWN`, those with a verdict come before those that were not checked.
    """
    where, values = choice.condition(data)
    sql = f"""
        WITH chosen AS (SELECT * FROM numbered_figures WHERE {where})
        SELECT chosen.* FROM chosen LEFT JOIN ({VERDICTS}) AS told USING (figure_id)
        ORDER BY coalesce(told.verdict, '{UNCHECKED}') = '{UNCHECKED}', place LIMIT {MOST_DRAWN}
        """
    return kept((data.edition, "on", repr(choice)), lambda: _in_order(data.rows(sql, *values)))


def _in_order(rows: list[Row]) -> list[Row]:
    rows = sorted(rows, key=lambda row: row["place"])
    return [{name: value for name, value in row.items() if name != "place"} for row in rows]


def same_quantity(data: Published, figure: Row, most: int) -> list[Row]:
    """Up to `most` other figures of the same reporter that may stand on one axis with this one."""
    fields = ("statistic", "unit", "reporter")
    fits = " AND ".join(f"{field} IS NOT DISTINCT FROM ?" for field in fields)
    found = data.rows(
        f"SELECT * FROM figures WHERE figure_id <> ? AND {fits} LIMIT {MOST_DRAWN}",
        figure["figure_id"], *(figure[field] for field in fields),
    )  # fmt: skip
    key = quantity_key(figure)
    return [row for row in found if quantity_key(row) == key][:most]


def around(data: Published, figure_id: str) -> tuple[Row | None, Row | None]:
    """The figures before and after one in the table, None at its ends."""
    found = data.rows(
        "WITH here AS (SELECT place FROM numbered_figures WHERE figure_id = ?) "
        "SELECT figures.*, figures.place - here.place AS way FROM numbered_figures AS figures, here "
        "WHERE figures.place BETWEEN here.place - 1 AND here.place + 1",
        figure_id,
    )
    by_way = {row["way"]: row for row in found}
    return by_way.get(-1), by_way.get(1)


def slug(panel: Panel) -> str:
    """The name of a panel in an address: "cited-trade-share-imports-any-percent"."""
    words = (re.sub(r"[^\w/]+", "-", part).replace("/", "-per-") or "any" for part in panel.key)
    return "-".join(("cited", *words))


def find(data: Published, name: str, **choice: str) -> Panel | None:
    """The panel whose `slug` is `name`, of the figures that fit the choice; None where there is none."""
    topics = (code for code in TOPICS if name.startswith(f"cited-{code}-"))
    pages = (on(data, Choice(page_topics(code), **choice)) for code in topics)
    return next((panel for rows in pages for panel in panels(rows) if slug(panel) == name), None)


def page_topics(code: str) -> tuple[str, ...]:
    """The topics of the page that shows a topic."""
    return TRADE if code in TRADE else (code,)

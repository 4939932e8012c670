"""What the checks of a figure say, with the observations and figures that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard import amounts, links, parts, phrases, verdicts
from dashboard.data import Published, records

Row = dict[str, Any]


def section(figure: Row, data: Published) -> str:
    """The checks of a figure as HTML, the one that carries its verdict first."""
    rows = records(data.checks[data.checks["figure_id"].eq(figure["figure_id"])])
    if not rows:
        return parts.section("Does it hold?", "No check tells of this figure.")
    return parts.section("Does it hold?") + listed(rows, data, figure["figure_id"])


def listed(rows: list[Row], data: Published, figure_id: str = "") -> str:
    """Checks as a list, the one that carries the verdict first; `figure_id` is the figure they are of."""
    rows = sorted(rows, key=lambda row: (not row["decisive"], verdicts.place(row["verdict"])))
    told = _Evidence(data, figure_id)
    items = "".join(_item(row, told) for row in rows)
    return f'<ul class="mv-checks">{items}</ul>'


def _item(row: Row, told: _Evidence) -> str:
    evidence = told.links((row["evidence"] or "").split(";"))
    rule = f"Rule “{row['rule'].replace('_', ' ')}”, version {row['rule_version']}"
    return (
        f"<li>{verdicts.badge(row['verdict'])}<p>{parts.text(row['explanation'])}</p>"
        f'<p class="mv-note">{parts.text(rule)}{evidence}</p></li>'
    )


class _Evidence:
    """Finds what the ids of a check's evidence stand for."""

    def __init__(self, data: Published, own: str) -> None:
        self._observations = data.observations.set_index("observation_id", drop=False)
        self._figures = data.figures.set_index("figure_id", drop=False)
        self._own = own

    def links(self, ids: Iterable[str]) -> str:
        """Links to all evidence but the figure itself; "" where there is none."""
        others = [name for name in dict.fromkeys(ids) if name and name != self._own]
        made = [self._link(name) for name in others]
        return f". Evidence: {'; '.join(made)}" if made else ""

    def _link(self, name: str) -> str:
        if name in self._observations.index:
            return observation(_row(self._observations, name))
        if name in self._figures.index:
            figure = _row(self._figures, name)
            return parts.link(phrases.said(figure), links.figure(name))
        return parts.text(name)


def _row(frame: pd.DataFrame, name: str) -> Row:
    return records(frame.loc[[name]])[0]


def observation(row: Mapping[str, Any]) -> str:
    """An official observation as a link to its source: "Imports of Kazakhstan from Russia, 2013: 17.97 …"."""
    partner = None if row["partner"] == "World" else row["partner"]
    words = phrases.what({**row, "partner": partner, "base": None, "forecast": False})
    said = f"{words}: {amounts.observed(row)} ({row['organisation']})"
    return parts.outside_link(said, row["source_url"])

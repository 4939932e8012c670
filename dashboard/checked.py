"""What the checks of a figure say, with the observations and figures that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard import amounts, cited, links, parts, phrases, verdicts
from dashboard.data import Published
from dashboard.texts import text

Row = dict[str, Any]


def section(figure: Row, data: Published) -> str:
    """The checks of a figure as HTML, the one that carries its verdict first."""
    rows = data.rows("SELECT * FROM checks WHERE figure_id = ?", figure["figure_id"])
    if not rows:
        return parts.section(text("checked.title"), text("checked.nothing"))
    return parts.section(text("checked.title")) + listed(rows, data, figure["figure_id"])


def listed(rows: list[Row], data: Published, figure_id: str = "") -> str:
    """Checks as a list, the one that carries the verdict first; `figure_id` is the figure they are of."""
    rows = sorted(rows, key=lambda row: (not row["decisive"], verdicts.place(row["verdict"])))
    told = _Evidence(data, rows, figure_id)
    items = "".join(_item(row, told) for row in rows)
    return f'<ul class="mv-checks">{items}</ul>'


def _item(row: Row, told: _Evidence) -> str:
    evidence = told.links(_ids(row))
    rule = text("checked.rule", rule=row["rule"].replace("_", " "), version=row["rule_version"])
    return (
        f"<li>{verdicts.badge(row['verdict'])}<p>{parts.text(row['explanation'])}</p>"
        f'<p class="mv-note">{parts.text(rule)}{evidence}</p></li>'
    )


def _ids(row: Row) -> list[str]:
    """The ids of what a check rests on, each once."""
    return [name for name in dict.fromkeys((row["evidence"] or "").split(";")) if name]


class _Evidence:
    """What the ids of checks' evidence stand for."""

    def __init__(self, data: Published, checks: Iterable[Row], own: str) -> None:
        ids = sorted({name for row in checks for name in _ids(row)})
        observed = data.rows("SELECT * FROM observations WHERE observation_id IN (SELECT unnest(?))", ids)
        self._observations = {row["observation_id"]: row for row in observed}
        self._figures = cited.by_ids(data, ids)
        self._own = own

    def links(self, ids: Iterable[str]) -> str:
        """Links to all evidence but the figure itself; "" where there is none."""
        made = [self._link(name) for name in ids if name != self._own]
        return f". {parts.text(text('checked.evidence'))} {'; '.join(made)}" if made else ""

    def _link(self, name: str) -> str:
        if name in self._observations:
            return observation(self._observations[name])
        if name in self._figures:
            return parts.link(phrases.said(self._figures[name]), links.figure(name))
        return parts.text(name)


def observation(row: Mapping[str, Any]) -> str:
    """An official observation as a link to its source: "Imports of Kazakhstan from Russia, 2013: 17.97 …"."""
    partner = None if row["partner"] == "World" else row["partner"]
    words = phrases.what({**row, "partner": partner, "base": None, "forecast": False})
    amount, organisation = amounts.observed(row), row["organisation"]
    said = text("checked.observation", what=words, amount=amount, organisation=organisation)
    return parts.outside_link(said, row["source_url"])

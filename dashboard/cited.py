"""The cited figures of a page, and the charts that they make."""

from __future__ import annotations

import re
from typing import Any

from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.panels import TOPICS, Panel, Row, panels, topic


def on(data: Published, *topics: str) -> list[Row]:
    """The rows of the cited figures on these topics (`panels.TOPICS`); never change them."""
    return kept(
        (data.edition, "cited", *topics),
        lambda: [row for row in records(data.figures) if topic(row) in topics],
    )


def panels_of(rows: list[Row], **choice: str) -> list[Panel]:
    """The charts of those `rows` whose fields are as in `choice`; an empty choice leaves a field open."""
    asked = {field: value for field, value in choice.items() if value}
    return panels([row for row in rows if all(row[field] == value for field, value in asked.items())])


def slug(panel: Panel) -> str:
    """The name of a panel in an address: "cited-trade-share-imports-any-percent"."""
    words = (re.sub(r"[^\w/]+", "-", part).replace("/", "-per-") or "any" for part in panel.key)
    return "-".join(("cited", *words))


def find(data: Published, name: str, **choice: Any) -> Panel | None:
    """The panel whose `slug` is `name`, of the figures that fit the choice; None where there is none."""
    topics = (topic for topic in TOPICS if name.startswith(f"cited-{topic}-"))
    made = (panel for topic in topics for panel in panels_of(on(data, topic), **choice))
    return next((panel for panel in made if slug(panel) == name), None)

"""Energy: shares and amounts of energy trade, and what pipelines and ports can carry."""

from __future__ import annotations

import streamlit as st

from dashboard import links, names, parts, shell
from dashboard.data import records
from dashboard.panels import Panel, Row, panels, topic

BOUND_NOTE = (
    "Cited as a bound, not as a value: every share on the line fits the words. A ring is not part of it."
)
UNITS_NOTE = "A length that is printed in kilometres and in miles is one length, and drawn once."


def show() -> None:
    """Draw the page."""
    shell.title("Energy")
    st.html(
        parts.heading("Energy", "What is sold, and what the pipelines can carry, as the articles cite it.")
    )
    data = shell.published()
    rows = [row for row in records(data.figures) if topic(row) == "energy"]
    if rows:
        _content(rows, data.by_article())
    else:
        st.html(parts.notice("No figures on energy", "No article of this set cites a figure on energy."))
    shell.footer(data)


def _content(rows: list[Row], articles: dict[str, Row]) -> None:
    codes = sorted({row["reporter"] for row in rows if row["reporter"]}, key=names.place_title)
    whose = shell.choice("Country or line", "reporter", codes, names.place_title, width=260)
    shown = [
        _noted(panel) for panel in panels([row for row in rows if not whose or row["reporter"] == whose])
    ]
    if not shown:
        st.html(
            parts.notice("Nothing left by this choice", f"No figure on energy is about {names.place(whose)}.")
            + f"<p>{parts.link('Show all', links.page('energy'))}</p>"
        )
    for words, members in sections(shown).items():
        st.html(parts.section(words))
        shell.panels_in_columns(members, articles)


def _noted(panel: Panel) -> Panel:
    bounded = any(row["bound"] in ("more_than", "less_than") for row in panel.rows)
    if panel.key[1] == "share" and bounded:
        return Panel(panel.key, panel.title, BOUND_NOTE, panel.rows)
    if panel.key[2] == "length" and len({row["unit"] for row in panel.rows}) > 1:
        return Panel(panel.key, panel.title, UNITS_NOTE, panel.rows)
    return panel


def sections(shown: list[Panel]) -> dict[str, list[Panel]]:
    """Charts by section: trade in energy, then pipelines and ports, then what is left."""
    found: dict[str, list[Panel]] = {}
    for words in ("Trade in energy", "Pipelines and routes", "Production and use"):
        members = [panel for panel in shown if _section(panel) == words]
        if members:
            found[words] = members
    return found


def _section(panel: Panel) -> str:
    if panel.key[2] in (
        "exports and imports",
        "exports",
        "imports",
        "trade_balance",
        "trade_turnover",
        "price",
    ):
        return "Trade in energy"
    return (
        "Pipelines and routes" if panel.key[2] in ("length", "capacity", "transit") else "Production and use"
    )


if __name__ == "__main__":
    show()

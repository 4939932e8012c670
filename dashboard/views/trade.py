"""Trade: exports, imports, balance, turnover and shares by partner, and ranks of investors."""

from __future__ import annotations

import streamlit as st

from dashboard import links, names, parts, shell
from dashboard.data import records
from dashboard.panels import Panel, Row, panels, topic

WARNING = (
    "A balance and a turnover are different quantities, so they stand on separate charts with separate "
    "scales: do not compare the lengths of their bars."
)


def show() -> None:
    """Draw the page."""
    shell.title("Trade")
    st.html(parts.heading("Trade", "Who buys, who sells and who invests, as the articles cite it."))
    data = shell.published()
    rows = [row for row in records(data.figures) if topic(row) in ("trade", "investment")]
    if rows:
        _content(rows, data.by_article())
    else:
        st.html(
            parts.notice(
                "No figures on trade", "No article of this set cites a figure on trade or investment."
            )
        )
    shell.footer(data)


def _content(rows: list[Row], articles: dict[str, Row]) -> None:
    partner = _partner(rows)
    shown = panels([row for row in rows if not partner or row["partner"] == partner])
    if not shown:
        st.html(
            parts.notice(
                "Nothing left by this choice", f"No figure on trade names {names.place(partner)} as partner."
            )
            + f"<p>{parts.link('Show all partners', links.page('trade'))}</p>"
        )
    for words, members in sections(shown).items():
        both = {panel.key[2] for panel in members} >= {"trade_balance", "trade_turnover"}
        st.html(parts.section(words, WARNING if both else ""))
        shell.panels_in_columns(members, articles)


def _partner(rows: list[Row]) -> str:
    codes = sorted({row["partner"] for row in rows if row["partner"]}, key=names.place_title)
    return shell.choice("Partner", "partner", codes, names.place_title, width=260)


def sections(shown: list[Panel]) -> dict[str, list[Panel]]:
    """Charts by section: what is bought and sold, what nets or sums the two, and who invests."""
    found: dict[str, list[Panel]] = {}
    for panel in shown:
        found.setdefault(_section(panel), []).append(panel)
    return found


def _section(panel: Panel) -> str:
    if panel.key[0] == "investment":
        return "Investment"
    net = panel.key[2] in ("trade_balance", "trade_turnover")
    return "Balance and turnover" if net else "Exports and imports"


if __name__ == "__main__":
    show()

"""Trade: what is declared by partner and year, with the cited figures on the lines, and who invests."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, cited, frames, links, names, official, parts, shell, trade_record, verdicts
from dashboard.cited import Choice
from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.panels import Panel, Row
from dashboard.texts import entry, text

MOST_SIDES = 12  # more of them are folded, so that they do not bury what follows


def show() -> None:
    """Draw the page."""
    shell.title(links.PAGES["trade"])
    st.html(parts.heading(links.PAGES["trade"], text("trade.lead")))
    data = shell.published()
    rows = cited.on(data, Choice(cited.TRADE))
    declared = kept((data.edition, "reporters"), lambda: official.reporters(data.observations))
    if declared:
        _record(data, rows, declared)
    if rows:
        _cited(data)
    elif not declared:
        st.html(parts.notice(*entry("trade.nothing")))
    shell.footer(data)


@st.fragment
def _record(data: Published, rows: list[Row], declared: list[str]) -> None:
    """The official lines of the quantity that the address names, and the flow as both sides declare it.

    A choice of another quantity or country draws this alone anew.
    """
    words = entry("trade.quantities")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quantity = shell.one_of(text("trade.show"), "show", official.QUANTITIES, words.__getitem__)
        reporter = (
            shell.one_of(text("trade.country"), "reporter", declared, names.place_title)
            if len(declared) > 1
            else declared[0]
        )
    found = verdicts.found(data, rows)
    drawn = trade_record.chart(data, rows, found, reporter, quantity)
    if drawn is None:
        title, told = entry("trade.no_series")
        told = told.format(thing=words[quantity].lower(), whose=names.place(reporter))
        st.html(parts.notice(title, told))
    else:
        frames.framed(drawn, found, data.edition)
    _both_sides(data, reporter)


def _both_sides(data: Published, reporter: str) -> None:
    """The flows that both sides have declared, side by side in a table."""
    both = kept(
        (data.edition, "both-sides", reporter), lambda: official.both_sides(data.observations, reporter)
    )
    if both.empty:
        return
    columns = [column.format(whose=names.place_title(reporter)) for column in entry("trade.sides.columns")]
    caption = text("trade.sides.caption", whose=names.place(reporter))
    rows = [_sides(row) for row in records(both)]
    st.html(parts.section(text("trade.sides.title"), text("trade.sides.note")))
    st.html(parts.table(columns, rows[:MOST_SIDES], caption, labelled=True))
    if len(rows) > MOST_SIDES:
        more = names.counted(len(rows) - MOST_SIDES, text("trade.sides.earlier"))
        with st.expander(names.sentence_case(more)):
            caption = text("trade.sides.earlier_caption")
            st.html(parts.table(columns, rows[MOST_SIDES:], caption, labelled=True))


def _sides(row: Row) -> list[str]:
    kind = names.sentence_case(names.indicator(row["flow"]))
    flow = text(f"trade.sides.flow.{row['flow']}", flow=kind, partner=names.place(row["partner"]))
    return [parts.text(flow), parts.text(row["year"]), _declared(row, ""), _declared(row, "_mirror")]


def _declared(row: Row, side: str) -> str:
    amount = parts.text(amounts.rounded(row[f"value{side}"], row[f"unit{side}"]))
    source = parts.outside_link(row[f"organisation{side}"], row[f"source_url{side}"])
    return f'{amount} <span class="mv-stated">{source}</span>'


def _cited(data: Published) -> None:
    """All cited figures of the page's topic, on charts of their own."""
    st.html(parts.section(text("trade.cited.title"), text("trade.cited.note")))
    choice = Choice(cited.TRADE, partner=_partner(data))
    shown = shell.panels_of(data, choice)
    if not shown:
        title, told = entry("trade.none_left")
        st.html(
            parts.notice(title, told.format(partner=names.place(choice.partner)))
            + f"<p>{parts.link(text('trade.show_all'), links.page('trade'))}</p>"
        )
    for name, members in sections(shown).items():
        both = {panel.key[2] for panel in members} >= {"trade_balance", "trade_turnover"}
        st.html(parts.section(text(f"trade.sections.{name}"), text("trade.cited.warning") if both else ""))
        shell.panels_in_columns(members, data, partner=choice.partner)


def _partner(data: Published) -> str:
    codes = sorted(cited.options(data, "partner", Choice(cited.TRADE)), key=names.place_title)
    return shell.choice(text("trade.partner"), "partner", codes, names.place_title, width=260)


def sections(shown: list[Panel]) -> dict[str, list[Panel]]:
    """Charts by section: what is bought and sold, what nets or sums the two, and who invests."""
    found: dict[str, list[Panel]] = {}
    for panel in shown:
        found.setdefault(_section(panel), []).append(panel)
    return found


def _section(panel: Panel) -> str:
    if panel.key[0] == "investment":
        return "investment"
    return "net" if panel.key[2] in ("trade_balance", "trade_turnover") else "flows"


if __name__ == "__main__":
    show()

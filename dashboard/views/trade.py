"""Trade: what is declared by partner and year, with the cited figures on the lines, and who invests."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, frames, links, names, official, parts, series, shell, verdicts
from dashboard.data import Published, records
from dashboard.finished import kept
from dashboard.panels import Panel, Row, panels, topic

WARNING = (
    "A balance and a turnover are different quantities, so they stand on separate charts with separate "
    "scales: do not compare the lengths of their bars."
)
SIDES = (
    "The two declare in their own currencies and by their own rules: exports are valued at the border that "
    "the goods leave, imports with freight and insurance; goods that pass through a third country are "
    "declared by each side in its own way. So they stand side by side, and are not averaged."
)
FORMULAS = {
    "trade_turnover": "Exports plus imports: how much is traded, not who gains.",
    "trade_balance": "Exports minus imports: above zero the reporter sells more than it buys.",
    "import_share": "Each partner’s part of all that is imported.",
    "export_share": "Each partner’s part of all that is exported.",
}
MOST_SIDES = 12  # more of them are folded, so that they do not bury what follows
SIDES_COLUMNS = ["Flow", "Year", "{} declares", "The partner declares"]


def show() -> None:
    """Draw the page."""
    shell.title("Trade")
    lead = "Who buys, who sells and who invests: the official record, and on it what the articles cite."
    st.html(parts.heading("Trade", lead))
    data = shell.published()
    rows = [row for row in records(data.figures) if topic(row) in ("trade", "investment")]
    declared = official.reporters(data.observations)
    if declared:
        _record(data, rows, declared)
    if rows:
        _cited(rows, data.by_article(), data.edition)
    elif not declared:
        st.html(
            parts.notice(
                "No figures on trade", "No article of this set cites a figure on trade or investment."
            )
        )
    shell.footer(data)


def _record(data: Published, rows: list[Row], declared: list[str]) -> None:
    """The official lines of the quantity that the address names, and the flow as both sides declare it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quantity = shell.one_of("Show", "show", list(official.QUANTITIES), official.QUANTITIES.__getitem__)
        reporter = (
            shell.one_of("Country", "reporter", declared, names.place_title)
            if len(declared) > 1
            else declared[0]
        )
    found = verdicts.decisive(data.checks)
    shown = kept(
        (data.edition, "trade", reporter, quantity),
        lambda: series.trade(data.observations, rows, data.by_article(), found, reporter, quantity),
    )
    if shown is None:
        thing = f"{official.QUANTITIES[quantity].lower()} of {names.place(reporter)}"
        told = f"The official record holds no {thing} by partner over several years."
        st.html(parts.notice("No official series of this", told))
    else:
        head = title(reporter, quantity, shown)
        drawn = frames.LineChart(f"{reporter}-{quantity}", head, note(quantity, shown), shown)
        frames.framed(drawn, found, data.edition)
    _both_sides(data, reporter)


def title(reporter: str, quantity: str, shown: series.Series) -> str:
    """What the lines show and what stands out: "Kazakhstan’s imports by partner: China leads since 2024"."""
    whose = names.sentence_case(names.possessive(names.place(reporter)))
    thing = {"import_share": "imports, parts of partners", "export_share": "exports, parts of partners"}.get(
        quantity, f"{names.indicator(quantity)} by partner"
    )
    leader = "" if quantity == "trade_balance" else series.leader(shown.lines)
    return f"{whose} {thing}, {series.span(shown.lines)}" + (f": {leader}" if leader else "")


def note(quantity: str, shown: series.Series) -> str:
    """What a quantity is made of, and how the cited figures are drawn where there are any."""
    breaks = "Lines break where the source changes." if shown.lines["source"].nunique() > 1 else ""
    again = "Lines of one colour are one flow as several sources tell it." if _told_twice(shown) else ""
    marks = "A diamond is a figure that an article cites, with the sign of its verdict."
    more = names.counted(shown.left_out, "more partner")
    left = f"The data have {more}." if shown.left_out else ""
    told = (FORMULAS.get(quantity, ""), breaks, again, marks if shown.figures else "", left)
    return " ".join(part for part in told if part)


def _told_twice(shown: series.Series) -> bool:
    """Whether several sources tell of the same partner and year."""
    return bool(shown.lines.duplicated(["partner", "year"]).any())


def _both_sides(data: Published, reporter: str) -> None:
    """The flows that both sides have declared, side by side in a table."""
    both = kept(
        (data.edition, "both sides", reporter), lambda: official.both_sides(data.observations, reporter)
    )
    if both.empty:
        return
    whose = names.place_title(reporter)
    columns = [column.format(whose) for column in SIDES_COLUMNS]
    caption = f"What {names.place(reporter)} and its partners declare of the same flow, latest year first"
    rows = [_sides(row) for row in records(both)]
    st.html(parts.section("The same flow from both sides", SIDES))
    st.html(parts.table(columns, rows[:MOST_SIDES], caption, labelled=True))
    if len(rows) > MOST_SIDES:
        with st.expander(names.sentence_case(names.counted(len(rows) - MOST_SIDES, "earlier row"))):
            st.html(parts.table(columns, rows[MOST_SIDES:], "Earlier years", labelled=True))


def _sides(row: Row) -> list[str]:
    way = "to" if row["flow"] == "exports" else "from"
    flow = f"{names.sentence_case(names.indicator(row['flow']))} {way} {names.place(row['partner'])}"
    return [parts.text(flow), parts.text(row["year"]), _declared(row, ""), _declared(row, "_mirror")]


def _declared(row: Row, side: str) -> str:
    amount = parts.text(amounts.rounded(row[f"value{side}"], row[f"unit{side}"]))
    source = parts.outside_link(row[f"organisation{side}"], row[f"source_url{side}"])
    return f'{amount} <span class="mv-stated">{source}</span>'


def _cited(rows: list[Row], articles: dict[str, Row], edition: str) -> None:
    """All cited figures of the page's topic, on charts of their own."""
    st.html(parts.section("All that the articles cite", "Open a mark or a link to see the sentence."))
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
        shell.panels_in_columns(members, articles, edition)


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

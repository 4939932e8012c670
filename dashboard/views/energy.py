"""Energy: what is sold, made and carried by the official record, the routes, and what the articles cite."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import amounts, energy_record, frames, links, names, parts, route_map, routes, shell, verdicts
from dashboard.data import Published, records
from dashboard.finished import finished, kept
from dashboard.panels import Panel, Row, panels, topic

BOUND_NOTE = (
    "Cited as a bound, not as a value: every share on the line fits the words. A ring is not part of it."
)
UNITS_NOTE = "A length that is printed in kilometres and in miles is one length, and drawn once."
ROUTES_NOTE = (
    "Straight lines from place to place: they show where a route leads, not where the pipe lies. The wider a "
    "line, the more oil it carried; dashed is by ship. Open a line, or choose it above, for its facts."
)


def show() -> None:
    """Draw the page."""
    shell.title("Energy")
    lead = "What is sold, made and carried: the official record, the oil routes, and what the articles cite."
    st.html(parts.heading("Energy", lead))
    data = shell.published()
    rows = [row for row in records(data.figures) if topic(row) == "energy"]
    found = verdicts.decisive(data.checks)
    mapped = _routes(data, rows, found)
    recorded = kept((data.edition, "energy record"), lambda: list(energy_record.charts(data, rows, found)))
    if recorded:
        st.html(parts.section("The official record"))
        frames.in_columns(recorded, found, data.edition)
    if rows:
        st.html(parts.section("All that the articles cite", "Open a mark or a link to see the sentence."))
        _content(rows, data.by_article(), data.edition)
    elif not (mapped or recorded):
        st.html(parts.notice("No figures on energy", "No article of this set cites a figure on energy."))
    shell.footer(data)


def _routes(data: Published, rows: list[Row], found: dict[str, Row]) -> bool:
    """The map of the oil routes with the facts of the chosen one; False where the record tells of none."""
    carried, stretches = kept((data.edition, "routes"), lambda: _mapped(data))
    if stretches.empty and carried.empty:
        return False
    when = amounts.period(carried["period"].iloc[0]) if len(carried) else ""
    st.html(parts.section("Where the oil goes" + (f", {when}" if when else "")))
    offered = {route.name: route.words for route in routes.routes()}
    chosen = shell.choice("Route", "route", list(offered), lambda name: offered.get(name, name), width=300)
    with st.container(border=True):
        st.html(parts.chart_head(_routes_title(carried), ROUTES_NOTE if len(stretches) else ""))
        if len(stretches):
            _map(stretches, carried, chosen if chosen in offered else "", data.edition)
        if len(carried):
            st.html(_routes_table(carried, offered))
    for route in routes.routes():
        if route.name == chosen:
            _facts(route, data, rows, found)
    if chosen and chosen not in offered:
        st.html(parts.notice("No such route", f"The map has no route “{chosen[:60]}”."))
    return True


def _mapped(data: Published) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What each route carried, and the stretches of the map."""
    carried = routes.carried(data.observations)
    by_route = {row["reporter"]: row["value"] for row in records(carried)}
    return carried, routes.stretches(data.places, by_route)


def _map(stretches: pd.DataFrame, carried: pd.DataFrame, chosen: str, edition: str) -> None:
    told = {row["reporter"]: _carried(row) for row in records(carried)}
    drawn = stretches.assign(
        href=[links.page("energy", route=name) for name in stretches["route"]],
        told=[told.get(name, "no amount in the record") for name in stretches["route"]],
    )
    with st.container(key="route-map"):  # the style gives it the shape of the map at any width
        made = finished(
            (edition, "map", chosen),
            partial(route_map.chart, drawn, chosen),
            partial(_routes_described, carried),
        )
        made.show(height="stretch")


def _carried(row: Row) -> str:
    share = f"{row['part']:.0f}{amounts.NBSP}% of all"
    return f"{amounts.rounded(row['value'], row['unit'])} in {amounts.period(row['period'])}, {share}"


def _routes_title(carried: pd.DataFrame) -> str:
    if carried.empty:
        return "Oil routes"
    first = records(carried)[0]
    return f"{names.place_title(first['reporter'])} carried {first['part']:.0f} % of the oil exports"


def _routes_described(carried: pd.DataFrame) -> str:
    told = "; ".join(f"{names.place(row['reporter'])} {_carried(row)}" for row in records(carried))
    return f"Map of the oil routes. {told}."


def _routes_table(carried: pd.DataFrame, offered: dict[str, str]) -> str:
    """What each route carried, with links to its facts: the map for the keyboard."""
    rows = []
    for row in records(carried):
        name, words = row["reporter"], names.place_title(row["reporter"])
        known = parts.link(words, links.page("energy", route=name)) if name in offered else parts.text(words)
        rows.append([known, parts.text(_carried(row)), f'<span class="mv-stated">{_source(row)}</span>'])
    return parts.table(["Route", "Oil carried", "Source"], rows, "Oil by route")


def _facts(route: routes.Route, data: Published, rows: list[Row], found: dict[str, Row]) -> None:
    """What the record and the articles tell of one route."""
    pairs = [
        (names.sentence_case(names.indicator(row["indicator"])), _fact(row))
        for row in routes.observed(route, data.observations)
    ]
    cited = frames.cited_links(routes.cited(route, rows), found)
    told = (parts.definitions(pairs) if pairs else "") + cited
    nothing = parts.notice("No facts", "The record and the articles tell nothing of this route.")
    st.html(parts.section(route.words) + (told or nothing))


def _fact(row: Row) -> str:
    amount = parts.text(amounts.observed(row))
    return f'{amount} <span class="mv-stated">{parts.text(_of_whom(row))}{_source(row)}</span>'


def _source(row: Row) -> str:
    """Who published an observation, and of what kind it is where it is not a normal value."""
    status = names.status(row["status"])
    told = f", {parts.text(status)}" if status else ""
    return parts.outside_link(row["organisation"], row["source_url"]) + told


def _of_whom(row: Row) -> str:
    """Whose fact it is and of when, before its source."""
    when = amounts.period(row["period"])
    return f"{names.place_title(row['reporter'])}{f', {when}' if when else ''}, "


def _content(rows: list[Row], articles: dict[str, Row], edition: str) -> None:
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
        shell.panels_in_columns(members, articles, edition)


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

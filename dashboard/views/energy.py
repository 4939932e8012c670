"""Energy: what is sold, made and carried by the official record, the routes, and what the articles cite."""

from __future__ import annotations

import streamlit as st

from dashboard import (
    amounts,
    cited,
    energy_record,
    frames,
    links,
    names,
    parts,
    route_record,
    routes,
    shell,
    verdicts,
)
from dashboard.cited import Choice
from dashboard.data import Published, records
from dashboard.panels import Panel, Row
from dashboard.route_record import RouteMap
from dashboard.texts import entry, text

ENERGY = ("energy",)
SECTIONS = ("trade", "lines", "rest")
FLOWS = ("flows", "exports", "imports", "trade_balance", "trade_turnover", "price")
LINES = ("length", "capacity", "transit")


def show() -> None:
    """Draw the page."""
    shell.title(links.PAGES["energy"])
    st.html(parts.heading(links.PAGES["energy"], text("energy.lead")))
    data = shell.published()
    rows = cited.on(data, Choice(ENERGY))
    found = verdicts.found(data, rows)
    mapped = _routes(data, rows, found)
    recorded = energy_record.charts(data, rows, found)
    if recorded:
        st.html(parts.section(text("energy.record")))
        frames.in_columns(recorded, found, data.edition)
    if rows:
        st.html(parts.section(text("energy.cited.title"), text("energy.cited.note")))
        _content(data)
    elif not (mapped or recorded):
        st.html(parts.notice(*entry("energy.nothing")))
    shell.footer(data)


def _routes(data: Published, rows: list[Row], found: dict[str, Row]) -> bool:
    """The map of the oil routes with the facts of the chosen one; False where the record tells of none."""
    shown = route_record.route_map_of(data)
    if shown.stretches.empty and shown.carried.empty:
        return False
    when = amounts.period(shown.carried["period"].iloc[0]) if len(shown.carried) else ""
    st.html(parts.section(text(f"energy.routes.section{'_dated' if when else ''}", when=when)))
    offered = {route.name: route.words for route in routes.routes()}
    picked = shell.choice(
        text("energy.routes.choice"), "route", list(offered), lambda name: offered.get(name, name), width=300
    )
    with st.container(border=True):
        _map(shown, picked if picked in offered else "", offered)
    for route in routes.routes():
        if route.name == picked:
            _facts(route, data, rows, found)
    if picked and picked not in offered:
        title, told = entry("energy.routes.unknown")
        st.html(parts.notice(title, told.format(name=picked[:60])))
    return True


def _map(shown: RouteMap, chosen: str, offered: dict[str, str]) -> None:
    mapped = len(shown.stretches) > 0
    st.html(parts.chart_head(shown.title, f"{shown.note} {text('energy.routes.open')}" if mapped else ""))
    if mapped:
        with st.container(key="route-map"):  # the style gives it the shape of the map at any width
            shown.drawn(chosen).show(height="stretch")
    if len(shown.carried):
        st.html(_routes_table(shown, offered))
    if mapped:
        st.html(parts.chart_files(route_record.KEY))


def _routes_table(shown: RouteMap, offered: dict[str, str]) -> str:
    """What each route carried, with links to its facts: the map for the keyboard."""
    rows = []
    for row in records(shown.carried):
        name, words = row["reporter"], names.place_title(row["reporter"])
        known = parts.link(words, links.page("energy", route=name)) if name in offered else parts.text(words)
        told = parts.text(route_record.said(row))
        rows.append([known, told, f'<span class="mv-stated">{_source(row)}</span>'])
    return parts.table(entry("energy.routes.columns"), rows, text("energy.routes.caption"))


def _facts(route: routes.Route, data: Published, rows: list[Row], found: dict[str, Row]) -> None:
    """What the record and the articles tell of one route."""
    pairs = [
        (names.sentence_case(names.indicator(row["indicator"])), _fact(row))
        for row in routes.observed(route, data.observations)
    ]
    cited = frames.cited_links(routes.cited(route, rows), found)
    told = (parts.definitions(pairs) if pairs else "") + cited
    nothing = parts.notice(*entry("energy.routes.no_facts"))
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


def _content(data: Published) -> None:
    codes = sorted(cited.options(data, "reporter", Choice(ENERGY)), key=names.place_title)
    whose = shell.choice(text("energy.whose"), "reporter", codes, names.place_title, width=260)
    shown = shell.panels_of(data, Choice(ENERGY, reporter=whose))
    if not shown:
        title, told = entry("energy.none_left")
        st.html(
            parts.notice(title, told.format(whose=names.place(whose)))
            + f"<p>{parts.link(text('energy.show_all'), links.page('energy'))}</p>"
        )
    for name, members in sections(shown).items():
        st.html(parts.section(text(f"energy.sections.{name}")))
        shell.panels_in_columns(members, data, reporter=whose)


def sections(shown: list[Panel]) -> dict[str, list[Panel]]:
    """Charts by section: trade in energy, then pipelines and ports, then what is left."""
    found = {name: [panel for panel in shown if _section(panel) == name] for name in SECTIONS}
    return {name: members for name, members in found.items() if members}


def _section(panel: Panel) -> str:
    kind = panel.key[2]
    return "trade" if kind in FLOWS else "lines" if kind in LINES else "rest"


if __name__ == "__main__":
    show()

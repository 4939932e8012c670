"""Charts of official series as the pages show them: title, note, chart, sources, cited figures, data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard import amounts, line_charts, links, parts, phrases, shell, verdicts
from dashboard.data import records
from dashboard.finished import Finished, finished
from dashboard.series import Series, sources
from dashboard.texts import text

Row = dict[str, Any]


@dataclass(frozen=True)
class LineChart:
    """A chart of official lines, with what stands around it.

    Attributes:
        key: part of the names of its files and widgets.
        title: what it shows.
        note: what to know before reading it.
        shown: lines and marks.
        ends: of the axis of values; None leaves them to the data.
        bounds: cited figures without a year that bound the value from below, drawn as a band.
    """

    key: str
    title: str
    note: str
    shown: Series
    ends: tuple[float, float] | None = None
    bounds: Sequence[Row] = ()


def in_columns(charts: Sequence[LineChart], found: Mapping[str, Row], edition: str) -> None:
    """Charts of official series two by two; see `framed`."""
    shell.two_by_two(charts, lambda one: framed(one, found, edition))


def framed(chart: LineChart, found: Mapping[str, Row], edition: str) -> None:
    """A chart in a frame, with its sources, its cited figures as links, and the data behind it.

    Args:
        chart: what is drawn.
        found: the decisive check of each figure.
        edition: of the tables that it was drawn from.
    """
    shown = chart.shown
    with st.container(border=True, height="stretch"):
        st.html(parts.chart_head(chart.title, chart.note))
        drawn_lines(chart, edition).show()
        st.html(source_lines(shown) + cited_links([*shown.figures, *chart.bounds], found))
        addresses = {"source_url": st.column_config.LinkColumn("source_url")}
        shell.data_behind(lambda: shown.lines, chart.key, addresses)


def drawn_lines(chart: LineChart, edition: str) -> Finished:
    """The chart for the browser, built once for each edition of the tables."""
    return finished((edition, "lines", chart.key), partial(_drawn, chart), partial(described, chart))


def _drawn(chart: LineChart) -> Any:
    limits = [(row["value"], f"cited: {amounts.amount(row)}") for row in chart.bounds]
    return line_charts.chart(chart.shown.official, chart.shown.cited, chart.shown.unit, chart.ends, limits)


def described(chart: LineChart) -> str:
    """The chart in words, for who does not see it: each line's ends, then the cited figures."""
    told = []
    for name, rows in chart.shown.official.groupby("series", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        years = {"from_year": first["year"], "to_year": last["year"]}
        ends = {"first": first["amount"], "last": last["amount"]}
        told.append(text("charts.described.line", name=name, **ends, **years))
    fields = ("amount", "what", "verdict")
    told += [
        text("charts.described.cited", **{field: row[field] for field in fields})
        for row in records(chart.shown.cited)
    ]
    return text("charts.described.chart", title=chart.title, told="; ".join(told))


def source_lines(shown: Series) -> str:
    """The official sources of a chart, each with its years and a link to its page."""
    items = "".join(
        f"<li>{parts.text(text('charts.sources.official'))} {parts.outside_link(who, url)}, "
        f"{parts.text(dataset)}</li>"
        for who, dataset, url in sources(shown.origins)
    )
    return _listed("official", items)


def _listed(kind: str, items: str) -> str:
    label = parts.text(text(f"charts.sources.{kind}_label"))
    return f'<ul class="mv-sources" aria-label="{label}">{items}</ul>'


def cited_links(figures: Sequence[Row], found: Mapping[str, Row]) -> str:
    """Cited figures as links with their verdicts, the way for the keyboard; "" where there are none."""
    if not figures:
        return ""
    told = parts.text(text("charts.sources.cited"))
    items = "".join(
        f"<li>{told} {parts.link(amounts.amount(row), links.figure(row['figure_id']))} "
        f"{parts.text(phrases.what(row))} {verdicts.badge(verdicts.of(found, row['figure_id']))}</li>"
        for row in figures
    )
    return _listed("cited", items)

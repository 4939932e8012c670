"""Altair charts of cited figures. Each takes rows of the figures table, whatever they are.

Text and lines are drawn in `currentColor`, and marks in the theme's category colours, so one chart is
right in the light and in the dark theme. A mark opens its figure's page when it is clicked; the links
that the page lists beside the chart do the same for the keyboard.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import amounts, links, names, phrases
from dashboard.panels import FORMULAS, Panel, Row, in_kilometres, merged_units

INK = "currentColor"
ROW_HEIGHT = 56
MOST_ROWS = 12
# Order of the theme's category colours: the same quantity has the same colour on every page.
COLOURS = ["exports", "imports", "trade_turnover", "trade_balance", "investment", "other"]
UP_FROM = ("more_than", "at_least")
DOWN_FROM = ("less_than", "at_most")
COLUMNS = [
    "position", "label", "amount", "shape", "start", "end", "value", "colour", "what", "exact", "printed",
    "article", "href", "year",
]  # fmt: skip


def frame(panel: Panel, articles: Mapping[str, Row]) -> pd.DataFrame:
    """One line per mark: where it is drawn (in the axis' unit), its words, its article and its address."""
    divisor, _ = scale(panel.rows)
    groups = merged_units(panel.rows)
    lines = [_line(group, position, divisor, articles) for position, group in enumerate(groups)]
    return pd.DataFrame(lines, columns=COLUMNS)


def scale(rows: list[Row]) -> tuple[float, str]:
    """Divisor of the axis and its title: (1e9, "billion US$")."""
    kilometres = [in_kilometres(row) for row in rows]
    largest = max((abs(row["value_upper"] or row["value"]) for row in kilometres), default=0.0)
    unit = kilometres[0]["unit"] if kilometres else ""
    divisor, word = amounts.scale_of(largest, unit)
    title = amounts.measured("", word, unit) or names.indicator(kilometres[0]["indicator"]) if kilometres else ""
    return divisor, {"rank": "place", "percent": "%"}.get(unit, title)


def _line(group: list[Row], position: int, divisor: float, articles: Mapping[str, Row]) -> dict[str, Any]:
    row = in_kilometres(group[0])
    start, end = _span(row)
    article = articles[row["article_id"]]
    colour = row["indicator"] if row["indicator"] in COLOURS else "other"
    return {
        "position": position,
        "label": phrases.short(row),
        "amount": " = ".join(amounts.amount(member) for member in group),
        "shape": _shape(row),
        "start": start / divisor,
        "end": None if end is None else end / divisor,
        "value": row["value"] / divisor,
        "colour": colour,
        "what": phrases.what(row),
        "exact": " = ".join(amounts.exact(member) for member in group),
        "printed": ", ".join(f"“{member['surface']}”" for member in group),
        "article": f"{article['title']} ({phrases.byline(article)})",
        "href": links.figure(row["figure_id"]),
        "year": amounts.year(row["period"]),
    }


def _shape(row: Row) -> str:
    """How the mark is drawn: "bar", "point", or an interval that is open ("from", "to") or closed ("range")."""
    if row["bound"] in UP_FROM:
        return "from"
    if row["bound"] in DOWN_FROM:
        return "to"
    if row["value_upper"] is not None:
        return "range"
    return "point" if row["unit"] == "rank" else "bar"


def _span(row: Row) -> tuple[float, float | None]:
    """Where the mark begins and ends in the row's unit; None for an end that is not known."""
    shape, value = _shape(row), row["value"]
    percent = row["unit"] == "percent" and row["statistic"] == "share"
    if shape == "from":
        return value, 100.0 if percent else None
    if shape == "to":
        return (1.0 if row["unit"] == "rank" else min(0.0, value)), value
    if shape == "range":
        return value, row["value_upper"]
    return (value if shape == "point" else 0.0), value


def domain(lines: pd.DataFrame, rows: list[Row]) -> list[float]:
    """Ends of the axis: 0–100 for shares, 1 to the last place for ranks, otherwise zero and some room."""
    if rows[0]["statistic"] == "share" and rows[0]["unit"] == "percent":
        return [0.0, max(100.0, float(lines["value"].max()))]
    ends = pd.concat([lines["start"], lines["end"].astype(float), lines["value"]]).dropna()
    if rows[0]["unit"] == "rank":
        return [1.0, max(3.0, float(ends.max()))]
    low, high = min(0.0, float(ends.min())), max(0.0, float(ends.max()))
    room = 0.35 if lines["end"].isna().any() else 0.04
    return [low * 1.04, high + room * (high - low)]


def chart(panel: Panel, articles: Mapping[str, Row]) -> alt.LayerChart:
    """The chart of a panel: one labelled row per figure, or points over the years where there are many."""
    lines = frame(panel, articles)
    if len(lines) > MOST_ROWS and lines["year"].nunique() > 2:
        return _styled(_over_time(lines, panel))
    lines["end"] = lines["end"].astype(float).fillna(domain(lines, panel.rows)[1])
    return _styled(_labelled_rows(lines, panel))


def _axis(panel: Panel, lines: pd.DataFrame) -> alt.X:
    title = scale(panel.rows)[1]
    formula = FORMULAS.get(panel.rows[0]["indicator"]) if panel.rows[0]["statistic"] == "level" else None
    ends = domain(lines, panel.rows)
    whole = {"values": list(range(1, int(ends[1]) + 1)), "format": "d"} if panel.rows[0]["unit"] == "rank" else {}
    return alt.X(
        "start:Q",
        scale=alt.Scale(domain=ends, nice=False),
        axis=alt.Axis(title=f"{formula}, {title}" if formula else title, tickCount=5, **whole),
    )


def _labelled_rows(lines: pd.DataFrame, panel: Panel) -> alt.LayerChart:
    base = alt.Chart(lines).encode(
        x=_axis(panel, lines),
        y=alt.Y("position:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0)),
    )
    layers = [*_texts(base), *_marks(base, set(lines["shape"]))]
    return alt.layer(*layers).properties(width="container", height={"step": ROW_HEIGHT})


def _texts(base: alt.Chart) -> list[alt.Chart]:
    """Label at the left and amount at the right, above each mark, so that they need no margin."""
    label = base.mark_text(
        align="left", baseline="middle", dy=-13, color=INK, fontSize=13, aria=False,
        limit=alt.ExprRef("max(80, width - 130)"),
    ).encode(x=alt.value(0), text="label:N")  # fmt: skip
    amount = base.mark_text(
        align="right", baseline="middle", dy=-13, color=INK, fontSize=13, fontWeight=600, aria=False
    ).encode(x=alt.value("width"), text="amount:N")
    return [label, amount]


def _interactive(mark: alt.Chart) -> alt.Chart:
    """`mark` with its colour, its words for the pointer and for a screen reader, and its address."""
    return mark.encode(
        color=alt.Color("colour:N", scale=alt.Scale(domain=COLOURS), legend=None),
        href="href:N",
        description="spoken:N",
        tooltip=[
            alt.Tooltip("what:N", title="Figure"),
            alt.Tooltip("amount:N", title="Amount"),
            alt.Tooltip("exact:N", title="Exactly"),
            alt.Tooltip("printed:N", title="Printed as"),
            alt.Tooltip("article:N", title="Article"),
        ],
    ).transform_calculate(spoken="datum.amount + ': ' + datum.what + '. ' + datum.article")


def _marks(base: alt.Chart, shapes: set[str]) -> list[alt.Chart]:
    makers = {"bar": _bars, "range": _bars, "point": _points, "from": _open_intervals, "to": _open_intervals}
    made: list[alt.Chart] = []
    for shape in ("bar", "range", "point", "from", "to"):
        if shape in shapes:
            made += makers[shape](base.transform_filter(alt.datum.shape == shape), shape)
    return made


def _bars(base: alt.Chart, shape: str) -> list[alt.Chart]:
    return [_interactive(base.mark_bar(size=14, yOffset=8, cursor="pointer").encode(x2="end:Q"))]


def _points(base: alt.Chart, shape: str) -> list[alt.Chart]:
    return [_interactive(base.mark_point(filled=True, size=140, opacity=1, yOffset=8, cursor="pointer"))]


def _open_intervals(base: alt.Chart, shape: str) -> list[alt.Chart]:
    """A line over all values that fit, a ring at the bound, an arrow or a stop at the other end."""
    offset = {"xOffset": 6} if shape == "from" else {"x2Offset": -6}
    line = base.mark_rule(strokeWidth=4, yOffset=8, cursor="pointer", **offset).encode(x2="end:Q")
    ring = base.mark_point(filled=False, size=130, strokeWidth=2.5, opacity=1, yOffset=8, cursor="pointer")
    stop = base.mark_tick(thickness=4, size=16, yOffset=8, aria=False).encode(
        x=alt.X("end:Q" if shape == "from" else "start:Q"), color=_colour()
    )
    return [_interactive(line), _interactive(ring.encode(x="value:Q")), stop]


def _colour() -> alt.Color:
    return alt.Color("colour:N", scale=alt.Scale(domain=COLOURS), legend=None)


def _over_time(lines: pd.DataFrame, panel: Panel) -> alt.LayerChart:
    """Points by year, for more figures than rows can show; those without a year stay in the table."""
    dated = lines.dropna(subset=["year"]).astype({"year": int})
    base = alt.Chart(dated).encode(
        x=alt.X("year:Q", axis=alt.Axis(format="d", title=None, tickMinStep=1), scale=alt.Scale(zero=False, nice=True)),
        y=alt.Y("value:Q", axis=alt.Axis(title=scale(panel.rows)[1], titleAngle=0, titleAlign="left", titleY=-14)),
    )
    points = _interactive(base.mark_point(filled=True, size=90, opacity=0.85, cursor="pointer"))
    return alt.layer(points).properties(width="container", height=320)


def _styled(made: alt.LayerChart) -> alt.LayerChart:
    """Axis and grid in the text's own colour, at contrasts that can be read."""
    return made.configure_axis(
        labelColor=INK, titleColor=INK, gridColor=INK, gridOpacity=0.14, labelOpacity=0.85, titleOpacity=0.85,
        labelFontSize=12, titleFontSize=12, titlePadding=8, labelPadding=6, domain=False, ticks=False,
        titleAnchor="start", titleFontWeight="normal",
    ).configure_view(stroke=None)  # fmt: skip

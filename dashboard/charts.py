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

from dashboard import amounts, phrases
from dashboard.chart_data import COLOURS, TICKS, axis_title, domain, drawn, frame
from dashboard.chart_style import INK, styled
from dashboard.panels import Panel, Row
from dashboard.texts import entry

ROW_HEIGHT = 50
# Pixels below the rows for the numbers of the axis, and for its title.
AXIS_HEIGHT = 30
TITLE_HEIGHT = 18
MOST_ROWS = 12
TRACK_OPACITY = 0.09
MOST_SERIES = 6  # as many as the theme has colours that are not grey
# Columns that a mark tells of when it is pointed at.
TIPS = ("what", "amount", "exact", "printed", "article")
PALE, DASHES = 0.22, [5, 3]  # how a forecast is drawn
WORDS = ("label", "amount", "what", "exact", "printed", "article", "series")
BOUNDED = "datum.shape == 'from' || datum.shape == 'to'"


def chart(panel: Panel, articles: Mapping[str, Row]) -> Any:
    """The chart of a panel: one labelled row per figure, or points over the years where there are many.

    The result is an `altair.LayerChart`, whose methods altair types as Any.
    """
    lines = _visible(frame(panel, articles))
    if len(lines) > MOST_ROWS and lines["year"].nunique() > 2:
        return _styled(_over_time(lines, panel))
    return _styled(_labelled_rows(drawn(lines, panel.rows), panel, domain(lines, panel.rows)))


def _visible(lines: pd.DataFrame) -> pd.DataFrame:
    """`lines` with the controls of direction in an article's words made visible."""
    return lines.assign(**{name: lines[name].map(phrases.visible) for name in WORDS})


def _titled(panel: Panel) -> str | None:
    """Title of the axis: its unit, and how a balance or a turnover is made; None where numbers have a %."""
    title = axis_title(panel.rows)
    level = panel.rows[0]["statistic"] == "level"
    formula = entry("panels.formulas").get(panel.rows[0]["indicator"]) if level else None
    return f"{formula}, {title}" if formula else None if title == "%" else title


def _axis(panel: Panel, ends: list[float]) -> alt.X:
    title = axis_title(panel.rows)
    axis = alt.Axis(
        title=_titled(panel),
        tickCount=TICKS,
        tickMinStep=1 if title == "place" else alt.Undefined,
        grid=False,
        format=",.3~f",
        labelExpr=f"datum.label + '{amounts.NBSP}%'" if title == "%" else alt.Undefined,
    )
    return alt.X("start:Q", scale=alt.Scale(domain=ends, nice=False), axis=axis)


def _labelled_rows(lines: pd.DataFrame, panel: Panel, ends: list[float]) -> alt.LayerChart:
    base = alt.Chart(lines).encode(
        x=_axis(panel, ends),
        y=alt.Y("position:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0)),
    )
    layers = [*_backdrop(base, panel.rows, ends), *_texts(base, alone=len(lines) == 1), *_marks(base, lines)]
    height = ROW_HEIGHT * len(lines) + AXIS_HEIGHT + (TITLE_HEIGHT if _titled(panel) else 0)
    return alt.LayerChart(layer=layers).properties(width="container", height=height)


def _backdrop(base: alt.Chart, rows: list[Row], ends: list[float]) -> list[alt.Chart]:
    """Behind shares the whole that they are parts of, behind what may be negative the line of zero."""
    if ends[0] < 0 < ends[1]:
        return [
            base.mark_rule(color=INK, opacity=0.6, aria=False).encode(
                x=alt.datum(0), y=alt.value(0), y2=alt.value("height")
            )
        ]
    if rows[0]["statistic"] == "share" and rows[0]["unit"] == "percent":
        track = base.mark_bar(size=14, yOffset=8, color=INK, opacity=TRACK_OPACITY, aria=False)
        return [track.encode(x=alt.datum(0), x2=alt.datum(100))]
    return []


def _texts(base: alt.Chart, alone: bool) -> list[alt.Chart]:
    """Label at the left and amount at the right, above each mark, so that they need no margin.

    A mark that is alone has its label in the chart's title, and only the amount above it.
    """
    if alone:
        only = base.mark_text(
            align="left", baseline="middle", dy=-13, color=INK, fontSize=14, fontWeight=600, aria=False
        )
        return [only.encode(x=alt.value(0), text="amount:N")]
    label = base.mark_text(
        align="left", baseline="middle", dy=-13, color=INK, fontSize=13, aria=False,
        limit=alt.ExprRef("max(80, width - 130)"),
    ).encode(x=alt.value(0), text="label:N")  # fmt: skip
    amount = base.mark_text(
        align="right", baseline="middle", dy=-13, color=INK, fontSize=13, fontWeight=600, aria=False
    ).encode(x=alt.value("width"), text="amount:N")
    return [label, amount]


def _interactive(mark: alt.Chart) -> alt.Chart:
    """`mark` with its words for the pointer and for a screen reader, and its address.

    A forecast is pale and its lines are dashed, so that nobody takes it for an observed amount.
    """
    return mark.encode(
        fillOpacity=alt.condition("datum.forecast", alt.value(PALE), alt.value(1)),
        strokeDash=alt.condition("datum.forecast", alt.value(DASHES), alt.value([1, 0])),
        href="href:N",
        description="spoken:N",
        tooltip=[*(alt.Tooltip(f"{name}:N", title=entry("charts.columns")[name]) for name in TIPS)],
    ).transform_calculate(spoken="datum.amount + ': ' + datum.what + '. ' + datum.article")


def _marks(base: alt.Chart, lines: pd.DataFrame) -> list[alt.Chart]:
    makers = {"bar": _bars, "range": _bars, "point": _points, "from": _open_intervals, "to": _open_intervals}
    made: list[alt.Chart] = []
    for shape in ("bar", "range", "point", "from", "to"):
        if shape in set(lines["shape"]):
            made += makers[shape](base.transform_filter(alt.datum.shape == shape), shape)
    return made


def _bars(base: alt.Chart, shape: str) -> list[alt.Chart]:
    bar = base.mark_bar(size=14, yOffset=8, cursor="pointer").encode(x2="end:Q")
    return [_interactive(_outlined(bar))]


def _points(base: alt.Chart, shape: str) -> list[alt.Chart]:
    return [_interactive(_outlined(base.mark_point(size=140, opacity=1, yOffset=8, cursor="pointer")))]


def _outlined(mark: alt.Chart) -> alt.Chart:
    """`mark` filled with its colour, and with an outline where it is a forecast.

    Fill and stroke take the place of a colour: Vega-Lite warns of a mark that has all three.
    """
    return mark.encode(
        fill=alt.Fill("colour:N", scale=alt.Scale(domain=COLOURS), legend=None),
        stroke=alt.Stroke("colour:N", scale=alt.Scale(domain=COLOURS), legend=None),
        strokeWidth=alt.condition("datum.forecast", alt.value(1.5), alt.value(0)),
    )


def _open_intervals(base: alt.Chart, shape: str) -> list[alt.Chart]:
    """A line over all values that fit, a ring at the bound, an arrow or a stop at the other end."""
    upward = shape == "from"
    line = base.mark_rule(
        strokeWidth=4, yOffset=8, cursor="pointer", xOffset=6 if upward else 0, x2Offset=0 if upward else -6
    ).encode(x2="end:Q", color=_colour())
    ring = base.mark_point(size=130, strokeWidth=2.5, opacity=1, yOffset=8, cursor="pointer").encode(
        x="value:Q",
        color=_colour(),
        fill=alt.condition("datum.closed", _colour(), alt.value("transparent")),
    )
    return [
        _interactive(line),
        _interactive(ring),
        *_far_ends(base, "end:Q" if upward else "start:Q", upward),
    ]


def _far_ends(base: alt.Chart, place: str, upward: bool) -> list[alt.Chart]:
    """A stop where the interval must end, an arrow where nothing says how far it goes."""
    stop = base.mark_tick(thickness=4, size=16, opacity=1, yOffset=8, aria=False)
    arrow = base.mark_point(
        shape="triangle-right" if upward else "triangle-left",
        filled=True, size=150, opacity=1, yOffset=8, aria=False,
    )  # fmt: skip
    return [
        stop.transform_filter("!datum.unbounded").encode(x=place, color=_colour()),
        arrow.transform_filter("datum.unbounded").encode(x=place, color=_colour()),
    ]


def _colour() -> alt.Color:
    return alt.Color("colour:N", scale=alt.Scale(domain=COLOURS), legend=None)


def _series(dated: pd.DataFrame) -> Any:
    """Colour by whose figure of what with whom, told below the chart; one where there are one or too many."""
    if not 1 < dated["series"].nunique() <= MOST_SERIES:
        return _colour()
    return alt.Color("series:N", legend=alt.Legend(orient="bottom", title=None, columns=3))


def _over_time(lines: pd.DataFrame, panel: Panel) -> alt.LayerChart:
    """Points by year, for more figures than rows can show; hollow ones are bounds.

    Figures without a year stay in the table behind the chart.
    """
    dated = lines.dropna(subset=["year"]).astype({"year": int})
    base = alt.Chart(dated).encode(
        x=alt.X(
            "year:Q",
            axis=alt.Axis(format="d", title=None, tickMinStep=1),
            scale=alt.Scale(zero=False, nice=True),
        ),
        y=alt.Y(
            "value:Q",
            axis=alt.Axis(title=axis_title(panel.rows), titleAngle=0, titleAlign="left", titleY=-14),
        ),
    )
    points = _interactive(base.mark_point(size=80, opacity=1, strokeWidth=2, cursor="pointer")).encode(
        color=_series(dated), fill=alt.condition(BOUNDED, alt.value("transparent"), _series(dated))
    )
    return alt.LayerChart(layer=[points]).properties(width="container", height=320)


def _styled(made: alt.LayerChart) -> Any:
    around = {"left": 1, "right": 8, "top": 0, "bottom": 4}
    fitted = styled(made, around, titlePadding=8, titleAnchor="start")
    return fitted.configure_legend(labelColor=INK, labelFontSize=12)

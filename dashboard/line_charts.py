"""Charts of official series: a line for each partner or product, and the cited figures as marks on them.

Lines and their small points are what is declared, diamonds what articles cite. A diamond carries the sign
of its verdict, so that nothing rests on colour, and opens its figure's page. Lines are labelled where they
end; labels that would lie on each other are moved apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.chart_style import INK, styled
from dashboard.texts import entry, text

HEIGHT = 340
# Years that stay free before the first one. The last one stands at the end, and the labels beyond it.
ROOM = 0.3
# Labels of lines are at least this part of the axis' height apart.
LABEL_GAP = 0.065
OFFICIAL_WORDS = ("what", "amount", "source")
CITED_WORDS = ("what", "amount", "verdict", "article")
COLUMNS = ("series", "year", "value", "detail", *OFFICIAL_WORDS)
CITED_COLUMNS = ("series", "year", "value", "sign", "href", "below", *CITED_WORDS)


def chart(
    official: pd.DataFrame,
    cited: pd.DataFrame,
    title: str,
    ends: tuple[float, float] | None = None,
    bounds: Sequence[tuple[float, str]] = (),
) -> Any:
    """Lines over the years with the cited figures on them.

    Args:
        official: `COLUMNS`; `series` is the line's label, `detail` parts lines of different sources.
        cited: `CITED_COLUMNS`, in the same unit; may be empty.
        title: of the axis of values: "billion US$", "%".
        ends: of that axis; None leaves them to the data.
        bounds: values without a year that something is said to lie above, each with its words: a band from
            each to the top.
    """
    years = [*official["year"], *cited["year"]]
    first, last = min(years), max(years)
    alone = official["series"].nunique() == 1  # then the title says what the line is
    low, high = ends or _ends([*official["value"], *cited["value"], *(bound for bound, _ in bounds)])
    base = alt.Chart(official).encode(
        x=alt.X(
            "year:Q",
            scale=alt.Scale(domain=[first - ROOM, max(last, first + ROOM)], nice=False),
            axis=alt.Axis(values=_ticks(first, last), format="d", title=None, grid=False),
        ),
        y=alt.Y(
            "value:Q",
            scale=alt.Scale(domain=[low, high], nice=False),
            axis=alt.Axis(
                title=title, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0, titleY=-10,
                tickCount=5, format=",.3~f",
            ),
        ),
    )  # fmt: skip
    layers = [
        *_bands(bounds),
        *_zero(low, high),
        *_lines(base, official),
        *([] if alone else [_labels(official, (low, high))]),
        *(_cited(cited) if len(cited) else []),
    ]
    made = alt.LayerChart(layer=layers).properties(width="container", height=HEIGHT)
    return styled(made, {"left": 1, "right": 4, "top": 6, "bottom": 4})


def _ends(values: list[float]) -> tuple[float, float]:
    """From zero, or below it where there is something below, to a little above the largest."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * 0.08 or 1.0
    return (low - room if low < 0 else 0.0), high + room


def _ticks(first: int, last: int) -> list[int]:
    steps = (1, 2, 5, 10, 20, 50, 100, 500)
    step = next((step for step in steps if (last - first) / step <= 5), 1000)
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def _colour(official: pd.DataFrame) -> alt.Color:
    order = list(dict.fromkeys(official["series"]))
    return alt.Color("series:N", scale=alt.Scale(domain=order), legend=None)


def _bands(bounds: Sequence[tuple[float, str]]) -> list[alt.Chart]:
    """What fits "over 70 %": a pale band above the bound, the bound as a dashed line, and the words."""
    made: list[alt.Chart] = []
    for number, (bound, words) in enumerate(bounds):
        once = alt.Chart(pd.DataFrame({"bound": [bound], "words": [words]}))
        wide = once.encode(x=alt.value(0), x2=alt.value("width"), y="bound:Q")
        told = once.mark_text(align="left", baseline="top", dx=6, dy=6 + 16 * number, color=INK, aria=False)
        made += [
            wide.mark_rect(color=INK, opacity=0.08, aria=False).encode(y2=alt.value(0)),
            wide.mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5, aria=False),
            told.encode(x=alt.value(0), y=alt.value(0), text="words:N"),
        ]
    return made


def _zero(low: float, high: float) -> list[alt.Chart]:
    if not low < 0 < high:
        return []
    rule = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=INK, opacity=0.6, aria=False)
    return [rule.encode(x=alt.value(0), x2=alt.value("width"), y="zero:Q")]


def _lines(base: alt.Chart, official: pd.DataFrame) -> list[alt.Chart]:
    colour, tip = _colour(official), entry("charts.tips")
    tips = [
        alt.Tooltip("what:N", title=tip["official"]),
        alt.Tooltip("amount:N", title=tip["amount"]),
        alt.Tooltip("source:N", title=tip["source"]),
    ]
    line = base.mark_line(strokeWidth=2.25, aria=False).encode(color=colour, detail="detail:N")
    point = base.mark_point(filled=True, size=26, opacity=1).encode(
        color=colour, tooltip=tips, description="spoken:N"
    )
    # The points are small; an unseen larger one around each takes the pointer.
    reach = base.mark_point(filled=True, size=260, opacity=0, aria=False).encode(tooltip=tips)
    spoken = point.transform_calculate(spoken="datum.what + ': ' + datum.amount + '. ' + datum.source")
    return [line, spoken, reach]


def _labels(official: pd.DataFrame, ends: tuple[float, float]) -> alt.Chart:
    """The name of each line beside its last point, in the line's colour."""
    last = official.sort_values("year", kind="stable").drop_duplicates("series", keep="last")
    gap = LABEL_GAP * (ends[1] - ends[0])
    placed = last.assign(place=spread(last["value"].tolist(), gap, ends[0] + gap / 2))
    label = alt.Chart(placed).mark_text(
        align="left", baseline="middle", dx=8, fontSize=13, fontWeight=600, aria=False
    )
    named: alt.Chart = label.encode(x="year:Q", y="place:Q", text="series:N", color=_colour(official))
    return named


def spread(places: list[float], gap: float, low: float = -math.inf) -> list[float]:
    """`places` moved apart until neighbours are at least `gap` apart, in their order, none below `low`.

    Labels that would lie on each other stand as a group around their own middle.
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    groups: list[list[int]] = []
    for at in order:
        groups.append([at])
        while len(groups) > 1 and _start(places, groups[-1], gap, low) < (
            _start(places, groups[-2], gap, low) + gap * len(groups[-2])
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    moved = {at: _start(places, group, gap, low) + gap * i for group in groups for i, at in enumerate(group)}
    return [moved[at] for at in range(len(places))]


def _start(places: list[float], group: list[int], gap: float, low: float) -> float:
    """Where the first of a group of labels stands, so that the group lies around its own middle."""
    return max(low, sum(places[at] for at in group) / len(group) - gap * (len(group) - 1) / 2)


def _cited(cited: pd.DataFrame) -> list[alt.Chart]:
    """Diamonds with the sign of the verdict above them, or below where the official line runs above."""
    base, tip = alt.Chart(cited).encode(x="year:Q", y="value:Q", href="href:N"), entry("charts.tips")
    diamond = base.mark_point(
        shape="diamond", filled=True, size=190, opacity=1, color=INK, cursor="pointer"
    ).encode(
        description="spoken:N",
        tooltip=[
            alt.Tooltip("what:N", title=tip["cited"]),
            alt.Tooltip("amount:N", title=tip["amount"]),
            alt.Tooltip("verdict:N", title=tip["verdict"]),
            alt.Tooltip("article:N", title=tip["article"]),
        ],
    )  # fmt: skip
    said = json.dumps(f"{text('charts.sources.cited')} ")  # as Vega writes text
    spoken = diamond.transform_calculate(
        spoken=f"{said} + datum.amount + ', ' + datum.what + '. ' + datum.verdict + '. ' + datum.article"
    )
    away = alt.ExprRef("datum.below ? 19 : -17")
    sign = base.mark_text(dy=away, fontSize=15, fontWeight=700, color=INK, aria=False).encode(text="sign:N")
    return [spoken, sign]

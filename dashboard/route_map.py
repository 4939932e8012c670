"""The map of the oil routes, on an outline that comes with the app: no tile server is asked.

The wider a line, the more oil it carried; a way by ship is dashed. A line opens the facts of its route.
The outline is Natural Earth's, public domain (see NOTICE).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from dashboard.chart_style import INK
from dashboard.texts import text

OUTLINE_FILE = Path(__file__).with_name("outline.json")
# Below this width only the ends of the routes are named.
NARROW = 520
# Width of a line in pixels: for a route that nothing is known of, and for the one that carries most.
THIN, THICK = 2.0, 9.0


@cache
def outline() -> list[dict[str, Any]]:
    """The countries of the map as GeoJSON features, read once."""
    features: list[dict[str, Any]] = json.loads(OUTLINE_FILE.read_text(encoding="utf-8"))["features"]
    return features


def chart(stretches: pd.DataFrame, chosen: str) -> Any:
    """The map.

    Args:
        stretches: what `routes.stretches` gives, with `href` and `told` for each route.
        chosen: name of the route that stands out; "" for none.
    """
    land = alt.Chart(alt.InlineData(values=outline())).mark_geoshape(
        fill=INK, fillOpacity=0.07, stroke=INK, strokeOpacity=0.28, strokeWidth=0.6, aria=False
    )
    largest = stretches["amount"].max() or 1.0
    drawn = stretches.assign(width=THIN + (THICK - THIN) * (stretches["amount"] / largest) ** 0.5)
    layers = [land, *_lines(drawn, chosen), *_places(drawn)]
    made = alt.LayerChart(layer=layers).properties(width="container", height="container")
    fitted = made.project(type="mercator").properties(
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        padding={"left": 0, "right": 0, "top": 0, "bottom": 0},
    )
    return fitted.configure_view(stroke=None)


def _lines(drawn: pd.DataFrame, chosen: str) -> list[alt.Chart]:
    made = []
    for route, stops in drawn.groupby("route", sort=False):
        faded = bool(chosen) and route != chosen
        line = alt.Chart(stops).mark_line(
            strokeWidth=float(stops["width"].iloc[0]),
            strokeDash=[2, 5] if stops["kind"].iloc[0] == "ship" else [1, 0],
            strokeCap="round", strokeJoin="round", cursor="pointer", opacity=0.3 if faded else 0.9,
        )  # fmt: skip
        made.append(
            line.encode(
                longitude="longitude:Q",
                latitude="latitude:Q",
                order="order:O",
                color=alt.Color("route:N", scale=alt.Scale(domain=_order(drawn)), legend=None),
                href="href:N",
                description="told:N",
                tooltip=[
                    alt.Tooltip("words:N", title=text("charts.tips.route")),
                    alt.Tooltip("told:N", title=text("charts.tips.carried")),
                ],
            )
        )
    return made


def _order(drawn: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(drawn["route"]))


def _places(drawn: pd.DataFrame) -> list[alt.Chart]:
    once = drawn.sort_values("labelled", ascending=False).drop_duplicates("place")
    base = alt.Chart(once).encode(longitude="longitude:Q", latitude="latitude:Q")
    dot = base.mark_circle(size=34, color=INK, opacity=1).encode(
        tooltip=[alt.Tooltip("place:N", title=text("charts.tips.place"))], description="place:N"
    )
    return [dot, *(_names(base, side) for side in ("left", "right"))]


def _names(base: alt.Chart, side: str) -> alt.Chart:
    """The names that stand at one side of their places."""
    label = base.mark_text(
        align="right" if side == "left" else "left", baseline="middle", dx=-8 if side == "left" else 8,
        dy=-2, fontSize=12, color=INK, aria=False,
        opacity=alt.ExprRef(f"width < {NARROW} && !datum.end ? 0 : 1"),
    )  # fmt: skip
    named: alt.Chart = label.transform_filter((alt.datum.side == side) & alt.datum.labelled).encode(
        text="place:N"
    )
    return named

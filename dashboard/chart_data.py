"""What a chart draws: for each figure its place on the axis, its words, its article and its address.

An exact figure is a bar from zero (a point where it is a rank), a range a bar between its ends, and a
bound an interval: from the bound to where it must end (a share at 100 %), or to the end of the axis.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import amounts, links, names, phrases
from dashboard.panels import Panel, Row, common, in_kilometres, merged_units

# Order of the theme's category colours: the same quantity has the same colour on every page.
COLOURS = ["exports", "imports", "trade_turnover", "trade_balance", "investment", "capacity", "other"]
COLOUR_OF = {
    **{name: name for name in COLOURS},
    "fdi": "investment",
    "length": "capacity",
    "transit": "capacity",
}
UP_FROM = ("more_than", "at_least")
# Parts of the axis that stay free beyond the marks, and beyond a mark that has no end.
ROOM, OPEN_ROOM = 0.04, 0.35
DOWN_FROM = ("less_than", "at_most")
TICKS = 5
COLUMNS = [
    "position", "label", "amount", "shape", "start", "end", "unbounded", "value", "colour", "closed",
    "forecast", "what", "exact", "printed", "article", "href", "year", "series",
]  # fmt: skip


def frame(panel: Panel, articles: Mapping[str, Row]) -> pd.DataFrame:
    """One line per mark: where it is drawn (in the axis' unit), its words, its article and its address."""
    divisor, _ = scale(panel.rows)
    groups = merged_units(panel.rows)
    told = [field for field in ("reporter", "partner", "period", "forecast") if common(panel.rows, field)]
    lines = [_line(group, position, divisor, articles, told) for position, group in enumerate(groups)]
    return pd.DataFrame(lines, columns=COLUMNS)


def scale(rows: list[Row]) -> tuple[float, str]:
    """Divisor of the axis and its title: (1e9, "billion US$")."""
    kilometres = [in_kilometres(row) for row in rows]
    largest = max((abs(row["value_upper"] or row["value"]) for row in kilometres), default=0.0)
    unit = kilometres[0]["unit"] if kilometres else ""
    divisor, word = amounts.scale_of(largest, unit)
    title = (
        amounts.measured("", word, unit) or names.indicator(kilometres[0]["indicator"]) if kilometres else ""
    )
    return divisor, {"rank": "place", "percent": "%"}.get(unit, title)


def axis_title(rows: list[Row]) -> str:
    """Words for the axis: "billion US$", "%", "place"."""
    return scale(rows)[1]


def _line(
    group: list[Row], position: int, divisor: float, articles: Mapping[str, Row], told: list[str]
) -> dict[str, Any]:
    row = in_kilometres(group[0])
    start, end = _span(row)
    article = articles[row["article_id"]]
    return {
        "position": position,
        "label": phrases.short(row, told),
        "amount": " = ".join(amounts.amount(member) for member in group),
        "shape": _shape(row),
        "start": None if start is None else start / divisor,
        "end": None if end is None else end / divisor,
        "unbounded": start is None or end is None,
        "value": row["value"] / divisor,
        "colour": COLOUR_OF.get(row["indicator"], "other"),
        "closed": row["bound"] in ("at_least", "at_most"),
        "forecast": bool(row["forecast"]),
        "what": phrases.what(row),
        "exact": " = ".join(amounts.exact(member) for member in group),
        "printed": ", ".join(f"“{member['surface']}”" for member in group),
        "article": f"{article['title']} ({phrases.byline(article)})",
        "href": links.figure(row["figure_id"]),
        "year": amounts.year(row["period"]),
        "series": phrases.series(row, told),
    }


def _shape(row: Row) -> str:
    """How the mark is drawn: "bar", "point", or an interval with one end ("from", "to") or two ("range")."""
    if row["bound"] in UP_FROM:
        return "from"
    if row["bound"] in DOWN_FROM:
        return "to"
    if row["value_upper"] is not None:
        return "range"
    return "point" if row["unit"] == "rank" else "bar"


def _span(row: Row) -> tuple[float | None, float | None]:
    """Where the mark begins and ends in the row's unit; None for an end that is not known."""
    shape, value = _shape(row), row["value"]
    if shape == "from":
        return value, _most(row)
    if shape == "to":
        return _least(row), value
    if shape == "range":
        return value, row["value_upper"]
    return (value if shape == "point" else 0.0), value


def _most(row: Row) -> float | None:
    """The largest amount that there can be of such a quantity: 100 % for a share."""
    return 100.0 if row["unit"] == "percent" and row["statistic"] == "share" else None


def _least(row: Row) -> float | None:
    """The smallest amount that there can be: the first place, or zero where nothing can be negative."""
    if row["unit"] == "rank":
        return 1.0
    signed = row["statistic"] == "growth" or row["indicator"] in ("trade_balance", "budget")
    return None if signed else min(0.0, row["value"])


def drawn(lines: pd.DataFrame, rows: list[Row]) -> pd.DataFrame:
    """`lines` with the ends of the axis where a mark has no end of its own."""
    low, high = domain(lines, rows)
    ends = {"start": lines["start"].astype(float).fillna(low), "end": lines["end"].astype(float).fillna(high)}
    return lines.assign(**ends)


def domain(lines: pd.DataFrame, rows: list[Row]) -> list[float]:
    """Ends of the axis: 0–100 for shares, 1 to the last place for ranks, otherwise zero and some room."""
    if rows[0]["statistic"] == "share" and rows[0]["unit"] == "percent":
        return [0.0, max(100.0, float(lines["value"].max()))]
    ends = pd.concat([lines[name].astype(float) for name in ("start", "end", "value")]).dropna()
    if rows[0]["unit"] == "rank":
        return [1.0, max(3.0, float(ends.max()))]
    low, high = min(0.0, float(ends.min())), max(0.0, float(ends.max()))
    below, above = (OPEN_ROOM if lines[name].isna().any() else ROOM for name in ("start", "end"))
    low, high = low - below * (high - low) * (low < 0 or below == OPEN_ROOM), high + above * (high - low)
    if is_balance(rows):
        return [-max(-low, high), max(-low, high)]
    if low == high:
        return [0.0, 1.0]  # nothing but zeros
    step = _tick_step(high - low)
    return [step * math.floor(low / step), step * math.ceil(high / step)]


def _tick_step(span: float) -> float:
    """Distance of the ticks that Vega sets over `span` when asked for `TICKS`: d3-array's tickStep."""
    rough = span / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    limits = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2))
    return power * next((factor for limit, factor in limits if rough / power >= limit), 1)


def is_balance(rows: list[Row]) -> bool:
    """Whether `rows` are balances in an amount: they are drawn from a zero in the middle, to both sides."""
    return (rows[0]["indicator"], rows[0]["statistic"]) == ("trade_balance", "level")

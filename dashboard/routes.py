"""The oil routes: where each runs, and what the official record and the articles tell of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.data import records

Row = dict[str, Any]
ROUTES_FILE = Path(__file__).with_name("routes.toml")


@dataclass(frozen=True)
class Route:
    """A route of `routes.toml`: its name and words, its kind, who reports of it, where it runs through."""

    name: str
    words: str
    kind: str
    reporters: tuple[str, ...]
    through: tuple[str, ...]
    labels: tuple[str, ...]


@cache
def routes() -> tuple[Route, ...]:
    """The routes, read once."""
    told = tomllib.loads(ROUTES_FILE.read_text(encoding="utf-8"))["route"]
    return tuple(_route(route) for route in told)


def _route(told: Mapping[str, Any]) -> Route:
    lists = {name: tuple(told[name]) for name in ("reporters", "through", "labels")}
    return Route(told["name"], told["words"], told["kind"], **lists)


def observed(route: Route, observations: pd.DataFrame) -> list[Row]:
    """The observations of a route."""
    return records(observations[observations["reporter"].isin(route.reporters)])


def cited(route: Route, rows: list[Row]) -> list[Row]:
    """The cited figures of a route."""
    return [row for row in rows if row["reporter"] in route.reporters]


def carried(observations: pd.DataFrame) -> pd.DataFrame:
    """What each route carried in the newest year told, the largest first, and its `part` in percent.

    The whole is what the same source gives as the origin's exports of that year, and otherwise the sum of
    its routes.
    """
    transit = observations[observations["indicator"].eq("transit") & observations["unit"].eq("t")]
    newest = transit[transit["period"].eq(transit["period"].max())]
    exports = observations[observations["indicator"].eq("exports") & observations["unit"].eq("t")]
    for field, same in (("period", "period"), ("product", "product"), ("reporter", "partner")):
        exports = exports[exports[field].isin(newest[same])]
    totals = exports[exports["partner"].eq("World")].groupby("source")["value"].sum()
    whole = newest["source"].map(totals).astype(float)  # without any row, pandas takes it for text
    whole = whole.fillna(newest.groupby("source")["value"].transform("sum"))
    told = newest.assign(part=100 * newest["value"] / whole)
    return told.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def stretches(places: pd.DataFrame, amounts: dict[str, float]) -> pd.DataFrame:
    """Every place of every route in the route's order: what it is called, and what it carried.

    A place that the table does not have is left out, and a route with fewer than two places too.
    """
    known = {row["name"]: row for row in records(places)}
    lines: list[Row] = []
    for route in routes():
        stops = [known[name] for name in route.through if name in known]
        if len(stops) < 2:
            continue
        amount = max((amounts.get(reporter, 0.0) for reporter in route.reporters), default=0.0)
        lines += [
            {
                "route": route.name, "words": route.words, "kind": route.kind, "order": order,
                "side": _free_side(stops, order), "place": stop["name"],
                "longitude": stop["longitude"], "latitude": stop["latitude"],
                "amount": amount, "labelled": stop["name"] in route.labels,
                "end": stop["name"] == route.labels[0],
            }
            for order, stop in enumerate(stops)
        ]  # fmt: skip
    return pd.DataFrame(lines)


def _free_side(stops: list[Row], order: int) -> str:
    """The side of a place at which its name does not lie on the route: away from where an end leads."""
    if 0 < order < len(stops) - 1:
        return "right"
    next_stop = stops[order + (1 if order == 0 else -1)]
    return "left" if next_stop["longitude"] > stops[order]["longitude"] else "right"

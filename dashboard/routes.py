"""The oil routes: where each runs, and what the official record and the articles tell of it."""

from __future__ import annotations

import tomllib
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
    return tuple(
        Route(**{key: tuple(value) if isinstance(value, list) else value for key, value in route.items()})
        for route in told
    )


def observed(route: Route, observations: pd.DataFrame) -> list[Row]:
    """The observations of a route."""
    return records(observations[observations["reporter"].isin(route.reporters)])


def cited(route: Route, rows: list[Row]) -> list[Row]:
    """The cited figures of a route."""
    return [row for row in rows if row["reporter"] in route.reporters]


def carried(observations: pd.DataFrame) -> pd.DataFrame:
    """What each route carried: its newest observation of transit, the largest first; `part` in percent.

    The part is that of the routes' sum, as they are told by one source for one year.
    """
    transit = observations[observations["indicator"].eq("transit") & observations["unit"].eq("t")]
    newest = transit[transit["period"].eq(transit["period"].max())]
    named = newest.assign(part=100 * newest["value"] / newest["value"].sum())
    return named.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def stretches(places: pd.DataFrame, amounts: dict[str, float]) -> pd.DataFrame:
    """Every place of every route in the route's order: route, words, kind, order, place, position, amount.

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
                "place": stop["name"], "longitude": stop["longitude"], "latitude": stop["latitude"],
                "amount": amount, "labelled": stop["name"] in route.labels,
            }
            for order, stop in enumerate(stops)
        ]  # fmt: skip
    return pd.DataFrame(lines)

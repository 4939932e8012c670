"""The map of the oil routes: what each route carried, the title, the words and the chart of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from dashboard import amounts, links, names, route_map, routes
from dashboard.data import Published, records
from dashboard.finished import Finished, finished, kept
from dashboard.texts import text

Row = dict[str, Any]
KEY = "oil-routes"


@dataclass(frozen=True)
class RouteMap:
    """What the map is drawn from.

    Attributes:
        carried: what `routes.carried` tells of the newest year.
        stretches: what `routes.stretches` gives, with `href` and `told` for each route.
        edition: of the tables.
    """

    carried: pd.DataFrame
    stretches: pd.DataFrame
    edition: str

    @property
    def title(self) -> str:
        """What stands out: the route that carried most."""
        if self.carried.empty:
            return text("energy.routes.title_without")
        first = records(self.carried.head(1))[0]
        return text("energy.routes.title", route=names.place_title(first["reporter"]), part=first["part"])

    @property
    def note(self) -> str:
        """How the map is to be read; "" where there is none."""
        return text("energy.routes.note") if len(self.stretches) else ""

    def drawn(self, chosen: str = "") -> Finished:
        """The map with the route `chosen` standing out."""
        return finished(
            (self.edition, "map", chosen), partial(route_map.chart, self.stretches, chosen), self.described
        )

    def described(self) -> str:
        """The map in words, for who does not see it."""
        told = (f"{names.place(row['reporter'])} {said(row)}" for row in records(self.carried))
        return text("energy.routes.described", told="; ".join(told))


def route_map_of(data: Published) -> RouteMap:
    """The map of the published record, worked out once for each edition."""
    return kept((data.edition, "routes"), lambda: _made(data))


def _made(data: Published) -> RouteMap:
    carried = routes.carried(data.observations)
    told = {row["reporter"]: row for row in records(carried)}
    stretches = routes.stretches(data.places, {name: row["value"] for name, row in told.items()})
    if len(stretches):
        stretches = stretches.assign(
            href=[links.page("energy", route=name) for name in stretches["route"]],
            told=[_told(told.get(name)) for name in stretches["route"]],
        )
    return RouteMap(carried, stretches, data.edition)


def _told(row: Row | None) -> str:
    return said(row) if row else text("energy.routes.not_told")


def said(row: Mapping[str, Any]) -> str:
    """What a route carried, when, and its part of all: "52.2 million tonnes in 2022, 80 % of all"."""
    amount = amounts.rounded(row["value"], row["unit"])
    return text("energy.routes.carried", amount=amount, when=amounts.period(row["period"]), part=row["part"])

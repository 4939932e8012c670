"""What has to be fetched: the declared series, and what the cited figures are about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.statistics.codes import EU, WORLD, is_country

_FILE = Path(__file__).parent / "needs.toml"
# Flows that an indicator is made of, and products as customs code them.
_FLOWS = {
    "exports": ("exports",),
    "imports": ("imports",),
    "trade_turnover": ("exports", "imports"),
    "trade_balance": ("exports", "imports"),
}
_PRODUCTS = {"": ("TOTAL",), "oil": ("HS:2709", "HS:27"), "energy": ("HS:27",)}
# Europe is nowhere a partner of its own; the EU is its largest part that is.
_PARTNERS = {"Europe": EU}
_YEAR = re.compile(r"\d{4}")
# The Harmonized System begins then, and with it what the services have by product.
FIRST_YEAR = 1988


@dataclass(frozen=True, slots=True)
class Need:
    """A series: whose, what, with whom, and in which years.

    Attributes:
        reporter: ISO alpha-3, or EU.
        indicator: exports or imports.
        product: TOTAL or HS:27.
        partners: as the tables code them.
        years: in order.
    """

    reporter: str
    indicator: str
    product: str
    partners: tuple[str, ...]
    years: tuple[int, ...]


def needs(figures: Iterable[Mapping[str, str]], since: int | None, until: int) -> list[Need]:
    """Return what has to be fetched, each series once.

    Args:
        figures: rows of the table of figures, as text.
        since: first year; None for what the series and figures ask for.
        until: last year.
    """
    series: dict[tuple[str, str, str], tuple[set[str], set[int]]] = {}
    for need in (*declared(until), *_cited(figures, until)):
        key = need.reporter, need.indicator, need.product
        partners, years = series.setdefault(key, (set(), set()))
        partners.update(need.partners)
        years.update(year for year in need.years if since is None or year >= since)
    return [Need(*key, tuple(sorted(partners)), tuple(sorted(years)))
            for key, (partners, years) in series.items() if years]  # fmt: skip


def declared(until: int) -> Iterator[Need]:
    """Yield the declared series up to a year."""
    for told in tomllib.loads(_FILE.read_text(encoding="utf-8"))["series"]:
        years = tuple(range(told["since"], until + 1))
        for indicator in told["indicators"]:
            yield Need(told["reporter"], indicator, told["product"], tuple(told["partners"]), years)


def _cited(figures: Iterable[Mapping[str, str]], until: int) -> Iterator[Need]:
    """Yield what the figures need: their flow, and the total that a share is of."""
    for figure in figures:
        reporter, partner = figure["reporter"], _PARTNERS.get(figure["partner"], figure["partner"])
        if not _has_books(reporter) or not (partner in ("", WORLD) or _has_books(partner)):
            continue
        for product in _PRODUCTS.get(figure["product"], ()):
            for indicator in _FLOWS.get(figure["indicator"], ()):
                partners = tuple({WORLD, partner or WORLD})
                yield Need(reporter, indicator, product, partners, _years(figure, until))


def _has_books(code: str) -> bool:
    return code == EU or is_country(code)


def _years(figure: Mapping[str, str], until: int) -> tuple[int, ...]:
    """The years of a figure's period, and the one before where it tells a growth."""
    found = [int(year) for year in _YEAR.findall(figure["period"])]
    if not found:
        return ()
    first = min(found) - (figure["statistic"] == "growth")
    last = until if figure["period"].endswith("..") else max(found)
    return tuple(range(max(first, FIRST_YEAR), min(last, until) + 1))

"""What the official record tells of a country's trade: a line for each partner, cited figures on it."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import names, series
from dashboard.data import Published
from dashboard.finished import kept
from dashboard.frames import LineChart, Row
from dashboard.texts import entry, text


def chart(
    data: Published, rows: list[Row], found: Mapping[str, Row], reporter: str, quantity: str
) -> LineChart | None:
    """The chart of a quantity of `official.QUANTITIES`; None where too little is declared for lines.

    Args:
        data: the published tables.
        rows: the cited figures on trade.
        found: the decisive check of each figure.
        reporter: whose trade.
        quantity: what is drawn.
    """
    key = (data.edition, "trade", reporter, quantity)
    return kept(key, lambda: _made(data, rows, found, reporter, quantity))


def _made(
    data: Published, rows: list[Row], found: Mapping[str, Row], reporter: str, quantity: str
) -> LineChart | None:
    articles = data.articles_of(rows)
    shown = series.trade(data.observations, rows, articles, found, reporter, quantity)
    if shown is None:
        return None
    key = f"{reporter}-{quantity}"
    return LineChart(key, title(reporter, quantity, shown), note(quantity, shown), shown)


def title(reporter: str, quantity: str, shown: series.Series) -> str:
    """What the lines show and what stands out: "Kazakhstan’s imports by partner: China leads since 2024"."""
    whose = names.sentence_case(names.possessive(names.place(reporter)))
    thing = entry("trade.things").get(quantity) or text("trade.by_partner", thing=names.indicator(quantity))
    leader = "" if quantity == "trade_balance" else series.leader(shown.lines)
    return f"{whose} {thing}, {series.span(shown.lines)}" + (f": {leader}" if leader else "")


def note(quantity: str, shown: series.Series) -> str:
    """What a quantity is made of, and how the cited figures are drawn where there are any."""
    more = names.counted(shown.left_out, text("trade.more_partners"))
    told = (
        entry("trade.formulas").get(quantity, ""),
        text("trade.breaks") if shown.lines["source"].nunique() > 1 else "",
        text("trade.told_twice") if _told_twice(shown) else "",
        text("trade.marks") if shown.figures else "",
        text("trade.left_out", more=more) if shown.left_out else "",
    )
    return " ".join(part for part in told if part)


def _told_twice(shown: series.Series) -> bool:
    """Whether several sources tell of the same partner and year."""
    return bool(shown.lines.duplicated(["partner", "year"]).any())

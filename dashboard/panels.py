"""Which figures belong on one chart, what that chart is called, and what has to be said beside it.

Figures share a chart only where their lengths may be compared: same statistic, same unit, same kind of
quantity. A balance (exports minus imports) and a turnover (exports plus imports) never do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import amounts, names
from dashboard.texts import entry, text

Row = dict[str, Any]
TRADE = ("exports", "imports", "trade_turnover", "trade_balance")
INVESTMENT = ("investment", "fdi")
TOPICS = ("trade", "energy", "investment", "other")
KM_PER_MILE = 1.609344  # the international mile, exact by definition
BOUNDS = ("more_than", "less_than")


@dataclass(frozen=True)
class Panel:
    """Figures that share one chart.

    Attributes:
        key: what they have in common: topic, statistic, kind of quantity, product, unit.
        title: what the chart shows.
        note: what to know before comparing it with another chart; "" where there is nothing to say.
        rows: the figures' rows, those first that come first in their articles.
    """

    key: tuple[str, ...]
    title: str
    note: str
    rows: list[Row]


def topic(row: Mapping[str, Any]) -> str:
    """The topic of a figure: "energy", "trade", "investment" or "other"."""
    energy = names.tables()["energy"]
    words = set((row["product"] or "").lower().replace("-", " ").split())
    if words & set(energy["words"]) or row["indicator"] in energy["indicators"]:
        return "energy"
    if row["indicator"] in TRADE:
        return "trade"
    return "investment" if row["indicator"] in INVESTMENT else "other"


def quantity_key(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What figures must share to stand on one axis: (topic, statistic, kind, product, unit)."""
    statistic, kind, unit = row["statistic"], row["indicator"], row["unit"]
    if (statistic == "share" and kind in TRADE) or (statistic == "level" and kind in ("exports", "imports")):
        kind = "flows"
    if kind == "length" and unit in ("km", "mi"):
        unit = "km"
    return topic(row), statistic, kind, row["product"] or "", unit


def panels(rows: list[Row]) -> list[Panel]:
    """`rows` grouped into charts: shares first, then levels with balance and turnover side by side."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row["article_id"], row["char_start"])):
        groups.setdefault(quantity_key(row), []).append(row)
    made = [Panel(key, title(members), _note(members), members) for key, members in groups.items()]
    return sorted(made, key=_place)


def _place(panel: Panel) -> tuple[int, int, str]:
    order = ("share", "level", "growth", "rank")
    statistic, kind = panel.key[1], panel.key[2]
    special = {"trade_balance": 1, "trade_turnover": 2}.get(kind, 0)
    return (order.index(statistic) if statistic in order else len(order), special, kind)


def _note(rows: list[Row]) -> str:
    statistic, kind = quantity_key(rows[0])[1:3]
    note = entry("panels.notes").get(kind, "") if statistic == "level" else ""
    if statistic == "share" and any(row["bound"] in BOUNDS for row in rows):
        note = text("panels.bound")
    elif kind == "length" and len({row["unit"] for row in rows}) > 1:
        note = text("panels.units")
    form = "panels.forecast_all" if common(rows, "forecast") else "panels.forecast_some"
    forecast = text(form) if any(row["forecast"] for row in rows) else ""
    return " ".join(part for part in (note, forecast) if part)


def common(rows: list[Row], field: str) -> Any:
    """The value of `field` that all `rows` share, None where they differ or have none."""
    values = {row[field] for row in rows}
    return values.pop() if len(values) == 1 else None


def title(rows: list[Row]) -> str:
    """What a chart of `rows` shows: "Kazakhstan’s trade balance with the EU, 2021"."""
    kind, statistic = quantity_key(rows[0])[2], rows[0]["statistic"]
    makers: dict[str, Callable[[list[Row]], str]] = {"share": _share_title, "rank": _rank_title}
    maker = makers.get(statistic, _flow_title if kind == "flows" else _level_title)
    if kind == "length" and statistic == "level":
        maker = _length_title
    when = amounts.period(common(rows, "period"))
    forecast = text("panels.forecast") if common(rows, "forecast") else ""
    return names.sentence_case(maker(rows)) + (f", {when}" if when else "") + forecast


def _owner(rows: list[Row]) -> str:
    reporter = common(rows, "reporter")
    return f"{names.possessive(names.place(reporter))} " if reporter else ""


def _thing(rows: list[Row]) -> str:
    found = [names.indicator(code) for code in dict.fromkeys(row["indicator"] for row in rows)]
    return " ".join(part for part in (common(rows, "product"), names.joined(sorted(found))) if part)


def _share_title(rows: list[Row]) -> str:
    partner, base = names.place(common(rows, "partner")), common(rows, "base")
    whole = f"{_owner(rows)}{base or _thing(rows)}"
    if partner:
        return text("panels.titles.share_of", partner=names.possessive(partner), whole=whole)
    return text("panels.titles.shares", whole=whole)


def _flow_title(rows: list[Row]) -> str:
    partner, kinds = names.place(common(rows, "partner")), {row["indicator"] for row in rows}
    if partner and kinds <= {"exports", "imports"}:
        ways = names.joined([text(f"panels.titles.{kind}") for kind in sorted(kinds)])
        return text("panels.titles.flows", owner=_owner(rows), ways=ways, partner=partner)
    return text("panels.titles.level", owner=_owner(rows), thing=_thing(rows))


def _level_title(rows: list[Row]) -> str:
    partner = names.place(common(rows, "partner"))
    form = "panels.titles.level_with" if partner else "panels.titles.level"
    level = text(form, owner=_owner(rows), thing=_thing(rows), partner=partner)
    return text("panels.titles.growth", level=level) if rows[0]["statistic"] == "growth" else level


def _length_title(rows: list[Row]) -> str:
    reporter = names.place(common(rows, "reporter"))
    return text("panels.titles.length", line=reporter) if reporter else text("panels.titles.lengths")


def _rank_title(rows: list[Row]) -> str:
    reporter = names.place(common(rows, "reporter"))
    investors = rows[0]["indicator"] in INVESTMENT
    field = text("panels.titles.investors" if investors else "panels.titles.partners", thing=_thing(rows))
    form = "panels.titles.ranks_in" if reporter else "panels.titles.ranks"
    return text(form, field=field, reporter=reporter)


def in_kilometres(row: Row) -> Row:
    """`row` with its amounts in km where it tells a length in miles; other rows as they are."""
    if row["unit"] != "mi":
        return row
    ends = ("value", "value_upper", "value_low", "value_high")
    return {**row, "unit": "km", **{end: row[end] and row[end] * KM_PER_MILE for end in ends}}


def same_length(one: Row, other: Row) -> bool:
    """Whether two rows tell the same length in two units: same line, article and period, and they overlap.

    Two lengths overlap where some length fits the printed digits of both: 1,511 km and 939 miles do.
    """
    fields = ("article_id", "indicator", "statistic", "reporter", "partner", "period", "bound")
    if any(one[field] != other[field] for field in fields) or {one["unit"], other["unit"]} != {"km", "mi"}:
        return False
    ends = [in_kilometres(row)[end] for row in (one, other) for end in ("value_low", "value_high")]
    if None in ends:
        return False
    return bool(ends[0] <= ends[3] and ends[2] <= ends[1])


def merged_units(rows: list[Row]) -> list[list[Row]]:
    """`rows` in groups that tell one thing: a length in km with the same length in miles, others alone."""
    groups: list[list[Row]] = []
    for row in rows:
        partner = next((group for group in groups if len(group) == 1 and same_length(group[0], row)), None)
        if partner:
            partner.append(row)
        else:
            groups.append([row])
    return groups

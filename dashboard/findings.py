"""What can be told of the cited figures by arithmetic alone, without any other source.

Each finding is a title, a sentence with the numbers that it compared, and the figures it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dashboard import amounts, names, phrases
from dashboard.panels import KM_PER_MILE, Row, same_length

MOST = 6


@dataclass(frozen=True)
class Finding:
    """A statement about cited figures: `title`, `sentence` with the arithmetic, and the `figures` it uses."""

    title: str
    sentence: str
    figures: tuple[Row, ...]


def findings(rows: list[Row]) -> list[Finding]:
    """What stands out among `rows`, at most `MOST`, the ones that a reader may get wrong first."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["article_id"], []).append(row)
    pairs = [pair for members in by_article.values() for pair in combinations(members, 2)]
    rules = (_balance_and_turnover, _share_of_total, _unit_pair)
    found = [finding for rule in rules for pair in pairs for finding in rule(*pair)]
    return [*found, *_open_bounds(rows)][:MOST]


def _ordered(one: Row, other: Row, field: str, first: str, second: str) -> tuple[Row, Row] | None:
    """The two rows as (the one whose `field` is `first`, the one whose is `second`), if they are such."""
    if (one[field], other[field]) == (first, second):
        return one, other
    return (other, one) if (other[field], one[field]) == (first, second) else None


def _balance_and_turnover(one: Row, other: Row) -> Iterator[Finding]:
    pair = _ordered(one, other, "indicator", "trade_balance", "trade_turnover")
    if (
        not pair
        or one["sentence"] != other["sentence"]
        or {one["statistic"], other["statistic"]} != {"level"}
    ):
        return
    balance, turnover = pair
    yield Finding(
        "The balance is not a turnover",
        f"One sentence sets {amounts.amount(balance)} with {_partner(balance)} beside "
        f"{amounts.amount(turnover)} with {_partner(turnover)}. The first is exports minus imports, the "
        "second exports plus imports: they do not say which partner is larger.",
        pair,
    )


def _partner(row: Row) -> str:
    return names.place(row["partner"]) or "a partner that is not named"


def _share_of_total(one: Row, other: Row) -> Iterator[Finding]:
    pair = _ordered(one, other, "statistic", "share", "level")
    fields = ("indicator", "reporter", "partner", "period", "product")
    if (
        not pair
        or any(one[field] != other[field] for field in fields)
        or one["indicator"] not in ("exports", "imports")
    ):
        return
    share, level = pair
    ends = (share["value_low"], share["value_high"], level["value_low"], level["value_high"])
    if share["unit"] != "percent" or None in ends or min(ends) <= 0:
        return
    low, high = 100 * ends[2] / ends[1], 100 * ends[3] / ends[0]
    whose = names.possessive(names.place(share["reporter"]) or "the country")
    yield Finding(
        f"What {whose} total {_thing(share)} must have been",
        f"{amounts.amount(level)} at {amounts.amount(share)} make {_rounded(low, high, level['unit'])} in all"
        f"{_when(share)}, as far as the printed digits allow.",
        pair,
    )


def _thing(row: Row) -> str:
    return " ".join(part for part in (row["product"], names.indicator(row["indicator"])) if part)


def _when(row: Row) -> str:
    when = amounts.period(row["period"])
    return f" in {when}" if when else ""


def _rounded(low: float, high: float, unit: str) -> str:
    divisor, word = amounts.scale_of(high, unit)
    return amounts.measured(f"{low / divisor:,.1f}–{high / divisor:,.1f}", word, unit)


def _unit_pair(one: Row, other: Row) -> Iterator[Finding]:
    if not same_length(one, other):
        return
    kilometres, miles = (one, other) if one["unit"] == "km" else (other, one)
    converted = miles["value"] * KM_PER_MILE
    yield Finding(
        "Two units, one length",
        f"{amounts.amount(miles)} are {converted:,.1f} km, and {amounts.amount(kilometres)} is printed: "
        "the two agree to the rounding.",
        (kilometres, miles),
    )


def _open_bounds(rows: list[Row]) -> Iterator[Finding]:
    for row in rows:
        if row["bound"] in ("more_than", "at_least") and row["statistic"] == "share":
            without = ", and no period is stated" if not row["period"] else ""
            yield Finding(
                f"“{names.sentence_case(amounts.amount(row))}” is a floor",
                f"{phrases.what(row)}: any part from {amounts.plain(row['value'], row['unit'])} to "
                f"{amounts.plain(100, 'percent')} fits the words{without}.",
                (row,),
            )

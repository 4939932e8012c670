"""What stands out among the cited figures: what does not hold, and what a reader may get wrong.

Each finding is a title, a sentence with the numbers that it compared, and the figures it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dashboard import amounts, names, verdicts
from dashboard.panels import Row
from dashboard.texts import text
from dashboard.verdicts import NOT_COMPARABLE

MOST = 4


@dataclass(frozen=True)
class Finding:
    """A statement about cited figures: `title`, `sentence` with the arithmetic, and the `figures` it uses."""

    title: str
    sentence: str
    figures: tuple[Row, ...]


def findings(rows: list[Row], found: Mapping[str, Row]) -> list[Finding]:
    """What stands out among `rows`, at most `MOST`: what differs, what is easily confused, what is open.

    `found` has the decisive check of each figure.
    """
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["article_id"], []).append(row)
    pairs = [pair for members in by_article.values() for pair in combinations(members, 2)]
    made = [
        *_with(rows, found, "differs", "findings.differs"),
        *(finding for pair in pairs for finding in _balance_and_turnover(*pair)),
        *_with(rows, found, NOT_COMPARABLE, "findings.not_comparable"),
    ]
    return made[:MOST]


def _with(rows: list[Row], found: Mapping[str, Row], verdict: str, title: str) -> Iterator[Finding]:
    """The figures of one verdict, in the words of the check that carries it."""
    for row in rows:
        if verdicts.of(found, row["figure_id"]) == verdict:
            told = text(title, amount=names.sentence_case(amounts.amount(row)))
            yield Finding(told, found[row["figure_id"]]["explanation"], (row,))


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
    told = text(
        "findings.balance_told",
        balance=amounts.amount(balance), one=_partner(balance),
        turnover=amounts.amount(turnover), other=_partner(turnover),
    )  # fmt: skip
    yield Finding(text("findings.balance"), told, pair)


def _partner(row: Row) -> str:
    return names.place(row["partner"]) or text("findings.no_partner")

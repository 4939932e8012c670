"""What stands out among the cited figures: what does not hold, and what a reader may get wrong.

Each finding is a title, a sentence with the numbers that it compared, and the figures it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dashboard import amounts, names, verdicts
from dashboard.panels import Row

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
        *_with(rows, found, "differs", "{} differs from the record"),
        *(finding for pair in pairs for finding in _balance_and_turnover(*pair)),
        *_with(rows, found, "not comparable", "{} cannot be compared as it stands"),
    ]
    return made[:MOST]


def _with(rows: list[Row], found: Mapping[str, Row], verdict: str, title: str) -> Iterator[Finding]:
    """The figures of one verdict, in the words of the check that carries it."""
    for row in rows:
        if verdicts.of(found, row["figure_id"]) == verdict:
            told = title.format(names.sentence_case(amounts.amount(row)))
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
    yield Finding(
        "The balance is not a turnover",
        f"One sentence sets {amounts.amount(balance)} with {_partner(balance)} beside "
        f"{amounts.amount(turnover)} with {_partner(turnover)}. The first is exports minus imports, the "
        "second exports plus imports: they do not say which partner is larger.",
        pair,
    )


def _partner(row: Row) -> str:
    return names.place(row["partner"]) or "a partner that is not named"

"""Ranks: ordinals and number words that say a place in an order.

"third-largest", "ranks third", "number one", "first and second place", "one of the seven largest". An
ordinal alone ("the first visit", "the 21st century", "28th of January") is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citedfigures.lexicon import load
from citedfigures.numbers import Page


@dataclass(frozen=True, slots=True)
class Rank:
    """The surface of a rank and its bound ("" where it is exact)."""

    start: int
    end: int
    bound: str = ""


@cache
def _superlatives() -> re.Pattern[str]:
    """Return the pattern of what makes a rank of the number word before it."""
    words = "|".join(load("hedges")["rank"]["after"])
    return re.compile(rf"(?P<tie>[ -])(?:{words})(?![a-z])")


# "first and second place", "second or third largest": the first of two ordinals.
_COORDINATED = re.compile(r"[ ](?:and|or|to)[ ](?:the[ ])?(?:second|third|fourth|fifth|sixth|seventh)(?=[ -])")
# Verbs before an ordinal that make it a rank: "ranks third", "came second", "in third place".
_BEFORE = re.compile(r"(?:rank(?:s|ed|ing)?|came|comes|placed|place|finished|finishing)[ ](?:in[ ]|as[ ])?(?:the[ ]|only[ ])?$")


def rank_at(page: Page, start: int, end: int) -> Rank | None:
    """Return the rank that the ordinal at the offsets is, or None."""
    after = _superlatives().match(page.low, end)
    if after:
        if after["tie"] == "-":
            return Rank(start, after.end())
        return Rank(start, end)
    pair = _COORDINATED.match(page.low, end)
    if pair and _superlatives().match(page.low, pair.end()):
        return Rank(start, end)
    if _BEFORE.search(page.low[max(0, start - 24) : start]):
        return Rank(start, end)
    return None

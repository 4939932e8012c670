"""Ranks: ordinals and number words that say a place in an order.

"third-largest", "ranks third", "number one", "first and second place", "one of the seven largest". An
ordinal alone ("the first visit", "the 21st century", "28th of January") is none. Lists: ``data/ranks.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citedfigures.lexicon import load
from citedfigures.numbers import Number
from citedfigures.page import Page
from citedfigures.units import unit_after

_WINDOW = 36
# "first and second place", "second or third largest": another ordinal between this one and what it numbers.
_ANOTHER = re.compile(
    r",?[ ](?:and|or|to)[ ](?:the[ ])?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![a-z])"
)
# "one of the seven largest", "among its five biggest", "in the top ten".
_AMONG = re.compile(
    r"(?P<among>(?:amongst|among|one[ ]of|in)[ ](?:the|its|their)[ ](?:[a-z]{1,12}'s[ ])?(?:top[ ])?)$"
)
# "the number one", "its No. 2" before the offset.
_NUMBER = re.compile(r"(?:^|[ ])(?P<before>[a-z']+)[ ](?P<number>number[ ]|no\.?[ ]?)$")
_NUMBERED = ("number ", "no ", "no. ", "no.")
# A determiner right before the ordinal: "the", "its", "the world's".
_DETERMINED = re.compile(r"(?:^|[ ])(?:the|its|their|his|our|[a-z]+'s|[a-z]+s')[ ]$")


@dataclass(frozen=True, slots=True)
class Rank:
    """The surface of a rank, and its bound."""

    start: int
    end: int
    bound: str = "exact"


@cache
def _superlative() -> re.Pattern[str]:
    """Return the pattern of a superlative after a number word: "-largest", " most important"."""
    return re.compile(rf"[ -](?:{'|'.join(load('ranks')['superlatives'])})(?![a-z])")


@cache
def _place() -> re.Pattern[str]:
    """Return the pattern of a place or order after an ordinal: " place", "-place", " only to"."""
    lists = load("ranks")
    return re.compile(rf"[ -](?:{'|'.join([*lists['places'], *lists['orders']])})(?![a-z])")


@cache
def _role(*lists: str) -> re.Pattern[str]:
    """Return the pattern of a part in trade after a number, with at most two words between, not "of"."""
    roles = "|".join(role for name in lists for role in load("ranks")[name])
    return re.compile(rf"[ ](?:(?!of[ ]|to[ ]|in[ ]|for[ ]|and[ ])[a-z-]+[ ]){{0,2}}(?:{roles})s?(?![a-z])")


@cache
def _verb() -> re.Pattern[str]:
    """Return the pattern of a verb of rank before an ordinal: "ranks third", "came in second"."""
    verbs = "|".join(load("ranks")["verbs"])
    return re.compile(rf"(?<![a-z])(?:{verbs})[ ](?:in[ ]|as[ ])?(?:the[ ]|only[ ])?$")


def rank_of_ordinal(page: Page, number: Number) -> Rank | None:
    """Return the rank that an ordinal ("third", "3rd") is, or None."""
    low = page.low
    superlative = _superlative().match(low, number.end)
    if superlative:
        return Rank(number.start, superlative.end())
    exact = Rank(number.start, number.end)
    another = _ANOTHER.match(low, number.end)
    if another and (_place().match(low, another.end()) or _superlative().match(low, another.end())):
        return exact
    if _place().match(low, number.end) and not low.startswith((" after", " behind"), number.end):
        return exact
    before = low[max(0, number.start - _WINDOW) : number.start]
    if number.value > 1 and not _counts_time(page, number.end):
        if _verb().search(before):
            return exact
        if _DETERMINED.search(before) and _role("roles").match(low, number.end):
            return exact
    return exact if _verb().search(before) and "rank" in before else None


def _counts_time(page: Page, end: int) -> bool:
    """Tell whether an ordinal numbers a time or a game: "came in the 77th minute"."""
    unit = unit_after(page, end)
    return unit is not None and unit[0].kind == "ignored"


def rank_of_cardinal(page: Page, number: Number) -> Rank | None:
    """Return the rank that a cardinal is: "number one", "among the seven largest", "No. 2 supplier"."""
    if number.value != int(number.value) or not 0 < number.value < 100:
        return None
    low = page.low
    before = low[max(0, number.start - _WINDOW) : number.start]
    if before.endswith(_NUMBERED):
        numbered = _NUMBER.search(before)
        return _numbered(page, number, numbered) if numbered else None
    return _among(page, number, before)


def _numbered(page: Page, number: Number, numbered: re.Match[str]) -> Rank | None:
    """Return the rank of "the number one" or of "its No. 2 supplier"; "a well, number one" is a name."""
    word = numbered["before"]
    if word not in load("ranks")["numbered_after"] and not word.endswith(("'s", "s'")):
        return None
    if number.style == "word" and numbered["number"] == "number ":
        return Rank(number.start - len("number "), number.end)
    return (
        Rank(number.start, number.end)
        if _role("roles", "numbered_roles").match(page.low, number.end)
        else None
    )


def _among(page: Page, number: Number, before: str) -> Rank | None:
    """Return the rank of "among the seven largest" (all of it) or "one of the seven largest" (the number)."""
    superlative = _superlative().match(page.low, number.end)
    is_top = before.endswith(" top ") and _role("roles", "numbered_roles").match(page.low, number.end)
    among = _AMONG.search(before) if superlative or is_top else None
    if among is None:
        return None
    if not among["among"].startswith("among"):
        return Rank(number.start, number.end, "at_most")
    end = superlative.end() if superlative else number.end
    return Rank(number.start - len(among["among"]), end, "at_most")

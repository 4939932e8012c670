"""Joins: what neighbouring amounts tell about each other.

Ranges ("10-15 tonnes", "$10 to $15 billion", "between 18 and 23 percent"), lists of which only the last
item prints the unit or scale ("9.9, 4.2 and 1.5 bcm"), and a second unit in brackets, which shares the
first one's bound ("up to 10 bcm (353 billion cubic feet)").
"""

from __future__ import annotations

import re

from citedfigures.amounts import Amount
from citedfigures.hedges import governing_change, words_before
from citedfigures.page import Page
from citedfigures.units import COUNT

_LONGEST_LINK = 6
# What ties the two ends of a range.
_DASHES = frozenset({"-", "–", "—", "-to-", "- to -"})
# What stands between the items of a list.
_LIST = re.compile(r",?[ ](?:and|or)[ ]|,[ ]|[ ]?/[ ]?|[ ]&[ ]")
# Kinds of units that an item of a list or a range may take from its neighbour.
_SHARED_KINDS = frozenset({"physical", "percent", "point", "money", "price", "count", "ignored"})
_LARGEST_ELIDED = 1000


def join(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts with ranges made one and elided units and scales filled in."""
    joined: list[Amount] = []
    for amount in reversed(amounts):
        if joined and joined[-1].start - amount.end <= _LONGEST_LINK:
            following = joined[-1]
            link = page.low[amount.end : following.start]
            if _is_score(amount, following, link):
                joined.pop()
                continue
            if _join_range(page, amount, following, link):
                joined.pop()
            else:
                _share(amount, following, link)
        joined.append(amount)
    joined.reverse()
    _share_bounds(page, joined)
    return joined


def _is_score(low: Amount, high: Amount, link: str) -> bool:
    """Tell whether two small bare numbers with a dash between are a score or votes ("2-2")."""
    if link.strip() not in {"-", "–"} or low.unit is not None or high.unit is not None:
        return False
    return low.number.value < _LARGEST_ELIDED and high.number.value < _LARGEST_ELIDED and low.upper is None


def _join_range(page: Page, low: Amount, high: Amount, link: str) -> bool:
    """Make `low` the range of the two, if they are one; of "from 5 to 7 percent" only the unit is filled in."""
    tie = link.strip()
    if tie not in _DASHES and tie not in {"to", "and", "or"} or high.upper or low.upper or not _fits(low, high):
        return False
    words = words_before(page, low.start) if tie in {"to", "and"} else []
    is_from = "from" in words[-2:] and not any(word.startswith("rang") for word in words[-4:])
    if tie == "or" or (tie == "and" and "between" not in words[-2:]):
        return False
    printed = low.unit is not None and not low.marked and high.unit is not None
    _elide(low, high)
    if tie == "to" and (is_from or (printed and governing_change(words, is_rate=True))):
        return False
    if abs(low.number.value) >= abs(high.number.value):
        return False
    low.upper, low.end = high.number, high.end
    if low.number.value < 0 < high.number.value:
        high.number.value = -high.number.value
    return True


def _fits(low: Amount, high: Amount) -> bool:
    """Tell whether two amounts may be ends of one range: numbers of one unit, or one of them without."""
    if low.number.style not in {"digits", "word"} or high.number.style not in {"digits", "word"}:
        return False
    if low.unit is None:
        return not low.noun and high.unit is not None and high.unit.kind in _SHARED_KINDS and not high.marked
    if high.unit is None:
        return low.marked and not high.noun
    return low.unit == high.unit and (not low.per or low.per == high.per)


def _elide(low: Amount, high: Amount) -> None:
    """Complete two amounts of one phrase with the unit and the scale that only one of them prints."""
    if low.unit is None:
        low.unit, low.noun = high.unit, high.noun
    elif high.unit is None:
        high.unit = low.unit
    low.per = low.per or high.per
    first, last = low.number, high.number
    if first.scale == 1 < last.scale and abs(first.value) < _LARGEST_ELIDED:
        # "$900 to $1 billion" keeps its 900: the first of a range is not larger than the last.
        if abs(first.value) <= abs(last.value / last.scale) or last.value / last.scale < 1:
            first.rescale(last.scale, first.end)


def _share(amount: Amount, following: Amount, link: str) -> None:
    """Give an item of a list the unit of the next one: "9.9, 4.2 and 1.5 bcm", "three or four tonnes"."""
    if following.unit is None or following.unit.kind not in _SHARED_KINDS or not _LIST.fullmatch(link):
        return
    if following.number.style not in {"digits", "word"} or amount.number.style not in {"digits", "word"}:
        return
    if amount.unit is None and not amount.noun and not following.marked:
        if following.unit is COUNT and not following.noun:
            return
        amount.unit, amount.per, amount.noun = following.unit, following.per, following.noun
        first, last = amount.number, following.number
        if first.scale == 1 < last.scale and abs(first.value) < _LARGEST_ELIDED:
            first.rescale(last.scale, first.end)


def _share_bounds(page: Page, amounts: list[Amount]) -> None:
    """Mark an amount in brackets right after one of the same kind: it has that one's bound."""
    for first, second in zip(amounts, amounts[1:], strict=False):
        if page.low[first.end : second.start] == " (" and first.unit and second.unit:
            same = first.unit.kind == second.unit.kind and first.unit.code != second.unit.code
            if same and first.unit.kind in {"physical", "money"}:
                second.bound = "as before"

"""Joins: what neighbouring amounts tell about each other.

Ranges ("10-15 tonnes", "$10 to $15 billion", "between 18 and 23 percent"), lists of which only the last
item prints the unit or scale ("9.9, 4.2 and 1.5 bcm"), and amounts that say the one before them again in
another unit and share its bound or change ("up to 10 bcm (353 billion cubic feet)", "fell $3, or 4 percent").
"""

from __future__ import annotations

import re
from itertools import pairwise

from citedfigures.amounts import Amount
from citedfigures.hedges import governing_change, words_before
from citedfigures.page import Page
from citedfigures.units import price_per

_LONGEST_LINK = 6
# What ties the two ends of a range.
_DASHES = frozenset({"-", "–", "—", "-to-", "- to -"})
# What stands between the items of a list; not ", or", which says the same in another unit.
_LIST = re.compile(r"[ ](?:and|or)[ ]|,[ ](?:and[ ])?|[ ]?/[ ]?|[ ]&[ ]")
# Kinds of units that an item of a list or a range may take from its neighbour.
_SHARED_KINDS = frozenset({"physical", "percent", "point", "money", "price", "count", "ignored"})
_LARGEST_ELIDED = 1000
_LARGEST_RATIO = 200
# "grew one percent to 18 percent": two amounts so far apart, each with its unit, are no range.
_WIDEST_RANGE = 8


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
    _mark_restated(page, joined)
    return joined


def _is_score(low: Amount, high: Amount, link: str) -> bool:
    """Tell whether two small bare numbers with a dash between are a score or votes ("2-2")."""
    if link.strip() not in {"-", "–"} or low.unit is not None or high.unit is not None:
        return False
    return low.number.value < _LARGEST_ELIDED and high.number.value < _LARGEST_ELIDED and low.upper is None


def _join_range(page: Page, low: Amount, high: Amount, link: str) -> bool:
    """Make `low` the range of the two, if they are one; for "from 5 to 7 percent" only fill in the unit."""
    tie = link.strip()
    if high.number.style == "multiple" and low.unit is None and (tie in _DASHES or tie == "to"):
        return _join_factors(low, high)
    if (tie not in _DASHES and tie not in {"to", "and"}) or high.upper or low.upper or not _fits(low, high):
        return False
    words = words_before(page, low.start) if tie in {"to", "and"} else []
    if tie == "and" and "between" not in words[-2:]:
        return False
    is_complete = low.unit is not None or (low.number.scale > 1 and high.number.scale > 1)
    _elide(low, high)
    is_wide = is_complete and abs(high.number.value) > _WIDEST_RANGE * abs(low.number.value)
    if tie == "to" and (is_wide or _are_two(words, is_complete)):
        return False
    first, last = low.number.value, high.number.value
    if last <= first and not (first < 0 and last < first):
        # "9 to 7 percent" is no range; "-1 to -3 percent" keeps the order of the text.
        return False
    low.upper, low.end = high.number, high.end
    per = price_per(page, high.end) if low.marked and not low.per else None
    if per:
        low.per, low.end = per
    return True


def _join_factors(low: Amount, high: Amount) -> bool:
    """Make "5 to 10 times" one range of growth."""
    if high.upper or low.noun or low.number.style not in {"digits", "word"}:
        return False
    growth = 100 * (low.number.value - 1)
    if not 0 <= growth < high.number.value:
        return False
    low.number.value, low.number.step, low.number.style = growth, 100 * low.number.step, "multiple"
    low.upper, low.end, low.unit = high.number, high.end, high.unit
    return True


def _are_two(words: list[str], is_complete: bool) -> bool:
    """Tell whether "X to Y" after the words are two amounts: "from X to Y", "rose 5 mln to 12 mln".

    `is_complete`: X has its own unit or scale; "rose 5 to 12 percent" is a range.
    """
    if "from" in words[-2:]:
        return not any(word.startswith("rang") for word in words[-4:])
    return is_complete and ("by" in words[-2:] or governing_change(words, is_rate=True) is not None)


def _fits(low: Amount, high: Amount) -> bool:
    """Tell whether two amounts may be ends of one range: numbers of one unit, or one of them without."""
    if low.number.style not in {"digits", "word"} or high.number.style not in {"digits", "word"}:
        return False
    if low.unit is None and high.unit is None:
        # "ranging from 60 to 69 mln": the unit is said elsewhere.
        return (
            not low.noun and not high.noun and high.number.scale > 1 and high.number.style == low.number.style
        )
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
    if abs(low.number.value) <= abs(high.number.value / high.number.scale):
        # "$900 to $1 billion" keeps its 900: the first of a range is not larger than the last.
        _take_scale(low, high)


def _take_scale(low: Amount, high: Amount) -> None:
    """Give a small number without a scale the scale of the other."""
    first, last = low.number, high.number
    if first.scale == 1 < last.scale and abs(first.value) < _LARGEST_ELIDED and first.step <= 1:
        first.rescale(last.scale, first.end)


def _share(amount: Amount, following: Amount, link: str) -> None:
    """Give an item of a list the unit of the next one: "9.9, 4.2 and 1.5 bcm", "three or four tonnes"."""
    if following.unit is None or following.unit.kind not in _SHARED_KINDS or not _LIST.fullmatch(link):
        return
    if following.number.style not in {"digits", "word"} or amount.number.style not in {"digits", "word"}:
        return
    if amount.unit is None and not amount.noun and not following.marked:
        if not _are_alike(amount, following):
            return
        amount.unit, amount.per, amount.noun = following.unit, following.per, following.noun
        _take_scale(amount, following)


def _are_alike(amount: Amount, following: Amount) -> bool:
    """Tell whether two numbers may be items of one list; a count of thousands and a percentage are not."""
    first, last = abs(amount.number.value), abs(following.number.value / following.number.scale)
    if amount.number.scale > 1:
        last *= following.number.scale
    return first <= _LARGEST_RATIO * last and last <= _LARGEST_RATIO * first


def _mark_restated(page: Page, amounts: list[Amount]) -> None:
    """Mark amounts that say the one before again in another unit, in brackets or after ", or"."""
    for first, second in pairwise(amounts):
        if second.start - first.end > _LONGEST_LINK or first.unit is None or second.unit is None:
            continue
        link = page.low[first.end : second.start]
        kinds = first.unit.kind, second.unit.kind
        if link == " (" and kinds[0] == kinds[1] in {"physical", "money"}:
            second.restates = "same" if first.unit.code != second.unit.code else ""
        elif link == ", or " or (link == " (" and kinds[0] != "percent" and kinds[1] == "percent"):
            second.restates = "change"

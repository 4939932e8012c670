"""Parts and multiples of a whole, as percent: "a third", "two thirds", "half", "one in ten", "doubled".

The words are met in many senses ("the third visit", "a quarter earlier", "half an hour", "double room"), so
each is taken only with the words around it that make it an amount.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from citedfigures.lexicon import load
from citedfigures.numbers import Number, words
from citedfigures.page import Page

# The denominator after "two", "three-" …
_PART = re.compile(r"[ -]([a-z]+)")
# "half a million", "a quarter of a million"; "half million" after an article.
_OF_SCALE = re.compile(r"[ ](?:of[ ])?an?[ ](hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
_HALF_SCALE = re.compile(r"[ ](hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
# "a quarter point", "half a percent", "three quarters of a percentage point".
_OF_POINT = re.compile(
    r"[ -](?:of[ ])?(?:an?[ ]|one[ ])?"
    r"(?P<unit>percentage[ -]point|pct[ -]point|point|per[ ]cent|percent|pct)(?![a-z])"
)
# "a tenth of an ounce", "one-fifth of a share": a part of one thing is no percentage.
_OF_ONE = re.compile(r"[ ]of[ ]an?[ ]")
# "one in ten", "seven out of ten", "nine of every ten".
_OUT_OF = re.compile(
    r"[ ](?P<link>out[ ]of(?:[ ]every)?|in(?:[ ]every)?|of[ ]every)[ ](?P<whole>[a-z]+|\d{1,4}(?![\d.,]*\d))"
)


@cache
def _lists() -> dict[str, Any]:
    return load("parts")


@cache
def _list(table: str, name: str) -> frozenset[str]:
    return frozenset(_lists()[table][name])


@cache
def _follows(table: str, name: str, *, or_ends: bool) -> re.Pattern[str]:
    """Return the pattern of a space and one of the listed words, or of punctuation or the text's end."""
    ends = r"|[^a-z0-9 -]|[ ][^a-z0-9]|[ ]?$" if or_ends else ""
    return re.compile(rf"[ ](?:{'|'.join(_lists()[table][name])})(?![a-z]){ends}")


@cache
def _as_much() -> re.Pattern[str]:
    """Return the pattern of "as much", "as many" after a part."""
    return re.compile(rf"[ ]as[ ](?:{'|'.join(_lists()['as_much']['words'])})(?![a-z])")


@cache
def _time_follows() -> re.Pattern[str]:
    """Return the pattern of a time after "in five": "one in five years" is no part."""
    return re.compile(rf"[ -](?:{'|'.join(_lists()['out_of']['times'])})s?(?![a-z])")


@cache
def _things_out_of() -> re.Pattern[str]:
    """Return the pattern of "loaves in five" before a verb or punctuation, or of "loaves out of five"."""
    verbs = "|".join(_lists()["out_of"]["verbs"])
    return re.compile(
        r"[ ][a-z]+[ ](?P<link>(?P<sure>out[ ]of(?:[ ]every)?)|in(?:[ ]every)?)[ ](?P<whole>[a-z]+)"
        rf"(?(sure)(?![a-z])|(?=[ ](?:{verbs})(?![a-z])|[,.;)]))"
    )


def read_part(page: Page, number: Number, floor: int) -> Number | None:
    """Return the part of a whole that begins with the number word, or None if it is something else.

    `number` is of style "fraction" ("half", "a third"), or a cardinal that may begin "two thirds" or "one in
    ten"; `floor` is where the amount before ends (after "5 tonnes" "a quarter" is a rate).
    """
    head = page.low[number.start : number.end]
    if number.style != "fraction":
        return _several(page, number) or _out_of(page, number)
    if number.start - 1 <= floor and floor:
        return None
    if head == "half":
        return _scaled(page, number, 2) or _half(page, number)
    lower = words()["denominators"][head.split()[1]]
    return _scaled(page, number, lower) or _one(page, number, lower)


def read_multiple(page: Page, number: Number) -> Number | None:
    """Return the factor if its word is used as one: "doubled", "to double", "twice as much"."""
    head = page.low[number.start : number.end]
    if page.low[number.end : number.end + 1] == "-":
        return None
    if head in {"twice", "thrice"}:
        return (
            number
            if _follows("multiple", "twice_before", or_ends=False).match(page.low, number.end)
            else None
        )
    if head in _list("multiple", "bases") and word_before(page, number.start) not in _list(
        "multiple", "after"
    ):
        return number if _follows("multiple", "before", or_ends=False).match(page.low, number.end) else None
    return number


def word_before(page: Page, at: int) -> str:
    """Return the word that ends before the offset, "" if none does."""
    before = page.low[max(0, at - 16) : at].split()
    return before[-1] if before else ""


def _share(page: Page, number: Number, percent: float, end: int) -> Number | None:
    """Return the part, or the factor it is ("half as many" is 50 percent less, "half as many again" more)."""
    factor = _as_much().match(page.low, end)
    if factor and page.low.startswith(" again", factor.end()):
        return Number(number.start, factor.end() + len(" again"), round(percent, 2), 1.0, 1.0, "multiple")
    if factor:
        return Number(number.start, end, round(percent - 100, 2), 1.0, 1.0, "multiple")
    if _OF_ONE.match(page.low, end):
        return None
    return Number(number.start, end, round(percent, 2), 1.0, 1.0, "fraction")


def _scaled(page: Page, number: Number, lower: float) -> Number | None:
    """Read "half a million" as a number and "a quarter point" as one of points."""
    scale = _OF_SCALE.match(page.low, number.end)
    if scale is None and lower == 2:
        scale = _HALF_SCALE.match(page.low, number.end)
    if scale:
        worth = words()["scales"].get(scale[1], 12.0)
        return Number(number.start, scale.end(), worth / lower, worth / lower, worth, "word")
    return _of_point(page, number.start, number.end, 1 / lower)


def _of_point(page: Page, start: int, end: int, value: float) -> Number | None:
    point = _OF_POINT.match(page.low, end)
    return Number(start, point.start("unit") - 1, value, 0.1, 1.0, "word") if point else None


def _half(page: Page, number: Number) -> Number | None:
    before = word_before(page, number.start)
    if before in _list("period", "after") or before in _list("half", "never_after"):
        return None
    if _follows("half", "before", or_ends=False).match(page.low, number.end):
        return _share(page, number, 50.0, number.end)
    if before in _list("half", "after") and _follows("half", "ends", or_ends=True).match(
        page.low, number.end
    ):
        return _share(page, number, 50.0, number.end)
    return None


def _one(page: Page, number: Number, lower: float) -> Number | None:
    """Read "a third", "a tenth" where no noun follows, and "a quarter" where it is no time."""
    if not _follows("share", "follows", or_ends=True).match(page.low, number.end):
        return None
    if page.low.endswith("quarter", number.start, number.end):
        if word_before(page, number.start) in _list("period", "quarter_after"):
            return None
        if _follows("period", "quarter_before", or_ends=False).match(page.low, number.end):
            return None
    return _share(page, number, 100 / lower, number.end)


def _several(page: Page, number: Number) -> Number | None:
    """Read "two thirds", "three-quarters", "one fifth"; "three quarters of 2013" is a time."""
    part = _PART.match(page.low, number.end)
    lower = words()["denominators"].get(part[1]) if part else None
    if part is None or lower is None or not 0 < number.value < lower or number.value != int(number.value):
        return None
    if part[1].endswith("s") == (number.value == 1):
        return None
    if lower == 4 and (number.value == 2 or _is_period(page, number.start, part.end())):
        return None
    point = _of_point(page, number.start, part.end(), number.value / lower)
    if point is not None:
        return point
    if number.value == 1 and not _follows("share", "follows", or_ends=True).match(page.low, part.end()):
        return None
    return _share(page, number, 100 * number.value / lower, part.end())


# "of 2013", "of the year" after quarters.
_OF_YEAR = re.compile(
    r"[ ]of[ ](?:(?:1[5-9]|20)\d\d|(?:the|this|last|next)[ ](?:fiscal[ ]|financial[ ])?year)"
)


def _is_period(page: Page, start: int, end: int) -> bool:
    """Tell whether quarters are a time: "the last three quarters", "three quarters of 2013"."""
    return word_before(page, start) in _list("period", "after") or _OF_YEAR.match(page.low, end) is not None


def _out_of(page: Page, number: Number) -> Number | None:
    """Read "one in ten" and "four loaves in five"."""
    if number.value > 99 or number.scale > 1:
        return None
    found = _OUT_OF.match(page.low, number.end) or _things_out_of().match(page.low, number.end)
    if found is None or _time_follows().match(page.low, found.end()):
        return None
    named = found["whole"]
    whole = int(named) if named.isdecimal() else words()["cardinals"].get(named, 0)
    if not 0 < number.value < whole or whole not in _lists()["out_of"]["wholes"]:
        return None
    if found["link"] == "in" and number.style == "digits" and number.value > 1:
        return None
    return _share(page, number, 100 * number.value / whole, found.end())

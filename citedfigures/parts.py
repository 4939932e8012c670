"""Parts and multiples of a whole, as percent: "a third", "two thirds", "half", "one in ten", "doubled".

The words are met in many senses ("the third visit", "a quarter earlier", "half an hour", "double room"), so
each is taken only with the words around it that make it an amount.
"""

from __future__ import annotations

import re

from citedfigures.numbers import Number, words
from citedfigures.page import Page

# The denominator after "two", "three-" …
_PART = re.compile(r"[ -]([a-z]+)")
# What may follow a part of a whole: punctuation, or one of these words; no noun ("a third country").
_SHARE_FOLLOWS = re.compile(
    r"[ ](?:of|more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|to|in|from|since|last|this|over|on|as|and"
    r"|or|after|during|between|by|while|but|when|than|compared|against|below|above|that|which|each|at|were|are|is"
    r"|was|have|had|has|do|did|could|would|for|through|with|within|under|every|own|say|said|go|goes|went|come|comes"
    r"|came)(?![a-z])|[^a-z0-9 -]|[ ][^a-z0-9]|[ ]?$"
)
# What "half" is an amount before: "half of", "half the", "half as many"; not "half way", "half an hour".
_HALF_OF = re.compile(r"[ ](?:of|the|that|that's|its|their|his|her|our|as|what|all|those|this|these)(?![a-z])")
_HALF_ENDS = re.compile(r"[^a-z0-9 -]|[ ](?:in|from|since|to|by|over|and|but|last|this|were|are|is|was)(?![a-z])|[ ]?$")
_HALF_AFTER = frozenset(
    "by than nearly about almost over roughly to only around some or under least and up".split()
)
# Periods, not parts: "the first half", "in three quarters of 2013".
_OF_PERIOD = frozenset("first second last latter past next previous prior for other third fourth final".split())
# "half a million", "a quarter of a million".
_OF_SCALE = re.compile(r"[ ](?:of[ ])?an?[ ](hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
_HALF_SCALE = re.compile(r"[ ](hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
# "a quarter point", "half a percent", "three quarters of a percentage point".
_OF_POINT = re.compile(
    r"[ -](?:of[ ])?(?:an?[ ]|one[ ])?(?P<unit>percentage[ ]point|pct[ ]point|point|per[ ]cent|percent|pct)(?![a-z])"
)
# "one in ten", "seven out of ten", "nine of every ten"; with a thing between ("four loaves in five") a verb
# or punctuation must follow, else it is a count ("four plants in five towns").
_OUT_OF = re.compile(
    r"[ ](?P<link>out[ ]of(?:[ ]every)?|in(?:[ ]every)?|of[ ]every)[ ](?P<whole>[a-z]+|\d{1,4}(?![\d.,]*\d))"
)
_THINGS_OUT_OF = re.compile(
    r"[ ][a-z]+[ ](?P<link>out[ ]of(?:[ ]every)?|in(?:[ ]every)?)[ ](?P<whole>[a-z]+)"
    r"(?=[ ](?:are|is|were|was|have|has|had|come|comes|came|go|goes|now|do|did|say|said|use|live|work)(?![a-z])"
    r"|[,.;)])"
)
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000})
# After "in five" this is time: "one in five years".
_TIME_FOLLOWS = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?)(?![a-z])")
# "as much", "as many": the part is a factor.
_AS_MUCH = re.compile(r"[ ]as[ ](?:much|many|big|large|high|long|great|fast|heavy|expensive|costly|productive|rich)(?![a-z])")
# Base forms are verbs after these, or factors before those: "to double", "double the"; not "double room".
_VERBAL_BEFORE = frozenset(
    "to will would could may might should can shall must than nearly almost about not did roughly over likely more"
    " they we which that".split()
)
_FACTOR_FOLLOWS = re.compile(r"[ ](?:the|that|its|their|what|his|this|from|to|in|by|since|as|those|last|over|within)(?![a-z])")
_TWICE_FOLLOWS = re.compile(r"[ ](?:the|that|its|their|what|as[ ](?:much|many|[a-z]+)|those|last)(?![a-z])")
_BASES = frozenset({"double", "triple", "treble", "quadruple", "halve"})


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
        return number if _TWICE_FOLLOWS.match(page.low, number.end) else None
    if head in _BASES and word_before(page, number.start) not in _VERBAL_BEFORE:
        return number if _FACTOR_FOLLOWS.match(page.low, number.end) else None
    return number


def word_before(page: Page, at: int) -> str:
    """Return the word that ends before the offset, "" if none does."""
    before = page.low[max(0, at - 16) : at].split()
    return before[-1] if before else ""


def _share(page: Page, number: Number, percent: float, end: int) -> Number:
    """Return the part, or the factor it is ("half as many" is 50 percent less)."""
    as_much = _AS_MUCH.match(page.low, end)
    if as_much:
        return Number(number.start, end, round(percent - 100, 2), 1.0, 1.0, "multiple")
    return Number(number.start, end, round(percent, 2), 1.0, 1.0, "fraction")


def _scaled(page: Page, number: Number, lower: float) -> Number | None:
    """Read "half a million" as a number and "a quarter point" as one of points."""
    scale = _OF_SCALE.match(page.low, number.end) or (_HALF_SCALE.match(page.low, number.end) if lower == 2 else None)
    if scale:
        worth = words()["scales"].get(scale[1], 12.0)
        return Number(number.start, scale.end(), worth / lower, worth / lower, worth, "word")
    point = _OF_POINT.match(page.low, number.end)
    return Number(number.start, point.start("unit") - 1, 1 / lower, 0.1, 1.0, "word") if point else None


def _half(page: Page, number: Number) -> Number | None:
    before = word_before(page, number.start)
    if before in _OF_PERIOD or before in {"the", "a", "this", "that", "each", "either", "one"}:
        return None
    if _HALF_OF.match(page.low, number.end):
        return _share(page, number, 50.0, number.end)
    if before in _HALF_AFTER and _HALF_ENDS.match(page.low, number.end):
        return _share(page, number, 50.0, number.end)
    return None


def _one(page: Page, number: Number, lower: float) -> Number | None:
    """Read "a third", "a tenth" where no noun follows, and "a quarter" where it is no time."""
    if not _SHARE_FOLLOWS.match(page.low, number.end):
        return None
    if page.low.endswith("quarter", number.start, number.end) and (
        word_before(page, number.start) in {"in", "for", "per"} or page.low.startswith((" earlier", " ago"), number.end)
    ):
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
    if lower == 4 and (word_before(page, number.start) in _OF_PERIOD or number.value == 2):
        return None
    if number.value == 1 and not _SHARE_FOLLOWS.match(page.low, part.end()):
        return None
    point = _OF_POINT.match(page.low, part.end())
    if point:
        end = point.start("unit") - 1
        return Number(number.start, end, number.value / lower, 0.1, 1.0, "word")
    return _share(page, number, 100 * number.value / lower, part.end())


def _out_of(page: Page, number: Number) -> Number | None:
    """Read "one in ten" and "four loaves in five"."""
    if number.value > 99 or number.scale > 1:
        return None
    found = _OUT_OF.match(page.low, number.end) or _THINGS_OUT_OF.match(page.low, number.end)
    if found is None or _TIME_FOLLOWS.match(page.low, found.end()):
        return None
    named = found["whole"]
    whole = int(named) if named.isdecimal() else words()["cardinals"].get(named, 0)
    if not number.value < whole or whole not in _WHOLES:
        return None
    if found["link"] == "in" and number.style == "digits" and number.value > 1:
        return None
    return _share(page, number, 100 * number.value / whole, found.end())

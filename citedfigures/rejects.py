"""Rejects: numbers without a unit that are no amounts, by what stands around them.

Years, days of a month, clock times, ages, labels ("Article 61", "No. 7"), decades, parts of names ("G7",
"A-350") and scores. Only numbers to which neither a unit nor a scale word belongs are asked about.
"""

from __future__ import annotations

import re

from citedfigures.numbers import Number
from citedfigures.page import Page
from citedfigures.units import is_label

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# What follows a number that is no amount: "17:00", "1990s", "3 a.m.", "1400 GMT", "5+1", "9/11", "3D", and a
# hyphen with a word ("41-year-old", "two-for-one", "first-generation", "10-K").
_AFTER = re.compile(
    r":\d|'?s(?![a-z])|[ ]?[ap]\.?m\b|[ ]?(?:gmt|hrs|o'clock|bst|est|edt|cet)(?![a-z])|-(?!plus)[a-z]"
    r"|\+|[ ]\+[ ]|/\d|[a-z_]"
)
# A month after a day: "16 March", "28 of January"; "may" only as "May".
_MONTH_AFTER = re.compile(rf"[ ](?:of[ ])?({_MONTH})(?![a-z])")
# A month before a day, perhaps with another day between: "March 16", "Oct. 3", "June 3-5".
_MONTH_BEFORE = re.compile(
    rf"(?<![a-z]){_MONTH}\.?[ ](?:\d{{1,2}}(?:,?[ ]and[ ]|,[ ]|[ ]?[-–/][ ]?|[ ]to[ ]|[ ]or[ ]))?$"
)
# Other things before: "aged 5", "age of 5", "+7", "5 + 1", and "nos. 4, 8 and".
_BEFORE = re.compile(r"(?:\baged?(?:[ ]of)?[ ]|\+[ ]?|[a-z]\+|#)$")
_LABEL = re.compile(
    r"(?<![a-z])([a-z]+)\.?[ ](?:[a-z]?\d{1,4}(?:,?[ ]and[ ]|,[ ]|[ ]to[ ]|[ ]or[ ]|[ ]?[-–][ ]?)){0,3}$"
)
_LINKS = frozenset({"and", "to", "or"})
# An age stands between a comma and other punctuation.
_AGE_AFTER = re.compile(r"[,.;:)–—\"”]|[ ]?—|$")
# "at 10.08 on Wednesday".
_CLOCK_AFTER = re.compile(r"[ ](?:on|this|local|yesterday|today|and|in the morning|in the evening)[ ]")
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_WINDOW = 30


def is_glued(page: Page, number: Number, floor: int) -> bool:
    """Tell whether a number is part of a word, a name or another number: "G7", "A-350", "5+1", "2013/14"."""
    low, start = page.low, number.start
    if start == 0:
        return False
    before = low[start - 1]
    if before == " ":
        return False
    if before.isalnum() or before in "_#@&/:.'^=\\":
        return True
    # "5+1" is a name, "(+18 percent)" a rise. A hyphen or dash right after an amount makes a range ("10-15
    # tonnes"), otherwise it is part of a name.
    if before not in ",+-–" or not low[start - 2 : start - 1].isalnum():
        return False
    return before in ",+" or floor != start - 1


def is_no_amount(page: Page, number: Number, start: int) -> bool:
    """Tell whether a number that has no unit is a date, a time, an age, a label or part of a name."""
    if number.scale > 1:
        return False
    after = _AFTER.match(page.low, number.end)
    before = page.low[max(0, start - _WINDOW) : start]
    if number.style == "word":
        return (after is not None and after[0].startswith("-")) or _is_named(page, number, before)
    if after is not None or _is_year(page, number) or _is_age(page, number, start):
        return True
    return (
        _is_named(page, number, before)
        or _BEFORE.search(before) is not None
        or _is_clock(page, number, before)
    )


def _is_named(page: Page, number: Number, before: str) -> bool:
    """Tell whether a month or a label stands by it: "16 March", "April six", "Article 61", "phase two"."""
    if _is_day(page, number, before):
        return True
    words = before.split()
    if not words or (words[-1].isalpha() and words[-1] not in _LINKS):
        return bool(words) and is_label(words[-1])
    label = _LABEL.search(before)
    return label is not None and is_label(label[1])


def _is_day(page: Page, number: Number, before: str) -> bool:
    """Tell whether it stands by a month: "16 March", "March 3-5"."""
    if number.step != 1.0 or number.value > 31:
        return False
    after = _MONTH_AFTER.match(page.low, number.end)
    if after and (after[1] != "may" or page.plain[after.start(1)] == "M"):
        return True
    return _MONTH_BEFORE.search(before) is not None


def _is_year(page: Page, number: Number) -> bool:
    """Tell whether it is four digits that may be a year."""
    is_four_digits = number.end - number.start == 4 and page.low[number.start + 1 : number.end].isdecimal()
    return is_four_digits and _FIRST_YEAR <= number.value <= _LAST_YEAR


def _is_age(page: Page, number: Number, start: int) -> bool:
    """Tell whether it stands like an age: "Mr Xi, 60, also", "the minister, 59,"."""
    if number.step != 1.0 or not 10 <= number.value <= 110 or page.low[start - 2 : start] != ", ":
        return False
    return page.low[start - 3 : start - 2].isalpha() and _AGE_AFTER.match(page.low, number.end) is not None


def _is_clock(page: Page, number: Number, before: str) -> bool:
    """Tell whether it stands like a clock time with a point: "At 10.08 on Wednesday"."""
    if not before.endswith("at ") or number.step != 0.01 or number.value >= 24:
        return False
    return _CLOCK_AFTER.match(page.low, number.end) is not None

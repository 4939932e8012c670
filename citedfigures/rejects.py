"""Rejects: numbers without a unit that are no amounts, by what stands around them.

Years, days of a month, clock times, ages, labels ("Article 61", "No. 7"), decades, phone numbers and scores.
"""

from __future__ import annotations

import re

from citedfigures.numbers import Number, Page
from citedfigures.units import is_label

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
# What follows a number that is no amount: "17:00", "1990s", "16 March", "3 a.m.", "41-year-old", "+1",
# "2–2", "(…)-1234".
_AFTER = re.compile(
    rf"[:'’]\d|'?s(?![a-z])|(?:st|nd|rd|th)(?![a-z])|[ -]?{_MONTH}(?![a-z])|[ ]of[ ]{_MONTH}(?![a-z])"
    r"|[ ]?[ap]\.?m\.?(?![a-z])|[ ](?:gmt|hrs|o'clock)(?![a-z])|-(?:year|yr|day|month|week|hour|minute|page|member|"
    r"nation|point|seat|strong|second|round|man|time|story|storey|foot|inch|party|state|country|way|week|term|degree)"
    r"|\+|/\d|[a-z]"
)
# What precedes one: a month and perhaps another day, "aged", "+" …
_BEFORE = re.compile(rf"(?:{_MONTH}\.?(?:[ ]\d{{1,2}}(?:,|[ ]and|[ ]?[-–]|[ ]to|[ ]or))?[ ]?|\baged?[ ]|[(]?\+)$")
_LABEL = re.compile(r"([a-z]+)\.?[ ](?:\d{1,4}(?:,|[ ]and|[ ]to|[ ]or|[-–])[ ]?){0,3}$")
# An age: a capitalised word or closing bracket, a comma, the number, and punctuation.
_AGE_AFTER = re.compile(r"[,.;:)–—\"”]|[ ]?—|$")
# Three or more further groups of digits make a phone number.
_PHONE = re.compile(r"(?:[ -]\(?\d{2,4}\)?){2,6}(?!\d)")
# A dash and another number: a score or a span, not an amount without a unit.
_DASHED = re.compile(r"[ ]?[-–—][ ]?\d")


def is_no_amount(page: Page, number: Number, start: int) -> bool:
    """Tell whether a number that has no unit is a date, time, age, label or part of a name."""
    if number.scale > 1:
        return False
    low = page.low
    if number.style == "word":
        return bool(re.match(r"-[a-z]|[ ](?:of[ ])?(?:the|us|them|years?|months?)(?![a-z])", low[number.end : number.end + 12]))
    if _AFTER.match(low, number.end) or _PHONE.match(low, number.end):
        return True
    if _is_year(page, number):
        return True
    before = low[max(0, start - 26) : start]
    if _BEFORE.search(before):
        return True
    label = _LABEL.search(before)
    if label and is_label(label[1]):
        return True
    return _is_age(page, number, start) or _is_clock(page, number, before)


def _is_year(page: Page, number: Number) -> bool:
    return (
        number.end - number.start == 4
        and number.step == 1.0
        and 1500 <= number.value <= 2199
        and page.low[number.start : number.end].isdigit()
    )


def _is_age(page: Page, number: Number, start: int) -> bool:
    """Tell whether it stands like an age: "Mr Xi, 60, also", "the minister, 59,"."""
    if number.step != 1.0 or not 10 <= number.value <= 110 or page.low[start - 2 : start] != ", ":
        return False
    before = page.low[start - 3 : start - 2]
    return before.isalpha() and bool(_AGE_AFTER.match(page.low, number.end))


def _is_clock(page: Page, number: Number, before: str) -> bool:
    """Tell whether it stands like a clock time with a point: "At 10.08 on Wednesday"."""
    return (
        number.step == 0.01
        and number.value < 24
        and before.endswith("at ")
        and page.low.startswith((" on ", " this ", " local ", " yesterday"), number.end)
    )

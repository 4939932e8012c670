"""Numerals: printed digits as a value with the step of its last digit.

A numeral is read by its own shape, so that "12,7" (decimal comma) and "1,511" (thousands) may stand in
one text.
"""

from __future__ import annotations

import re

from citedfigures.page import Page

_LONGEST = 15

# The shapes of a numeral, whole. "1,511" and "12,345,678.9" have thousands; "12,7", "0,125" and "10,4512"
# a decimal comma; "1,20,000" is Indian, "1.234.567,8" continental. No other chain of digits, points and
# commas is a number: "08.11.2019", "1,2,3" and "192.168.1.1" fit none.
_SHAPE = re.compile(
    r"(?P<point>\d{1,12}\.\d{1,9})"
    r"|(?P<grouped>[1-9]\d{0,2}(?:,\d{3}){1,5}(?:\.\d{1,6})?)"
    r"|(?P<comma>\d{1,12},\d{1,2}|\d{1,12},\d{4,8}|0,\d{3})"
    r"|(?P<indian>[1-9]\d?(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?)"
    r"|(?P<european>\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,6})?|\d{1,3}\.\d{3},\d{1,2})"
)
# Groups of three digits set apart by a space that does not break: "69 734,8".
_SPACED = re.compile(
    r"[1-9]\d{0,2}(?:[\u00a0\u2009\u202f\u2007]\d{3}(?!\d)){1,5}"
    r"(?:(?P<mark>[.,])(?P<decimals>\d{1,6})(?!\d))?"
)
# The same with ordinary spaces, only before a letter or sign: "5 000 tonnes"; not "in 15 300."
_SPACED_PLAIN = re.compile(
    r"[1-9]\d{0,2}(?:[ ]\d{3}(?!\d)){1,4}(?:(?P<mark>[.,])(?P<decimals>\d{1,2})(?!\d))?(?=[ ]?[a-z%€$])"
)
# Groups of digits with spaces or hyphens between, as in phone numbers; what tells them from a row of
# numbers is `_is_phone`.
_GROUPS = re.compile(r"\d{1,4}(?:[ -]\(?\d{2,4}\)?(?![.,]?\d)){1,6}")
_SHORTEST_PHONE = 7
# Before a phone number: "+7 …", "tel. …".
_CALL = re.compile(r"(?:\+|(?<![a-z])(?:tel|phone|fax|hotline|call)[.:]?[ ])$")


def read_numeral(digits: str) -> tuple[float, float] | None:
    """Return value and step of a printed numeral, or None if it has no number's shape.

    >>> read_numeral("12,7"), read_numeral("1,511")
    ((12.7, 0.1), (1511.0, 1.0))
    """
    if digits.isdigit():
        return (float(digits), 1.0) if len(digits) <= _LONGEST else None
    shape = _SHAPE.fullmatch(digits)
    if shape is None:
        return None
    kind = shape.lastgroup
    if kind == "european":
        digits = digits.replace(".", "")
    digits = digits.replace(",", "." if kind in {"comma", "european"} else "")
    _, point, decimals = digits.partition(".")
    return float(digits), 10.0 ** -len(decimals) if point else _whole_step(digits, kind)


def _whole_step(digits: str, kind: str | None) -> float:
    """Return the step of a whole number; "400,000" counts thousands, as "400 thousand" would."""
    step = 1.0
    while kind in {"grouped", "indian"} and digits.endswith("000"):
        digits, step = digits[:-3], step * 1000
    return step


def read_spaced(page: Page, start: int, end: int) -> tuple[float, float, int] | None:
    """Return value, step and end of a numeral with spaces between its thousands, from its first group."""
    if page.low[end : end + 1] != " " or not page.low[end + 1 : end + 2].isdigit() or end - start > 3:
        return None
    found = _SPACED.match(page.text, start) or _SPACED_PLAIN.match(page.low, start)
    if found is None:
        return None
    whole, mark, decimals = found[0], found["mark"], found["decimals"]
    if mark:
        whole = whole[: -len(decimals) - 1]
    digits = "".join(c for c in whole if c.isdigit())
    value = float(f"{digits}.{decimals or 0}")
    return value, 10.0 ** -len(decimals) if mark else 1.0, found.end()


def phone_end(page: Page, start: int, end: int) -> int | None:
    """Return where a phone number ends whose first group is at the offsets; None if it is none."""
    if page.low[end : end + 1] not in {" ", "-"} or not page.low[end + 1 : end + 2].isdecimal():
        return None
    groups = _GROUPS.match(page.low, start)
    if groups is None:
        return None
    parts = re.split(r"[ -]", groups[0])
    digits = sum(c.isdigit() for c in groups[0])
    if _CALL.search(page.low[max(0, start - 9) : start]):
        return groups.end()
    return groups.end() if digits >= _SHORTEST_PHONE and _is_phone(parts) else None


def _is_phone(parts: list[str]) -> bool:
    """Tell a phone number ("8 0174 29 86 08", "212-555-0100") from thousands or a row of numbers."""
    if all(len(part) == 3 for part in parts[1:]):
        return False
    return len(parts) >= 4 or [len(part) for part in parts] == [3, 3, 4]

"""Amounts: a number with the unit before or after it, and what belongs to the two.

One number at a time is measured here: its currency or unit, its sign, what a price is for, "per day", and
the noun that a bare number counts. How neighbours complete each other is told by `citedfigures.joins`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citedfigures.hedges import governing_change, words_before
from citedfigures.lexicon import load
from citedfigures.numbers import Number, take_letter_scale, words
from citedfigures.page import PARAGRAPH, Page
from citedfigures.parts import read_multiple, read_part
from citedfigures.ranks import Rank, rank_of_cardinal, rank_of_ordinal
from citedfigures.rejects import is_glued, is_no_amount
from citedfigures.units import (
    COUNT,
    FACTOR,
    PERCENT,
    RANK,
    Unit,
    ends_noun_phrase,
    is_unmarked_plural,
    mark_before,
    noun_before,
    price_per,
    unit_after,
)


@dataclass(slots=True)
class Amount:
    """A number with its unit.

    Attributes:
        number: the number.
        start: offset of the surface.
        end: offset after it.
        unit: its unit, None for a bare number.
        per: what a price is for ("bbl"), "" for others.
        marked: whether the unit stands before the number ("$").
        upper: the upper end of a range.
        noun: what a count counts.
        bound: a bound that the amount's own words give ("among the seven largest"), "" for none.
        restates: "same" for the amount before in another unit, "change" for one that shares only its rise
            or fall, else "".
    """

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    per: str = ""
    marked: bool = False
    upper: Number | None = None
    noun: str = ""
    bound: str = ""
    restates: str = ""


def measure(page: Page, number: Number, floor: int) -> Amount | None:
    """Return the number with its unit; None if it is no amount.

    `floor` is where the amount before ends: nothing before it is read again.
    """
    if number.style == "ordinal":
        return _ranked(number, rank_of_ordinal(page, number))
    if number.style == "multiple":
        return _whole(read_multiple(page, number))
    if number.style == "word" or page.low.startswith((" in ", " out "), number.end):
        part = read_part(page, number, floor)
    else:
        part = read_part(page, number, floor) if number.style == "fraction" else None
    if part is not None and part.style != "word":
        return _whole(part)
    if part is None and number.style == "fraction":
        return None
    return _with_unit(page, part or number, floor)


def _whole(number: Number | None) -> Amount | None:
    """Return a part or factor, whose surface is its own words."""
    if number is None:
        return None
    return Amount(number, number.start, number.end, PERCENT if number.style == "fraction" else FACTOR)


def _ranked(number: Number, rank: Rank | None) -> Amount | None:
    return Amount(number, rank.start, rank.end, RANK, bound=rank.bound) if rank else None


def _with_unit(page: Page, number: Number, floor: int) -> Amount | None:
    """Look for a currency before the number, then a unit after it, then the rest."""
    mark = mark_before(page, number.start, floor, number.scale > 1)
    if mark is None and page.low[number.start - 1 : number.start] != " " and is_glued(page, number, floor):
        return None
    start = mark[1] if mark else number.start
    start = _take_sign(page, number, start, floor)
    take_letter_scale(page, number, mark is not None)
    if mark is not None:
        return _money(page, Amount(number, start, number.end, mark[0], marked=True))
    found = unit_after(page, number.end + _stop_length(page, number))
    if found is not None and found[0].kind != "thing":
        return _finish(page, Amount(number, start, found[1], found[0]))
    noun = noun_before(page, start, floor)
    if noun:
        return _money(page, Amount(number, noun[1], number.end, noun[0], marked=True))
    rank = rank_of_cardinal(page, number)
    if rank:
        return _ranked(number, rank)
    return _factor(page, number) or _bare(page, number, start)


def _stop_length(page: Page, number: Number) -> int:
    """Return 1 for the full stop of an abbreviated scale before a unit ("45 mln. tons"), otherwise 0."""
    end = number.end
    if number.scale == 1.0 or page.low[end : end + 2] != ". ":
        return 0
    is_abbreviated = page.low.endswith(tuple(words()["abbreviated"]["scales"]), number.start, end)
    return int(is_abbreviated and page.plain[end + 2 : end + 3].islower())


_BEFORE_MINUS = frozenset(" (:;,/[" + PARAGRAPH)


def _take_sign(page: Page, number: Number, start: int, floor: int) -> int:
    """Take a minus before the number or its currency: "-1.3%", "-$5bn", "minus 2"; not a hyphen or dash."""
    low = page.low
    before = low[start - 1] if start > floor else ""
    if before == " " and start - 6 >= floor and low.startswith("minus", start - 6):
        number.value = -number.value
        return start - 6
    if before != "-" or (start >= 2 and low[start - 2] not in _BEFORE_MINUS):
        return start
    number.value = -number.value
    return start - 1


def _finish(page: Page, amount: Amount) -> Amount | None:
    """Finish an amount whose unit follows it."""
    unit = amount.unit
    if unit is None:
        return amount
    if unit.kind == "money":
        return _money(page, amount)
    if unit.kind == "package":
        amount.noun = page.text[amount.number.end : amount.end].strip(" -\u00a0\n")
        amount.unit = COUNT
    elif unit.kind == "ignored":
        return _factor(page, amount.number) or amount
    elif unit.kind == "physical" and not unit.daily:
        _take_daily(page, amount, unit)
    return amount


# "per day", "a day", "/day", "daily", "-a-day" after a unit; yearly rates keep the plain unit.
_DAILY = re.compile(
    r"[ -](?:per|an?|each|every)[ -]day(?![a-z])|[ ]?/[ ]?d(?:ay)?(?![a-z])|[ ]daily(?![a-z])"
)
# "5x" and "10x" are factors, "1500X" is a model.
_LARGEST_X = 100


def _take_daily(page: Page, amount: Amount, unit: Unit) -> None:
    rate = _DAILY.match(page.low, amount.end)
    if rate:
        amount.end = rate.end()
        amount.unit = Unit(unit.kind, f"{unit.code}/d", unit.factor, daily=True)


# "of every dollar", "in each euro" after cents: so many percent.
_OF_EVERY = re.compile(r"[ ](?:of|in|from|out[ ]of|on)[ ](?:every|each|the)(?=[ ])")
_HUNDREDTH = 0.01


def _money(page: Page, amount: Amount) -> Amount:
    """Take what a price is for ("$71 a barrel"), or a daily rate ("$2 million a day")."""
    if amount.unit is not None and amount.unit.factor == _HUNDREDTH:
        every = _OF_EVERY.match(page.low, amount.end)
        whole = unit_after(page, every.end()) if every else None
        if whole is not None and whole[0].kind == "money":
            amount.unit, amount.end = PERCENT, whole[1]
            return amount
    per = price_per(page, amount.end)
    if per:
        amount.per, amount.end = per
    elif amount.unit is not None:
        _take_daily(page, amount, amount.unit)
    return amount


# "times", "fold" or "x" after a number: "2.1 times more", "19-fold", "5x"; and the word after "times".
_TIMES = re.compile(r"[ -](?P<times>times)(?![a-z])(?:[ ](?P<than>[a-z]+))?|[ -]?fold(?![a-z])|x(?![a-z0-9])")
# "three times that day" counts occasions.
_IN_TIME = tuple(f" that {unit}" for unit in ("day", "night", "week", "month", "year", "season"))
_BY_A_FACTOR = "by a factor of "


def _factor(page: Page, number: Number) -> Amount | None:
    """Read a number of times as the growth that it is: "eight times as much" is 700 percent more.

    "Three times a week" and "three times this year" are no factors.
    """
    times = _TIMES.match(page.low, number.end)
    start, end = number.start, number.end
    if times is None:
        is_factor = page.low.endswith(_BY_A_FACTOR, max(0, start - len(_BY_A_FACTOR)), start)
        return _grown(number, end, number.value) if is_factor else None
    if times["times"] is None:
        is_model = number.value > _LARGEST_X and page.plain[end].lower() == "x"
        return None if is_model else _grown(number, times.end(), number.value)
    if page.low.startswith(_IN_TIME, times.end("times")):
        return None
    than, lists = times["than"], load("parts")["times"]
    if than in lists["shrinking"] and number.value:
        return _grown(number, times.end("times"), 1 / number.value)
    if than in lists["growing"] or _is_by_times(page, number):
        return _grown(number, times.end("times"), number.value)
    return None


def _is_by_times(page: Page, number: Number) -> bool:
    """Tell whether "times" is a factor without a comparison: "grew by 2 times", "rose 2.1 times"."""
    before = words_before(page, number.start)
    change = governing_change(before, is_rate=True)
    return change is not None and (number.step < 1 or before[-1:] == ["by"])


def _grown(number: Number, end: int, factor: float) -> Amount:
    number.value, number.step, number.style = round(100 * (factor - 1), 4), number.step * 100, "multiple"
    return Amount(number, number.start, end, FACTOR)


# A word after a bare number.
_WORD = re.compile(r"[ ]([a-z][a-z'-]*)")


def _agrees(page: Page, number: Number, end: int) -> bool:
    """Tell whether the noun that ends there is a plural ("30 bank branches" are no banks), or counts one."""
    return (
        page.low[end - 1] == "s"
        or number.value == 1
        or is_unmarked_plural(page.low[max(0, end - 12) : end].split()[-1])
    )


def _bare(page: Page, number: Number, start: int) -> Amount | None:
    """Keep a number without a unit, with the noun that it counts, unless it is a date, an age or a label."""
    if is_no_amount(page, number, start):
        return None
    amount = Amount(number, start, number.end)
    at = number.end + len("-plus") if page.low.startswith("-plus", number.end) else number.end
    for _ in range(3):
        word = _WORD.match(page.low, at)
        if word is None or ends_noun_phrase(word[1]):
            break
        found = unit_after(page, at)
        if found is not None and found[0].kind in {"thing", "package"} and _agrees(page, number, found[1]):
            amount.noun, amount.unit = page.text[at + 1 : found[1]], COUNT
            break
        amount.noun = amount.noun or page.text[word.start(1) : word.end(1)]
        at = word.end()
    # "one" and "zero" alone are words of the language more often than amounts.
    return None if number.style == "word" and number.value <= 1 else amount

"""Quantities: numbers with their units, ranges, lists with a shared unit, ranks and factors.

`read_quantities` returns every amount with a unit; `scan` returns the bare numbers too, for the layer above
to give them the unit of their neighbours. Dates, clock times, ages, labels ("Article 61"), parts of names
("G7", "A-350") and phone numbers are returned by neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citedfigures.figure import Quantity
from citedfigures.hedges import hedge_of
from citedfigures.numbers import Number, Page, find_numbers, take_letter_scale
from citedfigures.ranks import rank_at
from citedfigures.rejects import is_no_amount
from citedfigures.units import Unit, mark_before, price_per, unit_after, word_before


@dataclass(slots=True)
class Amount:
    """A number with its unit while its neighbours are still looked at.

    Attributes:
        number: the number.
        start, end: the surface.
        unit: what follows or precedes it, None for a bare number.
        per: the unit of a price ("bbl"), "" for others.
        marked: whether the unit stands before the number ("$").
        upper: the upper end of a range.
        floor: offset before which the surface's phrase does not reach.
    """

    number: Number
    start: int
    end: int
    unit: Unit | None
    per: str = ""
    marked: bool = False
    upper: Number | None = None
    noun: str = ""
    bound: str = ""


def read_quantities(text: str) -> list[Quantity]:
    """Return every amount with a unit in the text, in order, as ``text[q.start:q.end] == q.surface``."""
    return [quantity for quantity in scan(text) if quantity.kind != "number"]


def scan(text: str) -> list[Quantity]:
    """Return the amounts with a unit and the bare numbers (kind "number", unit "") of the text, in order."""
    page = Page.of(text)
    amounts: list[Amount] = []
    floor = 0
    for number in find_numbers(page):
        if number.start < floor:
            continue
        amount = _measure(page, number, floor)
        if amount is not None:
            amounts.append(amount)
            floor = amount.end
    return [_quantity(page, amount) for amount in _join(page, amounts) if _is_wanted(page, amount)]


def _measure(page: Page, number: Number, floor: int) -> Amount | None:
    """Attach the unit before or after a number; None if it is no amount."""
    if number.style == "rank":
        return _rank(page, number)
    if number.style in {"fraction", "multiple"}:
        return Amount(number, number.start, number.end, _SHARE if number.style == "fraction" else _FACTOR)
    mark = mark_before(page.plain, number.start, floor)
    start = mark[1] if mark else number.start
    if mark is None and _is_glued(page, number):
        return None
    start = _take_sign(page, number, start, floor)
    take_letter_scale(page, number, mark is not None)
    if mark:
        return _price(page, Amount(number, start, number.end, mark[0], marked=True))
    found = unit_after(page.plain, page.low, number.end)
    if found and found[0].kind not in {"thing", "ignored"}:
        return _with_unit(page, Amount(number, start, found[1], found[0]))
    word = word_before(page.low, start, floor)
    if word:
        return _price(page, Amount(number, word[1], number.end, word[0], marked=True))
    factor = _times(page, number)
    if factor:
        return factor
    if found and found[0].kind == "ignored":
        return None
    return _bare(page, number, start)


_SHARE = Unit("percent", "percent")
_FACTOR = Unit("multiple", "percent")
_RANK = Unit("rank", "rank")
_COUNT = Unit("count", "count")


def _rank(page: Page, number: Number) -> Amount | None:
    place = rank_at(page, number.start, number.end)
    if place is None:
        return None
    return Amount(number, place.start, place.end, _RANK, bound=place.bound)


def _is_glued(page: Page, number: Number) -> bool:
    """Tell whether the number is part of a word or name: "G7", "A-350", "5+1"."""
    before = page.low[number.start - 1 : number.start]
    if not before or before == " ":
        return False
    if before.isalnum() or before in "+_#@&°":
        return True
    earlier = page.low[number.start - 2 : number.start - 1]
    if before == "." or before == ",":
        return earlier.isalnum()
    return before in "-/" and (earlier.isalnum() and not _is_range_end(page, number.start))


# A numeral (with its unit) that a hyphen ties to the next one: "10-15", "$10-$15", "5%-7%".
def _is_range_end(page: Page, at: int) -> bool:
    return page.low[at - 1] == "-" and (page.low[at - 2].isdigit() or page.low[at - 2] == "%")


def _take_sign(page: Page, number: Number, start: int, floor: int) -> int:
    """Take a minus before the number or its currency sign: "-1.3%", "-$5bn"; not a hyphen or dash."""
    if start <= floor or page.low[start - 1] != "-":
        return start
    before = page.low[start - 2 : start - 1] if start >= 2 else ""
    if before and before not in " (\x1e:;,":
        return start
    if page.low[start : start + 1] == " ":
        return start
    number.value = -number.value
    return start - 1


def _with_unit(page: Page, amount: Amount) -> Amount:
    """Finish an amount whose unit follows: a price, a daily rate, a counted package."""
    unit = amount.unit
    assert unit is not None
    if unit.kind == "money":
        return _price(page, amount)
    if unit.kind == "package":
        amount.noun = page.text[amount.number.end : amount.end].strip(" -\u00a0\n")
        amount.unit = _COUNT
        return amount
    return _daily(page, amount, unit)


# "per day", "a day", "/day", "daily" after a physical unit; yearly rates keep the plain unit.
_DAILY = re.compile(r"[ ](?:per|an?|each|every)[ ]day(?![a-z])|[ ]?/[ ]?d(?:ay)?(?![a-z])|[ ]daily(?![a-z])")


def _daily(page: Page, amount: Amount, unit: Unit) -> Amount:
    if unit.kind != "physical" or unit.daily:
        return amount
    rate = _DAILY.match(page.low, amount.end)
    if rate:
        amount.end = rate.end()
        amount.unit = Unit("physical", unit.code + "/d", unit.factor)
    return amount


def _price(page: Page, amount: Amount) -> Amount:
    """Take what a price is for: "$71 a barrel"."""
    per = price_per(page.plain, page.low, amount.end)
    if per:
        amount.per, amount.end = per
    return amount


# "eight times as much", "2.1 times more", "19-fold", "three times higher": a factor; not "three times a week".
_TIMES = re.compile(
    r"[ -](?:times?(?=[ ](?:as|more|less|higher|lower|larger|bigger|greater|the|over|that|what|faster|fewer|smaller)"
    r"(?![a-z]))|fold(?![a-z]))|fold(?![a-z])|x(?![a-z0-9])"
)


def _times(page: Page, number: Number) -> Amount | None:
    times = _TIMES.match(page.low, number.end)
    if times is None:
        return None
    factor = number.value
    number.value, number.step, number.style = 100 * (factor - 1), number.step * 100, "multiple"
    return Amount(number, number.start, times.end(), _FACTOR)


# The noun that a bare number counts, with up to two words before it.
_NOUNS = re.compile(r"[ ]((?:[a-z][a-z'-]*)(?:[ ][a-z][a-z'-]*){0,2})")


def _bare(page: Page, number: Number, start: int) -> Amount | None:
    """Keep a number without a unit, with the noun that it counts, unless it is a date, an age or a label."""
    if is_no_amount(page, number, start):
        return None
    amount = Amount(number, start, number.end, None)
    at = number.end
    for _ in range(3):
        found = unit_after(page.plain, page.low, at)
        if found and found[0].kind in {"thing", "package"}:
            amount.noun = page.text[at : found[1]].strip(" -\u00a0\n")
            amount.unit = _COUNT
            return amount
        word = _WORD.match(page.low, at)
        if word is None or word[1] in _FUNCTION_WORDS:
            return amount
        if not amount.noun:
            amount.noun = word[1]
        at = word.end()
    return amount


_WORD = re.compile(r"[ ]([a-z][a-z'’-]*)(?![.])")
_FUNCTION_WORDS = frozenset(
    "a an the of in on at by to from for and or but with as that which who were was is are be had has have it its"
    " this these those than per more less not no also will would could can may might up down over under after"
    " before since until into out per he she they we i you last next each every vs against compared while when".split()
)


# What ties the two ends of a range.
_RANGE = re.compile(r"[ ]?(?:-|–|—|to|-to-|until)[ ]?$|[ ]?-?to-?[ ]?$|[ ](?:to|and|or)[ ]$")
_LIST = re.compile(r",?[ ](?:and|or)[ ]|,[ ]|[ ]?/[ ]?|[ ]&[ ]|;[ ]")


def _join(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Join ranges and give the items of a list the unit that only its last one prints."""
    joined: list[Amount] = []
    for amount in reversed(amounts):
        if joined:
            following = joined[-1]
            link = page.low[amount.end : following.start]
            if len(link) <= 6:
                whole = _range(page, amount, following, link)
                if whole is not None:
                    joined[-1] = whole
                    continue
                _share_unit(page, amount, following, link)
        joined.append(amount)
    joined.reverse()
    return joined


def _range(page: Page, low: Amount, high: Amount, link: str) -> Amount | None:
    """Return the two as one range: "10-15 tonnes", "$10 to $15 billion", "between 18 and 23 cars"."""
    tie = link.strip()
    if high.upper is not None or low.upper is not None or tie not in {"-", "–", "to", "-to-", "and", "—"}:
        return None
    before = page.low[max(0, low.start - 14) : low.start].split()[-2:]
    last = before[-1] if before else ""
    if tie == "and" and last != "between":
        return None
    if not _fits(low, high):
        return None
    if last == "from" and "rang" not in before[0]:
        _elide(low, high)
        return None
    _elide(low, high)
    if abs(low.number.value) > abs(high.number.value):
        return None
    low.upper, low.end = high.number, high.end
    low.per, low.noun = high.per or low.per, high.noun
    return low


def _fits(low: Amount, high: Amount) -> bool:
    """Tell whether two amounts may be one range or list: the same unit, or one of them without."""
    if low.number.style not in {"digits", "word"} or high.number.style not in {"digits", "word"}:
        return low.unit == high.unit and low.unit is _SHARE
    if low.unit is None or low.unit is _COUNT:
        return high.unit is not None and high.unit.kind != "rank" and (low.unit is None or high.unit is _COUNT)
    if high.unit is None:
        return low.marked
    return low.unit.code == high.unit.code and low.unit.kind == high.unit.kind


def _elide(low: Amount, high: Amount) -> None:
    """Complete two amounts of one phrase with the unit and the scale that only one of them prints."""
    if low.unit is None:
        low.unit, low.per = high.unit, high.per
    elif high.unit is None:
        high.unit, high.per = low.unit, low.per
    if low.number.scale == 1 and high.number.scale > 1 and low.number.step <= 1 and abs(low.number.value) < 1000:
        factor = high.number.scale
        if abs(low.number.value) <= abs(high.number.value) / factor * 100:
            low.number.value *= factor
            low.number.step *= factor
            low.number.scale = factor


def _share_unit(page: Page, amount: Amount, following: Amount, link: str) -> None:
    """Give a bare number the unit of the next one in a list: "9.9, 4.2 and 1.5 bcm"."""
    if amount.unit is None and not amount.noun and following.unit is not None and _LIST.fullmatch(link):
        if following.unit.kind in {"physical", "percent", "point", "money"} and not following.marked:
            _elide(amount, following)
    elif amount.marked and following.unit is not None and following.marked and link.strip() == "to":
        _elide(amount, following)


def _is_wanted(page: Page, amount: Amount) -> bool:
    """Tell whether an amount is returned; "half" and "one" only where they are amounts."""
    if amount.number.style == "word" and amount.unit is None and amount.number.value == 1:
        return False
    return True


def _quantity(page: Page, amount: Amount) -> Quantity:
    """Make the result of an amount: value in its unit, interval, bound and change."""
    unit = amount.unit or Unit("number", "")
    kind = "price" if amount.per else unit.kind
    code = f"{unit.code}/{amount.per}" if amount.per else unit.code
    value = amount.number.value * unit.factor
    step = amount.number.step * unit.factor / 2
    last = amount.upper.value * unit.factor if amount.upper else value
    last_step = amount.upper.step * unit.factor / 2 if amount.upper else step
    low: float | None = min(value - step, last - last_step)
    high: float | None = max(value + step, last + last_step)
    bound, change = hedge_of(page, amount.start, amount.end)
    if amount.upper is not None:
        bound = "range"
    elif amount.bound:
        bound = amount.bound
    if bound in {"more_than", "at_least"}:
        low, high = value, None
    elif bound in {"less_than", "at_most"}:
        low, high = None, value
    return Quantity(
        amount.start, amount.end, page.text[amount.start : amount.end], kind, _clean(value),
        _clean(last) if amount.upper else None, code, low, high, bound, change, amount.noun,
    )  # fmt: skip


def _clean(value: float) -> float:
    """Return the value without the dust of binary multiplication (9.9 × 1e6 is 9900000)."""
    return float(f"{value:.12g}")

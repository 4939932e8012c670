"""Numbers: where numbers begin in a page, and what numerals and number words are worth.

One pattern finds every place where a number may begin, so that text without numbers costs little; what
stands there is then read by a few small rules. Words come from ``data/numbers.toml``. Parts and multiples
of a whole ("a third", "doubled") are read by `citedfigures.parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from citedfigures.lexicon import load
from citedfigures.numerals import phone_end, read_numeral, read_spaced
from citedfigures.page import PARAGRAPH, Page


@dataclass(slots=True)
class Number:
    """A number at one place of a page.

    Attributes:
        start: offset of its first character.
        end: offset after its last.
        value: what it says, scale included ("2 million" is 2e6).
        step: the worth of its last printed digit (1e6 there; 0.1 for 17.6).
        scale: the scale word's worth, 1 without one.
        style: digits, word, fraction or multiple (values in percent), or ordinal.
    """

    start: int
    end: int
    value: float
    step: float
    scale: float = 1.0
    style: str = "digits"

    def rescale(self, factor: float, end: int) -> None:
        """Take a scale word that ends at the offset into the number."""
        self.value *= factor
        self.step *= factor
        self.scale *= factor
        self.end = end


@cache
def words() -> dict[str, Any]:
    """Return the lists of ``data/numbers.toml``."""
    return load("numbers")


def _by_initial(heads: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, grouped by first letter, the longest first."""
    groups: dict[str, list[str]] = {}
    for word in heads:
        groups.setdefault(word[0], []).append(word[1:])
    tails = {c: "|".join(sorted(rest, key=len, reverse=True)) for c, rest in sorted(groups.items())}
    return "|".join(f"{initial}(?:{rest})" for initial, rest in tails.items())


@cache
def _head_words() -> str:
    """Return the pattern of the words that a number may begin with; "a" only before a scale or part."""
    lists = words()
    heads = {*lists["cardinals"], *lists["multiples"], *lists["ordinals"], "half"}
    after_a = [*(word for word in lists["scales"] if len(word) > 5), "dozen", *lists["denominators"]]
    return rf"(?:{_by_initial(heads)}|an?[ ](?:{'|'.join(after_a)}))(?![^\W_])"


@cache
def _trigger() -> re.Pattern[str]:
    """Return the pattern of the places where a number may begin.

    Takes a run of digits with points and commas inside, a fraction sign, or a space or mark and then a number
    word. Each alternative begins with other characters and repeats one class only: nothing is tried twice.
    """
    signs = "".join(words()["signs"])
    return re.compile(
        rf"[0-9](?:[0-9.,]*[0-9])?|[{signs}]|[ {PARAGRAPH}\"'‘(\[/–—-](?P<word>{_head_words()})"
    )


@cache
def _first_word() -> re.Pattern[str]:
    """Return the pattern of a number word at the very beginning of a text."""
    return re.compile(rf"(?P<word>{_head_words()})")


def find_numbers(page: Page) -> Iterator[Number]:
    """Yield the numbers of a page in order; ordinals and parts too, phone numbers not."""
    search = _trigger().search
    found = _first_word().match(page.low) or search(page.low)
    while found is not None:
        number, at = _from_match(page, found)
        if number is not None:
            at = number.end
            yield number
        found = search(page.low, at)


def _from_match(page: Page, found: re.Match[str]) -> tuple[Number | None, int]:
    """Return the number that begins where the pattern matched, and where to go on if it is none."""
    word = found["word"]
    if word is None:
        sign = words()["signs"].get(found[0])
        if sign is None:
            return _from_digits(page, found)
        number = Number(found.start(), found.end(), sign, 0.01)
        take_scales(page, number)
        return number, found.end()
    start, end = found.span("word")
    if word in words()["multiples"]:
        value = round(100 * (words()["multiples"][word] - 1), 2)
        return Number(start, end, value, 100.0, 1.0, "multiple"), end
    return _from_words(page, word, start, end), end


# "3rd", "21st" after digits.
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)(?![a-z])")


def _from_digits(page: Page, found: re.Match[str]) -> tuple[Number | None, int]:
    """Read a numeral, a fraction after it and its scale; and where to go on."""
    start, end = found.span()
    following = page.low[end : end + 2]
    number = None
    if following[:1] in {" ", "-"} and following[1:].isdecimal():
        phone = phone_end(page, start, end)
        if phone is not None:
            return None, phone
        number = _from_groups(page, start, end)
    if number is None:
        read = read_numeral(found[0])
        if read is None:
            return None, end
        number = Number(start, end, *read)
    return _take_rest(page, number), end


def _from_groups(page: Page, start: int, end: int) -> Number | None:
    """Read a numeral whose thousands are set apart by spaces."""
    spaced = read_spaced(page, start, end)
    return Number(start, spaced[2], spaced[0], spaced[1]) if spaced else None


def _take_rest(page: Page, number: Number) -> Number:
    """Take what belongs to a numeral and follows it: an ordinal's ending, a fraction, a scale."""
    following = page.low[number.end : number.end + 2]
    first = following[:1]
    if first in _NEVER_GOES_ON:
        return number
    if first in {"s", "t", "r", "n"} and (ordinal := _ORDINAL_END.match(page.low, number.end)):
        return Number(number.start, ordinal.end(), number.value, 1.0, 1.0, "ordinal")
    if first in words()["signs"] or first == "/" or following[1:].isdecimal():
        _add_fraction(page, number, first)
    elif following[1:] == "a":
        _add_and_a_half(page, number)
    take_scales(page, number)
    return number


_NEVER_GOES_ON = frozenset({"", ".", ",", ")", "%", ";", ":", '"', "'", PARAGRAPH})
# A fraction after a whole number or alone: "1-1/2", "9 3/4", "7/8"; not "24/7", "9/11", "1/2/2001".
_SLASHED = re.compile(r"(?:[- ](?=\d{1,2}/))?(?P<upper>\d{1,2})/(?P<lower>\d{1,2})(?![\d/]|[.,]\d)")
_PRINTED_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 16, 32, 64})


def _add_fraction(page: Page, number: Number, following: str) -> None:
    """Add a fraction that follows the whole number ("1-1/2", "6½"), or read "7/8" alone."""
    sign = words()["signs"].get(following)
    if sign is not None:
        number.value, number.step, number.end = number.value + sign, 0.01, number.end + 1
        return
    if "/" not in page.low[number.end : number.end + 4]:
        return
    alone = following == "/"
    slashed = _SLASHED.match(page.low, number.start if alone else number.end)
    if slashed is None:
        return
    upper, lower = int(slashed["upper"]), int(slashed["lower"])
    if upper < lower and lower in _PRINTED_DENOMINATORS:
        # After decimals it is a part of the last one: "$6.80-3/4" is 6.8075.
        worth, step = (1.0, 1 / lower) if number.step == 1 else (number.step, number.step / lower)
        whole = 0.0 if alone else number.value
        number.value, number.step, number.end = whole + worth * upper / lower, step, slashed.end()


# "and a half" after a number that a scale or a unit follows: "two and a half million".
_AND_A_HALF = re.compile(r"[ -]and[ -](?:an?|one|three)[ -](?P<part>half|quarters?)(?![a-z])")
_WORTH = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}


def _add_and_a_half(page: Page, number: Number) -> None:
    part = _AND_A_HALF.match(page.low, number.end)
    if part is not None:
        number.value, number.step, number.end = number.value + _WORTH[part["part"]], 0.5, part.end()


# The word after a number, glued or after a space or hyphen.
_NEXT_WORD = re.compile(r"(?:[ ]{0,2}|-)([a-z]+)")


def take_scales(page: Page, number: Number) -> None:
    """Take the scale words after a number into it: "12.7 billion", "2 mln", "3.4bn", "5 thousand million"."""
    scales = words()["scales"]
    for _ in range(2):
        word = _NEXT_WORD.match(page.low, number.end)
        factor = scales.get(word[1]) if word else None
        if word is None or factor is None or number.scale > 1e5:
            return
        number.rescale(factor, word.end())


# A letter after a number, and whether a countable or measurable word or a range's other end follows it.
_LETTER = re.compile(
    r"[ ]?(?P<letter>mm|[kmbt])(?![\w'])"
    r"(?P<noun>[ ](?!(?:long|wide|high|deep|tall|above|below|from|of|in|at|to|and|or|away|on|the|by|off|apart"
    r"|run|race|sprint|freestyle|hurdles)(?![a-z]))[a-z]|[-–]\d)?"
)


_LETTERS = frozenset("kmbt")
_SPACED_LETTERS = frozenset(f" {letter}" for letter in _LETTERS)


def take_letter_scale(page: Page, number: Number, is_money: bool) -> None:
    """Take a letter that is a scale: "$5m", "€3 m", "US$1.9t", "10m tonnes"; "10m" alone is metres."""
    following = page.low[number.end : number.end + 2]
    if number.scale != 1.0 or (following[:1] not in _LETTERS and following not in _SPACED_LETTERS):
        return
    letter = _LETTER.match(page.low, number.end)
    if letter is None:
        return
    glued = letter.start("letter") == number.end
    if is_money or (glued and letter["noun"] and page.plain[number.end] in {"k", "m"}):
        number.rescale(words()["letters"][letter["letter"]], letter.end("letter"))


# A further word of a written-out number.
_MORE_WORDS = re.compile(r"(?:[ ]and[ ]|[ -])([a-z]+)")
_LONGEST_PHRASE = 10


def _from_words(page: Page, word: str, start: int, end: int) -> Number | None:
    """Read "seven", "twenty-five", "two hundred and ten", "a dozen", "five million"; or an ordinal."""
    lists = words()
    noun = word.partition(" ")[2]
    if noun:
        worth = lists["scales"].get(noun) or lists["cardinals"].get(noun)
        if worth is None:
            return Number(start, end, 0.0, 1.0, 1.0, "fraction")
        scale = 1.0 if noun == "dozen" else worth
        number = Number(start, end, float(worth), scale, scale, "word")
        take_scales(page, number)
        return number
    if word in lists["cardinals"]:
        number = _written_out(page, word, start, end)
        _add_and_a_half(page, number)
        take_scales(page, number)
        return number
    if word in lists["ordinals"]:
        return Number(start, end, float(lists["ordinals"][word]), 1.0, 1.0, "ordinal")
    return Number(start, end, 0.0, 1.0, 1.0, "fraction")


def _written_out(page: Page, word: str, start: int, end: int) -> Number:
    """Read the words that follow as long as they make one number; scales above a thousand are left over."""
    cardinals = words()["cardinals"]
    total, group, step = 0.0, float(cardinals[word]), 1.0
    for _ in range(_LONGEST_PHRASE):
        more = _MORE_WORDS.match(page.low, end)
        if more is None:
            break
        digit = cardinals.get(more[1])
        if digit is not None and _extends(group, total, digit):
            group, step = group + digit, 1.0
        elif more[1] == "hundred" and group < 100:
            group, step = group * 100, 100.0
        elif more[1] == "dozen" and group < 12:
            group, step = group * 12, 12.0
        elif more[1] == "thousand" and total == 0:
            total, group, step = group * 1000, 0.0, step * 1000
        else:
            break
        end = more.end()
    return Number(start, end, total + group, step, step if step >= 1000 else 1.0, "word")


def _extends(group: float, total: float, digit: float) -> bool:
    """Tell whether a further word makes the group larger: "twenty" with "five", "two hundred" with "ten"."""
    if group == 0:
        return total > 0
    if group % 100 == 0:
        return digit < 100
    return group % 100 >= 20 and group % 10 == 0 and digit < 10

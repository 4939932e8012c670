"""Numbers: numerals, number words, fractions and factors, with the value and the step of their digits.

A numeral is read by its shape, one at a time, so that "12,7" (decimal comma) and "1,511" (thousands) may
stand in one text. Words come from ``data/numbers.toml``. `Page` holds a text in the two forms that the
grammar reads, both with one character for each of the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from citedfigures.lexicon import load


@dataclass(slots=True)
class Page:
    """A text in the forms that the grammar reads.

    Attributes:
        text: the original.
        plain: with every kind of space as a space, a line break too (but not an empty line), and every
            minus and hyphen as "-"; capitals kept.
        low: the same in lower case.
    """

    text: str
    plain: str
    low: str

    @classmethod
    def of(cls, text: str) -> Page:
        """Make the forms of a text."""
        plain = text.replace("\r\n", " \n").replace("\n\n", "\x1e\x1e").replace("\n", " ").replace("\t", " ")
        if not plain.isascii():
            for odd, usual in _REPLACED:
                plain = plain.replace(odd, usual)
        low = plain.lower()
        if len(low) != len(plain):
            low = "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)
        return cls(text, plain, low)


_REPLACED = (
    ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\u2007", " "), ("\u2212", "-"), ("\u2010", "-"),
    ("\u2011", "-"),
)  # fmt: skip


@dataclass(slots=True)
class Number:
    """A number at one place of a text.

    Attributes:
        start: offset of its first character (of its sign, where it has one).
        end: offset after its last.
        value: what it says, scale included ("2 million" is 2e6).
        step: the worth of its last printed digit (1e6 there; 0.1 for 17.6).
        scale: the scale word's worth, 1 without one.
        style: digits, word, fraction (value in percent), multiple (value in percent), or rank.
    """

    start: int
    end: int
    value: float
    step: float
    scale: float = 1.0
    style: str = "digits"


# The shapes of a numeral, whole. "1,511" and "12,345,678.9" are thousands; "12,7", "0,125" and "10,4512"
# have a decimal comma; "1,20,000" is Indian, "1.234.567,8" continental. No other chain of digits, points
# and commas is a number: "08.11.2019", "1,2,3", "192.168.1.1" fit none.
_SHAPE = re.compile(
    r"(?P<whole>\d{1,15})"
    r"|(?P<point>\d{1,12}\.\d{1,9})"
    r"|(?P<grouped>[1-9]\d{0,2}(?:,\d{3}){1,6}(?:\.\d{1,6})?)"
    r"|(?P<comma>\d{1,12},\d{1,2}|\d{1,12},\d{4,8}|0,\d{3})"
    r"|(?P<indian>\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?)"
    r"|(?P<european>\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,6})?|\d{1,3}\.\d{3},\d{1,2})"
)
# Groups of three digits set apart by a space that does not break: "69 734,8".
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[\u00a0\u2009\u202f\u2007]\d{3}(?!\d)){1,6}(?:[.,]\d{1,6}(?!\d))?")
# The same with ordinary spaces, only where a scale, sign or letter follows: "5 000 tonnes".
_SPACED_PLAIN = re.compile(r"[1-9]\d{0,2}(?:[ ]\d{3}(?![\d.])){1,4}(?:,\d{1,2}(?!\d))?(?=[ ]?[a-z%€$])")
# A fraction after a whole number or alone: "1-1/2", "9 3/4", "7/8"; not "24/7", "9/11/2001".
_SLASHED = re.compile(r"(?:[- ](?=\d{1,2}/))?(?P<upper>\d{1,2})/(?P<lower>\d{1,2})(?![\d/]|[.,]\d)")
_HALVINGS = frozenset({2, 3, 4, 5, 8, 16, 32, 64})
# The word after a number, glued or after a space or hyphen.
_NEXT_WORD = re.compile(r"(?:[ ]{0,2}|-)([a-z]+)")


def read_numeral(digits: str) -> tuple[float, float] | None:
    """Return value and step of a printed numeral, or None if it has no number's shape.

    >>> read_numeral("12,7"), read_numeral("1,511")
    ((12.7, 0.1), (1511.0, 1.0))
    """
    if digits.isdigit() and len(digits) <= 15:
        return float(digits), 1.0
    shape = _SHAPE.fullmatch(digits)
    if shape is None:
        return None
    kind = shape.lastgroup
    if kind == "comma":
        digits = digits.replace(",", ".")
    elif kind == "european":
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    _, point, decimals = digits.partition(".")
    step = 10.0 ** -len(decimals) if point else _whole_step(digits, kind)
    return float(digits), step


def _whole_step(digits: str, kind: str | None) -> float:
    """Return the step of a whole number; "400,000" is taken as counted in thousands."""
    step = 1.0
    while kind in {"grouped", "indian"} and digits.endswith("000"):
        digits, step = digits[:-3], step * 1000
    return step


def read_scales(page: Page, number: Number) -> None:
    """Take the scale words after a number into it: "12.7 billion", "2 mln", "3.4bn", "5 thousand million"."""
    scales = _words()["scales"]
    for _ in range(2):
        word = _NEXT_WORD.match(page.low, number.end)
        factor = scales.get(word[1]) if word else None
        if word is None or factor is None or (factor <= number.scale and number.scale > 1e3):
            return
        _rescale(number, factor, word.end())


def _rescale(number: Number, factor: float, end: int) -> None:
    number.value *= factor
    number.step *= factor
    number.scale *= factor
    number.end = end


def take_letter_scale(page: Page, number: Number, is_money: bool) -> None:
    """Take a letter that is a scale: "$5m", "€3 m", "US$1.9t", "10m tonnes"; not "10m" alone, which is metres."""
    letter = _LETTER.match(page.low, number.end)
    if letter is None or number.scale != 1.0:
        return
    factor = _words()["letters"].get(letter["letter"])
    glued = letter.start("letter") == number.end
    if factor and (is_money or (glued and letter["noun"])):
        _rescale(number, factor, letter.end("letter"))


# A letter after a number, and whether a word that can be counted or measured follows it.
_LETTER = re.compile(
    r"[ ]?(?P<letter>mm|[kmbt])(?![\w])"
    r"(?P<noun>[ ](?!long|wide|high|deep|tall|above|below|from|of|in|at|to|and|or|away|on|the|by|off)[a-z])?"
)


@cache
def _words() -> dict[str, Any]:
    return load("numbers")


@cache
def _trigger() -> re.Pattern[str]:
    """Return the one pattern that finds where a number may begin.

    Takes a run of digits with points and commas inside, a fraction sign, or a number word. It is a union of
    literals, every repetition in it is of one class of characters: it never tries a character twice.
    """
    words = _words()
    heads = sorted({*words["cardinals"], *words["multiples"], *words["ordinals"], "half"}, key=len, reverse=True)
    after_a = "|".join(
        [*(w for w in words["scales"] if len(w) > 6 or w == "hundred"), "dozen", *words["denominators"]]
    )
    signs = "".join(words["signs"])
    return re.compile(rf"\d(?:[\d.,]*\d)?|[{signs}]|(?<![\w])(?:an?[ ](?:{after_a})|{'|'.join(heads)})(?![^\W_])")


def find_numbers(page: Page) -> Iterator[Number]:
    """Yield the numbers of a page in order, without those that are parts of names, dates or phone numbers."""
    at = 0
    search = _trigger().search
    while (found := search(page.low, at)) is not None:
        first = page.low[found.start()]
        number = _from_digits(page, found) if first.isdigit() else _from_words(page, found)
        at = found.end()
        if number is not None:
            at = max(at, number.end)
            yield number


def _from_digits(page: Page, found: re.Match[str]) -> Number | None:
    """Read a numeral, its sign, a fraction after it and its scale."""
    start, end = found.span()
    read = read_numeral(found[0])
    spaced = _spaced(page, start, end)
    if spaced is not None:
        end = spaced.end()
        read = read_numeral(re.sub(r"\s", ",", spaced[0].split(",")[0]))
        if "," in spaced[0] and read:
            decimals = spaced[0].split(",")[1]
            read = read[0] + float(f"0.{decimals}"), 10.0 ** -len(decimals)
    if read is None:
        return None
    number = Number(start, end, *read)
    _add_fraction(page, number)
    read_scales(page, number)
    return number


def _spaced(page: Page, start: int, end: int) -> re.Match[str] | None:
    if end - start > 3:
        return None
    return _SPACED.match(page.text, start) or (
        _SPACED_PLAIN.match(page.low, start) if page.low[end : end + 1] == " " else None
    )


def _add_fraction(page: Page, number: Number) -> None:
    """Add a fraction that follows the whole number: "1-1/2", "6½"; or read "7/8" alone."""
    sign = _words()["signs"].get(page.low[number.end : number.end + 1])
    if sign is not None:
        number.value, number.step, number.end = number.value + sign, 0.01, number.end + 1
        return
    if "/" not in page.low[number.end : number.end + 4]:
        return
    alone = page.low[number.end] == "/"
    slashed = _SLASHED.match(page.low, number.start if alone else number.end)
    if slashed is None:
        return
    upper, lower = int(slashed["upper"]), int(slashed["lower"])
    if upper < lower and lower in _HALVINGS:
        whole = 0.0 if alone else number.value
        number.value, number.step, number.end = whole + upper / lower, 1 / lower, slashed.end()


def _from_words(page: Page, found: re.Match[str]) -> Number | None:
    """Read a number word or a phrase of them."""
    words = _words()
    first = found[0]
    if first in words["signs"]:
        return Number(found.start(), found.end(), words["signs"][first], 0.01)
    if first in words["multiples"]:
        factor = words["multiples"][first]
        return Number(found.start(), found.end(), 100 * (factor - 1), 100.0, 1.0, "multiple")
    return _fraction(page, found) or _cardinal(page, found) or _ordinal(found)


# The parts of a written-out number after its first word.
_MORE_WORDS = re.compile(r"(?:[ -]|[ ]and[ ])([a-z]+)")


def _cardinal(page: Page, found: re.Match[str]) -> Number | None:
    """Read "seven", "twenty-five", "two hundred and ten", "a dozen", "five million"."""
    cardinals, scales = _words()["cardinals"], _words()["scales"]
    head = found[0]
    if head.startswith(("a ", "an ")):
        word = head.split()[1]
        if word == "dozen":
            return Number(found.start(), found.end(), 12.0, 1.0, 1.0, "word")
        if word not in scales:
            return None
        number = Number(found.start(), found.end(), scales[word], scales[word], scales[word], "word")
        return number
    if head not in cardinals:
        return None
    total, group, end = 0.0, float(cardinals[head]), found.end()
    step = 1.0
    scale = 1.0
    for _ in range(10):
        more = _MORE_WORDS.match(page.low, end)
        if more is None:
            break
        word = more[1]
        value = cardinals.get(word)
        if value is not None and (
            (20 <= group % 100 and value < 10 and group % 10 == 0) or (group % 100 == 0 and group and value < 100)
        ):
            group += value
            step, scale = 1.0, 1.0
        elif word == "hundred" and group < 100:
            group, step = group * 100, 100.0
        elif word in scales and scales[word] > 100 and len(word) > 1:
            total, group = total + group * scales[word], 0.0
            step = scale = scales[word]
        else:
            break
        end = more.end()
    return Number(found.start(), end, total + group, step, scale, "word")


# "a third", "two thirds", "three-quarters", "four fifths"; "half".
_PARTS = re.compile(r"[ -]([a-z]+)")
# "one in ten", "seven out of ten", "four loaves in five", "nine of every ten".
_OUT_OF = re.compile(r"(?:[ ]([a-z]+))?[ ](?:out[ ]of|in|of|of[ ]every|in[ ]every|out[ ]of[ ]every)[ ]([a-z]+|\d{1,4})(?![\w.,]*\d)")


def _fraction(page: Page, found: re.Match[str]) -> Number | None:
    """Read a part of a whole as percent."""
    words = _words()
    head = found[0]
    start = found.start()
    if head == "half":
        return _half(page, found)
    if head.startswith(("a ", "an ")):
        lower = words["denominators"].get(head.split()[1])
        return Number(start, found.end(), round(100 / lower, 2), 1.0, 1.0, "fraction") if lower else None
    upper = words["cardinals"].get(head)
    part = _PARTS.match(page.low, found.end())
    lower = words["denominators"].get(part[1]) if part else None
    if part and upper and lower and upper <= lower:
        return Number(start, part.end(), round(100 * upper / lower, 2), 1.0, 1.0, "fraction")
    out = _OUT_OF.match(page.low, found.end())
    if out and upper:
        whole = words["cardinals"].get(out[2]) or (int(out[2]) if out[2].isdigit() else 0)
        if upper < whole and whole in {2, 3, 4, 5, 6, 8, 10, 12, 20, 50, 100, 1000}:
            return Number(start, out.end(), round(100 * upper / whole, 2), 1.0, 1.0, "fraction")
    return None


_HALF_SCALE = re.compile(r"[ ](?:a[ ]|of[ ]a[ ])?(hundred|thousand|million|billion|trillion|dozen)(?![a-z])")


def _half(page: Page, found: re.Match[str]) -> Number | None:
    scale = _HALF_SCALE.match(page.low, found.end())
    if scale is None:
        return Number(found.start(), found.end(), 50.0, 1.0, 1.0, "fraction")
    worth = _words()["scales"].get(scale[1], 12.0)
    return Number(found.start(), scale.end(), worth / 2, worth / 2, worth, "word")


def _ordinal(found: re.Match[str]) -> Number | None:
    rank = _words()["ordinals"].get(found[0])
    return Number(found.start(), found.end(), float(rank), 1.0, 1.0, "rank") if rank else None

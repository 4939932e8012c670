"""Units: what stands before or after a number and says of what it is an amount.

The lists are data: ``data/units.toml`` (physical units, percent, counted things) and
``data/currencies.toml``. A unit is looked up by its first word in a dictionary, so the cost of a look-up
does not grow with the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from citedfigures.lexicon import load
from citedfigures.page import Page

_SYMBOLS = "%％°$€£¥¢₸₽₴₼֏₾₺₹৳฿₫₱₩₮₦₪"
# What may stand between a number and its unit (nothing, one or two spaces, or a hyphen), then the first word
# or sign of the unit. Not a comma, not the end of a paragraph.
_FIRST = re.compile(rf"(?:[ ]{{0,2}}|-)((?:[^\W\d_]|[.'](?=[^\W\d_]))+|[{_SYMBOLS}])")
# What may not follow a unit: a letter, a digit, or a slash or point that makes it another ("m/s", "p.m").
_OTHER_UNIT = re.compile(r"[^\W_]|/[a-z](?![a-z]{2})|²|³|\.[a-z]")
# "per barrel", "a tonne", "/ bbl", "per 1,000 cubic metres", "-a-barrel": what leads to the unit of a price.
_PER = re.compile(
    r"(?:[ ]?/[ ]?|[ -](?:per|an?|each)[ -])"
    r"(?:(?:(?P<thousand>1[, ]?000|(?:one[ ]|a[ ])?thousand)|(?P<hundred>100|(?:one[ ]|a[ ])?hundred))[ ])?"
)
_LETTER_MARK = re.compile(r"([A-Z][a-z]?)\.?[ ]?(?=\d)")  # letters that are a mark: "P7.9 billion", "Rs 12"
_LONGEST_MARK = 5
_LONGEST_PREFIX = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the lists.

    Attributes:
        kind: money, percent, point, physical, package or thing (both counted), ignored.
        code: what an amount is given in ("USD", "t", "m3").
        factor: by what a printed amount is multiplied to be in `code`.
        per: how it is written in a price ("bbl" in "USD/bbl").
        daily: whether it holds its own "per day" ("bpd").
        glued: whether it must follow its number without a space ("50p").
    """

    kind: str
    code: str
    factor: float = 1.0
    per: str = ""
    daily: bool = False
    glued: bool = False


PERCENT = Unit("percent", "percent")
FACTOR = Unit("multiple", "percent")
RANK = Unit("rank", "rank")
COUNT = Unit("count", "count")


@dataclass(frozen=True, slots=True)
class _Phrase:
    rest: str
    sign: str
    unit: Unit


def unit_after(page: Page, at: int) -> tuple[Unit, int] | None:
    """Return the unit that begins at the offset, after at most a space or hyphen, and where it ends."""
    first = _FIRST.match(page.low, at)
    if first is None:
        return None
    phrases = _phrases().get(first[1])
    if phrases is None:
        return None
    for phrase in phrases:
        end = first.end() + len(phrase.rest)
        if phrase.rest and not page.low.startswith(phrase.rest, first.end()):
            continue
        if phrase.sign and not page.plain.startswith(phrase.sign, first.start(1)):
            continue
        if phrase.unit.glued and first.start(1) != at:
            continue
        if _OTHER_UNIT.match(page.low, end) and first[1] not in _SYMBOLS:
            continue
        return phrase.unit, end
    return None


def mark_before(page: Page, at: int, floor: int, is_large: bool) -> tuple[Unit, int] | None:
    """Return the currency whose sign or code ends at the offset (a space between), and where it begins.

    Takes "$", "US$", "$US", "KZT ", "RM", "€ ", and "R" before a large number; not a code that is the end of
    a longer word.
    """
    plain = page.plain
    end = at - 1 if at > floor and plain[at - 1] == " " else at
    if end <= floor or plain[end - 1] not in _mark_ends():
        return None
    marks = _marks()
    for length in range(min(_LONGEST_MARK, end - floor), 0, -1):
        unit = marks.get(plain[end - length : end])
        if unit is None or (unit.glued and (end != at or not is_large)):
            continue
        if plain[end - length].isalpha() and plain[max(floor, end - length - 1) : end - length].isalnum():
            continue
        return unit, end - length
    return None


def noun_before(page: Page, at: int, floor: int) -> tuple[Unit, int] | None:
    """Return the currency whose noun stands before the offset ("dlrs 13.7 million"), and its start."""
    if at - 1 <= floor or page.low[at - 1] != " " or page.low[at - 2] not in _prefix_ends():
        return None
    start = page.low.rfind(" ", max(floor, at - 1 - _LONGEST_PREFIX), at - 1) + 1
    unit = _prefixes().get(page.low[start : at - 1]) if start else None
    return (unit, start) if unit is not None and start >= floor else None


def price_per(page: Page, at: int) -> tuple[str, int] | None:
    """Return how the unit of a price is written and where it ends: "a barrel" gives ("bbl", …)."""
    link = _PER.match(page.low, at)
    if link is None:
        return None
    first = _FIRST.match(page.low, link.end())
    other = load("units")["per"].get(first[1]) if first else None
    if first and other:
        return other, first.end()
    found = unit_after(page, link.end())
    if found is None or found[0].kind != "physical":
        return None
    many = "1000" if link["thousand"] else "100" if link["hundred"] else ""
    return many + found[0].per, found[1]


def is_label(word: str) -> bool:
    """Tell whether a number after the word is a name ("article", "route")."""
    return word in _labels()


def ends_noun_phrase(word: str) -> bool:
    """Tell whether no noun that a number counts comes at or after the word ("5 of", "3 were")."""
    return word in _function_words()


def is_unmarked_plural(word: str) -> bool:
    """Tell whether the word is a plural without -s ("people", "aircraft")."""
    return word in load("units")["count"]["unmarked"]


def currency_candidates(surface: str) -> tuple[str, ...]:
    """Return the currencies that the noun or letter of a surface may mean, () if several do not share it.

    >>> currency_candidates("51 billion pounds")[:2], currency_candidates("5 million yen")
    (('GBP', 'IEP'), ())
    """
    mark = _LETTER_MARK.match(surface)
    if mark:
        return tuple(load("currencies")["shared_marks"].get(mark[1], ()))
    words = surface.lower().replace("\u00a0", " ").split()
    last = words[-1].rstrip("s") if words else ""
    if len(words) > 1 and _is_adjective(words[-2]):
        return ()
    codes = _shared_nouns().get(last, ())
    return codes if len(codes) > 1 else ()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load("units")["count"]["function_words"])


@cache
def _labels() -> frozenset[str]:
    return frozenset(load("units")["labels"]["words"])


@cache
def _currencies() -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = load("currencies")["currency"]
    return rows


@cache
def _shared_nouns() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, row in _currencies().items():
        for noun in (*row.get("names", ()), *row.get("shared", ()), *row.get("exact", ())):
            codes = found.setdefault(noun.rstrip("s"), [])
            if code not in codes:
                codes.append(code)
    return {noun: tuple(codes) for noun, codes in found.items()}


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(name.split()[-1].lower() for row in _currencies().values() for name in row.get("of", ()))


def _is_adjective(word: str) -> bool:
    return word in _adjectives()


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Return the phrases of all units by their first word, the longest first, equal ones as listed."""
    table: dict[str, list[_Phrase]] = {}
    for text, cased, unit in _all_phrases():
        for variant in {text, text.replace(" ", "-")}:
            first = _FIRST.match(variant.lower())
            if first is not None:
                row = _Phrase(variant.lower()[first.end() :], variant if cased else "", unit)
                table.setdefault(first[1], []).append(row)
    return {word: tuple(sorted(rows, key=lambda row: -len(row.rest))) for word, rows in table.items()}


def _all_phrases() -> Iterator[tuple[str, bool, Unit]]:
    """Yield (phrase, whether its capitals count, unit) of every list."""
    units = load("units")
    for key, row in units["unit"].items():
        code, kind = row.get("code", key), row.get("kind", "physical")
        unit = Unit(kind, code, row.get("factor", 1.0), row.get("per", key), "daily" in row)
        names = _plurals(row["names"]) if row.get("plural", True) else row["names"]
        yield from ((name, False, unit) for name in names)
        yield from ((sign, True, unit) for sign in row.get("signs", ()))
    for code, row in _currencies().items():
        yield from _currency_phrases(code, row)
    for kind, things in (
        ("package", units["count"]["packages"]),
        ("thing", units["count"]["things"]),
        ("ignored", units["ignored"]["things"]),
    ):
        yield from ((name, False, Unit(kind, "count")) for name in _plurals(things))


def _currency_phrases(code: str, row: dict[str, Any]) -> Iterator[tuple[str, bool, Unit]]:
    """Yield the phrases of one currency: nouns, adjective with noun, signs, and its hundredth."""
    whole, hundredth = Unit("money", code), Unit("money", code, 0.01)
    own = [*_plurals(row.get("names", ())), *row.get("exact", ())]
    small = list(_plurals(row.get("minor", ())))
    nouns = [*own, *_plurals(row.get("shared", ()))]
    for name in own:
        yield name, False, whole
    for name in small:
        yield name, False, hundredth
    for adjective in row.get("of", ()):
        yield from ((f"{adjective} {noun}", False, whole) for noun in nouns)
        yield from ((f"{adjective} {name}", False, hundredth) for name in small)
    for mark in row.get("marks", ()):
        yield mark, True, whole
    for mark in row.get("minor_marks", ()):
        yield mark, True, Unit("money", code, 0.01, glued=True)


def _plurals(names: Iterable[str]) -> Iterator[str]:
    """Yield each name and its plural in -s, unless it is one."""
    for name in names:
        yield name
        if not name.endswith("s") and " of" not in name:
            yield name + "s"


@cache
def _marks() -> dict[str, Unit]:
    found = {}
    for code, row in _currencies().items():
        found.update({mark: Unit("money", code) for mark in row.get("marks", ())})
        found.update({mark: Unit("money", code, glued=True) for mark in row.get("marks_of_large", ())})
    return found


@cache
def _mark_ends() -> frozenset[str]:
    return frozenset(mark[-1] for mark in _marks())


@cache
def _prefix_ends() -> frozenset[str]:
    return frozenset(noun[-1] for noun in _prefixes())


@cache
def _prefixes() -> dict[str, Unit]:
    return {
        noun: Unit("money", code) for code, row in _currencies().items() for noun in row.get("prefix", ())
    }

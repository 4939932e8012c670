"""Units: what stands before or after a number and says of what it is an amount.

The lists are data: ``data/units.toml`` (physical units, percent, counted things) and
``data/currencies.toml``. A unit is looked up by its first word in a dictionary, so the cost of a look-up
does not grow with the lists. Text is given twice: `plain` keeps its capitals (for "MW", "t", "US$"),
`low` is in lower case; both have one character for each of the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from citedfigures.lexicon import load

# What may stand between a number and its unit: nothing, one or two spaces, or a hyphen; then the first
# word or sign of the unit. Not a comma, not a line's end.
_FIRST = re.compile(r"(?:[ ]{0,2}|-)((?:[^\W\d_]|[.'’](?=[a-z]))+|[%％$€£¥¢₸₽₴₼֏₾₺₹৳฿₫₱₩₮₦₪])")
# "per barrel", "a tonne", "/ bbl", "per 1,000 cubic metres": the words before the unit of a price.
_PER = re.compile(
    r"[ ]?(?P<link>/[ ]?|per[ ]|an?[ ]|each[ ])"
    r"(?:(?P<thousand>1,000|1000|1[ ]000|thousand|one[ ]thousand|a[ ]thousand)[ ]|(?P<hundred>100|hundred)[ ]"
    r"|(?P<million>million|mln)[ ])?"
)
# What may not follow an abbreviated unit: a letter, a digit, or a slash that makes it another unit ("m/s").
_AFTER_SIGN = re.compile(r"[^\W_]|/[a-z]|²|³|\.[a-z]")
_LONGEST_MARK = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the lists.

    Attributes:
        kind: money, percent, point, physical, package or thing (counted), ignored.
        code: what an amount is given in ("USD", "t", "m3").
        factor: by what a printed amount is multiplied to be in `code`.
        per: how it is written in a price ("bbl" in "USD/bbl").
        daily: whether it holds its own "per day" ("bpd").
    """

    kind: str
    code: str
    factor: float = 1.0
    per: str = ""
    daily: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    rest: str
    cased: bool
    unit: Unit


def unit_after(plain: str, low: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit that begins at the offset, after at most a space or hyphen, and where it ends."""
    first = _FIRST.match(low, at)
    if first is None:
        return None
    for phrase in _phrases().get(first[1], ()):
        end = first.end() + len(phrase.rest)
        if phrase.rest and not low.startswith(phrase.rest, first.end()):
            continue
        if phrase.cased and plain[first.start(1) : end] not in _signs():
            continue
        if _AFTER_SIGN.match(low, end) and first[1] not in _SYMBOLS:
            continue
        return phrase.unit, end
    return None


def mark_before(plain: str, at: int, floor: int = 0) -> tuple[Unit, int] | None:
    """Return the currency whose sign or code ends at the offset (a space between), and where it begins.

    Takes "$", "US$", "$US", "KZT ", "RM", "€ "; not a code that is the end of a longer word.
    """
    end = at
    while end > max(floor, at - 2) and plain[end - 1] == " ":
        end -= 1
    if end <= floor or plain[end - 1] not in _mark_ends():
        return None
    for length in range(min(_LONGEST_MARK, end - floor), 0, -1):
        unit = _marks().get(plain[end - length : end])
        if unit is None:
            continue
        before = plain[end - length - 1 : end - length]
        if before.isalnum() and plain[end - length].isalpha():
            continue
        return unit, end - length
    return None


def word_before(low: str, at: int, floor: int = 0) -> tuple[Unit, int] | None:
    """Return the currency whose noun stands before the offset ("dlrs 13.7 million"), and its start."""
    if at - 1 <= floor or low[at - 1] != " ":
        return None
    start = low.rfind(" ", floor, at - 1) + 1
    unit = _prefix_nouns().get(low[start : at - 1])
    return (unit, start) if unit is not None and start >= floor else None


def price_per(plain: str, low: str, at: int) -> tuple[str, int] | None:
    """Return how the unit of a price is written and where it ends: "a barrel" gives ("bbl", …)."""
    link = _PER.match(low, at)
    if link is None:
        return None
    found = unit_after(plain, low, link.end())
    if found is None and link["million"]:
        found = unit_after(plain, low, link.start("million"))
    if found is None or found[0].kind != "physical":
        return None
    many = "1000" if link["thousand"] else "100" if link["hundred"] else ""
    return many + found[0].per, found[1]


def is_label(word: str) -> bool:
    """Tell whether a number after the word is a name ("article", "route")."""
    return word in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(load("units")["labels"]["words"])


_SYMBOLS = frozenset("%％$€£¥¢₸₽₴₼֏₾₺₹৳฿₫₱₩₮₦₪")


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Return the phrases of all units by their first word, the longest first."""
    table: dict[str, list[_Phrase]] = {}
    for text, cased, unit in _all_phrases():
        low = text.lower()
        first = _FIRST.match(low)
        if first is not None:
            table.setdefault(first[1], []).append(_Phrase(low[first.end() :], cased, unit))
    return {word: tuple(sorted(rows, key=lambda row: -len(row.rest))) for word, rows in table.items()}


@cache
def _signs() -> frozenset[str]:
    return frozenset(text for text, cased, _ in _all_phrases() if cased)


def _all_phrases() -> Iterator[tuple[str, bool, Unit]]:
    """Yield (phrase, whether its capitals count, unit) of every list; the first of equal ones is used."""
    units = load("units")
    for key, row in units["unit"].items():
        code = row.get("code", key)
        unit = Unit(
            row.get("kind", "physical"), code, row.get("factor", 1.0), row.get("per", key), "daily" in row
        )
        yield from ((name, False, unit) for name in _plurals(row["names"], row.get("plural", True)))
        yield from ((sign, True, unit) for sign in row.get("signs", ()))
    for code, row in load("currencies")["currency"].items():
        yield from _currency_phrases(code, row)
    for things, kind in (
        (units["count"]["packages"], "package"),
        (units["count"]["things"], "thing"),
        (units["ignored"]["things"], "ignored"),
    ):
        for thing in things:
            yield from ((name, False, Unit(kind, "count")) for name in _plurals([thing], True))


def _currency_phrases(code: str, row: dict[str, Any]) -> Iterator[tuple[str, bool, Unit]]:
    """Yield the phrases of one currency: nouns, adjective with noun, signs, and its hundredth."""
    whole, hundredth = Unit("money", code), Unit("money", code, 0.01)
    own = [*_plurals(row.get("names", ()), True), *row.get("exact", ())]
    yield from ((name, False, whole) for name in own)
    nouns = [*own, *_plurals(row.get("shared", ()), True)]
    yield from ((f"{adjective} {noun}", False, whole) for adjective in row.get("of", ()) for noun in nouns)
    yield from ((mark, True, whole) for mark in row.get("marks", ()))
    small = [*_plurals(row.get("minor", ()), True)]
    yield from ((name, False, hundredth) for name in small)
    yield from ((f"{adj} {name}", False, hundredth) for adj in row.get("of", ()) for name in small)
    yield from ((mark, True, hundredth) for mark in row.get("minor_marks", ()))


def _plurals(names: Iterable[str], regular: bool) -> Iterator[str]:
    """Yield each name and, where regular, its plural in -s (in its first word before "of": "tons of")."""
    for name in names:
        yield name
        if regular and not name.endswith("s"):
            yield name + "s"


@cache
def _marks() -> dict[str, Unit]:
    rows = load("currencies")["currency"].items()
    return {mark: Unit("money", code) for code, row in rows for mark in row.get("marks", ())}


@cache
def _mark_ends() -> frozenset[str]:
    return frozenset(mark[-1] for mark in _marks())


@cache
def _prefix_nouns() -> dict[str, Unit]:
    """Return the nouns that the wires of the 1980s put before a number: "dlrs 13.7 million"."""
    found = {}
    for code, row in load("currencies")["currency"].items():
        for name in [*_plurals(row.get("names", ()), True), *row.get("exact", ())]:
            found.setdefault(name, Unit("money", code))
    return found

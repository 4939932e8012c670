"""Hedges: the words around an amount that say how exact it is, or that it is a rise or a fall.

The lists are data: ``data/hedges.toml``. The words before an amount are looked up as phrases, longest
first, in a window of a few words; a full stop or bracket between ends the reach.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from citedfigures.lexicon import load
from citedfigures.page import Page

_WINDOW = 64
_RATES = frozenset({"percent", "point", "multiple"})
_SIGNS = {"approx": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
# Up to three words, or a plus sign, directly after an amount.
_AFTER = re.compile(r"(?:-|[ ])?([a-z]+|\+)(?:[ ]([a-z]+)(?:[ ]([a-z]+))?)?")
# How far back "by" looks for its verb ("cut its output of crude oil by 15 percent").
_REACH_OF_BY = 9


@cache
def _lists() -> dict[str, Any]:
    return load("hedges")


@cache
def _before() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases before an amount by their last word: (all words, bound), the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    rows = [*_lists()["before"].items(), ("reached", _lists()["reached"]["words"])]
    for bound, phrases in rows:
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[-1], []).append((words, bound))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in table.items()}


@cache
def _after() -> dict[str, str]:
    return {phrase: bound for bound, phrases in _lists()["after"].items() for phrase in phrases}


@cache
def _changes(*names: str) -> dict[str, str]:
    """Return the words of the named lists with their direction, "up" or "down"."""
    lists = _lists()["change"]
    return {word: way for way in ("up", "down") for name in names for word in lists[f"{way}{name}"]}


@cache
def _skipped(what: str) -> frozenset[str]:
    return frozenset(_lists()["skipped"][what])


@cache
def _negations() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_lists()["negated"]["words"]), frozenset(_lists()["negated"]["between"])


def words_before(page: Page, start: int) -> list[str]:
    """Return the words of the few dozen characters before the offset.

    Marks stay at the words that they follow, so that "rose, 5 percent" is not "rose 5 percent"; brackets and
    quotation marks stand alone.
    """
    before = page.low[max(0, start - _WINDOW) : start]
    if "(" in before or '"' in before:
        before = before.replace("(", " ( ").replace('"', " ")
    words = before.split()
    if words and words[-1] == "(":
        words.pop()
    return words


def bound_of(page: Page, words: list[str], end: int) -> str:
    """Return the bound of the amount between the words and the offset, "exact" where nothing is said."""
    last = len(words)
    bound = _phrase(words, last)
    if bound is None and last and words[-1] in _skipped("hedge"):
        bound = _phrase(words, last - 1)
    return bound or _bound_after(page, end) or "exact"


def change_of(page: Page, words: list[str], end: int, bound: str, kind: str) -> str:
    """Return "~", ">" or "<" for a bound, else "up" or "down" for a word of change, else "="."""
    return _SIGNS.get(bound) or _change(words, kind in _RATES) or _change_after(page, end, kind) or "="


def governing_change(words: list[str], is_rate: bool) -> str | None:
    """Return "up" or "down" if a verb or noun of change governs the amount after the words."""
    return _change(words, is_rate)


def _phrase(words: list[str], end: int) -> str | None:
    """Return the bound of the longest phrase that ends at that word."""
    for phrase, bound in _before().get(words[end - 1], ()) if end else ():
        start = end - len(phrase)
        if start >= 0 and tuple(words[start:end]) == phrase:
            return _negate(words, start, bound)
    return None


def _negate(words: list[str], start: int, bound: str) -> str | None:
    """Return the bound, turned where a negation stands before it; "reached" says something only negated."""
    negations, between = _negations()
    at = start - 1
    if at > 0 and words[at] in between:
        at -= 1
    if at > 0 and words[at] in between:
        at -= 1
    is_negated = at >= 0 and (words[at] in negations or words[at].endswith("n't"))
    if bound == "reached":
        return "less_than" if is_negated else None
    turned: str = _lists()["negated"].get(bound, bound) if is_negated else bound
    return turned


def _bound_after(page: Page, end: int) -> str | None:
    after = _AFTER.match(page.low, end)
    if after is None:
        return None
    table = _after()
    one, two, three = after.groups()
    return table.get(one) or (table.get(f"{one} {two}") or table.get(f"{one} {two} {three}") if two else None)


def _change(words: list[str], is_rate: bool) -> str | None:
    """Return the direction of the word of change that governs the amount ("rose by a record …")."""
    direct = _changes("", "_of_rates") if is_rate else _changes("")
    end = len(words)
    led_by = False
    for _ in range(4):
        if end == 0:
            return None
        word = words[end - 1]
        if word in direct:
            return direct[word]
        if word not in _skipped("change") and not word.endswith("ly"):
            break
        led_by = led_by or word == "by"
        end -= 1
    return _change_by(words[max(0, end - _REACH_OF_BY) : end]) if led_by else None


def _change_by(words: list[str]) -> str | None:
    """Return the direction of the nearest verb that "by" belongs to, within the clause."""
    verbs = _changes("", "_of_rates", "_by")
    for word in reversed(words):
        if word in verbs:
            return verbs[word]
        if word == "(" or word[-1] in ".;:)":
            return None
    return None


def _change_after(page: Page, end: int, kind: str) -> str | None:
    after = _AFTER.match(page.low, end)
    if after is None:
        return None
    if kind == "point" and after[1] == "more":
        # "25 basis points more than comparable bonds" is a distance, not a rise.
        return None
    return (_changes("_after", "_after_percent") if kind == "percent" else _changes("_after")).get(after[1])

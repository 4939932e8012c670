"""Hedges: the words around an amount that say how exact it is, or that it is a rise or a fall.

The lists are data: ``data/hedges.toml``. The words before an amount are looked up as phrases, longest
first, in a window of a few words.
"""

from __future__ import annotations

import re
from functools import cache

from citedfigures.lexicon import load
from citedfigures.numbers import Page

_WINDOW = 56
_LONGEST = 5
_SIGNS = {"approx": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
# Words, and the signs that hedge; a full stop, semicolon or bracket ends the reach.
_WORDS = re.compile(r"[a-z]+[.'’]?[a-z]*\.?|[~<>≤≥]|[^ ]")
_AFTER = re.compile(r"(?:-|[ ])?([a-z]+|\+)(?:[ ]([a-z]+))?(?:[ ]([a-z]+))?")


def hedge_of(page: Page, start: int, end: int) -> tuple[str, str]:
    """Return bound and change of the amount at the offsets ("exact", "=" where nothing is said)."""
    words = _WORDS.findall(page.low, max(0, start - _WINDOW), start)
    bound = _bound(words) or _bound_after(page, end)
    if bound:
        return bound, _SIGNS[bound]
    return "exact", _change(words) or _change_after(page, end) or "="


@cache
def _before() -> dict[str, str]:
    return {phrase: bound for bound, phrases in load("hedges")["before"].items() for phrase in phrases}


@cache
def _after() -> dict[str, str]:
    return {phrase: bound for bound, phrases in load("hedges")["after"].items() for phrase in phrases}


@cache
def _changes() -> dict[str, str]:
    return {word: way for way in ("up", "down") for word in load("hedges")["change"][way]}


@cache
def _changes_after() -> dict[str, str]:
    return {word: way for way in ("up", "down") for word in load("hedges")["change"][f"{way}_after"]}


@cache
def _skipped() -> frozenset[str]:
    return frozenset(load("hedges")["skipped"]["words"])


def _bound(words: list[str]) -> str | None:
    """Return the bound of the longest phrase that ends the words, one skipped word allowed after it."""
    for end in (len(words), len(words) - 1):
        for length in range(min(_LONGEST, end), 0, -1):
            bound = _before().get(" ".join(words[end - length : end]))
            if bound is not None:
                return bound
        if end == 0 or words[end - 1] not in _skipped():
            return None
    return None


def _bound_after(page: Page, end: int) -> str | None:
    after = _AFTER.match(page.low, end)
    if after is None:
        return None
    return _after().get(f"{after[1]} {after[2]}") or (_after().get(after[1]))


def _change(words: list[str]) -> str | None:
    """Return "up" or "down" for a verb or noun of change that governs the amount ("rose by a record …")."""
    end = len(words)
    for _ in range(3):
        if end == 0:
            return None
        way = _changes().get(words[end - 1])
        if way is not None:
            return way
        if words[end - 1] not in _skipped() and not words[end - 1].endswith("ly"):
            return None
        end -= 1
    return None


def _change_after(page: Page, end: int) -> str | None:
    after = _AFTER.match(page.low, end)
    if after is None:
        return None
    return _changes_after().get(after[1])

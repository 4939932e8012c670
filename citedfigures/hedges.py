"""Hedges: the words around an amount that say how exact it is, or that it is a rise or a fall.

The lists are data: ``data/hedges.toml``. The words before an amount are looked up as phrases, longest
first, in a window of a few words; a full stop or bracket between ends the reach.
"""

from __future__ import annotations

import re
from typing import Any

from citedfigures.lexicon import load
from citedfigures.page import PARAGRAPH, Page

_WINDOW = 64
_RATES = frozenset({"percent", "point", "multiple"})
_SIGNS = {"approx": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
# Up to three words, or a plus sign, directly after an amount; not "plus up to $10 million".
_AFTER = re.compile(
    r"[ -]?(?!plus[ ](?:up|an?|the|another|some|about)?[ ]?(?:to[ ])?[\d$€£])"
    r"([a-z]+|\+)(?:[ ]([a-z]+)(?:[ ]([a-z]+))?)?"
)
# How far back "by" looks for its verb ("cut its output of crude oil by 15 percent").
_REACH_OF_BY = 9
_LISTS: dict[str, Any] = load("hedges")


def _by_last_word() -> dict[str, tuple[tuple[list[str], str], ...]]:
    """Return the phrases before an amount by their last word: (all words, bound), the longest first."""
    table: dict[str, list[tuple[list[str], str]]] = {}
    for bound, phrases in [*_LISTS["before"].items(), ("reached", _LISTS["reached"]["words"])]:
        for phrase in phrases:
            words = phrase.split()
            table.setdefault(words[-1], []).append((words, bound))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in table.items()}


def _ways(*names: str) -> dict[str, str]:
    """Return the words of the named lists of change with their direction, "up" or "down"."""
    lists = _LISTS["change"]
    return {word: way for way in ("up", "down") for name in names for word in lists[f"{way}{name}"]}


_PHRASES = _by_last_word()
_PHRASES_AFTER: dict[str, str] = {
    phrase: bound for bound, phrases in _LISTS["after"].items() for phrase in phrases
}
_SKIPPED_AFTER_HEDGE = frozenset(_LISTS["skipped"]["hedge"])
_SKIPPED_AFTER_CHANGE = frozenset(_LISTS["skipped"]["change"])
_NEGATIONS = frozenset(_LISTS["negated"]["words"])
_BETWEEN = frozenset(_LISTS["negated"]["between"])
_CHANGES, _CHANGES_OF_RATES, _CHANGES_BY = _ways(""), _ways("", "_of_rates"), _ways("", "_of_rates", "_by")
_CHANGES_AFTER, _CHANGES_AFTER_PERCENT = _ways("_after"), _ways("_after", "_after_percent")


# "made up 36 percent" is no rise, "lay off 600 workers" no fall.
_VERBS_WITH = {
    "up": frozenset(load("clauses")["verbs_with_up"]["words"]),
    "off": frozenset(_LISTS["change"]["verbs_with_off"]),
}


def words_before(page: Page, start: int) -> list[str]:
    """Return the words of the few dozen characters before the offset.

    Marks stay at the words that they follow, so that "rose, 5 percent" is not "rose 5 percent"; an opening
    bracket stands alone, and is left out at the end. Nothing is read across an empty line.
    """
    before = page.low[max(0, start - _WINDOW) : start]
    if PARAGRAPH in before:
        before = before.rpartition(PARAGRAPH)[2]
    if "(" in before or '"' in before:
        before = before.replace("(", " ( ").replace('"', " ")
    words = before.split()
    if words and words[-1] == "(":
        words.pop()
    return words


def words_after(page: Page, end: int) -> tuple[str, ...]:
    """Return up to three words directly after the offset."""
    if page.low[end : end + 1] not in {" ", "-", "+"}:
        return ()
    after = _AFTER.match(page.low, end)
    return tuple(word for word in after.groups() if word) if after else ()


def bound_of(words: list[str], after: tuple[str, ...]) -> str:
    """Return the bound of the amount between the words, "exact" where nothing is said."""
    bound = _phrase(words, len(words))
    if bound is None and words and words[-1] in _SKIPPED_AFTER_HEDGE:
        bound = _phrase(words, len(words) - 1)
    return bound or (_bound_after(after) if after else None) or "exact"


def change_of(words: list[str], after: tuple[str, ...], bound: str, kind: str) -> str:
    """Return "~", ">" or "<" for a bound, else "up" or "down" for a word of change, else "="."""
    way = governing_change(words, kind in _RATES or kind == "count")
    way = way or (_change_after(after[0], kind) if after else None)
    if bound in _SIGNS and not (bound == "approx" and way):
        return _SIGNS[bound]  # "rose by about 3 percent" is a rise, "rose by over 3 percent" more than that
    return way or "="


def governing_change(words: list[str], is_rate: bool) -> str | None:
    """Return "up" or "down" if a word of change before the amount governs it ("rose by a record …")."""
    direct = _CHANGES_OF_RATES if is_rate else _CHANGES
    is_led_by = False
    for end in range(len(words), max(0, len(words) - 4), -1):
        word = words[end - 1]
        if word in direct:
            return None if end > 1 and words[end - 2] in _VERBS_WITH.get(word, ()) else direct[word]
        if word not in _SKIPPED_AFTER_CHANGE and not word.endswith("ly"):
            return _change_by(words[max(0, end - _REACH_OF_BY) : end]) if is_led_by else None
        is_led_by = is_led_by or word == "by"
    return None


def _phrase(words: list[str], end: int) -> str | None:
    """Return the bound of the longest phrase that ends at that word."""
    for phrase, bound in _PHRASES.get(words[end - 1], ()) if end else ():
        start = end - len(phrase)
        if start >= 0 and words[start:end] == phrase:
            return _negate(words, start, bound)
    return None


def _negate(words: list[str], start: int, bound: str) -> str | None:
    """Return the bound, turned where a negation stands before it; "reached" says something only negated."""
    at = start - 1
    for _ in range(2):
        if at > 0 and words[at] in _BETWEEN:
            at -= 1
    is_negated = at >= 0 and (words[at] in _NEGATIONS or words[at].endswith("n't"))
    if bound == "reached":
        return "less_than" if is_negated else None
    return str(_LISTS["negated"].get(bound, bound)) if is_negated else bound


def _bound_after(after: tuple[str, ...]) -> str | None:
    """Return the bound that the first one, two or three words after the amount say ("or more")."""
    for count in range(1, len(after) + 1):
        bound = _PHRASES_AFTER.get(" ".join(after[:count]))
        if bound is not None:
            return bound
    return None


def _change_by(words: list[str]) -> str | None:
    """Return the direction of the nearest verb that "by" belongs to, within the clause."""
    for word in reversed(words):
        if word in _CHANGES_BY:
            return _CHANGES_BY[word]
        if word == "(" or word[-1] in ".;:)":
            return None
    return None


def _change_after(word: str, kind: str) -> str | None:
    """Return the direction that the word after the amount says ("a 5 percent rise", "11% more")."""
    if kind == "percent":
        return _CHANGES_AFTER_PERCENT.get(word)
    # "25 basis points more than comparable bonds" is a distance, not a rise.
    return None if kind == "point" and word == "more" else _CHANGES_AFTER.get(word)

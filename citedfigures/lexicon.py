"""Word lists: finds the phrases of the data files in a sentence, longest first, in one pass.

Every list of words that the reader knows is data in ``citedfigures/data``. A `Lexicon` holds phrases
with what they stand for; it looks each word of a sentence up in a dictionary of first words, so its
cost grows with the sentence and not with the number of phrases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

# A word, a possessive ending, or one sign; "U.S." is four tokens, in a text as in the lists.
_TOKEN = re.compile(r"[^\W_]+|['’]s\b|[^\w\s]")
# Kinds that a phrase may be of beside another: "cars" are counted, and a product.
_SECOND_MEANINGS = frozenset({"product"})
_CAPITALISED = re.compile(r"\b[A-Z][^\W_]*")


class Token(NamedTuple):
    """A word or sign of a sentence; `start` and `end` are offsets in the whole text."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the word lists found in a sentence.

    Attributes:
        start: offset of its first character in the whole text.
        end: offset after its last character.
        first: index of its first token in the sentence.
        after: index of the token after it.
        kind: the list that it is from ("place", "cue", "product", …).
        key: what it stands for there ("KAZ", "exports", "oil").
        form: how it says so ("name", "adjective", "metonym", "noun", "verb", …).
    """

    start: int
    end: int
    first: int
    after: int
    kind: str
    key: str
    form: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    cased: bool
    kind: str
    key: str
    form: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]`` with offsets in `text`."""
    return _tokens(_TOKEN, text, start, len(text) if end is None else end)


def capitalised(text: str) -> list[Token]:
    """Return only the words of a text that begin with a capital: enough to tell which places it names."""
    return _tokens(_CAPITALISED, text, 0, len(text))


def _tokens(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Token]:
    return [
        Token(m.start(), m.end(), word := m.group(), word.lower()) for m in pattern.finditer(text, start, end)
    ]


@cache
def load(name: str) -> dict[str, Any]:
    """Return the word list ``citedfigures/data/<name>.toml``."""
    return tomllib.loads(resources.files("citedfigures").joinpath(f"data/{name}.toml").read_text("utf-8"))


class Lexicon:
    """Phrases with what they stand for."""

    def __init__(self) -> None:
        """Start empty."""
        self._phrases: dict[tuple[str, ...], list[_Phrase]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, phrases: Iterable[str], kind: str, key: str, form: str, *, cased: bool = False) -> None:
        """Add phrases that all stand for `key`; `cased` ones match only with their capitals.

        A phrase that is added twice for one kind stands for what was added first.
        """
        for phrase in phrases:
            words = tuple(token.text for token in tokenize(phrase))
            lower = tuple(word.lower() for word in words)
            entries = self._phrases.setdefault(lower, [])
            if not any(entry.kind == kind and entry.words == words for entry in entries):
                entries.append(_Phrase(words, cased, kind, key, form))
            lengths = self._lengths.setdefault(lower[0], [])
            if len(lower) not in lengths:
                lengths.append(len(lower))
                lengths.sort(reverse=True)

    def find(self, tokens: list[Token]) -> list[Mention]:
        """Return the phrases in the tokens, left to right, the longest at each place.

        A phrase that several lists hold stands for what the first says, and for a product too.
        """
        mentions: list[Mention] = []
        lower = [token.lower for token in tokens]
        at = 0
        while at < len(lower):
            phrases = self._match(tokens, lower, at) if lower[at] in self._lengths else []
            after = at + len(phrases[0].words) if phrases else at + 1
            for phrase in phrases:
                place = tokens[at].start, tokens[after - 1].end, at, after
                mentions.append(Mention(*place, phrase.kind, phrase.key, phrase.form))
            at = after
        return mentions

    def _match(self, tokens: list[Token], lower: list[str], at: int) -> list[_Phrase]:
        """The longest phrase at a token, with what it stands for: "cars" are a product and a count."""
        for length in self._lengths[lower[at]]:
            phrases = self._phrases.get(tuple(lower[at : at + length]), ())
            if found := [p for p in phrases if not p.cased or _has_capitals(p, tokens[at : at + length])]:
                return found[:1] + [p for p in found[1:] if p.kind in _SECOND_MEANINGS]
        return []


def _has_capitals(phrase: _Phrase, here: list[Token]) -> bool:
    """Tell whether a cased phrase is written with its capitals, or all in capitals, as in headlines."""
    if all(token.text == word for token, word in zip(here, phrase.words, strict=True)):
        return True
    # "IS" or "US" in a shouted sentence are words; only longer names are taken from capitals.
    return all(len(w) > 3 and t.text == w.upper() for t, w in zip(here, phrase.words, strict=True))

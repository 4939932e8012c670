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
from typing import Any

# A word, a possessive ending, or one sign; "U.S." is four tokens, in a text as in the lists.
_TOKEN = re.compile(r"[^\W_]+|['’]s\b|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
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
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in found]


@cache
def load(name: str) -> dict[str, Any]:
    """Return the word list ``citedfigures/data/<name>.toml``."""
    return tomllib.loads(resources.files("citedfigures").joinpath(f"data/{name}.toml").read_text("utf-8"))


class Lexicon:
    """Phrases with what they stand for."""

    def __init__(self) -> None:
        """Start empty."""
        self._by_first: dict[str, list[_Phrase]] = {}

    def add(self, phrases: Iterable[str], kind: str, key: str, form: str, *, cased: bool = False) -> None:
        """Add phrases that all stand for `key`; `cased` ones match only with their capitals."""
        for phrase in phrases:
            words = tuple(token.text if cased else token.lower for token in tokenize(phrase))
            entries = self._by_first.setdefault(words[0].lower(), [])
            if not any(entry.words == words and entry.kind == kind for entry in entries):
                entries.append(_Phrase(words, cased, kind, key, form))
                entries.sort(key=lambda entry: -len(entry.words))

    def find(self, tokens: list[Token]) -> list[Mention]:
        """Return the phrases in the tokens, left to right, the longest at each place, not overlapping."""
        mentions: list[Mention] = []
        at = 0
        while at < len(tokens):
            phrase = self._match(tokens, at)
            if phrase is None:
                at += 1
                continue
            after = at + len(phrase.words)
            place = tokens[at].start, tokens[after - 1].end, at, after
            mentions.append(Mention(*place, phrase.kind, phrase.key, phrase.form))
            at = after
        return mentions

    def _match(self, tokens: list[Token], at: int) -> _Phrase | None:
        for phrase in self._by_first.get(tokens[at].lower, ()):
            if _fits(phrase, tokens, at):
                return phrase
        return None


def _fits(phrase: _Phrase, tokens: list[Token], at: int) -> bool:
    """Tell whether the phrase stands at that token; a cased one also all in capitals, as in headlines."""
    if at + len(phrase.words) > len(tokens):
        return False
    here = tokens[at : at + len(phrase.words)]
    if not phrase.cased:
        return all(token.lower == word for token, word in zip(here, phrase.words, strict=True))
    if all(token.text == word for token, word in zip(here, phrase.words, strict=True)):
        return True
    # "IS" or "US" in a shouted sentence are words; only longer names are taken from capitals.
    return all(len(w) > 3 and t.text == w.upper() for t, w in zip(here, phrase.words, strict=True))

"""Word lists: finds the phrases of the data files in a sentence, longest first, in one pass.

Every list of words that the reader knows is data in ``citedfigures/data``. A `Lexicon` holds phrases
with what they stand for as a tree of words: each word of a sentence is looked up among the first words of
phrases, and only where one begins is the next word looked up below it. So the cost grows with the sentence
and not with the number of phrases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import accumulate, repeat
from typing import Any, NamedTuple

# A word, a possessive ending, or one sign; "U.S." is four tokens, in a text as in the lists.
_TOKEN = re.compile(r"([^\W_]+|['’]s\b|[^\w\s])")
# Kinds that a phrase may be of beside another: "cars" are counted, and a product.
_SECOND_MEANINGS = frozenset({"product"})
_CAPITALISED = re.compile(r"\b([A-Z][^\W_]*)")


class Token(NamedTuple):
    """A word or sign of a sentence; `start` and `end` are offsets in the whole text."""

    start: int
    end: int
    text: str
    lower: str


class Mention(NamedTuple):
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


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    cased: bool
    kind: str
    key: str
    form: str


class _Node:
    """The phrases that end with a word, and the words that may follow it in longer ones."""

    __slots__ = ("following", "phrases")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.phrases: list[_Phrase] = []


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]`` with offsets in `text`."""
    return _tokens(_TOKEN, text[start:end], start)


def capitalised(text: str) -> list[Token]:
    """Return only the words of a text that begin with a capital: enough to tell which places it names."""
    return _tokens(_CAPITALISED, text, 0)


def _tokens(pattern: re.Pattern[str], stretch: str, start: int) -> list[Token]:
    """The matches of the pattern's group, which alternate with what stands between them."""
    pieces = pattern.split(stretch)
    places = list(accumulate(map(len, pieces), initial=start))
    texts = pieces[1::2]
    rows = zip(places[1:-1:2], places[2::2], texts, map(str.lower, texts), strict=True)
    return list(map(tuple.__new__, repeat(Token), rows))  # Token._make, without a call for each


@cache
def load(name: str) -> dict[str, Any]:
    """Return the word list ``citedfigures/data/<name>.toml``."""
    return tomllib.loads(resources.files("citedfigures").joinpath(f"data/{name}.toml").read_text("utf-8"))


class Lexicon:
    """Phrases with what they stand for."""

    def __init__(self) -> None:
        """Start empty."""
        self._root = _Node()

    def add(self, phrases: Iterable[str], kind: str, key: str, form: str, *, cased: bool = False) -> None:
        """Add phrases that all stand for `key`; `cased` ones match only with their capitals.

        A phrase that is added twice for one kind stands for what was added first.
        """
        for phrase in phrases:
            words = tuple(_TOKEN.findall(phrase))
            node = self._root
            for word in words:
                node = node.following.setdefault(word.lower(), _Node())
            if not any(entry.kind == kind and entry.words == words for entry in node.phrases):
                node.phrases.append(_Phrase(words, cased, kind, key, form))

    def find(self, tokens: list[Token]) -> list[Mention]:
        """Return the phrases in the tokens, left to right, the longest at each place.

        A phrase that several lists hold stands for what the first says, and for a product too.
        """
        mentions: list[Mention] = []
        firsts, after = self._root.following, 0
        for at, token in enumerate(tokens):
            if token.lower in firsts and at >= after:
                for phrase in self._match(tokens, at):
                    after = at + len(phrase.words)
                    place = token.start, tokens[after - 1].end, at, after
                    mentions.append(Mention(*place, phrase.kind, phrase.key, phrase.form))
        return mentions

    def _match(self, tokens: list[Token], at: int) -> list[_Phrase]:
        """The longest phrase at a token, with what it stands for: "cars" are a product and a count."""
        found: list[_Phrase] = []
        node = self._root
        for end in range(at, len(tokens)):
            below = node.following.get(tokens[end].lower)
            if below is None:
                break
            node = below
            if node.phrases:
                here = tokens[at : end + 1]
                found = [p for p in node.phrases if not p.cased or _has_capitals(p, here)] or found
        return found if len(found) < 2 else found[:1] + [p for p in found[1:] if p.kind in _SECOND_MEANINGS]


def _has_capitals(phrase: _Phrase, here: list[Token]) -> bool:
    """Tell whether a cased phrase is written with its capitals, or all in capitals, as in headlines."""
    if all(token.text == word for token, word in zip(here, phrase.words, strict=True)):
        return True
    # "IS" or "US" in a shouted sentence are words; only longer names are taken from capitals.
    return all(len(w) > 3 and t.text == w.upper() for t, w in zip(here, phrase.words, strict=True))

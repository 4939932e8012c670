"""Word lists: finds the phrases of the data files in a sentence, longest first, in one pass.

Every list of words that the reader knows is data in ``citedfigures/data``. A `Lexicon` holds phrases
with what they stand for as a tree of words: each word of a sentence is looked up among the first words of
phrases, and only where one begins is the next word looked up below it. So the cost grows with the sentence
and not with the number of phrases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any, NamedTuple, overload

# A word, a possessive ending, or one sign; "U.S." is four tokens, in a text as in the lists.
_TOKEN = re.compile(r"([^\W_]+|['’]s\b|[^\w\s])")
# Kinds that a phrase may be of beside another: "cars" are counted, and a product.
_SECOND_MEANINGS = frozenset({"product"})
# A word with a capital, found by that; the capital begins it.
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])[^\W_]*")


class Token(NamedTuple):
    """A word or sign of a sentence; `start` and `end` are offsets in the whole text."""

    start: int
    end: int
    text: str
    lower: str


class Tokens(Sequence[Token]):
    """The tokens of a stretch, kept as columns: most questions are about one column, and ask for no rows.

    Attributes:
        starts: offsets in the whole text.
        ends: offsets after them.
        texts: the tokens as printed.
        lower: the same in lower case.
    """

    __slots__ = ("ends", "lower", "starts", "texts")

    def __init__(self, starts: list[int], ends: list[int], texts: list[str]) -> None:
        """Take the columns; those in lower case are made."""
        self.starts, self.ends, self.texts = starts, ends, texts
        self.lower = list(map(str.lower, texts))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        """Return one token, or a list of several."""
        if isinstance(at, slice):
            return list(map(Token, self.starts[at], self.ends[at], self.texts[at], self.lower[at]))
        return Token(self.starts[at], self.ends[at], self.texts[at], self.lower[at])


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
    words: list[str]
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


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens of ``text[start:end]`` with offsets in `text`."""
    pieces = _TOKEN.split(text[start:end])  # tokens, and what stands before, between and after them
    places = list(accumulate(map(len, pieces), initial=start))
    return Tokens(places[1:-1:2], places[2::2], pieces[1::2])


def capitalised(text: str) -> Tokens:
    """Return only the words of a text that begin with a capital: enough to tell which places it names."""
    found = list(_CAPITALISED.finditer(text))
    return Tokens([m.start() for m in found], [m.end() for m in found], [m.group() for m in found])


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
            words = _TOKEN.findall(phrase)
            node = self._root
            for word in words:
                node = node.following.setdefault(word.lower(), _Node())
            if not any(entry.kind == kind and entry.words == words for entry in node.phrases):
                node.phrases.append(_Phrase(words, cased, kind, key, form))

    def find(self, tokens: Tokens) -> list[Mention]:
        """Return the phrases in the tokens, left to right, the longest at each place.

        A phrase that several lists hold stands for what the first says, and for a product too.
        """
        starts, ends = tokens.starts, tokens.ends
        return [
            Mention(starts[at], ends[at + length - 1], at, at + length, phrase.kind, phrase.key, phrase.form)
            for at, length, phrase in self._matches(tokens.texts, tokens.lower)
        ]

    def _matches(self, texts: list[str], lower: list[str]) -> Iterator[tuple[int, int, _Phrase]]:
        """Yield (index of the first word, number of words, phrase)."""
        firsts, after = self._root.following, 0
        for at, word in enumerate(lower):
            if word in firsts and at >= after:
                for phrase in self._longest(texts, lower, at):
                    after = at + len(phrase.words)
                    yield at, len(phrase.words), phrase

    def _longest(self, texts: list[str], lower: list[str], at: int) -> list[_Phrase]:
        """The longest phrase at a word, with what it stands for: "cars" are a product and a count."""
        found: list[_Phrase] = []
        node = self._root
        for end in range(at, len(lower)):
            below = node.following.get(lower[end])
            if below is None:
                break
            node = below
            if node.phrases:
                here = texts[at : end + 1]
                found = [p for p in node.phrases if not p.cased or _has_capitals(p.words, here)] or found
        return found if len(found) < 2 else found[:1] + [p for p in found[1:] if p.kind in _SECOND_MEANINGS]


def _has_capitals(words: list[str], here: list[str]) -> bool:
    """Tell whether a cased phrase is written with its capitals, or all in capitals, as in headlines."""
    # "IS" or "US" in a shouted sentence are words; only longer names are taken from capitals.
    return here == words or all(
        len(word) > 3 and found == word.upper() for word, found in zip(words, here, strict=True)
    )

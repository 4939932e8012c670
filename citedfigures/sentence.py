"""A sentence taken apart: its words, phrases, quantities, periods and clauses.

Everything later asks questions of a `Sentence`: what stands between two places, what is the nearest
word of a kind to the left, where does the clause begin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from operator import attrgetter

from citedfigures.figure import Quantity
from citedfigures.lexicon import Mention, Token, Tokens, tokenize
from citedfigures.periods import Clock, PeriodMention, find_periods
from citedfigures.words import lexicon, word_set

_NAMED_GRADES = frozenset({"brent", "urals"})  # crudes, always with a capital
_STOPS = frozenset("—–:")
_SHORTEST_PAST = 4  # letters: "used", not "red"
_COMMON = frozenset({"cue", "product", "ranks", "line"})


class Sentence:
    """One sentence of a text; all offsets are offsets in the text. Its parts are found when asked for.

    Attributes:
        text: the whole text.
        start: where the sentence begins.
        end: where it ends.
        quantities: amounts, including bare numbers.
    """

    def __init__(self, text: str, start: int, end: int, quantities: list[Quantity], clock: Clock) -> None:
        """Take the sentence ``text[start:end]``; `quantities` are those that lie in it."""
        self.text, self.start, self.end = text, start, end
        self.quantities = quantities
        self._clock = clock

    @cached_property
    def tokens(self) -> Tokens:
        """Its words and signs."""
        return tokenize(self.text, self.start, self.end)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Phrases of the word lists, outside the quantities."""
        return [m for m in lexicon().find(self.tokens) if not self._in_quantity(m) and not self._in_name(m)]

    @cached_property
    def periods(self) -> list[PeriodMention]:
        """Dates and spans of time, outside the quantities."""
        found = find_periods(self.text, self.start, self.end, self._clock)
        return [period for period in found if not self._in_quantity(period)]

    @cached_property
    def boundaries(self) -> list[int]:
        """Offsets at which a new clause begins."""
        return list(_boundaries(self))

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def commas(self) -> list[int]:
        """Where its commas stand among the tokens."""
        return [at for at, word in enumerate(self.tokens.texts) if word == ","]

    @cached_property
    def past_words(self) -> list[int]:
        """Where verbs in the past tense stand among the tokens."""
        past = word_set("past")
        return [at for at, word in enumerate(self.tokens.lower) if word in past or _ends_as_past(word)]

    @cached_property
    def capitals(self) -> tuple[int, int]:
        """How many of its long words have a capital, and how many there are; in a headline most have."""
        words = [word for word in self.tokens.texts if len(word) > 3 and word.isalpha()]
        return len([word for word in words if word[0].isupper()]), len(words)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after the offset."""
        return bisect_left(self.tokens.starts, offset)

    def words_between(self, start: int, end: int) -> list[str]:
        """Return the tokens, in lower case, that begin in that stretch."""
        tokens = self.tokens
        return tokens.lower[bisect_left(tokens.starts, start) : bisect_left(tokens.starts, end)]

    def words_before(self, offset: int, count: int) -> list[str]:
        """Return the last tokens before an offset, in lower case."""
        at = self.token_at(offset)
        return self.tokens.lower[max(0, at - count) : at]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Return the first tokens from an offset on, in lower case."""
        at = self.token_at(offset)
        return self.tokens.lower[at : at + count]

    def between(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """Return the mentions of these kinds that lie in the stretch, in order."""
        first, after = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[first:after] if m.kind in kinds and m.end <= end]

    def quantities_between(self, start: int, end: int) -> list[Quantity]:
        """Return the amounts that begin in the stretch, in order."""
        first = bisect_left(self.quantities, start, key=_start)
        return self.quantities[first : bisect_left(self.quantities, end, key=_start)]

    def clause(self, offset: int) -> tuple[int, int]:
        """Return (start, end) of the clause around an offset."""
        at = bisect_right(self.boundaries, offset)
        start = self.boundaries[at - 1] if at else self.start
        return start, self.boundaries[at] if at < len(self.boundaries) else self.end

    def phrase(self, mention: Mention) -> str:
        """Return the mention's words in lower case."""
        return self.text[mention.start : mention.end].lower()

    def _stands_in_name(self, mention: Mention) -> bool:
        """Tell whether a capital or a word that joins names is beside it: "Ministry of Energy and Mines"."""
        before, *following = self.tokens.texts[mention.first - 1], *self.tokens.texts[mention.after :][:2]
        after = following[-1] if following[:1] == ["and"] else "".join(following[:1])
        before = before.lower() if before.lower() in word_set("determiners") else before
        return any(word[:1].isupper() or word in _NAMES_JOIN for word in (before, after))

    def _opens(self, at: int) -> bool:
        """Tell whether the token before opens a sentence; a hyphen does not: "Export-Import"."""
        before = self.tokens[at - 1]
        return before.text in _OPENINGS and (before.text != "-" or before.end < self.tokens.starts[at])

    def _in_quantity(self, piece: Mention | PeriodMention) -> bool:
        """Tell whether a piece overlaps a quantity."""
        at = bisect_left(self.quantities, piece.end, key=_start)
        return at > 0 and self.quantities[at - 1].end > piece.start

    def _in_name(self, mention: Mention) -> bool:
        """Tell whether a common word is part of a name, by its capital in the middle: "the National Fund"."""
        word = self.tokens.texts[mention.first]
        if mention.kind not in _COMMON or not word[0].isupper() or word.isupper():
            return False
        if mention.first == 0 or self._opens(mention.first):
            return False  # "DOHA – Exports fell"
        if mention.form == "nouns" and not self._stands_in_name(mention):
            return False  # "raised 85 million dollars in Eurobonds"
        with_capital, words = self.capitals
        return word.lower() not in _NAMED_GRADES and with_capital <= words / 2


# What joins the words of a name.
_NAMES_JOIN = frozenset({"&", "-", "of", "for"})
# Signs after which a sentence begins, so that a capital tells of no name.
_OPENINGS = frozenset('–—-:“"(•')


def _ends_as_past(word: str) -> bool:
    return len(word) > _SHORTEST_PAST and word.endswith("ed")


_start = attrgetter("start")


def _boundaries(sentence: Sentence) -> Iterator[int]:
    """Yield where clauses begin: after ";" and spaced dashes, and at words such as "while".

    Not within parentheses, whose content belongs to what stands before them.
    """
    depth = 0
    tokens, joints = sentence.tokens, _joints()
    for token in [tokens[at] for at, word in enumerate(tokens.lower) if word in joints]:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and token.text.isalpha():
            if token.start > sentence.start:
                yield token.start
        elif depth == 0 and (token.text == ";" or _is_stop(sentence, token)):
            yield token.end


@cache
def _joints() -> frozenset[str]:
    """Words and signs at which a clause may begin, and parentheses."""
    return word_set("strong") | _STOPS | {"(", ")", ";"}


def _is_stop(sentence: Sentence, token: Token) -> bool:
    """Tell whether a dash or colon separates clauses; before an amount it means "is": "export — 42.2"."""
    text = sentence.text
    if token.text != ":" and not text[token.start - 1 : token.start].isspace():
        return False
    return text[token.end : token.end + 1].isspace() and not any(
        q.start == token.end + 1 for q in sentence.quantities
    )

"""A sentence taken apart: its words, phrases, quantities, periods and clauses.

Everything later asks questions of a `Sentence`: what stands between two places, what is the nearest
word of a kind to the left, where does the clause begin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from citedfigures.figure import Quantity
from citedfigures.lexicon import Mention, Token, tokenize
from citedfigures.periods import Clock, PeriodMention, find_periods
from citedfigures.words import lexicon, word_set

_NAMED_GRADES = frozenset({"brent", "urals"})  # crudes, always with a capital
_STOPS = frozenset("—–:")


@dataclass(slots=True)
class Sentence:
    """One sentence of a text; all offsets are offsets in the text.

    Attributes:
        text: the whole text.
        start: where the sentence begins.
        end: where it ends.
        tokens: its words and signs.
        mentions: phrases of the word lists, outside the quantities.
        quantities: amounts, including bare numbers.
        periods: dates and spans of time.
        boundaries: offsets at which a new clause begins.
    """

    text: str
    start: int
    end: int
    tokens: list[Token]
    mentions: list[Mention]
    quantities: list[Quantity]
    periods: list[PeriodMention]
    boundaries: list[int] = field(default_factory=list)
    _starts: list[int] = field(init=False)
    _lower: list[str] = field(init=False)
    _mention_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what is looked up again and again."""
        self._starts = [token.start for token in self.tokens]
        self._lower = [token.lower for token in self.tokens]
        self._mention_starts = [mention.start for mention in self.mentions]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after the offset."""
        return bisect_left(self._starts, offset)

    def words_between(self, start: int, end: int) -> list[str]:
        """Return the tokens, in lower case, that begin in that stretch."""
        return self._lower[self.token_at(start) : self.token_at(end)]

    def words_before(self, offset: int, count: int) -> list[str]:
        """Return the last tokens before an offset, in lower case."""
        at = self.token_at(offset)
        return self._lower[max(0, at - count) : at]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Return the first tokens from an offset on, in lower case."""
        at = self.token_at(offset)
        return self._lower[at : at + count]

    def between(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """Return the mentions of these kinds that lie in the stretch, in order."""
        first, after = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[first:after] if m.kind in kinds and m.end <= end]

    def clause(self, offset: int) -> tuple[int, int]:
        """Return (start, end) of the clause around an offset."""
        at = bisect_right(self.boundaries, offset)
        start = self.boundaries[at - 1] if at else self.start
        return start, self.boundaries[at] if at < len(self.boundaries) else self.end

    def phrase(self, mention: Mention) -> str:
        """Return the mention's words in lower case."""
        return self.text[mention.start : mention.end].lower()


def analyse(text: str, start: int, end: int, quantities: list[Quantity], clock: Clock) -> Sentence:
    """Take the sentence ``text[start:end]`` apart; `quantities` are those that lie in it."""
    tokens = tokenize(text, start, end)
    taken = [(q.start, q.end) for q in quantities]
    found = lexicon().find(tokens)
    mentions = [m for m in found if not _overlaps(m, taken) and not _in_name(tokens, m)]
    periods = [p for p in find_periods(text, start, end, clock) if not _overlaps(p, taken)]
    sentence = Sentence(text, start, end, tokens, mentions, quantities, periods)
    sentence.boundaries = list(_boundaries(sentence))
    return sentence


def _in_name(tokens: list[Token], mention: Mention) -> bool:
    """Tell whether a common word is part of a name, by its capital within a sentence: "the National Fund"."""
    word = tokens[mention.first].text
    if (
        mention.kind not in ("cue", "product", "ranks", "line")
        or not word[0].isupper()
        or word.isupper()
        or mention.first == 0
    ):
        return False
    if word.lower() in _NAMED_GRADES:
        return False
    # In a headline nearly every word has a capital, which then tells nothing.
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 3]
    return sum(word[0].isupper() for word in words) <= len(words) / 2


def _overlaps(piece: Mention | PeriodMention, taken: list[tuple[int, int]]) -> bool:
    """Tell whether a piece overlaps one of the stretches, which are in order and do not overlap."""
    at = bisect_left(taken, (piece.end, 0))
    return at > 0 and taken[at - 1][1] > piece.start


def _boundaries(sentence: Sentence) -> Iterator[int]:
    """Yield where clauses begin: after ";" and spaced dashes, and at words such as "while".

    Not within parentheses, whose content belongs to what stands before them.
    """
    depth = 0
    strong = word_set("strong")
    for token in sentence.tokens:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and (token.text == ";" or _is_stop(sentence, token)):
            yield token.end
        elif depth == 0 and token.lower in strong and token.start > sentence.start:
            yield token.start


def _is_stop(sentence: Sentence, token: Token) -> bool:
    """Tell whether a dash or colon separates clauses; before an amount it means "is": "export — 42.2"."""
    text = sentence.text
    if token.text not in _STOPS or (token.text != ":" and not text[token.start - 1 : token.start].isspace()):
        return False
    return text[token.end : token.end + 1].isspace() and not any(
        q.start == token.end + 1 for q in sentence.quantities
    )

"""Phrases of no fixed words that stand for somebody named before: "the steppe nation", "its neighbour"."""

from __future__ import annotations

from collections.abc import Iterator

from citedfigures.discourse import groups
from citedfigures.lexicon import Mention, Tokens, load
from citedfigures.sentence import Sentence

_EPITHETS = load("places")["epithets"]
_NOUNS, _RELATIVES = frozenset(_EPITHETS["nouns"]), frozenset(_EPITHETS["relatives"])
_THINGS, _OTHERS = frozenset(_EPITHETS["things"]), frozenset(_EPITHETS["others"])
_FIRMS = frozenset(_EPITHETS["companies"]) - {"group", "producer", "fund", "operator"}
_NO_EPITHET = frozenset(_EPITHETS["no_epithet"])
_DESCRIBED_BY = 3  # words and hyphens between "the" and "nation": "the state-owned company"
_SUPERLATIVE_WITHIN = 3  # words after "the world's" within which a superlative stands


def superlative(sentence: Sentence, mention: Mention) -> Mention | None:
    """Return "Opec's second-biggest producer" as a phrase for the country that the text is about, or None."""
    tokens = sentence.tokens
    if mention.key not in groups() or tokens.texts[mention.after : mention.after + 1] not in (["’s"], ["'s"]):
        return None
    for index in range(mention.after + 1, min(mention.after + 1 + _SUPERLATIVE_WITHIN, len(tokens) - 1)):
        word = tokens.lower[index]
        if word.endswith("est") or word in ("most", "number", "leading"):
            end = tokens.ends[index + 1]
            return Mention(mention.start, end, mention.first, index + 2, "epithet", "", "best")
    return None


def described(sentence: Sentence) -> Iterator[Mention]:
    """Yield "the steppe nation", "the partner country", "its neighbour": phrases of no fixed words."""
    tokens = sentence.tokens
    for index, word in enumerate(tokens.lower):
        if word in _NOUNS or word in _FIRMS:
            yield from _described_by(tokens, index, "the", 1)
        elif word in _RELATIVES:
            yield from _described_by(tokens, index, "its", 0)
    yield from _measured_lines(sentence)


def _described_by(tokens: Tokens, index: int, opening: str, fewest: int) -> Iterator[Mention]:
    """Yield the phrase that ends with a noun, if it opens so and has at least the fewest adjectives."""
    for first in range(index - 1 - fewest, max(-1, index - 2 - _DESCRIBED_BY), -1):
        if tokens.lower[first] != opening:
            continue
        words = set(tokens.lower[first + 1 : index]) - {"-"}
        if tokens.lower[index] in _FIRMS and all(word.isalpha() for word in words):
            yield Mention(
                tokens.starts[first], tokens.ends[index], first, index + 1, "epithet", "companies", "thing"
            )
        elif all(word.isalpha() for word in words) and not words & _NO_EPITHET:
            form = "other country" if opening == "its" or words & _OTHERS else "country"
            yield Mention(tokens.starts[first], tokens.ends[index], first, index + 1, "epithet", "", form)
        return


def _measured_lines(sentence: Sentence) -> Iterator[Mention]:
    """Yield "the 970-km link": "the", a length, and a word for a line."""
    tokens = sentence.tokens
    for quantity in sentence.quantities:
        if quantity.unit not in ("km", "mi"):
            continue
        first, after = sentence.token_at(quantity.start) - 1, sentence.token_at(quantity.end)
        if (
            first >= 0
            and after < len(tokens)
            and tokens.lower[first] == "the"
            and tokens.lower[after] in _THINGS
        ):
            start, end = tokens.starts[after], tokens.ends[after]
            yield Mention(start, end, after, after + 1, "epithet", "things", "thing")

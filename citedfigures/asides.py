"""Relative clauses between commas: what is told there of somebody is not told of the sentence's subject.

"Codelco, which is owned by the state, produced 1.4 million tonnes"; "SQM, *in which Tianqi owns 22
percent*, paid $5 billion". The figures within are about whom the clause follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from citedfigures.discourse import Actor
from citedfigures.lexicon import load
from citedfigures.sentence import Sentence

_RELATIVE = frozenset({"which", "whose", "who", "whom", "where"})
_LEADS_WITHIN = 5  # words from the comma to "which": ", two thirds of which"
_FOLLOWS_WITHIN = 2  # words between whom a clause is about and its comma
_PREPOSITIONS: dict[str, str] = load("roles")["prepositions"]


@dataclass(frozen=True, slots=True)
class Aside:
    """A relative clause ``text[start:end]``; `relation` is how whom it follows stands in it."""

    start: int
    end: int
    relation: str

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies within."""
        return self.start <= offset < self.end


def find_asides(sentence: Sentence) -> list[Aside]:
    """Return the relative clauses of a sentence that begin after a comma and end at the next one."""
    starts, lower = sentence.tokens.starts, sentence.tokens.lower
    if _RELATIVE.isdisjoint(lower):
        return []
    spans = ((sentence.token_at(q.start), sentence.token_at(q.end)) for q in sentence.quantities)
    inside = {n for first, after in spans for n in range(first, after)}
    commas = [n for n, word in enumerate(lower) if word == "," and n not in inside]
    asides: list[Aside] = []
    for comma, after in pairwise([*commas, len(lower) - 1]):
        words = lower[comma + 1 : min(after, comma + 1 + _LEADS_WITHIN)]
        at = next((n for n, word in enumerate(words) if word in _RELATIVE), None)
        if at is None:
            continue
        lead = words[at - 1] if at and words[at] in ("which", "whom") else ""
        asides.append(Aside(starts[comma], starts[after], _PREPOSITIONS.get(lead, "alone")))
    return asides


def actors_for(sentence: Sentence, asides: list[Aside], offset: int, actors: list[Actor]) -> list[Actor]:
    """Return the actors that are told of at an offset: those of its clause, and whom the clause follows."""
    own = next((aside for aside in asides if aside.holds(offset)), None)
    if own is None:
        return [a for a in actors if not any(aside.holds(a.start) for aside in asides)]
    within = [a for a in actors if own.holds(a.start)]
    before = [a for a in actors if a.end <= own.start]
    if before and len(sentence.words_between(before[-1].end, own.start)) <= _FOLLOWS_WITHIN:
        return [before[-1]._replace(relation=own.relation), *within]
    return within or before


def words_for(sentence: Sentence, asides: list[Aside], offset: int, start: int, end: int) -> set[str]:
    """Return the words of a stretch, in lower case, that tell of what stands at an offset."""
    own = next((aside for aside in asides if aside.holds(offset)), None)
    if own is not None:
        return set(sentence.words_between(max(start, own.start), min(end, own.end)))
    words: set[str] = set()
    for aside in asides:
        if start <= aside.start < end:
            words.update(sentence.words_between(start, aside.start))
            start = aside.end
    return words.union(sentence.words_between(start, end))

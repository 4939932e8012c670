"""The word that governs an amount: what it is an amount of.

First the total of a share ("36 percent *of imports*"), then what stands right after the amount, before
it, in its clause and in its sentence; outright names and verbs before words that may mean many things.
"""

from __future__ import annotations

from itertools import takewhile

from citedfigures.draft import Draft
from citedfigures.lexicon import Mention
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

_CUES = ("cue", "ranks", "subjects_of_growth")
_STRENGTH = {"nouns": 0, "verbs": 0, "subject": 0, "rank": 1, "weak": 1}
_BASE_REACH = 9  # words after "of" within which the total of a share is named
_NEAR = 4  # words between an amount and what it is an amount of: "$40 billion in two-way trade"
_LAST_WORDS = frozenset(
    "and to in while but goes is was were are for by since that which who went from at on as".split()
)
_RELATED_TO_GDP = frozenset(
    {"debt", "budget", "trade_balance", "reserves", "investment", "fdi", "exports", "imports"}
)
PRONOUNS = frozenset({"it", "that", "this", "they", "these", "those"})
_BESIDE = 2


def find_cue(sentence: Sentence, item: Draft, before: list[Draft]) -> Mention | None:
    """The cue of the total where that is named outright, otherwise the one that governs the amount."""
    base, governing = base_cue(sentence, item), _governing(sentence, item)
    if base is not None and base.key == "gdp" and before and before[-1].indicator in _RELATED_TO_GDP:
        return before[-1].cue  # "debt stood at $54 billion, or 78 percent of GDP"
    does = (
        governing is not None
        and governing.form == "verbs"
        and len(sentence.words_between(governing.end, item.start)) <= 1
    )
    if base is not None and not (base.form == "weak" and does):
        return base
    loose = governing is not None and governing.form == "weak" and governing.key == "other_economic"
    if loose and before and PRONOUNS & set(sentence.words_between(item.left, item.start)):
        return before[-1].cue  # "exports earned $1.1 billion; last year they fetched 20.9"
    return governing


def base_cue(sentence: Sentence, item: Draft) -> Mention | None:
    """The total that a share is a share of: "36 percent of *imports*"; sets the draft's base."""
    words = sentence.words_between(item.end, item.right)[: _BASE_REACH + 1]
    if item.quantity.kind not in ("percent", "multiple") or words[:1] not in (["of"], ["to"]):
        return None
    begin = sentence.token_at(item.end) + 1
    reach = [token for token in sentence.tokens[begin : begin + _BASE_REACH] if token.start < item.right]
    if not reach:
        return None
    inside = list(takewhile(lambda t: t.text not in ",;()." and t.lower not in _LAST_WORDS, reach))
    stop = inside[-1].end if inside else reach[0].start
    item.base_span = (reach[0].start, stop)
    cues = sentence.between(reach[0].start, stop, *_CUES)
    if not cues:
        return None
    item.base = _base_phrase(sentence, reach[0].start, cues[-1].end)
    named = [c for c in sentence.between(item.left, item.start, *_CUES) if c.key in _RELATED_TO_GDP]
    if cues[-1].key == "gdp" and named:
        return named[-1]  # "public debt has reached 90 percent of GDP" is about the debt
    return cues[-1]


def _base_phrase(sentence: Sentence, start: int, end: int) -> str:
    """The total in its own words, without determiners and owners: "its oil exports" is "oil exports"."""
    skipped = word_set("determiners")
    places = [(m.start, m.end) for m in sentence.mentions if m.kind in ("place", "epithet")]
    words = [
        token.text
        for token in sentence.tokens[sentence.token_at(start) : sentence.token_at(end)]
        if token.lower not in skipped and token.text not in ("’s", "'s", "’", "'")
        and not any(a <= token.start < b for a, b in places)
    ]  # fmt: skip
    return " ".join(words)


def _governing(sentence: Sentence, item: Draft) -> Mention | None:
    """The cue that governs an amount: near on its right, on its left, in its clause, in its sentence."""
    for cue in sentence.between(item.end, item.right, *_CUES)[:1]:
        words = sentence.words_between(item.end, cue.start)
        if not words or (
            len(words) <= _NEAR
            and words[0] in ("of", "in", "worth", "a", "off", "from")
            and cue.form != "weak"
        ):
            return cue
    stretches = [
        (item.left, item.start),
        (item.clause[0], item.start),
        (item.end, item.right),
        (sentence.start, item.start),
    ]
    if sentence.tokens and sentence.tokens[0].lower in PRONOUNS:
        stretches.pop(2)  # "It did not reach $2 billion": what it is was said before, not after
    for start, end in stretches:
        if cues := sentence.between(start, end, *_CUES):
            return min(reversed(cues), key=lambda cue: _STRENGTH[cue.form])
    return None


def is_beside(sentence: Sentence, item: Draft, cue: Mention) -> bool:
    """Tell whether a cue stands right by an amount: metres, grams and litres are seldom figures."""
    gap = (
        sentence.words_between(cue.end, item.start)
        if cue.end <= item.start
        else sentence.words_between(item.end, cue.start)
    )
    return cue.form != "weak" and len(gap) <= _BESIDE

"""The word that governs an amount: what it is an amount of.

First the total of a share ("36 percent *of imports*"), then what stands right after the amount, before
it, in its clause and in its sentence; outright names and verbs before words that may mean many things.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise, takewhile

from citedfigures.draft import Draft
from citedfigures.lexicon import Mention
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

_CUES = ("cue", "ranks", "subjects_of_growth")
_STRENGTH = {"nouns": 0, "verbs": 0, "subject": 0, "rank": 1, "weak": 1, "loose": 1}
_BASE_REACH = 9  # words after "of" within which the total of a share is named
_NEAR = 4  # words between an amount and what it is an amount of: "$40 billion in two-way trade"
_LAST_WORDS = frozenset(
    "and to in while but goes is was were are for by since that which who went from at on as".split()
)
RELATED_TO_GDP = frozenset(
    {"debt", "budget", "trade_balance", "reserves", "investment", "fdi", "exports", "imports"}
)
LITTLE = frozenset({"weak", "loose"})  # forms of cues that name nothing outright
_JOINS = frozenset({"of", "in", "worth", "a", "off", "from"})
_THOSE = frozenset({"those", "that"})
_WAYS = frozenset({"to", "from", "with"})
# What verbs and weak words do not say of an amount of a kind: nobody consumes $6 billion, or owns tonnes.
_NOT_SAID_OF = {
    "money": frozenset({"consumption", "transit", "capacity", "length"}),
    "physical": frozenset({"other_economic", "budget", "debt", "gdp"}),
}
_TO_EXPORT = (["going", "to"], ["goes", "to"], ["went", "to"], ["set", "aside", "for"], ["destined", "for"])
_MODALS = frozenset(
    {"could", "may", "might", "will", "would", "should", "has", "have", "had", "more", "than"}
)
_MADE = frozenset({"make", "makes", "made"})
COSTS = frozenset({"cost", "costs", "costing"})
_COST_SOMETHING = frozenset({"budget", "debt"})
_RELATIVES = frozenset({"when", "which", "who", "where", "whose", "whom"})
PRONOUNS = frozenset({"it", "that", "this", "they", "these", "those"})
_BESIDE = 2


def find_cue(sentence: Sentence, item: Draft, before: list[Draft]) -> Mention | None:
    """The cue of the total where that is named outright, otherwise the one that governs the amount."""
    if before and before[-1].cue and _is_flow_of_before(sentence, item):
        return before[-1].cue
    base, governing = base_cue(sentence, item), _governing(sentence, item)
    if base is not None and base.key == "gdp" and before and before[-1].indicator in RELATED_TO_GDP:
        return before[-1].cue  # "debt stood at $54 billion, or 78 percent of GDP"
    does = (
        governing is not None
        and governing.form == "verbs"
        and len(sentence.words_between(governing.end, item.start)) <= 1
    )
    if base is not None and not (base.form == "weak" and does):
        return base
    told = before[-1].base_span if before else None
    if told and governing is not None and base is None and told[0] <= governing.start < told[1]:
        return before[-1].cue  # "a deficit of 1.5 percent of GDP, against 5 percent"
    says_little = governing and governing.form in LITTLE and governing.key == "other_economic"
    if says_little and before and PRONOUNS & set(sentence.words_between(item.left, item.start)):
        return before[-1].cue  # "exports earned $1.1 billion; last year they fetched 20.9"
    return governing


def _is_flow_of_before(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a pronoun stands for the flow before: "while those to Britain gained 33 per cent"."""
    words = sentence.words_between(item.clause[0], item.start)
    return any(pronoun in _THOSE and way in _WAYS for pronoun, way in pairwise(words))


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
    named = [c for c in sentence.between(item.left, item.start, *_CUES) if c.key in RELATED_TO_GDP]
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
    aside = list(_asides(sentence, item))
    for cue in sentence.between(item.end, item.right, *_CUES)[:1]:
        if _follows(sentence, item, cue) and _says_what(sentence, item, cue, aside):
            return cue
    stretches = [
        (item.left, item.start),
        (item.clause[0], item.start),
        (item.end, item.right),
        (sentence.start, item.start),
    ]
    if sentence.tokens and sentence.tokens.lower[0] in PRONOUNS:
        stretches.pop(2)  # "It did not reach $2 billion": what it is was said before, not after
    vague: list[Mention] = []
    for start, end in stretches:
        found = [c for c in sentence.between(start, end, *_CUES) if _says_what(sentence, item, c, aside)]
        telling = [c for c in found if c.form != "loose"]
        if telling and not (vague and start == item.end):
            return _strongest(sentence, item, telling)
        vague = vague or found
    return vague[-1] if vague else None


def _follows(sentence: Sentence, item: Draft, cue: Mention) -> bool:
    """Tell whether an amount is followed by what it is of: "$4 bn in trade", "55 bcm that it can carry"."""
    words = sentence.words_between(item.end, cue.start)
    words = words[2:] if words[:2] == ["or", "so"] else words
    if not words or (words[-1] == "for" and cue.key == "exports" and len(words) <= _NEAR):
        return True  # "70 percent of it for export"
    if words in _TO_EXPORT:
        return cue.key == "exports"  # "1.5 million tonnes going to export"
    if words[0] in ("that", "which"):
        return cue.form == "verbs" and len(words) <= _BASE_REACH
    return words[0] in _JOINS and "," not in words and len(words) <= _NEAR and cue.form not in LITTLE


def _says_what(sentence: Sentence, item: Draft, cue: Mention, aside: list[tuple[int, int]]) -> bool:
    """Tell whether a cue may say what an amount is of: not in an aside, and not a rival that is ranked."""
    if any(start <= cue.start < end for start, end in aside):
        return False
    if sentence.phrase(cue) == "used" and sentence.words_after(cue.end, 1) == ["to"]:
        return False
    if sentence.phrase(cue) == "stake" and sentence.words_before(cue.start, 1) == ["at"]:
        return False
    if cue.form != "nouns" and cue.key in _NOT_SAID_OF.get(item.quantity.kind, ()):
        return False
    if item.quantity.kind == "money" and sentence.phrase(cue) in _MADE:
        return False  # "the fund made $6 billion" last year
    if cue.key == "length":
        return False  # "the line, 970 km long, carries": kilometres are told of elsewhere
    if cue.kind != "ranks" or cue.form != "rank" or item.quantity.kind == "rank":
        return True
    return item.quantity.kind != "money" and sentence.phrase(cue) not in word_set("only_ranked")


def _strongest(sentence: Sentence, item: Draft, cues: list[Mention]) -> Mention:
    """The last of the strongest cues; what a subsidy or a debt "costs" is still a subsidy or a debt."""
    best = min(reversed(cues), key=lambda cue: _STRENGTH[cue.form])
    if sentence.phrase(best) in COSTS:
        return next((c for c in cues if c.form == "nouns" and c.key in _COST_SOMETHING), best)
    touching = cues[-1]
    between = sentence.words_between(touching.end, item.start)
    if touching.form == "weak" and between == ["of"]:
        return touching  # "3.7 percent of GDP last year to a surplus of 2.3"
    if touching.form == "weak" and item.quantity.kind == "multiple" and set(between) <= _MODALS:
        return touching  # "with more investment flows could triple"
    return best


def _asides(sentence: Sentence, item: Draft) -> Iterator[tuple[int, int]]:
    """Yield the stretches before an amount that are set off: "Output in 1986, when it had to import, was"."""
    opened: int | None = None
    tokens = sentence.tokens
    for comma in sentence.commas[: bisect_left(sentence.commas, sentence.token_at(item.start) - 1)]:
        if opened is not None:
            yield opened, tokens.ends[comma]
        opened = tokens.starts[comma] if tokens.lower[comma + 1] in _RELATIVES else None


def is_beside(sentence: Sentence, item: Draft, cue: Mention) -> bool:
    """Tell whether a cue stands right by an amount: metres, grams and litres are seldom figures."""
    gap = (
        sentence.words_between(cue.end, item.start)
        if cue.end <= item.start
        else sentence.words_between(item.end, cue.start)
    )
    return cue.form not in LITTLE and len(gap) <= _BESIDE

"""Tense: what the words around an amount say of past and present, and of being only a base of comparison."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from citedfigures.draft import Draft, words_before
from citedfigures.lexicon import Mention
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

PRESENT = word_set("present")
# These tell of no past either, though not of what is now.
_NOT_PAST = PRESENT | {"would", "could", "should", "may", "can", "must"}
_POINTING = frozenset({"that", "this", "these", "those"})
_SAYS = frozenset({"is", "are", "equals", "represents", "makes", "means", "amounts", "corresponds"})
_AFTER_PARTICIPLES = frozenset({"with", "by", "to", "in", "on", "at", "from"})  # ", compared with"
_FEW = 10  # "when all six turbines spin, they will" tells of no amount before
_DASHES = (["–"], ["—"])
_COMPARED = frozenset({"as", "more", "less", "higher", "lower", "fewer", "up", "down"})
_BASE_REACH = 6  # words between "compared with" and the amount
_BASE_REACH_OF = 8  # the same where "of" leads to it: "compared to an after-tax profit of"
_BASES = ("from", "against", "than", "vs", "versus")
_COMPARISONS = frozenset({("compared", "with"), ("compared", "to"), ("comparison", "with")})
# A rank that somebody came to have at a time, not one that it has.
_BECAME = frozenset(
    {"came", "ranked", "was", "were", "became", "finished", "placed", "ranks", "second", "occupied", "took"}
)


def is_base(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is only what another is compared with: "from $7.7 billion a year earlier"."""
    words = words_before(sentence, item)
    words = words[-(_BASE_REACH_OF if words[-1:] == ["of"] else _BASE_REACH) :]
    if words[-2:] in (["ranging", "from"], ["ranged", "from"]):
        return False
    return words[-1:] != [] and (words[-1] in _BASES or not _COMPARISONS.isdisjoint(pairwise(words)))


def tells_past(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount is told in the past tense, by the verbs of its part of the clause up to a comma.

    Where that part has none, those of the whole clause decide.
    """
    words, past = sentence.tokens.lower, sentence.past_words
    last = sentence.token_at(item.clause[1])
    comma = bisect_left(sentence.commas, sentence.token_at(item.end))
    stop = min(last, sentence.commas[comma]) if comma < len(sentence.commas) else last
    first = sentence.token_at(item.clause[0])
    is_verb = stop + 2 < last and stop + 1 in past and words[stop + 2] not in _AFTER_PARTICIPLES
    if is_verb and _has_no_verb(sentence, first, stop):
        stop = last  # "Chile, 8 million tonnes, came first"
    for start in (part_of_clause(sentence, item), item.clause[0]):
        first = sentence.token_at(start)
        if not _NOT_PAST.isdisjoint(words[first:stop]):
            return False  # the perfect tells what holds now
        if bisect_left(past, first) < bisect_left(past, stop):
            return True
    return False


def is_verbless(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a clause has no verb of its own and goes on with the one before: "; ore, $30 billion"."""
    start, end = item.clause
    first, last = sentence.token_at(start), sentence.token_at(end)
    ends = not any(word.isalnum() for word in sentence.words_between(item.end, end))
    return ends and start > sentence.start and _has_no_verb(sentence, first, last)


def _has_no_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether none of the tokens is a verb that is known to tell of past or present."""
    is_past = bisect_left(sentence.past_words, first) < bisect_left(sentence.past_words, last)
    return not is_past and _NOT_PAST.isdisjoint(sentence.tokens.lower[first:last])


def tells_on(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a sentence says more of what was told before: "That is 32 percent of GDP", or a list."""
    words = sentence.tokens.lower
    if words[:1] and words[0] in _POINTING and words[1:2] and words[1] in _SAYS:
        return True
    is_list = ":" in words or sentence.words_before(item.start, 1) in _DASHES
    return is_list and PRESENT.isdisjoint(words) and not sentence.past_words


def tells_now(sentence: Sentence, item: Draft) -> bool:
    """Tell whether an amount stands after another in a part of the clause that tells what is now.

    "Exports fell 5 percent in May, and the smelter has cut output by 20 percent": no period for the second.
    """
    part = part_of_clause(sentence, item)
    if _COMPARED & set(sentence.words_after(item.end, 1)):
        return False  # "that is 5 percent more"
    words = sentence.words_between(part, item.right)
    if PRESENT.isdisjoint(words[: words.index(",")] if "," in words else words):
        return False
    is_next = words[:1] == ["and"] and part > item.clause[0]  # "May was weak, and three firms pay half of it"
    told = [q for q in sentence.quantities if q.kind not in ("count", "number") or q.value > _FEW]
    return is_next or any(item.clause[0] <= q.start and q.end <= part for q in told)


def part_of_clause(sentence: Sentence, item: Draft) -> int:
    """Return where an amount's part of its clause begins: after a comma, or after "and" before "is"."""
    words = sentence.tokens.lower
    first, last = sentence.token_at(item.clause[0]), min(sentence.token_at(item.start), len(words) - 1)
    for at in range(last - 1, first - 1, -1):
        if words[at] == "," or (words[at] == "and" and words[at + 1] in PRESENT):
            return sentence.tokens.ends[at]
    return item.clause[0]


def plans(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Return the words of a plan or expectation in the stretch; "may" is one, "May" is a month."""
    return [m for m in sentence.between(start, end, "forecast") if sentence.text[m.start : m.end] != "May"]


def is_standing(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a rank is what somebody is rather than what somebody came to be: "the second-biggest"."""
    return item.statistic == "rank" and not _BECAME & set(sentence.words_before(item.start, 2))

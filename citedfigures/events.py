"""Periods that date no amount: those of what is compared with, of days, and of events.

"46 percent more than in 2021", "signed on Monday", "the tax cuts of 2019", "the smallest crop since 2010".
"""

from __future__ import annotations

from itertools import pairwise

from citedfigures.sentence import Sentence
from citedfigures.spans import PeriodMention
from citedfigures.words import word_set

_COMPARED = (
    " before", " until", " than in", " than", " compared with", " compared to", " comparison with",
    " comparison to", " up from", " than the",
)  # fmt: skip
_BEATING = frozenset(
    "beat beats beating top tops topped exceed exceeds exceeded exceeding surpass surpasses surpassed"
    " match matches matched above below under past equalled outstripped outstrips".split()
)
_COMPARING = frozenset({"than", "on", "over", "compared", "comparison", "from"})
_EVENTS = word_set("events")
_EVENT_REACH = 4
_DURING = frozenset({"in", "during", "amid", "over"})
_RECORDS = frozenset({"first", "record", "worst", "best", "most"})
_RECORD_REACH = 5


def is_usable(sentence: Sentence, period: PeriodMention, own: bool = False) -> bool:
    """Tell whether the period is the amount's, not that of what it is compared with or limited by."""
    words = sentence.words_before(period.start, 2)
    if period.role in ("before", "after"):
        leads = own or words[-1:] in ([], ["in"], [";"], [","], ["and"])
        return leads and not _COMPARING & set(words)
    if period.role == "day":
        return own
    if _is_of_event(sentence, period):
        return False
    return not (" " + " ".join(words)).endswith(_COMPARED) and not _names_base(sentence, period)


def _names_base(sentence: Sentence, period: PeriodMention) -> bool:
    """Tell whether a period only names what is compared with: "the 1986 figure", "beats the 2021 total"."""
    after = sentence.words_after(period.end, 2)
    if after[:1] == ["figure"] or (after[:1] == ["level"] and after != ["level", "of"]):
        return True
    before = sentence.words_before(period.start, 2)
    if before[-1:] in (["above"], ["below"]) and after[:1] not in (["’s"], ["'s"]):
        return True  # "29 percent above 2022", not "above February's 6.9 billion"
    return before[-1:] == ["the"] and before[0] in _BEATING and after[1:] != ["of"]


def _is_of_event(sentence: Sentence, period: PeriodMention) -> bool:
    """Tell whether a period dates an event: "signed last year", "the smallest crop since 2010"."""
    words = sentence.words_before(period.start, _RECORD_REACH)
    if period.role == "since":
        return any(word.endswith("est") or word in _RECORDS for word in words)
    if period.role != "plain":
        return False
    if _qualifies_event(sentence, period):
        return True
    # "signed last year", "before the embargo of April"
    before = any(pair in (("before", "the"), ("after", "the")) for pair in pairwise(words))
    return (before and words[-1] in ("of", "in")) or not _EVENTS.isdisjoint(words[-2:])


def _qualifies_event(sentence: Sentence, period: PeriodMention) -> bool:
    """Tell whether a period only says which event is meant: "the tax cuts of 2019", "last June's deal".

    Not where the event tells when: "in the crisis of 2008".
    """
    words, nouns = sentence.words_before(period.start, _EVENT_REACH), word_set("event_nouns")
    if words[-1:] == ["of"]:
        return words[-2:-1] != [] and words[-2] in nouns and _DURING.isdisjoint(words)
    after = sentence.words_after(period.end, _EVENT_REACH)
    if after[:1] in (["’s"], ["'s"]) or words[-1:] == ["the"]:
        return not nouns.isdisjoint(after[:3]) and _DURING.isdisjoint(words[-2:])
    return False

"""Several figures in a sentence: what a later one has from the one before, without saying it again."""

from __future__ import annotations

from citedfigures.context import is_opposite
from citedfigures.discourse import Actor
from citedfigures.draft import Draft
from citedfigures.roles import BILATERAL, Sides
from citedfigures.sentence import Sentence

_APPOSITION = frozenset(
    {",", "or", "about", "nearly", "almost", "some", "roughly", "more", "less", "than", "over"}
)


def goes_on(sentence: Sentence, item: Draft, before: Draft, actors: list[Actor]) -> bool:
    """Tell whether a flow has the sides of the one before: "exports to Ukraine were 6 billion, imports 4"."""
    if not {before.indicator, item.indicator} <= BILATERAL or is_opposite(sentence, item):
        return False
    if before.clause != item.clause:
        return not any(item.clause[0] <= actor.start < item.right for actor in actors)
    cue = item.cue
    if (
        cue is None
        or cue.start < before.end
        or (before.indicator == item.indicator and before.statistic != "rank")
    ):
        return False
    own = [a for a in actors if before.end <= a.start < item.right]
    return not any(a.start >= cue.start or a.relation in ("possessive", "adjective", "alone") for a in own)


def continued(item: Draft, sides: Sides, before: list[Draft]) -> Sides:
    """The sides with the reporter of the figure before, rather than somebody named after the amount."""
    last = before[-1] if before else None
    if last is None or last.sides is None or last.indicator != item.indicator:
        return sides
    if sides.reporter is None or sides.reporter.start < item.end or last.sides.reporter is None:
        return sides
    other = sides.reporter if item.indicator in BILATERAL else None
    return Sides(last.sides.reporter, sides.partner or other)


def as_before(sentence: Sentence, item: Draft, sides: Sides, before: list[Draft]) -> Sides:
    """The partner of the amount of which this says what part it is: "$30 billion, a third of its debt"."""
    last = before[-1] if before else None
    if last is None or last.sides is None or sides.partner or item.statistic != "share":
        return sides
    between = set(sentence.words_between(last.end, item.start))
    is_same = last.indicator == item.indicator and last.statistic == "level" and between <= _APPOSITION
    return Sides(sides.reporter, last.sides.partner) if is_same else sides

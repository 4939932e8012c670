"""Which roles the actors of a clause have: by what is done with the amount, or else by its indicator.

``data/roles.toml`` holds both, the frames ("lends", "owes", "takes") and the tables of the indicators.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from citedfigures.discourse import Actor
from citedfigures.draft import Draft
from citedfigures.lexicon import load
from citedfigures.sentence import Sentence

_ORIGIN_WITHIN = 4  # words between an amount and whose goods it is of: "2 bcm a year of"


def roles_of(item: Draft, words: set[str]) -> dict[str, Any]:
    """Return the roles that fit what the words of the clause say is done with the amount."""
    for frame, verbs in _frames():
        units = frame.get("units", [item.quantity.unit])
        if item.indicator in frame["indicators"] and item.quantity.unit in units and words & verbs:
            return frame
    roles: dict[str, dict[str, Any]] = load("roles")
    return roles.get(item.indicator) or roles["other"]


@cache
def _frames() -> list[tuple[dict[str, Any], frozenset[str]]]:
    return [(frame, frozenset(frame["words"])) for frame in load("roles")["frame"]]


def with_origin(sentence: Sentence, item: Draft, actors: list[Actor]) -> list[Actor]:
    """Return the actors; one whose goods an amount is of has that relation: "2 bcm of *Russian* gas".

    So has one whose firms or projects are counted: "40 *Chinese* companies".
    """
    words = sentence.words_between(item.end, item.right)[: _ORIGIN_WITHIN + 1]
    if "of" in words:
        place = sentence.tokens.ends[sentence.token_at(item.end) + words.index("of")] + 1
    elif item.quantity.unit == "count":
        place = next((a.start for a in actors if a.start >= item.start), -1)
        if sentence.words_between(item.end, place):
            return actors
    else:
        return actors
    return [
        a._replace(relation="origin")
        if a.start == place and (a.form == "adjective" or a.relation == "of")
        else a
        for a in actors
    ]

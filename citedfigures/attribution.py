"""Whom the text names as the source of a figure, and whether it denies it."""

from __future__ import annotations

import re

from citedfigures.draft import Draft
from citedfigures.sentence import Sentence

# "according to the customs service,"; not beyond a comma, a bracket or the sentence's stop.
_ACCORDING = re.compile(r"\baccording to (?P<who>(?:the |a |an )?[^,;.()“”\"]{2,80})", re.I)
# ", Chinese customs said": the words from the last comma or quotation mark to the verb.
_SAYING = re.compile(
    r"(?:^|[,“”\"—–]\s*)(?P<who>(?:the )?[A-Z][^,;“”\"()]{1,80}?)\s+(?:said|says|reported|reports"
    r"|reckons|estimates|announced|data showed|data show|data suggest|figures show(?:ed)?)\b"
)
# Of these a sentence that names its source holds one, or "according".
_VERBS = frozenset("said says reported reports reckons estimates announced showed show suggest".split())


def attributed_to(sentence: Sentence) -> str | None:
    """Return the source that a sentence names for what it says, in its own words; None if it names none."""
    words = sentence.tokens.lower
    if "according" not in words and _VERBS.isdisjoint(words):
        return None
    stretch = sentence.text[sentence.start : sentence.end]
    match = _ACCORDING.search(stretch) or _SAYING.search(stretch)
    return " ".join(match["who"].split()) if match else None


def is_denied(sentence: Sentence, item: Draft) -> bool:
    """Tell whether the clause denies, refutes or does not confirm the amount."""
    start = item.clause[0]
    return bool(sentence.between(start, item.quantity.start, "denial"))

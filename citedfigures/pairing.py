"""Lists of amounts beside lists of names: which amount is whose.

"Exports to Italy, the Netherlands and France were $11.7, $6.2 and $3.8 billion".
"""

from __future__ import annotations

from citedfigures.discourse import Actor
from citedfigures.draft import Draft
from citedfigures.sentence import Sentence


def distribute(sentence: Sentence, drafts: list[Draft], actors: list[Actor]) -> dict[int, Actor]:
    """Return which actor each amount of a list belongs to, by its number among the drafts.

    "Exports to Italy, the Netherlands and France were $11.7, $6.2 and $3.8 billion"; "the first and
    second place are held by the EU and the United States". Only where both lists are equally long.
    """
    given: dict[int, Actor] = {}
    spans = [(item.start, item.end) for item in drafts]
    for amounts in _runs(sentence, spans):
        clause = drafts[amounts[0]].clause
        nearby = [a for a in actors if clause[0] <= a.start < clause[1]]
        for names in _runs(sentence, [(a.start, a.end) for a in nearby]):
            if len(names) == len(amounts) and len({drafts[n].quantity.unit for n in amounts}) == 1:
                given.update(zip(amounts, (nearby[n] for n in names), strict=True))
    return given


def _runs(sentence: Sentence, spans: list[tuple[int, int]]) -> list[list[int]]:
    """Numbers of the spans that are joined by nothing but "," and "and", two or more at a time."""
    runs: list[list[int]] = [[0]] if spans else []
    for number in range(1, len(spans)):
        words = set(sentence.words_between(spans[number - 1][1], spans[number][0]))
        if words and words <= {",", "and", "the"} and words != {"the"}:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [run for run in runs if len(run) > 1]

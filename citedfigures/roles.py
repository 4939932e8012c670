"""Whose figure it is: reporter and partner, from how the actors stand in the sentence.

``data/roles.toml`` says for each indicator which relations make an actor reporter or partner. The
nearest stretch of words that holds a fitting actor decides: the amount's own words, its clause, the
sentence; then the sentences before and what the text is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from citedfigures.actors import COUNTRY_FORMS, Actor
from citedfigures.lexicon import load
from citedfigures.meaning import Draft
from citedfigures.sentence import Sentence

# Indicators that only countries and groups report; a company's name does not make their reporter.
_NATIONAL = frozenset({"trade_turnover", "trade_balance", "fdi", "gdp", "inflation", "population"})
_THINGS = frozenset({"length", "capacity"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Reporter and partner of a figure as the sentence names them; None where it does not."""

    reporter: Actor | None = None
    partner: Actor | None = None


def distribute(sentence: Sentence, drafts: list[Draft], actors: list[Actor]) -> dict[int, Actor]:
    """Return which actor each amount of a list belongs to, by its number among the drafts.

    "Exports to Italy, the Netherlands and France were $11.7, $6.2 and $3.8 billion"; "the first and
    second place are held by the EU and the United States". Only where both lists are equally long.
    """
    given: dict[int, Actor] = {}
    for amounts in _amount_lists(sentence, drafts):
        clause = drafts[amounts[0]].clause
        for names in _name_lists(sentence, [a for a in actors if clause[0] <= a.start < clause[1]]):
            if len(names) == len(amounts):
                given.update(zip(amounts, names, strict=True))
    return given


def _amount_lists(sentence: Sentence, drafts: list[Draft]) -> list[list[int]]:
    """Numbers of the drafts that stand in lists of two or more."""
    ends = [(item.quantity.start, item.quantity.end) for item in drafts]
    return [run for run in _runs(sentence, ends) if len({drafts[n].quantity.unit for n in run}) == 1]


def _name_lists(sentence: Sentence, actors: list[Actor]) -> list[list[Actor]]:
    return [[actors[n] for n in run] for run in _runs(sentence, [(a.start, a.end) for a in actors])]


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


def find_sides(sentence: Sentence, item: Draft, actors: list[Actor], given: Actor | None) -> Sides:
    """Return who the sentence says reports a figure and who is its partner.

    `given` is the actor that a list of amounts gives to this one; it takes the role that its relation fits.
    """
    table = load("roles").get(item.indicator) or load("roles")["other"]
    own = [a for a in actors if a == given or not given or a.relation != given.relation]
    partner = _best(sentence, item, own, table["partner"], ())
    if partner and partner.relation == "subject" and not _may_be_partner(item):
        partner = None
    reporter = _best(sentence, item, own, table["reporter"], (partner,) if partner else ())
    if reporter and partner and reporter.code == partner.code:
        partner = None
    return Sides(reporter, partner)


def _may_be_partner(item: Draft) -> bool:
    """A subject is the partner of a share or rank ("Russia accounted for 36 percent") and of what it invests."""
    return item.statistic in ("share", "rank") or item.indicator in ("investment", "fdi")


def _best(
    sentence: Sentence, item: Draft, actors: list[Actor], relations: list[str], taken: tuple[Actor, ...]
) -> Actor | None:
    """The actor with the best relation in the nearest stretch that has one."""
    fitting = [a for a in actors if a.relation in relations and a not in taken and _allowed(item, a)]
    for start, end in _stretches(sentence, item):
        here = [a for a in fitting if start <= a.start and a.end <= end and _governs(sentence, item, a)]
        if here:
            return min(here, key=lambda a: (_is_place(item, a), relations.index(a.relation), _distance(item, a)))
    return None


def _stretches(sentence: Sentence, item: Draft) -> list[tuple[int, int]]:
    if item.indicator in _THINGS:
        return [(item.left, item.right), (sentence.start, item.clause[1])]
    return [(item.left, item.right), (item.clause[0], item.right), item.clause, (sentence.start, item.clause[1])]


def _distance(item: Draft, actor: Actor) -> int:
    anchor = item.cue.start if item.cue else item.quantity.start
    return abs(actor.start - anchor)


def _is_place(item: Draft, actor: Actor) -> bool:
    """The length or capacity of a named line is the line's, whatever country it crosses."""
    return item.indicator in _THINGS and actor.form in COUNTRY_FORMS


def _allowed(item: Draft, actor: Actor) -> bool:
    if item.indicator in _NATIONAL and actor.form not in COUNTRY_FORMS:
        return False
    if item.indicator in _THINGS and actor.form == "pronoun":
        return False
    return actor.code not in ("World",) or item.indicator == "price"


def _governs(sentence: Sentence, item: Draft, actor: Actor) -> bool:
    """An owner or adjective counts only with what it owns: "Kazakh exports", not "the Kazakh minister"."""
    if actor.relation not in ("possessive", "adjective"):
        return True
    cue = item.cue
    if cue is None or actor.end > cue.start:
        return cue is None or actor.start > item.quantity.end
    between = sentence.words_between(actor.end, cue.start)
    return len(between) <= 5 and "," not in between and not sentence.between(actor.end, cue.start, "rise", "fall")

"""Whose figure it is: reporter and partner, from how the actors stand in the sentence.

``data/roles.toml`` says for each indicator which relations make an actor reporter or partner. The
nearest stretch of words that holds a fitting actor decides: the amount's own words, its clause, the
sentence. What the sentence does not say, the context does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from citedfigures.asides import actors_for, find_asides, words_for
from citedfigures.discourse import Actor
from citedfigures.draft import Draft
from citedfigures.frames import roles_of, with_origin
from citedfigures.sentence import Sentence

# Indicators of a flow between two sides.
BILATERAL = frozenset({"exports", "imports", "trade_turnover", "trade_balance"})
# Indicators that only countries and groups report; a company's name does not make their reporter.
NATIONAL = frozenset({"trade_turnover", "trade_balance", "fdi", "gdp", "inflation", "population"})
_THINGS = frozenset({"length", "capacity"})
_LENT = frozenset({"debt", "other_economic"})
_OWNERS = frozenset({"possessive", "adjective", "of"})
_OF_IT = frozenset({("of", "it"), ("of", "them"), ("of", "which"), ("of", "that"), ("of", "those")})
_OF_TOTALS = frozenset({"possessive", "adjective", "of", "in"})
_SHARE_NOUNS = frozenset({"share", "weight", "part", "portion", "proportion"})
_FOLLOWS_WITHIN = 8  # words between an amount and an actor after it: "$5 billion of gas from Russia"
_BOUND_TO_ITS_CUE = frozenset({"to", "from", "in", "by", "for"})
_RIGHT_AFTER = 3  # words after an amount that are its own whatever stands before it
_IN_THE = 2  # words between a total and its country: "gas consumption in the EU"
_OF_THE = len(" of the ")
_OWNED_WITHIN = 5  # words between an owner and what is owned: "Kazakhstan's total oil exports"


class Sides(NamedTuple):
    """Reporter and partner of a figure as the sentence names them; None where it does not."""

    reporter: Actor | None = None
    partner: Actor | None = None


def find_sides(
    sentence: Sentence, item: Draft, named: list[Actor], given: Actor | None, partners: frozenset[str],
    home: str,
) -> Sides:  # fmt: skip
    """Return who the sentence says reports a figure and who is its partner.

    `given` is the actor that a list of amounts gives to this one; others that stand as it does are not its.
    `partners` are those of the sentence's figures before: they do not become reporters of the same.
    `home` is the country that the text is about.
    """
    asides = find_asides(sentence)
    actors = actors_for(sentence, asides, item.start, named)
    table = roles_of(item, words_for(sentence, asides, item.start, item.clause[0], item.right))
    if item.quantity.unit != "percent":
        actors = with_origin(sentence, item, actors)
    own = [a for a in actors if a == given or not given or a.relation != given.relation]
    base_owner = _owner_of_total(sentence, item, own)
    owned = base_owner is not None or any(
        a.is_country and a.relation in _OWNERS and a.code not in (home, "World") for a in own
    )
    owner = base_owner.code if base_owner else ""
    foreign = any(a.is_country and a.code != home for a in own)
    others = [
        a for a in own if a.code != owner and _may_be_partner(sentence, item, a, table, home, owned, foreign)
    ]
    if given in others and relation_to(item, given) in table["partner"]:
        partner: Actor | None = given
    else:
        # "QatarEnergy will deliver 4 million tonnes to Sinopec": between companies a name is no town.
        deal = any(a.form == "company" and a.relation == "alone" and a.end <= item.start for a in own)
        companies = deal and item.indicator in (*BILATERAL, "price")
        partner = _best(sentence, item, others, table["partner"], set(), companies=companies)
    partner = _sharer(sentence, item, own) or partner
    if base_owner and partner is None and item.indicator != "debt":
        partner = _taker(item, own, base_owner)
    known = partners | {partner.code} if partner else partners
    # Lenders and agencies report nobody's figures.
    taken = {a.start for a in own if a.code in known or a.form == "organisation"}
    owns = table.get("companies", False) or item.base == "equity"
    reporter = base_owner or _best(
        sentence, item, own, table["reporter"], taken, to_the_right=False, companies=owns
    )
    if partner and reporter is None and table.get("for_itself", False) and not partner.is_country:
        return Sides(partner, None)  # who spends, and nobody says where
    if reporter and partner and reporter.code == partner.code:
        reporter = None
    return Sides(reporter, partner)


def _may_be_partner(
    sentence: Sentence, item: Draft, actor: Actor, table: dict[str, Any], home: str, owned: bool, others: bool
) -> bool:
    """Tell whether somebody may be the other side, which the subject of a sentence seldom is.

    It is where it acts on somebody (invests, lends), and where it has a share or place in a total that is
    another's: "Russia accounted for 36 percent of imports", but not of the world's, and not in a text
    that is about Russia.
    """
    relation = relation_to(item, actor)
    if relation in ("possessive", "adjective") and actor.code == home and not others:
        return False  # "Kazakh investment rose"
    if relation != "subject" or table.get("acting", False):
        return True
    if item.statistic not in ("share", "rank") or _is_of_world(sentence, item):
        return False
    is_side = actor.is_country or item.indicator in BILATERAL
    return is_side and (actor.code != home or owned)


def _is_of_world(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a share or place is one in the whole world: "a quarter of the world's uranium"."""
    words = sentence.words_between(
        item.left, min(item.right, item.base_span[1] if item.base_span else item.right)
    )
    return bool({"world", "global", "planet"} & set(words))


def _owner_of_total(sentence: Sentence, item: Draft, actors: list[Actor]) -> Actor | None:
    """Who owns the total of a share: "a fifth of *Kazakh* oil", "26 percent of *Centerra Gold*"."""
    if item.base_span is None:
        return None
    start, end = item.base_span
    inside = [a for a in actors if start <= a.start < end and a.code != "World"]
    if inside:
        return inside[0] if inside[0].relation in _OF_TOTALS else None
    after = (a for a in actors if a.relation == "in" and end <= a.start and a.is_country)
    return next((a for a in after if len(sentence.words_between(end, a.start)) <= _IN_THE), None)


def _sharer(sentence: Sentence, item: Draft, actors: list[Actor]) -> Actor | None:
    """Whose share it is that is told: "*Russia's* share of imports was 39.3 percent"."""
    if item.statistic != "share":
        return None
    owners = [
        a
        for a in actors
        if a.relation == "possessive"
        and sentence.text[a.start : a.end].lower() != "its"
        and item.left <= a.start
        and a.end <= item.start
    ]
    return next(
        (a for a in owners if _SHARE_NOUNS & set(sentence.words_between(a.end, item.start)[:3])), None
    )


def _taker(item: Draft, actors: list[Actor], owner: Actor) -> Actor | None:
    """Who has a part of somebody's total: "*Chinese* firms pump a fifth of Kazakh oil"."""
    before = [
        a for a in actors if item.clause[0] <= a.start < item.start and a.is_country and a.code != owner.code
    ]
    return next((a for a in before if a.relation in ("alone", "adjective")), None)


def relation_to(item: Draft, actor: Actor) -> str:
    """The actor's relation; one that stands alone is subject before verb and amount, object after."""
    if actor.form == "organisation" and item.indicator in _LENT and actor.relation not in ("in", "and"):
        return "organisation"
    if actor.relation != "alone":
        return actor.relation
    cue = item.cue
    if actor.form in (
        "epithet",
        "institution",
        "pronoun",
    ):  # whoever the text is about, but "lent the island"
        return "object" if cue is not None and cue.end + 1 == actor.start else "subject"
    is_object = cue is not None and cue.form in ("verbs", "weak") and cue.end <= actor.start
    if cue is not None and cue.end <= item.left <= actor.start and actor.end <= item.start:
        return "subject"  # of a verb that is left out: "Japan gave $2 billion and Qatar $1 billion"
    return "object" if is_object or actor.start > item.start else "subject"


def _best(
    sentence: Sentence, item: Draft, actors: list[Actor], relations: list[str], taken: set[int],
    *, to_the_right: bool = True, companies: bool = False,
) -> Actor | None:  # fmt: skip
    """The actor with the best relation in the nearest stretch that has one.

    A partner may close the clause for several amounts, a reporter that stands after the next amount is
    that one's: then not `to_the_right`. `companies` tells that a name after "in" or "to" may be one.
    """
    fitting = [
        a
        for a in actors
        if relation_to(item, a) in relations and a.start not in taken and _allowed(item, a, companies)
    ]
    for start, end in _stretches(sentence, item, to_the_right):
        here = [a for a in fitting if start <= a.start and a.end <= end and _governs(sentence, item, a)]
        if start < item.clause[0]:
            # "exports to Chile were 6 billion, while imports were 4": Chile goes with the exports.
            bound = _BOUND_TO_ITS_CUE if item.indicator in BILATERAL else {"to"}
            here = [a for a in here if a.start >= item.clause[0] or a.relation not in bound]
        if here:
            return min(
                here,
                key=lambda a: (_is_place(item, a), relations.index(relation_to(item, a)), _distance(item, a)),
            )
    return None


def _stretches(sentence: Sentence, item: Draft, to_the_right: bool) -> list[tuple[int, int]]:
    end = item.clause[1] if to_the_right else item.right
    if item.indicator in _THINGS:
        return [(item.left, item.right), (sentence.start, end)]
    at = sentence.token_at(item.end)
    after = sentence.tokens.ends[at : at + _RIGHT_AFTER]
    beside = min(after[-1] if after else item.end, item.right)  # "33.6 percent from Russia"
    clause = item.clause[0]
    return [
        (item.end, beside),
        (item.left, item.right),
        (clause, item.right),
        (clause, end),
        (sentence.start, end),
    ]


def _distance(item: Draft, actor: Actor) -> int:
    return abs(actor.start - (item.cue.start if item.cue and not item.carried else item.start))


def _is_place(item: Draft, actor: Actor) -> bool:
    """What a named line measures or carries is the line's, whatever country it crosses."""
    return (item.indicator in _THINGS or item.indicator == "transit") and actor.is_country


def _allowed(item: Draft, actor: Actor, companies: bool) -> bool:
    """Tell whether somebody can have such a figure at all."""
    if item.indicator in NATIONAL and not actor.is_country and item.statistic != "share":
        return False
    if actor.form == "metonym" and actor.relation == "in":
        return False  # "in Washington the Fund has agreed": where it was said
    if (
        actor.form == "company"
        and not companies
        and actor.relation in ("in", "on", "to", "with", "from", "by", "of")
    ):
        # Towns, rivers and regions, of which no list tells the country.
        return item.indicator in _THINGS or (
            actor.relation == "of" and item.cue is not None and 0 <= actor.start - item.cue.end <= _OF_THE
        )
    if item.indicator in _THINGS and actor.form == "pronoun":
        return False
    if item.indicator in _LENT and actor.form == "line" and actor.relation == "for":
        return False  # "a loan for the port of Poti"
    if item.indicator not in BILATERAL and actor.form == "region" and actor.relation in ("from", "to"):
        return False  # where a box or a road goes
    return actor.code != "World" or item.indicator == "price"


def _governs(sentence: Sentence, item: Draft, actor: Actor) -> bool:
    """An owner or adjective counts only with what it owns: "Kazakh exports", not "the Kazakh minister"."""
    if actor.start >= item.right and any(
        pair in _OF_IT for pair in pairwise(sentence.words_between(item.right, actor.start))
    ):
        return False  # "it sold 30 million tonnes, and nine tenths of it to China"
    if actor.start >= item.end and item.right >= item.clause[1]:
        last = max(q.end for q in sentence.quantities if q.end <= actor.start)
        gap = sentence.words_between(last, actor.start)
        if len(gap) > _FOLLOWS_WITHIN or ("," in gap and actor.relation not in ("to", "from", "with")):
            return False
    if actor.relation not in ("possessive", "adjective"):
        return True
    cue = item.cue
    is_elsewhere = item.carried or (cue is not None and cue.start < item.clause[0])
    if is_elsewhere and actor.relation == "possessive" and item.left <= actor.start < item.start:
        return True  # "while Chile's were $4 billion"
    if cue is None or actor.end > cue.start:
        invests = item.indicator == "investment"
        return cue is None and (actor.relation == "possessive" or invests) and actor.end <= item.start
    between = sentence.words_between(actor.end, cue.start)
    return (
        len(between) <= _OWNED_WITHIN
        and "," not in between
        and not sentence.between(actor.end, cue.start, "rise", "fall")
    )

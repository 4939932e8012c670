"""Carried units: a bare number takes its unit from an amount before it that it is one more of.

The words around must say so: it is compared ("against 996", "down from 838,000"), listed with a name
("Italy 15 and Spain nine"), a part ("of which 53 million"), in brackets ("oats (2.6 million)"), money by
its noun ("on revenues of 17.9 billion"), or so large or exact that it can only be one more of what the
sentences before measure ("in 2008 it had taken 42.3"). It takes the scale too, where it prints none.
Lists: ``data/units.toml``, section ``carried``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from citedfigures.figure import Figure, Quantity
from citedfigures.lexicon import load
from citedfigures.likeness import LARGEST_RATE, RATES, Bare, alike, as_quantity, nearest, sized
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

INHABITED = (["nation", "of"], ["country", "of"], ["city", "of"], ["population", "of"], ["people", "of"])
_HEDGES = word_set("hedges")
_NO_MODEL = frozenset({"rank", "multiple", "number"})
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
_OF_WHICH = (["of", "which"], ["of", "that"], ["of", "those"], ["of", "these"])
_TO_NAMES = frozenset({"to", "from", "for", "in", "that"})
_MARKS = frozenset({"mark", "threshold", "barrier", "milestone"})  # "passed the three million mark"
# How far two amounts may lie apart that the words compare.
_FAR = 2_000
_MONEY_REACH = 4  # words before a number among which its noun ("revenues") stands
_LONGEST_SUBJECT = 2  # words of what is told of without a verb
_UNMARKED = frozenset({"staff", "workforce"})
_SKIPPED_IN_RUN = frozenset(
    {"a", "an", "the", "and", "of", "&", "by", "distant", "mere", "meagre", "record", "for"}
)
_LONGEST_RUN = 6
_COMPARED = (["from"], ["to"], ["against"], ["vs"], ["versus"], ["compared", "with"], ["compared", "to"])
_CHANGED = frozenset({"up", "down", "or"})  # "closed at 108.4, up 1.2 percent" is no list
_LIST_REACH = 8  # words from one number of a list to the next, and numbers of a list
_start = attrgetter("start")


def with_units(sentence: Sentence, said: Sequence[Figure] = ()) -> list[Quantity]:
    """Return the sentence's quantities; bare numbers with the unit of an amount before them, or left out.

    `said` are the figures before the sentence in its paragraph.
    """
    quantities: list[Quantity] = []
    for quantity in sentence.quantities:
        if quantity.kind == "number":
            quantity = _carried(sentence, quantity, quantities, said) or quantity
        if quantity.kind != "number":
            quantities.append(quantity)
    return quantities


def _carried(
    sentence: Sentence, number: Quantity, before: list[Quantity], said: Sequence[Figure]
) -> Quantity | None:
    """The number with the unit of the amount that it is one more of; None if there is none."""
    bare = _bare(sentence, number, before)
    measured = load("units")["carried"]["measured"]
    if bare.scaled and (noun := next((w for w in bare.lead[-_MONEY_REACH:] if w in measured), None)):
        return replace(number, kind="physical", unit=measured[noun])
    if (_employs(bare) and not bare.scaled) or (bare.scaled and bare.lead[-2:] in INHABITED):
        return replace(number, kind="count", unit="count")
    if not _stands_alone(bare):
        return None
    models = [q for q in reversed(before) if q.kind not in _NO_MODEL]
    told = [as_quantity(f) for f in reversed(said) if f.unit != "rank"] if bare.exact else []
    if bare.after[1:2] == ["than"] and bare.after[0] in ("more", "less", "fewer"):
        found = nearest(bare, models, _FAR)  # "sold 31,500 tickets, 4,000 fewer than in May"
    elif _is_money(bare):
        found = next((m for m in (*models, *told) if m.kind == "money"), None)
    elif _is_part(bare):
        larger = [m for m in (*models, *told) if m.kind not in RATES and sized(bare, m).value <= m.value]
        found = nearest(bare, larger, _FAR)
    elif _is_compared(bare, bool(models)) or _is_listed(sentence, bare, models):
        found = nearest(bare, [*models, *told], _FAR) or _counted(sentence, number)
    elif _is_gapped(bare):
        found = next((model for model in models if model.unit == "percent"), None)
    else:
        found = _told(sentence, bare, [*models, *told])
    found = found or _following(sentence, bare)
    return sized(bare, found) if found else None


def _told(sentence: Sentence, bare: Bare, models: list[Quantity]) -> Quantity | None:
    """What it is one more of where no word links it with an amount, but its place or its size tells."""
    if bare.after[:1] and bare.after[0] in _MARKS:
        return _counted(sentence, bare.quantity) or alike(bare, models)
    if bare.exact and _is_told(bare):
        return _subject_count(sentence, bare) or alike(bare, _payable(bare, models))
    return None


def _following(sentence: Sentence, bare: Bare) -> Quantity | None:
    """The amount after it that alone prints the unit: "fell 36.2, those to Chile 1.5 percent".

    Or "147.7 billion from 124.4 billion dlrs". Nothing but words of one clause may stand between.
    """
    number = bare.quantity
    if not (bare.scaled or "." in number.surface):
        return None
    end, at = sentence.clause(number.start)[1], bisect_right(sentence.quantities, number.start, key=_start)
    inside = [q for q in sentence.quantities[at : at + _LIST_REACH] if q.start < end]
    given = next((q for q in inside if q.kind != "number"), None)
    if given is None:
        return None
    between = sentence.words_between(number.end, given.start)
    if bare.scaled:
        linked = given.kind in ("money", "physical") and between in _COMPARED
        return nearest(bare, [given], _FAR) if linked else None
    is_listed = number.value < LARGEST_RATE and between[:1] in ([","], ["and"])
    if not is_listed or given.kind not in RATES or between[-1] in _CHANGED:
        return None
    bare_ones = sum(q.kind == "number" for q in inside if q.start < given.start)
    return given if len(between) <= _LIST_REACH * (1 + bare_ones) else None


def _bare(sentence: Sentence, number: Quantity, before: list[Quantity]) -> Bare:
    start = before[-1].end if before else sentence.start
    lead = sentence.words_between(start, number.start)
    if lead[-1:] == ["the"] and number.surface.isdecimal():
        return Bare(number, [], ["things"])  # "to the 27" names somebody
    while lead and lead[-1] in _HEDGES - {"to", "at"}:
        if lead[-1] == "than" and lead[-2:-1] not in (["more"], ["less"], ["fewer"]):
            break  # "rather than 10" compares, "more than 10" does not
        lead.pop()
    return Bare(number, lead, sentence.words_after(number.end, 3))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("units")["carried"][name])


def _stands_alone(bare: Bare) -> bool:
    """Tell whether no noun follows that the number counts: "838,000 in 2020", "76 mln planted last year"."""
    if not bare.after or not bare.after[0][0].isalpha() or bare.after[0] in _list("after"):
        return True
    return bare.exact and (bare.after[0] in _list("after_exact") or bare.after[0].endswith("ed"))


def _is_money(bare: Bare) -> bool:
    """Tell whether a noun of money leads to a number with a scale: "on total revenues of 20.4 billion"."""
    return bare.scaled and bool(_list("money") & set(bare.lead[-_MONEY_REACH:]))


def _is_part(bare: Bare) -> bool:
    """Tell whether it is a part of an amount: "seven million of them grain", "of which 53 million"."""
    lead = bare.lead[:-1] if bare.lead[-1:] == [","] else bare.lead
    return bare.after[:2] in _OF_THEM or lead[-2:] in _OF_WHICH


def _is_compared(bare: Bare, has_model: bool) -> bool:
    """Tell whether the words before it compare or link it with an amount."""
    last = bare.lead[-1] if bare.lead else ""
    if last == "after":
        return bare.lead[-2:-1] == [","] and bare.exact
    if last in _list("links"):
        return has_model or bare.exact
    return bare.scaled and last in _list("links_scaled")


def _is_listed(sentence: Sentence, bare: Bare, models: list[Quantity]) -> bool:
    """Tell whether a name goes before it that stands in a list of amounts: "… 31 percent, Italy 20.75".

    Or one after it: "22.6 bcm: 11.4 to Spain, 8.4 to Italy"; or who holds what: "the state kept 51".
    """
    if not models:
        return False
    if bare.exact and bare.lead[-1:] in ([","], [":"]) and bare.after[:1] and bare.after[0] in _TO_NAMES:
        return True
    if models[0].unit == "percent" and bare.lead[-1:] and bare.lead[-1] in word_set("ownership"):
        return True
    if models[0].unit == "percent" and bare.lead[:1] in ([","], ["and"]) and len(bare.lead) <= 3:
        return True
    at = sentence.token_at(bare.quantity.start)
    names = 0
    for token in reversed(sentence.tokens[max(0, at - _LONGEST_RUN) : at]):
        if token.text in {",", ";"} or (names and token.lower == "and") or token.start < models[0].end:
            break
        if token.text[0].isupper():
            names += 1
        elif token.text in {"–", "—"}:
            continue
        elif token.lower not in _SKIPPED_IN_RUN and token.lower not in _HEDGES and not token.text.isdigit():
            return False
    return names > 0


def _is_gapped(bare: Bare) -> bool:
    """Tell whether the verb before a change is left out: "prices rose 12 percent in May, food prices 30.2".

    Or the amount stands after "by": "revenue rose 13 percent to $9 million, and profit by 20.4".
    """
    surface, lead = bare.quantity.surface, bare.lead
    if (
        "." not in surface
        or bare.quantity.value >= LARGEST_RATE
        or (bare.after[:1] and bare.after[0].isalpha())
    ):
        return False
    if lead[-1:] == ["by"]:
        return True
    if "," not in lead:
        return False
    subject = lead[len(lead) - lead[::-1].index(",") :]
    return 0 < len(subject) <= _LONGEST_SUBJECT and all(word.isalpha() for word in subject)


def _is_told(bare: Bare) -> bool:
    """Tell whether it stands as the object of a verb or alone in brackets."""
    if bare.lead[-1:] == ["("] or bare.lead[-2:] == ["(", "with"]:
        return bare.after[:1] == [")"]
    last = bare.lead[-1] if bare.lead else ""
    if last == "of":
        return bare.lead[-2:-1] != [] and bare.lead[-2] in _list("sums")
    if last in {"–", "—"}:
        return True
    if last.isdigit():
        return bare.lead[-2:-1] == ["in"]  # "and in 1995 a mere 410,000"
    return last.isalpha() and last not in _list("no_verbs")


def _payable(bare: Bare, models: list[Quantity]) -> list[Quantity]:
    """The models without money, unless a verb of paying leads to the number and it prints a scale."""
    pays = bare.scaled and bool(_list("pays") & set(bare.lead[-_MONEY_REACH:]))
    return [model for model in models if pays or model.kind != "money"]


def _subject_count(sentence: Sentence, bare: Bare) -> Quantity | None:
    """A count where what is counted stands right before the verb: "its passengers numbered 8.7 million"."""
    return _counted(sentence, bare.quantity) if _list("counted") & set(bare.lead[-3:]) else None


def _counted(sentence: Sentence, number: Quantity) -> Quantity | None:
    """A count of what the clause says is counted: "registrations rose 5 percent, to 217,400"."""
    if number.value < LARGEST_RATE:
        return None
    start, _ = sentence.clause(number.start)
    things = [word for word in sentence.words_between(start, number.start) if word in _list("counted")]
    if not things:
        return None
    return Quantity(
        number.start, number.end, number.surface, "count", number.value, None, "count", None, None,
        noun=things[-1] if things[-1] in _UNMARKED or things[-1][-1] == "s" else f"{things[-1]}s",
    )  # fmt: skip


def _employs(bare: Bare) -> bool:
    """Tell whether a bare number counts those whom somebody employs: "employs 490", "a staff of 180"."""
    if bare.lead[-2:] in (["staff", "of"], ["workforce", "of"]):
        return True
    return bare.lead[-1:] in (["employs"], ["employ"], ["employed"], ["employing"]) and bare.after[:1] != [
        "percent"
    ]

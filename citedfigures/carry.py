"""Carried units: a bare number takes its unit from an amount before it that it is one more of.

The words around must say so: it is compared ("against 996", "down from 838,000"), listed with a name
("Italy 15 and Spain nine"), a part ("of which 53 million"), in brackets ("oats (2.6 million)"), money by
its noun ("on revenues of 17.9 billion"), or so large or exact that it can only be one more of what the
sentences before measure ("in 2008 it had taken 42.3"). It takes the scale too, where it prints none.
Lists: ``data/units.toml``, section ``carried``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from citedfigures.figure import Figure, Quantity
from citedfigures.lexicon import load
from citedfigures.numbers import words as number_words
from citedfigures.numerals import read_numeral
from citedfigures.sentence import Sentence
from citedfigures.words import word_set

INHABITED = (["nation", "of"], ["country", "of"], ["city", "of"], ["population", "of"], ["people", "of"])
_HEDGES = word_set("hedges")
_KINDS = {"percent": "percent", "percentage_point": "point", "count": "count", "rank": "rank"}
_RATES = frozenset({"percent", "point"})
_NO_MODEL = frozenset({"rank", "multiple", "number"})
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
_OF_WHICH = (["of", "which"], ["of", "that"], ["of", "those"], ["of", "these"])
_MARKS = frozenset({"mark", "threshold", "barrier", "milestone"})  # "passed the three million mark"
_LARGEST_RATE = 1_000
_SMALLEST_SCALE = 1_000  # a number from here on has its thousands printed, so it takes no scale
# How far two amounts of the same may lie apart: those that the words compare, and those that they do not.
_FAR, _NEAR = 2_000, 100
_MONEY_REACH = 4  # words before a number among which its noun ("revenues") stands
_NUMERAL = re.compile(r"\d(?:[\d.,]*\d)?")
_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")  # the spaces of "850 000"
_WORD = re.compile(r"[a-z]+")
_SKIPPED_IN_RUN = frozenset({"a", "an", "the", "and", "of", "&", "by", "distant", "mere", "meagre", "record"})
_LONGEST_RUN = 6
_LIST_REACH = 8  # words from one number of a list to the next


@dataclass(slots=True)
class _Bare:
    """A bare number with the words before it, since the last amount and without hedges, and after it."""

    quantity: Quantity
    lead: list[str]
    after: list[str]

    @property
    def scaled(self) -> bool:
        """Whether it prints a scale ("10 million")."""
        return _scale(self.quantity.surface) > 1

    @property
    def exact(self) -> bool:
        """Whether it is printed so that it can hardly be anything but an amount: "42.3", "838,000"."""
        surface = self.quantity.surface
        return self.scaled or "." in surface or "," in surface


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
    told = [_quantity(f) for f in reversed(said) if f.unit != "rank"] if bare.exact else []
    if bare.after[1:2] == ["than"] and bare.after[0] in ("more", "less", "fewer"):
        found = _nearest(bare, models, _FAR)  # "sold 31,500 tickets, 4,000 fewer than in May"
    elif _is_money(bare):
        found = next((m for m in (*models, *told) if m.kind == "money"), None)
    elif _is_part(bare):
        larger = [m for m in (*models, *told) if m.kind not in _RATES and _sized(bare, m).value <= m.value]
        found = _nearest(bare, larger, _FAR)
    elif _is_compared(bare, bool(models)) or _is_listed(sentence, bare, models):
        found = _nearest(bare, [*models, *told], _FAR) or _counted(sentence, number)
    elif bare.after[:1] and bare.after[0] in _MARKS:
        found = _counted(sentence, number) or _alike(bare, [*models, *told])
    else:
        found = _alike(bare, [*models, *told]) if bare.exact and _is_told(bare) else None
    found = found or _following(sentence, bare)
    return _sized(bare, found) if found else None


def _following(sentence: Sentence, bare: _Bare) -> Quantity | None:
    """The amount at the end of a list that alone prints the unit: "fell 36.2, those to Chile 1.5 percent".

    Nothing but words may stand between, in one clause, and the number must have decimals.
    """
    number = bare.quantity
    if "." not in number.surface or bare.scaled or bare.after[:1] not in ([","], ["and"]):
        return None
    inside = [q for q in sentence.quantities if number.end < q.start < sentence.clause(number.start)[1]]
    given = next((q for q in inside if q.kind != "number"), None)
    if given is None or given.kind not in _RATES:
        return None
    between = sentence.words_between(number.end, given.start)
    bare_ones = sum(q.kind == "number" for q in inside if q.start < given.start)
    return given if len(between) <= _LIST_REACH * (1 + bare_ones) else None


def _bare(sentence: Sentence, number: Quantity, before: list[Quantity]) -> _Bare:
    start = before[-1].end if before else sentence.start
    lead = sentence.words_between(start, number.start)
    while lead and lead[-1] in _HEDGES - {"to"}:
        if lead[-1] == "than" and lead[-2:-1] not in (["more"], ["less"], ["fewer"]):
            break  # "rather than 10" compares, "more than 10" does not
        lead.pop()
    return _Bare(number, lead, sentence.words_after(number.end, 3))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("units")["carried"][name])


def _stands_alone(bare: _Bare) -> bool:
    """Tell whether no noun follows that the number counts: "838,000 in 2020", "76 mln planted last year"."""
    if not bare.after or not bare.after[0][0].isalpha() or bare.after[0] in _list("after"):
        return True
    return bare.exact and (bare.after[0] in _list("after_exact") or bare.after[0].endswith("ed"))


def _is_money(bare: _Bare) -> bool:
    """Tell whether a noun of money leads to a number with a scale: "on total revenues of 20.4 billion"."""
    return bare.scaled and bool(_list("money") & set(bare.lead[-_MONEY_REACH:]))


def _is_part(bare: _Bare) -> bool:
    """Tell whether it is a part of an amount: "seven million of them grain", "of which 53 million"."""
    lead = bare.lead[:-1] if bare.lead[-1:] == [","] else bare.lead
    return bare.after[:2] in _OF_THEM or lead[-2:] in _OF_WHICH


def _is_compared(bare: _Bare, has_model: bool) -> bool:
    """Tell whether the words before it compare or link it with an amount."""
    last = bare.lead[-1] if bare.lead else ""
    if last == "after":
        return bare.lead[-2:-1] == [","] and bare.exact
    if last in _list("links"):
        return has_model or bare.exact
    return bare.scaled and last in _list("links_scaled")


def _is_listed(sentence: Sentence, bare: _Bare, models: list[Quantity]) -> bool:
    """Tell whether a name goes before it that stands in a list of amounts: "… 31 percent, Italy 20.75"."""
    if not models:
        return False
    if models[0].unit == "percent" and bare.lead[:1] in ([","], ["and"]) and len(bare.lead) <= 3:
        return True
    at = sentence.token_at(bare.quantity.start)
    names = 0
    for token in reversed(sentence.tokens[max(0, at - _LONGEST_RUN) : at]):
        if token.text in {",", ";"} or (names and token.lower == "and") or token.start < models[0].end:
            break
        if token.text[0].isupper():
            names += 1
        elif token.lower not in _SKIPPED_IN_RUN and token.lower not in _HEDGES and not token.text.isdigit():
            return False
    return names > 0


def _is_told(bare: _Bare) -> bool:
    """Tell whether it stands as the object of a verb or alone in brackets."""
    if bare.lead[-1:] == ["("] or bare.lead[-2:] == ["(", "with"]:
        return bare.after[:1] == [")"]
    last = bare.lead[-1] if bare.lead else ""
    if last.isdigit():
        return bare.lead[-2:-1] == ["in"]  # "and in 1995 a mere 410,000"
    return last.isalpha() and last not in _list("no_verbs")


def _nearest(bare: _Bare, models: Iterable[Quantity], ratio: float) -> Quantity | None:
    return next((model for model in models if _distance(bare, model) <= ratio), None)


def _alike(bare: _Bare, models: list[Quantity]) -> Quantity | None:
    """The model whose size is most like the number's; a sum of money prints its sign or its scale."""
    fitting = [
        model
        for model in models
        if model.kind not in _RATES
        and (model.kind != "money" or bare.scaled)
        and _distance(bare, model) <= _NEAR
    ]
    return min(fitting, key=lambda model: _distance(bare, model), default=None)


def _distance(bare: _Bare, model: Quantity) -> float:
    """How many times larger one of number and model is than the other; infinite where they are not alike."""
    value, other = abs(_sized(bare, model).value), abs(model.value)
    if not value or not other:
        return 1.0 if model.kind in _RATES else float("inf")
    if model.kind in _RATES:
        return float("inf") if bare.scaled or value >= _LARGEST_RATE else 1.0
    return max(value / other, other / value)


def _sized(bare: _Bare, model: Quantity) -> Quantity:
    """The number in the model's unit, with the worth of its unit and, if it has none, its scale."""
    number, scale = bare.quantity, _scale(model.surface)
    numeral = _NUMERAL.search(_GROUPS.sub("", model.surface))
    read = read_numeral(numeral[0]) if numeral else None
    worth = abs(model.value / (read[0] * scale)) if read and read[0] else 1.0
    factor = float(f"{worth:.6g}")
    if not bare.scaled and ("." in number.surface or number.value < _SMALLEST_SCALE):
        factor *= scale
    named = replace(number, kind=model.kind, unit=model.unit, noun=model.noun)
    if factor == 1:
        return named
    low, high, upper = (
        None if end is None else end * factor for end in (number.low, number.high, number.upper)
    )
    value = float(f"{number.value * factor:.12g}")
    return replace(named, value=value, upper=upper, low=low, high=high)


def _scale(surface: str) -> float:
    """The worth of the scale word in a surface, 1 without one; "bn" and letters glued to digits too."""
    scales = number_words()["scales"]
    found = (word for word in _WORD.findall(surface.lower()) if len(word) > 1 and word in scales)
    return float(scales.get(next(found, ""), 1.0))


def _counted(sentence: Sentence, number: Quantity) -> Quantity | None:
    """A count of what the clause says is counted: "registrations rose 5 percent, to 217,400"."""
    if number.value < _LARGEST_RATE:
        return None
    start, _ = sentence.clause(number.start)
    things = [word for word in sentence.words_between(start, number.start) if word in _list("counted")]
    if not things:
        return None
    return Quantity(
        number.start, number.end, number.surface, "count", number.value, None, "count", None, None,
        noun=things[-1],
    )  # fmt: skip


def _employs(bare: _Bare) -> bool:
    """Tell whether a bare number counts those whom somebody employs: "employs 490", "a staff of 180"."""
    if bare.lead[-2:] in (["staff", "of"], ["workforce", "of"]):
        return True
    return bare.lead[-1:] in (["employs"], ["employ"], ["employed"], ["employing"]) and bare.after[:1] != [
        "percent"
    ]


def _quantity(figure: Figure) -> Quantity:
    """A figure as an amount that may be gone on with."""
    is_price = "/" in figure.unit and figure.unit[:3].isupper() and figure.unit[3:4] == "/"
    money = len(figure.unit) == 3 and figure.unit.isupper() and figure.unit != "TEU"
    kind = _KINDS.get(figure.unit, "price" if is_price else "money" if money else "physical")
    return Quantity(
        figure.start, figure.end, figure.surface, kind, figure.value, figure.upper, figure.unit, None, None
    )

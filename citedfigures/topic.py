"""What a text is about: the country that its headline, its lead and its sentences speak of most.

A country that owns or does something weighs more than one that something goes to or comes from, and
amounts in a country's own money speak for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import pycountry

from citedfigures.discourse import Discourse, Named, countries, is_place
from citedfigures.lexicon import Mention, capitalised, load
from citedfigures.names import find_people, find_proper, find_topic
from citedfigures.words import lexicon, phrases_of

_TITLE_WEIGHT = 5.0
_SECOND_WEIGHT = 4.0  # of a country that a headline names after another
_MONEY_WEIGHT = 1.0  # of an amount in a country's own money
_FIRST_WEIGHT = 1.0  # of the country that a text names first
_LEAD = 250  # characters within which a text names whom it is about
_LEAD_WEIGHT = 0.5
_OWNER_WEIGHT = 1.5
_OTHER_SIDE_WEIGHT = 0.4
_OTHER_SIDE = frozenset(load("roles")["other_side"])
# Currencies that many countries use tell none: the dollar, the euro, and those of no country ("XAF").
_SHARED_CURRENCIES = frozenset({"USD", "EUR"})


def find_discourse(text: str, title: str, units: Iterable[str] = ()) -> tuple[Discourse, tuple[str, ...]]:
    """Return what title and text are about, and the countries and groups that the title names, in order.

    `units` are those of the text's amounts.
    """
    headline = [m for m in phrases_of(title)[1] if m.kind == "place"]
    counts: defaultdict[str, float] = defaultdict(float)
    hosts, lines = load("places")["hosts"], []
    weight, end = 0.0, 0
    for mention in lexicon().find(capitalised(text)):
        if mention.form == "line":
            lines.append(mention.key)
        code = hosts.get(mention.key, mention.key)
        if mention.kind not in ("place", "voice") or code not in countries():
            continue
        if text[end : mention.start].strip() not in (",", "and", ", and"):  # "to Spain, France and Italy"
            weight = _weight(text, mention)
        first = 0.0 if counts or weight <= _OTHER_SIDE_WEIGHT else _FIRST_WEIGHT
        counts[code] += first + weight
        end = mention.end
    for code, times in Counter(filter(None, map(currency_country, units))).items():
        counts[code] += min(_MONEY_WEIGHT * times, _TITLE_WEIGHT)
    named = list(dict.fromkeys(m.key for m in headline if m.key in countries()))
    for mention in headline:
        if mention.key in countries():
            weight = _TITLE_WEIGHT if mention.key == named[0] else _SECOND_WEIGHT
            counts[mention.key] += weight if _weight(title, mention) > _OTHER_SIDE_WEIGHT else 1
    sides = dict.fromkeys(m.key for m in headline if is_place(m.key))
    focus, other, *_ = (*sorted(counts, key=lambda code: -counts[code])[:2], "", "")
    line = next((m.key for m in headline if m.form == "line"), "")
    topic = line or find_topic(title, text)
    topic = next((line for line in lines if topic and topic in line), topic)  # "the Canal"
    discourse = Discourse(
        focus, topic, other, proper=find_proper(text), people=find_people(text),
        named=Named(recent=tuple(reversed(sides))),
    )  # fmt: skip
    return discourse, tuple(sides)


def _weight(text: str, mention: Mention) -> float:
    """How much a mention says of what the text is about."""
    before = text[max(0, mention.start - 12) : mention.start].split()
    lead = _LEAD_WEIGHT if mention.start < _LEAD else 0.0
    if before and before[-1].lower() == "the":
        before.pop()
    if before and before[-1].lower() in _OTHER_SIDE and mention.form != "metonym":
        return _OTHER_SIDE_WEIGHT  # but somebody who comes to a capital visits the country
    owns = text[mention.end : mention.end + 2] in ("’s", "'s")
    return lead + (_OWNER_WEIGHT if owns else 1.0)


@cache
def currency_country(unit: str) -> str | None:
    """The country of a currency, from its ISO 4217 code, which begins with the country's ISO 3166 code."""
    if len(unit) != 3 or not unit.isupper() or unit in _SHARED_CURRENCIES:
        return None
    country = pycountry.countries.get(alpha_2=unit[:2])
    return country.alpha_3 if country else None

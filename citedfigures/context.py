"""What a sentence leaves unsaid: carried over from the figures and sentences before it.

News names the country, the partner, the year and the product once and then goes on. Within a paragraph
the figure before supplies what is missing; beyond it the country and the company that the text is about,
the two sides that a headline names ("Kazakhstan and the U.S."), and the country of a currency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import pycountry

from citedfigures.actors import Actor, Discourse
from citedfigures.draft import Draft
from citedfigures.figure import Figure
from citedfigures.lexicon import capitalised, load, tokenize
from citedfigures.names import find_proper, find_topic
from citedfigures.periods import Clock
from citedfigures.products import TRADED
from citedfigures.roles import BILATERAL, NATIONAL
from citedfigures.sentence import Sentence
from citedfigures.spans import Span
from citedfigures.words import lexicon, word_set

# What a country rather than a company has, where the sentence does not say.
_COUNTRY_FIRST = BILATERAL | NATIONAL | {"debt", "budget", "consumption", "reserves"}
_TITLE_WEIGHT = 4
_MOST_HEARD = 64  # sentences that are kept to be looked at again
_CLOSE = 120  # characters between the last figure's sentence and one that may go on with its period
# Currencies that many countries use tell none: the dollar, the euro, and those of no country ("XAF").
_SHARED_CURRENCIES = frozenset({"USD", "EUR"})


@dataclass(slots=True)
class Context:
    """What has been read so far.

    Attributes:
        clock: date of publication.
        discourse: who was named.
        sides: the two countries or groups that the headline names, or fewer.
        last: the figure read last.
        last_span: its period as months.
        in_paragraph: whether it stands in the paragraph that is being read.
        headline: the indicator that the headline names first, "" if none.
    """

    clock: Clock
    discourse: Discourse
    sides: tuple[str, ...] = ()
    last: Figure | None = None
    last_span: Span | None = None
    in_paragraph: bool = False
    headline: str = ""
    _heard: list[Sentence] = field(default_factory=list)
    _goods: str = ""

    def hear(self, sentence: Sentence, actors: Callable[[], list[Actor]]) -> None:
        """Take note of the next sentence, in which `actors` finds who is named."""
        self.discourse.hear(actors)
        self._heard.append(sentence)
        if len(self._heard) > _MOST_HEARD:
            self._goods, self._heard = self.goods, [sentence]

    @property
    def said(self) -> str:
        """The indicator that the sentence before, or else the headline, names first, "" if none."""
        if not self._heard:
            return self.headline
        before = self._heard[-1]
        cues = before.between(before.start, before.end, "cue", "ranks")
        return next((cue.key for cue in cues if cue.form != "rank"), "")

    @property
    def goods(self) -> str:
        """The product that the text named last, "" if none."""
        for sentence in reversed(self._heard):
            if products := sentence.between(sentence.start, sentence.end, "product"):
                return products[-1].key
        return self._goods

    def is_close(self, sentence: Sentence) -> bool:
        """Tell whether the last figure stands shortly before a sentence, in whatever paragraph."""
        return self.last is not None and sentence.start - self.last.sentence_end <= _CLOSE

    def restates(self, item: Draft) -> bool:
        """Tell whether an amount is the one just named: "The 102.5 percent compares with ..."."""
        near = self.near
        amount = (abs(item.quantity.value), item.quantity.unit)
        return near is not None and (abs(near.value), near.unit) == amount and item.carried

    def remember(self, figure: Figure, span: Span | None, *, is_base: bool) -> None:
        """Make a figure the last one; a base of comparison ("from 7.7 a year earlier") dates nothing."""
        self.last, self.in_paragraph = figure, True
        if span is not None and not is_base:
            self.last_span = span

    @property
    def near(self) -> Figure | None:
        """The last figure, if it stands in the same paragraph."""
        return self.last if self.in_paragraph else None

    def reporter(self, sentence: Sentence, item: Draft, partner: str | None) -> str | None:
        """Whose figure it is where the sentence does not say."""
        if item.indicator == "price" and set(sentence.words_between(*item.clause)) & word_set("world_prices"):
            return "World"
        near, discourse = self.near, self.discourse
        if near and near.partner and is_opposite(sentence, item):
            # Turned round once: a second amount of the clause goes the way of the first.
            return near.reporter if near.start >= item.clause[0] else near.partner
        if (
            item.indicator == "price"
            and item.quantity.kind == "price"
            and item.quantity.unit.startswith("USD")
        ):
            return near.reporter if near and near.indicator == "price" else "World"
        if item.base == "equity":
            things = discourse.earlier_things()  # what is held, and not by whom
            return next((thing for thing in things if thing and thing != partner), None)
        national = item.indicator in NATIONAL and item.statistic != "share"
        places = _places()
        company = near and near.reporter not in places and near.reporter == discourse.topic
        same = near and near.reporter and (near.indicator == item.indicator or company)
        currency = currency_country(item.quantity.unit)
        last = self.last
        goes_on = last is not None and (last.indicator, last.statistic) == (item.indicator, item.statistic)
        candidates = (
            near.reporter if near and same else None,
            last.reporter if last and goes_on else None,
            currency if item.indicator == "budget" else None,
            None if item.indicator in _COUNTRY_FIRST else discourse.topic,
            discourse.focus,
            currency,
            discourse.other,
            near.reporter if near else None,
        )
        return next(
            (
                c
                for c in chain(candidates, discourse.latest())
                if c and c != partner and c != "World" and (not national or c in places)
            ),
            None,
        )

    def partner(self, sentence: Sentence, item: Draft, reporter: str | None) -> str | None:
        """The other side of a flow where the sentence does not say; None if no single one is meant."""
        if item.indicator == "budget" and reporter and reporter not in load("places")["countries"]:
            return currency_country(item.quantity.unit) or self.discourse.focus or None  # a company's taxes
        if item.indicator not in BILATERAL or not reporter:
            return None
        if set(sentence.words_between(*item.clause)) & word_set("overall"):
            return None
        if item.indicator == "imports" and reporter not in load("places")["countries"]:
            return self.discourse.focus or None  # a company buys from the country that the text is about
        near = self.near
        if near and reporter in (near.reporter, near.partner):
            goes_on = bool(near.partner) and near.indicator in BILATERAL
            if goes_on or is_opposite(sentence, item):
                return near.partner if reporter == near.reporter else near.reporter
        if reporter in self.sides and len(self.sides) == 2:
            return self.sides[1 - self.sides.index(reporter)]
        return None

    def product(self, item: Draft) -> str | None:
        """The product that the paragraph goes on about."""
        near = self.near
        if item.indicator not in TRADED or item.statistic == "rank":
            return None
        if near and near.indicator in TRADED and near.product:
            return near.product
        return self.goods or None if item.quantity.kind in ("physical", "price") else None


@cache
def _places() -> frozenset[str]:
    """Codes of the countries and groups that can be a side of a flow."""
    places = load("places")
    return frozenset({*places["countries"], *places["groups"]})


def is_opposite(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a clause turns the flow before it round: "deliveries in the opposite direction"."""
    words = sentence.words_between(*item.clause)
    return "direction" in words and bool({"opposite", "other", "reverse"} & set(words))


@cache
def currency_country(unit: str) -> str | None:
    """The country of a currency, from its ISO 4217 code, which begins with the country's ISO 3166 code."""
    if len(unit) != 3 or not unit.isupper() or unit in _SHARED_CURRENCIES:
        return None
    country = pycountry.countries.get(alpha_2=unit[:2])
    return country.alpha_3 if country else None


def headline_indicator(title: str) -> str:
    """Return the indicator that a headline names first ("CHINA'S WHEAT IMPORTS"), "" if it names none."""
    return next((m.key for m in lexicon().find(tokenize(title)) if m.kind == "cue"), "")


def find_discourse(text: str, title: str) -> tuple[Discourse, tuple[str, ...]]:
    """Return what title and text are about, and the countries and groups that the title names, in order."""
    places = load("places")
    headline = [m for m in lexicon().find(tokenize(title)) if m.kind == "place"]
    named = lexicon().keys(capitalised(text), "place")
    counts = Counter(code for code in named if code in places["countries"])
    for mention in headline:
        if mention.key in places["countries"]:
            counts[mention.key] += _TITLE_WEIGHT
    sides = dict.fromkeys(m.key for m in headline if m.key in _places())
    focus, other = ([code for code, _ in counts.most_common(2)] + ["", ""])[:2]
    line = next((m.key for m in headline if m.form == "line"), "")
    return Discourse(focus, line or find_topic(title, text), other, proper=find_proper(text)), tuple(sides)

"""What a sentence leaves unsaid: carried over from the figures and sentences before it.

News names the country, the partner, the year and the product once and then goes on. Within a paragraph
the figure before supplies what is missing; beyond it the country and the company that the text is about,
the two sides that a headline names ("Kazakhstan and the U.S."), and the country of a currency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from citedfigures.discourse import Actor, Discourse, countries, is_place
from citedfigures.draft import Draft
from citedfigures.figure import Figure
from citedfigures.lexicon import load
from citedfigures.periods import Clock
from citedfigures.products import TRADED
from citedfigures.roles import BILATERAL, NATIONAL
from citedfigures.sentence import Sentence
from citedfigures.spans import Span
from citedfigures.topic import currency_country
from citedfigures.words import phrases_of, word_set

# What a country rather than a company has, where the sentence does not say.
_COUNTRY_FIRST = BILATERAL | NATIONAL | {"debt", "budget", "consumption", "reserves"}
_MOST_HEARD = 64  # sentences that are kept to be looked at again
_CLOSE = 120  # characters between the last figure's sentence and one that may go on with its period


@dataclass(slots=True)
class Context:
    """What has been read so far.

    Attributes:
        clock: date of publication.
        discourse: who was named.
        sides: the two countries or groups that the headline names, or fewer.
        last: the figure read last.
        last_span: its period as months.
        lead_span: the first period that was named before any figure.
        in_paragraph: whether it stands in the paragraph that is being read.
        headline: the indicator that the headline names first, "" if none.
    """

    clock: Clock
    discourse: Discourse
    sides: tuple[str, ...] = ()
    last: Figure | None = None
    last_span: Span | None = None
    lead_span: Span | None = None
    in_paragraph: bool = False
    headline: str = ""
    _heard: list[Sentence] = field(default_factory=list)
    _goods: str = ""

    def hear(self, sentence: Sentence, actors: Callable[[], list[Actor]]) -> None:
        """Take note of the next sentence, in which `actors` finds who is named."""
        self.discourse.hear(actors)
        self._heard.append(sentence)
        if self.last is None and self.lead_span is None:
            self.lead_span = next((p.span for p in sentence.periods if p.role == "plain" and p.span), None)
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
        near = self.near
        if near and near.partner and is_opposite(sentence, item):
            # Turned round once: a second amount of the clause goes the way of the first.
            return near.reporter if near.start >= item.clause[0] else near.partner
        if self._is_world_price(sentence, item):
            return "World"
        nature = _nature(sentence, item)
        if country := _of_currency(sentence, item):
            return country
        candidates = self._held() if item.base == "equity" else self._candidates(item, nature)
        return next((c for c in candidates if c and c not in (partner, "World") and _fits(c, nature)), None)

    def _is_world_price(self, sentence: Sentence, item: Draft) -> bool:
        """Tell whether a price is the world market's: by its words, or in dollars for want of another."""
        if item.indicator != "price":
            return False
        if self.near and self.near.indicator == "price" and item.quantity.kind in ("price", "percent"):
            return self.near.reporter == "World"
        if set(sentence.words_between(*item.clause)) & word_set("world_prices"):
            return True
        products = {item.product, *(p.key for p in sentence.between(*item.clause, "product"))}
        goods = not products.isdisjoint(word_set("world_goods"))
        if item.quantity.unit == "percent":  # "crude rose 2 percent to $84 a barrel"
            return any(q.kind == "price" and q.unit.startswith("USD") for q in sentence.quantities) and goods
        is_dollars = item.quantity.kind == "price" and item.quantity.unit.startswith("USD")
        return is_dollars and (not self.discourse.focus or goods)

    def _held(self) -> Iterator[str]:
        """What a holding is held in, the likeliest first."""
        yield from self.discourse.earlier_things()
        if self.near is None or self.near.partner != self.discourse.focus:
            yield self.discourse.focus

    def _candidates(self, item: Draft, nature: str) -> Iterator[str | None]:
        """Whose figure it may be, the likeliest first."""
        near, last, discourse = self.near, self.last, self.discourse
        currency = currency_country(item.quantity.unit)
        if nature == "company":
            things = (discourse.named.subject, near.reporter if near else None, discourse.topic)
            yield from (thing for thing in things if not is_place(thing))
        if near and (near.indicator == item.indicator or near.reporter == discourse.topic):
            yield near.reporter
        if last and (last.indicator, last.statistic) == (item.indicator, item.statistic):
            yield last.reporter
        if item.indicator == "budget":
            yield currency
        if item.indicator not in _COUNTRY_FIRST:
            yield discourse.topic
        yield from (discourse.focus, currency, discourse.other)
        if near:
            yield near.reporter
        yield from discourse.latest()

    def partner(self, sentence: Sentence, item: Draft, reporter: str | None) -> str | None:
        """The other side of a flow where the sentence does not say; None if no single one is meant."""
        focus = self.discourse.focus
        if item.indicator == "budget" and reporter and reporter not in countries():
            return currency_country(item.quantity.unit) or focus or None  # a company's taxes
        near, verb = self.near, item.cue is not None and item.cue.form in ("verbs", "weak")
        if item.indicator == "debt" and near and (near.indicator, near.reporter) == ("debt", reporter):
            told = word_set("of_a_loan").intersection(sentence.words_between(item.left, item.right))
            return near.partner if told else None
        if item.indicator not in BILATERAL or not reporter:
            return None
        if set(sentence.words_between(*item.clause)) & word_set("overall"):
            return None
        if item.indicator == "imports" and reporter not in countries():
            return focus or None  # a company buys from the country that the text is about
        if near and reporter in (near.reporter, near.partner):
            goes_on = bool(near.partner) and near.indicator in BILATERAL
            if goes_on or is_opposite(sentence, item):
                return near.partner if reporter == near.reporter else near.reporter
        if item.indicator == "imports" and verb and focus and reporter != focus:
            return focus  # "France took 120,000 tonnes" of what the text is about
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


def _nature(sentence: Sentence, item: Draft) -> str:
    """Whether only a "country" or a "company" reports such a figure, "" if either may."""
    if item.indicator in NATIONAL and item.statistic != "share":
        return "country"
    phrase = sentence.phrase(item.cue) if item.cue else ""
    return next((kind for kind in ("country", "company") if phrase in word_set(f"of_a_{kind}")), "")


def _of_currency(sentence: Sentence, item: Draft) -> str | None:
    """The country whose currency the figure is about: "the lira", "the lira lost a third of its value"."""
    cues = [item.cue] if item.cue else []
    if "value" in sentence.words_between(item.end, item.right):
        cues += reversed(sentence.between(sentence.start, item.start, "cue"))
    nouns = {noun: code for code, names in load("places")["currencies"].items() for noun in names}
    return next((nouns[phrase] for cue in cues if (phrase := sentence.phrase(cue)) in nouns), None)


def _fits(code: str, nature: str) -> bool:
    return nature != "country" or is_place(code)


def is_opposite(sentence: Sentence, item: Draft) -> bool:
    """Tell whether a clause turns the flow before it round: "deliveries in the opposite direction"."""
    words = sentence.words_between(*item.clause)
    return "direction" in words and bool({"opposite", "other", "reverse"} & set(words))


def headline_indicator(title: str) -> str:
    """Return the indicator that a headline names first ("CHINA'S WHEAT IMPORTS"), "" if it names none."""
    return next((m.key for m in phrases_of(title)[1] if m.kind == "cue"), "")

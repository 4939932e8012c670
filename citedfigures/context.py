"""What a sentence leaves unsaid: carried over from the figures and sentences before it.

News names the country, the partner, the year and the product once and then goes on. Within a paragraph
the figure before supplies what is missing; beyond it the country that the text is about, and the two
sides that a headline names ("Kazakhstan and the U.S.").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from citedfigures.actors import Discourse
from citedfigures.figure import Figure
from citedfigures.lexicon import load, tokenize
from citedfigures.meaning import Draft
from citedfigures.periods import Clock, Span
from citedfigures.sentence import Sentence
from citedfigures.words import lexicon

BILATERAL = frozenset({"exports", "imports", "trade_turnover", "trade_balance"})
_TRADED = frozenset({"exports", "imports", "production", "consumption", "price", "transit", "reserves", "capacity"})
_TITLE_WEIGHT = 4
# Words that say that no single partner is meant.
_OVERALL = frozenset({"total", "foreign", "overall", "world", "global", "external", "exports,"})
_MUTUAL = frozenset({"two-way", "two", "bilateral", "mutual", "them", "trade"})


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
    """

    clock: Clock
    discourse: Discourse
    sides: tuple[str, ...] = ()
    last: Figure | None = None
    last_span: Span | None = None
    in_paragraph: bool = False
    products: Counter[str] = field(default_factory=Counter)

    @property
    def near(self) -> Figure | None:
        """The last figure, if it stands in the same paragraph."""
        return self.last if self.in_paragraph else None

    def reporter(self, item: Draft, partner: str | None) -> str | None:
        """Whose figure it is where the sentence does not say."""
        near = self.near
        national = item.indicator in BILATERAL or item.indicator in ("gdp", "inflation", "population", "fdi")
        if near and near.reporter and near.reporter not in (partner, "World") and (not national or near.reporter in _countries()):
            return near.reporter
        focus = self.discourse.focus
        if focus and focus != partner:
            return focus
        return next((code for code in reversed(self.discourse.recent) if code != partner), None)

    def partner(self, sentence: Sentence, item: Draft, reporter: str | None) -> str | None:
        """The other side of a flow where the sentence does not say; None if no single one is meant."""
        if item.indicator not in BILATERAL or not reporter:
            return None
        words = set(sentence.words_between(*item.clause))
        if words & _OVERALL:
            return None
        near = self.near
        if near and near.partner and near.indicator in BILATERAL and reporter in (near.reporter, near.partner):
            return near.partner if reporter == near.reporter else near.reporter
        if reporter in self.sides and len(self.sides) == 2:
            return self.sides[1 - self.sides.index(reporter)]
        return None

    def product(self, item: Draft) -> str | None:
        """The product that the paragraph goes on about."""
        near = self.near
        if item.indicator in _TRADED and near and near.indicator in _TRADED and near.product:
            return near.product
        return None


def _countries() -> dict[str, object]:
    places = load("places")
    return {**places["countries"], **places["groups"]}


def find_focus(text: str, title: str) -> tuple[str, tuple[str, ...]]:
    """Return the country that title and text name most, and the countries and groups in the title, in order."""
    counts: Counter[str] = Counter()
    countries, groups = load("places")["countries"], load("places")["groups"]
    sides: list[str] = []
    for stretch, weight in ((title, _TITLE_WEIGHT), (text, 1)):
        for mention in lexicon().find([t for t in tokenize(stretch) if t.text[0].isupper()]):
            if mention.kind != "place":
                continue
            if mention.key in countries:
                counts[mention.key] += weight
            if weight > 1 and (mention.key in countries or mention.key in groups) and mention.key not in sides:
                sides.append(mention.key)
    focus = counts.most_common(1)[0][0] if counts else ""
    return focus, tuple(sides)

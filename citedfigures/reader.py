"""Reads the economic figures of a text: the grammar's parts put together.

    text → sentences → quantities, phrases, periods, actors → what, who, when → figures

`read_figures` is pure: the same text gives the same figures, and nothing is read but its arguments.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from citedfigures.actors import find_actors
from citedfigures.attribution import attributed_to, is_denied
from citedfigures.context import Context, headline_indicator
from citedfigures.currencies import settle_currencies
from citedfigures.discourse import Actor, Discourse
from citedfigures.draft import Draft, make_drafts
from citedfigures.figure import Figure, Quantity
from citedfigures.indicators import give_indicator
from citedfigures.pairing import distribute
from citedfigures.periods import Clock
from citedfigures.products import give_product, is_of_all
from citedfigures.quantities import scan
from citedfigures.roles import Sides, find_sides
from citedfigures.sentence import Sentence
from citedfigures.sequence import as_before, continued, goes_on
from citedfigures.statistic import give_sign, give_statistic
from citedfigures.tense import is_base
from citedfigures.text import split_sentences
from citedfigures.timing import give_period, is_earlier, is_forecast
from citedfigures.topic import find_discourse

_ROUNDING = 0.01  # a headline's "$190 billion" is the text's 190.3
_FIELDS = ("indicator", "statistic", "product", "reporter", "partner", "period", "base")
_MOST_SAID = 6  # figures of a paragraph whose unit a bare number may take
_RECKONED = frozenset({"tally", "forecast", "target", "goal", "quota", "projection", "estimate"})
_REACH = 3  # sentences before a figure's own in which its country may have been named


@dataclass(slots=True)
class _Work:
    """A text with what the reader has learnt of it so far."""

    text: str
    sentences: list[tuple[int, int]]
    context: Context
    read_to: int = 0
    figures: list[Figure] = field(default_factory=list)


class _Who(NamedTuple):
    """Whom a sentence names.

    Attributes:
        actors: all of them, in order.
        given: which actor a list gives to a draft, by the draft's number.
        source: whom it cites.
        home: the country that the text is about.
        partners: codes of the partners of its figures so far, by indicator.
    """

    actors: list[Actor]
    given: dict[int, Actor]
    source: str | None
    home: str
    partners: defaultdict[str, set[str]]

    @classmethod
    def of(cls, sentence: Sentence, drafts: list[Draft], discourse: Discourse) -> _Who:
        """Find them."""
        actors = find_actors(sentence, discourse)
        given = distribute(sentence, drafts, actors)
        return cls(actors, given, attributed_to(sentence), discourse.focus, defaultdict(set))


def read_figures(text: str, *, published: str | None = None, title: str | None = None) -> list[Figure]:
    """Return the economic figures that a text cites, in text order.

    Args:
        text: plain text in English.
        published: ISO 8601 date of publication, of any precision ("2014-05-13", "2019-02", "2021");
            "last year" and "in April" are counted from it. Without it such periods stay empty.
        title: the headline, which helps to tell which country the text is about; no figure is read from it.

    Returns:
        Figures for which ``text[f.start:f.end] == f.surface`` holds. A figure that stands twice is
        returned twice.
    """
    quantities, at = scan(text), 0
    if not quantities:
        return []
    discourse, sides = find_discourse(text, title or "", (q.unit for q in quantities))
    clock = Clock.at(published, discourse.focus)
    context = Context(clock, discourse, sides, headline=headline_indicator(title or ""))
    work = _Work(text, split_sentences(text), context)
    for index, (start, end) in enumerate(work.sentences):
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        inside = [q for q in quantities[first:at] if start <= q.start and q.end <= end]
        if inside:
            _read_sentence(work, index, inside)
    return _with_headline(text, work.sentences, work.figures)


def _with_headline(text: str, sentences: list[tuple[int, int]], figures: list[Figure]) -> list[Figure]:
    """Give a headline's figures what the text below says of the same amount: when, and with whom."""
    end = sentences[0][1] if sentences else 0
    if not figures or figures[0].end > end or text[end - 1] in ".!?" or text[end : end + 1] != "\n":
        return figures
    below = [figure for figure in figures if figure.start > end]
    return [_completed(figure, below) if figure.end <= end else figure for figure in figures]


def _completed(figure: Figure, below: list[Figure]) -> Figure:
    """A headline's figure with the period and partner of the first one below that is as good as equal."""
    meaning = (figure.unit, figure.indicator, figure.statistic)
    for other in below:
        alike = abs(other.value - figure.value) <= _ROUNDING * abs(other.value)
        if alike and (other.unit, other.indicator, other.statistic) == meaning and not figure.period:
            taken = ("period",) if figure.partner or not other.partner else ("partner", "period")
            inferred = tuple(dict.fromkeys((*figure.inferred, *taken)))
            return replace(
                figure, period=other.period, partner=figure.partner or other.partner, inferred=inferred
            )
    return figure


def _read_sentence(work: _Work, index: int, quantities: list[Quantity]) -> None:
    """Read the figures of one sentence and remember who was named."""
    _listen(work, index)
    context = work.context
    sentence = Sentence(work.text, *work.sentences[index], quantities, context.clock)
    settle_currencies(sentence, context.discourse.focus or "")
    drafts = make_drafts(sentence, _said(work, sentence))
    who: _Who | None = None
    kept: list[Draft] = []
    for number, item in enumerate(drafts):
        if not give_indicator(sentence, item, kept, context) or is_denied(sentence, item):
            continue
        who = who or _Who.of(sentence, drafts, context.discourse)
        give_statistic(sentence, item, kept)
        give_product(sentence, item, kept, context.goods)
        give_period(sentence, item, kept, context)
        if context.restates(item):
            item.span = context.last_span
        sides = continued(item, _sides(sentence, item, number, who, kept), kept)
        item.sides = as_before(sentence, item, sides, kept)
        if item.sides.partner:
            who.partners[item.indicator].add(item.sides.partner.code)
        kept.append(item)
        figure = _figure(sentence, item, who, context)
        work.figures.append(figure)
        context.remember(figure, item.span, is_base=is_base(sentence, item) or is_earlier(item, context))
    context.hear(sentence, lambda: who.actors if who else find_actors(sentence, context.discourse))
    work.read_to = index + 1


def _said(work: _Work, sentence: Sentence) -> list[Figure]:
    """The last few figures before a sentence in its paragraph, or the last one before that.

    Beyond the paragraph only a word such as "tally" or "forecast" goes on with what was told.
    """
    said: list[Figure] = []
    after = sentence.start
    for figure in reversed(work.figures[-_MOST_SAID:]):
        if "\n" in work.text[figure.sentence_end : after]:
            break
        said.append(figure)
        after = figure.start
    if not said and work.context.is_close(sentence) and not _RECKONED.isdisjoint(sentence.tokens.lower):
        return work.figures[-1:]
    return said[::-1]


def _sides(sentence: Sentence, item: Draft, number: int, who: _Who, kept: list[Draft]) -> Sides:
    """Who the sentence says reports the figure, and its partner; a pair of amounts has the same sides."""
    if item.pair is not None and item.pair.sides is not None:
        return item.pair.sides
    before = kept[-1] if kept else None
    if before is not None and before.sides is not None and goes_on(sentence, item, before, who.actors):
        return before.sides
    partners = frozenset(who.partners[item.indicator])
    return find_sides(sentence, item, who.actors, who.given.get(number), partners, who.home)


def _listen(work: _Work, index: int) -> None:
    """Note who is named in the few sentences before, which were skipped as they hold no amount."""
    context = work.context
    for number in range(max(work.read_to, index - _REACH), index):
        start, end = work.sentences[number]
        sentence = Sentence(work.text, start, end, [], context.clock)
        context.hear(sentence, partial(_named, sentence, context.discourse))
    if context.last is not None:
        context.in_paragraph = "\n" not in work.text[context.last.sentence_end : work.sentences[index][0]]


def _named(sentence: Sentence, discourse: Discourse) -> list[Actor]:
    """The actors of a sentence, without the countries that it only refers to."""
    return [a for a in find_actors(sentence, discourse) if not a.inferred or not a.is_country]


def _figure(sentence: Sentence, item: Draft, who: _Who, context: Context) -> Figure:
    """Put the parts together; what the sentence leaves unsaid comes from the context."""
    if context.restates(item) and context.last is not None:
        return _restated(sentence, item, context.last, who.source)
    q, sides = item.quantity, item.sides or Sides()
    partner = sides.partner.code if sides.partner else None
    reporter = sides.reporter.code if sides.reporter else context.reporter(sentence, item, partner)
    other = partner or context.partner(sentence, item, reporter)
    told = None if is_of_all(sentence, item) else context.product(item)
    product = item.product or item.goods or told
    give_sign(sentence, item, [(a.start, a.code) for a in who.actors if a.relation == "favour"], reporter)
    unsaid = {
        "indicator": item.carried,
        "reporter": reporter and (not sides.reporter or sides.reporter.inferred),
        "partner": other and (not sides.partner or sides.partner.inferred),
        "period": item.span and item.is_dated_by_context,
        "product": product and not item.product,
    }
    low, high = (q.low, q.high) if item.sign > 0 else (_minus(q.high), _minus(q.low))
    return Figure(
        surface=q.surface, start=q.start, end=q.end, value=item.sign * q.value,
        upper=None if q.upper is None else item.sign * q.upper, unit=q.unit, low=low, high=high,
        bound=q.bound, statistic=item.statistic, indicator=item.indicator, product=product,
        reporter=reporter, partner=other, period=str(item.span) if item.span else None, base=item.base,
        forecast=is_forecast(sentence, item, context.clock), sentence_start=sentence.start,
        sentence_end=sentence.end, attributed_to=who.source,
        inferred=tuple(name for name, is_so in unsaid.items() if is_so), words=_words(item, sides),
    )  # fmt: skip


def _words(item: Draft, sides: Sides) -> tuple[tuple[str, int, int], ...]:
    """Which words of the sentence gave which field, as (field, start, end), in the order of the fields."""
    places = dict(item.words)
    for name, piece in (("indicator", item.cue), ("reporter", sides.reporter), ("partner", sides.partner)):
        if piece is not None:
            places[name] = piece.start, piece.end
    if item.base and item.base_span and item.base_span[0] < item.base_span[1]:
        places["base"] = item.base_span
    return tuple((name, *places[name]) for name in _FIELDS if name in places)


def _minus(value: float | None) -> float | None:
    return None if value is None else -value


def _restated(sentence: Sentence, item: Draft, last: Figure, source: str | None) -> Figure:
    """The figure just named, at the place where it is named again; all its meaning is carried over."""
    q = item.quantity
    low, high, upper = q.low, q.high, q.upper
    if (last.value < 0) != (q.value < 0):
        low, high, upper = _minus(q.high), _minus(q.low), _minus(q.upper)
    carried = ("indicator", "reporter", "partner", "period", "product")
    return replace(
        last, surface=q.surface, start=q.start, end=q.end, bound=q.bound, low=low, high=high, upper=upper,
        sentence_start=sentence.start, sentence_end=sentence.end, attributed_to=source,
        inferred=tuple(name for name in carried if getattr(last, name) is not None), words=(),
    )  # fmt: skip

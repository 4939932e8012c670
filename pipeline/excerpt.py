"""From a full text to an article file: finds the figures and keeps the sentences they are read from.

A passage is the sentences in which figures stand, with as few sentences before them as it takes to read
the same figures from the passage alone as from the full text. The words are their publisher's, so no
more of them is kept than the evidence needs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter, itemgetter

from citedfigures import read_figures, split_sentences
from citedfigures.figure import Figure
from pipeline.articles import Passage
from pipeline.figures import Reader

# Sentences before a figure that a passage may hold. What a text said longer ago is too much to quote;
# the difference that remains is told, and the figure is published as its passage reads.
MOST_SENTENCES_BEFORE = 20

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is kept of a text.

    Attributes:
        passages: the passages, in the order of the text.
        figure_count: how many figures the full text reads to, repeated ones included.
        warnings: where a passage alone reads otherwise than the full text: which figure, which fields.
    """

    passages: tuple[Passage, ...]
    figure_count: int
    warnings: tuple[str, ...]


class _Reading:
    """A full text with its sentences and its figures, and what parts of it read to alone."""

    def __init__(self, text: str, published: str, title: str, reader: Reader) -> None:
        self.text = text
        self._about = {"published": published, "title": title}
        self._reader = reader
        self.figures = reader(text, **self._about)
        self.sentences = split_sentences(text)
        self._differences: dict[Span, list[str]] = {}

    def stretch(self, span: Span) -> Span:
        """Offsets of the sentences from the first to the last of the span."""
        return self.sentences[span[0]][0], self.sentences[span[1]][1]

    def sentence_spans(self) -> list[Span]:
        """The sentences in which figures stand, one span for each, in order and each once."""
        return sorted({self._span_of(figure) for figure in self.figures})

    def _span_of(self, figure: Figure) -> Span:
        first = bisect_right(self.sentences, figure.start, key=itemgetter(0)) - 1
        last = bisect_left(self.sentences, figure.end, key=itemgetter(0)) - 1
        return first, last

    def first_with_figure(self, span: Span) -> int:
        """The first sentence of the span in which a figure stands."""
        return self._span_of(self.whole(*self.stretch(span))[0])[0]

    def whole(self, start: int, end: int) -> list[Figure]:
        """Figures of the full text in the stretch."""
        first = bisect_left(self.figures, start, key=attrgetter("start"))
        after = bisect_left(self.figures, end, key=attrgetter("start"))
        return [figure for figure in self.figures[first:after] if figure.end <= end]

    def alone(self, start: int, end: int) -> list[Figure]:
        """Figures that the stretch reads to alone, at their offsets in the full text."""
        figures = self._reader(self.text[start:end], **self._about)
        return [figure.moved(start) for figure in figures]

    def differences(self, span: Span) -> list[str]:
        """What the span read alone has otherwise than the full text, a sentence for each figure."""
        if span not in self._differences:
            start, end = self.stretch(span)
            self._differences[span] = list(_differences(self.whole(start, end), self.alone(start, end)))
        return self._differences[span]


def excerpt(text: str, *, published: str, title: str, reader: Reader = read_figures) -> Excerpt:
    """Choose the passages of a full text.

    Args:
        text: the full text.
        published: its date of publication, ISO 8601.
        title: its title.
        reader: reads a text, as `citedfigures.read_figures` does.

    Returns:
        The passages, none where the text cites no figure, and what they read to otherwise.
    """
    reading = _Reading(text, published, title, reader)
    spans = _settled(reading)
    passages = tuple(_passages(reading, spans))
    warnings = tuple(warning for span in spans for warning in reading.differences(span))
    return Excerpt(passages, len(reading.figures), warnings)


def _settled(reading: _Reading) -> list[Span]:
    """Spans that read like the full text: grown backwards, joined where they meet, until nothing changes."""
    spans = reading.sentence_spans()
    while True:
        grown = _joined(_grown(reading, span) for span in spans)
        if grown == spans:
            return spans
        spans = grown


def _grown(reading: _Reading, span: Span) -> Span:
    """The span with as few sentences before it as make it read right; with the least wrong if none do."""
    first, last = span
    earliest = max(0, reading.first_with_figure(span) - MOST_SENTENCES_BEFORE)
    best, fewest = span, len(reading.differences(span))
    for start in range(first - 1, earliest - 1, -1):
        if not fewest:
            break
        wrong = len(reading.differences((start, last)))
        if wrong < fewest:
            best, fewest = (start, last), wrong
    return best


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans with those that overlap or follow one another made one."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _passages(reading: _Reading, spans: list[Span]) -> Iterator[Passage]:
    """A passage for each span, but for those whose words stand in an earlier one and read the same."""
    covered: list[Span] = []
    for start, end in map(reading.stretch, spans):
        if any(left <= start and end <= right for left, right in covered):
            continue
        copies = tuple(_copies(reading, start, end))
        covered += [(copy, copy + end - start) for copy in copies]
        yield Passage(start, reading.text[start:end], copies)


def _copies(reading: _Reading, start: int, end: int) -> Iterator[int]:
    """Offsets at which the same words stand again and read to the same figures."""
    words, here = reading.text[start:end], reading.whole(start, end)
    at = reading.text.find(words, end)
    while at >= 0:
        there = reading.whole(at, at + len(words))
        if [figure.moved(at - start) for figure in here] == there:
            yield at
        at = reading.text.find(words, at + len(words))


def _differences(whole: list[Figure], alone: list[Figure]) -> Iterator[str]:
    read = {(figure.start, figure.end): figure for figure in alone}
    for figure in whole:
        other = read.pop((figure.start, figure.end), None)
        place = f"“{figure.surface}” at {figure.start}"
        if other is None:
            yield f"{place} is read in the full text, and not from its passage alone"
        elif other != figure:
            yield f"{place} reads otherwise from its passage alone: {', '.join(_fields(figure, other))}"
    yield from (
        f"“{f.surface}” at {f.start} is read from its passage alone, not in the full text"
        for f in read.values()
    )


def _fields(whole: Figure, alone: Figure) -> Iterator[str]:
    """The fields that differ, with both values."""
    for field in fields(Figure):
        one, other = getattr(whole, field.name), getattr(alone, field.name)
        if one != other:
            yield f"{field.name} {other!r}, in the full text {one!r}"

"""What holds for any text whatever: the figures fit their text, and nothing makes the reader stumble."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citedfigures import BOUNDS, INDICATORS, STATISTICS, Figure, read_figures

NUMBERS = (
    "5 17.6 12,7 1,511 0 000 3.5.7 36 seven half -4 1e9 ½ third 10-15 2013 99999999999999999999 ٣ 1990s"
).split()
UNITS = (
    "percent % billion bn million tonnes t bcm km barrels bpd MW points times fold tenge euros jobs people"
).split()
MONEY = "$ US$ € £ dlrs KZT HK$".split()
PLACES = [
    "Kazakhstan",
    "Russian",
    "the EU",
    "Beijing",
    "its",
    "the republic",
    "Tengizchevroil",
    "U.S.",
    "World",
]
CUES = (
    "exports imports trade turnover balance deficit investment GDP inflation debt price output reserves "
    "capacity pipeline rose fell to from by of in with between share accounted doubled over about up not "
    "denied will while and or respectively than per a the as since per year earlier largest partner worth"
).split()
PERIODS = [
    "in 2013",
    "last year",
    "a year earlier",
    "since 1993",
    "by 2030",
    "the first half",
    "in May",
    "Q3 2021",
]
SIGNS = [".", ",", ";", ":", "(", ")", "-", "–", " — ", "“", "”", "'s", "’s", "!", "?", "/", "+", "…", '"']
SPACES = [" ", " ", " ", " ", "\n", "\n\n", "\u00a0", "\u202f", "\t", "", "\r\n"]

pieces = st.sampled_from([*NUMBERS, *UNITS, *MONEY, *PLACES, *CUES, *PERIODS, *SIGNS])
like_news = st.lists(st.tuples(pieces, st.sampled_from(SPACES)), max_size=40).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
texts = st.one_of(like_news, st.text(max_size=120))
dates = st.sampled_from([None, "2014-05-13", "2019-02", "2021", "soon", ""])

EXAMPLE = (
    "In 2013, trade with Russia accounted for 36 percent of imports ($17.6 billion) and 7 percent of exports."
    " Exports fell by more than 12 percent to $10-12 billion last year, against $14 billion a year earlier."
)
UNRELATED = "\n\nNobody can say why the weather was so fine."
_PERIOD = re.compile(r"\d{4}(-(H[12]|Q[1-4]|\d\d))?|\d{4}\.\.(\d{4})?|\d{4}-\d\d\.\.(\d{4}-\d\d)?")


def check_place(text: str, figure: Figure) -> None:
    """The surface stands where the figure says, in its sentence."""
    assert text[figure.start : figure.end] == figure.surface != ""
    assert 0 <= figure.sentence_start <= figure.start < figure.end <= figure.sentence_end <= len(text)


def check_words(figure: Figure) -> None:
    """Every field with a closed list of values has one of them."""
    assert figure.bound in BOUNDS
    assert figure.statistic in STATISTICS
    assert figure.indicator in INDICATORS
    assert figure.unit
    assert set(figure.inferred) <= {"indicator", "reporter", "partner", "period", "product"}
    assert figure.period is None or _PERIOD.fullmatch(figure.period)
    assert "" not in (figure.product, figure.reporter, figure.partner, figure.base, figure.attributed_to)


def check_amount(figure: Figure) -> None:
    """The interval holds the value, whatever its sign; a range has two ends."""
    ends = [figure.value] if figure.upper is None else [figure.value, figure.upper]
    assert figure.low is None or figure.low <= min(ends)
    assert figure.high is None or figure.high >= max(ends)
    assert (figure.bound == "range") == (figure.upper is not None)


@example(EXAMPLE, "2014-05-13", None)
@given(texts, dates, st.none() | like_news)
def test_figures_fit_their_text(text: str, published: str | None, title: str | None) -> None:
    figures = read_figures(text, published=published, title=title)
    for figure in figures:
        check_place(text, figure)
        check_words(figure)
        check_amount(figure)
    assert all(one.end <= other.start for one, other in pairwise(figures))


def test_a_slip_of_the_pen_is_read_without_complaint() -> None:
    assert len(read_figures("Exports were an billion dollars.")) <= 1


@example(EXAMPLE)
@given(like_news)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    assert read_figures(text, published="2021-06-15") == read_figures(text, published="2021-06-15")


@example(EXAMPLE)
@given(texts)
def test_what_is_read_before_does_not_matter(text: str) -> None:
    alone = read_figures(text)
    read_figures("Georgia exported $5 billion of wine to Russia in 2013.", title="Georgia")
    assert read_figures(text) == alone


@example(EXAMPLE)
@given(like_news)
def test_an_unrelated_paragraph_below_changes_nothing(text: str) -> None:
    assert read_figures(text + UNRELATED) == read_figures(text)


@example(EXAMPLE)
@given(like_news)
def test_white_space_above_moves_the_offsets_and_nothing_else(text: str) -> None:
    assert read_figures("\n\n" + text) == [figure.moved(2) for figure in read_figures(text)]


@example(EXAMPLE)
@given(texts)
def test_a_figure_comes_back_from_json(text: str) -> None:
    for figure in read_figures(text):
        stored = json.loads(json.dumps(figure.as_dict()))
        places = tuple((name, start, end) for name, start, end in stored["words"])
        assert Figure(**{**stored, "inferred": tuple(stored["inferred"]), "words": places}) == figure


@example(EXAMPLE)
@given(like_news)
def test_the_words_that_gave_a_field_stand_in_the_sentence(text: str) -> None:
    for figure in read_figures(text):
        for _, start, end in figure.words:
            assert figure.sentence_start <= start < end <= figure.sentence_end


@example(EXAMPLE)
@given(like_news)
def test_a_relative_period_needs_a_date_of_publication(text: str) -> None:
    """Without one, only years that the text says itself can be read, and those a year earlier."""
    said = {int(year) for year in re.findall(r"(?:1[89]|20)\d\d", text)}
    for figure in read_figures(text):
        years = {int(year) for year in re.findall(r"\d{4}", figure.period or "")}
        assert all(any(abs(year - other) <= len(said) * 10 for other in said) for year in years)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00", "\ud800", "\u202e", "٣٤٥ ٪", "🛢️ 5", "5\u00a0%", "$", "%"]
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert all(text[figure.start : figure.end] == figure.surface for figure in read_figures(text))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1 ",
        "1-",
        "5 percent of ",
        "$1 ",
        "and ",
        "Russia ",
        "May ",
        "2013 to ",
        "(",
        "a",
        "a\n",
        "Aa ",
    ],
)
def test_reading_is_linear_in_the_length(piece: str) -> None:
    """Twice of anything takes about twice as many steps, counted as calls, since a clock is no test."""
    size = 4_000

    def calls(length: int) -> int:
        count = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(counted)
        try:
            read_figures(piece * (length // len(piece)))
        finally:
            sys.setprofile(None)
        return count

    assert calls(2 * size) < 2.3 * calls(size) + 1_000


@settings(max_examples=25)
@given(st.lists(like_news, max_size=8))
def test_paragraphs_keep_their_figures_places(paragraphs: list[str]) -> None:
    """Whatever stands before it, an amount of a paragraph is found at its own place."""
    text = "\n\n".join(paragraphs)
    for figure in read_figures(text):
        check_place(text, figure)

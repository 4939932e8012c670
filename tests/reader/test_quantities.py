"""What holds for any text: offsets, order, shape of the results, and work that grows with the text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citedfigures import numbers, quantities
from citedfigures.figure import BOUNDS, Quantity
from citedfigures.page import Page
from citedfigures.quantities import read_quantities, scan

KINDS = {"money", "percent", "point", "physical", "price", "count", "rank", "multiple", "number"}

# Pieces that the grammar knows, so that chance puts them together in ways that nobody thought of.
PIECES = [
    "$", "US$", "€", "£", "KZT ", "Rs", "-", "−", "–", ",", ".", " ", " ", " ", "\n", "\n\n", "\u00a0", "(",
    ")", "1", "12", "7", "300", "1,511", "12,7", "2013", "69 734,8", "0", "½", "1/2", "million", "bn", "m",
    "k", "mln", "percent", "%", "pct", "percentage points", "barrels", " per day", " a barrel",
    " per 1,000 cubic metres", "tonnes", "bcm", "km", "dollars", "cts", "people", "years", "one", "two",
    "twenty", "hundred", "third", "a third", "half", "quarter", "of", "and", "to", "from", "between", "in",
    "first", "largest", "doubled", "twice", "times", "fold", "about", "not", "more than", "over", "rose",
    "by", "fell", "May", "No.", "Article", "a", "the", "İ", "ẞ", "٣", "²",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
@example("İİİ 5 percent")
@example("5 km")
@example("$")
@example("one")
@example("an million and an half")
def test_any_text_gives_results_that_fit_it(text: str) -> None:
    found = scan(text)
    for one in found:
        assert text[one.start : one.end] == one.surface != ""
        assert_is_consistent(one)
    for one, following in pairwise(found):
        assert one.end <= following.start


def assert_is_consistent(one: Quantity) -> None:
    """Values, bounds and intervals of one quantity agree with each other."""
    assert one.kind in KINDS
    assert one.bound in BOUNDS
    assert one.change in {"=", "~", ">", "<", "up", "down"}
    assert (one.unit == "") == (one.kind == "number")
    assert (one.upper is not None) == (one.bound == "range")
    assert one.low is not None or one.bound in {"at_most", "less_than"}
    assert one.high is not None or one.bound in {"at_least", "more_than"}
    if one.low is not None:
        assert one.low <= one.value
    if one.high is not None:
        assert one.value <= one.high or one.upper is not None


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_public_layer_is_the_scan_with_bare_numbers_given_a_unit_or_left_out(text: str) -> None:
    read, found = read_quantities(text), scan(text)
    bare = {one.start for one in found if one.kind == "number"}
    assert [one for one in read if one.start not in bare] == [one for one in found if one.kind != "number"]
    assert all(one.kind != "number" for one in read)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert scan(text) == scan(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_paragraph_before_shifts_the_offsets_and_nothing_else(text: str) -> None:
    before = "No figures stand here.\n\n"
    if text.startswith(("\n", "\r")):
        return
    shifted = [(q.start - len(before), q.surface, q.value, q.unit) for q in scan(before + text)]
    assert shifted == [(q.start, q.surface, q.value, q.unit) for q in scan(text)]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_a_page_has_one_character_for_each_of_the_text(text: str) -> None:
    page = Page.of(text)
    assert len(page.plain) == len(page.low) == len(text)


@given(
    value=st.decimals(min_value="0.01", max_value="999.99", places=2),
    sign=st.sampled_from(["$", "€", "£", "HK$", "KZT "]),
    scale=st.sampled_from([("million", 1e6), ("bn", 1e9), ("trillion", 1e12)]),
)
def test_money_is_read_back_as_it_was_printed(value: Any, sign: str, scale: tuple[str, float]) -> None:
    surface = f"{sign}{value} {scale[0]}"
    [found] = read_quantities(f"They paid {surface} in all.")
    assert found.surface == surface
    assert found.value == pytest.approx(float(value) * scale[1])
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low == pytest.approx(0.01 * scale[1])


@given(value=st.integers(min_value=1, max_value=999_999_999))
def test_thousands_are_read_with_and_without_commas(value: int) -> None:
    [with_commas] = read_quantities(f"It weighs {value:,} tonnes.")
    [without] = read_quantities(f"It weighs {value} tonnes.")
    assert with_commas.value == without.value == value


def test_a_text_without_numbers_gives_nothing() -> None:
    assert scan("") == []
    assert read_quantities("No figures were given, and none were asked for.") == []


def test_a_quantity_at_either_end_of_the_text_is_read() -> None:
    assert [q.surface for q in read_quantities("5 percent to 7 bcm")] == ["5 percent", "7 bcm"]
    assert [q.surface for q in read_quantities("Two thirds")] == ["Two thirds"]
    assert [q.surface for q in read_quantities("half of it")] == ["half"]


def test_windows_line_ends_are_line_breaks() -> None:
    assert [q.surface for q in read_quantities("cost $4.5\r\nbillion")] == ["$4.5\r\nbillion"]


@contextmanager
def counted_reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count how many characters the number pattern and the rules around each number get to look at."""
    seen: list[int] = []
    original = quantities.find_numbers

    def counting(page: Page) -> Iterator[numbers.Number]:
        for number in original(page):
            seen.append(number.end - number.start)
            yield number

    monkeypatch.setattr(quantities, "find_numbers", counting)
    yield seen


HOSTILE = [
    "1", ",", "1,", "1.", "1 ", "1-", "and ", "one ", "one hundred and ", "a ", "word", "$", "$1", "$ ",
    "5% ", "half ", "a third ", "to 1 ", "1 to ", "from 1 to 2 and ", "(1) ", "-1", "1/2", "1 000 ",
    "\u00a0001", "per day ", "'", "(", "more than ", "not more than 5 ", "\n", "\n\n", "No. 1, ", "May 1, ",
    "5 barrels a day ", "one in ten ", "%", "+1",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_a_repeated_piece_is_read_in_work_that_grows_with_it(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted_reads(monkeypatch) as seen:
        scan(piece * 500)
        once = len(seen)
        seen.clear()
        scan(piece * 1000)
    assert len(seen) <= 2 * once + 8


def test_no_pattern_nests_one_unbounded_repetition_in_another() -> None:
    nested = re.compile(r"[+*]\)[+*]|[+*]\)\{\d*,\}")
    for name in ("numbers", "numerals", "parts", "units", "hedges", "ranks", "rejects", "amounts", "joins"):
        module = __import__(f"citedfigures.{name}", fromlist=[name])
        for value in vars(module).values():
            if isinstance(value, re.Pattern):
                assert not nested.search(value.pattern), (name, value.pattern)

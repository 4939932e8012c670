"""What the checks find of injected errors, and that they leave honest roundings in peace."""

from __future__ import annotations

import pytest

from benchmarks import sensitivity

# Kinds of which nearly all have to be found: powers of ten, units and sums.
SURE = ("times the value", "tenth of the value", "thousandth of", "miles", "does not convert", "a sum within",
        "swapped", "the turnover printed", "the balance printed", "dollars printed")  # fmt: skip


@pytest.fixture(scope="module")
def measured():
    return sensitivity.measure(sensitivity.official_table())


def test_honest_roundings_are_left_in_peace(measured):
    honest = [(count, share) for kind, count, share in measured if kind.startswith("none")]
    assert len(honest) == 2
    assert sum(count for count, _ in honest) > 500
    assert all(share <= 0.01 for _, share in honest)


def test_powers_of_ten_units_and_sums_are_found(measured):
    sure = [(kind, share) for kind, _, share in measured if any(words in kind for words in SURE)]
    assert len(sure) == 11
    assert [kind for kind, share in sure if share < 0.95] == []


def test_wrong_years_and_wrong_totals_are_mostly_found(measured):
    shares = {kind: share for kind, _, share in measured}
    assert shares["the year before"] > 0.8
    assert shares["a share of exports printed as one of imports"] > 0.9


def test_the_page_has_the_table_as_it_is_now(measured):
    page = sensitivity.PAGE.read_text(encoding="utf-8")
    assert sensitivity.replaced(page, sensitivity.markdown(measured)) == page

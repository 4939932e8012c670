"""Validation: every failure is found and named, and what passes has the declared types."""

from __future__ import annotations

import pandas as pd
import pytest
import small

from pipeline.figures import figure_rows
from pipeline.validate import validate, validate_rows
from schemas.articles import ARTICLES
from schemas.build import DTYPES
from schemas.figure_rules import SUMS_OF_MONEY
from schemas.figures import FIGURES
from schemas.rejected import REJECTED

ARTICLE = small.article_of()


def _row(**changes):
    return {**figure_rows(ARTICLE, small.tiny_reader)[0], **changes}


def _reasons(**changes):
    """What is said of a figure that is right but for these values: (field, value, reason)."""
    table, rejected = validate_rows(FIGURES, [_row(**changes)], lambda at: ("a.toml", f"row {at}"))
    assert table.empty == bool(rejected)
    assert all((problem.file, problem.row) == ("a.toml", "row 0") for problem in rejected)
    return [(problem.field, problem.value, problem.reason) for problem in rejected]


def test_a_right_figure_passes():
    assert _reasons() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("figure_id", "xyz"), ("indicator", "export"), ("statistic", "ratio"), ("bound", "about"),
        ("period", "2021-Q7"), ("unit", "%"), ("reporter", " KAZ"), ("inferred", "colour"), ("value", "nan"),
        ("char_start", "1.5"), ("forecast", "yes"), ("text_fragment_url", "javascript:x"),
    ],
)  # fmt: skip
def test_a_value_that_is_written_wrong_is_named(field, value):
    found = _reasons(**{field: value})
    assert [problem[:2] for problem in found] == [(field, value)]
    assert found[0][2].startswith(("is not", "is none of"))


@pytest.mark.parametrize("field", [field.name for field in FIGURES.fields if field.required])
def test_a_value_that_must_be_there_is_missed(field):
    assert (field, "", "is empty, and must not be") in _reasons(**{field: None})


@pytest.mark.parametrize("field", [field.name for field in FIGURES.fields if not field.required])
def test_a_value_that_may_be_missing_may_be_missing(field):
    assert _reasons(**{field: None}) == []


SMALL = {"value": 5.0, "value_low": 4.5, "value_high": 5.5}
SHARE = {"statistic": "share", "unit": "percent", "value_low": None, "value_high": None}
RANK = {"statistic": "rank", "unit": "rank", "value_low": None, "value_high": None}
GROWTH = {"statistic": "growth", "unit": "percent", "value_low": None, "value_high": None}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({**SHARE, "value": 100.5}, "value"),
        ({**SHARE, "value": -1.0}, "value"),
        ({**SHARE, "value": 90.0, "value_upper": 110.0, "bound": "range"}, "value"),
        ({**SHARE, "value": 2000.0, "base": "GDP"}, "value"),
        ({**RANK, "value": 0.0}, "value"),
        ({**RANK, "value": 1.5}, "value"),
        ({**GROWTH, "value": -101.0}, "value"),
        ({"value": 1e15, "value_high": None}, "value"),
        ({"value": 2e18, "value_high": None}, "value"),
        ({"indicator": "length", "unit": "km", "value": -5.0, "value_low": None}, "value"),
        *[({**SMALL, "indicator": indicator}, "value") for indicator in SUMS_OF_MONEY],
        ({**SMALL, "unit": "KZT"}, "value"),
        ({"value": 999.0, "value_low": None}, "value"),
        ({"indicator": "trade_balance", "value": -5.0, "value_low": None}, "value"),
        ({**SMALL, "value_upper": 7.0, "bound": "range"}, "value"),
    ],
)
def test_a_figure_that_cannot_be_true_is_set_aside_as_implausible(changes, field):
    found = _reasons(**changes)
    assert field in [problem[0] for problem in found]
    assert all(problem[2].startswith("implausible: ") for problem in found)


@pytest.mark.parametrize(
    "changes",
    [
        {**SHARE, "value": 100.0},
        {**SHARE, "value": 0.0},
        {**SHARE, "value": 130.0, "base": "gdp of Japan"},
        {**RANK, "value": 7.0, "bound": "at_most"},
        *[{**SMALL, "indicator": name} for name in ("price", "other_economic", "production", "transit")],
        {**SMALL, "unit": "TEU"},
        {**SMALL, "unit": "USD/bbl"},
        {**SMALL, "indicator": "gdp", "sentence": "GDP per capita was below $5 billion."},
        {"value": 0.0, "value_low": 0.0},
        {"value": 1000.0, "value_low": None},
        {"indicator": "trade_balance", "value": -1000.0, "value_low": None},
        {**SMALL, "value_upper": 7e9, "value_high": 7.5e9, "bound": "range"},
        {**GROWTH, "value": -100.0},
        {**GROWTH, "value": 10000.0},
        {**GROWTH, "value": -150.0, "indicator": "trade_balance"},
        {"value": 1e16, "unit": "IDR", "value_high": None},
        {"value": -5e9, "indicator": "trade_balance", "value_low": None},
        {"value": -15e9, "value_upper": -20e9, "bound": "range", "value_low": -20.5e9, "value_high": -14.5e9},
    ],
)
def test_a_figure_that_may_be_true_is_kept(changes):
    assert _reasons(**changes) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({**SHARE, "unit": "USD", "value": 5.0}, "unit"),
        ({"bound": "range"}, "value_upper"),
        ({"value_low": 6e9, "value_high": 5e9}, "value_low"),
        ({"sentence": "Another sentence."}, "surface"),
        ({"char_end": 5}, "char_end"),
    ],
)
def test_evidence_that_does_not_fit_is_named(changes, field):
    found = _reasons(**changes)
    assert [problem[0] for problem in found] == [field]
    assert not found[0][2].startswith("implausible")


def test_all_failures_of_a_row_are_found():
    assert [problem[0] for problem in _reasons(indicator="x", period="y", value="z")] == [
        "indicator", "period", "value",
    ]  # fmt: skip


def test_a_broken_row_does_not_hide_others_of_its_column():
    rows = [_row(value="x"), _row(figure_id="0" * 12, **{**SHARE, "value": 150.0}), _row(figure_id="1" * 12)]
    table, rejected = validate_rows(FIGURES, rows, lambda at: ("a", str(at)))
    assert [(problem.row, problem.field, problem.value) for problem in rejected] == [
        ("0", "value", "x"), ("1", "value", "150.0"),
    ]  # fmt: skip
    assert list(table["figure_id"]) == ["1" * 12]


def test_two_figures_with_one_id_are_both_set_aside():
    _, rejected = validate_rows(FIGURES, [_row(), _row()], lambda at: ("a", str(at)))
    assert [(problem.row, problem.field) for problem in rejected] == [("0", "figure_id"), ("1", "figure_id")]


def test_values_come_through_unchanged():
    number = 17_600_000_000.000001
    table, _ = validate_rows(
        FIGURES, [_row(value=number, value_high=None, product="NA")], lambda at: ("", "")
    )
    assert table["value"][0] == number
    assert table["product"][0] == "NA"
    assert not table["forecast"][0]


@pytest.mark.parametrize("rows", [[], [{}]])
@pytest.mark.parametrize("table", [ARTICLES, FIGURES, REJECTED], ids=lambda table: table.name)
def test_tables_have_their_types_also_where_they_are_empty(table, rows):
    empty = [dict.fromkeys(table.columns)] if rows else []
    typed, _ = validate_rows(table, empty, lambda at: ("", ""))
    assert {name: str(dtype) for name, dtype in typed.dtypes.items()} == {
        field.name: DTYPES[field.kind] for field in table.fields
    }
    assert typed.empty


def _validated(*articles, rejected=()):
    rows = [row for article in articles for row in figure_rows(article, small.tiny_reader)]
    return validate(articles, rows, rejected)


def test_figures_are_counted_for_each_article():
    other = small.article_of("No figures here.", "none")
    tables = _validated(ARTICLE, other)
    assert list(tables.articles["figure_count"]) == [2, 0]
    assert str(tables.articles["figure_count"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published", "13.05.2014"), ("published", "2014-02-30"), ("language", "English"), ("url", "ftp://x.y"),
        ("title", ""), ("publisher", " "), ("archived_url", "archive"), ("retrieved_at", "today"),
    ],
)  # fmt: skip
def test_wrong_metadata_sets_article_and_figures_aside(key, value):
    tables = _validated(small.article_of(**{key: value}))
    assert tables.articles.empty
    assert tables.figures.empty
    first, *others = tables.rejections
    assert (first.file, first.field) == ("2022-paper-exports.toml", key)
    assert [other.row for other in others] == ["offset 58", "offset 136"]
    assert all("article of this figure is set aside" in other.reason for other in others)
    assert all(rejection.makes_incomplete for rejection in tables.rejections)


def test_what_is_not_known_is_null():
    tables = _validated(small.article_of(url="", author=""))
    assert tables.articles["url"].isna().all()
    assert tables.articles["author"].isna().all()
    assert tables.figures["text_fragment_url"].isna().all()


def test_rejected_holds_what_earlier_stages_found():
    from pipeline.errors import Rejection

    tables = _validated(ARTICLE, rejected=[Rejection("a.toml", "", "", "", "the file is empty")])
    assert tables.rejected.to_dict("records")[0]["file"] == "a.toml"
    assert pd.isna(tables.rejected["row"][0])

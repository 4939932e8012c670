"""The tables described: syntax of values, the dictionary made from them, and Pandera schemas that fit."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import dictionary, syntax
from schemas.articles import ARTICLES
from schemas.build import DTYPES, raw_schema, typed_schema
from schemas.dictionary import BEGIN, END, TABLES, dictionary_rows, replace_dictionary
from schemas.figures import FIGURES

GOOD = {
    syntax.DATE: ["2014", "2014-05", "2014-05-13", "2016-02-29"],
    syntax.MOMENT: ["2026-11-22", "2026-11-22T09:30:00Z", "2026-11-22T09:30+05:00", "2026-11-22 09:30:00.5"],
    syntax.PERIOD: [
        "2021", "2021-Q3", "2021-H1", "2021-04", "2021-01..2021-09", "2009..2011", "1993..", "1993-05..",
        "..2020",
    ],
    syntax.LANGUAGE: ["en", "kk", "pt-BR", "zh-Hant-TW", "es-419"],
    syntax.ADDRESS: ["http://registan.net", "https://a.b/c?d=e#f", "https://пример.рф/а"],
    syntax.SHA256: ["0" * 64],
    syntax.FIGURE_ID: ["0123456789ab"],
    syntax.ARTICLE_ID: ["2019-02-paper-title", "статья-1"],
    syntax.LINE: ["a b", "«слово»"],
    syntax.UNIT: ["USD", "percent", "bbl/d", "USD/1000m3", "tCO2", "m3"],
    syntax.NAME: ["KAZ", "Caspian Pipeline Consortium", "X"],
    syntax.NUMBER: ["1", "-1.5", "1e+18", "17600000000.0"],
    syntax.INTEGER: ["0", "-3", "12101"],
}  # fmt: skip
BAD = {
    syntax.DATE: ["", "14", "2014-13", "2014-02-30", "2014-5-1", "13.05.2014", "2014-05-13T10:00", "0214"],
    syntax.MOMENT: ["yesterday", "2026-11-22T25:00"],
    syntax.PERIOD: ["", "2021-Q5", "2021-H3", "last year", "..", "2021-", "2021...2022"],
    syntax.LANGUAGE: ["English", "EN", "en_US"],
    syntax.ADDRESS: ["ftp://a.b", "javascript:alert(1)", "https://", "www.a.b", "https://a b", 'https://a"b'],
    syntax.SHA256: ["0" * 63, "A" * 64],
    syntax.FIGURE_ID: ["0123456789AB", "x" * 12],
    syntax.ARTICLE_ID: ["", "a b", "../a", "-a", "a/b"],
    syntax.LINE: ["", " ", "a\nb", "a\x1b[0m"],
    syntax.UNIT: ["", "%", "5", "bbl per day"],
    syntax.NAME: [" KAZ", "KAZ ", "K\nAZ", ""],
    syntax.NUMBER: ["nan", "inf", "1,5", "", "1e5x"],
    syntax.INTEGER: ["1.0", "one", "1" * 19],
}


def _pairs(values):
    return [(kind, value) for kind, all_values in values.items() for value in all_values]


@pytest.mark.parametrize(("kind", "value"), _pairs(GOOD))
def test_what_is_written_right_fits(kind, value):
    assert kind.fits(value)


@pytest.mark.parametrize(("kind", "value"), _pairs(BAD))
def test_what_is_written_wrong_does_not_fit(kind, value):
    assert not kind.fits(value)


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_is_a_date(day):
    assert syntax.DATE.fits(day.isoformat())


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_is_a_number(number):
    assert syntax.NUMBER.fits(str(number))


def test_the_day_of_a_moment():
    assert [syntax.day(text) for text in ("2014-05-13T10:00Z", "2014-05", "2014-05-13 10:00")] == [
        "2014-05-13", "2014-05", "2014-05-13",
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described(table):
    for field in table.fields:
        assert field.description.endswith("."), field.name
        assert field.kind != "text" or field.allowed or field.syntax, field.name
        assert field.unit or field.kind in ("text", "boolean"), field.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_schemas_carry_description_unit_and_allowed_values(table):
    for schema in (raw_schema(table), typed_schema(table)):
        for field in table.fields:
            column = schema.columns[field.name]
            assert column.description == field.description
            assert column.metadata == {
                "unit": field.unit,
                "allowed": field.allowed_words(),
                "sdmx": field.sdmx,
            }


def test_the_columns_are_those_that_readers_of_the_tables_rely_on():
    assert " ".join(ARTICLES.columns) == (
        "article_id title author publisher published language url publisher_url archived_url retrieved_at "
        "note text_sha256 text_length source_file figure_count"
    )
    assert " ".join(FIGURES.columns) == (
        "figure_id article_id indicator statistic product reporter partner period base forecast value "
        "value_upper unit bound value_low value_high surface sentence char_start char_end prefix suffix "
        "attributed_to text_fragment_url inferred read_from repeats reader_version"
    )


def test_the_dictionary_has_a_row_for_each_column():
    rows = dictionary_rows()
    assert len(rows) == sum(len(table.fields) for table in TABLES)
    assert {row["type"] for row in rows} <= set(DTYPES)
    bound = next(row for row in rows if row["column"] == "bound")
    assert bound["allowed"] == "exact | approx | at_least | at_most | more_than | less_than | range"


def test_the_dictionary_is_put_between_its_marks():
    page = replace_dictionary(f"before\n{BEGIN}\nto be replaced\n{END}\nafter\n")
    assert page.startswith("before\n")
    assert page.endswith("after\n")
    assert "to be replaced" not in page
    assert "### figures" in page
    assert replace_dictionary(page) == page


def test_cells_of_the_page_do_not_break_its_tables():
    for line in dictionary.dictionary_markdown().splitlines():
        if line.startswith("|"):
            assert line.replace("\\|", "").count("|") == 6


@pytest.mark.parametrize("page", ["", BEGIN, END, f"{END}{BEGIN}"])
def test_a_page_without_the_marks_is_refused(page):
    with pytest.raises(ValueError, match="no place for the dictionary"):
        replace_dictionary(page)

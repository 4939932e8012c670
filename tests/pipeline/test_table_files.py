"""CSV and Parquet: what goes in comes out, and no cell becomes a formula."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables import csv_bytes, csv_rows, dictionary_bytes, guarded, parquet_bytes, unguarded
from schemas.dictionary import dictionary_rows

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def _frame(cells):
    return pd.DataFrame({"text": pd.Series(cells, dtype="str"), "number": pd.Series(range(len(cells)))})


@given(st.lists(CELLS | st.none(), max_size=5))
def test_any_text_comes_back_from_csv(cells):
    rows = csv_rows(csv_bytes(_frame(cells)))
    assert [unguarded(row["text"]) or None for row in rows] == cells


@given(st.lists(CELLS | st.none(), max_size=5))
def test_any_text_comes_back_from_parquet(cells):
    frame = _frame(cells)
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(parquet_bytes(frame))), frame)


@given(CELLS)
def test_guards_come_off_again(cell):
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
def test_no_cell_is_a_formula(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "5%", "'quoted'", " =1", ""])
def test_other_cells_stay_as_they_are(cell):
    assert guarded(cell) == unguarded(cell) == cell


def test_negative_numbers_are_numbers():
    frame = pd.DataFrame({"value": [-5.5], "text": pd.Series(["-5.5"], dtype="str")})
    assert csv_bytes(frame) == b"value,text\n-5.5,'-5.5\n"


def test_no_value_is_an_empty_cell():
    frame = pd.DataFrame(
        {"a": pd.Series([None], dtype="str"), "b": [float("nan")], "c": pd.array([None], "Int64")}
    )
    assert csv_bytes(frame) == b"a,b,c\n,,\n"


def test_the_dictionary_comes_back():
    rows = [{key: unguarded(cell) for key, cell in row.items()} for row in csv_rows(dictionary_bytes())]
    assert rows == dictionary_rows()

"""The official record as loaded: values made plain and exact, and everything unusable named with its line."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest
import small_official
from hypothesis import given
from hypothesis import strategies as st
from small_official import PLACE, ROW, row, write, write_places

from pipeline.errors import InputError
from pipeline.official import COLUMNS, load_official, plain_value
from pipeline.validate import validate
from schemas.observations import OBSERVATIONS
from schemas.places import PLACES


@pytest.fixture
def official(tmp_path):
    return tmp_path / "official"


def _told(folder):
    """What is set aside of a record: (file, row, field, value, reason), loaded and validated."""
    return [
        (told.file, told.row, told.field, told.value, told.reason)
        for told in validate([], [], [], load_official(folder)).rejections
    ]


# What is right.


def test_a_row_becomes_an_observation_in_plain_units(official):
    write(official, row())
    tables = validate([], [], [], load_official(official))
    assert tables.rejections == ()
    assert tuple(tables.observations.columns) == OBSERVATIONS.columns
    told = tables.observations.to_dict("records")[0]
    assert (told["value"], told["unit"], told["derived"]) == (17_971_800_000.0, "USD", False)
    assert (told["source_file"], told["partner"], told["period"]) == ("official/bns.csv", "RUS", "2013")


def test_cells_that_are_empty_are_null(official):
    write(official, row())
    told = validate([], [], [], load_official(official)).observations.isna().to_dict("records")[0]
    assert {name for name, missing in told.items() if missing} == {
        "vintage", "product", "retrieved_at", "read_through", "comment",
    }  # fmt: skip


def test_a_place_becomes_a_row(official):
    write(official, row())
    write_places(official, PLACE)
    places = validate([], [], [], load_official(official)).places
    assert tuple(places.columns) == PLACES.columns
    assert places.to_dict("records")[0]["latitude"] == 43.66


def test_columns_may_stand_in_any_order_and_cells_in_spaces(official):
    write(official, row(partner=" RUS "), columns=sorted(COLUMNS))
    assert [o.partner for o in load_official(official).observations] == ["RUS"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(official):
    write(official, row())
    path = official / "bns.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert _told(official) == []


def test_inputs_have_the_hash_of_each_file(official):
    write(official, row())
    digest = hashlib.sha256((official / "bns.csv").read_bytes()).hexdigest()
    assert load_official(official).inputs == {"official/bns.csv": digest}


@pytest.mark.parametrize(
    ("printed", "power", "value"),
    [
        ("17971.764466", "6", "17971764466"), ("0.1", "1", "1"), ("9315907030.0", "0", "9315907030.0"),
        ("1675.71", "3", "1675710"), ("-5", "9", "-5000000000"), ("12", "-2", "0.12"),
    ],
)  # fmt: skip
def test_a_printed_value_is_multiplied_exactly(printed, power, value):
    assert plain_value(printed, power) == Decimal(value)


@pytest.mark.parametrize(
    ("printed", "power", "left"),
    [
        ("17,971.8", "6", "17,971.8 × 10^6"), ("…", "0", "…"), ("1_000", "0", "1_000"), ("nan", "0", "nan"),
        ("5", "six", "5 × 10^six"), ("5", "", "5 × 10^"), ("5", "999999999", "5 × 10^999999999"),
        ("1e999999999", "0", "1e999999999"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_left_as_it_is(printed, power, left):
    assert plain_value(printed, power) == left


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_a_value_in_millions_is_a_million_times_what_is_printed(value):
    assert plain_value(f"{value:f}", "6") == value * 10**6


def test_the_id_is_that_of_what_is_measured_not_of_the_value_or_the_place():
    one = small_official.observation()
    same = small_official.observation(value=Decimal(1), row="line 9", source_file="b.csv", comment="revised")
    key = "BNS", "Trade by partner", "KAZ", "RUS", "imports", "level", "TOTAL", "2013", "USD", "reported"
    assert one.observation_id == hashlib.sha256("\0".join(key).encode()).hexdigest()[:12]
    assert same.observation_id == one.observation_id


@pytest.mark.parametrize(
    "field",
    ["source", "dataset", "reporter", "partner", "indicator", "statistic", "product_code", "period", "unit",
     "perspective"],
)  # fmt: skip
def test_another_quantity_has_another_id(field):
    other = small_official.observation(**{field: "other"})
    assert other.observation_id != small_official.observation().observation_id


def test_where_no_code_is_used_the_product_tells_two_quantities_apart():
    oil = small_official.observation(product_code="", product="oil")
    gas = small_official.observation(product_code="", product="gas")
    assert oil.observation_id != gas.observation_id


# What is not: named with file, line, column, value and reason, and the rest goes on.


BAD_CELLS = [
    ("reporter", {"reporter": "XYZ"}, "XYZ", "is no code that is known"),
    ("partner", {"partner": "EU28"}, "EU28", "is no code that is known"),
    ("partner", {"partner": "Rus"}, "Rus", "is no code that is known"),
    ("partner", {"partner": "KAZ"}, "KAZ", "is the reporter itself"),
    ("partner", {"partner": ""}, "", "trade has two sides"),
    ("indicator", {"indicator": "export"}, "export", "is none of: exports"),
    ("statistic", {"statistic": "ratio"}, "ratio", "is none of: level"),
    ("status", {"status": "Z"}, "Z", "is none of: A"),
    ("perspective", {"perspective": "theirs"}, "theirs", "is none of: reported, mirror"),
    ("perspective", {"perspective": "mirror", "partner": "World"}, "mirror", "the books of one partner"),
    ("product", {"product": "cheese", "product_code": "HS:0406"}, "cheese", "is no product that is known"),
    ("product", {"product": "oil"}, "oil", "product_code TOTAL goes with no product"),
    ("product", {"product_code": "HS:2709"}, "", "every other one with one"),
    ("product_code", {"product_code": "2709"}, "2709", "is not TOTAL, or HS:"),
    ("unit", {"unit": "zorkmids"}, "zorkmids", "is no unit that is known, so it cannot be compared"),
    ("unit", {"unit": "km"}, "km", "does not fit the indicator, so it cannot be compared"),
    ("unit", {"unit": "USD/bbl"}, "USD/bbl", "does not fit the indicator, so it cannot be compared"),
    ("unit", {"statistic": "share", "value": "36.8", "unit_mult": "0"}, "USD", "shares and growth are in"),
    ("value", {"statistic": "share", "unit": "percent", "unit_mult": "0", "value": "368"}, "368.0",
     "a share lies between 0 and 100"),
    ("value", {"indicator": "fdi", "statistic": "rank", "unit": "rank", "value": "1.5", "unit_mult": "0"},
     "1.5", "a rank is a whole number from 1"),
    ("value", {"value": "-3"}, "-3000000.0", "is negative"),
    ("value", {"unit_mult": "9", "value": "17971800"}, "1.79718e+16", "more money than the world has"),
    ("value", {"value": "17,971.8"}, "17,971.8 × 10^6", "is not a finite number"),
    ("value", {"value": ""}, "", "is empty"),
    ("value", {"unit_mult": "million"}, "17971.8 × 10^million", "is not a finite number"),
    ("period", {"period": "2013-13"}, "2013-13", "is not a period"),
    ("derived", {"derived": "no"}, "no", "is not True or False"),
    ("source_url", {"source_url": "stat.gov.kz"}, "stat.gov.kz", "is not an address"),
    ("source_url", {"source_url": ""}, "", "is empty"),
    ("organisation", {"organisation": ""}, "", "is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "changes", "value", "reason"), BAD_CELLS)
def test_a_bad_cell_is_named_and_the_rest_goes_on(official, field, changes, value, reason):
    write(official, row(period="2012"), row(**changes))
    tables = validate([], [], [], load_official(official))
    (told,) = tables.rejections
    assert (told.file, told.row, told.field, told.value) == ("official/bns.csv", "line 3", field, value)
    assert reason in told.reason
    assert list(tables.observations["period"]) == ["2012"]


def test_every_failure_of_a_row_is_named(official):
    write(official, row(reporter="", indicator="export", status="?", period="then"))
    assert {entry[2] for entry in _told(official)} == {"reporter", "indicator", "status", "period"}
    write(official, row(reporter="XYZ", partner="XYZ", unit="zorkmids", value="-1"))
    assert {entry[2] for entry in _told(official)} == {"reporter", "partner", "unit", "value"}


@pytest.mark.parametrize(
    ("header", "field", "reason"),
    [
        (("partner", "counterpart"), "partner", "the column is missing"),
        (("partner", "counterpart"), "counterpart", "the column is unknown"),
        (("comment", "partner"), "partner", "the column stands twice"),
    ],
)
def test_changed_columns_set_the_file_aside_and_each_is_named(official, header, field, reason):
    write(official, row())
    path = write(official, row(), name="wits.csv") / "wits.csv"
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{first.replace(*header)}\n{rest}", encoding="utf-8")
    told = {(entry[0], entry[2]): entry[4] for entry in _told(official)}
    assert told["official/wits.csv", field] == f"{reason}: the whole file is set aside"
    assert {file for file, _ in told} == {"official/wits.csv"}
    assert len(load_official(official).observations) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no row"), (",".join(COLUMNS).encode(), "holds no row"), (b"\xff\xfe", "UTF-16"),
        (b"a,b\n\xe9,1\n", "is not UTF-8"), (b'a,b\n"1,2\n', "the file is no CSV"), (b"a\0b\n", "NUL"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(official, content, reason):
    write(official, row())
    (official / "bad.csv").write_bytes(content)
    told = _told(official)
    assert [entry[0] for entry in told] == ["official/bad.csv"]
    assert reason in told[0][4]
    assert len(load_official(official).observations) == 1


def test_a_row_with_a_cell_too_many_is_named(official):
    write(official, row(), row(period="2014"))
    path = official / "bns.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + ",spare\n", encoding="utf-8")
    ((file, line, _, value, reason),) = _told(official)
    assert (file, line) == ("official/bns.csv", "line 3")
    assert value.startswith("BNS,Bureau")
    assert f"has {len(COLUMNS) + 1} cells and not {len(COLUMNS)}" in reason


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("country", "KZ", "is no country code"), ("country", "EU", "is no country code"),
        ("latitude", "143.66", "between -90 and 90"), ("longitude", "51°10′", "is not a finite number"),
        ("name", "", "is empty"), ("source_url", "geonames", "is not an address"),
    ],
)  # fmt: skip
def test_a_bad_place_is_named(official, field, value, reason):
    write(official, row())
    write_places(official, {**PLACE, "name": "Kuryk"}, {**PLACE, field: value})
    ((file, line, column, found, why),) = _told(official)
    assert (file, line, column) == ("official/places.csv", "line 3", field)
    assert found in (value, f"{value}.0".removesuffix(".0"))
    assert reason in why


def test_a_place_that_stands_twice_is_named_twice(official):
    write(official, row())
    write_places(official, PLACE, PLACE)
    assert [entry[1:3] for entry in _told(official)] == [("line 2", "name"), ("line 3", "name")]


def test_no_folder_and_no_file_are_errors(tmp_path):
    with pytest.raises(InputError, match=r"there is no such folder.*--official"):
        load_official(tmp_path / "nowhere")
    with pytest.raises(InputError, match="holds no official observations"):
        load_official(tmp_path)


def test_rows_that_contradict_each_other_are_set_aside_with_the_others_place(official):
    write(official, row(), row(value="17.6", unit_mult="9"), row(period="2014"))
    told = _told(official)
    assert [entry[1:4] for entry in told] == [
        ("line 2", "value", "17971800000"), ("line 3", "value", "17600000000"),
    ]  # fmt: skip
    assert "contradicts 17600000000 (official/bns.csv, line 3)" in told[0][4]
    assert list(validate([], [], [], load_official(official)).observations["period"]) == ["2014"]


def test_a_year_that_is_missing_is_a_note_and_no_error(official):
    write(official, row(period="2012"), row(period="2015"))
    tables = validate([], [], [], load_official(official))
    assert tables.rejections == ()
    assert tables.notes == ("BNS, Trade by partner: KAZ – RUS imports, TOTAL, USD lacks 2013, 2014",)


def test_a_year_that_is_set_aside_is_missing(official):
    write(official, row(period="2012"), row(period="2013", status="Z"), row(period="2014"))
    tables = validate([], [], [], load_official(official))
    assert [note.rpartition(" ")[2] for note in tables.notes] == ["2013"]


def test_the_example_row_is_right_in_every_cell():
    assert ROW.keys() == set(COLUMNS)

"""Eurostat: cubes of JSON-stat in their own order, millions of euros, and three ways to say no."""

from __future__ import annotations

import json
from decimal import Decimal

import made_answers
import pytest
from made_answers import answer

from pipeline.statistics import codes, eurostat
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.jsonstat import cells
from pipeline.statistics.needs import Need

NEED = Need("KAZ", "exports", "TOTAL", ("EU", "World"), (2020, 2021))
(QUERY,) = eurostat.queries([NEED])
(CRUDE,) = eurostat.queries([Need("KAZ", "exports", "HS:2709", ("EU",), (2020, 2021))])
VALUES = {"MIO_IMP_VAL 2020": 12_000, "MIO_IMP_VAL 2021": 17_548.1, "MIO_EXP_VAL 2021": 5_487.2}


def _read(body, query=QUERY, **options):
    return eurostat.read(answer(query, body, **options))


def test_the_eu_is_asked_for_its_trade_with_the_country():
    asked = QUERY.parameters
    assert QUERY.path.endswith("/data/ext_lt_maineu")
    assert [pair for pair in asked if pair[0] in ("geo", "partner", "sitc06")] == [
        ("geo", "EU27_2020"), ("partner", "KZ"), ("sitc06", "TOTAL"),
    ]  # fmt: skip
    assert [value for name, value in asked if name == "indic_et"] == ["MIO_EXP_VAL", "MIO_IMP_VAL"]
    assert (QUERY.reporter, QUERY.partners) == ("EU", ("KAZ",))


def test_both_directions_of_asking_make_one_query():
    assert list(eurostat.queries([NEED, Need("EU", "imports", "TOTAL", ("KAZ", "World"), (2021,))])) == [
        QUERY
    ]


@pytest.mark.parametrize(
    ("country", "code"), [("GRC", "EL"), ("GBR", "UK"), ("KAZ", "KZ"), ("EU", "EU27_2020")]
)
def test_greece_and_the_united_kingdom_have_codes_of_their_own(country, code):
    assert codes.eurostat(country) == code


def test_millions_of_euros_become_euros_and_sparse_values_stay_apart():
    found = {(v.indicator, v.period): v for v in _read(made_answers.eurostat(QUERY, VALUES)).values}
    assert {key: value.amount for key, value in found.items()} == {
        ("imports", "2020"): 12_000_000_000, ("imports", "2021"): 17_548_100_000,
        ("exports", "2021"): 5_487_200_000,
    }  # fmt: skip
    assert {(value.unit, value.partner) for value in found.values()} == {("EUR", "KAZ")}


def test_codes_stand_where_their_index_says():
    body = made_answers.eurostat(QUERY, VALUES)
    assert list(body["dimension"]["indic_et"]["category"]["index"]) == ["MIO_EXP_VAL", "MIO_IMP_VAL"]
    # The same codes, named in another order, at the places of the other one.
    body["dimension"]["indic_et"]["category"]["index"] = {"MIO_EXP_VAL": 1, "MIO_IMP_VAL": 0}
    found = {(v.indicator, v.period): v.amount for v in _read(body).values}
    assert found[("exports", "2021")] == 17_548_100_000


def test_thousand_tonnes_of_crude_become_tonnes():
    (value,) = _read(made_answers.eurostat(CRUDE, {"x 2021": Decimal("32123.5").__float__()}), CRUDE).values
    assert (value.indicator, value.amount, value.unit) == ("imports", 32_123_500, "t")
    assert "SIEC O4100" in value.comment


@pytest.mark.parametrize(("flag", "status"), [("p", "P"), ("e", "E"), ("b", "B"), ("z", "E")])
def test_flags_become_the_status(flag, status):
    body = made_answers.eurostat(QUERY, {"MIO_IMP_VAL 2021": 1}, status={"0": flag})
    (value,) = _read(body).values
    assert value.status == status
    assert bool(value.comment) == (flag == "z")


@pytest.mark.parametrize("empty", [{}, []])
def test_an_empty_value_may_be_a_wrong_code(empty):
    with pytest.raises(NoData, match=r"no values.*does not know"):
        _read(made_answers.eurostat(QUERY, VALUES, value=empty))


def test_no_results_are_no_data():
    with pytest.raises(NoData, match="NO_RESULTS"):
        _read({"error": [{"status": 200, "id": 100, "label": "NO_RESULTS ..."}]})


@pytest.mark.parametrize("status", [200, 413])
def test_a_query_that_is_too_large_says_so(status):
    body = {"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Try again later."}}
    with pytest.raises(NotAsked, match=r"too large for one answer.*--since"):
        _read(body, status=status)


@pytest.mark.parametrize(
    ("status", "label"), [(404, "ERR_NOT_FOUND_4"), (400, "INVALID_QUERY_DIMENSION"), (200, "X")]
)
def test_other_errors_are_quoted(status, label):
    with pytest.raises(NotAsked, match=f"HTTP {status}, the error “{label}”"):
        _read({"error": [{"status": status, "label": label}]}, status=status)


def test_recorded_errors_are_all_told(sample):
    for recorded in json.loads(sample("eurostat/errors.json")):
        status = 413 if recorded["http"] == "200 or 413" else recorded["http"]
        with pytest.raises((NoData, NotAsked)):
            _read(recorded["body"], status=status)


@pytest.mark.parametrize(
    ("dimension", "code"), [("partner", "RU"), ("geo", "EU28"), ("sitc06", "SITC3"), ("indic_et", "PC_TOT")]
)
def test_a_cube_about_something_else_is_not_what_was_asked(dimension, code):
    body = made_answers.eurostat(QUERY, {"MIO_IMP_VAL 2021": 1})
    body["dimension"][dimension]["category"]["index"] = {code: 0}
    with pytest.raises(NotAsked, match=f"rows with {dimension} = '{code}'"):
        _read(body)


def test_another_unit_is_not_what_was_asked():
    body = made_answers.eurostat(CRUDE, {"x 2021": 1})
    body["dimension"]["unit"]["category"]["index"] = {"TJ": 0}
    with pytest.raises(NotAsked, match="rows with unit = 'TJ', where THS_T was asked for"):
        _read(body, CRUDE)


def test_years_outside_the_query_are_not_what_was_asked():
    with pytest.raises(NotAsked, match="time = '2009'"):
        _read(made_answers.eurostat(QUERY, {"MIO_IMP_VAL 2009": 1}))


def test_a_lost_dimension_is_named():
    body = made_answers.eurostat(QUERY, {"MIO_IMP_VAL 2021": 1})
    at = body["id"].index("partner")
    del body["id"][at], body["size"][at]
    with pytest.raises(NotUnderstood, match="a cube without the dimensions partner"):
        _read(body)


@pytest.mark.parametrize(
    "changes",
    [
        {"size": [1]},
        {"id": None},
        {"value": {"99": 1}},
        {"value": {"0": "many"}},
        {"dimension": {}},
        {"status": 3},
    ],
    ids=lambda changes: f"{changes}",
)
def test_a_cube_that_does_not_fit_itself_is_named(changes):
    with pytest.raises(NotUnderstood):
        _read(made_answers.eurostat(QUERY, VALUES, **changes))


@pytest.mark.parametrize("body", [b"<html>", [], b"null"])
def test_another_form_is_named(body):
    with pytest.raises(NotUnderstood):
        _read(body)


def test_values_may_stand_in_a_list_and_a_lone_code_without_an_index():
    cube = {
        "id": ["geo", "time"], "size": [1, 3], "value": [1, None, 3],
        "dimension": {"geo": {"category": {"label": {"EU": "Union"}}},
                      "time": {"category": {"index": ["2019", "2020", "2021"]}}},
    }  # fmt: skip
    assert [(cell.codes["time"], cell.value) for cell in cells(cube)] == [("2019", 1), ("2021", 3)]


def test_a_recorded_cube_is_decoded_as_eurostat_shows_it(sample):
    cube = json.loads(sample("eurostat/kuznets_ert_h_eur_a.json"))
    found = {(c.codes["currency"], c.codes["statinfo"], c.codes["time"]): c.value for c in cells(cube)}
    assert len(found) == len(cube["value"]) == 84
    # The fixed rates of the mark, the franc and the lira, which the answer lists in no order of its own.
    for currency, rate in {"DEM": 1.95583, "FRF": 6.55957, "ITL": 1936.27}.items():
        assert {value for key, value in found.items() if key[0] == currency} == {rate}

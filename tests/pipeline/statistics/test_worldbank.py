"""World Bank: a header with text for numbers, errors with HTTP 200, and totals of both flows."""

from __future__ import annotations

import made_answers
import pytest
from made_answers import answer

from pipeline.statistics import worldbank
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.needs import Need


def _need(**changes):
    told = {"reporter": "KAZ", "indicator": "exports", "product": "TOTAL", "partners": ("RUS", "World")}
    return Need(**{**told, "years": (2012, 2013), **changes})


(QUERY,) = worldbank.queries([_need()])


def _read(body, query=QUERY, **options):
    return worldbank.read(answer(query, body, **options))


def test_each_flow_has_its_series():
    assert [q.path for q in worldbank.queries([_need(), _need(indicator="imports")])] == [
        "/country/KAZ/indicator/TX.VAL.MRCH.CD.WT", "/country/KAZ/indicator/TM.VAL.MRCH.CD.WT",
    ]  # fmt: skip
    assert dict(QUERY.parameters) == {"format": "json", "date": "2012:2013", "per_page": "1000"}


def test_only_totals_of_countries_are_asked_for():
    needs = [_need(product="HS:27"), _need(partners=("RUS",)), _need(reporter="EU")]
    assert list(worldbank.queries(needs)) == []


def test_a_header_with_text_for_numbers_is_read():
    values = _read(made_answers.worldbank(QUERY, {2013: 84_700_000_000.0, 2012: None})).values
    assert [(v.indicator, v.partner, v.period, v.amount, v.unit) for v in values] == [
        ("exports", "World", "2013", 84_700_000_000, "USD")
    ]


@pytest.mark.parametrize(("given", "status"), [("", "A"), ("E", "E"), ("F", "F"), ("?", "E")])
def test_the_status_is_kept(given, status):
    (value,) = _read(made_answers.worldbank(QUERY, {2013: 1.0}, obs_status=given)).values
    assert value.status == status
    assert bool(value.comment) == (given == "?")


def test_an_error_with_200_is_an_error():
    body = [{"message": [{"id": "120", "key": "Invalid value", "value": "The parameter is not valid"}]}]
    with pytest.raises(NotAsked, match="Invalid value: The parameter is not valid"):
        _read(body)


@pytest.mark.parametrize("rows", [None, []])
def test_no_rows_are_no_data(rows):
    with pytest.raises(NoData, match="no rows"):
        _read([{"page": 0, "pages": 0, "total": 0}, rows])


def test_years_without_any_value_are_no_data():
    with pytest.raises(NoData, match="years without a value"):
        _read(made_answers.worldbank(QUERY, {2012: None, 2013: None}))


def test_more_pages_than_one_are_not_the_whole():
    body = made_answers.worldbank(QUERY, {2013: 1.0})
    body[0]["pages"] = "3"
    with pytest.raises(NotAsked, match="the first of 3 pages"):
        _read(body)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"countryiso3code": "RUS"}, "countryiso3code = 'RUS'"), ({"date": "1999"}, "date = '1999'"),
     ({"unit": "EUR"}, "unit = 'EUR'"),
     ({"indicator": {"id": "NE.EXP.GNFS.CD"}}, "series = 'NE.EXP.GNFS.CD'")],
)  # fmt: skip
def test_rows_about_something_else_are_not_what_was_asked(changes, words):
    with pytest.raises(NotAsked, match=words):
        _read(made_answers.worldbank(QUERY, {2013: 1.0}, **changes))


@pytest.mark.parametrize("body", [{}, [], [1], "text", b"<html>"])
def test_another_form_is_named(body):
    with pytest.raises(NotUnderstood):
        _read(body)


@pytest.mark.parametrize("changes", [{"indicator": "TX"}, {"value": "many"}])
def test_a_cell_of_another_form_is_named(changes):
    with pytest.raises(NotUnderstood):
        _read(made_answers.worldbank(QUERY, {2013: 1.0}, **changes))


def test_a_lost_column_is_named():
    body = made_answers.worldbank(QUERY, {2013: 1.0})
    del body[1][0]["value"]
    with pytest.raises(NotUnderstood, match="rows without value"):
        _read(body)


@pytest.mark.parametrize("name", ["error_invalid_value", "kuznets_bad_indicator"])
def test_recorded_errors_are_errors(sample, name):
    with pytest.raises(NotAsked, match="Invalid value"):
        _read(sample(f"worldbank/{name}.json"))


def test_a_recorded_answer_of_another_series_is_not_what_was_asked(sample):
    with pytest.raises(NotAsked, match=r"series = 'NY\.GDP\.PCAP\.CD'"):
        _read(sample("worldbank/kuznets_country_jp_gdp.json"))


def test_the_page_shows_a_person_the_series():
    assert worldbank.page(QUERY) == "https://data.worldbank.org/indicator/TX.VAL.MRCH.CD.WT?locations=KZ"

"""UN Comtrade: what is asked, and what of an answer is believed."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qs

import made_answers
import pytest
from made_answers import answer, comtrade_row

from pipeline.statistics import codes, comtrade
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.needs import Need


def _query(product="TOTAL", partners=("RUS", "World"), keyed=False, **changes):
    told = {"reporter": "KAZ", "indicator": "imports", "years": (2013,), **changes}
    return next(comtrade.queries([Need(product=product, partners=partners, **told)], keyed))


QUERY = _query()
# World, Russia, France as UN Comtrade codes it, and a remainder that is no country.
VALUES = {0: 1000.5, 643: 600.25, 251: 300, 899: 100}


def _read(body, query=QUERY, **options):
    return comtrade.read(answer(query, body, **options))


def _amounts(reading):
    return {(value.partner, value.unit): value.amount for value in reading.values}


def test_every_query_asks_for_whole_partners():
    for query in comtrade.queries([Need("KAZ", "exports", "HS:27", ("EU",), (2010, 2011))], keyed=True):
        asked = dict(query.parameters)
        assert (asked["partner2Code"], asked["customsCode"], asked["motCode"]) == ("0", "C00", "0")


def test_a_preview_asks_for_one_period_and_all_partners():
    asked = [dict(query.parameters) for query in comtrade.queries(
        [Need("KAZ", "exports", "HS:2709", ("ITA",), (2010, 2011))], keyed=False)]  # fmt: skip
    assert [each["period"] for each in asked] == ["2010", "2011"]
    assert all("partnerCode" not in each for each in asked)
    assert {(each["reporterCode"], each["flowCode"], each["cmdCode"]) for each in asked} == {
        ("398", "X", "2709")
    }


def test_with_a_key_another_address_is_asked():
    assert _query(keyed=False).path == "/public/v1/preview/C/A/HS"
    assert (_query(keyed=True).path, _query(keyed=True).keyed) == ("/data/v1/get/C/A/HS", True)


def test_no_query_for_a_reporter_without_books_of_its_own():
    assert list(comtrade.queries([Need("EU", "imports", "TOTAL", ("KAZ",), (2013,))], keyed=False)) == []


@pytest.mark.parametrize(
    ("country", "code"),
    [("USA", 842), ("FRA", 251), ("CHE", 757), ("NOR", 579), ("IND", 699), ("KAZ", 398), ("RUS", 643),
     ("CHN", 156), ("World", 0), ("DEU", 276)],
)  # fmt: skip
def test_codes_are_those_of_comtrade_both_ways(country, code):
    assert codes.comtrade(country) == code
    assert codes.comtrade_names()[code] == country


def test_the_iso_number_of_a_country_with_its_own_code_is_nobody():
    assert not {840, 250, 756, 578, 356} & codes.comtrade_names().keys()


def test_values_are_primary_values_in_dollars():
    reading = _read(made_answers.comtrade(QUERY, VALUES))
    assert _amounts(reading) == {("RUS", "USD"): Decimal("600.25"), ("World", "USD"): Decimal("1000.5")}
    assert {(v.indicator, v.period, v.status, v.derived) for v in reading.values} == {
        ("imports", "2013", "A", False)
    }


def test_the_eu_is_the_sum_of_its_members_and_says_who_has_no_record():
    query = _query(partners=("EU",))
    (union,) = _read(made_answers.comtrade(query, {0: 1000, 251: 300, 276: 200, 643: 500}), query).values
    assert (union.partner, union.amount, union.derived) == ("EU", 500, True)
    assert union.comment.startswith("sum of the 27 members of today; no record of trade with AUT, BEL")
    assert "FRA" not in union.comment


def test_weights_are_tonnes_and_a_missing_one_is_not_zero():
    query = _query("HS:2709", ("RUS", "FRA", "World"), indicator="exports")
    body = made_answers.comtrade(query, {})
    body["data"] = [
        comtrade_row(query, 0, 900, netWgt=3000),
        comtrade_row(query, 643, 600, netWgt=2500.5, isNetWgtEstimated=True),
        comtrade_row(query, 251, 300, netWgt=0),
    ]
    reading = _read(body, query)
    tonnes = {value.partner: value for value in reading.values if value.unit == "t"}
    assert {name: value.amount for name, value in tonnes.items()} == {
        "RUS": Decimal("2.5005"),
        "World": Decimal(3),
    }
    assert (tonnes["RUS"].status, tonnes["World"].status) == ("E", "A")


def test_no_sum_of_weights_where_a_country_lacks_one():
    query = _query("HS:2709", ("EU",), indicator="exports")
    body = made_answers.comtrade(query, {})
    body["data"] = [
        comtrade_row(query, 0, 900, netWgt=3000),
        comtrade_row(query, 276, 600, netWgt=2000),
        comtrade_row(query, 251, 300),
    ]
    assert {value.unit for value in _read(body, query).values} == {"USD"}
    body["data"][2]["netWgt"] = 1000
    assert _amounts(_read(body, query)) == {("EU", "USD"): 900, ("EU", "t"): 3}


def test_an_empty_answer_is_no_data():
    with pytest.raises(NoData, match=r"UN Comtrade: no rows\. Asked: imports of KAZ, TOTAL, 2013"):
        _read({"elapsedTime": "0.08 secs", "count": 0, "data": [], "error": ""})


def test_an_error_with_200_is_an_error():
    with pytest.raises(NotAsked, match="the error “Maximum result set exceeded”"):
        _read({"count": 0, "data": [], "error": "Maximum result set exceeded"})


def test_as_many_rows_as_the_cap_are_cut_off():
    rows = {0: 499.0, **dict.fromkeys(range(1000, 1499), 1.0)}
    with pytest.raises(
        NotAsked, match=r"500 rows, which is where the service cuts an answer off.*COMTRADE_KEY"
    ):
        _read(made_answers.comtrade(QUERY, rows))
    del rows[1498], rows[0]
    rows[0] = 498.0
    assert _amounts(_read(made_answers.comtrade(QUERY, rows)))


def test_fewer_rows_than_counted_are_cut_off():
    with pytest.raises(NotAsked, match="cuts an answer off"):
        _read(made_answers.comtrade(QUERY, VALUES, count=9))


def test_partners_have_to_add_up_to_the_world():
    assert _read(made_answers.comtrade(QUERY, {0: 1000, 643: 991}))
    with pytest.raises(NotAsked, match=r"add up to 980, where the world total is 1,000 \(2013\)"):
        _read(made_answers.comtrade(QUERY, {0: 1000, 643: 980}))
    with pytest.raises(NotAsked, match="no world total"):
        _read(made_answers.comtrade(QUERY, {643: 980}))


@pytest.mark.parametrize(
    ("column", "value"),
    [("reporterCode", 643), ("period", "2012"), ("flowCode", "X"), ("cmdCode", "27"), ("partner2Code", 643),
     ("customsCode", "C01"), ("motCode", 1000)],
)  # fmt: skip
def test_a_row_about_something_else_is_not_what_was_asked(column, value):
    body = made_answers.comtrade(QUERY, VALUES)
    body["data"][1][column] = value
    with pytest.raises(NotAsked, match=f"rows with {column} = "):
        _read(body)


def test_a_partner_that_stands_twice_is_not_counted_twice():
    body = made_answers.comtrade(QUERY, VALUES)
    body["data"].append(body["data"][1])
    body["count"] += 1
    with pytest.raises(NotAsked, match="2 rows for partner 643"):
        _read(body)


@pytest.mark.parametrize("column", ["primaryValue", "partnerCode", "motCode"])
def test_a_lost_column_is_named(column):
    body = made_answers.comtrade(QUERY, VALUES)
    del body["data"][2][column]
    with pytest.raises(NotUnderstood, match=f"a row without {column}"):
        _read(body)


@pytest.mark.parametrize("value", [None, "n/a", True, "NaN", "1e999999"])
def test_a_value_that_is_no_number_is_named(value):
    body = made_answers.comtrade(QUERY, VALUES)
    body["data"][1]["primaryValue"] = value
    with pytest.raises(NotUnderstood, match=r"in place of a number \(primaryValue of partner 643"):
        _read(body)


@pytest.mark.parametrize(
    "body", [b"<!DOCTYPE html><title>Busy</title>", b"", b'{"data"', b"\xff\xfe", b"[" * 9999]
)
def test_what_is_no_json_is_named(body):
    with pytest.raises(NotUnderstood, match="in place of JSON"):
        _read(body, content_type="text/html")


@pytest.mark.parametrize(
    "body", [[], {}, {"data": None}, {"statusCode": 404, "message": "Resource not found"}]
)
def test_json_of_another_form_is_named(body):
    with pytest.raises(NotUnderstood, match="JSON without a list of data"):
        _read(body)


def test_the_page_shows_a_person_the_same_query():
    page, _, asked = comtrade.page(QUERY).partition("?")
    told = parse_qs(asked)
    assert page == "https://comtradeplus.un.org/TradeFlow"
    assert (told["Reporters"], told["Flows"], told["period"]) == (["398"], ["M"], ["2013"])


def test_the_recorded_empty_answer_is_no_data(sample):
    with pytest.raises(NoData):
        _read(sample("comtrade/no_data_empty.json"))


def test_the_recorded_answer_for_two_flows_is_not_what_one_flow_asks_for(sample):
    query = _query(reporter="USA", years=(2023,), partners=("JPN",))
    with pytest.raises(NotAsked, match="rows with flowCode = 'X', where M was asked for"):
        _read(sample("comtrade/preview_usa_jpn_total_2023.json"), query)


def test_recorded_rows_have_the_columns_that_are_read(sample):
    query = _query(reporter="CHN", years=(2010,), keyed=True)
    with pytest.raises(NotAsked, match=r"flowCode|world total|add up"):
        _read(sample("comtrade/keyed_chn_total_2010_comtradr.json"), query)

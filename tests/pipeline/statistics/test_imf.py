"""IMF IMTS: columns by name, plain dollars, estimates marked, and silence that means a wrong code."""

from __future__ import annotations

from decimal import Decimal

import made_answers
import pytest
from made_answers import answer

from pipeline.statistics import imf
from pipeline.statistics.errors import NoData, NotAsked, NotUnderstood
from pipeline.statistics.needs import Need

NEEDS = [
    Need("KAZ", "exports", "TOTAL", ("EU", "RUS", "World"), (2012, 2013)),
    Need("KAZ", "imports", "TOTAL", ("RUS", "World"), (2013,)),
    Need("KAZ", "exports", "HS:27", ("ITA",), (2013,)),
]
(QUERY,) = imf.queries(NEEDS)
X, M = "XG_FOB_USD", "MG_CIF_USD"
ROWS = (
    (X, "G001", "2013", "1000", ""), (X, "RUS", "2013", "600", "M"), (X, "DEU", "2013", "300.5", ""),
    (X, "FRA", "2013", "99.5", "E"), (X, "GX170", "2013", "400", ""), (X, "G163", "2013", "400", ""),
    (M, "G001", "2013", "50", ""), (M, "RUS", "2013", "50", ""),
)  # fmt: skip


def _read(body, query=QUERY, **options):
    return imf.read(answer(query, body, content_type="text/csv", **options))


def test_one_query_names_its_indicators_and_leaves_the_counterparts_open():
    assert QUERY.path == "/data/IMF.STA,IMTS/KAZ.XG_FOB_USD+MG_CIF_USD..A"
    assert QUERY.parameters == (("startPeriod", "2012"), ("endPeriod", "2013"))
    assert QUERY.accept == "application/vnd.sdmx.data+csv;version=1.0.0"
    assert QUERY.partners == ("EU", "RUS", "World")


def test_values_are_plain_dollars_whatever_the_scale_says():
    values = {(v.indicator, v.partner): v.amount for v in _read(made_answers.imf(*ROWS)).values}
    assert values == {
        ("exports", "World"): 1000, ("exports", "RUS"): 600, ("exports", "EU"): Decimal("400.0"),
        ("imports", "World"): 50, ("imports", "RUS"): 50,
    }  # fmt: skip


def test_columns_are_read_by_their_names():
    head, *rows = made_answers.imf(*ROWS).decode().splitlines()
    turned = "\n".join(",".join(reversed(line.split(","))) for line in [head, *rows])
    assert _read(turned.encode()) == _read(made_answers.imf(*ROWS))


def test_estimates_have_the_status_of_estimates():
    rows = [*ROWS[:4], (X, "ITA", "2013", "0", "Q")]
    query = next(imf.queries([Need("KAZ", "exports", "TOTAL", ("FRA", "ITA", "RUS", "EU"), (2013,))]))
    found = {v.partner: v for v in _read(made_answers.imf(*rows), query).values}
    assert {name: value.status for name, value in found.items()} == {
        "RUS": "A",
        "FRA": "E",
        "ITA": "E",
        "EU": "E",
    }
    assert found["FRA"].comment == "derivation type E of the IMF"
    assert found["EU"].comment.endswith("2 of them estimated, 25% of the sum")


def test_no_rows_may_be_a_wrong_code():
    with pytest.raises(NoData, match=r"no rows.*in lower case, or of two letters"):
        _read(made_answers.imf())


def test_an_unknown_dataset_is_404_with_a_message():
    body = {"status": 404, "code": 40400, "message": "No such dataflow found"}
    with pytest.raises(NotAsked, match="HTTP 404, “No such dataflow found”"):
        _read(body, status=404)
    with pytest.raises(NotAsked, match="HTTP 400, without a message"):
        _read(b"<html>", status=400)


def test_a_year_whose_partners_do_not_add_up_is_set_aside_and_the_others_stay():
    rows = [*ROWS, (X, "G001", "2012", "1000", ""), (X, "RUS", "2012", "900", "")]
    reading = _read(made_answers.imf(*rows))
    (problem,) = reading.problems
    assert (problem.indicator, problem.period) == ("exports", "2012")
    assert "add up to 900, where the world total is 1,000 (exports 2012)" in str(problem.error)
    assert {value.period for value in reading.values} == {"2013"}
    assert reading.settles(QUERY, "exports", "2013")
    assert not reading.settles(QUERY, "exports", "2012")


def test_aggregates_are_not_added_to_the_countries():
    assert not _read(made_answers.imf(*ROWS)).problems


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"country": "USA"}, "COUNTRY = 'USA'"), ({"unit": "EUR"}, "values in 'EUR'")],
)
def test_another_country_or_unit_is_not_what_was_asked(changes, words):
    with pytest.raises(NotAsked, match=words):
        _read(made_answers.imf(*ROWS, **changes))


def test_years_outside_the_query_show_that_it_was_ignored():
    with pytest.raises(NotAsked, match="TIME_PERIOD = '1999'"):
        _read(made_answers.imf(*ROWS, (X, "RUS", "1999", "1", "")))


def test_a_lost_column_is_named():
    body = made_answers.imf(*ROWS).replace(b"OBS_VALUE", b"VALUE")
    with pytest.raises(NotUnderstood, match="without the columns OBS_VALUE"):
        _read(body)


@pytest.mark.parametrize(
    ("body", "error"),
    [(b"<html><body>Access denied</body></html>", NotUnderstood), (b"", NoData),
     (b"\xff\xfe\x00", NotUnderstood),
     (made_answers.imf(*ROWS) + b"KAZ,broken\r\n", NotUnderstood)],
)  # fmt: skip
def test_what_is_no_table_is_named(body, error):
    with pytest.raises(error):
        _read(body)


def test_an_empty_value_is_no_value():
    values = _read(made_answers.imf(*ROWS, (M, "CHN", "2013", "", ""))).values
    assert {value.partner for value in values} == {"World", "RUS", "EU"}


def test_the_recorded_csv_has_the_columns_that_are_read(sample):
    query = next(imf.queries([Need("USA", "exports", "TOTAL", ("CAN", "World"), (2024,))]))
    reading = _read(sample("imf/imts_usa_2024_2025_csv21.csv"), query)
    # Only one counterpart was recorded, so it cannot add up; everything before that check passes.
    assert "add up to 349,397,894,619, where the world total is 2,065,411,250,609" in str(
        reading.problems[0].error
    )

"""The shipped official record: known truths, plausibility across its rows, and what each row must tell."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from pipeline.official import load_official
from pipeline.paths import official_folder
from pipeline.tables import csv_rows
from pipeline.validate import validate


@pytest.fixture(scope="module")
def official():
    return load_official(official_folder())


@pytest.fixture(scope="module")
def value(official):
    """Gives the one value that these fields name."""

    def find(**wanted: str) -> Decimal:
        wanted = {"statistic": "level", "reporter": "KAZ", **wanted}
        found = [o for o in official.observations if all(getattr(o, k) == v for k, v in wanted.items())]
        assert len(found) == 1, wanted
        return found[0].value

    return find


def test_every_row_is_right_and_only_the_known_gaps_are_there(official):
    tables = validate([], [], [], official)
    assert tables.rejections == ()
    assert (len(tables.observations), official.source_count, len(tables.places)) == (254, 11, 21)
    assert [note.rpartition(" ")[2] for note in tables.notes] == ["2022", "2022"]
    assert all("HS 270900" in note for note in tables.notes)


def test_the_tables_are_published_with_the_hashes_of_what_they_were_made_from(clean, official):
    run = json.loads((clean / "run.json").read_text(encoding="utf-8"))
    assert {name: told["sha256"] for name, told in run["inputs"].items() if "/" in name} == official.inputs
    assert len(run["notes"]) == 2
    assert len(csv_rows((clean / "observations.csv").read_bytes())) == len(official.observations)
    assert {"observations.parquet", "places.csv", "places.parquet"} <= run["files"].keys()


# Known truths. The values by partner were read through a copy that rounds to six digits.


@pytest.mark.parametrize(
    ("wanted", "million"),
    [
        ({"indicator": "imports", "partner": "RUS", "period": "2013", "source": "WITS"}, "17971.8"),
        ({"indicator": "imports", "partner": "World", "period": "2013", "source": "WITS"}, "48804.58"),
        ({"indicator": "exports", "partner": "RUS", "period": "2013", "source": "WITS"}, "5875.27"),
        ({"indicator": "exports", "partner": "World", "period": "2013", "source": "WITS"}, "84698.54"),
        ({"indicator": "exports", "partner": "RUS", "period": "2021", "source": "BNS"}, "7018.75"),
        ({"indicator": "imports", "partner": "RUS", "period": "2021", "source": "BNS"}, "17605.50"),
        ({"indicator": "exports", "partner": "EU", "period": "2021", "source": "BNS"}, "23254.2"),
        ({"indicator": "imports", "partner": "EU", "period": "2021", "source": "BNS"}, "5655.0"),
        ({"indicator": "exports", "partner": "ITA", "period": "2021", "source": "BNS"}, "8889.1"),
    ],
)  # fmt: skip
def test_trade_is_as_published(value, wanted, million):
    assert value(**wanted, product_code="TOTAL", unit="USD") == Decimal(million) * 10**6


def test_shares_and_sums_that_the_articles_cite_come_out(value):
    def total(indicator, partner, period, source):
        return value(indicator=indicator, partner=partner, period=period, source=source, product_code="TOTAL")

    imports = total("imports", "RUS", "2013", "WITS") / total("imports", "World", "2013", "WITS")
    exports = total("exports", "RUS", "2013", "WITS") / total("exports", "World", "2013", "WITS")
    assert (round(imports * 100, 2), round(exports * 100, 2)) == (Decimal("36.82"), Decimal("6.94"))
    turnover = total("exports", "RUS", "2021", "BNS") + total("imports", "RUS", "2021", "BNS")
    assert turnover == 24_624_250_000
    balance = total("exports", "EU", "2021", "BNS") - total("imports", "EU", "2021", "BNS")
    assert balance == 17_599_200_000


def test_eurostat_stands_as_the_books_of_the_eu_in_euros(value):
    of_eu = {"reporter": "EU", "partner": "KAZ", "period": "2021", "unit": "EUR", "product_code": "TOTAL"}
    imports, exports = value(**of_eu, indicator="imports"), value(**of_eu, indicator="exports")
    assert (imports, exports) == (17_548_077_348, 5_487_204_564)
    assert round((imports - exports) / 10**9, 2) == Decimal("12.06")


def test_italy_2021_stands_on_both_sides_with_whose_books_it_is_from(official, value):
    declared = value(indicator="exports", partner="ITA", period="2021", product_code="TOTAL")
    recorded = value(reporter="ITA", partner="KAZ", indicator="imports", period="2021", unit="EUR")
    assert (declared, recorded) == (8_889_100_000, 1_183_000_000)
    assert {o.perspective for o in official.observations} == {"reported"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"reporter": "CPC", "indicator": "length", "source": "CPC", "unit": "km"}, "1511"),
        ({"reporter": "BTC", "indicator": "length", "period": "", "unit": "km"}, "1768"),
        ({"reporter": "Druzhba", "indicator": "capacity", "period": "2007", "unit": "bbl/d"}, "2e6"),
        ({"reporter": "CPC", "indicator": "capacity", "period": "2020", "unit": "t"}, "67e6"),
        ({"reporter": "BTC", "indicator": "capacity", "period": "", "unit": "bbl/d"}, "1.2e6"),
        ({"indicator": "production", "period": "2020", "unit": "bbl/d"}, "1810855"),
        ({"indicator": "exports", "period": "2021", "product_code": "HS:2709", "unit": "t"}, "65707717"),
        ({"indicator": "fdi", "statistic": "rank", "partner": "RUS", "period": "2021"}, "4"),
        ({"indicator": "fdi", "statistic": "rank", "partner": "RUS", "period": "2022"}, "5"),
        ({"indicator": "fdi", "statistic": "rank", "partner": "USA", "period": "2022"}, "2"),
    ],
)  # fmt: skip
def test_oil_and_ranks_are_as_published(value, wanted, expected):
    assert value(**wanted) == Decimal(expected)


def test_the_routes_of_2022_are_estimates_within_the_exports_they_are_routes_of(official, value):
    routes = {o.reporter: o for o in official.observations if o.indicator == "transit"}
    assert routes.keys() == {"CPC", "Atyrau-Samara-Druzhba", "Kazakhstan-China", "Aktau", "rail"}
    assert {(o.partner, o.period, o.unit, o.status) for o in routes.values()} == {("KAZ", "2022", "t", "E")}
    assert sum(o.value for o in routes.values()) == Decimal("63.4e6")
    assert value(indicator="exports", source="LKYSPP") == 64_000_000


# Plausibility: what cannot be if all rows are right.


def _of(official, **wanted):
    return [o for o in official.observations if all(getattr(o, k) == v for k, v in wanted.items())]


@pytest.mark.parametrize("indicator", ["exports", "imports"])
@pytest.mark.parametrize("code", ["TOTAL", "HS:27"])
def test_partners_together_trade_no_more_than_the_world(official, indicator, code):
    """The members of the EU among them are parts of it, and not added to it."""
    rows = _of(official, reporter="KAZ", indicator=indicator, product_code=code, unit="USD")
    world = {o.period: o.value for o in rows if o.partner == "World"}
    for period in {o.period for o in rows}:
        partners = [o.value for o in rows if o.period == period and o.partner in ("EU", "RUS", "CHN", "CHE")]
        assert 0 < sum(partners) < world[period]
        members = [o.value for o in rows if o.period == period and o.partner in ("ITA", "FRA", "NLD", "DEU")]
        assert not members or sum(members) < max(partners)


def test_a_part_is_smaller_than_the_whole_it_is_part_of(official):
    totals = {
        (o.reporter, o.partner, o.indicator, o.period, o.unit): o.value
        for o in _of(official, product_code="TOTAL")
    }
    parts = [o for o in official.observations if o.product_code.startswith("HS:") and o.unit != "t"]
    compared = [
        (o.value, totals[key])
        for o in parts
        if (key := (o.reporter, o.partner, o.indicator, o.period, o.unit)) in totals
    ]
    assert len(compared) > 20
    assert all(part < whole for part, whole in compared)


def test_a_tonne_of_crude_costs_what_crude_cost(official):
    """Between 30 and 100 dollars a barrel, at 7.33 barrels a tonne."""
    crude = {(o.period, o.unit): o.value for o in _of(official, product_code="HS:2709")}
    years = {period for period, _ in crude}
    assert len(years) == 10
    assert all(30 < crude[year, "USD"] / crude[year, "t"] / Decimal("7.33") < 100 for year in years)


def test_investors_have_different_ranks_from_the_first_on(official):
    for period in ("2021", "2022"):
        ranks = sorted(o.value for o in _of(official, statistic="rank", period=period))
        assert ranks == list(range(1, len(ranks) + 1))


def test_the_transcribed_trade_is_that_of_the_recorded_answer_to_its_last_digit(official, shared):
    for indicator in ("exports", "imports"):
        answer = shared / "api-samples" / "wits" / f"kaz_{indicator}_by_partner_total_SUBSET_of_real.json"
        recorded = _recorded(json.loads(answer.read_text(encoding="utf-8")))
        rows = [o for o in _of(official, source="WITS", indicator=indicator) if o.period < "2020"]
        compared = [(o, recorded[o.partner, o.period]) for o in rows if (o.partner, o.period) in recorded]
        assert len(compared) >= 19
        for observation, thousand in compared:
            digit = Decimal(1).scaleb(observation.value.as_tuple().exponent)
            six_digits = Decimal(1).scaleb(observation.value.adjusted() - 5)
            assert abs(observation.value - thousand * 1000) <= max(digit, six_digits) / 2


def _recorded(answer):
    """Values in thousand dollars by partner and year, from an answer in SDMX-JSON."""
    dimensions = answer["structure"]["dimensions"]
    years = [told["id"] for told in dimensions["observation"][0]["values"]]
    partners = [told["id"] for told in dimensions["series"][2]["values"]]
    return {
        (partners[int(key.split(":")[2])].replace("WLD", "World"), years[int(at)]): Decimal(str(values[0]))
        for key, series in answer["dataSets"][0]["series"].items()
        for at, values in series["observations"].items()
    }

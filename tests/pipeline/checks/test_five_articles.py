"""What the five shipped articles show beside the official record: each figure, with its numbers."""

from __future__ import annotations

import pytest

from pipeline.tables import csv_rows


@pytest.fixture(scope="module")
def told(clean):
    """The rows of `checks` by surface and rule; the decisive ones by surface and "verdict" too."""
    surfaces = {row["figure_id"]: row["surface"] for row in csv_rows((clean / "figures.csv").read_bytes())}
    found = {}
    for row in csv_rows((clean / "checks.csv").read_bytes()):
        found[surfaces[row["figure_id"]], row["rule"]] = row
        if row["decisive"] == "True":
            found[surfaces[row["figure_id"]], "verdict"] = row
    return found


@pytest.fixture(scope="module")
def observations(clean):
    return {row["observation_id"]: row for row in csv_rows((clean / "observations.csv").read_bytes())}


def _says(row, verdict, *words):
    assert row["verdict"] == verdict
    for expected in words:
        assert expected in row["explanation"]


def test_every_figure_has_one_decisive_verdict(told):
    verdicts = {surface: row["verdict"] for (surface, rule), row in told.items() if rule == "verdict"}
    assert verdicts == {
        "36 percent": "close", "$17.6 billion": "close", "7 percent": "agrees", "$5.8 billion": "close",
        "seven": "agrees", "first": "not comparable", "second": "agrees", "$12,7 billion": "differs",
        "$24.2 billion": "close", "70%": "not comparable", "1,511-kilometer": "agrees", "939-mile": "agrees",
        "2 million barrels per day": "agrees",
    }  # fmt: skip


def test_36_percent_of_imports_from_russia_is_close_to_the_official_share(told):
    _says(
        told["36 percent", "verdict"], "close", "36.82 %", "17.97 of 48.80 billion US$", "Kazakhstan reports"
    )


def test_17_6_billion_of_imports_is_2_1_percent_below_the_official_value(told):
    row = told["$17.6 billion", "verdict"]
    _says(row, "close", "17.97 billion US$", "2.1 % lower", "Imports of Kazakhstan from Russia in 2013")
    assert float(row["difference"]) == pytest.approx(-0.0207, abs=1e-4)


@pytest.mark.parametrize("surface", ["36 percent", "$17.6 billion"])
def test_17_6_billion_at_36_percent_imply_a_total_that_holds_the_official_one(told, surface):
    row = told[surface, "share × total"]
    _says(row, "agrees", "48.08–49.72 billion US$", "48.8 billion US$")
    assert float(row["found_low"]) == pytest.approx(48.1e9, abs=5e7)
    assert float(row["found_high"]) == pytest.approx(49.7e9, abs=5e7)
    assert float(row["expected_low"]) == pytest.approx(48.80e9, abs=5e6)


def test_7_percent_of_exports_agrees_and_its_value_is_close(told):
    _says(told["7 percent", "verdict"], "agrees", "6.94 %", "6.5–7.5 %")
    _says(told["$5.8 billion", "verdict"], "close", "5.875 billion US$")


@pytest.mark.parametrize("surface", ["7 percent", "$5.8 billion"])
def test_5_8_billion_at_7_percent_imply_a_total_that_holds_the_official_one(told, surface):
    row = told[surface, "share × total"]
    _says(row, "agrees", "76.67–90 billion US$", "84.7 billion US$")


def test_turnover_with_russia_is_close_to_the_sum_of_exports_and_imports(told):
    row = told["$24.2 billion", "verdict"]
    _says(row, "close", "24.62 billion US$", "7.02 + imports 17.61", "reporter and period were inferred")


def test_balance_with_the_eu_differs_and_both_sides_are_named(told, observations):
    row = told["$12,7 billion", "verdict"]
    _says(
        row, "differs", "17.6 billion US$", "exports 23.25 − imports 5.66", "12.06 billion €",
        "imports 17.55 − exports 5.49", "nearest is in €", "Kazakhstan reports", "the EU, the other side",
    )  # fmt: skip
    cited = {observations[one]["reporter"] for one in row["evidence"].split(";")}
    assert cited == {"KAZ", "EU"}


def test_balance_is_not_set_beside_the_turnover_with_russia(told):
    for surface in ("$12,7 billion", "$24.2 billion"):
        row = told[surface, "balance beside turnover"]
        _says(
            row, "not comparable", "must not be set beside each other", "12.7 billion US$", "24.2 billion US$"
        )
        assert row["decisive"] == "False"


def test_over_70_percent_without_a_period_is_not_comparable_and_the_series_is_shown(told):
    row = told["70%", "verdict"]
    _says(
        row, "not comparable", "no period is stated", "2013 66.4", "2016 71.4", "71.4 % (2016)",
        "mineral fuels (HS 27) stand in for oil", "the EU stands in for Europe",
    )  # fmt: skip
    assert row["rule"] == "bound"


def test_kilometres_and_miles_convert_and_the_operator_says_so_too(told):
    _says(told["939-mile", "unit pairs"], "agrees", "1,511 km")
    _says(told["1,511-kilometer", "unit pairs"], "agrees", "939 miles")
    _says(told["1,511-kilometer", "verdict"], "agrees", "1,511 km for 2021", "Caspian Pipeline Consortium")
    _says(told["939-mile", "verdict"], "agrees", "938.9 miles")


def test_druzhba_agrees_with_the_factbox_of_2007(told):
    row = told["2 million barrels per day", "verdict"]
    _says(row, "agrees", "2 million barrels a day for 2007", "Reuters, Factbox on the Druzhba pipeline")


def test_russia_is_among_the_seven_largest_investors(told):
    _says(told["seven", "verdict"], "agrees", "4th in 2021 and 5th in 2022", "inflow", "No period is stated")


def test_the_united_states_are_second_and_the_eu_has_no_place_among_countries(told):
    _says(told["second", "verdict"], "agrees", "2nd in 2021 and 2nd in 2022")
    _says(
        told["first", "verdict"], "not comparable", "the ranking is by country",
        "the Netherlands came first in 2021 and 2022",
    )  # fmt: skip


def test_evidence_leads_to_rows_of_the_tables(told, observations, clean):
    figures = {row["figure_id"] for row in csv_rows((clean / "figures.csv").read_bytes())}
    for row in told.values():
        assert set(filter(None, row["evidence"].split(";"))) <= figures | set(observations)


def test_every_explanation_is_a_sentence_that_ends(told):
    assert all(row["explanation"].endswith(".") for row in told.values())

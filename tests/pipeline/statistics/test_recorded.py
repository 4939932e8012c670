"""Kept answers as observations: the newest value counts, and revisions are told with their dates."""

from __future__ import annotations

import dataclasses
import json

import made_answers
import pytest
from made_answers import WHEN, answer

from pipeline.official import load_official
from pipeline.paths import official_folder
from pipeline.statistics import comtrade, eurostat, imf, worldbank
from pipeline.statistics.needs import Need
from pipeline.statistics.recorded import recorded
from pipeline.statistics.store import Store
from pipeline.validate import validate

NEED = Need("KAZ", "exports", "TOTAL", ("EU", "RUS", "World"), (2013,))
QUERY = next(comtrade.queries([NEED], keyed=False))
VALUES = {0: 1000, 643: 600, 276: 400}
LATER, LAST = WHEN.replace(year=2027), WHEN.replace(year=2028)


@pytest.fixture
def official(tmp_path):
    return tmp_path / "official"


@pytest.fixture
def keep(official):
    """Keeps an answer with this body."""

    def one(query, body, when=WHEN):
        Store(official / "answers").keep(dataclasses.replace(answer(query, body), retrieved_at=when))

    return one


def _comtrade(**changes):
    return made_answers.comtrade(QUERY, {**VALUES, **changes.get("values", {})})


def _imf(years, *rows):
    query = next(imf.queries([dataclasses.replace(NEED, years=tuple(years))]))
    lines = [("XG_FOB_USD", partner, year, value, "") for partner, year, value in rows]
    return query, made_answers.imf(*lines)


def _values(found):
    return {(each.source, each.partner, each.period): each.value for each in found.observations}


def test_a_value_becomes_an_observation_with_where_and_when_it_is_from(keep, official):
    keep(QUERY, _comtrade())
    found = recorded(official)
    told = {each.partner: each for each in found.observations}["RUS"]
    assert (told.source, told.reporter, told.indicator, told.statistic) == (
        "COMTRADE_API",
        "KAZ",
        "exports",
        "level",
    )
    assert (told.product, told.product_code, told.period, told.value, told.unit) == (
        "",
        "TOTAL",
        "2013",
        600,
        "USD",
    )
    assert (told.perspective, told.status, told.derived) == ("reported", "A", False)
    assert told.source_url.startswith("https://comtradeplus.un.org/TradeFlow?")
    assert told.retrieved_at == "2026-11-22T10:15:00Z"
    assert told.source_file.startswith("official/answers/comtrade/KAZ-exports-TOTAL-2013/20261122T101500Z-")
    assert set(found.inputs) == {told.source_file}


def test_observations_of_all_services_are_valid_rows(keep, official):
    keep(QUERY, _comtrade())
    keep(*_imf([2013], ("G001", "2013", "10"), ("RUS", "2013", "6"), ("DEU", "2013", "4")))
    world = next(worldbank.queries([NEED]))
    keep(world, made_answers.worldbank(world, {2013: 1000}))
    trade = next(eurostat.queries([NEED]))
    keep(trade, made_answers.eurostat(trade, {"MIO_IMP_VAL 2013": 5}))
    for product in ("HS:2709", "HS:27"):
        need = dataclasses.replace(NEED, product=product)
        query = next(comtrade.queries([need], keyed=False))
        body = made_answers.comtrade(query, {})
        body["data"] = [
            made_answers.comtrade_row(query, code, value, netWgt=value) for code, value in VALUES.items()
        ]
        keep(query, body)
    crude = next(eurostat.queries([dataclasses.replace(NEED, product="HS:2709")]))
    keep(crude, made_answers.eurostat(crude, {"x 2013": 7}))
    places = official / "places.csv"
    places.write_bytes((official_folder() / "places.csv").read_bytes())
    loaded = load_official(official)
    tables = validate([], [], [], loaded)
    assert tables.rejections == ()
    assert set(tables.observations["source"]) == {"COMTRADE_API", "IMF", "WB", "ESTAT_API"}
    assert len(tables.observations) == len(loaded.observations) == 3 + 3 + 1 + 1 + 2 * 6 + 1


def test_they_stand_beside_the_transcribed_ones(keep, official):
    keep(QUERY, _comtrade())
    for path in official_folder().glob("*.csv"):
        (official / path.name).write_bytes(path.read_bytes())
    transcribed, both = load_official(official_folder()), load_official(official)
    assert len(both.observations) == len(transcribed.observations) + 3
    assert both.rejected == transcribed.rejected


def test_the_newest_answer_counts_and_the_revision_is_told(keep, official):
    keep(QUERY, _comtrade())
    keep(QUERY, _comtrade(values={643: 605}), LATER)
    keep(QUERY, _comtrade(values={643: 601}), LAST)
    found = recorded(official)
    assert _values(found)[("COMTRADE_API", "RUS", "2013")] == 601
    changes = [(each.after.partner, each.before.value, each.after.value) for each in found.revisions]
    assert changes == [("RUS", 600, 605), ("RUS", 605, 601)]


def test_a_revision_is_a_valid_row_with_both_dates(keep, official):
    keep(QUERY, _comtrade())
    keep(QUERY, _comtrade(values={643: 605}), LATER)
    (official / "places.csv").write_bytes((official_folder() / "places.csv").read_bytes())
    tables = validate([], [], [], load_official(official))
    (row,) = tables.revisions.to_dict("records")
    assert (row["value_before"], row["value_after"], row["unit"]) == (600, 605, "USD")
    assert (row["seen_before"], row["seen_after"]) == ("2026-11-22T10:15:00Z", "2027-11-22T10:15:00Z")
    assert row["observation_id"] in set(tables.observations["observation_id"])


def test_years_that_a_newer_answer_was_not_asked_about_stay(keep, official):
    keep(
        *_imf(
            [2012, 2013],
            ("G001", "2012", "5"),
            ("RUS", "2012", "5"),
            ("G001", "2013", "9"),
            ("RUS", "2013", "9"),
        )
    )
    keep(*_imf([2013], ("G001", "2013", "8"), ("RUS", "2013", "8")), when=LATER)
    assert _values(recorded(official)) == {
        ("IMF", "World", "2012"): 5, ("IMF", "RUS", "2012"): 5,
        ("IMF", "World", "2013"): 8, ("IMF", "RUS", "2013"): 8,
    }  # fmt: skip


def test_a_value_that_a_newer_answer_no_longer_has_is_withdrawn(keep, official):
    keep(
        *_imf(
            [2012, 2013],
            ("G001", "2012", "5"),
            ("RUS", "2012", "5"),
            ("G001", "2013", "9"),
            ("RUS", "2013", "9"),
        )
    )
    keep(*_imf([2012, 2013], ("G001", "2013", "9"), ("RUS", "2013", "9")), when=LATER)
    assert {period for _, _, period in _values(recorded(official))} == {"2013"}


def test_a_year_that_a_newer_answer_gets_wrong_keeps_its_last_good_value(keep, official):
    keep(*_imf([2013], ("G001", "2013", "9"), ("RUS", "2013", "9")))
    keep(*_imf([2013], ("G001", "2013", "90"), ("RUS", "2013", "9")), when=LATER)
    found = recorded(official)
    assert _values(found)[("IMF", "World", "2013")] == 9
    (rejected,) = found.rejected
    assert "add up to 9, where the world total is 90" in rejected.reason


def test_an_answer_that_no_longer_passes_is_set_aside_and_the_one_before_counts(keep, official):
    keep(QUERY, _comtrade())
    keep(QUERY, {"data": "changed"}, LATER)
    found = recorded(official)
    assert _values(found)[("COMTRADE_API", "RUS", "2013")] == 600
    (rejected,) = found.rejected
    assert "JSON without a list of data" in rejected.reason
    assert "20271122" in rejected.file


JUNK = (None, 7, "", "x", "../../x", [], ["x"], [["a", "b"]], {}, True, 1e9)
FIELDS = [name for name in QUERY.as_json() if name not in ("name", "keyed", "accept", "dataset")]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("source", ["comtrade", "imf", "worldbank", "eurostat"])
def test_a_record_that_was_edited_is_set_aside_or_harmless(keep, official, source, field):
    bodies = {
        "comtrade": (QUERY, _comtrade()),
        "imf": _imf([2013], ("G001", "2013", "9"), ("RUS", "2013", "9")),
        "worldbank": (wb := next(worldbank.queries([NEED])), made_answers.worldbank(wb, {2013: 9})),
        "eurostat": (
            eu := next(eurostat.queries([NEED])),
            made_answers.eurostat(eu, {"MIO_IMP_VAL 2013": 5}),
        ),
    }
    keep(*bodies[source])
    before = recorded(official)
    (record,) = (path for path in official.rglob("*.json") if ".answer" not in path.name)
    told = json.loads(record.read_text(encoding="utf-8"))
    for junk in JUNK:
        edited = {**told, "asked": {**told["asked"], field: junk}}
        record.write_text(json.dumps(edited), encoding="utf-8")
        found = recorded(official)
        assert found.rejected or set(found.observations) <= set(before.observations), (field, junk)


def test_nothing_fetched_is_nothing(official):
    assert recorded(official).observations == ()

"""The oil routes: what each carried, where it runs, what is told of it, and the map."""

from typing import Any

import clean_set
import pandas as pd
import pytest
from clean_set import figure, observation, place

from dashboard import names, route_map, routes

KNOWN = {route.name: route for route in routes.routes()}


def table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return clean_set.table(rows, list(clean_set.OBSERVATION))


def places(*rows: dict[str, Any]) -> pd.DataFrame:
    return clean_set.table(list(rows), list(clean_set.PLACE))


def transit(value: float, reporter: str = "CPC", **fields: Any) -> dict[str, Any]:
    told = {"indicator": "transit", "partner": "KAZ", "product": "oil", "product_code": None, "unit": "t",
            "period": "2022"}  # fmt: skip
    return observation(reporter=reporter, value=value, **{**told, **fields})


def exports(value: float, **fields: Any) -> dict[str, Any]:
    told = {"indicator": "exports", "reporter": "KAZ", "partner": "World"}
    return transit(value, **{**told, **fields})


def parts(*rows: dict[str, Any]) -> list[float]:
    told: list[float] = routes.carried(table(list(rows)))["part"].tolist()
    return told


def stretches(*rows: dict[str, Any], amounts: dict[str, float] | None = None) -> pd.DataFrame:
    return routes.stretches(places(*rows), amounts or {})


def test_a_routes_part_is_of_the_exports_that_its_source_tells() -> None:
    assert parts(transit(48.0), transit(6.0, "rail"), exports(60.0)) == [80.0, 10.0]


@pytest.mark.parametrize(
    "other", [{"source": "OTHER"}, {"period": "2021"}, {"reporter": "AZE"}, {"partner": "CHN"},
              {"product": "gas"}, {"unit": "USD"}],
)  # fmt: skip
def test_other_exports_are_not_the_whole_of_the_routes(other: dict) -> None:
    assert parts(transit(30.0), transit(10.0, "rail"), exports(400.0, **other)) == [75.0, 25.0]


def test_two_sources_have_a_whole_each() -> None:
    rows = (transit(30.0), exports(60.0), transit(20.0, source="OTHER"), exports(80.0, source="OTHER"))
    assert parts(*rows) == [50.0, 25.0]


def test_only_the_newest_year_is_told_the_largest_first() -> None:
    told = routes.carried(table([transit(9.0, period="2021"), transit(1.0, "rail"), transit(3.0)]))
    assert told["reporter"].tolist() == ["CPC", "rail"]
    assert told["period"].unique().tolist() == ["2022"]


@pytest.mark.parametrize("rows", [[], [exports(60.0)], [transit(5.0, period=None)]])
def test_without_a_dated_transit_nothing_is_told(rows: list) -> None:
    assert routes.carried(table(rows)).empty


def test_every_route_of_the_file_runs_through_two_places_and_names_some_of_them() -> None:
    assert len(KNOWN) == len(routes.routes())
    for route in routes.routes():
        assert len(route.through) >= 2
        assert route.labels
        assert set(route.labels) <= set(route.through)
        assert route.kind in ("pipeline", "ship")
        assert route.name in route.reporters
        assert all(names.place(code) != code for code in route.reporters)


def test_a_place_that_is_not_known_is_left_out_of_its_route() -> None:
    told = stretches(place("Tengiz field", 53.4), place("Novorossiysk", 37.8), amounts={"CPC": 52e6})
    assert told["place"].tolist() == ["Tengiz field", "Novorossiysk"]
    assert told["route"].unique().tolist() == ["CPC"]
    assert told["amount"].tolist() == [52e6, 52e6]


def test_a_route_with_one_known_place_is_not_drawn() -> None:
    assert stretches(place("Tengiz field", 53.4)).empty
    assert stretches().empty


def test_names_stand_on_the_side_that_the_route_leaves_free() -> None:
    rows = (place("Tengiz field", 53.4), place("Atyrau", 51.9), place("Novorossiysk", 37.8))
    sides = dict(zip(*(stretches(*rows)[column] for column in ("place", "side")), strict=True))
    assert sides == {"Tengiz field": "right", "Atyrau": "right", "Novorossiysk": "left"}
    eastward = stretches(place("Zhangaarqa (Atasu)", 71.6), place("Alashankou", 82.6))
    assert eastward["side"].tolist() == ["left", "right"]


def test_what_is_observed_and_cited_of_a_route_is_found_by_its_names() -> None:
    druzhba = KNOWN["Atyrau-Samara-Druzhba"]
    rows = [transit(8.0, name) for name in ("Atyrau-Samara-Druzhba", "Druzhba", "CPC")]
    assert [row["reporter"] for row in routes.observed(druzhba, table(rows))] == list(druzhba.reporters)[::2]
    assert (
        routes.cited(druzhba, [figure(reporter="Druzhba"), figure(reporter="CPC")])[0]["reporter"]
        == "Druzhba"
    )
    assert routes.cited(druzhba, []) == []


def drawn(chosen: str = "", carried: float = 52e6) -> list[dict[str, Any]]:
    told = stretches(*clean_set.places(), amounts={"CPC": carried})
    told = told.assign(href="/energy?route=" + told["route"], told="52 million tonnes")
    layers: list[dict[str, Any]] = route_map.chart(told, chosen).to_dict()["layer"]
    return layers


def lines(layers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [layer["mark"] for layer in layers if layer["mark"]["type"] == "line"]


def test_the_outline_comes_with_the_app_and_covers_the_routes() -> None:
    features = route_map.outline()
    assert len(features) > 50
    assert {feature["geometry"]["type"] for feature in features} <= {"Polygon", "MultiPolygon"}
    land = drawn()[0]
    assert land["mark"]["type"] == "geoshape"
    assert "url" not in land["data"]


def test_the_wider_a_line_the_more_it_carried_and_unknown_is_thin() -> None:
    cpc, btc = lines(drawn())
    assert (cpc["strokeWidth"], btc["strokeWidth"]) == (route_map.THICK, route_map.THIN)
    assert {mark["strokeWidth"] for mark in lines(drawn(carried=0.0))} == {route_map.THIN}


def test_the_chosen_route_stands_out() -> None:
    assert [mark["opacity"] for mark in lines(drawn("CPC"))] == [0.9, 0.3]
    assert [mark["opacity"] for mark in lines(drawn())] == [0.9, 0.9]


def test_a_line_opens_its_route_and_says_what_it_carried() -> None:
    line = next(layer for layer in drawn() if layer["mark"]["type"] == "line")
    assert line["encoding"]["href"]["field"] == "href"
    assert line["encoding"]["description"]["field"] == "told"
    assert line["mark"]["cursor"] == "pointer"

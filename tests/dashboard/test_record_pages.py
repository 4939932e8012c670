"""The official record, the routes and the verdicts on the pages, in every state of an address."""

from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import clean_set
import pytest
from clean_set import article, check, energy_figures, figure, observation, trade_figures
from streamlit.testing.v1 import AppTest

from dashboard import links, official, verdicts

Open = Callable[..., AppTest]
PAGES = tuple(links.PAGES)
HOSTILE = "<script>x</script><img src=http://evil.example/x.png> [l](http://evil.example) $5 and $10 \u202e"


def html(test: AppTest) -> str:
    body = unescape("\n".join(part.proto.body for part in test.get("html")))
    return body.replace("\N{NO-BREAK SPACE}", " ")


def raw(test: AppTest) -> str:
    return "\n".join(part.proto.body for part in test.get("html"))


def charts(test: AppTest) -> int:
    return len(test.get("vega_lite_chart"))


def written(folder: Path, **tables: Any) -> Path:
    """A set with the example's figures and checks, and what `tables` says of the others."""
    rows = trade_figures() + energy_figures()
    return clean_set.write(
        folder / "clean", [article()], rows, None, **{"checked": clean_set.checks(), **tables}
    )


@pytest.mark.parametrize("quantity", official.QUANTITIES)
def test_every_quantity_is_drawn_with_its_sources(app: Open, example: Path, quantity: str) -> None:
    test = app(example, "trade", show=quantity)
    assert not test.exception
    assert charts(test) == 5
    assert "Official: " in html(test)
    assert "Office of Statistics, 2019–2021" in html(test)
    assert test.selectbox(key="choice-show").value == quantity
    kept = test.query_params.get("show")
    assert kept == (quantity if quantity != "imports" else None)


@pytest.mark.parametrize(
    ("quantity", "title", "cited"),
    [
        (
            "imports",
            "Uzbekistan’s imports by partner, 2015–2021: Russia leads in every year",
            "4 billion US$",
        ),
        ("trade_balance", "Uzbekistan’s trade balance by partner, 2015–2021", None),
        ("import_share", "Uzbekistan’s imports, parts of partners, 2015–2021: Russia leads", "20 %"),
    ],
)
def test_the_title_says_what_stands_out_and_the_cited_figure_is_beside_it(
    app: Open, example: Path, quantity: str, title: str, cited: str | None
) -> None:
    shown = html(app(example, "trade", show=quantity))
    assert f"<h3>{title}" in shown
    assert (
        f'">{cited}</a> ' in shown.split("Data behind")[0].split("All that the articles cite")[0]
    ) == bool(cited)


@pytest.mark.parametrize(
    "query", [{"show": "nonsense"}, {"reporter": "BRA"}, {"show": HOSTILE, "reporter": "<b>"}]
)
def test_a_quantity_or_country_that_is_not_offered_is_the_first(
    app: Open, example: Path, query: dict
) -> None:
    test = app(example, "trade", **query)
    assert not test.exception
    assert test.selectbox(key="choice-show").value == "imports"
    assert "<h3>Uzbekistan’s imports by partner" in html(test)
    assert "<b>" not in raw(test).split("<h1>")[1].split("mv-section")[0]


def test_a_country_can_be_chosen_where_several_declare(app: Open, tmp_path: Path) -> None:
    rows = [
        observation(reporter=code, period=str(year), indicator="imports")
        for code in ("UZB", "KAZ")
        for year in range(2015, 2018 + (code == "UZB"))
    ]
    test = app(written(tmp_path, observed=rows), "trade", reporter="KAZ")
    assert test.selectbox(key="choice-reporter").value == "KAZ"
    assert "<h3>Kazakhstan’s imports by partner" in html(test)
    test.selectbox(key="choice-reporter").set_value("UZB").run()
    assert "reporter" not in test.query_params
    empty = html(app(written(tmp_path, observed=rows), "trade", show="export_share"))
    assert (
        "The official record holds no share of exports of Uzbekistan by partner over several years" in empty
    )


def test_the_same_flow_is_told_from_both_sides_in_their_currencies(app: Open, example: Path) -> None:
    shown = html(app(example, "trade"))
    assert "The same flow from both sides" in shown
    assert "Exports to the EU" in shown
    assert "1.5 billion €" in shown
    assert "have an axis each" not in shown


def test_many_rows_of_both_sides_are_folded(app: Open, tmp_path: Path) -> None:
    told = {"indicator": "imports", "reporter": "EU", "partner": "UZB", "unit": "EUR"}
    years = [str(year) for year in range(2000, 2020)]
    rows = [observation(partner="EU", period=year) for year in years] + [
        observation(period=year, **told) for year in years
    ]
    test = app(written(tmp_path, observed=rows), "trade")
    assert "8 earlier rows" in [part.label for part in test.expander]
    assert html(test).count("Exports to the EU</td>") == 20


def test_a_flow_that_several_sources_tell_is_said_to_be_one(app: Open, tmp_path: Path) -> None:
    rows = [observation(period=str(year), source=name, indicator="imports")
            for year in (2018, 2019, 2020) for name in ("ONE", "TWO")]  # fmt: skip
    words = "Lines of one colour are one flow as several sources tell it."
    assert words in html(app(written(tmp_path / "two", observed=rows), "trade"))
    assert words not in html(app(written(tmp_path / "one", observed=rows[::2]), "trade"))


def test_the_map_tells_what_each_route_carried(app: Open, example: Path) -> None:
    shown = html(app(example, "energy"))
    assert "Where the oil goes, 2022" in shown
    assert "The Caspian pipeline (CPC) carried 81 % of the oil exports" in shown
    assert 'href="/energy?route=CPC"' in shown
    assert "52 million tonnes in 2022, 81 % of all" in shown
    assert "School</a>, an estimate" in shown
    assert "rail" not in shown.replace("The railway", "")


def test_a_chosen_route_shows_its_facts_and_its_cited_figures(app: Open, tmp_path: Path) -> None:
    rows = [figure(reporter="CPC", partner=None, indicator="length", unit="km", value=1511.0, period=None)]
    folder = clean_set.write(
        tmp_path / "clean", [article()], rows, None, clean_set.observations(), placed=clean_set.places()
    )
    shown = html(app(folder, "energy", route="CPC"))
    assert "<h2>Caspian pipeline (CPC)</h2>" in shown
    assert "67 million tonnes a year" in shown
    assert f'Cited: <a href="/figures?figure={rows[0]["figure_id"]}">1,511 km</a>' in shown
    quiet = html(app(folder, "energy", route="BTC"))
    assert "The record and the articles tell nothing of this route" in quiet


@pytest.mark.parametrize("route", ["nowhere", "<b>x</b>", "a" * 500])
def test_an_unknown_route_gets_a_clear_word(app: Open, example: Path, route: str) -> None:
    test = app(example, "energy", route=route)
    assert not test.exception
    assert "No such route" in html(test)
    assert "<b>x" not in raw(test)
    assert test.selectbox(key="choice-route").value == route


def test_the_routes_are_told_without_places_and_drawn_without_amounts(app: Open, tmp_path: Path) -> None:
    test = app(written(tmp_path, observed=clean_set.routes()), "energy")
    assert charts(test) == 3
    assert "52 million tonnes in 2022" in html(test)
    test = app(written(tmp_path / "other", placed=clean_set.places()), "energy")
    assert charts(test) == 4
    assert "Oil routes" in html(test)


def test_fuels_and_crude_oil_are_drawn_with_the_cited_bound(app: Open, tmp_path: Path) -> None:
    rows = [figure(statistic="share", product="oil", partner="Europe", base="oil exports", value=70.0,
                   unit="percent", bound="more_than", period=None)]  # fmt: skip
    folder = clean_set.write(tmp_path / "clean", [article()], rows, None, clean_set.fuels())
    shown = html(app(folder, "energy"))
    assert "Uzbekistan’s fuel exports by destination, 2018–2020: the EU took 71 % in 2020" in shown
    assert "The band is what an article cites without a year." in shown
    assert "Uzbekistan’s crude oil exports in tonnes, 2016–2020: most in 2020" in shown
    assert "Cited: " in shown
    dated = clean_set.write(
        tmp_path / "dated", [article()], [{**rows[0], "period": "2019"}], None, clean_set.fuels()
    )
    assert "The band" not in html(app(dated, "energy"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("filled", ["observed", "placed", "checked"])
def test_every_page_shows_what_there_is_where_the_other_tables_are_empty(
    app: Open, tmp_path: Path, page: str, filled: str
) -> None:
    rows = {"observed": clean_set.observations(), "placed": clean_set.places(), "checked": clean_set.checks()}
    test = app(written(tmp_path, **{name: rows[name] if name == filled else [] for name in rows}), page)
    assert not test.exception
    assert "Tables made" in html(test)


@pytest.mark.parametrize("page", PAGES)
def test_the_record_is_shown_without_any_figure(app: Open, tmp_path: Path, page: str) -> None:
    folder = clean_set.write(
        tmp_path / "c", [article()], [], None, clean_set.observations(), [], clean_set.places()
    )
    test = app(folder, page)
    assert not test.exception
    assert charts(test) == {"trade": 1, "energy": 3}.get(page, 0)
    if page in ("trade", "energy"):
        assert "All that the articles cite" not in html(test)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", [{}, {"route": "CPC"}])
def test_hostile_text_of_the_record_and_the_checks_stays_text(
    app: Open, tmp_path: Path, page: str, query: dict
) -> None:
    bad = {"organisation": HOSTILE, "dataset": HOSTILE, "comment": HOSTILE, "vintage": HOSTILE,
           "read_through": HOSTILE, "source_url": "javascript:alert(1)"}  # fmt: skip
    rows = [figure()]
    folder = clean_set.write(
        tmp_path / "clean", [article()], rows, None,
        [{**row, **bad} for row in clean_set.observations()],
        [check(rows[0], "differs", rule=HOSTILE, explanation=HOSTILE, evidence=HOSTILE)],
        [{**row, "role": HOSTILE, "source": HOSTILE, "note": HOSTILE} for row in clean_set.places()],
        notes=[HOSTILE],
    )  # fmt: skip
    asked = {"figure": rows[0]["figure_id"]} if page == "figures" else query
    test = app(folder, page, **asked)
    assert not test.exception
    assert "<script" not in raw(test)
    assert "<img" not in raw(test)
    assert 'href="javascript' not in raw(test)
    assert "\u202e" not in raw(test)


def test_the_overview_counts_the_verdicts_and_leads_to_their_figures(app: Open, example: Path) -> None:
    shown = html(app(example))
    for verdict, count in (
        ("agrees", 1),
        ("close", 1),
        ("differs", 1),
        ("not comparable", 1),
        ("not checked", 4),
    ):
        assert f'href="/figures?verdict={verdict.replace(" ", "+")}"><b>{count}</b>' in shown
    assert "12.7 billion US$ differs from the record" in shown
    assert "It fits neither record." in shown


@pytest.mark.parametrize(
    ("verdict", "count"),
    [("agrees", "1 figure of 8"), ("not comparable", "1 figure of 8"), ("not checked", "4 figures of 8")],
)
def test_the_table_of_figures_is_filtered_by_verdict(
    app: Open, example: Path, verdict: str, count: str
) -> None:
    test = app(example, "figures", verdict=verdict)
    assert count in html(test)
    assert html(test).count(f"</span> {verdict}</span>") >= 1
    assert test.selectbox(key="choice-verdict").value == verdict


def test_a_verdict_that_no_figure_has_leaves_nothing(app: Open, example: Path) -> None:
    test = app(example, "figures", verdict="<b>odd</b>")
    assert not test.exception
    assert "Nothing left by this choice" in html(test)


@pytest.mark.parametrize(
    "row", [trade_figures()[1], trade_figures()[2], energy_figures()[0], energy_figures()[1]]
)
def test_a_figures_page_shows_its_checks_with_their_evidence(app: Open, example: Path, row: dict) -> None:
    checks = [one for one in clean_set.checks() if one["figure_id"] == row["figure_id"]]
    test = app(example, "figures", figure=row["figure_id"])
    assert not test.exception
    assert "Does it hold?" in html(test)
    for one in checks:
        assert one["explanation"] in html(test)
        assert f"Rule “{one['rule']}”, version 1" in html(test)
    decisive = next(one["verdict"] for one in checks if one["decisive"])
    assert verdicts.badge(decisive) in raw(test).split("<blockquote")[0]


def test_sources_tell_of_every_official_data_set(app: Open, example: Path) -> None:
    shown = html(app(example, "sources"))
    assert 'href="https://stats.example.org/trade"' in shown
    assert "Office of Statistics: Trade</a>" in shown
    assert "Imports and exports" in shown or "Exports and imports" in shown
    assert "2015–2018" in shown
    assert '<td data-label="Read through">not stated</td>' in shown


def test_the_data_page_tells_what_is_missing_and_offers_the_tables(app: Open, example: Path) -> None:
    test = app(example, "data")
    shown = html(test)
    assert "What is missing" in shown
    assert "UZB – World exports lacks 2017" in shown
    for name in ("Checks", "Observations", "Revisions", "Places"):
        assert f"<h2>{name}</h2>" in shown
    for name in ("checks", "observations", "places"):
        for kind in ("csv", "parquet"):
            assert f'href="/data/{name}.{kind}"' in shown


@pytest.mark.parametrize("notes", [None, [], "nothing", {"a": 1}])
def test_a_run_without_notes_says_nothing_of_them(app: Open, tmp_path: Path, notes: object) -> None:
    test = app(written(tmp_path, notes=notes), "data")
    assert not test.exception
    assert "What is missing" not in html(test)

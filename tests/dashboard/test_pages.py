"""Every page in every state, run as Streamlit runs it."""

import re
from collections.abc import Callable
from pathlib import Path

import clean_set
import pytest
from clean_set import article, energy_figures, figure, trade_figures
from streamlit.testing.v1 import AppTest

from dashboard import links

Open = Callable[..., AppTest]
PAGES = tuple(links.PAGES)
HOSTILE = (
    "<script>document.title='owned'</script><img src=http://evil.example/x.png> "
    "![i](http://evil.example/y.png) "
    "[link](http://evil.example) $5 and $10 $x^2$ :material/home: -- **bold** \u202egnp.exe =1+1"
)


def html(test: AppTest) -> str:
    return "\n".join(part.proto.body for part in test.get("html"))


def charts(test: AppTest) -> int:
    return len(test.get("vega_lite_chart"))


def markdown_texts(test: AppTest) -> str:
    """All that went through a Markdown API: labels, captions, titles, messages."""
    kinds = (
        "markdown",
        "title",
        "header",
        "subheader",
        "caption",
        "error",
        "warning",
        "info",
        "success",
        "metric",
    )
    return "\n".join(str(part.value) for kind in kinds for part in test.get(kind))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_example(app: Open, example: Path, page: str) -> None:
    test = app(example, page)
    assert not test.exception
    assert "<h1>" in html(test)
    assert "Tables made 22 November 2026" in html(test)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_without_figures_says_so(app: Open, tmp_path: Path, page: str) -> None:
    test = app(clean_set.write(tmp_path / "clean", [article()], []), page)
    assert not test.exception
    assert charts(test) == 0
    said = {"sources": "cites no economic figure", "data": "No rows, 28 columns"}.get(page, "No")
    assert said in html(test)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_without_articles_shows_no_error(app: Open, tmp_path: Path, page: str) -> None:
    assert not app(clean_set.write(tmp_path / "clean", [], []), page).exception


@pytest.mark.parametrize("page", PAGES)
def test_every_page_without_tables_says_how_to_make_them(app: Open, tmp_path: Path, page: str) -> None:
    test = app(tmp_path / "nothing", page)
    assert not test.exception
    assert "There are no published tables yet" in html(test)
    assert ".venv/bin/python etl.py run --clean" in html(test)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_refuses_an_edited_set(app: Open, example: Path, page: str) -> None:
    with (example / "articles.csv").open("a", encoding="utf-8") as file:
        file.write("x")
    test = app(example, page)
    assert not test.exception
    assert "not the one that the pipeline wrote" in html(test)
    assert charts(test) == 0


@pytest.mark.parametrize("page", PAGES)
def test_hostile_text_of_an_article_stays_text(app: Open, tmp_path: Path, page: str) -> None:
    bad = article(title=HOSTILE, author=HOSTILE, publisher=HOSTILE, note=HOSTILE, url="javascript:alert(1)")
    rows = [
        figure(
            surface=HOSTILE,
            sentence=f"a {HOSTILE} b",
            partner=HOSTILE,
            product=HOSTILE,
            attributed_to=HOSTILE,
        ),
        figure(char_start=7, product="oil", base=HOSTILE, statistic="share", unit="percent", value=5.0),
    ]
    rejected = [{"file": HOSTILE, "row": "1", "field": "x", "value": HOSTILE, "reason": HOSTILE}]
    test = app(clean_set.write(tmp_path / "clean", [bad], rows, rejected), page)
    assert not test.exception
    assert "<script>document" not in html(test)
    assert "<img" not in html(test)
    assert 'href="javascript' not in html(test)
    assert "evil.example" not in markdown_texts(test)
    assert "\u202e" not in html(test)


def test_the_overview_has_a_card_for_every_figure_and_its_findings(app: Open, example: Path) -> None:
    shown = html(app(example))
    assert "8 economic figures, each tied to its sentence" in shown
    assert "Read from 2 articles, of which 1 cites" in shown
    assert shown.count('class="mv-card"') == 8
    assert "The balance is not a turnover" in shown


def test_the_trade_page_keeps_balance_and_turnover_apart(app: Open, example: Path) -> None:
    test = app(example, "trade")
    assert charts(test) == 5
    assert "different quantities" in html(test)
    assert "exports minus imports" in html(test)
    assert "exports plus imports" in html(test)


def test_the_energy_page_draws_the_bound_the_length_and_the_capacity(app: Open, example: Path) -> None:
    test = app(example, "energy")
    assert charts(test) == 6
    assert "every share on the line fits the words" in html(test)
    assert "is one length, and drawn once" in html(test)


@pytest.mark.parametrize("page", ["trade", "energy"])
def test_every_drawn_figure_has_a_link_for_the_keyboard(app: Open, example: Path, page: str) -> None:
    shown = html(app(example, page))
    for row in trade_figures() if page == "trade" else energy_figures():
        assert f'href="/figures?figure={row["figure_id"]}"' in shown


@pytest.mark.parametrize("page", ["trade", "energy"])
def test_every_chart_has_its_data_behind_it(app: Open, example: Path, page: str) -> None:
    test = app(example, page)
    maps = 1 if page == "energy" else 0  # the table below the map tells what it shows
    assert [part.label for part in test.expander] == ["Data behind this chart"] * (charts(test) - maps)


def test_a_choice_in_the_address_is_applied(app: Open, example: Path) -> None:
    test = app(example, "trade", partner="RUS")
    assert charts(test) == 2
    assert test.selectbox(key="choice-partner").value == "RUS"


def test_a_choice_is_kept_in_the_address(app: Open, example: Path) -> None:
    test = app(example, "trade")
    test.selectbox(key="choice-partner").set_value("EU").run()
    assert test.query_params["partner"] == "EU"
    assert charts(test) == 2
    test.selectbox(key="choice-partner").set_value("").run()
    assert "partner" not in test.query_params


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("trade", {"partner": "BRA"}),
        ("energy", {"reporter": "BRA"}),
        ("figures", {"text": "nowhere to be found"}),
    ],
)
def test_a_choice_that_leaves_nothing_says_so_and_offers_all(
    app: Open, example: Path, page: str, query: dict
) -> None:
    test = app(example, page, **query)
    assert "Nothing left by this choice" in html(test)
    assert f'href="/{page}"' in html(test)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, "8 figures of 8"),
        ({"indicator": "length"}, "2 figures of 8"),
        ({"partner": "EU"}, "1 figure of 8"),
        ({"period": "2019", "indicator": "imports"}, "2 figures of 8"),
        ({"text": "EUROPE"}, "1 figure of 8"),
        ({"text": "(939"}, "2 figures of 8"),
        ({"article": "2020-01-02-example-trade"}, "8 figures of 8"),
    ],
)
def test_the_table_of_figures_is_filtered_by_the_address(
    app: Open, example: Path, query: dict, count: str
) -> None:
    assert count in html(app(example, "figures", **query))


def test_a_long_table_is_shown_in_pages(app: Open, tmp_path: Path) -> None:
    rows = [figure(char_start=i, partner=None) for i in range(120)]
    test = app(clean_set.write(tmp_path / "clean", [article()], rows), "figures")
    assert html(test).count("/figures?figure=") == 50
    assert "120 figures of 120" in html(test)


def test_a_figures_page_shows_the_sentence_with_the_figure_marked(app: Open, example: Path) -> None:
    row = trade_figures()[1]
    test = app(example, "figures", figure=row["figure_id"])
    shown = html(test)
    assert not test.exception
    assert "20 percent (<mark>$4 billion</mark>)." in shown
    assert "Ann Author" in shown
    assert 'href="https://example.org/trade"' in shown
    assert f'"figure_id": "{row["figure_id"]}"' in "".join(part.value for part in test.code)
    assert "@misc{multivector_" in "".join(part.value for part in test.code)


def test_a_figures_page_shows_controls_of_direction_and_hands_them_out_exactly(
    app: Open, tmp_path: Path
) -> None:
    row = figure(sentence="Exports were \u202e$2.5 billion\u202c in 2019.", surface="\u202e$2.5 billion")
    test = app(clean_set.write(tmp_path / "c", [article()], [row]), "figures", figure=row["figure_id"])
    assert "<mark>⟦U+202E⟧$2.5 billion</mark>⟦U+202C⟧ in" in html(test)
    assert not {"\u202e", "\u202c"} & set(html(test))
    assert "\u202e$2.5 billion\u202c in" in "".join(part.value for part in test.code)


def test_a_figures_page_leads_to_its_neighbours(app: Open, example: Path) -> None:
    before, here, after, *_ = trade_figures()
    shown = html(app(example, "figures", figure=here["figure_id"]))
    assert f'href="/figures?figure={before["figure_id"]}">Previous figure' in shown
    assert f'href="/figures?figure={after["figure_id"]}">Next figure' in shown


def test_a_text_fragment_leads_to_the_words_on_the_page(app: Open, tmp_path: Path) -> None:
    address = "https://example.org/trade#:~:text=were-,%242.5%20billion,-in"
    row = figure(text_fragment_url=address)
    shown = html(app(clean_set.write(tmp_path / "c", [article()], [row]), "figures", figure=row["figure_id"]))
    assert f'href="{address}"' in shown


def test_an_address_that_is_not_known_is_said(app: Open, tmp_path: Path) -> None:
    row = figure()
    shown = html(
        app(clean_set.write(tmp_path / "c", [article(url=None)], [row]), "figures", figure=row["figure_id"])
    )
    assert "address not known" in shown
    assert "The page’s address is not known" in shown.replace("&#x27;", "’")


@pytest.mark.parametrize("figure_id", ["000000000000", "<b>x</b>", "a" * 500])
def test_an_unknown_figure_gets_a_clear_word(app: Open, example: Path, figure_id: str) -> None:
    test = app(example, "figures", figure=figure_id)
    assert not test.exception
    assert "There is no figure" in html(test)
    assert "<b>x" not in html(test)
    assert 'href="/figures"' in html(test)


def test_sources_list_the_articles_without_figures_too(app: Open, example: Path) -> None:
    shown = html(app(example, "sources"))
    assert "Nothing counted" in shown
    assert "cites no economic figure" in shown
    assert 'href="/figures?article=2020-01-02-example-trade">8 figures' in shown


def test_the_data_page_offers_every_table_and_tells_what_was_rejected(app: Open, example: Path) -> None:
    test = app(example, "data")
    offered = set(re.findall(r'href="/data/([^"]+)" download', html(test)))
    assert offered == {path.name for path in example.iterdir()}
    assert "not a date" in html(test)
    assert "CC BY 4.0" in html(test)


def test_the_pages_need_no_pandera() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for path in Path(clean_set.__file__).parents[2].glob("dashboard/**/*.py")
    ]
    assert sources
    assert not [source for source in sources if "pandera" in source or "import schemas" in source]

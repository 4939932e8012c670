"""The pages on the tables that `etl.py run` makes of the shipped articles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import amounts, data, figure_page, phrases

Open = Callable[..., AppTest]
# What the five articles cite, in words: amount, meaning, and the words as printed.
CITED = {
    ("36 %", "Share of Russia in Kazakhstan’s imports, 2013", "36 percent"),
    ("17.6 billion US$", "Imports of Kazakhstan from Russia, 2013", "$17.6 billion"),
    ("7 %", "Share of Russia in Kazakhstan’s exports, 2013", "7 percent"),
    ("5.8 billion US$", "Exports of Kazakhstan to Russia, 2013", "$5.8 billion"),
    ("12.7 billion US$", "Trade balance of Kazakhstan with the EU, 2021", "$12,7 billion"),
    ("24.2 billion US$", "Trade turnover of Kazakhstan with Russia, 2021", "$24.2 billion"),
    ("over 70 %", "Share of Europe in Kazakhstan’s oil exports", "70%"),
    ("1,511 km", "Length of the Caspian pipeline (CPC)", "1,511-kilometer"),
    ("939 miles", "Length of the Caspian pipeline (CPC)", "939-mile"),
    ("2 million barrels a day", "Oil capacity of the Druzhba pipeline", "2 million barrels per day"),
    ("among the top 7", "Rank of Russia among investors in Kazakhstan", "seven"),
    ("1st place", "Rank of the EU among investors in Kazakhstan", "first"),
    ("2nd place", "Rank of the United States among investors in Kazakhstan", "second"),
}


def html(test: AppTest) -> str:
    return "\n".join(part.proto.body for part in test.get("html"))


def test_the_shipped_figures_are_said_as_a_person_would(clean: Path) -> None:
    rows = data.records(data.read(clean).figures)
    said = {
        (amounts.amount(row).replace(amounts.NBSP, " "), phrases.what(row), row["surface"]) for row in rows
    }
    assert said == CITED
    assert len(rows) == len(CITED)


def test_every_shipped_figure_is_marked_in_its_sentence(clean: Path) -> None:
    for row in data.records(data.read(clean).figures):
        start = figure_page.surface_in_sentence(row)
        assert start is not None
        assert row["sentence"][start:].startswith(row["surface"])


@pytest.mark.parametrize(
    ("page", "charts"),
    [("overview", 0), ("trade", 5), ("energy", 3), ("figures", 0), ("sources", 0), ("data", 0)],
)
def test_every_page_shows_the_shipped_data(app: Open, clean: Path, page: str, charts: int) -> None:
    test = app(clean, page)
    assert not test.exception
    assert len(test.get("vega_lite_chart")) == charts
    assert "Tables made" in html(test)


def test_the_page_of_every_shipped_figure_opens(app: Open, clean: Path) -> None:
    for row in data.records(data.read(clean).figures):
        test = app(clean, "figures", figure=row["figure_id"])
        assert not test.exception
        assert "<mark>" in html(test)


def test_the_articles_without_figures_are_among_the_sources(app: Open, clean: Path) -> None:
    shown = html(app(clean, "sources"))
    assert shown.count("cites no economic figure") == 2
    assert shown.count("address not known") == 3
    assert "https://doc-research.org/2019/02/kazakhstan-arrange-multi-vector-consistency/" in shown

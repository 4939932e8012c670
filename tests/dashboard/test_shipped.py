"""The pages on the tables that `etl.py run` makes of the shipped articles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import amounts, data, figure_page, names, phrases, verdicts

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


# What the record says of them: the verdict, and what its explanation must tell.
VERDICTS = {
    "36 percent": ("close", "36.82 %"),
    "$17.6 billion": ("close", "17.97 billion US$"),
    "7 percent": ("agrees", "6.94 %"),
    "$5.8 billion": ("close", "5.875 billion US$"),
    "$12,7 billion": ("differs", "so the nearest is in €"),
    "$24.2 billion": ("close", "24.62 billion US$"),
    "70%": ("not comparable", "no period is stated"),
    "1,511-kilometer": ("agrees", "1,511 km"),
    "939-mile": ("agrees", "939 miles"),
    "2 million barrels per day": ("agrees", "2 million barrels a day for 2007"),
    "seven": ("agrees", "4th in 2021 and 5th in 2022"),
    "first": ("not comparable", "the ranking is by country"),
    "second": ("agrees", "2nd in 2021"),
}
# Sums and shares that two figures of one sentence imply, and the total that is on record.
IMPLIED = {"36 percent": ("48.08–49.72", "48.8 billion"), "7 percent": ("76.67–90", "84.7 billion")}


def html(test: AppTest) -> str:
    return "\n".join(part.proto.body for part in test.get("html"))


def test_the_shipped_figures_are_said_as_a_person_would(clean: Path) -> None:
    rows = data.read(clean).rows("SELECT * FROM figures")
    said = {
        (amounts.amount(row).replace(amounts.NBSP, " "), phrases.what(row), row["surface"]) for row in rows
    }
    assert said == CITED
    assert len(rows) == len(CITED)


def test_every_shipped_figure_is_marked_in_its_sentence(clean: Path) -> None:
    for row in data.read(clean).rows("SELECT * FROM figures"):
        start = figure_page.surface_in_sentence(row)
        assert start is not None
        assert row["sentence"][start:].startswith(row["surface"])


@pytest.mark.parametrize(
    ("page", "charts"),
    [("overview", 0), ("trade", 6), ("energy", 8), ("figures", 0), ("sources", 0), ("data", 0)],
)
def test_every_page_shows_the_shipped_data(app: Open, clean: Path, page: str, charts: int) -> None:
    test = app(clean, page)
    assert not test.exception
    assert len(test.get("vega_lite_chart")) == charts
    assert "Tables made" in html(test)


def test_the_page_of_every_shipped_figure_opens(app: Open, clean: Path) -> None:
    for row in data.read(clean).rows("SELECT * FROM figures"):
        test = app(clean, "figures", figure=row["figure_id"])
        assert not test.exception
        assert "<mark>" in html(test)


@pytest.mark.parametrize("surface", VERDICTS)
def test_the_page_of_a_shipped_figure_says_whether_it_holds_and_why(
    app: Open, clean: Path, surface: str
) -> None:
    verdict, words = VERDICTS[surface]
    row = next(row for row in data.read(clean).rows("SELECT * FROM figures") if row["surface"] == surface)
    shown = html(app(clean, "figures", figure=row["figure_id"])).replace(amounts.NBSP, " ")
    assert f"</span> {verdict}</span>" in shown.split("<blockquote")[0]
    first = shown.split('<ul class="mv-checks">')[1].split("</li>")[0]
    assert words in first
    assert "Evidence: <a href=" in first
    assert all(told in shown for told in IMPLIED.get(surface, ()))


def test_the_overview_tells_what_differs_and_what_cannot_be_compared(app: Open, clean: Path) -> None:
    shown = html(app(clean)).replace(amounts.NBSP, " ")
    counted = {verdict: sum(told == verdict for told, _ in VERDICTS.values()) for verdict in verdicts.SIGNS}
    for verdict, count in counted.items():
        assert (f"<b>{count}</b> {verdicts.badge(verdict)}" in shown) == bool(count)
    for title in ("12.7 billion US$ differs from the record", "The balance is not a turnover",
                  "Over 70 % cannot be compared as it stands", "1st place cannot be compared"):  # fmt: skip
        assert f"<h3>{title}" in shown


def test_the_cited_figures_stand_on_their_official_lines(app: Open, clean: Path) -> None:
    for quantity, amount in (
        ("imports", "17.6 billion US$"), ("exports", "5.8 billion US$"), ("import_share", "36 %"),
        ("trade_turnover", "24.2 billion US$"), ("trade_balance", "12.7 billion US$"),
        ("export_share", "7 %"),
    ):  # fmt: skip
        shown = html(app(clean, "trade", show=quantity)).replace(amounts.NBSP, " ")
        assert f'">{amount}</a>' in shown.split("The same flow from both sides")[0]
    shown = html(app(clean, "energy")).replace(amounts.NBSP, " ")
    assert "The Caspian pipeline (CPC) carried 81 % of the oil exports" in shown
    assert "Kazakhstan’s fuel exports by destination, 2010–2017: the EU took 70.9 % in 2017" in shown


def test_italys_trade_is_told_from_both_sides(app: Open, clean: Path) -> None:
    shown = html(app(clean, "trade")).replace(amounts.NBSP, " ")
    both = shown.split("Exports to Italy")[1].split("</tr>")[0]
    assert "8.889 billion US$" in both
    assert "1.183 billion €" in both


def test_no_raw_code_of_the_record_is_shown(clean: Path) -> None:
    published = data.read(clean)
    places = {*published.observations["reporter"], *published.observations["partner"].dropna()}
    assert [code for code in places if names.place(code) == code] == []
    assert [code for code in published.observations["unit"].unique() if names.unit(code) == code != "km"] == [
        "rank"
    ]


def test_the_articles_without_figures_are_among_the_sources(app: Open, clean: Path) -> None:
    shown = html(app(clean, "sources"))
    assert shown.count("cites no economic figure") == 2
    assert shown.count("address not known") == 3
    assert "https://doc-research.org/2019/02/kazakhstan-arrange-multi-vector-consistency/" in shown

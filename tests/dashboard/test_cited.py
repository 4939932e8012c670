"""Queries of the cited figures: a choice, what is drawn of many, neighbours, and what is left out."""

from __future__ import annotations

from pathlib import Path

import clean_set
import pytest
from clean_set import article, energy_figures, figure, trade_figures

from dashboard import cited, data, verdicts
from dashboard.cited import Choice
from dashboard.data import Published
from dashboard.panels import topic


@pytest.fixture
def published(example: Path) -> Published:
    return data.read(example)


def figures() -> list[dict[str, object]]:
    return trade_figures() + energy_figures()


@pytest.mark.parametrize("choice", [
    {"partner": "CHN"}, {"indicator": "length"}, {"reporter": "UZB"}, {"period": "2019"}, {"text": "EXPORTS"},
    {"partner": "CHN", "period": "2019"}, {"partner": "nobody"},
])  # fmt: skip
def test_a_choice_fits_as_the_rows_say(published: Published, choice: dict[str, str]) -> None:
    def fits(row: dict[str, object]) -> bool:
        words = " ".join(str(row[name] or "") for name in cited.SEARCHED).lower()
        asked = {name: value for name, value in choice.items() if name != "text"}
        return choice.get("text", "").lower() in words and all(row[n] == v for n, v in asked.items())

    expected = [row["figure_id"] for row in figures() if fits(row)]
    assert [row["figure_id"] for row in cited.page(published, Choice(**choice), 0, 50)] == expected
    assert cited.count(published, Choice(**choice)) == len(expected)


@pytest.mark.parametrize("verdict", verdicts.SIGNS)
def test_a_verdict_is_chosen_as_it_is_shown(published: Published, verdict: str) -> None:
    rows = published.rows("SELECT * FROM figures")
    found = verdicts.found(published, rows)
    expected = [row["figure_id"] for row in rows if verdicts.of(found, row["figure_id"]) == verdict]
    chosen = cited.page(published, Choice(verdict=verdict), 0, 50)
    assert [row["figure_id"] for row in chosen] == expected
    assert verdicts.tally(published).get(verdict, 0) == len(expected)


def test_the_figures_of_a_topic_are_those_that_panels_say(published: Published) -> None:
    rows = published.rows("SELECT * FROM figures")
    for name in ("trade", "energy", "investment", "other"):
        expected = [row for row in rows if topic(row) == name]
        assert cited.on(published, Choice((name,))) == expected


def test_of_many_figures_those_with_a_verdict_are_drawn(tmp_path: Path) -> None:
    rows = [figure(char_start=place) for place in range(cited.MOST_DRAWN + 50)]
    last = rows[-1]
    folder = clean_set.write(
        tmp_path / "clean", [article()], rows, checked=[clean_set.check(last, "differs")]
    )
    published = data.read(folder)
    drawn = cited.on(published, Choice(("trade",)))
    assert len(drawn) == cited.MOST_DRAWN
    assert drawn[-1]["figure_id"] == last["figure_id"]
    assert cited.count(published, Choice(("trade",))) == len(rows)


def test_neighbours_are_those_in_the_table(published: Published) -> None:
    ids = [row["figure_id"] for row in figures()]
    around = [cited.around(published, name) for name in ids]
    assert [before and before["figure_id"] for before, _ in around] == [None, *ids[:-1]]
    assert [after and after["figure_id"] for _, after in around] == [*ids[1:], None]
    assert cited.around(published, "nobody") == (None, None)


def test_options_are_the_values_that_are_there(published: Published) -> None:
    expected = {row["partner"] for row in figures() if row["partner"]}
    assert set(cited.options(published, "partner")) == expected
    assert "GAS" not in cited.options(published, "partner", Choice(("trade",)))


def test_figures_of_one_quantity_stand_on_one_axis(tmp_path: Path) -> None:
    fields = [{}, {"indicator": "imports"}, {"unit": "EUR"}, {"reporter": "KAZ"}, {"indicator": "production"}]
    rows = [figure(char_start=100 * place, **changed) for place, changed in enumerate(fields)]
    published = data.read(clean_set.write(tmp_path / "clean", [article()], rows))
    found = cited.same_quantity(published, rows[0], 5)
    assert [row["figure_id"] for row in found] == [rows[1]["figure_id"]]

"""A text of the visitor's own: read, checked against the published record, shown as text, and exported."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import clean_set
import pytest
from clean_set import article
from streamlit.testing.v1 import AppTest

from dashboard import data, own_text

Open = Callable[..., AppTest]
TEXT = "Uzbekistan's exports to China came to $2.5 billion in 2019. Last year they rose to $3 billion."
HOSTILE = (
    "Exports of Chad were $5 billion in 2019 <img src=http://evil.example/x.png> ![i](http://evil.example)."
)


def html(test: AppTest) -> str:
    return "\n".join(part.proto.body for part in test.get("html"))


def submitted(test: AppTest, text: str, date: str = "") -> AppTest:
    test.text_area(key="own-text").set_value(text)
    test.text_input(key="own-date").set_value(date)
    return next(button for button in test.button if button.label == "Read and check").click().run()


def test_figures_of_a_text_have_their_place_and_at_least_one_check(example: Path) -> None:
    found = own_text.read(TEXT, "2021-05-01", data.read(example))
    assert [one.row["surface"] for one in found] == ["$2.5 billion", "$3 billion"]
    for one in found:
        surface = one.row["surface"]
        assert one.row["sentence"][one.start : one.start + len(surface)] == surface
        assert one.checks[0]["decisive"]
        assert one.verdict == one.checks[0]["verdict"]
    assert [one.row["period"] for one in found] == ["2019", "2020"]


def test_a_date_that_is_none_is_named(example: Path) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        own_text.read(TEXT, "yesterday", data.read(example))


def test_exports_hold_every_figure_with_its_verdict(example: Path) -> None:
    found = own_text.read(TEXT, None, data.read(example))
    rows = list(csv.DictReader(io.StringIO(own_text.as_csv(found), newline="")))
    objects = json.loads(own_text.as_json(found))["figures"]
    assert [row["surface"] for row in rows] == [one.row["surface"] for one in found]
    assert [row["verdict"] for row in rows] == [one.verdict for one in found]
    assert [len(told["checks"]) for told in objects] == [len(one.checks) for one in found]


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(example: Path) -> None:
    found = own_text.read("=1+1 exports of Chad were $5 billion in 2019.", None, data.read(example))
    rows = list(csv.DictReader(io.StringIO(own_text.as_csv(found), newline="")))
    assert rows[0]["sentence"].startswith("'=1+1")


def test_the_page_reads_what_is_pasted(app: Open, example: Path) -> None:
    shown = submitted(app(example, "check"), TEXT, "2021-05-01")
    assert not shown.exception
    assert "2 figures" in html(shown)
    assert "<mark>$2.5 billion</mark>" in html(shown)
    assert "Exports of Uzbekistan to China, 2019" in html(shown)


def test_the_example_is_read_too(app: Open, example: Path) -> None:
    page = app(example, "check")
    page.button[0].click().run()
    shown = next(button for button in page.button if button.label == "Read and check").click().run()
    assert "3 figures" in html(shown)


def test_a_text_without_figures_says_so(app: Open, example: Path) -> None:
    assert "No figures found" in html(submitted(app(example, "check"), "The weather was fine."))


def test_a_wrong_date_is_told_and_nothing_is_read(app: Open, example: Path) -> None:
    shown = submitted(app(example, "check"), TEXT, "soon")
    assert "The date cannot be read" in html(shown)
    assert "<mark>" not in html(shown)


def test_a_hostile_text_is_shown_as_text(app: Open, example: Path) -> None:
    shown = html(submitted(app(example, "check"), HOSTILE))
    assert "<img" not in shown
    assert "&lt;img src=http://evil.example/x.png&gt;" in shown


def test_nothing_is_shown_before_a_text_is_given(app: Open, example: Path) -> None:
    assert "<mark>" not in html(app(example, "check"))


def test_a_set_without_figures_checks_texts_all_the_same(app: Open, tmp_path: Path) -> None:

    shown = submitted(app(clean_set.write(tmp_path / "clean", [article()], []), "check"), TEXT)
    assert "2 figures" in html(shown)


def test_a_revised_official_value_is_what_the_next_text_is_checked_against(tmp_path: Path) -> None:
    text = "Uzbekistan's exports to China came to $2.5 billion in 2019."
    observed = {"reporter": "UZB", "partner": "CHN", "indicator": "exports", "period": "2019"}
    verdicts = []
    for name, value in (("first", 2.5e9), ("revised", 3.9e9)):
        rows = [clean_set.observation(observation_id="0" * 12, value=value, **observed)]
        folder = clean_set.write(tmp_path / name, [article()], [], [], rows)
        verdicts.append(own_text.read(text, None, data.read(folder))[0].verdict)
    assert verdicts == ["agrees", "differs"]

"""The accuracy script: what it measures, and that a floor holds. All numbers here are made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import accuracy
import pytest
from floors import (
    AccuracyError,
    Floor,
    Measure,
    find_problems,
    load_floors,
    log_entry,
    raise_floors,
    store_floors,
)

CASE = """
[[case]]
text = "In 2013, Kazakhstan's imports from Russia came to $17.6 billion."
figures = [{ surface = "$17.6 billion", reporter = "KAZ", partner = "RUS", base = "", inferred = [] }]
"""
WRONG_CASE = CASE.replace('"RUS"', '"CHN"')
SCORER = """
from __future__ import annotations
from dataclasses import dataclass

@dataclass
class Tally:
    gold: int = 2
    predicted: int = 4
    aligned: int = 2
    value_unit: int = 1
    whole: int = 0

WANT = {"value": 4, "partner": "RUS", "period": None, "product": "gas"}

def load(path):
    return {"a": {"id": "a", "text": "In 2013 oil exports rose 4 percent.", "figures": [WANT]}}

def score(gold, read):
    assert [figure["surface"] for figure in read["a"]["figures"]] == ["4 percent"]
    return Tally()
def f1(right, predicted, gold): return right / predicted, right / gold, 2 * right / (predicted + gold)
FIELDS = ("value", "partner", "period", "product")
def align(gold, read): return [(0, 0)]
def compare(want, got, strict, mirror): return {name: want[name] == got[name] for name in FIELDS}
"""


def measure(value: float, name: str = "cases", sha256: str = "aa") -> Measure:
    return Measure(name, value, "so many", sha256)


def floor(value: float, sha256: str = "aa") -> dict[str, Floor]:
    return {"cases": Floor(value, sha256)}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder with one case that holds and one that does not."""
    (tmp_path / "figures-made-up.toml").write_text(CASE + WRONG_CASE, "utf-8")
    return tmp_path


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """A folder like ../shared, with one article, one passage and a scorer of its own."""
    text = "In 2013, Kazakhstan's imports from Russia came to $17.6 billion."
    figure = accuracy.read_case_figures({"text": text})[0]
    article = {"id": "1", "published": None, "title": None, "file": "articles/1.txt", "figures": [figure]}
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles/1.txt").write_text(text, "utf-8")
    (tmp_path / "gold/seeds.jsonl").write_text(json.dumps(article), "utf-8")
    (tmp_path / "gold/dev.jsonl").write_text("{}", "utf-8")
    (tmp_path / "gold/score.py").write_text(SCORER, "utf-8")
    return tmp_path


# Floors


@pytest.mark.parametrize(
    ("value", "floors", "said"),
    [
        pytest.param(0.9, floor(0.9), None, id="at its floor"),
        pytest.param(0.95, floor(0.9), None, id="above its floor"),
        pytest.param(0.89, floor(0.9), "below its floor", id="below its floor"),
        pytest.param(0.9, {}, "no floor yet", id="without a floor"),
        pytest.param(0.95, floor(0.9, "bb"), "data changed", id="of other data"),
        pytest.param(0.89, floor(0.9, "bb"), "below its floor", id="below a floor of other data"),
    ],
)
def test_a_measure_is_accepted_only_at_or_above_a_floor_of_the_same_data(
    value: float, floors: dict[str, Floor], said: str | None
) -> None:
    problems = find_problems([measure(value)], floors)
    assert len(problems) == (said is not None)
    assert all(said in problem for problem in problems if said)


def test_a_problem_names_the_measure_and_both_numbers() -> None:
    (problem,) = find_problems([measure(0.5)], floor(0.75))
    assert problem == "cases: 0.5000 is below its floor 0.7500 (so many)"


def test_a_floor_that_is_not_measured_is_no_problem() -> None:
    assert find_problems([], floor(0.9)) == []


def test_a_floor_is_rounded_down_so_that_what_set_it_meets_it() -> None:
    third = measure(2 / 3)
    floors = raise_floors([third], {})
    assert floors["cases"].floor == 0.6666
    assert find_problems([third], floors) == []


@pytest.mark.parametrize("value", [0.29, 0.57, 0.58, 1.0, 0.0])
def test_rounding_down_does_not_take_from_a_value_with_few_decimals(value: float) -> None:
    assert raise_floors([measure(value)], {})["cases"].floor == value


def test_a_floor_is_not_lowered_by_accident() -> None:
    with pytest.raises(AccuracyError, match=r"cases from 0\.9000 to 0\.8000.*--allow-lower"):
        raise_floors([measure(0.8)], floor(0.9))


def test_other_data_do_not_excuse_a_lower_floor() -> None:
    with pytest.raises(AccuracyError, match="would lower"):
        raise_floors([measure(0.8, sha256="bb")], floor(0.9))


def test_a_floor_is_lowered_when_that_is_said() -> None:
    assert raise_floors([measure(0.8)], floor(0.9), allow_lower=True) == floor(0.8)


def test_floors_of_what_is_not_measured_here_stay() -> None:
    floors = raise_floors([measure(0.7, "articles")], floor(0.9))
    assert floors == {"cases": Floor(0.9, "aa"), "articles": Floor(0.7, "aa")}


def test_the_log_tells_what_moved_and_why() -> None:
    entry = log_entry(
        "better names", {**floor(0.9), "same": Floor(1, "cc")}, {**floor(0.95), "same": Floor(1, "cc")}
    )
    assert entry["reason"] == "better names"
    assert entry["moved"] == {"cases": [0.9, 0.95]}
    assert len(entry["date"]) == len("2026-01-01")


def test_the_log_tells_of_new_floors_and_of_new_data() -> None:
    assert log_entry("first", {}, floor(0.9))["moved"] == {"cases": [None, 0.9]}
    assert log_entry("more cases", floor(0.9, "aa"), floor(0.9, "bb"))["moved"] == {"cases": [0.9, 0.9]}


def test_floors_and_log_come_back_as_they_were_stored(tmp_path: Path) -> None:
    log = [{"date": "2026-01-01", "reason": "“quoted”", "moved": {"cases": [None, 0.9]}}]
    store_floors(tmp_path / "floor.json", floor(0.9), log)
    assert load_floors(tmp_path / "floor.json") == (floor(0.9), log)


def test_without_a_file_there_are_no_floors(tmp_path: Path) -> None:
    assert load_floors(tmp_path / "floor.json") == ({}, [])


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"floors": {"cases": {"flor": 1}}, "log": []}'])
def test_a_broken_floor_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "floor.json").write_text(content, "utf-8")
    with pytest.raises(AccuracyError, match=r"floor\.json cannot be read .* restore it"):
        load_floors(tmp_path / "floor.json")


# Measures


def test_cases_are_counted_by_whether_they_hold(cases: Path) -> None:
    one = accuracy.measure_cases("figures", cases)
    assert (one.name, one.value, one.counts) == ("cases: figures", 0.5, "1 of 2")


def test_quantities_have_cases_of_their_own_kind(tmp_path: Path) -> None:
    expected = '[{ surface = "70%", value = 70, high = "open", upper = "open" }]'
    case = f'[[case]]\ntext = "Over 70%."\nexpected = {expected}\n'
    (tmp_path / "quantities-made-up.toml").write_text(case, "utf-8")
    assert accuracy.measure_cases("quantities", tmp_path).value == 1


def test_a_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AccuracyError, match="no cases in"):
        accuracy.measure_cases("figures", tmp_path)


@pytest.mark.parametrize(
    ("expected", "read", "held"),
    [
        pytest.param([], [], True, id="nothing expected and nothing read"),
        pytest.param([{"value": 1}], [], False, id="missed"),
        pytest.param([], [{"value": 1}], False, id="one too many"),
        pytest.param(
            [{"value": 1}], [{"value": 1, "unit": "t"}], True, id="a field that the case leaves out"
        ),
        pytest.param([{"value": 1, "unit": "t"}], [{"value": 1, "unit": "m3"}], False, id="a wrong field"),
        pytest.param([{"value": 0.3}], [{"value": 0.1 + 0.2}], True, id="the dust of binary fractions"),
        pytest.param([{"value": 0.3}], [{"value": None}], False, id="a number expected and none read"),
        pytest.param([{"period": ""}], [{"period": None}], True, id="nothing, written as an empty text"),
        pytest.param([{"period": ""}], [{"period": "2013"}], False, id="nothing expected and something read"),
        pytest.param([{"high": "open"}], [{"high": None}], True, id="nothing, written as open"),
        pytest.param(
            [{"inferred": ["period"]}], [{"inferred": ("period",)}], True, id="a tuple, written as a list"
        ),
    ],
)
def test_a_case_holds_where_just_the_expected_was_read(
    expected: list[dict[str, Any]], read: list[dict[str, Any]], held: bool
) -> None:
    assert accuracy.holds(expected, read) is held


def test_the_data_of_a_measure_are_known_by_their_content(cases: Path) -> None:
    before = accuracy.measure_cases("figures", cases).sha256
    assert accuracy.measure_cases("figures", cases).sha256 == before
    (cases / "figures-made-up.toml").write_text(CASE, "utf-8")
    assert accuracy.measure_cases("figures", cases).sha256 != before


def test_an_article_read_as_the_gold_says_is_all_right(made_up: Path) -> None:
    one = accuracy.measure_articles(made_up)
    assert (one.value, one.counts) == (1.0, "1 of 1, and 0 else")


def test_a_figure_too_many_counts_as_one_missed(made_up: Path) -> None:
    with (made_up / "articles/1.txt").open("a", encoding="utf-8") as text:
        text.write(" Exports to China came to $9 billion.")
    one = accuracy.measure_articles(made_up)
    assert (one.value, one.counts) == (0.5, "1 of 1, and 1 else")


def test_a_figure_told_twice_is_one(made_up: Path) -> None:
    text = (made_up / "articles/1.txt").read_text("utf-8")
    (made_up / "articles/1.txt").write_text(f"{text}\n\n{text}", "utf-8")
    assert accuracy.measure_articles(made_up).counts == "1 of 1, and 0 else"


def test_passages_are_counted_by_the_scorer_of_the_gold(made_up: Path) -> None:
    measures = list(accuracy.measure_passages(made_up))
    assert [(one.name, round(one.value, 3)) for one in measures] == [
        ("passages: span", 0.667),
        ("passages: span, value, unit", 0.333),
        ("passages: whole tuple", 0.0),
    ]
    assert measures[0].counts == "precision 0.500, recall 1.000"


def test_nothing_is_written_beside_the_scorer(made_up: Path) -> None:
    accuracy.load_scorer(made_up / "gold/score.py")
    assert not (made_up / "gold/__pycache__").exists()


def test_a_scorer_that_is_no_module_is_named(tmp_path: Path) -> None:
    with pytest.raises(AccuracyError, match=r"score\.txt is no Python module"):
        accuracy.load_scorer(tmp_path / "score.txt")


# The command line


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Measure]:
    """What the script measures in these tests: a list for them to fill."""
    measures = [measure(0.9)]
    monkeypatch.setattr(accuracy, "measure_all", lambda shared: measures)
    return measures


def run(folder: Path, *arguments: str) -> int:
    return accuracy.main([*arguments, "--floor-file", str(folder / "floor.json")])


def test_a_floor_that_was_set_is_checked(said: list[Measure], tmp_path: Path) -> None:
    assert run(tmp_path, "--check") == 1
    assert run(tmp_path, "--set-floor", "--reason", "the first") == 0
    assert run(tmp_path, "--check") == 0


def test_a_drop_fails_the_check_and_only_the_check(said: list[Measure], tmp_path: Path) -> None:
    run(tmp_path, "--set-floor", "--reason", "the first")
    said[:] = [measure(0.8)]
    assert run(tmp_path, "--check") == 1
    assert run(tmp_path) == 0


def test_a_drop_is_not_stored_without_saying_so(
    said: list[Measure], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "--set-floor", "--reason", "the first")
    said[:] = [measure(0.8)]
    assert run(tmp_path, "--set-floor", "--reason", "worse") == 2
    assert "--allow-lower" in capsys.readouterr().err
    assert load_floors(tmp_path / "floor.json")[0] == floor(0.9)


def test_every_move_is_kept_in_the_log(said: list[Measure], tmp_path: Path) -> None:
    run(tmp_path, "--set-floor", "--reason", "the first")
    said[:] = [measure(0.8)]
    run(tmp_path, "--set-floor", "--reason", "a harder case", "--allow-lower")
    floors, log = load_floors(tmp_path / "floor.json")
    assert floors == floor(0.8)
    assert [(entry["reason"], entry["moved"]) for entry in log] == [
        ("the first", {"cases": [None, 0.9]}),
        ("a harder case", {"cases": [0.9, 0.8]}),
    ]


@pytest.mark.parametrize("reason", [[], ["--reason", " "]], ids=["none", "blank"])
def test_a_floor_needs_a_reason(reason: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        accuracy.main(["--set-floor", *reason])
    assert "needs --reason" in capsys.readouterr().err


def test_the_table_shows_value_floor_and_counts(
    said: list[Measure], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store_floors(tmp_path / "floor.json", floor(0.85), [])
    run(tmp_path)
    assert capsys.readouterr().out.splitlines()[1].split() == ["cases", "0.9000", "0.8500", "so", "many"]


def test_a_missing_shared_folder_is_said_loudly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MULTIVECTOR_SHARED", str(tmp_path / "nowhere"))
    measures = accuracy.measure_all(accuracy.shared_folder())
    assert [one.name for one in measures] == ["cases: figures", "cases: quantities"]
    complaint = capsys.readouterr().err
    assert "NOT MEASURED" in complaint
    assert "nowhere" in complaint


def test_all_is_measured_where_the_gold_is(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MULTIVECTOR_SHARED", str(made_up))
    names = [one.name for one in accuracy.measure_all(accuracy.shared_folder())]
    assert names[2:] == ["articles", "passages: span", "passages: span, value, unit", "passages: whole tuple"]


def test_fields_are_counted_by_how_they_are_wrong(
    made_up: Path, said: list[Measure], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MULTIVECTOR_SHARED", str(made_up))
    assert run(made_up, "--fields") == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["field", "right", "empty", "filled", "other"] in rows
    assert ["value", "1", "0", "0", "0"] in rows
    assert ["partner", "0", "1", "0", "0"] in rows
    assert ["period", "0", "0", "1", "0"] in rows
    assert ["product", "0", "0", "0", "1"] in rows


def test_the_floor_file_of_the_project_can_be_read_and_has_its_reasons() -> None:
    floors, log = load_floors(accuracy.FLOOR)
    assert {"cases: figures", "cases: quantities", "articles"} <= set(floors)
    assert all(0 <= one.floor <= 1 for one in floors.values())
    assert log
    assert all(entry["reason"].strip() for entry in log)

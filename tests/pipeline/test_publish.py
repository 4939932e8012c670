"""Publishing: whole or not at all, whatever happens, and what changed since the run before."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
import small
from filelock import FileLock

from pipeline import manifest, publish
from pipeline.checks import check_figures
from pipeline.errors import PublishError
from pipeline.figures import figure_rows
from pipeline.manifest import Changes, compared
from pipeline.tables import csv_rows
from pipeline.validate import validate

NAMES = ("articles", "checks", "figures", "observations", "places", "rejected", "revisions")
FILES = {f"{name}.{form}" for name in NAMES for form in ("csv", "parquet", "json", "xlsx")} | {
    "dictionary.csv", "datapackage.json", "run.json",
}  # fmt: skip
INPUTS = {"2022-paper-exports.toml": "0" * 64}


def _tables(title="Exports rise", text=small.TEXT):
    article = small.article_of(text, title=title)
    tables = validate([article], figure_rows(article, small.tiny_reader), [])
    return {**tables.named(), "checks": check_figures(tables.figures, {}, tables.observations)}


OLD, NEW = _tables("The old title"), _tables("The new title")


def _publish(folder, tables=OLD, **options):
    return publish.publish(tables, INPUTS, folder, **options)


@pytest.fixture
def made_once(monkeypatch):
    """Lets the files of a set be made once: what is tested a hundred times is how they get to the disk."""
    made = {id(tables): publish._files(tables) for tables in (OLD, NEW)}
    monkeypatch.setattr(publish, "_files", lambda tables: dict(made[id(tables)]))


def _seen(folder: Path) -> str:
    """What a reader of the folder sees, who takes a file in .commit before the one beside it: "old", "new"
    or "none". Fails where the files do not belong together."""

    def content(name: str) -> bytes:
        waiting = folder / publish.COMMIT / name
        return (waiting if waiting.exists() else folder / name).read_bytes()

    if not (folder / "run.json").exists() and not (folder / publish.COMMIT).exists():
        return "none"
    told = json.loads(content("run.json"))["files"]
    assert set(told) == FILES - {"run.json"}
    for name, facts in told.items():
        assert manifest.hashlib.sha256(content(name)).hexdigest() == facts["sha256"], name
    return csv_rows(content("articles.csv"))[0]["title"].split()[1]


def test_all_files_are_there_and_nothing_else(tmp_path):
    _publish(tmp_path)
    assert {path.name for path in tmp_path.iterdir() if path.name != publish.LOCK} == FILES
    assert _seen(tmp_path) == "old"


def test_the_folder_is_made(tmp_path):
    _publish(tmp_path / "data" / "clean")
    assert _seen(tmp_path / "data" / "clean") == "old"


def test_other_files_in_the_folder_stay(tmp_path):
    (tmp_path / "README.md").write_text("words", encoding="utf-8")
    _publish(tmp_path)
    assert (tmp_path / "README.md").exists()


def test_run_json_tells_what_the_set_is(tmp_path):
    _publish(tmp_path, notes=["a series lacks 2022"])
    told = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert told["project"] == "multivector"
    empty = dict.fromkeys(("observations", "places", "revisions", "rejected"), 0)
    assert told["counts"] == {"articles": 1, "figures": 2, "checks": 2, **empty}
    assert told["notes"] == ["a series lacks 2022"]
    assert told["inputs"] == {"2022-paper-exports.toml": {"sha256": "0" * 64}}
    assert told["files"]["figures.csv"]["rows"] == 2
    assert told["files"]["figures.csv"]["bytes"] == (tmp_path / "figures.csv").stat().st_size
    assert told["made_at"].endswith("+00:00")
    assert len(told["changes"]["figures_added"]) == 2


def test_parquet_and_csv_hold_the_same(tmp_path):
    _publish(tmp_path)
    for name, table in OLD.items():
        read = pd.read_parquet(tmp_path / f"{name}.parquet")
        pd.testing.assert_frame_equal(read, table)
        assert len(csv_rows((tmp_path / f"{name}.csv").read_bytes())) == len(table)


def test_the_same_tables_make_the_same_files(tmp_path):
    for folder in ("a", "b"):
        _publish(tmp_path / folder)
    for name in FILES - {"run.json"}:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


class Crash(BaseException):
    """The machine stops: no handler runs."""


# Every way in which publishing touches the disk; `os` has what pathlib calls, too.
STEPS = [(Path, "mkdir"), (Path, "open"), (os, "fsync"), (Path, "rename"), (Path, "replace"), (Path, "rmdir")]


def _stop_at(monkeypatch, step: int, trouble: BaseException) -> list[str]:
    """Let the step with this number fail instead of happening, and all later ones happen; lists the steps."""
    taken: list[str] = []

    def watch(owner, name):
        original = getattr(owner, name)

        def watched(*arguments, **options):
            taken.append(name)
            if len(taken) == step:
                raise trouble
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, watched)

    for owner, name in STEPS:
        watch(owner, name)
    return taken


def _steps(tmp_path: Path) -> list[str]:
    """The steps of an undisturbed run over an older set."""
    with pytest.MonkeyPatch.context() as patch:
        _publish(tmp_path / "counted")
        taken = _stop_at(patch, 0, Crash())
        _publish(tmp_path / "counted", NEW)
    return taken


def _stopped(folder: Path, step: int, trouble: BaseException) -> BaseException | None:
    """Publish the new set with that step failing; returns what came out."""
    with pytest.MonkeyPatch.context() as patch:
        _stop_at(patch, step, trouble)
        try:
            _publish(folder, NEW)
        except (Crash, PublishError) as error:
            return error
    return None


def test_a_crash_at_any_step_leaves_a_whole_set_and_the_next_run_goes_on(tmp_path, made_once):
    steps = _steps(tmp_path)
    assert set(steps) == {"mkdir", "open", "fsync", "rename", "replace", "rmdir"}
    committed = steps.index("rename") + 1
    for step in range(1, len(steps) + 1):
        folder = tmp_path / str(step)
        _publish(folder)
        assert isinstance(_stopped(folder, step, Crash()), Crash)
        assert _seen(folder) == ("old" if step <= committed else "new"), f"step {step}, {steps[step - 1]}"
        _publish(folder, NEW)
        assert _seen(folder) == "new"
        assert not (folder / publish.NEXT).exists()
        assert not (folder / publish.COMMIT).exists()


def test_a_crash_in_the_first_run_leaves_nothing_or_a_whole_set(tmp_path, made_once):
    for step in range(1, len(_steps(tmp_path)) + 1):
        _stopped(tmp_path / str(step), step, Crash())
        assert _seen(tmp_path / str(step)) in ("none", "new")


def test_a_full_disk_at_any_step_leaves_a_whole_set_and_says_so(tmp_path, made_once):
    steps = _steps(tmp_path)
    committed = steps.index("rename") + 1
    for step in range(1, len(steps) + 1):
        folder = tmp_path / str(step)
        _publish(folder)
        told = str(_stopped(folder, step, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
        assert "disk is full" in told
        assert _seen(folder) == ("old" if step <= committed else "new")
        assert ("the last good set stays" if step <= committed else "complete in .commit") in told


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "clean").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "clean", tmp_path / "clean" / "deeper"):
        with pytest.raises(PublishError, match="is a file, not a folder"):
            _publish(folder)


def test_a_second_run_waits_and_then_says_that_another_one_is_writing(tmp_path):
    _publish(tmp_path)
    with FileLock(tmp_path / publish.LOCK), pytest.raises(PublishError, match="Another run is writing"):
        _publish(tmp_path, NEW, patience=0.05)
    assert _seen(tmp_path) == "old"


def test_a_lock_that_a_crashed_run_left_does_no_harm(tmp_path):
    (tmp_path / publish.LOCK).touch()
    _publish(tmp_path, patience=0.05)
    assert _seen(tmp_path) == "old"


def test_without_an_article_nothing_is_published(tmp_path):
    _publish(tmp_path)
    empty = {name: table.iloc[:0] for name, table in NEW.items()}
    with pytest.raises(PublishError, match="last good set stays"):
        _publish(tmp_path, empty)
    assert _seen(tmp_path) == "old"


def test_the_first_run_adds_and_the_second_changes_nothing(tmp_path):
    assert len(_publish(tmp_path).changes.added) == 2
    assert _publish(tmp_path).changes == Changes()


def test_figures_that_came_went_and_changed_are_told(tmp_path):
    _publish(tmp_path)
    figures = OLD["figures"].copy()
    figures.loc[0, "period"] = "2019"
    figures.loc[1, "figure_id"] = "f" * 12
    changes = _publish(tmp_path, {**OLD, "figures": figures}).changes
    first, second = OLD["figures"]["figure_id"]
    assert changes == Changes(("f" * 12,), (second,), {first: ("period",)})
    assert str(changes) == "1 added, 1 removed, 1 changed"
    told = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert told["changes"]["figures_changed"] == {first: ["period"]}


def test_another_version_of_the_reader_alone_is_no_change():
    row = {"figure_id": "a", "value": "1", "reader_version": "1"}
    assert compared([row], [{**row, "reader_version": "2"}]) == Changes()


def test_a_new_column_is_a_change():
    assert compared([{"figure_id": "a"}], [{"figure_id": "a", "x": "1"}]).changed == {"a": ("x",)}


@pytest.mark.parametrize("name", sorted(FILES - {"run.json"}))
def test_a_file_that_was_edited_is_told_and_made_anew(tmp_path, name):
    _publish(tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b"x")
    published = _publish(tmp_path)
    assert published.replaced == (f"{name} was edited or half written",)
    assert str(published.changes).startswith("not known: the last set is not as it was written")
    assert _publish(tmp_path).changes == Changes()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda folder: (folder / "figures.csv").unlink(), "figures.csv is missing"),
        (lambda folder: (folder / "run.json").write_text("{", encoding="utf-8"), "run.json is not as"),
        (lambda folder: (folder / "run.json").write_text("[]", encoding="utf-8"), "run.json is not as"),
        (lambda folder: (folder / "run.json").unlink(), "without run.json"),
    ],
    ids=["missing", "cut", "no object", "no manifest"],
)
def test_a_damaged_set_is_told_and_made_anew(tmp_path, damage, words):
    _publish(tmp_path)
    damage(tmp_path)
    assert words in _publish(tmp_path).replaced[0]
    assert _seen(tmp_path) == "old"


def test_a_half_moved_set_is_finished_before_anything_else(tmp_path):
    _publish(tmp_path)
    _publish(tmp_path / "other", NEW)
    (tmp_path / "other" / publish.LOCK).unlink(missing_ok=True)
    shutil.move(tmp_path / "other", tmp_path / publish.COMMIT)
    assert _seen(tmp_path) == "new"
    publish.finish(tmp_path)
    assert not (tmp_path / publish.COMMIT).exists()
    assert _seen(tmp_path) == "new"


def test_what_is_no_part_of_a_set_is_not_moved_with_it(tmp_path):
    _publish(tmp_path)
    _publish(tmp_path / "other", NEW)
    (tmp_path / "other" / publish.LOCK).unlink(missing_ok=True)
    shutil.move(tmp_path / "other", tmp_path / publish.COMMIT)
    (tmp_path / publish.COMMIT / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / publish.COMMIT / "README.md").write_text("x", encoding="utf-8")
    (tmp_path / publish.COMMIT / "deeper").mkdir()
    (tmp_path / publish.COMMIT / "deeper" / "figures.csv").touch()
    publish.finish(tmp_path)
    assert {path.name for path in tmp_path.iterdir() if path.name != publish.LOCK} == FILES
    assert _seen(tmp_path) == "new"


def test_a_set_has_the_files_that_are_published():
    assert publish.SET_FILES == FILES

"""The published set: found, verified, cached, and refused with a reason."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import clean_set
import pandas as pd
import pytest

from dashboard import data
from dashboard.data import DataProblem

WITH_FILES = '{"version": "1", "made_at": "2026", "reader_version": "1", "files": %s}'


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "PAUSE_SECONDS", 0.0)


def problem(folder: Path) -> DataProblem:
    with pytest.raises(DataProblem) as caught:
        data.read(folder)
    return caught.value


def test_a_whole_set_is_read(example: Path) -> None:
    published = data.read(example)
    assert published.count("figures") == 8
    assert published.size("figures.csv") == (example / "figures.csv").stat().st_size
    assert published.size("nothing.csv") is None
    assert published.article("2021-05-quiet")["url"] is None


def test_an_unknown_article_is_a_key_error(example: Path) -> None:
    with pytest.raises(KeyError):
        data.read(example).article("nobody")


def test_missing_values_are_none_and_numbers_plain(example: Path) -> None:
    row = data.read(example).rows("SELECT * FROM figures")[4]
    assert row["value_high"] is None
    assert row["period"] is None
    assert row["char_start"] == 300


@pytest.mark.parametrize("make", [False, True])
def test_no_tables_yet_says_how_to_make_them(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "clean"
    if make:
        folder.mkdir()
    found = problem(folder)
    assert found.title == "There are no published tables yet"
    assert f".venv/bin/python etl.py run --clean {folder}" in found.remedy
    assert str(folder) in found.detail


def test_the_remedy_needs_no_free_port_and_names_the_folder_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "“.venv/bin/python etl.py run”" in data.make_again(data.DEFAULT_FOLDER)
    assert f"--clean '{tmp_path}/my tables'”" in data.make_again(Path("my tables"))
    assert "make run" not in data.make_again(data.DEFAULT_FOLDER)


def test_the_remedy_repairs_the_set_that_is_shown(example: Path) -> None:
    (example / "run.json").write_text("[]", encoding="utf-8")
    command = problem(example).remedy.split("“")[1].split("”")[0].split()
    command[0] = sys.executable
    subprocess.run(command, cwd=data.DEFAULT_FOLDER.parents[1], check=False, capture_output=True)
    assert data.read(example).count("figures") > 0


def test_an_edited_file_is_refused_and_named(example: Path) -> None:
    file = example / "figures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("2019", "2018"), encoding="utf-8")
    found = problem(example)
    assert "not the one that the pipeline wrote" in found.title
    assert "figures.csv" in found.detail
    told = json.loads((example / "run.json").read_text(encoding="utf-8"))["files"]["figures.csv"]["sha256"]
    for digest in (told, hashlib.sha256(file.read_bytes()).hexdigest()):
        assert f"SHA-256 {digest[:12]}…" in found.detail


def test_a_half_written_file_is_refused(example: Path) -> None:
    file = example / "figures.parquet"
    file.write_bytes(file.read_bytes()[:100])
    assert "figures.parquet" in problem(example).detail


@pytest.mark.parametrize("name", ["figures.parquet", "articles.csv", "dictionary.csv"])
def test_a_missing_file_is_named(example: Path, name: str) -> None:
    (example / name).unlink()
    assert name in problem(example).detail


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is not what a run writes"),
        ("{", "is not what a run writes"),
        ("\ud800", "is not what a run writes"),
        ("[]", "is not what a run writes: it does not list the files of the set."),
        ("null", "it does not list the files"),
        ("{}", "it does not list the files"),
        ('{"files": []}', "it does not list the files"),
        ('{"files": {}, "version": "1"}', "it does not tell made_at, reader_version"),
        (WITH_FILES % '{"../../etc/passwd": {}}', "'../../etc/passwd' is not a plain file name"),
        (WITH_FILES % '{"a.csv": 1}', "the bytes and the SHA-256 of a.csv"),
        (WITH_FILES % '{"a.csv": {"bytes": "1", "sha256": "0"}}', "the bytes and the SHA-256 of a.csv"),
    ],
)
def test_a_broken_manifest_is_refused_in_plain_words(example: Path, content: str, words: str) -> None:
    (example / "run.json").write_text(content, encoding="utf-8", errors="surrogatepass")
    found = problem(example)
    assert found.title == "run.json cannot be read"
    assert words in found.detail


def test_a_table_that_the_manifest_does_not_list_is_missed(example: Path) -> None:
    run = json.loads((example / "run.json").read_text(encoding="utf-8"))
    del run["files"]["rejected.parquet"]
    (example / "run.json").write_text(json.dumps(run), encoding="utf-8")
    assert "rejected.parquet" in problem(example).detail


@pytest.mark.parametrize("table", ["checks", "observations", "places", "revisions"])
def test_a_set_of_an_earlier_version_says_so_and_what_to_do(example: Path, table: str) -> None:
    for kind in ("csv", "parquet"):
        (example / f"{table}.{kind}").unlink()
    clean_set.write_manifest(example)
    found = problem(example)
    assert f"{table}.parquet is not listed in run.json: an earlier version made the set" in found.detail
    assert "etl.py run" in found.remedy


def test_a_table_of_another_version_is_refused(example: Path) -> None:
    file = example / "figures.parquet"
    pd.read_parquet(file).drop(columns="bound").to_parquet(file)
    clean_set.write_manifest(example)
    assert "bound" in problem(example).detail


def test_a_file_that_is_not_moved_yet_counts_before_the_old_one(example: Path, tmp_path: Path) -> None:
    newer = clean_set.write(tmp_path / "newer", [clean_set.article(title="Newer")], [])
    commit = example / ".commit"
    commit.mkdir()
    moved = ("articles.csv", "articles.parquet")
    for file in newer.iterdir():
        shutil.copy(file, (example if file.name in moved else commit) / file.name)
    assert data.read(example).rows("SELECT title FROM articles") == [{"title": "Newer"}]


def test_a_set_that_is_replaced_while_it_is_read_is_read_again(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = clean_set.write(tmp_path / "newer", [clean_set.article(title="Newer")], [])
    shutil.copy(newer / "run.json", example / "run.json")

    def rest(seconds: float) -> None:
        shutil.copytree(newer, example, dirs_exist_ok=True)

    monkeypatch.setattr(data.time, "sleep", rest)
    assert data.read(example).rows("SELECT title FROM articles") == [{"title": "Newer"}]


def test_a_new_set_is_seen_without_a_restart(example: Path, tmp_path: Path) -> None:
    assert data.load(example).count("figures") == 8
    clean_set.write(example, [clean_set.article()], [clean_set.figure(char_start=77)])
    assert data.load(example).count("figures") == 1


def test_an_unchanged_set_is_read_once(example: Path) -> None:
    assert data.load(example) is data.load(example)


def test_the_folder_comes_from_the_environment_or_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MULTIVECTOR_CLEAN", raising=False)
    assert data.clean_folder().parts[-2:] == ("data", "clean")
    monkeypatch.setenv("MULTIVECTOR_CLEAN", "/elsewhere")
    assert data.clean_folder() == Path("/elsewhere")

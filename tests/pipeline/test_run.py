"""`etl.py run`: from a folder of article files to tables, exit codes, and what people are told."""

from __future__ import annotations

import dataclasses
import re

import pytest
import small
import small_official
from filelock import FileLock

from pipeline.articles import Passage
from pipeline.paths import ROOT, articles_folder, check_to_write, clean_folder
from pipeline.tables import csv_rows


@pytest.fixture
def tables(tmp_path):
    return tmp_path / "clean"


@pytest.fixture
def make(run, folder, tables):
    """Runs etl.py run on the folder of article files."""
    return lambda *options: run("run", "--articles", folder, "--clean", tables, *options)


TEXT = "In 2021, Kazakhstan’s oil exports to Italy came to $5 billion, or 30 percent of its oil exports."


def _real(text: str = TEXT, article_id: str = "2022-paper", **changes):
    return small.article_of(text, article_id, passages=(Passage(0, text),), **changes)


def _rejected(tables):
    return csv_rows((tables / "rejected.csv").read_bytes())


def test_articles_become_tables(make, folder, tables):
    small.write_article(folder, _real())
    code, out, err = make()
    assert (code, "set aside" in err) == (0, False)
    assert "loaded 1 of 1 article files" in err
    assert re.search(r"articles +1, 0 of them without figures\nfigures +2\n", out)
    assert re.search(r"\nrejected +0\n", out)
    assert re.search(r"changed since the last run +2 added", out)
    figures = csv_rows((tables / "figures.csv").read_bytes())
    assert [(row["surface"], row["partner"], row["period"]) for row in figures] == [
        ("$5 billion", "ITA", "2021"), ("30 percent", "ITA", "2021"),
    ]  # fmt: skip


def test_a_second_run_changes_nothing(make, folder):
    small.write_article(folder, _real())
    make()
    assert re.search(r"changed since the last run +nothing", make()[1])


def test_an_article_without_figures_is_an_answer(make, folder, tables):
    small.write_article(folder, _real("Nothing is told here."))
    code, out, _ = make()
    assert (code, "1 of them without figures" in out) == (0, True)
    assert csv_rows((tables / "articles.csv").read_bytes())[0]["figure_count"] == "0"


@pytest.mark.parametrize("content", [b"", b"title = ", b"\xff\xfe", b"title = 'cut off'\n"])
def test_a_bad_file_is_set_aside_and_the_rest_goes_on(make, folder, tables, content):
    small.write_article(folder, _real())
    (folder / "bad.toml").write_bytes(content)
    code, out, err = make()
    assert code == 1
    assert "set aside: bad.toml" in err
    assert "incomplete" in err
    assert re.search(r"figures +2", out)
    assert _rejected(tables)[0]["file"] == "bad.toml"


def test_a_passage_outside_its_text_is_set_aside(make, folder, tables):
    small.write_article(folder, _real(text_length=10))
    assert make()[0] == 1
    assert _rejected(tables)[0]["row"] == "passage 1"


def test_two_files_with_one_id_are_told(make, folder):
    small.write_article(folder, _real("Other words.", "other"))
    small.write_article(folder, _real(), "a.toml")
    small.write_article(folder, _real(title="Other"), "b.toml")
    code, _, err = make()
    assert code == 1
    assert "set aside: a.toml, article_id = '2022-paper': b.toml has the same id" in err


def test_an_implausible_figure_is_set_aside_and_the_result_is_complete(make, folder, tables):
    small.write_article(folder, _real(TEXT.replace("30 percent", "130 percent")))
    code, out, err = make()
    assert code == 0
    assert "implausible: a share lies between 0 and 100 percent" in err
    assert re.search(r"figures +1\n(?:[^\n]+\n){2}rejected +1", out)
    assert (_rejected(tables)[0]["field"], _rejected(tables)[0]["value"]) == ("value", "130.0")


def test_wrong_metadata_is_told_with_its_value(make, folder, tables):
    small.write_article(folder, _real("Other words.", "other"))
    small.write_article(folder, _real(published="May 2014"))
    code, _, err = make()
    assert code == 1
    assert "2022-paper.toml, published = 'May 2014': is not a date of ISO 8601" in err


def test_many_rejections_are_counted_not_listed(make, folder):
    small.write_article(folder, _real())
    for number in range(25):
        (folder / f"bad{number:02}.toml").touch()
    err = make()[2]
    assert err.count("set aside: bad") == 20
    assert "set aside: 5 more, see rejected.csv" in err


def test_when_no_article_is_left_the_last_set_stays(make, folder, tables):
    path = small.write_article(folder, _real())
    make()
    before = (tables / "figures.csv").read_bytes()
    path.write_text("", encoding="utf-8")
    code, _, err = make()
    assert code == 3
    assert "set aside: 2022-paper.toml" in err
    assert "the last good set stays" in err
    assert (tables / "figures.csv").read_bytes() == before


def test_an_edited_table_is_told_and_made_anew(make, folder, tables):
    small.write_article(folder, _real())
    make()
    path = tables / "figures.csv"
    right = path.read_bytes()
    path.write_bytes(right.replace(b"ITA", b"FRA"))
    code, out, err = make()
    assert code == 0
    assert "warning: figures.csv was edited or half written since the last run" in err
    assert "not known" in out
    assert path.read_bytes() == right


def test_another_run_is_told(make, folder, tables, monkeypatch):
    from pipeline import publish

    monkeypatch.setattr(publish.publish, "__defaults__", (0.05,))
    small.write_article(folder, _real())
    tables.mkdir()
    with FileLock(tables / ".lock"):
        code, _, err = make()
    assert (code, "Another run is writing" in err) == (3, True)


def test_no_folder_and_no_file_are_told(make, run, folder, tmp_path):
    assert make()[0] == 2
    code, _, err = run("run", "--articles", tmp_path / "nowhere")
    assert (code, "there is no such folder" in err) == (2, True)


@pytest.mark.parametrize(
    ("option", "place", "words"),
    [
        ("--articles", "file", "file is a file, not a folder. Name one with --articles"),
        ("--clean", "file", "file is a file, not a folder. Name another folder"),
        ("--clean", "file/deeper", "file is a file, not a folder. Name another folder"),
        ("--texts", "file", "file is a file, not a folder. --texts names"),
        ("--texts", "nowhere", "nowhere: there is no such folder. --texts names"),
    ],
)
def test_folders_that_cannot_be_used_are_told_before_anything_is_loaded(
    make, folder, tmp_path, option, place, words
):
    small.write_article(folder, _real())
    (tmp_path / "file").touch()
    code, _, err = make(option, tmp_path / place)
    assert (code, words in err, "loaded" in err) == (2, True, False)


def test_a_folder_that_may_not_be_looked_at_is_left_to_the_writing(monkeypatch, tmp_path):
    def denied(path):
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "exists", denied)
    check_to_write(tmp_path / "clean")


def test_full_texts_are_checked(make, folder, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    small.write_article(folder, _real())
    (texts / "text.txt").write_text(TEXT, encoding="utf-8")
    code, _, err = make("--texts", texts)
    assert (code, "checked 1 of 1 articles against their full texts" in err) == (0, True)


def test_a_text_that_does_not_fit_is_told(make, folder, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    small.write_article(folder, _real())
    small.write_article(folder, _real("Other words.", "other"))
    (texts / "2022-paper.txt").write_text(TEXT[:-5], encoding="utf-8")
    code, _, err = make("--texts", texts)
    assert code == 1
    assert "text_sha256" in err
    assert "it is another one" in err


def test_paths_are_options_then_environment_then_this_checkout(tmp_path, monkeypatch):
    assert articles_folder() == ROOT / "data" / "raw" / "articles"
    assert clean_folder() == ROOT / "data" / "clean"
    monkeypatch.setenv("MULTIVECTOR_ARTICLES", str(tmp_path / "a"))
    monkeypatch.setenv("MULTIVECTOR_CLEAN", str(tmp_path / "c"))
    monkeypatch.chdir(tmp_path)
    assert (articles_folder(), clean_folder()) == (tmp_path / "a", tmp_path / "c")
    assert (articles_folder(ROOT), clean_folder(ROOT)) == (ROOT, ROOT)


def test_articles_are_values():
    with pytest.raises(dataclasses.FrozenInstanceError):
        _real().article_id = "other"


def test_official_observations_become_a_table(make, folder, tables, tmp_path):
    small.write_article(folder, _real())
    official = small_official.write(
        tmp_path / "official", small_official.row(), small_official.row(period="2015")
    )
    code, out, err = make("--official", official)
    assert code == 0
    assert "loaded 2 official observations from 1 source" in err
    assert "note: BNS, Trade by partner: KAZ – RUS imports, TOTAL, USD lacks 2014" in err
    assert re.search(r"official observations +2 from 1 source\n", out)
    assert [row["value"] for row in csv_rows((tables / "observations.csv").read_bytes())] == [
        "17971800000.0"
    ] * 2


def test_a_bad_official_row_is_set_aside_and_the_rest_goes_on(make, folder, tables, tmp_path):
    small.write_article(folder, _real())
    rows = small_official.row(), small_official.row(period="2014", reporter="XYZ")
    code, out, err = make("--official", small_official.write(tmp_path / "official", *rows))
    assert code == 1
    assert "set aside: official/bns.csv, line 3, reporter = 'XYZ': is no code that is known" in err
    assert re.search(r"figures +2\n[^\n]+\nofficial observations +1 from 1 source\nrejected +1\n", out)
    assert _rejected(tables)[0]["row"] == "line 3"


def test_without_an_official_record_nothing_is_done(make, folder, tables, tmp_path):
    small.write_article(folder, _real())
    code, _, err = make("--official", tmp_path / "nowhere")
    assert (code, "there is no such folder. Name one with --official" in err) == (2, True)
    assert not tables.exists()


def test_the_official_folder_may_come_from_the_environment(make, folder, tmp_path, monkeypatch):
    small.write_article(folder, _real())
    small_official.write(tmp_path / "mine", small_official.row())
    monkeypatch.setenv("MULTIVECTOR_OFFICIAL", str(tmp_path / "mine"))
    assert "loaded 1 official observations" in make()[2]

"""`etl.py read --check`: verdicts on the figures of any text."""

from __future__ import annotations

import json

import pytest
import small_official

TEXT = "In 2013, Kazakhstan's imports from Russia came to $17.6 billion. In 2013, inflation was 5 percent."


@pytest.fixture(autouse=True)
def _official(tmp_path, monkeypatch):
    folder = small_official.write(tmp_path / "official", small_official.row())
    monkeypatch.setenv("MULTIVECTOR_OFFICIAL", str(folder))


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_people_get_verdicts_with_their_sentences(run, text):
    code, out, _ = run("read", text, "--check")
    assert code == 0
    assert "$17.6 billion (at 50): close" in out
    assert "2.1 % lower" in " ".join(out.split())
    assert "5 percent (at 88): not checked" in out


def test_programs_get_the_rows_of_each_figure(run, text):
    code, out, _ = run("read", text, "--check", "--json")
    figures = json.loads(out)["figures"]
    assert code == 0
    assert [one["verdict"] for one in figures] == ["close", "not checked"]
    first = figures[0]["checks"][0]
    assert first["rule"] == "official value"
    assert first["decisive"] is True
    assert first["expected_low"] == 17971800000.0
    assert "words" in figures[0]


def test_each_line_of_jsonl_is_checked(run, tmp_path):
    path = tmp_path / "passages.jsonl"
    lines = [{"id": 1, "text": TEXT}, {"id": 2, "text": "Nothing."}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, out, _ = run("read", path, "--check", "--jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [[one["verdict"] for one in line["figures"]] for line in told] == [["close", "not checked"], []]


def test_a_text_without_figures_says_so(run, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("Nothing is told here.", encoding="utf-8")
    assert run("read", path, "--check") == (0, "", "no figures found\n")


def test_a_missing_official_record_is_told(run, text, monkeypatch, tmp_path):
    monkeypatch.setenv("MULTIVECTOR_OFFICIAL", str(tmp_path / "none"))
    code, _, err = run("read", text, "--check")
    assert code == 2
    assert "there is no such folder" in err


def test_an_official_row_that_is_wrong_is_left_out_and_said(run, text, tmp_path, monkeypatch):
    rows = small_official.row(), small_official.row(reporter="Atlantis", period="2014")
    monkeypatch.setenv("MULTIVECTOR_OFFICIAL", str(small_official.write(tmp_path / "other", *rows)))
    code, out, err = run("read", text, "--check")
    assert code == 0
    assert "left out of the official record: 1" in err
    assert "close" in out

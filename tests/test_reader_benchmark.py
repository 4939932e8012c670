"""The comparison of readers: that it counts what it says, and that a peer that is missing is named."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.reader import __main__ as comparison
from benchmarks.reader import environments, readers, scoring, table, texts, worker
from benchmarks.reader.environments import Missing
from benchmarks.reader.floor import read_amounts
from benchmarks.reader.readers import READERS, Reader, quantity
from benchmarks.reader.scoring import Score

ROOT = Path(__file__).resolve().parent.parent
OWN = {reader.name: reader for reader in READERS if not reader.requirements}
MEASURED = {"start": 0.5, "seconds": {"dense": 2.0}, "peak": 20.0, "versions": {"peer": "1.2"}}


def figure(text: str, surface: str, value: float, unit: str, upper: float | None = None) -> dict[str, Any]:
    return {
        "start": text.index(surface), "surface": surface, "value": value, "unit": unit, "upper": upper,
    }  # fmt: skip


def record(part: str, ident: str, text: str) -> dict[str, Any]:
    return {"part": part, "id": ident, "text": text, "published": "2014-05-13", "title": ""}


class TestScoring:
    text = "Output fell 2.7 percent to $3 billion, 7.5–9.5 percent of it at $71 a barrel; a third was sold."

    def gold(self) -> list[dict[str, Any]]:
        return [
            figure(self.text, "2.7 percent", -2.7, "percent"),
            figure(self.text, "$3 billion", 3e9, "USD"),
            figure(self.text, "7.5–9.5 percent", 7.5, "percent", 9.5),
            figure(self.text, "$71 a barrel", 71, "USD/bbl"),
            figure(self.text, "a third", 33.33, "percent"),
        ]

    def read(self, surface: str, value: float | list[float], unit: str) -> dict[str, Any]:
        return quantity(self.text.index(surface), surface, value, unit)

    def test_everything_right(self) -> None:
        read = [self.read("2.7 percent", 2.7, "percent"), self.read("$3 billion", 3e9, "USD")]
        read += [
            self.read("7.5–9.5 percent", [7.5, 9.5], "percent"),
            self.read("a third", 100 / 3, "percent"),
        ]
        score = scoring.score_passage(self.gold(), read)
        assert score == Score(gold=4, digits=3, found=4, placed=4, right=4, right_digits=3)
        assert score.recall == score.recall_digits == score.precision == score.f1 == score.at_figures == 1

    @pytest.mark.parametrize(
        ("surface", "value", "unit"),
        [
            ("$3 billion", 3.0, "USD"),  # the scale is lost
            ("$3 billion", -3e9, "USD"),  # a sign that the text does not give
            ("$3 billion", 3e9, "EUR"),
            ("9.5 percent", 9.5, "percent"),  # one end of a range
            ("7.5–9.5 percent", [7.5, 8.5], "percent"),
        ],
    )
    def test_what_is_wrong_is_found_and_placed_but_not_right(
        self, surface: str, value: float | list[float], unit: str
    ) -> None:
        score = scoring.score_passage(self.gold(), [self.read(surface, value, unit)])
        assert (score.found, score.placed, score.right) == (1, 1, 0)

    def test_a_decline_counts_with_its_sign_too(self) -> None:
        assert scoring.score_passage(self.gold(), [self.read("2.7 percent", -2.7, "percent")]).right == 1

    def test_what_stands_at_a_figure_of_another_unit_is_not_counted(self) -> None:
        assert scoring.score_passage(self.gold(), [self.read("$71", 71, "USD")]).found == 0

    def test_what_the_gold_does_not_have_lowers_precision_alone(self) -> None:
        read = [self.read("$3 billion", 3e9, "USD"), self.read("sold", 5, "USD")]
        score = scoring.score_passage(self.gold(), read)
        assert (score.precision, score.recall, score.at_figures) == (0.5, 0.25, 1.0)
        assert score.f1 == pytest.approx(2 * 0.5 * 0.25 / 0.75)

    def test_pairs_are_one_to_one_and_the_closest(self) -> None:
        whole, part = self.read("$3 billion", 3e9, "USD"), self.read("$3", 3, "USD")
        score = scoring.score_passage(self.gold(), [part, whole])
        assert (score.found, score.placed, score.right) == (2, 1, 1)

    def test_a_passage_that_was_not_read_counts_as_missed(self) -> None:
        score = scoring.score(
            {"a": self.gold(), "b": self.gold()}, {"a": [self.read("$3 billion", 3e9, "USD")]}
        )
        assert (score.gold, score.right) == (8, 1)

    def test_nothing_found_is_no_division_by_zero(self) -> None:
        assert Score().f1 == Score().precision == Score().recall == 0

    @pytest.mark.parametrize(
        ("unit", "asked"), [("percent", True), ("KZT", True), ("TEU", False), ("t", False), ("USD/t", False)]
    )
    def test_money_and_percent_are_asked_for(self, unit: str, asked: bool) -> None:
        assert scoring.is_asked(unit) is asked


class TestReaders:
    def test_floor_reads_money_and_percent(self) -> None:
        text = "In 2013, US$1,250.5 m, $3.4bn, €2 million, 20 billion yen, EUR 4 and 7.5 pct; 12 ships."
        assert [amount[1:] for amount in read_amounts(text)] == [
            ("US$1,250.5 m", 1250.5e6, "USD"), ("$3.4bn", 3.4e9, "USD"), ("€2 million", 2e6, "EUR"),
            ("20 billion yen", 20e9, "JPY"), ("EUR 4", 4, "EUR"), ("7.5 pct", 7.5, "percent"),
        ]  # fmt: skip

    @pytest.mark.parametrize("name", OWN)
    def test_what_runs_in_this_environment_reads_offsets_values_and_units(self, name: str) -> None:
        text = "In 2013, imports from Russia came to $17.6 billion."
        found = OWN[name].load()(record("gold", "a", text))
        assert found == [quantity(37, "$17.6 billion", 17.6e9, "USD")]

    def test_our_ranges_have_both_ends(self) -> None:
        (found,) = readers.load_quantities()(record("gold", "a", "It pays $10 to $15 billion."))
        assert found["value"] == [10e9, 15e9]

    @pytest.mark.parametrize(
        ("name", "code", "value", "spread", "expected"),
        [
            ("percentage", None, 8.5, 1.0, ([7.5, 9.5], "percent")),
            ("per cent", None, 33.0, None, (33.0, "percent")),
            ("dollar", None, 5.0, None, (5.0, "USD")),
            ("cent", None, 5.0, 1.0, ([0.04, 0.06], "USD")),
            ("japanese yen", "JPY", 5.0, None, (5.0, "JPY")),
            ("kilogram", None, 5.0, None, (5.0, "kilogram")),
        ],
    )
    def test_quantulum_is_understood(
        self, name: str, code: str | None, value: float, spread: float | None, expected: tuple[Any, str]
    ) -> None:
        unit = SimpleNamespace(name=name, currency_code=code)
        item = SimpleNamespace(unit=unit, value=value, uncertainty=spread, span=(3, 9), surface="5 …")
        assert readers.from_quantulum(item) == quantity(3, "5 …", *expected)

    @pytest.mark.parametrize(
        ("kind", "resolution", "expected"),
        [
            ("currency", {"value": "5800000000", "unit": "US dollar", "isoCurrency": "USD"}, (5.8e9, "USD")),
            ("currency", {"value": "5", "unit": "Pence", "isoCurrency": None}, (0.05, "GBP")),
            ("percentage", {"value": "4.2%"}, (4.2, "percent")),
            ("currency", {"value": None, "unit": "Pound"}, None),
        ],
    )
    def test_recognizers_are_understood(
        self, kind: str, resolution: dict[str, Any], expected: tuple[float, str] | None
    ) -> None:
        item = SimpleNamespace(start=3, text="5 …", type_name=kind, resolution=resolution)
        assert readers.from_recognizers(item) == (expected and quantity(3, "5 …", *expected))

    def test_peers_are_pinned_to_a_release(self) -> None:
        assert all("==" in need for reader in READERS for need in reader.requirements)
        assert len({reader.name for reader in READERS}) == len(READERS)


class TestWorker:
    def test_lines_in_become_lines_out_with_the_measures_last(self) -> None:
        lines = [json.dumps(record(part, "a", "It paid $5 million.")) for part in ("dense", "gold")]
        *results, last = worker.work(OWN["read_quantities"], io.StringIO("\n".join(lines)))
        assert [(line["part"], len(line["quantities"])) for line in results] == [("dense", 1), ("gold", 1)]
        measured = last["measured"]
        assert set(measured["seconds"]) == {"dense", "gold"}
        assert measured["start"] >= 0
        assert 1 < measured["peak"] < 10_000
        assert set(measured["versions"]) == {"multivector"}

    def test_a_package_that_is_not_there_has_no_version(self) -> None:
        reader = Reader("x", readers.load_floor, ("no-such-package-here[extra]==1.0",))
        assert worker.installed(reader) == {"no-such-package-here": "not installed"}

    def test_memory_is_that_of_the_process_and_not_of_its_parent(self) -> None:
        block = bytearray(150_000_000)
        code = "from benchmarks.reader.worker import peak_megabytes as p; print(p())"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
        )
        assert float(done.stdout) < 100 < len(block) / 1e6


class TestEnvironments:
    def test_output_is_parsed(self) -> None:
        found = [quantity(0, "$5", 5, "USD")]
        lines = [{"part": "gold", "id": "a", "quantities": found}, {"measured": MEASURED}]
        result = environments.parse("\n".join(map(json.dumps, lines)))
        assert result.quantities == {"gold": {"a": found}}
        assert (result.start, result.peak, result.versions) == (0.5, 20.0, {"peer": "1.2"})

    @pytest.mark.parametrize(
        "output", ["", "no JSON", "[]", '{"measured": {"start": 1}}', '{"part": "gold"}\n{"measured": {}}']
    )
    def test_output_of_another_kind_is_no_result(self, output: str) -> None:
        with pytest.raises(Missing, match="did not write what it should"):
            environments.parse(output)

    def test_a_reader_runs_in_a_process_of_its_own(self) -> None:
        result = environments.run(OWN["one regex"], {"dense": [record("dense", "a", "It paid $5.")]})
        assert [found["surface"] for found in result.quantities["dense"]["a"]] == ["$5"]

    def test_a_reader_that_fails_is_missing_with_the_reason(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(environments, "python_of", lambda _: Path(sys.executable))
        with pytest.raises(Missing, match="ended with 1") as raised:
            environments.run(Reader("no such reader", readers.load_floor), {})
        assert "StopIteration" in raised.value.details

    @pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
    def test_what_pip_cannot_install_is_missing_and_leaves_no_stamp(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def create(folder: Path, **_: object) -> None:
            python = folder / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.write_text("#!/bin/sh\necho 'no matching distribution' >&2\nexit 1\n")
            python.chmod(0o755)

        monkeypatch.setattr(environments, "BUILD", tmp_path)
        monkeypatch.setattr(environments.venv, "create", create)
        with pytest.raises(Missing, match=r"`pip install peer==1\.0` failed") as raised:
            environments.python_of(Reader("a peer", readers.load_floor, ("peer==1.0",)))
        assert raised.value.details == "no matching distribution"
        assert not list(tmp_path.rglob("installed.json"))

    def test_an_environment_is_made_once(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        made = []
        monkeypatch.setattr(environments, "BUILD", tmp_path)
        monkeypatch.setattr(environments, "install", lambda folder, *_: made.append(folder) or folder.mkdir())
        peer = Reader("a peer, new", readers.load_floor, ("peer==1.0",))
        assert environments.python_of(peer) == environments.python_of(peer)
        assert made == [tmp_path / "a-peer-new"]

    def test_slow_readers_are_given_less_of_the_newswire_alone(self) -> None:
        parts = {part: [record(part, str(n), "x" * 500) for n in range(9)] for part in ("newswire", "dense")}
        given = environments.texts_for(Reader("slow", readers.load_floor, kilobytes=2), parts)
        assert [each["part"] for each in given] == ["newswire"] * 4 + ["dense"] * 9


class TestTexts:
    def shared(self, folder: Path) -> Path:
        passage = {
            "id": "p", "published": "2014", "title": "", "text": "Nothing here. It paid $5 million.",
            "figures": [{"start": 22, "surface": "$5 million", "value": 5e6, "unit": "USD", "upper": None}],
        }  # fmt: skip
        article = {"published": "1987-02-26", "title": "X", "text": "Sales rose 5 pct."}
        (folder / "gold").mkdir()
        (folder / "corpus").mkdir()
        (folder / "gold" / "dev.jsonl").write_text(json.dumps(passage) + "\n")
        lines = "".join(json.dumps({"id": n, **article}) + "\n" for n in range(20))
        (folder / "corpus" / "newswire-1987.jsonl").write_text(lines)
        return folder

    def test_all_parts_are_read_where_they_are(self, tmp_path: Path) -> None:
        read = texts.load_texts(self.shared(tmp_path), limit=0.1)
        assert list(read.parts) == ["newswire", "dense", "gold"]
        assert len(read.parts["newswire"]) == 5
        assert [each["text"] for each in read.parts["dense"]] == ["It paid $5 million."]
        assert list(read.figures) == ["p"]

    def test_a_smaller_limit_takes_the_first_of_a_larger_one(self, tmp_path: Path) -> None:
        folder = self.shared(tmp_path)
        small, large = (texts.load_texts(folder, limit).parts["newswire"] for limit in (0.05, 0.2))
        assert large[: len(small)] == small

    def test_without_them_the_quotations_are_read_and_nothing_is_scored(self, tmp_path: Path) -> None:
        read = texts.load_texts(tmp_path, limit=60)
        assert list(read.parts) == ["dense"]
        assert read.figures == {}
        assert 10 < texts.kilobytes(read.parts["dense"]) <= texts.QUOTED_KILOBYTES
        assert "the gold is not here" in comparison.descriptions(read)["dense"]


class TestPage:
    def row(self, name: str, rate: float, score: Score | None = None) -> table.Row:
        return table.Row(name, {"peer": "1.2"}, score, (12, 9), {"dense": rate}, 0.25, 21.6)

    def run(self) -> table.Run:
        parts = {"gold": "the passages", "dense": "15 KB of sentences"}
        return table.Run("make bench-reader", "2026-11-22", "Python 3.11", 2, parts)

    def cells(self, page: str, name: str) -> list[list[str]]:
        return [row.strip("| ").split(" | ") for row in page.splitlines() if row.startswith(f"| {name} |")]

    def test_rates_are_compared_with_the_peer_and_the_regex(self) -> None:
        rows = [self.row("one regex", 4000, Score(4, 3, 4, 4, 2, 2)), self.row("quantulum3", 20)]
        page = table.page(self.run(), [*rows, self.row("ours", 800)], {})
        assert self.cells(page, "ours") == [
            ["ours", "12", "9", "–", "–", "–", "800", "40", "20.0%", "0.25 s", "22 MB"]
        ]
        assert self.cells(page, "one regex")[0] == ["one regex", "4", "0.50", "0.67", "0.50", "0.50", "0.50"]
        assert "4 figures, 3 of them printed with a digit" in page

    def test_a_missing_peer_is_named_in_both_tables_with_the_reason(self) -> None:
        rows = [self.row("one regex", 4000, Score(4, 3, 4, 4, 2, 2))]
        page = table.page(self.run(), rows, {"quantulum3": "`pip install quantulum3` failed"})
        assert "**quantulum3** is missing: `pip install quantulum3` failed" in page
        assert [row[1] for row in self.cells(page, "quantulum3")] == ["missing", "missing"]
        assert self.cells(page, "one regex")[1][6:9] == ["4,000", "–", "100.0%"]

    def test_without_gold_it_says_that_nothing_is_scored(self) -> None:
        page = table.page(self.run(), [self.row("one regex", 4000)], {})
        assert "Not scored: the gold passages are not here" in page

    def test_a_peer_that_fails_leaves_the_others_and_is_not_tried_again(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tried = []

        def run(reader: Reader, _: object) -> environments.Result:
            tried.append(reader.name)
            if reader.requirements:
                raise Missing("could not be installed", "no matching distribution")
            return environments.Result(**MEASURED)

        monkeypatch.setattr(comparison, "run", run)
        own, peer = OWN["one regex"], Reader("peer", readers.load_floor, ("peer==1.0",))
        results, missing = comparison.read_in_turns((own, peer), texts.Texts({}, {}), rounds=2)
        assert (list(results), missing) == (["one regex"], {"peer": "could not be installed"})
        assert tried == ["one regex", "peer", "one regex"]
        assert "peer: could not be installed\nno matching distribution" in capsys.readouterr().err

    def test_a_row_holds_the_best_of_all_rounds(self) -> None:
        slow = environments.Result(**{**MEASURED, "start": 0.9, "seconds": {"dense": 4.0}, "peak": 30.0})
        read = texts.Texts({"dense": [record("dense", "a", "x" * 2000)]}, {})
        row = comparison.row_of(OWN["one regex"], read, [environments.Result(**MEASURED), slow])
        assert (row.rates, row.start, row.peak) == ({"dense": 1.0}, 0.5, 30.0)
        assert row.score is row.found is None


def test_published_page_names_every_reader_and_quotes_no_passage(shared: Path) -> None:
    page = (ROOT / "docs" / "reader-benchmark.md").read_text("utf-8")
    assert all(f"| {reader.name} |" in page for reader in READERS)
    passages = texts.load_lines(shared / "gold" / "dev.jsonl")
    words = page.split()
    runs = [" ".join(words[i : i + 6]) for i in range(len(words) - 5)]
    assert not [run for passage in passages for run in runs if run in passage["text"]]

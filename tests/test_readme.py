"""README's commands run, print what it says, and its row is one of the tables."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = ".venv/bin/python etl.py"


def fenced(language: str) -> list[str]:
    """Blocks of README in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def transcript(block: str) -> list[tuple[str, str]]:
    """Commands of a console block, each with the output that README shows for it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def row_shown() -> dict[str, str]:
    """The row of README's first table, by column."""
    rows = [line.split("|")[1:3] for line in README.splitlines() if re.match(r"\| [a-z_]+ \| .* \|$", line)]
    return {column.strip(): value.strip() for column, value in rows if column.strip() != "column"}


@pytest.mark.parametrize("block", fenced("console"))
def test_commands_print_what_readme_says(block: str, tmp_path: Path) -> None:
    folders = {
        "MULTIVECTOR_ARTICLES": str(tmp_path / "articles"),
        "MULTIVECTOR_CLEAN": str(tmp_path / "clean"),
    }
    for command, output in transcript(block):
        assert command.startswith("echo ") or PYTHON in command, f"what is this command? {command}"
        real = command.replace(PYTHON, f'"{sys.executable}" "{ROOT / "etl.py"}"')
        done = subprocess.run(
            ["sh", "-c", real], cwd=tmp_path, env={**os.environ, **folders},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert not output or done.stdout == output


def test_every_kind_of_example_is_there_to_be_tested() -> None:
    assert len(fenced("console")) >= 2
    assert any(output for block in fenced("console") for _, output in transcript(block))
    assert fenced("python")


@pytest.mark.parametrize("block", fenced("python"))
def test_python_examples_run_and_print(block: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_row_is_one_that_the_pipeline_makes(clean: Path) -> None:
    shown = row_shown()
    with (clean / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["surface"] == shown["surface"]]
    assert len(shown) == 11
    assert [{column: row[column] for column in shown} for row in rows] == [shown]
    assert ("reporter" in rows[0]["inferred"].split(";")) is ("listed under `inferred`" in README)


def test_sentence_is_quoted_as_the_article_has_it(clean: Path) -> None:
    quote = " ".join(
        re.sub(r"^> ?", "", README[README.index("> In 2013") : README.index(">\n> —")], flags=re.M).split()
    )
    with (clean / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert quote in {row["sentence"] for row in csv.DictReader(file)}

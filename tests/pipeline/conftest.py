"""Folders of article files, and the command line called in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for article files."""
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture
def run(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs etl.py with these arguments, in this process: exit code, standard output, standard error."""
    import etl

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = etl.main([str(argument) for argument in arguments])
        done = capsys.readouterr()
        return code, done.out, done.err

    return call

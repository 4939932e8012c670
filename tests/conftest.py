"""What several folders of tests share: where things are, and the tables of one run on the shipped data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
RUN_SECONDS = 120

# On two busy cores a single example may be slow without anything being wrong, and a run that draws other
# examples than the last one makes a red result look like a matter of luck: here, chance is for developers.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.fixture(autouse=True)
def own_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the folders that a developer has set for own work out of the tests."""
    for variable in ("MULTIVECTOR_ARTICLES", "MULTIVECTOR_OFFICIAL", "MULTIVECTOR_CLEAN"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder with the full articles and the gold figures; they are not the project's to publish."""
    folder = Path(os.environ.get("MULTIVECTOR_SHARED") or ROOT.parent / "shared")
    if not (folder / "articles").is_dir():
        pytest.skip(f"no full articles in {folder}; set MULTIVECTOR_SHARED to the folder that has them")
    return folder


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the tables that `etl.py run` makes of the shipped articles, made once; read only."""
    folder = tmp_path_factory.mktemp("clean")
    command = [sys.executable, str(ROOT / "etl.py"), "run", "--clean", str(folder)]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("MULTIVECTOR_")}
    done = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=RUN_SECONDS, check=False)
    assert done.returncode == 0, f"etl.py run ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return folder

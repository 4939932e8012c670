"""The benchmarks: that they compare what they say, and that a command that fails is no fast command."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

STARTUP = Path(__file__).resolve().parent.parent / "benchmarks" / "startup.py"


@pytest.fixture
def startup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("startup", STARTUP)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_ratio_is_that_of_the_medians(startup: ModuleType) -> None:
    table = startup.report({"base": [1.0, 2.0, 9.0], "slower": [3.0, 1.0, 9.0]})
    assert [line.split() for line in table.splitlines()[1:]] == [
        ["base", "2.00s", "1.00s", "9.00s", "1.00"],
        ["slower", "3.00s", "1.00s", "9.00s", "1.50"],
    ]


def test_commands_take_turns(startup: ModuleType, tmp_path: Path) -> None:
    log = tmp_path / "log"
    write = "import sys; open(sys.argv[1], 'a').write(sys.argv[2])"
    named = {name: [sys.executable, "-c", write, str(log), name] for name in "ab"}
    times = startup.measure(named, rounds=2)
    assert log.read_text(encoding="utf-8") == "ab" + "abab"
    assert {name: len(values) for name, values in times.items()} == {"a": 2, "b": 2}


def test_command_that_fails_ends_the_measurement(startup: ModuleType) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        startup.seconds([sys.executable, "-c", "raise SystemExit(3)"])


def test_run_is_timed_on_a_folder_of_its_own(startup: ModuleType, tmp_path: Path) -> None:
    run = startup.commands(tmp_path)["etl.py run"]
    assert run[run.index("--clean") + 1].startswith(str(tmp_path))

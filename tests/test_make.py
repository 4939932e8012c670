"""What `make` offers, and how its commands answer when something is in the way."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError

import pytest

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 90
PAGES = ("README.md", "CONTRIBUTING.md")

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def environment(**variables: str) -> dict[str, str]:
    """The variables of this process with some replaced, and without those that a make around it has set."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    } | variables


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = ["make", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )


def targets() -> set[str]:
    """Targets that the help lists."""
    return set(re.findall(r"^  make (\w+)", make().stdout, re.MULTILINE))


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("localhost", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


def test_make_alone_lists_what_there_is() -> None:
    assert {"help", "setup", "run", "test", "lint", "bench", "clean"} <= targets()


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_only_targets_that_exist(page: str) -> None:
    named = set(
        re.findall(r"^(?:\$ )?make (\w+)|`make (\w+)", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    )
    assert named
    assert {first or second for first, second in named} <= targets()


def test_port_in_use_is_named_with_what_to_do(taken_port: int) -> None:
    done = make("port", f"PORT={taken_port}", f"PY={sys.executable}")
    assert done.returncode
    assert f"Port {taken_port} is in use" in done.stderr
    assert f"make run PORT={taken_port + 1}" in done.stderr


@pytest.mark.parametrize("port", ["", "web", "80x", "-1", "0", "08501", "65536", "80000", "9" * 30])
def test_port_that_is_none_is_refused(port: str) -> None:
    done = make("port", f"PORT={port}", f"PY={sys.executable}")
    assert done.returncode
    assert f"PORT={port} is not a port, a number from 1 to 65535; try: make run PORT=8502" in done.stderr


@pytest.mark.parametrize(("port", "other"), [("8501", "8502"), ("80", "8502"), ("65535", "8502")])
def test_port_that_is_suggested_can_be_taken(port: str, other: str) -> None:
    done = make("port", f"PORT={port}", "PY=false")
    assert f"Take another one: make run PORT={other}\n" in done.stderr


def test_free_port_is_fine(free_port: int) -> None:
    assert make("port", f"PORT={free_port}", f"PY={sys.executable}").returncode == 0


@pytest.mark.parametrize(
    ("script", "found"),
    [("exit 127", "missing"), ('[ "$1" = --version ] && echo Python 3.9.2 || exit 1', "Python 3.9.2")],
)
def test_setup_without_a_python_that_fits_says_so(tmp_path: Path, script: str, found: str) -> None:
    for file in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    python = tmp_path / "an old python"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    done = make("setup", f"PYTHON={python}", cwd=tmp_path)
    assert done.returncode
    assert f"needs Python 3.11 or newer, and {python} is {found}." in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_without_a_browser_and_without_a_way_to_install_one_the_tests_go_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [shutil.which("bash") or "bash", str(ROOT / ".ci" / "browser")],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "The browser tests will be SKIPPED" in done.stderr


def test_clean_leaves_what_is_not_made(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    kept = [Path("data/clean/README.md"), Path(".venv/__pycache__/x.pyc"), Path("pipeline/stage.py")]
    made = [Path("data/clean/figures.csv"), Path("data/clean/.next/figures.csv"), Path(".mypy_cache/x")]
    made += [Path("pipeline/__pycache__/x.pyc"), Path("multivector.egg-info/x")]
    for file in kept + made:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    assert make("clean", cwd=tmp_path).returncode == 0
    assert [file for file in kept + made if (tmp_path / file).exists()] == kept


@contextmanager
def started(command: list[str], log: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command that runs until the block ends, and with it all that it has started."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(**variables),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)


def comes_up(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Wait until the server at `address` says that it is well; False where it ends or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            time.sleep(0.3)
    return False


def test_make_run_makes_the_tables_and_serves_the_dashboard(tmp_path: Path, free_port: int) -> None:
    # “-o” takes the installation as it is: which Python runs is for whoever runs the tests to say.
    command = ["make", "-o", ".venv/.installed", "run", f"PORT={free_port}", f"PY={sys.executable}"]
    log = tmp_path / "log"
    with started(command, log, MULTIVECTOR_CLEAN=str(tmp_path)) as server:
        up = comes_up(f"http://localhost:{free_port}/_stcore/health", server)
    assert up, log.read_text(encoding="utf-8")
    assert (tmp_path / "figures.csv").is_file()
    assert f"http://localhost:{free_port}" in log.read_text(encoding="utf-8")

"""Servers to measure: the dashboard on a set of tables, and the empty app behind the same server program."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY = Path(__file__).with_name("empty.py")
SERVE_EMPTY = (
    "import sys, uvicorn, streamlit as st; "
    "uvicorn.run(st.App(sys.argv[1]), host='localhost', port=int(sys.argv[2]), log_level='error')"
)
START_SECONDS = 180


@dataclass(frozen=True)
class Served:
    """A running server: its address, "http://localhost:8501", and the number of its process."""

    address: str
    process: int

    @property
    def megabytes(self) -> float:
        """Memory that the process holds now (resident set, Linux)."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024


@contextmanager
def dashboard(clean: Path) -> Iterator[Served]:
    """The dashboard on the published set in `clean`."""
    with _process(
        lambda port: [sys.executable, "-m", "dashboard.server", "--port", str(port)],
        {"MULTIVECTOR_CLEAN": str(clean)},
        "/health",
    ) as served:
        yield served


@contextmanager
def empty() -> Iterator[Served]:
    """The empty app."""
    with _process(
        lambda port: [sys.executable, "-c", SERVE_EMPTY, str(EMPTY), str(port)], {}, "/_stcore/health"
    ) as served:
        yield served


@contextmanager
def _process(
    command: Callable[[int], list[str]], settings: Mapping[str, str], health: str
) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, **settings, "STREAMLIT_SERVER_HEADLESS": "true"}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command(port), cwd=ROOT, env=environment, stdout=quiet, stderr=quiet) as running:
        served = Served(f"http://localhost:{port}", running.pid)
        try:
            _wait(served.address + health, running)
            yield served
        finally:
            running.terminate()


def _wait(address: str, running: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if running.poll() is not None:
            raise RuntimeError(f"the server ended with code {running.returncode} before it answered")
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 (an address of this machine)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing answered at {address} within {START_SECONDS} s")

"""Gives each reader an environment of its own and runs it there, one process for all that it reads.

Environments are made once under `build/benchmarks`, which git ignores, and again when what they should hold
has changed. A reader that cannot be installed or does not run is `Missing`, and the others go on.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .readers import Reader
from .texts import NEWSWIRE, ROOT, within

Record = dict[str, Any]

BUILD = ROOT / "build" / "benchmarks"
LONGEST_SECONDS = 600.0


class Missing(Exception):
    """A reader that cannot be compared; says what was tried, and keeps what its process said of it.

    Attributes:
        details: the end of what the process wrote, which may name folders of this machine.
    """

    def __init__(self, reason: str, details: str = "") -> None:
        super().__init__(reason)
        self.details = details


@dataclass
class Result:
    """What a reader read in one process.

    Attributes:
        quantities: by part and id of the text.
        start: seconds of processor time of import and first call.
        seconds: of processor time, by part.
        peak: most memory held, in megabytes.
        versions: of the packages that it is made of.
    """

    start: float
    seconds: dict[str, float]
    peak: float
    versions: dict[str, str]
    quantities: dict[str, dict[str, list[Record]]] = field(default_factory=dict)


def python_of(reader: Reader) -> Path:
    """Return the Python that runs a reader, with what it requires installed.

    Raises:
        Missing: that could not be installed.
    """
    if not reader.requirements:
        return Path(sys.executable)
    folder = BUILD / re.sub(r"\W+", "-", reader.name)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "installed.json"
    wanted = json.dumps([sys.version, *reader.requirements])
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        install(folder, python, reader.requirements)
        stamp.write_text(wanted, "utf-8")
    return python


def install(folder: Path, python: Path, requirements: Iterable[str]) -> None:
    """Make an environment anew and install the requirements into it.

    Raises:
        Missing: pip could not install them.
    """
    print(f"Installing {' '.join(requirements)} …", file=sys.stderr)
    venv.create(folder, clear=True, with_pip=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"`pip install {' '.join(requirements)}` failed", last_lines(done.stderr))


def last_lines(text: str, count: int = 3) -> str:
    """Return the end of what a process wrote, where it says what is wrong."""
    return "\n".join([line for line in text.splitlines() if line.strip()][-count:])


def texts_for(reader: Reader, parts: Mapping[str, list[Record]]) -> list[Record]:
    """Return what a reader is given: all there is, of the newswire as much as it reads in a short time."""
    return [
        record
        for part, records in parts.items()
        for record in (within(records, reader.kilobytes) if part == NEWSWIRE else records)
    ]


def run(reader: Reader, parts: Mapping[str, list[Record]]) -> Result:
    """Read the texts with a reader in its own process.

    Raises:
        Missing: the reader could not be installed, ended with an error or took too long.
    """
    command = [str(python_of(reader)), "-W", "ignore", "-m", "benchmarks.reader.worker", reader.name]
    lines = "".join(json.dumps(record) + "\n" for record in texts_for(reader, parts))
    # One thread: processor time over several would say nothing about one core.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    # Compiled modules are kept, as everywhere: pip has compiled the peers' when it installed them.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(BUILD / "compiled")}
    places = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    variables = {**os.environ, **threads, **compiled, **places}
    try:
        done = subprocess.run(
            command, input=lines, env=variables, cwd=ROOT, capture_output=True, encoding="utf-8",
            timeout=LONGEST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Missing(f"took longer than {LONGEST_SECONDS:g} s") from None
    if done.returncode:
        raise Missing(f"its process ended with {done.returncode}", last_lines(done.stderr))
    return parse(done.stdout)


def parse(output: str) -> Result:
    """Return what a worker wrote.

    Raises:
        Missing: a line is no JSON, or the last one does not hold the measures.
    """
    try:
        *lines, last = [json.loads(line) for line in output.splitlines()]
        result = Result(**last["measured"])
        for line in lines:
            result.quantities.setdefault(line["part"], {})[line["id"]] = line["quantities"]
    except (ValueError, KeyError, TypeError) as error:
        raise Missing(
            "its process did not write what it should", f"{error!r} at the end of {output[-200:]!r}"
        ) from error
    return result

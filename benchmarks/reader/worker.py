"""Reads texts with one reader in a process of its own: JSON lines in, JSON lines out.

    python -m benchmarks.reader.worker NAME

A line in is `{"part", "id", "text", "published", "title"}`, a line out `{"part", "id", "quantities"}`; the
last line is `{"measured": {"start", "seconds", "peak", "versions"}}`: the processor time in seconds of the
import with the first call and of each part, the peak memory in megabytes, and the versions installed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from .readers import READERS, Read, Reader, Record

FIRST = {"text": "Imports rose 4.2% to $3.4 billion in 2013.", "published": "2014-01-31", "title": ""}


def peak_megabytes() -> float:
    """Return the most memory that this process has held, in millions of bytes.

    Linux hands the peak of the parent on in `getrusage`, so that a small process would report a large one's:
    the kernel's own count of this process is preferred where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(row for row in status.read_text("ascii").splitlines() if row.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return getrusage(RUSAGE_SELF).ru_maxrss * unit / 1e6


def installed(reader: Reader) -> dict[str, str]:
    """Return the versions of what the reader requires, by the name of the package."""
    versions = {}
    for requirement in reader.requirements or reader.own:
        name = requirement.partition("==")[0].partition("[")[0]
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    return versions


def read_all(read: Read, records: Iterable[Record], seconds: dict[str, float]) -> Iterator[Record]:
    """Yield what is found in each text, and add the processor time to `seconds` by part."""
    for record in records:
        started = process_time()
        quantities = read(record)
        seconds[record["part"]] = seconds.get(record["part"], 0.0) + process_time() - started
        yield {"part": record["part"], "id": record["id"], "quantities": quantities}


def work(reader: Reader, lines: Iterable[str]) -> Iterator[Record]:
    """Yield the lines of the output: the first call before the first text is read, the measures last."""
    started = process_time()
    read = reader.load()
    read(FIRST)
    start = process_time() - started
    seconds: dict[str, float] = {}
    yield from read_all(read, map(json.loads, lines), seconds)
    measured = {"start": start, "seconds": seconds, "peak": peak_megabytes()}
    yield {"measured": measured | {"versions": installed(reader)}}


def main() -> None:
    """Read standard input with the reader that the command line names."""
    reader = next(known for known in READERS if known.name == sys.argv[1])
    output = sys.stdout
    with redirect_stdout(sys.stderr):  # what a library prints is no result
        for line in work(reader, sys.stdin):
            output.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()

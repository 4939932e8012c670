"""Measures what a run of the pipeline costs beyond loading its libraries.

    python benchmarks/startup.py [--rounds 9]

Times `etl.py run` on the shipped articles against a Python that only imports pandas, pandera and pyarrow,
which no run can do without. The two take turns, so that whatever slows the machine slows both, and their
medians are compared. `read` on one sentence, which needs none of these libraries, is timed beside them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

ETL = str(Path(__file__).resolve().parent.parent / "etl.py")
SENTENCE = "In 2013, imports from Russia came to $17.6 billion."
ALLOWED_RATIO = 2.0


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the commands to time by name; the first is what the others are compared with."""
    sentence = folder / "sentence.txt"
    sentence.write_text(SENTENCE, encoding="utf-8")
    return {
        "import the libraries": [sys.executable, "-c", "import pandas, pandera.pandas, pyarrow.parquet"],
        "etl.py run": [sys.executable, ETL, "run", "--clean", str(folder / "clean")],
        "etl.py read": [sys.executable, ETL, "read", str(sentence)],
    }


def seconds(command: Sequence[str]) -> float:
    """Return how long `command` takes, in seconds; a command that fails ends the measurement."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def measure(named: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[float]]:
    """Time each command once to warm the disk's cache, then `rounds` times in turn; seconds by name."""
    for command in named.values():
        seconds(command)
    turns = [{name: seconds(command) for name, command in named.items()} for _ in range(rounds)]
    return {name: [turn[name] for turn in turns] for name in named}


def report(times: Mapping[str, Sequence[float]]) -> str:
    """Return a table of medians and extremes, with the ratio to the first row."""
    base = median(next(iter(times.values())))
    lines = [f"{'':22}{'median':>9}{'lowest':>9}{'highest':>9}{'ratio':>8}"]
    for name, values in times.items():
        cells = f"{median(values):8.2f}s{min(values):8.2f}s{max(values):8.2f}s"
        lines.append(f"{name:22}{cells}{median(values) / base:8.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print the table, and say whether the run stays within what is allowed."""
    parser = argparse.ArgumentParser(description="Times etl.py run against loading its libraries.")
    parser.add_argument("--rounds", type=int, default=9, help="how often each command is timed (default: 9)")
    with tempfile.TemporaryDirectory() as folder:
        times = measure(commands(Path(folder)), max(1, parser.parse_args().rounds))
    print(report(times))
    ratio = median(times["etl.py run"]) / median(times["import the libraries"])
    print(f"\nAllowed is a ratio of {ALLOWED_RATIO:g}: {'kept' if ratio <= ALLOWED_RATIO else 'missed'}.")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()

"""Compares our reader with its peers and prints the tables.

    python -m benchmarks.reader [--rounds 2] [--write]

`--write` keeps the page as `docs/reader-benchmark.md`. A peer that is missing is named in it and on standard
error; the comparison goes on.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from .environments import Missing, Result, run, texts_for
from .readers import READERS, Reader
from .scoring import is_asked, score
from .table import Row, Run, page
from .texts import (
    COMMON_KILOBYTES,
    DENSE,
    GOLD,
    NEWSWIRE,
    ROOT,
    Texts,
    kilobytes,
    load_texts,
    shared_folder,
    within,
)

PAGE = ROOT / "docs" / "reader-benchmark.md"


def read_in_turns(
    readers: Iterable[Reader], texts: Texts, rounds: int
) -> tuple[dict[str, list[Result]], dict[str, str]]:
    """Read the texts with every reader in turn; results by name, and reasons of those that are missing."""
    results: dict[str, list[Result]] = {}
    missing: dict[str, str] = {}
    for reader in [reader for _ in range(rounds) for reader in readers]:
        if reader.name in missing:
            continue
        try:
            results.setdefault(reader.name, []).append(run(reader, texts.parts))
        except Missing as error:
            print(f"{reader.name}: {error}\n{error.details}", file=sys.stderr)
            missing[reader.name] = str(error)
    return {name: found for name, found in results.items() if name not in missing}, missing


def rates(reader: Reader, texts: Texts, results: list[Result]) -> dict[str, float]:
    """Return the best rate of each part that is timed, in thousands of bytes per second."""
    given = texts_for(reader, texts.parts)
    sizes = {part: kilobytes(each for each in given if each["part"] == part) for part in (NEWSWIRE, DENSE)}
    return {
        part: size / min(result.seconds[part] for result in results) for part, size in sizes.items() if size
    }


def found_in_sample(texts: Texts, result: Result) -> tuple[int, int] | None:
    """Return how many quantities were read in the newswire that all read, and those of money and percent."""
    if NEWSWIRE not in texts.parts:
        return None
    sample = within(texts.parts[NEWSWIRE], COMMON_KILOBYTES)
    units = [each["unit"] for record in sample for each in result.quantities[NEWSWIRE][record["id"]]]
    return len(units), sum(map(is_asked, units))


def row_of(reader: Reader, texts: Texts, results: list[Result]) -> Row:
    """Return what the table says of a reader."""
    last = results[-1]
    return Row(
        name=reader.name,
        versions=last.versions,
        score=score(texts.figures, last.quantities[GOLD]) if texts.figures else None,
        found=found_in_sample(texts, last),
        rates=rates(reader, texts, results),
        start=min(result.start for result in results),
        peak=max(result.peak for result in results),
    )


def descriptions(texts: Texts) -> dict[str, str]:
    """Return what each part was read from."""
    said = {}
    if NEWSWIRE in texts.parts:
        size = kilobytes(texts.parts[NEWSWIRE])
        said[NEWSWIRE] = (
            f"{size:.0f} KB of articles of the Reuters-21578 collection of 1987, as they are "
            f"({COMMON_KILOBYTES} KB for the peers)"
        )
    size = kilobytes(texts.parts[DENSE])
    if not texts.figures:
        said[DENSE] = f"{size:.0f} KB: the quotations of data/raw/articles, repeated; the gold is not here"
        return said
    said[DENSE] = f"{size:.0f} KB of sentences that all hold a figure, those of the development passages"
    count = len(texts.figures)
    said[GOLD] = f"the {count} development passages, which are not published, by their gold"
    return said


def machine() -> str:
    """Return on what it was measured."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores{load}"


def main() -> None:
    """Measure, print the page and, where asked to, keep it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reader", description="Compares our reader with its peers."
    )
    parser.add_argument("--rounds", type=int, default=2, help="how often each reader reads (default: 2)")
    parser.add_argument("--write", action="store_true", help=f"keep the page as {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    texts = load_texts(shared_folder(), max(reader.kilobytes for reader in READERS))
    results, missing = read_in_turns(READERS, texts, max(1, options.rounds))
    rows = [row_of(reader, texts, results[reader.name]) for reader in READERS if reader.name in results]
    day = datetime.now(UTC).date().isoformat()
    run_of = Run(
        "make bench-reader ARGS=--write", day, machine(), max(1, options.rounds), descriptions(texts)
    )
    text = page(run_of, rows, missing)
    print(text)
    if options.write:
        PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

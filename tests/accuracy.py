"""How right the reader is, in numbers, and whether any is below its floor.

    python tests/accuracy.py            print what is measured beside its floor
    python tests/accuracy.py --fields   and how often each field is right in the development passages
    python tests/accuracy.py --check    end with 1 where something is below its floor, has none, or was
                                        measured on other data than its floor
    python tests/accuracy.py --set-floor --reason "reads units after 'of'"
                                        keep what is measured as the new floor; never a lower one
                                        without --allow-lower

Our own cases are in ``tests/cases``. The five articles and the development passages are not the project's
to publish: they are measured where ``../shared`` is, or the folder that MULTIVECTOR_SHARED names.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import math
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

from floors import (
    AccuracyError,
    Floors,
    Measure,
    find_problems,
    load_floors,
    log_entry,
    raise_floors,
    store_floors,
)

from citedfigures import read_figures
from citedfigures.quantities import read_quantities, scan

TESTS = Path(__file__).resolve().parent
CASES = TESTS / "cases"
FLOOR = TESTS / "floor.json"
# What makes two figures of an article the same one, whether or not it is told again further down.
MEANING = (
    "surface", "value", "upper", "unit", "bound", "statistic", "indicator", "product", "reporter", "partner",
    "period", "base", "forecast",
)  # fmt: skip
_NOTHING = ("", "open")  # how case files write None: TOML has no null

Record = dict[str, Any]
Records = dict[str, Record]


def shared_folder() -> Path:
    """Return the folder of the articles and the gold, whether or not it is there."""
    return Path(os.environ.get("MULTIVECTOR_SHARED") or TESTS.parent.parent / "shared")


def measure_cases(kind: str, folder: Path = CASES) -> Measure:
    """Return the share of our own cases of a kind ("figures" or "quantities") that read as they say.

    A case that is marked as a known failure counts as one.

    Raises:
        AccuracyError: the folder has no such cases.
    """
    paths = sorted(folder.glob(f"{kind}-*.toml"))
    cases = [case for path in paths for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    if not cases:
        raise AccuracyError(f"no cases in {folder}/{kind}-*.toml; the repository has some")
    read = read_case_figures if kind == "figures" else read_case_quantities
    held = sum(holds(case["figures" if kind == "figures" else "expected"], read(case)) for case in cases)
    return Measure(f"cases: {kind}", held / len(cases), f"{held} of {len(cases)}", digest(paths))


def holds(expected: list[Record], read: list[Record]) -> bool:
    """Tell whether just the expected were read, with the fields that they speak of."""
    if len(expected) != len(read):
        return False
    pairs = zip(expected, read, strict=True)
    return all(_same(value, got[name]) for want, got in pairs for name, value in want.items())


def _same(want: Any, got: Any) -> bool:
    """Tell whether a field is as a case file writes it."""
    if isinstance(want, float) and got is not None:
        return math.isclose(want, got, rel_tol=1e-4)
    if got is None:
        return want in _NOTHING
    return bool(want == (list(got) if isinstance(got, tuple) else got))


def read_case_figures(case: Record) -> list[Record]:
    """Return the figures of a case, an article or a passage."""
    figures = read_figures(case["text"], published=case.get("published"), title=case.get("title"))
    return [asdict(figure) for figure in figures]


def read_case_quantities(case: Record) -> list[Record]:
    """Return the quantities of a case; one with `scan` asks for the bare numbers too."""
    read = scan if case.get("scan") else read_quantities
    return [asdict(quantity) for quantity in read(case["text"])]


def measure_articles(shared: Path) -> Measure:
    """Return how far the figures read from the five articles and their gold agree, each distinct one once.

    The value is the number in both of the number in either: one that is missed counts as one too many does.
    """
    gold = shared / "gold/seeds.jsonl"
    records = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    paths = [shared / record["file"] for record in records]
    read: set[tuple[Any, ...]] = set()
    want: set[tuple[Any, ...]] = set()
    for record, path in zip(records, paths, strict=True):
        figures = read_case_figures({**record, "text": path.read_text("utf-8")})
        read |= {(record["id"], *(figure[name] for name in MEANING)) for figure in figures}
        want |= {(record["id"], *(figure[name] for name in MEANING)) for figure in record["figures"]}
    counts = f"{len(read & want)} of {len(want)}, and {len(read - want)} else"
    return Measure("articles", len(read & want) / len(read | want), counts, digest([gold, *paths]))


def measure_passages(shared: Path) -> Iterator[Measure]:
    """Yield three F1 measures on the development passages, counted by the gold's own scorer."""
    sha256 = digest([shared / "gold/dev.jsonl", shared / "gold/score.py"])
    scorer, gold, read = read_passages(shared)
    tally = scorer.score(gold, read)
    rows = (("span", tally.aligned), ("span, value, unit", tally.value_unit), ("whole tuple", tally.whole))
    for name, right in rows:
        precision, recall, f1 = scorer.f1(right, tally.predicted, tally.gold)
        yield Measure(f"passages: {name}", f1, f"precision {precision:.3f}, recall {recall:.3f}", sha256)


def read_passages(shared: Path) -> tuple[ModuleType, Records, Records]:
    """Return the gold's scorer, its development passages by their id, and what is read from them."""
    scorer = load_scorer(shared / "gold/score.py")
    gold: Records = scorer.load(shared / "gold/dev.jsonl")
    return scorer, gold, {key: {"figures": read_case_figures(record)} for key, record in gold.items()}


def field_table(shared: Path) -> str:
    """Return how often each field of the figures found is right, and how it is wrong where it is.

    "empty" counts fields that should have something, "filled" those that should have nothing.
    """
    scorer, gold, read = read_passages(shared)
    counts = {name: Counter[str]() for name in scorer.FIELDS}
    for key, record in gold.items():
        for i, j in scorer.align(record["figures"], read[key]["figures"]):
            want, got = record["figures"][i], read[key]["figures"][j]
            for name, right in scorer.compare(want, got, strict=False, mirror=False).items():
                counts[name]["right" if right else _how_wrong(want[name], got[name])] += 1
    columns = ("right", "empty", "filled", "other")
    lines = [f"{'field':12}" + "".join(f"{column:>8}" for column in columns)]
    lines += [
        f"{name:12}" + "".join(f"{row[column]:8}" for column in columns) for name, row in counts.items()
    ]
    return "\n".join(lines)


def _how_wrong(want: Any, got: Any) -> str:
    return "empty" if got is None else "filled" if want is None else "other"


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from where it lies, and leave nothing in its folder.

    Raises:
        AccuracyError: the path names no Python module.
    """
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise AccuracyError(f"{path} is no Python module")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writes
    return module


def digest(paths: list[Path]) -> str:
    """Return the sha256 of the files' names and contents, in the given order."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def measure_all(shared: Path) -> list[Measure]:
    """Measure all that is here, and say loudly what is not."""
    measures = [measure_cases("figures"), measure_cases("quantities")]
    if (shared / "gold").is_dir():
        return [*measures, measure_articles(shared), *measure_passages(shared)]
    print(
        f"!!! NOT MEASURED: the five articles and the passages; there is no gold in {shared}.",
        file=sys.stderr,
    )
    print("!!! Only our own cases are. MULTIVECTOR_SHARED can name the folder that has it.", file=sys.stderr)
    return measures


def table(measures: list[Measure], floors: Floors) -> str:
    """Return the measures beside their floors, a line each."""
    lines = [f"{'measure':28}{'value':>8}{'floor':>8}  counts"]
    for one in measures:
        floor = f"{floors[one.name].floor:.4f}" if one.name in floors else "none"
        lines.append(f"{one.name:28}{one.value:8.4f}{floor:>8}  {one.counts}")
    return "\n".join(lines)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure how right the reader is, against its floors.")
    parser.add_argument("--check", action="store_true", help="end with 1 where something is below its floor")
    parser.add_argument("--fields", action="store_true", help="show how often each field is right")
    parser.add_argument("--set-floor", action="store_true", help="keep what is measured as the floor")
    parser.add_argument("--reason", default="", help="why the floor moves; the log keeps it")
    parser.add_argument("--allow-lower", action="store_true", help="let a floor be set lower than it was")
    parser.add_argument("--floor-file", type=Path, default=FLOOR, help="default: tests/floor.json")
    options = parser.parse_args(arguments)
    if options.set_floor and not options.reason.strip():
        parser.error('--set-floor needs --reason "…": the log keeps why a floor moved')
    return options


def run(options: argparse.Namespace) -> int:
    """Measure, print, and check or set the floors; return the exit code."""
    shared = shared_folder()
    floors, log = load_floors(options.floor_file)
    measures = measure_all(shared)
    print(table(measures, floors))
    if options.fields and (shared / "gold").is_dir():
        print(f"\n{field_table(shared)}")
    if options.set_floor:
        new = raise_floors(measures, floors, allow_lower=options.allow_lower)
        store_floors(options.floor_file, new, [*log, log_entry(options.reason, floors, new)])
        print(f"\nKept as the floor in {options.floor_file}.")
        return 0
    problems = find_problems(measures, floors)
    print("\n" + "\n".join(problems or ["Nothing is below its floor."]))
    return 1 if problems and options.check else 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; what cannot be done is said in one line, and ends with 2."""
    try:
        return run(parse(arguments))
    except AccuracyError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())

"""Measures the dashboard beside an empty Streamlit app on the same machine, in the same run.

    python -m benchmarks.dashboard [--rounds 9] [--visitors 50] [--figures 1000000] [--clean data/clean]

Both are served the same way, and take turns, so that whatever slows the machine slows both. It needs a
Chromium (MULTIVECTOR_BROWSER names one), Linux for the measure of memory, and the tables of `etl.py run`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.dashboard import crowd, loading, million, serving
from benchmarks.dashboard.serving import ROOT, Served

CHART = ".stVegaLiteChart svg .mark-line path, .stVegaLiteChart svg .mark-symbol path"
TEXT = "[data-testid=stMarkdownContainer] p"
# Parts of these are searched for in turn, none of them twice: the rows of the one are not those of the other.
SEARCHED = ("pipeline", "imports")
TABLE = ".mv-table tbody tr"
# Notes when the visitor clicks, and counts the tables and charts that have been drawn since.
WATCH = "addEventListener('click', () => { window.actedAt = performance.now() }, true)"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Measured:
    """A measure beside its floor, in seconds unless `unit` says otherwise, and the most that it may be."""

    what: str
    floor: float
    ours: float
    allowed: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the floor; of a measure without a floor, the measure itself."""
        return self.ours / self.floor if self.floor else self.ours

    def line(self) -> str:
        """The measure as a line of the report."""
        kept = "kept" if self.ratio <= self.allowed else "NOT KEPT"
        floor = f"{self.floor:.3f} {self.unit}" if self.floor else "–"
        told = f"{self.ours:.3f} {self.unit}"
        return f"{self.what:54}{floor:>12}{told:>14}{self.ratio:9.2f}{self.allowed:9.2f}  {kept}"


def main() -> int:
    """Run all measures and print them; 1 where one of the limits is not kept."""
    asked = _arguments()
    path = os.environ.get("MULTIVECTOR_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        print("No Chromium was found: install one, or name it with MULTIVECTOR_BROWSER.", file=sys.stderr)
        return 2
    if not (asked.clean / "run.json").is_file():
        print(f"No tables in {asked.clean}: run “etl.py run” first.", file=sys.stderr)
        return 2
    print(f"{'':54}{'floor':>12}{'dashboard':>14}{'ratio':>9}{'allowed':>9}")
    with tempfile.TemporaryDirectory() as folder, loading.chromium(path) as browser:
        many = million.make(asked.clean, Path(folder), asked.figures)
        measured = [*_beside_empty(browser, asked), *_beside_shipped(browser, asked, many)]
    measured += _crowds(asked)
    return 0 if all(one.ratio <= one.allowed for one in measured) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dashboard", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--rounds", type=int, default=9, help="times that each load and change is measured")
    parser.add_argument(
        "--visitors", type=int, default=50, help="visitors at once; twice as many, for errors"
    )
    parser.add_argument("--figures", type=int, default=1_000_000, help="figures of the large set")
    parser.add_argument("--clean", type=Path, default=ROOT / "data" / "clean", help="the published tables")
    return parser.parse_args()


def _told(measured: Measured) -> Measured:
    print(measured.line(), flush=True)
    return measured


def _beside_empty(browser: Browser, asked: argparse.Namespace) -> list[Measured]:
    """The first load and a change of a choice, beside those of an empty app."""
    with serving.empty() as empty, serving.dashboard(asked.clean) as ours:
        loads = _in_turn(asked.rounds, {
            "floor": lambda: loading.cold(browser, empty.address, TEXT),
            "ours": lambda: loading.cold(browser, f"{ours.address}/trade", CHART),
        })  # fmt: skip
        with loading.fresh(browser) as one, loading.fresh(browser) as other:
            _open(one, empty.address, TEXT)
            _open(other, f"{ours.address}/trade", CHART)
            changes = _in_turn(asked.rounds, {
                "floor": lambda: _clicked(one), "ours": lambda: _chosen(other)
            })  # fmt: skip
    return [
        _told(Measured("first load: empty app's text, Trade's first chart", *loads, 1.25)),
        _told(Measured("a change: empty app's text, Trade's chart drawn anew", *changes, 1.5)),
    ]


def _beside_shipped(browser: Browser, asked: argparse.Namespace, many: Path) -> list[Measured]:
    """Load and choice with many figures, beside those with the shipped ones."""
    told = []
    with serving.dashboard(asked.clean) as few, serving.dashboard(many) as ours:
        for page, first in (("trade", CHART), ("figures", TABLE), ("", ".mv-card")):
            loads = _in_turn(asked.rounds, {
                "floor": partial(loading.cold, browser, f"{few.address}/{page}", first),
                "ours": partial(loading.cold, browser, f"{ours.address}/{page}", first),
            })  # fmt: skip
            told.append(_told(Measured(f"load of /{page}: shipped, {asked.figures:,} figures", *loads, 1.5)))
        with loading.fresh(browser) as one, loading.fresh(browser) as other:
            _open(one, f"{few.address}/figures", TABLE)
            _open(other, f"{ours.address}/figures", TABLE)
            few_words, many_words = _words(), _words()
            filtered = _in_turn(asked.rounds, {
                "floor": lambda: _searched(one, next(few_words)),
                "ours": lambda: _searched(other, next(many_words)),
            })  # fmt: skip
    return [*told, _told(Measured(f"search for a word: shipped, {asked.figures:,} figures", *filtered, 1.5))]


def _crowds(asked: argparse.Namespace) -> list[Measured]:
    """Many visitors at once, beside as many of the empty app, and the memory that each of them takes."""
    with serving.empty() as empty:
        crowd.visit(empty.address, "", asked.visitors)
        floor = crowd.visit(empty.address, "", asked.visitors).percentile(0.95)
    with serving.dashboard(asked.clean) as served:
        crowd.visit(served.address, "trade", asked.visitors)
        ours = crowd.visit(served.address, "trade", asked.visitors)
        growth = _growth(served, asked.visitors)
        doubled = crowd.visit(served.address, "trade", 2 * asked.visitors)
    errors = len(ours.errors) + len(doubled.errors)
    for error in dict.fromkeys([*ours.errors, *doubled.errors]):
        print(f"    {error}")
    return [
        _told(
            Measured(f"first run of {asked.visitors} at once, 95 % of them", floor, ours.percentile(0.95), 4)
        ),
        _told(Measured("memory for each visitor more", 0.0, growth, 0.5, "MB")),
        _told(Measured(f"errors of {asked.visitors} and {2 * asked.visitors} at once", 0.0, errors, 0, "")),
    ]


def _growth(served: Served, visitors: int) -> float:
    """Megabytes that the server keeps for each of two crowds after those before."""
    before = served.megabytes
    for _ in range(2):
        crowd.visit(served.address, "trade", visitors)
    return max(0.0, served.megabytes - before) / (2 * visitors)


def _in_turn(rounds: int, measures: Mapping[str, Callable[[], float]]) -> tuple[float, float]:
    """The medians of two measures that take turns, after one round of warming up."""
    turns = [{name: measure() for name, measure in measures.items()} for _ in range(rounds + 1)][1:]
    floor, ours = (median(turn[name] for turn in turns) for name in measures)
    return floor, ours


def _open(page: Page, address: str, first: str) -> None:
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(first)
    page.wait_for_timeout(1000)


def _clicked(page: Page) -> float:
    count = int(page.locator(TEXT).first.inner_text().split()[1]) + 1
    shown = f"document.querySelector('{TEXT}').textContent.includes('clicked {count} times')"
    return loading.changed(page, lambda: page.get_by_role("button", name="Click").click(), shown)


def _chosen(page: Page) -> float:
    """Choose the other of two quantities, and wait until its title is there and its chart drawn anew."""
    title = page.locator(".mv-chart-head h3").first.inner_text()
    other = "Imports" if "exports" in title else "Exports"
    page.evaluate(f"window.drawnBefore = document.querySelector('{CHART}')")
    page.get_by_role("combobox", name="Show").click()
    shown = (
        f"document.querySelector('.mv-chart-head h3').textContent.includes('{other.lower()}') && "
        f"document.querySelector('{CHART}') && document.querySelector('{CHART}') !== window.drawnBefore"
    )
    return loading.changed(page, lambda: page.get_by_role("option", name=other, exact=True).click(), shown)


def _words() -> Iterator[str]:
    """Parts of `SEARCHED` with at least three letters, of the one and of the other in turn."""
    parts = [
        [word[at : at + length] for length in range(len(word), 2, -1) for at in range(len(word) - length + 1)]
        for word in SEARCHED
    ]
    return (part for pair in zip(*parts, strict=False) for part in pair)


def _searched(page: Page, word: str) -> float:
    """Type a word that was not asked for before, and wait until the table has gone or come."""
    page.evaluate("window.before = document.querySelector('.mv-table tbody').innerText")
    field = page.get_by_label("Words")
    field.fill(word)
    page.evaluate("window.actedAt = performance.now()")
    shown = "document.querySelector('.mv-table tbody').innerText !== window.before"
    return loading.changed(page, lambda: field.press("Enter"), shown)


if __name__ == "__main__":
    sys.exit(main())

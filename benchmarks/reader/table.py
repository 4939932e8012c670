"""The page on the comparison: its tables, what was measured and how, and none of the text that was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import fill

from .readers import BASE_PEER, FLOOR, READERS
from .scoring import Score
from .texts import COMMON_KILOBYTES, DENSE, GOLD, NEWSWIRE


@dataclass(frozen=True)
class Row:
    """What was measured of a reader, the best of all rounds.

    Attributes:
        name: the reader's.
        versions: of the packages that it is made of.
        score: on the gold; None where there is none.
        found: quantities in the newswire that all read, and those of money and percent; None without it.
        rates: thousands of bytes per second of processor time, by part.
        start: seconds of processor time of import and first call.
        peak: megabytes.
    """

    name: str
    versions: Mapping[str, str]
    score: Score | None
    found: tuple[int, int] | None
    rates: Mapping[str, float]
    start: float
    peak: float


@dataclass(frozen=True)
class Run:
    """The circumstances of a run: the command, day, machine and rounds, and what each part was read from."""

    command: str
    day: str
    machine: str
    rounds: int
    parts: Mapping[str, str]


_RIGHT_HEAD = (
    "reader", "found", "recall", "recall, with a digit", "precision", "F1", "right of those at a figure",
)  # fmt: skip
_COST_HEAD = (
    "reader", "quantities", "of them money, percent", "newswire, KB/s", f"× {BASE_PEER}", "of the regex",
    "all figures, KB/s", f"× {BASE_PEER}", "of the regex", "start-up", "memory",
)  # fmt: skip

_MEANING = f"""
- **Right** means value and unit, the scale and both ends of a range included. Gold figures and quantities are
  paired one to one where they overlap. A decline counts with or without its sign. "Cent" and "dollar" without
  a country are taken as American, "pound" as British, so that no reader loses by leaving it open.
- **Recall** is fair to all: each gold figure is an amount that the text states. Some are told in words alone
  ("doubled", "a third"), so it is given for those printed with a digit too.
- **Precision** and **F1** are unfair to the readers of all amounts: the gold leaves out money and percent
  that are no economic figures, and they count as wrong here. The last column is about the quantities that
  stand where the gold has a figure, and does not have this fault.
- Our reader was **developed on these passages**, and the peers were not: on text that nobody has seen, expect
  less of ours.
- **Quantities** were counted in the same {COMMON_KILOBYTES} KB of newswire for all. More is not better by
  itself: a reader that takes a day of the month for an amount has more.
- **KB/s** is thousands of bytes of UTF-8 per second of processor time, one article at a time; the best round.
  **Start-up** is the processor time of import and first call, the least of the rounds. **Memory** is the peak
  of the process, Python's own included.
- The peers read quantities and nothing else, so `read_quantities` is the row to set beside them.
  `read_figures` does all of its work and then reads the sentences; its rate is what `etl.py` gets.
- The regex reads money and percent alone; it shows what a single pass over the text costs.
- Other work on the machine slows all readers, though not evenly, and processor time grows with it too: what
  counts is how the readers of one run compare, not the rates themselves.
"""


def line(cells: Iterable[str]) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def wrapped(text: str, indent: str = "") -> str:
    """Return a paragraph in lines of the width that the other pages have."""
    return fill(text, 110, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def table(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; all columns but the first hold numbers."""
    return "\n".join([line(head), line(["---", *["---:"] * (len(head) - 1)]), *map(line, rows)])


def right_cells(row: Row) -> list[str]:
    """Return the cells on how right a reader is."""
    score = row.score or Score()
    shares = (score.recall, score.recall_digits, score.precision, score.f1, score.at_figures)
    return [row.name, str(score.found), *(f"{share:.2f}" for share in shares)]


def rate(value: float) -> str:
    """Return a rate with as many digits as say something."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def compared(row: Row, rows: Mapping[str, Row], part: str) -> list[str]:
    """Return a reader's rate, how many times that of the peer it is, and what part of the regex's."""
    if part not in row.rates:
        return ["–"] * 3
    peer, floor = (rows[name].rates[part] if name in rows else None for name in (BASE_PEER, FLOOR))
    own = row.rates[part]
    times = "–" if peer is None else f"{rate(own / peer)}"
    return [rate(own), times, "–" if floor is None else f"{own / floor:.1%}"]


def cost_cells(row: Row, rows: Mapping[str, Row]) -> list[str]:
    """Return the cells on what a reader finds and costs."""
    found = ["–", "–"] if row.found is None else [f"{count:,}" for count in row.found]
    rates = [*compared(row, rows, NEWSWIRE), *compared(row, rows, DENSE)]
    return [row.name, *found, *rates, f"{row.start:.2f} s", f"{row.peak:.0f} MB"]


def readers_list(rows: Iterable[Row], missing: Mapping[str, str]) -> str:
    """Return what is known of each reader: its versions and note, or why it is missing."""
    notes = {reader.name: reader.note for reader in READERS}
    lines = []
    for row in rows:
        versions = ", ".join(f"{name} {version}" for name, version in row.versions.items())
        lines.append(f"- **{row.name}**{f' ({versions})' if versions else ''}: {notes.get(row.name, '')}.")
    lines += [f"- **{name}** is missing: {reason}." for name, reason in missing.items()]
    return "\n".join(wrapped(each, "  ") for each in lines)


def right_part(run: Run, rows: list[Row], missing: Mapping[str, str]) -> str:
    """Return the part of the page on how right the readers are."""
    scored = [row for row in rows if row.score is not None]
    gold = scored[0].score if scored else None
    if gold is None:
        return "Not scored: the gold passages are not here, and nothing else says what is right."
    said = f"On {run.parts[GOLD]}: {gold.gold} figures, {gold.digits} of them printed with a digit."
    return f"{said}\n\n{table(_RIGHT_HEAD, [*map(right_cells, scored), *absent(missing, _RIGHT_HEAD)])}"


def cost_part(run: Run, rows: list[Row], missing: Mapping[str, str]) -> str:
    """Return the part of the page on what the readers find and cost."""
    by_name = {row.name: row for row in rows}
    costs = [cost_cells(row, by_name) for row in rows]
    return f"{parts_list(run.parts)}\n\n{table(_COST_HEAD, [*costs, *absent(missing, _COST_HEAD)])}"


def page(run: Run, rows: list[Row], missing: Mapping[str, str]) -> str:
    """Return the whole page, in Markdown."""
    rounds = "one round" if run.rounds == 1 else f"best of {run.rounds} rounds"
    made = (
        f"Made by `{run.command}` on {run.day}: {run.machine}; {rounds}, the readers in turn, each in an "
        "environment and a process of its own."
    )
    return "\n\n".join(
        [
            "# Our reader beside others",
            wrapped(made),
            readers_list(rows, missing),
            "## Value and unit of money and percent",
            right_part(run, rows, missing),
            "## What it finds and what it costs",
            cost_part(run, rows, missing),
            "## How to read this",
            _MEANING.strip() + "\n",
        ]
    )


def absent(missing: Iterable[str], head: tuple[str, ...]) -> list[list[str]]:
    """Return a row for each missing reader that says so, as wide as the table."""
    return [[name, "missing", *["–"] * (len(head) - 2)] for name in missing]


def parts_list(parts: Mapping[str, str]) -> str:
    """Return what the texts for speed were."""
    names = {NEWSWIRE: "Newswire", DENSE: "All figures"}
    return "\n".join(
        wrapped(f"- {names[part]}: {said}.", "  ") for part, said in parts.items() if part in names
    )

"""Floors of accuracy: what was reached once may not be lost, unless somebody gives a reason.

``tests/floor.json`` keeps for each measure its floor and the sha256 of the data that it was measured on,
and a log of the reasons for each move.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_PLACES = 4  # decimals that are kept of a floor; it is rounded down, so that what set it also meets it


class AccuracyError(Exception):
    """Something that the person at the command line has to put right; the message says what."""


@dataclass(frozen=True)
class Measure:
    """One number from 0 to 1 (everything right), what it counts, and the sha256 of the data that it is of."""

    name: str
    value: float
    counts: str
    sha256: str


@dataclass(frozen=True)
class Floor:
    """The value below which a measure may not fall, and the sha256 of the data that it was measured on."""

    floor: float
    sha256: str


Floors = dict[str, Floor]
Log = list[dict[str, Any]]


def load_floors(path: Path) -> tuple[Floors, Log]:
    """Return the floors by measure and the log; both are empty where there is no file.

    Raises:
        AccuracyError: the file does not hold floors and a log.
    """
    if not path.exists():
        return {}, []
    try:
        stored = json.loads(path.read_text("utf-8"))
        return {name: Floor(**floor) for name, floor in stored["floors"].items()}, list(stored["log"])
    except (ValueError, TypeError, KeyError) as error:
        raise AccuracyError(f"{path} cannot be read ({error!r}); restore it from the repository") from error


def store_floors(path: Path, floors: Floors, log: Log) -> None:
    """Write the floors and the log, readable and in a stable order."""
    stored = {"floors": {name: asdict(floor) for name, floor in sorted(floors.items())}, "log": log}
    path.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", "utf-8")


def find_problems(measures: list[Measure], floors: Floors) -> list[str]:
    """Return what keeps the measures from being accepted, a sentence each."""
    return [problem for one in measures if (problem := _problem(one, floors.get(one.name)))]


def _problem(measure: Measure, floor: Floor | None) -> str:
    """Say what is wrong with a measure; "" if nothing is."""
    if floor is None:
        return f"{measure.name}: has no floor yet; set one with --set-floor"
    if measure.value < floor.floor:
        return f"{measure.name}: {measure.value:.4f} is below its floor {floor.floor:.4f} ({measure.counts})"
    if measure.sha256 != floor.sha256:
        return f"{measure.name}: its data changed since its floor was set; set a new one with --set-floor"
    return ""


def raise_floors(measures: list[Measure], floors: Floors, *, allow_lower: bool = False) -> Floors:
    """Return the floors with those of the measures anew; those of what was not measured stay as they are.

    Raises:
        AccuracyError: one would be lower than before, and `allow_lower` is not set.
    """
    new = {one.name: Floor(_rounded_down(one.value), one.sha256) for one in measures}
    lower = [name for name, floor in new.items() if name in floors and floor.floor < floors[name].floor]
    if lower and not allow_lower:
        moves = "; ".join(f"{name} from {floors[name].floor:.4f} to {new[name].floor:.4f}" for name in lower)
        raise AccuracyError(f"this would lower {moves}. Add --allow-lower if the reason is worth it")
    return {**floors, **new}


def _rounded_down(value: float) -> float:
    scale: int = 10**_PLACES
    return int(value * scale + 1e-9) / scale


def log_entry(reason: str, before: Floors, after: Floors) -> dict[str, Any]:
    """Return what the log keeps of a change: date, reason, and from where to where each floor moved.

    A floor that was set anew for other data stands there too, though its value be the same.
    """
    moved = {
        name: [before[name].floor if name in before else None, floor.floor]
        for name, floor in sorted(after.items())
        if before.get(name) != floor
    }
    return {"date": f"{datetime.now(UTC):%Y-%m-%d}", "reason": reason, "moved": moved}

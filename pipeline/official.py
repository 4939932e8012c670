"""The official record: observations, transcribed in CSV files and fetched, and the places of the oil routes.

`data/raw/official` has a file an organisation, with values as printed there (`value` × 10^`unit_mult`),
and `places.csv`; its folder `answers` has what `etl.py refresh` has fetched. Rows that contradict each other
are set aside here; what single values have to be is for `validate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.csv_files import CsvFile, CsvRow, read_csv
from pipeline.errors import InputError, Rejection
from pipeline.observations import Observation
from pipeline.paths import OFFICIAL_ADVICE, check_to_read
from pipeline.series import contradictions, overlaps
from pipeline.statistics.recorded import Revision, recorded
from schemas.observations import SAID
from schemas.places import TOLD
from schemas.syntax import Syntax

PLACES_FILE = "places.csv"
# A transcribed file has the columns of an observation, and the power of ten that its value is printed in.
POWER = "unit_mult"
COLUMNS = (*(told.name for told in SAID), POWER)
PLACE_COLUMNS = tuple(told.name for told in TOLD)
# Longer numbers are not printed, and would fill the memory when they are written out.
_PRINTED = Syntax(r"-?\d{1,24}(?:\.\d{1,24})?", "a number as it is printed, without separators")
_POWER = Syntax(r"-?\d", "a power of ten from -9 to 9")
_BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the table `places`, and where it was read: file and row."""

    values: dict[str, Any]
    at: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Official:
    """The official record.

    Attributes:
        observations: what contradicts nothing; single values are not validated yet.
        places: rows of the table `places`, not validated yet.
        rejected: what was set aside, and why.
        inputs: SHA-256 of every file, by name.
        revisions: values that a service has changed between two answers.
    """

    observations: tuple[Observation, ...] = ()
    places: tuple[Place, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()

    @property
    def source_count(self) -> int:
        """How many sources the observations come from."""
        return len({observation.source for observation in self.observations})


NOTHING_OFFICIAL = Official()


def load_official(folder: Path) -> Official:
    """Load the observations and the places of a folder; what cannot be used is set aside.

    Raises:
        InputError: there is no such folder, or no CSV file in it.
    """
    files = {name: read_csv(path, name, _columns(path)) for name, path in _official_files(folder).items()}
    places = f"{folder.name}/{PLACES_FILE}"
    rows = [row for name, file in files.items() if name != places for row in file.rows]
    fetched = recorded(folder)
    observations, wrong = between_rows((*map(_observation, rows), *fetched.observations))
    return Official(
        tuple(observations),
        tuple(map(_place, files[places].rows if places in files else ())),
        (*_rejected(files.values()), *fetched.rejected, *wrong),
        {**{name: file.digest for name, file in files.items()}, **fetched.inputs},
        fetched.revisions,
    )


def between_rows(observations: Iterable[Observation]) -> tuple[list[Observation], list[Rejection]]:
    """Set aside what contradicts or overlaps another observation; return the others, and what was wrong."""
    single, contradicting = contradictions(observations)
    apart, overlapping = overlaps(single)
    return apart, [*contradicting, *overlapping]


def _official_files(folder: Path) -> dict[str, Path]:
    """The CSV files of the folder by the names that tables and errors give them: "official/wits.csv"."""
    check_to_read(folder, OFFICIAL_ADVICE)
    paths = sorted(path for path in folder.glob("*.csv") if not path.name.startswith("."))
    if not paths:
        raise InputError(f"{folder} holds no official observations (*.csv). {OFFICIAL_ADVICE}")
    return {f"{folder.name}/{path.name}": path for path in paths}


def _columns(path: Path) -> tuple[str, ...]:
    return PLACE_COLUMNS if path.name == PLACES_FILE else COLUMNS


def _rejected(files: Iterable[CsvFile]) -> Iterable[Rejection]:
    return (rejection for file in files for rejection in file.rejected)


def _observation(row: CsvRow) -> Observation:
    told: dict[str, Any] = {name: cell for name, cell in row.cells.items() if name != POWER}
    told["value"] = plain_value(told["value"], row.cells[POWER])
    told["derived"] = _BOOLEANS.get(told["derived"], told["derived"])
    return Observation(**told, source_file=row.file, row=row.row)


def plain_value(printed: str, power: str) -> Decimal | str:
    """Return a value printed in powers of ten as what it is, exactly: ("17971.764466", "6") is 17971764466.

    What is no number, or in no power of ten, stays as it is for the validation to name.
    """
    if _PRINTED.fits(printed) and _POWER.fits(power):
        return Decimal(f"{printed}e{power}")
    return printed if power == "0" or not printed else f"{printed} × 10^{power}"


def _place(row: CsvRow) -> Place:
    return Place({**row.cells, "source_file": row.file}, (row.file, row.row))

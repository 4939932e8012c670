"""The published tables: found, verified against run.json, and loaded.

Only published files are read: data/clean by default, or the folder that MULTIVECTOR_CLEAN names. While
the pipeline moves a finished set into place, `.commit/` holds the files that are not moved yet, and a
file in it counts before the one beside it. What does not match run.json's hashes is not shown.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import streamlit as st

from dashboard.finished import kept
from dashboard.tables import Tables

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "data" / "clean"
MANIFEST = "run.json"
COMMIT_FOLDER = ".commit"
TABLES = ("articles", "figures", "observations", "revisions", "checks", "places", "rejected")
# The columns that the pages read; a set without one of them was made by another version.
NEEDED = {
    "articles": "article_id title author publisher published url publisher_url archived_url note "
    "text_length figure_count",
    "figures": "figure_id article_id indicator statistic product reporter partner period base forecast value "
    "value_upper unit bound value_low value_high surface sentence char_start prefix suffix attributed_to "
    "text_fragment_url inferred read_from repeats reader_version",
    "observations": "observation_id source organisation dataset vintage reporter partner indicator statistic "
    "product product_code period value unit status perspective derived source_url retrieved_at read_through "
    "comment",
    "checks": "figure_id rule rule_version verdict explanation evidence decisive",
    "revisions": "observation_id source period unit value_before value_after",
    "places": "name country latitude longitude role source source_url",
    "rejected": "file row field value reason",
}
ATTEMPTS = 4
PAUSE_SECONDS = 0.15


class DataProblem(Exception):
    """The published set in `folder` cannot be shown.

    Attributes:
        title: what is wrong, in a few words.
        detail: which file or folder, and what was found there.
        remedy: what to do.
    """

    def __init__(self, title: str, detail: str, folder: Path) -> None:
        self.title, self.detail, self.remedy = title, detail, make_again(folder)
        super().__init__(f"{title}: {detail} {self.remedy}")


def make_again(folder: Path) -> str:
    """How to make the tables of `folder` while the dashboard runs: “make run” would find its port taken."""
    place = folder.absolute()
    option = "" if place.resolve() == DEFAULT_FOLDER.resolve() else f" --clean {shlex.quote(str(place))}"
    command = f".venv/bin/python etl.py run{option}"
    return f"Make the tables again: run “{command}” in the project’s folder, and reload this page."


@dataclass(frozen=True)
class Published:
    """One verified set of published tables. The frames are shared by all visitors: never change them.

    Figures, checks and articles may be millions, so they are asked for with `rows`; the official record is
    read as a whole, because lines are drawn of it.

    Attributes:
        tables: all tables, to be asked in SQL.
        observations, places, dictionary: these tables as frames, missing text as None.
        run: the content of run.json.
        edition: what tells this set from any other: the hash of its run.json, which has those of all files.
    """

    tables: Tables
    observations: pd.DataFrame
    places: pd.DataFrame
    dictionary: pd.DataFrame
    run: dict[str, Any]
    edition: str

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """What a query of the tables gives, as dictionaries; see `Tables.rows`."""
        return self.tables.rows(sql, *values)

    def count(self, name: str) -> int:
        """How many rows the table `name` has."""
        return int(self.rows(f"SELECT count(*) AS rows FROM {name}")[0]["rows"])

    def size(self, name: str) -> int | None:
        """The bytes of a published file; None where the set has none of that name."""
        told = self.run["files"].get(name)
        return told["bytes"] if told else None

    def article(self, article_id: str) -> dict[str, Any]:
        """The row of the article `article_id`; KeyError where there is none."""
        return self.articles_of([{"article_id": article_id}])[article_id]

    def articles_of(self, figures: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """The articles that cite these figures, by their id; never change them."""
        ids = sorted({row["article_id"] for row in figures})
        return kept((self.edition, "articles", *ids), lambda: self._articles(ids))

    def _articles(self, ids: list[str]) -> dict[str, dict[str, Any]]:
        found = self.rows("SELECT * FROM articles WHERE article_id IN (SELECT unnest(?))", ids)
        return {row["article_id"]: row for row in found}


def clean_folder() -> Path:
    """Folder of the published tables: MULTIVECTOR_CLEAN, or data/clean of this checkout."""
    return Path(os.environ.get("MULTIVECTOR_CLEAN") or DEFAULT_FOLDER)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of `frame` as dictionaries of plain Python values, None for every missing one."""
    names = [str(column) for column in frame.columns]
    columns = [_plain(frame.iloc[:, place]) for place in range(len(names))]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    """The values of a column as plain Python values, None for every missing one."""
    gaps = column.isna().tolist()
    return [None if gap else value for value, gap in zip(column.tolist(), gaps, strict=True)]


def load(folder: Path | None = None) -> Published:
    """Load and verify the published set in `folder` (default: `clean_folder()`), cached while unchanged.

    Raises DataProblem where there is none, or where it is not what run.json says.
    """
    folder = folder or clean_folder()
    return _load_cached(str(folder), _stamp(folder))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, times and sizes of all files of the set: a new stamp means that it has to be read again."""
    found = []
    for place in (folder, folder / COMMIT_FOLDER):
        try:
            entries = [(entry.path, entry.stat()) for entry in os.scandir(place) if entry.is_file()]
        except OSError:
            continue
        found += [(path, state.st_mtime_ns, state.st_size) for path, state in entries]
    return tuple(sorted(found))


@st.cache_resource(max_entries=2, show_spinner=False)
def _load_cached(folder: str, stamp: tuple[tuple[str, int, int], ...]) -> Published:
    return read(Path(folder))


def read(folder: Path) -> Published:
    """Read the set without a cache. A set that is being replaced at this moment is read again shortly."""
    for attempt in range(ATTEMPTS):
        try:
            return _read_once(folder)
        except DataProblem:
            if attempt == ATTEMPTS - 1 or not (folder / MANIFEST).exists():
                raise
            time.sleep(PAUSE_SECONDS)
    raise AssertionError("unreachable: the last attempt returns or raises")


def _read_once(folder: Path) -> Published:
    manifest = _bytes(folder, MANIFEST) if _has(folder, MANIFEST) else b""
    run = _manifest(folder, manifest)
    files = {name: _verified(folder, name, told) for name, told in run["files"].items()}
    dictionary = _dictionary(files)
    tables = Tables({name: _table(folder, files, name) for name in TABLES}, {"dictionary": dictionary})
    return Published(
        tables=tables,
        observations=tables.frame("observations"),
        places=tables.frame("places"),
        dictionary=dictionary,
        run=run,
        edition=hashlib.sha256(manifest).hexdigest(),
    )


def published_file(name: str, folder: Path | None = None) -> Path | None:
    """Where the newest `name` of the published set lies, in `.commit/` first; None where it has none."""
    folder = folder or clean_folder()
    if not name or Path(name).name != name:
        return None
    places = (folder / COMMIT_FOLDER / name, folder / name)
    return next((place for place in places if place.is_file()), None)


def _has(folder: Path, name: str) -> bool:
    return published_file(name, folder) is not None


def _bytes(folder: Path, name: str) -> bytes:
    """Content of a small file of the set."""
    with _opened(folder, name) as file:
        return file.read()


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[BufferedReader]:
    """A file of the set, from `.commit/` first, because what lies there is the newer one."""
    for place in (folder / COMMIT_FOLDER, folder):
        try:
            file = (place / name).open("rb")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise DataProblem(
                "A published file cannot be read", f"{place / name}: {error.strerror}.", folder
            ) from error
        with file:
            yield file
        return
    detail = f"{name} is listed in {MANIFEST} but not in {folder}."
    raise DataProblem("A published file is missing", detail, folder)


def _manifest(folder: Path, content: bytes) -> dict[str, Any]:
    if not _has(folder, MANIFEST):
        raise DataProblem(
            "There are no published tables yet",
            f"No {MANIFEST} in {folder}. Tables in another folder are found when MULTIVECTOR_CLEAN names it.",
            folder,
        )
    try:
        run = json.loads(content)
        fault = _fault(run)
    except ValueError as error:
        fault = str(error)
    if fault:
        detail = f"{folder / MANIFEST} is not what a run writes: {fault}."
        raise DataProblem("run.json cannot be read", detail, folder)
    return {**run}


def _fault(run: Any) -> str:
    """What the pages need and `run` does not have; "" where it has all of it."""
    if not isinstance(run, dict) or not isinstance(run.get("files"), dict):
        return "it does not list the files of the set"
    missing = [key for key in ("version", "made_at", "reader_version") if not isinstance(run.get(key), str)]
    if missing:
        return f"it does not tell {', '.join(missing)}"
    for name, told in run["files"].items():
        if Path(name).name != name:
            return f"{name!r} is not a plain file name"
        if not (
            isinstance(told, dict) and type(told.get("bytes")) is int and type(told.get("sha256")) is str
        ):
            return f"it does not tell the bytes and the SHA-256 of {name}"
    return ""


def _verified(folder: Path, name: str, told: Mapping[str, Any]) -> Path:
    """Where a file lies that is the one that run.json tells of; read in pieces, as it may be large."""
    with _opened(folder, name) as file:
        size, digest = os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest()
        place = Path(file.name)
    if size != told["bytes"] or digest != told["sha256"]:
        raise DataProblem(
            "A published file is not the one that the pipeline wrote",
            f"{folder / name} has {size:,} bytes with the SHA-256 {digest[:12]}…; {MANIFEST} tells "
            f"of {told['bytes']:,} bytes with the SHA-256 {told['sha256'][:12]}…. "
            "It was edited, or half written.",
            folder,
        )
    return place


def _table(folder: Path, files: Mapping[str, Path], name: str) -> Path:
    """Where a table lies as Parquet that has all columns that the pages read."""
    file = f"{name}.parquet"
    if file not in files:
        detail = f"{file} is not listed in {MANIFEST}: an earlier version made the set, or it is not whole."
        raise DataProblem("A published file is missing", detail, folder)
    columns = set(pq.read_schema(files[file]).names)
    missing = [column for column in NEEDED[name].split() if column not in columns]
    if missing:
        raise DataProblem("A table lacks columns", f"{file} has no column {', '.join(missing)}.", folder)
    return files[file]


def _dictionary(files: Mapping[str, Path]) -> pd.DataFrame:
    """The data dictionary as text, empty where the set has none. "NA" is a word here, not a gap."""
    if "dictionary.csv" not in files:
        return pd.DataFrame(columns=["table", "column", "type", "unit", "allowed", "sdmx", "description"])
    return pd.read_csv(files["dictionary.csv"], dtype=str, keep_default_na=False)

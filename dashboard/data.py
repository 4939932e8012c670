"""The published tables: found, verified against run.json, and loaded.

Only published files are read: data/clean by default, or the folder that MULTIVECTOR_CLEAN names. While
the pipeline moves a finished set into place, `.commit/` holds the files that are not moved yet, and a
file in it counts before the one beside it. What does not match run.json's hashes is not shown.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shlex
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

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

    Attributes:
        articles, figures, observations, revisions, checks, places, rejected, dictionary: the tables,
            missing text as None.
        run: the content of run.json.
        contents: bytes of every published file, by name, as they were verified.
    """

    articles: pd.DataFrame
    figures: pd.DataFrame
    observations: pd.DataFrame
    revisions: pd.DataFrame
    checks: pd.DataFrame
    places: pd.DataFrame
    rejected: pd.DataFrame
    dictionary: pd.DataFrame
    run: dict[str, Any]
    contents: dict[str, bytes]

    @cached_property
    def edition(self) -> str:
        """What tells this set from any other: the hash of its run.json, which has those of all files."""
        return hashlib.sha256(self.contents[MANIFEST]).hexdigest()

    def table(self, name: str) -> pd.DataFrame:
        """The table `name`: one of `TABLES`, or "dictionary"."""
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def article(self, article_id: str) -> dict[str, Any]:
        """The row of the article `article_id`; KeyError where there is none."""
        rows = records(self.articles[self.articles["article_id"] == article_id])
        if not rows:
            raise KeyError(article_id)
        return rows[0]

    def by_article(self) -> dict[str, dict[str, Any]]:
        """Rows of all articles by their id."""
        return {row["article_id"]: row for row in records(self.articles)}


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
    run = _manifest(folder)
    contents = {name: _verified(folder, name, told) for name, told in run["files"].items()}
    frames = {name: _table(folder, contents, name) for name in TABLES}
    return Published(
        **frames,
        dictionary=_dictionary(contents),
        run=run,
        contents={**contents, MANIFEST: _bytes(folder, MANIFEST)},
    )


def published_file(name: str, folder: Path | None = None) -> Path | None:
    """Where the newest `name` of the published set lies, in `.commit/` first; None where it has none."""
    folder = folder or clean_folder()
    if not name or Path(name).name != name:
        return None
    places = (folder / COMMIT_FOLDER / name, folder / name)
    return next((place for place in places if place.is_file()), None)


def _bytes(folder: Path, name: str) -> bytes:
    """Content of a file of the set, from `.commit/` first, because what lies there is the newer one."""
    for place in (folder / COMMIT_FOLDER, folder):
        try:
            return (place / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise DataProblem(
                "A published file cannot be read", f"{place / name}: {error.strerror}.", folder
            ) from error
    detail = f"{name} is listed in {MANIFEST} but not in {folder}."
    raise DataProblem("A published file is missing", detail, folder)


def _manifest(folder: Path) -> dict[str, Any]:
    if not any((place / MANIFEST).is_file() for place in (folder / COMMIT_FOLDER, folder)):
        raise DataProblem(
            "There are no published tables yet",
            f"No {MANIFEST} in {folder}. Tables in another folder are found when MULTIVECTOR_CLEAN names it.",
            folder,
        )
    try:
        run = json.loads(_bytes(folder, MANIFEST))
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


def _verified(folder: Path, name: str, told: Mapping[str, Any]) -> bytes:
    content = _bytes(folder, name)
    digest = hashlib.sha256(content).hexdigest()
    if len(content) != told["bytes"] or digest != told["sha256"]:
        raise DataProblem(
            "A published file is not the one that the pipeline wrote",
            f"{folder / name} has {len(content):,} bytes with the SHA-256 {digest[:12]}…; {MANIFEST} tells "
            f"of {told['bytes']:,} bytes with the SHA-256 {told['sha256'][:12]}…. "
            "It was edited, or half written.",
            folder,
        )
    return content


def _table(folder: Path, contents: Mapping[str, bytes], name: str) -> pd.DataFrame:
    file = f"{name}.parquet"
    if file not in contents:
        detail = f"{file} is not listed in {MANIFEST}: an earlier version made the set, or it is not whole."
        raise DataProblem("A published file is missing", detail, folder)
    frame = pd.read_parquet(io.BytesIO(contents[file]))
    missing = [column for column in NEEDED[name].split() if column not in frame.columns]
    if missing:
        raise DataProblem("A table lacks columns", f"{file} has no column {', '.join(missing)}.", folder)
    return frame


def _dictionary(contents: Mapping[str, bytes]) -> pd.DataFrame:
    """The data dictionary as text, empty where the set has none. "NA" is a word here, not a gap."""
    if "dictionary.csv" not in contents:
        return pd.DataFrame(columns=["table", "column", "type", "unit", "allowed", "sdmx", "description"])
    return pd.read_csv(io.BytesIO(contents["dictionary.csv"]), dtype=str, keep_default_na=False)

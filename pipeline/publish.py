"""Publishes a set of tables whole or not at all: a crash, a full disk or a second run leave a good set.

All files are written to `.next/` and flushed to the disk. Renaming `.next` to `.commit` is the moment at
which the new set counts; then its files are moved into place, and `.commit` goes. Whoever finds
`.commit/` takes a file in it before the one beside it; the next run finishes the move. A crash before the
rename leaves the last set, a crash after it the new one, and never a mixture.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from pipeline import exports, manifest
from pipeline.errors import PublishError
from pipeline.manifest import Changes
from pipeline.tables import csv_bytes, csv_rows, dictionary_bytes, parquet_bytes
from schemas.dictionary import TABLES

NEXT, COMMIT, LOCK = ".next", ".commit", ".lock"
FIGURES_FILE = "figures.csv"
DICTIONARY_FILE = "dictionary.csv"
_TABLE_FILES = (f"{table.name}.{form}" for table in TABLES for form in exports.FORMS)
# What a set consists of.
SET_FILES = frozenset((*_TABLE_FILES, DICTIONARY_FILE, exports.PACKAGE, manifest.NAME))
# How long a run waits for another one to finish writing, in seconds.
PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Published:
    """What a run has published.

    Attributes:
        folder: where.
        changes: what changed since the set before.
        replaced: files of the set before that were not as it had been written, in words.
    """

    folder: Path
    changes: Changes
    replaced: tuple[str, ...]


def publish(
    tables: Mapping[str, pd.DataFrame],
    inputs: Mapping[str, str],
    folder: Path,
    patience: float = PATIENCE,
    *,
    notes: Sequence[str] = (),
) -> Published:
    """Publish the tables, with the data dictionary and run.json.

    Args:
        tables: the tables by name.
        inputs: SHA-256 of each file that was read, by name.
        folder: where to; made if it is missing.
        patience: seconds to wait for another run.
        notes: sentences on what is missing and no error, for run.json.

    Raises:
        PublishError: no article is left to publish, another run is writing, or the disk does not take
            the files. The last set stays.
    """
    if tables["articles"].empty:
        raise PublishError("No article can be used, so nothing is published; the last good set stays.")
    with _told_as_publish_error(folder), _alone(folder, patience):
        finish(folder)
        unfit = manifest.unfit(folder)
        files = _files(tables)
        changes = _changes(folder, files, unfit)
        rows = {name: len(table) for name, table in tables.items()}
        files[manifest.NAME] = manifest.manifest(files, rows, inputs, changes, notes)
        _stage(folder / NEXT, files)
        commit(folder)
    return Published(folder, changes, tuple(unfit))


@contextmanager
def _told_as_publish_error(folder: Path) -> Iterator[None]:
    try:
        yield
    except Timeout as error:
        raise PublishError(
            f"Another run is writing to {folder}. Wait until it is done, and run again."
        ) from error
    except OSError as error:
        raise PublishError(f"{folder}: {_trouble(error)}. {_what_stays(folder)}") from error


def _trouble(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; make room"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return "it is a file, not a folder, or lies in one; name another folder"
    return f"the tables cannot be written ({error.strerror or error}); make the folder writable"


def _what_stays(folder: Path) -> str:
    if (folder / COMMIT).exists():
        return f"The new set is complete in {COMMIT}, and the next run moves it into place: run again."
    return "Nothing was changed, and the last good set stays. Then run again."


@contextmanager
def _alone(folder: Path, patience: float) -> Iterator[None]:
    """Hold the folder's lock, so that two runs do not write at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK, timeout=patience):
        yield


def finish(folder: Path) -> None:
    """Finish what a crashed run has left: move a committed set into place, drop an uncommitted one."""
    if (folder / COMMIT).is_dir():
        _move_into_place(folder)
    if (folder / NEXT).is_dir():
        shutil.rmtree(folder / NEXT)


def _files(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    files = {DICTIONARY_FILE: dictionary_bytes()}
    for name, table in tables.items():
        files[f"{name}.csv"] = csv_bytes(table)
        files[f"{name}.parquet"] = parquet_bytes(table)
        files[f"{name}.json"] = exports.json_bytes(name, table)
        if len(table) <= exports.LARGEST_SHEET:
            files[f"{name}.xlsx"] = exports.xlsx_bytes(name, table)
    return files | {exports.PACKAGE: exports.package_bytes(files, manifest.project_version())}


def _changes(folder: Path, files: Mapping[str, bytes], unfit: list[str]) -> Changes:
    """Compare with the set that is there; what was edited by hand is nothing to compare with."""
    if unfit:
        return Changes(unknown=f"the last set is not as it was written ({'; '.join(unfit)})")
    made = manifest.compared(_rows(folder / FIGURES_FILE), csv_rows(files[FIGURES_FILE]))
    others = {
        name: manifest.counted(_rows(folder / f"{name}.csv"), csv_rows(files[f"{name}.csv"]), key)
        for name, key in manifest.KEYS.items()
    }
    return replace(made, others=others)


def _rows(path: Path) -> list[dict[str, str]]:
    return csv_rows(path.read_bytes()) if path.exists() else []


def _stage(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files to the folder and to the disk; leave nothing where that fails."""
    try:
        folder.mkdir()
        for name, content in files.items():
            _write(folder / name, content)
        _flush(folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def commit(folder: Path) -> None:
    """Make the staged set the one that counts, and move it into place."""
    (folder / NEXT).rename(folder / COMMIT)
    _flush(folder)
    _move_into_place(folder)


def _move_into_place(folder: Path) -> None:
    """Move the files of the committed set into place; what else lies with them is no part of it, and goes."""
    for path in sorted((folder / COMMIT).iterdir()):
        if path.name in SET_FILES and path.is_file():
            path.replace(folder / path.name)
    _flush(folder)
    for stray in (folder / COMMIT).iterdir():
        _remove(stray)
    (folder / COMMIT).rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _flush(folder: Path) -> None:
    """Flush a folder's entries to the disk, on systems that can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

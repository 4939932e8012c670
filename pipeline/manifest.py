"""run.json: what a set of tables was made from, with what, and what changed since the set before."""

from __future__ import annotations

import datetime
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from citedfigures import READER_VERSION
from pipeline.paths import ROOT
from schemas.dictionary import TABLES
from schemas.table import Table

NAME = "run.json"
PROJECT = "multivector"
# The columns that tell the rows of a table apart, beside the figures', whose changes are told by id.
KEYS = {
    "articles": ("article_id",),
    "checks": ("figure_id", "rule", "evidence"),
    "observations": ("observation_id",),
    "places": ("name", "role"),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """Which figures came, went or changed since the last run, by id.

    `unknown` tells why that cannot be said; "" where it can. `changed` has the columns that changed. `others`
    counts for each of the other tables with `KEYS` how many rows were added, removed and changed.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: str = ""
    others: Mapping[str, Mapping[str, int]] = field(default_factory=dict, compare=False)

    def as_json(self) -> Any:
        """The changes as they stand in run.json: three lists, or why they are not known."""
        if self.unknown:
            return f"not known: {self.unknown}"
        changed = {figure: list(columns) for figure, columns in self.changed.items()}
        return {
            "figures_added": list(self.added),
            "figures_removed": list(self.removed),
            "figures_changed": changed,
            **{
                f"{name}_{kind}": count
                for name, told in self.others.items()
                for kind, count in told.items()
                if count
            },
        }

    def __str__(self) -> str:
        """Say them in a few words."""
        if self.unknown:
            return f"not known: {self.unknown}"
        counts = {"added": self.added, "removed": self.removed, "changed": self.changed}
        said = [f"{len(ids)} {word}" for word, ids in counts.items() if ids]
        return ", ".join(said) or "nothing"


def compared(before: list[dict[str, str]], now: list[dict[str, str]]) -> Changes:
    """Compare two tables of figures, given as rows of text.

    A new version of the reader alone is no change of a figure.
    """
    old, new = ({row["figure_id"]: row for row in rows} for rows in (before, now))
    changed = {
        figure: columns for figure in old if figure in new and (columns := _changed(old[figure], new[figure]))
    }
    return Changes(
        tuple(figure for figure in new if figure not in old),
        tuple(figure for figure in old if figure not in new),
        changed,
    )


def counted(before: list[dict[str, str]], now: list[dict[str, str]], key: tuple[str, ...]) -> dict[str, int]:
    """Count the rows of a table that came, went or changed, told apart by the columns of `key`."""
    old, new = ({tuple(row.get(name, "") for name in key): row for row in rows} for rows in (before, now))
    both = old.keys() & new.keys()
    return {
        "added": len(new.keys() - old.keys()),
        "removed": len(old.keys() - new.keys()),
        "changed": sum(bool(_changed(old[row], new[row])) for row in both),
    }


def _changed(old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in new if name != "reader_version" and old.get(name) != new[name])


def manifest(
    files: Mapping[str, bytes],
    rows: Mapping[str, int],
    inputs: Mapping[str, str],
    changes: Changes,
    notes: Sequence[str] = (),
) -> bytes:
    """Return run.json.

    Args:
        files: content of each published file, by name.
        rows: number of rows of each table, by its name.
        inputs: SHA-256 of each file that was read, by name.
        changes: what changed since the set before.
        notes: sentences on what is missing and no error.
    """
    content = {
        "project": PROJECT,
        "version": project_version(),
        "reader_version": READER_VERSION,
        "made_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "counts": dict(rows),
        "changes": changes.as_json(),
        "notes": list(notes),
        "validation": {
            table.name: _validated(table, rows[table.name]) for table in TABLES if table.name in rows
        },
        "files": {name: _told(data, rows.get(Path(name).stem)) for name, data in files.items()},
        "inputs": {name: {"sha256": digest} for name, digest in inputs.items()},
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _validated(table: Table, rows: int) -> dict[str, int]:
    """How many rows were published, all of which hold against how many columns and rules."""
    return {"rows": rows, "columns": len(table.fields), "rules": len(table.rules)}


def _told(content: bytes, rows: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    return told if rows is None else {**told, "rows": rows}


def project_version() -> str:
    """Return the version of the project: as installed, or as this checkout's pyproject.toml says."""
    try:
        return metadata.version(PROJECT)
    except metadata.PackageNotFoundError:
        told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        return str(told["project"]["version"])


def unfit(folder: Path) -> list[str]:
    """Return what is wrong with the published set in a folder: files that are not as run.json says.

    An empty list means that the set is whole, or that there is none at all.
    """
    if not (folder / NAME).exists():
        stray = sorted(path.name for path in folder.glob("*.csv"))
        return [f"{', '.join(stray)} without {NAME}"] if stray else []
    try:
        files = json.loads((folder / NAME).read_bytes())["files"]
        return [
            problem for name, told in files.items() if (problem := _unfit_file(folder / name, told["sha256"]))
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return [f"{NAME} is not as it was written"]


def _unfit_file(path: Path, digest: str) -> str:
    if not path.is_file():
        return f"{path.name} is missing"
    same = hashlib.sha256(path.read_bytes()).hexdigest() == digest
    return "" if same else f"{path.name} was edited or half written"

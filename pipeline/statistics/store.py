"""Keeps answers as they were received, with what was asked beside them; an answer once kept is never lost.

    answers/comtrade/KAZ-imports-TOTAL-2013/
        20261122T101500Z-1a2b3c4d.answer.json   as received
        20261122T101500Z-1a2b3c4d.json          what was asked, when, its hash

The record is written after the answer, both whole or not at all: an answer without a record does not count.
An answer that says the same as the last one is not kept twice; the record then says when it was checked.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import Rejection
from pipeline.statistics.query import Answer, Query
from pipeline.texts import write_bytes, write_text

# What changes from answer to answer without any meaning.
_PASSING = {"elapsedTime", "updated", "lastupdated"}
_ANSWER = ".answer"


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept answer and its record.

    Attributes:
        answer: as it came.
        sha256: of its body.
        checked_at: when the service last said the same.
        path: file of the body.
    """

    answer: Answer
    sha256: str
    checked_at: datetime.datetime
    path: Path

    @property
    def record(self) -> Path:
        """File of the record."""
        return self.path.with_name(self.path.name.partition(_ANSWER)[0] + ".json")


class Store:
    """The answers below a folder.

    Attributes:
        folder: where they are; it may be missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, answer: Answer) -> bool:
        """Keep an answer that was found good.

        Returns:
            Whether it says something else than the one before.

        Raises:
            InputError: it cannot be written; what was there before is untouched.
        """
        last = self.last(answer.query)
        if last and meaning(last.answer) == meaning(answer):
            _write_record(Kept(answer, last.sha256, answer.retrieved_at, last.path), last.answer.retrieved_at)
            return False
        digest = hashlib.sha256(answer.body).hexdigest()
        name = f"{answer.retrieved_at:%Y%m%dT%H%M%SZ}-{digest[:8]}{_ANSWER}.{_ending(answer.query)}"
        kept = Kept(answer, digest, answer.retrieved_at, self._of(answer.query) / name)
        write_bytes(kept.path, answer.body)
        _write_record(kept, answer.retrieved_at)
        return True

    def versions(self, query: Query) -> list[Kept]:
        """Return the whole answers to a query, oldest first."""
        return _versions(self._of(query))[0]

    def last(self, query: Query) -> Kept | None:
        """Return the newest whole answer to a query, or None."""
        return next(reversed(self.versions(query)), None)

    def series(self) -> Iterator[tuple[list[Kept], list[Rejection]]]:
        """Yield for each query its answers, oldest first, and what of them is no longer as it was kept."""
        for folder in sorted(self.folder.glob("*/*/")):
            yield _versions(folder)

    def _of(self, query: Query) -> Path:
        return self.folder / query.service / query.name


def meaning(answer: Answer) -> str:
    """Return what an answer says, without what changes from one to the next: order of rows, times."""
    text = answer.body.decode("utf-8", "replace")
    try:
        return json.dumps(_meaning(json.loads(text)), sort_keys=True)
    except ValueError:
        head, *rows = text.splitlines() or [""]
        return "\n".join([head, *sorted(rows)])


def _meaning(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _meaning(value) for name, value in told.items() if name not in _PASSING}
    if isinstance(told, list):
        values = [_meaning(value) for value in told]
        rows = values and all(isinstance(value, dict) for value in values)
        return sorted(values, key=lambda row: json.dumps(row, sort_keys=True)) if rows else values
    return told


def _ending(query: Query) -> str:
    return "csv" if "csv" in query.accept else "json"


def _write_record(kept: Kept, retrieved_at: datetime.datetime) -> None:
    answer = kept.answer
    record = {
        "asked": answer.query.as_json(),
        "answer": kept.path.name,
        "status": answer.status,
        "content_type": answer.content_type,
        "sha256": kept.sha256,
        "retrieved_at": retrieved_at.isoformat(),
        "checked_at": kept.checked_at.isoformat(),
    }
    write_text(kept.record, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def _versions(folder: Path) -> tuple[list[Kept], list[Rejection]]:
    """The whole answers of a folder, oldest first, and what is wrong with the others."""
    kept: list[Kept] = []
    rejected: list[Rejection] = []
    for record in sorted(folder.glob("*.json")):
        if _ANSWER not in record.name and not record.name.startswith("."):
            found = _read(record)
            if isinstance(found, Kept):
                kept.append(found)
            else:
                rejected.append(found)
    return sorted(kept, key=lambda one: one.answer.retrieved_at), rejected


def _read(record: Path) -> Kept | Rejection:
    place = "/".join(record.parts[-5:])
    again = "etl.py refresh fetches it anew"
    try:
        told = json.loads(record.read_bytes())
        path = record.with_name(told["answer"])
        body = path.read_bytes()
        moments = [datetime.datetime.fromisoformat(told[name]) for name in ("retrieved_at", "checked_at")]
        answer = Answer(
            Query.from_json(told["asked"]), told["status"], told["content_type"], body, moments[0]
        )
    except (ValueError, KeyError, TypeError, OSError) as error:
        reason = f"the record of this answer cannot be read ({type(error).__name__}): delete it, {again}"
        return Rejection(place, "", "", "", reason)
    if hashlib.sha256(body).hexdigest() != told["sha256"]:
        return Rejection(
            place, "", "sha256", told["sha256"], f"the answer is not as it was received: {again}"
        )
    return Kept(answer, told["sha256"], moments[1], path)

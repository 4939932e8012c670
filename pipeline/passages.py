"""Lines of JSON, each a passage to read, as `etl.py read --jsonl` takes them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.errors import InputError, quoted
from pipeline.texts import BYTE_ORDER_MARK
from schemas.syntax import MOMENT, day


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: its id as the line has it, any JSON, its text, and what helps to read figures from it."""

    id: Any
    text: str
    published: str | None = None
    title: str | None = None


def lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file, or of standard input for "-", as they come.

    Raises:
        InputError: the file cannot be opened.
    """
    if path == "-":
        yield from sys.stdin.buffer
        return
    with _opened(path) as file:
        yield from file


def _opened(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def passage(line: bytes, number: int, *, dated: bool) -> Passage | None:
    """Return the passage that a line holds, None for a blank line.

    Args:
        line: the line, in UTF-8.
        number: which line it is, for the error.
        dated: whether "published" and "title" count; where they do not, nobody looks at them.

    Raises:
        InputError: the line is not UTF-8, no JSON, or no passage.
    """
    try:
        text = line.decode().removeprefix(BYTE_ORDER_MARK)
        data = json.loads(text) if text.strip() else None
    except UnicodeDecodeError as error:
        raise InputError(f"line {number} is not UTF-8, at its byte {error.start}: left out") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number} is not JSON ({error}): left out") from error
    try:
        return _checked(data, dated=dated) if text.strip() else None
    except InputError as error:
        raise InputError(f"line {number}: {error}: left out") from error


def _checked(data: Any, *, dated: bool) -> Passage:
    if not isinstance(data, dict) or "id" not in data:
        raise InputError('is no object with "id" and "text"')
    if not isinstance(data.get("text"), str):
        raise InputError(f'"text" is {quoted(data.get("text"))!r}, not a string')
    if not dated:
        return Passage(data["id"], data["text"])
    for key in ("published", "title"):
        if not isinstance(data.get(key), str | None):
            raise InputError(f'"{key}" is {quoted(data[key])!r}, neither a string nor null')
    return Passage(data["id"], data["text"], publication_date(data.get("published")), data.get("title"))


def publication_date(value: str | None) -> str | None:
    """Return the day of a date or time of ISO 8601; None for none or "".

    Raises:
        InputError: it is none.
    """
    if not value:
        return None
    if not MOMENT.fits(value):
        raise InputError(f"published {quoted(value)!r} is not {MOMENT.words}")
    return day(value)

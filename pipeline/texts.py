"""Text files: read as UTF-8 exactly as they are, and written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

from pipeline.errors import InputError

BYTE_ORDER_MARK = "\ufeff"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path | str) -> str:
    """Return the text of a file, or of standard input for "-".

    Line ends stay as they are, because offsets are counted in this text; a byte order mark is no part of it.

    Raises:
        InputError: the file is missing, cannot be read, is empty, is not UTF-8, or is cut off.
    """
    name = "standard input" if str(path) == "-" else str(path)
    text = decode(_bytes(path, name), name)
    if not text.strip():
        raise InputError(f"{name} is empty: there is nothing to read.")
    return text


def _bytes(path: Path | str, name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{name}: there is no such file.") from error
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from error


def decode(content: bytes, name: str) -> str:
    """Return the content as text, without byte order mark.

    Raises:
        InputError: it is not UTF-8, ends within a character, or holds NUL; the byte offset is named.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} {_decoding_problem(content, error)}") from error
    if "\0" in text:
        raise InputError(f"{name} holds a NUL at byte {content.index(0)}: it is no text, or not in UTF-8.")
    return text.removeprefix(BYTE_ORDER_MARK)


def _decoding_problem(content: bytes, error: UnicodeDecodeError) -> str:
    if content.startswith(_OTHER_MARKS):
        return "is in UTF-16, from byte 0 on: save it as UTF-8."
    if error.reason == "unexpected end of data":
        return f"ends within a character, at byte {error.start}: it was cut off. Fetch it again."
    line = content.count(b"\n", 0, error.start) + 1
    byte = f"byte 0x{content[error.start]:02x} at offset {error.start}, line {line}"
    return f"is not UTF-8: {byte}. Save it as UTF-8."


def sha256(text: str) -> str:
    """Return the SHA-256 of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_text(path: Path, text: str) -> None:
    """Write the file whole or not at all: beside it first, then in its place.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write the file whole or not at all, as `write_text` does.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise InputError(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from error

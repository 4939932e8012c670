"""`etl.py read`: the figures of any text, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from citedfigures import read_figures
from citedfigures.figure import Figure
from pipeline.errors import EXIT_COMPLETE, EXIT_INCOMPLETE, InputError, quoted
from pipeline.figures import Reader
from pipeline.terminal import say, table
from pipeline.texts import BYTE_ORDER_MARK, read_text
from schemas.syntax import MOMENT, day

HEADERS = ("at", "as printed", "amount", "what", "product", "whose", "period")
_SIZES = ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"))
_SIGNS = {"approx": "~", "at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<"}
_KEYS = (
    "start", "end", "surface", "value", "upper", "unit", "low", "high", "bound", "statistic", "indicator",
    "product", "reporter", "partner", "period", "forecast", "base", "attributed_to",
)  # fmt: skip


def figures_json(text: str, figures: list[Figure]) -> list[dict[str, Any]]:
    """Return the figures as JSON objects, each with the sentence it stands in."""
    return [
        {name: getattr(figure, name) for name in _KEYS}
        | {"inferred": list(figure.inferred), "sentence": text[figure.sentence_start : figure.sentence_end]}
        for figure in figures
    ]


def read_file(path: str, published: str | None, title: str | None, *, as_json: bool) -> int:
    """Print the figures of a text file, or of standard input for "-". Returns the exit code.

    Raises:
        InputError: the text cannot be read, or `published` is no date.
    """
    date = publication_date(published)
    text = read_text(path)
    figures = read_figures(text, published=date, title=title)
    if as_json:
        told = {"id": path, "figures": figures_json(text, figures)}
        print(json.dumps(told, indent=2))
    elif figures:
        print(figure_table(figures))
    else:
        say("no figures found")
    return EXIT_COMPLETE


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


def figure_table(figures: list[Figure]) -> str:
    """Return the figures as a table that fits the terminal."""
    return table(HEADERS, [_cells(figure) for figure in figures])


def _cells(figure: Figure) -> list[str]:
    sides = " – ".join(side for side in (figure.reporter, figure.partner) if side)
    named = (figure.product or "", sides, figure.period or "")
    return [str(figure.start), figure.surface, amount(figure), _what(figure), *named]


def _what(figure: Figure) -> str:
    """Say what is measured: "exports", "exports share", "exports share, forecast"."""
    words = figure.indicator if figure.statistic == "level" else f"{figure.indicator} {figure.statistic}"
    return f"{words}, forecast" if figure.forecast else words


def amount(figure: Figure) -> str:
    """Return value and unit with the sign of the bound: ">70 %", "10 to 12 bn USD"."""
    size, name = next((pair for pair in _SIZES if abs(figure.value) >= pair[0]), (1.0, ""))
    ends = (figure.value,) if figure.upper is None else (figure.value, figure.upper)
    number = " to ".join(f"{end / size:,.6g}" for end in ends)
    unit = "%" if figure.unit == "percent" else figure.unit
    return " ".join(part for part in (_SIGNS.get(figure.bound, "") + number, name, unit) if part)


def read_lines(path: str, reader: Reader = read_figures) -> int:
    """Print a line of JSON with the figures for each line of a JSONL file, or of standard input for "-".

    A line that cannot be read is named on standard error, and the others go on.

    Args:
        path: the file.
        reader: reads a text, as `citedfigures.read_figures` does.

    Returns:
        The exit code: 1 where a line was left out.

    Raises:
        InputError: the file cannot be read.
    """
    bad = 0
    for number, line in enumerate(_lines(path), 1):
        try:
            passage = _passage(line, number)
        except InputError as error:
            bad += 1
            say(str(error))
            continue
        if passage is not None:
            print(json.dumps(_answer(passage, reader)), flush=True)
    return EXIT_INCOMPLETE if bad else EXIT_COMPLETE


def _answer(passage: dict[str, Any], reader: Reader) -> dict[str, Any]:
    text = passage["text"]
    figures = reader(text, published=passage["published"], title=passage["title"])
    return {"id": passage["id"], "figures": figures_json(text, figures)}


def _lines(path: str) -> Iterator[bytes]:
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


def _passage(line: bytes, number: int) -> dict[str, Any] | None:
    """The object that a line holds, None for a blank line; InputError names the line where it is wrong."""
    try:
        text = line.decode().removeprefix(BYTE_ORDER_MARK)
        return _checked(json.loads(text)) if text.strip() else None
    except UnicodeDecodeError as error:
        raise InputError(f"line {number} is not UTF-8, at its byte {error.start}: left out") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number} is not JSON ({error}): left out") from error
    except InputError as error:
        raise InputError(f"line {number}: {error}: left out") from error


def _checked(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict) or "id" not in data:
        raise InputError('is no object with "id" and "text"')
    if not isinstance(data.get("text"), str):
        raise InputError(f'"text" is {quoted(data.get("text"))!r}, not a string')
    for key in ("published", "title"):
        if not isinstance(data.get(key), str | None):
            raise InputError(f'"{key}" is {quoted(data[key])!r}, neither a string nor null')
    published = publication_date(data.get("published"))
    return {"id": data["id"], "text": data["text"], "published": published, "title": data.get("title")}

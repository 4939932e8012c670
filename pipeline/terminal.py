"""Words and tables on a terminal: they fit its width, and nothing in a text can steer it."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Sequence

# Columns where standard output is no terminal and COLUMNS is not set: a pager or an editor shows as much.
DEFAULT_WIDTH = 120
NARROWEST = 4
GAP = "  "
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BREAKS = {"Zl", "Zp", "Zs"}
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def terminal_width() -> int:
    """Return how many columns there are."""
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns


def printable(text: str) -> str:
    """Return the text on one line, with a mark for each control, format or unassigned character.

    Escape sequences could recolour or overwrite what stands on the terminal, and marks of direction
    could turn digits around.
    """
    return " ".join("".join(_printable(c) for c in text).split())


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in _BREAKS or character in "\t\n\r\v\f":
        return " "
    return REPLACEMENT if category in _UNPRINTABLE else character


def cells(text: str) -> int:
    """Return how many columns of a terminal the text takes: two for a wide character, none for an accent."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitted(text: str, width: int) -> str:
    """Return the text in exactly `width` columns: filled up, or cut and ended with an ellipsis."""
    if cells(text) <= width:
        return text + " " * (width - cells(text))
    kept, taken = "", 0
    for character in text:
        if taken + _cells(character) > width - 1:
            break
        kept, taken = kept + character, taken + _cells(character)
    return kept + "…" + " " * (width - 1 - taken)


def wrapped(text: str, width: int) -> list[str]:
    """Return the text as lines of at most `width` columns, at least one; a longer word is broken.

    A wide character in a width of one column is the exception: it stands alone.
    """
    lines = [""]
    for word in text.split(" "):
        grown = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(grown) <= width:
            lines[-1] = grown
            continue
        lines += _pieces(word, width)
    return [line for line in lines if line] or [""]


def _pieces(word: str, width: int) -> list[str]:
    """The word in pieces that fit."""
    pieces, taken = [""], 0
    for character in word:
        room = _cells(character)
        if taken + room > width and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += room
    return pieces


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Return rows as a table that fits a terminal; columns without any value are left out.

    Args:
        headers: names of the columns.
        rows: the cells.
        width: columns that there are; those of the terminal where it is None.
    """
    lines = [[printable(cell) for cell in row] for row in (headers, *rows)]
    used = [n for n in range(len(headers)) if not rows or any(line[n] for line in lines[1:])]
    lines = [[line[n] for n in used] for line in lines]
    widths = _widths(lines, width or terminal_width())
    lines.insert(1, ["-" * one for one in widths])
    return "\n".join(GAP.join(map(fitted, line, widths)).rstrip() for line in lines)


def _widths(lines: list[list[str]], width: int) -> list[int]:
    """Widths of the columns: as wide as their cells, the widest ones narrowed until all fit."""
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    while sum(widths) + len(GAP) * (len(widths) - 1) > width and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def say(message: str) -> None:
    """Tell people something on standard error; standard output is for results."""
    print(printable(message), file=sys.stderr, flush=True)

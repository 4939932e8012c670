"""`etl.py read`: the figures or quantities of any text, for people or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from citedfigures import Figure, read_figures, read_quantities
from pipeline.errors import EXIT_COMPLETE, EXIT_INCOMPLETE, InputError
from pipeline.explaining import explanation
from pipeline.forms import (
    explained_object,
    figure_object,
    figure_table,
    quantity_object,
    quantity_record,
    quantity_table,
)
from pipeline.passages import Passage, lines, passage, publication_date
from pipeline.terminal import say
from pipeline.texts import read_text

# Bytes from which on a text is read long enough for people to wonder whether anything happens.
LONG_TEXT = 1_000_000
_FIGURES_PACE, _QUANTITIES_PACE = "about a quarter of a minute", "about a second"


def _say_if_long(text: str, pace: str) -> None:
    """Say how long reading may take, where it does: the readers tell nothing before they are done.

    Args:
        text: the text.
        pace: how long a MB of text takes that is dense with amounts; other text takes less.
    """
    size = len(text.encode())
    if size > LONG_TEXT:
        say(f"reading {size / 1e6:.1f} MB; text dense with amounts takes {pace} per MB")


def print_figures(
    path: str, published: str | None, title: str | None, *, as_json: bool = False, why: bool = False
) -> int:
    """Print the figures of a text file, or of standard input for "-".

    Args:
        path: the file.
        published: day, month or year of publication, in ISO 8601.
        title: title of the text.
        as_json: print one JSON object rather than a table.
        why: print for each figure which words gave its fields, rather than a table.

    Returns:
        The exit code.

    Raises:
        InputError: the text cannot be read, or `published` is no date.
    """
    date = publication_date(published)
    text = read_text(path)
    _say_if_long(text, _FIGURES_PACE)
    figures = read_figures(text, published=date, title=title)
    if as_json:
        _print_object(path, "figures", [explained_object(text, figure) for figure in figures])
    elif not figures:
        say("no figures found")
    else:
        print(explanation(text, figures) if why else figure_table(figures))
    return EXIT_COMPLETE


def print_quantities(path: str, *, as_json: bool = False) -> int:
    """Print the quantities of a text file, or of standard input for "-". Returns the exit code.

    Raises:
        InputError: the text cannot be read.
    """
    text = read_text(path)
    _say_if_long(text, _QUANTITIES_PACE)
    quantities = read_quantities(text)
    if as_json:
        _print_object(path, "quantities", [quantity_object(quantity) for quantity in quantities])
    elif quantities:
        print(quantity_table(quantities))
    else:
        say("no quantities found")
    return EXIT_COMPLETE


def _print_object(path: str, name: str, objects: list[dict[str, Any]]) -> None:
    print(json.dumps({"id": path, name: objects}, indent=2))


def print_figure_lines(path: str) -> int:
    """Print a line of JSON with the figures of each line of a JSONL file: see `print_lines`."""
    return print_lines(path, _figure_line, dated=True)


def print_quantity_lines(path: str) -> int:
    """Print a line of JSON with the quantities of each line of a JSONL file: see `print_lines`."""
    return print_lines(path, _quantity_line, dated=False)


def print_lines(path: str, answer: Callable[[Passage], dict[str, Any]], *, dated: bool) -> int:
    """Print the answer to each line of a JSONL file, or of standard input for "-", as soon as it is read.

    A line that cannot be read is named on standard error, and the others go on.

    Args:
        path: the file.
        answer: makes what is printed of a passage.
        dated: whether the answer depends on date and title.

    Returns:
        The exit code: 1 where a line was left out.

    Raises:
        InputError: the file cannot be read.
    """
    bad = 0
    for number, line in enumerate(lines(path), 1):
        try:
            asked = passage(line, number, dated=dated)
        except InputError as error:
            bad += 1
            say(str(error))
            continue
        if asked is not None:
            print(json.dumps(answer(asked)), flush=True)
    return EXIT_INCOMPLETE if bad else EXIT_COMPLETE


def _figure_line(asked: Passage) -> dict[str, Any]:
    figures: list[Figure] = read_figures(asked.text, published=asked.published, title=asked.title)
    return {"id": asked.id, "figures": [figure_object(asked.text, figure) for figure in figures]}


def _quantity_line(asked: Passage) -> dict[str, Any]:
    return {"id": asked.id, "quantities": [quantity_record(q) for q in read_quantities(asked.text)]}

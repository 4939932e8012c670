"""`etl.py read --check`: the figures of any text with their verdicts, for people or as JSON for programs.

It needs pandas and Pandera for the official record, so it is loaded only when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from citedfigures import Figure, read_figures
from pipeline import paths, reading
from pipeline.checks.observed import Observations
from pipeline.checks.own import check_text
from pipeline.errors import EXIT_COMPLETE
from pipeline.forms import explained_object, figure_object, figure_table
from pipeline.official import load_official
from pipeline.passages import Passage, publication_date
from pipeline.terminal import printable, say, terminal_width, wrapped
from pipeline.texts import read_text
from pipeline.validate import validate

Checks = list[list[dict[str, Any]]]
_INDENT = "  "
# Columns of `checks` that a figure's object has; the others tell again which figure it is.
_LEFT_OUT = ("figure_id",)


def official_values() -> Observations:
    """Return the official record of this checkout, or of MULTIVECTOR_OFFICIAL, without its bad rows.

    Raises:
        InputError: the folder cannot be read.
    """
    folder = paths.official_folder()
    paths.check_to_read(folder, paths.OFFICIAL_ADVICE)
    tables = validate([], [], [], load_official(folder))
    if tables.rejections:
        say(f"left out of the official record: {len(tables.rejections)}; `etl.py run` says what and why")
    return Observations(tables.observations)


def print_checked(path: str, published: str | None, title: str | None, *, as_json: bool = False) -> int:
    """Print the figures of a text file, or of standard input for "-", with their verdicts.

    Args:
        path: the file.
        published: day, month or year of publication, in ISO 8601.
        title: title of the text.
        as_json: print one JSON object rather than a table and sentences.

    Returns:
        The exit code.

    Raises:
        InputError: the text or the official record cannot be read, or `published` is no date.
    """
    date = publication_date(published)
    text = read_text(path)
    figures = read_figures(text, published=date, title=title)
    checks = check_text(text, figures, date, official_values()) if figures else []
    if as_json:
        objects = [explained_object(text, figure) for figure in figures]
        print(json.dumps({"id": path, "figures": _with_checks(objects, checks)}, indent=2))
    elif figures:
        print(figure_table(figures))
        print("\n".join(_told(figures, checks)))
    else:
        say("no figures found")
    return EXIT_COMPLETE


def print_checked_lines(path: str) -> int:
    """Print a line of JSON with the checked figures of each line of a JSONL file. Returns the exit code.

    Raises:
        InputError: the file or the official record cannot be read.
    """
    official = official_values()

    def answer(asked: Passage) -> dict[str, Any]:
        figures = read_figures(asked.text, published=asked.published, title=asked.title)
        objects = [figure_object(asked.text, figure) for figure in figures]
        checks = check_text(asked.text, figures, asked.published, official)
        return {"id": asked.id, "figures": _with_checks(objects, checks)}

    return reading.print_lines(path, answer, dated=True)


def _with_checks(objects: list[dict[str, Any]], checks: Checks) -> list[dict[str, Any]]:
    """The figures as objects, each with its verdict and the rows of `checks`."""
    return [
        {
            **told,
            "verdict": rows[0]["verdict"],
            "checks": [{name: row[name] for name in row if name not in _LEFT_OUT} for row in rows],
        }
        for told, rows in zip(objects, checks, strict=True)
    ]


def _told(figures: Sequence[Figure], checks: Checks) -> Iterator[str]:
    """Lines for people: for each figure its verdict, and what each rule says."""
    width = max(terminal_width() - len(_INDENT), 1)
    for figure, rows in zip(figures, checks, strict=True):
        yield ""
        yield f"{printable(figure.surface)} (at {figure.start}): {rows[0]['verdict']}"
        for row in rows:
            words = printable(f"{row['rule']}, {row['verdict']}: {row['explanation']}")
            yield from (f"{_INDENT}{line}" for line in wrapped(words, width))

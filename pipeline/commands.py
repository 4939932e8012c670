"""The smaller commands of etl.py, and what a run tells people at its end."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import paths, reading
from pipeline.adding import add_article, read_meta
from pipeline.articles import METADATA
from pipeline.errors import EXIT_COMPLETE, EXIT_INCOMPLETE, InputError, Rejection
from pipeline.terminal import printable, say, table
from pipeline.texts import read_text, write_text
from schemas.checks import VERDICTS
from schemas.dictionary import replace_dictionary

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.publish import Published
    from pipeline.validate import Tables


def read(options: argparse.Namespace) -> int:
    """Print the figures or the quantities of a text: `etl.py read`."""
    if options.jsonl:
        return _read_lines(options)
    if options.check:
        # pandas and Pandera take a second to load, which plain reading does not need.
        from pipeline.checking import print_checked

        return print_checked(options.file, options.published, options.title, as_json=options.json)
    if options.quantities:
        return reading.print_quantities(options.file, as_json=options.json)
    return reading.print_figures(
        options.file, options.published, options.title, as_json=options.json, why=options.explain
    )


def _read_lines(options: argparse.Namespace) -> int:
    if options.published or options.title:
        raise InputError("--published and --title are for one text; a line of JSONL has its own.")
    if options.explain:
        raise InputError("--explain is for one text: give it without --jsonl, alone or with --json.")
    if options.check:
        # pandas and Pandera take a second to load, which plain reading does not need.
        from pipeline.checking import print_checked_lines

        return print_checked_lines(options.file)
    if options.quantities:
        return reading.print_quantity_lines(options.file)
    return reading.print_figure_lines(options.file)


def excerpt(options: argparse.Namespace) -> int:
    """Make an article file from a full text: `etl.py excerpt`."""
    given = {key: value for key in METADATA if (value := getattr(options, key)) is not None}
    meta = {**(read_meta(options.meta) if options.meta else {}), **given}
    added = add_article(options.file, meta, paths.articles_folder(options.articles), force=options.force)
    for warning in added.excerpt.warnings:
        say(f"warning: {warning}")
    passages, figures = len(added.article.passages), added.excerpt.figure_count
    print(f"{printable(str(added.path))}: {_counted(passages, 'passage')}, {_counted(figures, 'figure')}")
    return EXIT_COMPLETE


def refresh(options: argparse.Namespace) -> int:
    """Fetch official statistics from their services: `etl.py refresh`."""
    # No other command needs what speaks with servers.
    from pipeline.statistics import command

    return command.run(options)


def dictionary(options: argparse.Namespace, page: Path = paths.DATA_PAGE) -> int:
    """Make the data dictionary in the documentation: `etl.py dictionary`."""
    before = read_text(page)
    try:
        now = replace_dictionary(before)
    except ValueError as error:
        raise InputError(f"{page}: {error}") from error
    if options.check:
        print(f"{page} is {'up to date' if now == before else 'out of date: run etl.py dictionary'}")
        return EXIT_COMPLETE if now == before else EXIT_INCOMPLETE
    write_text(page, now)
    print(f"{page} written")
    return EXIT_COMPLETE


def run_folders(options: argparse.Namespace) -> tuple[Path, Path, Path]:
    """Return the folders of articles, official record and tables for a run, which can all be used.

    They are checked before anything is loaded: an option that is wrong should not cost the time of a run.

    Raises:
        InputError: a folder to read is missing, or a file stands where a folder should.
    """
    articles, clean = paths.articles_folder(options.articles), paths.clean_folder(options.clean)
    official = paths.official_folder(options.official)
    paths.check_to_read(articles, paths.ARTICLES_ADVICE)
    paths.check_to_read(official, paths.OFFICIAL_ADVICE)
    if options.texts:
        paths.check_to_read(options.texts, paths.TEXTS_ADVICE)
    paths.check_to_write(clean)
    return articles, official, clean


def report(tables: Tables, checks: pd.DataFrame, published: Published) -> int:
    """Say what a run has made.

    Args:
        tables: the validated tables.
        checks: the table `checks`.
        published: what was published.

    Returns:
        The exit code: 1 where the result lacks something or may be wrong.
    """
    for words in published.replaced:
        say(f"warning: {words} since the last run, and is made anew. Corrections belong in article files.")
    print(table(("what", "how many"), _summary(tables, checks, published), width=_SUMMARY_WIDTH))
    incomplete = any(rejection.makes_incomplete for rejection in tables.rejections)
    if incomplete:
        say("The tables are incomplete: see what was set aside above, and in rejected.csv.")
    return EXIT_INCOMPLETE if incomplete else EXIT_COMPLETE


_SUMMARY_WIDTH = 200
# More than these are in rejected.csv; a screen of them is enough to see what is wrong.
_MOST_REJECTIONS_SAID = 20


def say_rejections(rejections: Sequence[Rejection]) -> None:
    """Say on standard error what was set aside, and why."""
    for rejection in rejections[:_MOST_REJECTIONS_SAID]:
        say(f"set aside: {rejection}")
    if len(rejections) > _MOST_REJECTIONS_SAID:
        say(f"set aside: {len(rejections) - _MOST_REJECTIONS_SAID} more, see rejected.csv")


def say_notes(notes: Sequence[str]) -> None:
    """Say on standard error what is missing from the official record, and is no error."""
    for note in notes:
        say(f"note: {note}")


def _summary(tables: Tables, checks: pd.DataFrame, published: Published) -> list[tuple[str, str]]:
    without = int(tables.articles["figure_count"].eq(0).sum())
    return [
        ("articles", f"{len(tables.articles)}, {without} of them without figures"),
        ("figures", str(len(tables.figures))),
        ("verdicts on them", _verdicts(checks)),
        ("official observations", _observations(tables)),
        ("rejected", str(len(tables.rejected))),
        ("changed since the last run", str(published.changes)),
        ("published in", str(published.folder)),
    ]


def _observations(tables: Tables) -> str:
    sources = tables.observations["source"].nunique()
    return f"{len(tables.observations)} from {_counted(sources, 'source')}"


def _verdicts(checks: pd.DataFrame) -> str:
    """How many figures got which verdict: "agrees 6, close 4, differs 1"."""
    counts = checks["verdict"][checks["decisive"]].value_counts()
    return ", ".join(f"{name} {counts[name]}" for name in VERDICTS if name in counts) or "none"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

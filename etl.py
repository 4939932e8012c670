"""The pipeline on one page, and its command line. `etl.py --help` has examples.

    articles ──► passages ──► figures ─────┐
                                           ├──► validated tables ──► checks ──► data/clean
    official statistics ──► observations ──┘

Load, read, validate, check, publish: each stage is a module of `pipeline/`, and what it cannot use it sets
aside with a reason, so that nothing is dropped silently and the rest goes on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from pipeline.startup import many_imports, told_what_to_install

with told_what_to_install():
    from pipeline import commands
    from pipeline.articles import load_articles
    from pipeline.cli import ended, parse
    from pipeline.evidence import check_passages, check_texts
    from pipeline.figures import figure_rows
    from pipeline.official import load_official
    from pipeline.terminal import say


def run(options: argparse.Namespace) -> int:
    """Make the tables from the article files and the official record. Returns the exit code."""
    folder, official_folder, clean = commands.run_folders(options)

    # pandas and Pandera take a second to load, which the other commands need not wait for.
    with told_what_to_install(), many_imports():
        from pipeline.checks import check_figures
        from pipeline.publish import publish
        from pipeline.validate import validate

    # Load: article files, and whether their passages fit them, and their full texts where there are any.
    loaded = load_articles(folder)
    say(f"loaded {len(loaded.articles)} of {len(loaded.inputs)} article files from {folder}")
    checked = check_passages(loaded.articles)
    articles, rejected = checked.articles, [*loaded.rejected, *checked.rejected]
    if options.texts:
        against = check_texts(articles, options.texts)
        say(f"checked {len(against.with_text)} of {len(articles)} articles against their full texts")
        articles, rejected = against.articles, [*rejected, *against.rejected]

    # Read: passages to figures.
    rows = [row for article in articles for row in figure_rows(article)]
    say(f"read {len(rows)} figures")

    # Load: what official bodies published.
    official = load_official(official_folder)
    say(f"loaded {len(official.observations)} official observations from {official.source_count} sources")

    # Validate: figures and observations to tables.
    tables = validate(articles, rows, rejected, official)
    commands.say_rejections(tables.rejections)
    commands.say_notes(tables.notes)

    # Check: figures against official values, each other, and their own arithmetic.
    dates = dict(zip(tables.articles["article_id"], tables.articles["published"], strict=True))
    checks = check_figures(tables.figures, dates, tables.observations)
    say(f"checked {len(tables.figures)} figures")

    # Publish: tables to files, all or none.
    published = publish(
        {**tables.named(), "checks": checks}, {**loaded.inputs, **official.inputs}, clean, notes=tables.notes
    )
    return commands.report(tables, checks, published)


COMMANDS = {
    "run": run,
    "read": commands.read,
    "excerpt": commands.excerpt,
    "refresh": commands.refresh,
    "dictionary": commands.dictionary,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name (default: those of the program). Returns the exit code."""
    options = parse(arguments)
    return ended(COMMANDS[options.command], options)


if __name__ == "__main__":
    sys.exit(main())

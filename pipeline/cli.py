"""The command line of etl.py: its commands, options and examples, and how it ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.articles import METADATA
from pipeline.errors import EXIT_COMPLETE, EXIT_INTERRUPTED, PipelineError
from pipeline.statistics.services import SERVICES
from pipeline.terminal import say
from schemas.articles import ARTICLES

_ABOUT = "Reads the economic figures that articles cite, validates them, and publishes them as tables."
_ENDS = """\
exit codes:
  0  done; single implausible figures may have been set aside, with their reasons
  1  done, but incomplete: an article, evidence or official value was set aside, or a line of JSONL left out
  2  nothing done: a file, folder or option cannot be used
  3  nothing published: full disk, another run, no permission; the last good set stays
"""
_EXAMPLES = """\
examples:
  etl.py run                                  make the tables in data/clean
  etl.py read article.txt                     the figures of any text
  etl.py excerpt article.txt --meta meta.toml add an article
  etl.py refresh                              fetch official statistics anew

"""
_RUN = """\
examples:
  etl.py run
  etl.py run --articles my/articles --clean my/tables
  etl.py run --texts texts       also check hash, offsets and figures against full texts

The folders are those of the options, or of MULTIVECTOR_ARTICLES, MULTIVECTOR_OFFICIAL and MULTIVECTOR_CLEAN,
or data/raw/articles, data/raw/official and data/clean of this checkout. A full text is found as
<article_id>.txt, or by its SHA-256.

"""
_READ = """\
examples:
  etl.py read article.txt --published 2014-05-13
  echo "Oil exports grew 5% in 2021." | etl.py read -
  etl.py read article.txt --explain           which words gave each field
  etl.py read article.txt --check             what official values and arithmetic say of each figure
  etl.py read article.txt --quantities        all amounts, economic or not
  etl.py read article.txt --json
  etl.py read passages.jsonl --jsonl > figures.jsonl
  etl.py read passages.jsonl --jsonl --quantities > quantities.jsonl

A line of JSONL in is {"id", "published", "title", "text"}, of which published and title may be null or
missing, and count for figures only; a line out is {"id", "figures": […]}, or with --quantities
{"id", "quantities": [{"start", "surface", "value", "unit", "change"}]}, where the value of a range is
[low, high] and change is one of = ~ > < up down. Offsets count Unicode code points.

With --json each figure has its "words": field, start, end and text of what gave it. --explain quotes them
beside the fields. A field without words was inferred from context, or follows from the amount or the clause.

With --check each figure has its "verdict" and its "checks": rule, verdict, expected and found interval,
explanation, evidence. docs/checks.md tells what they mean. The official record is that of `etl.py run`.

"""
_EXCERPT = """\
examples:
  etl.py excerpt article.txt --title "Oil flows west" --publisher "The Paper" --published 2023-03
  etl.py excerpt article.txt --meta meta.toml --note "Text stands twice."
  etl.py excerpt article.txt --meta data/raw/articles/2023-03-the-paper-oil-flows-west.toml --force

The file of --meta has the same keys as an article file, and may be one: then the article keeps its id, and
the text has to be the one that it was made from. Options count before it. What is not known stays empty.

"""
_REFRESH = """\
examples:
  etl.py refresh                          all services, from the first year that is needed
  etl.py refresh --since 2020             only the years from 2020 on
  etl.py refresh --source eurostat --source worldbank
  COMTRADE_KEY=… etl.py refresh --source comtrade

Asked is what the figures in data/clean cite and the series of pipeline/statistics/needs.toml. Answers are
kept in data/raw/official/answers as they came; what was fetched before stays, whatever a service answers.
`etl.py run` then takes them into the tables. UN Comtrade answers without a key too, to fewer queries a day.
Keys are read from the environment and written nowhere. docs/official.md has the terms of each service.

"""
_DICTIONARY = """\
examples:
  etl.py dictionary          make the dictionary in docs/data.md again
  etl.py dictionary --check  only say whether it is up to date (exit code 1 if not)

"""


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line; argparse ends the program with code 2 where it is wrong."""
    parser = _described(argparse.ArgumentParser("etl.py"), _ABOUT, _EXAMPLES)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_read(commands)
    _add_excerpt(commands)
    _add_refresh(commands)
    _add_dictionary(commands)
    return parser.parse_args(arguments)


_Commands = argparse._SubParsersAction


def _described(parser: argparse.ArgumentParser, about: str, examples: str) -> argparse.ArgumentParser:
    """The parser with what it is for, examples, and how it ends."""
    parser.description, parser.epilog = about, examples + _ENDS
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def _add_run(commands: _Commands[argparse.ArgumentParser]) -> None:
    about = "Load, read and validate all articles and the official record, and publish the tables."
    parser = _described(commands.add_parser("run", help=about), about, _RUN)
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="article files (*.toml)")
    parser.add_argument("--official", type=Path, metavar="FOLDER", help="official observations (*.csv)")
    parser.add_argument("--clean", type=Path, metavar="FOLDER", help="where the tables go")
    parser.add_argument(
        "--texts", type=Path, metavar="FOLDER", help="full texts (*.txt) to check the articles against"
    )


def _add_read(commands: _Commands[argparse.ArgumentParser]) -> None:
    about = "Print the figures that a text cites, or all its quantities, and why they read as they do."
    parser = _described(commands.add_parser("read", help=about), about, _READ)
    parser.add_argument("file", metavar="FILE", help="a text in UTF-8; - is standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument(
        "--jsonl", action="store_true", help="FILE holds a passage a line as JSON; print a line for each"
    )
    layer = parser.add_mutually_exclusive_group()
    layer.add_argument(
        "--quantities", action="store_true", help="print every amount with its unit, economic or not"
    )
    layer.add_argument(
        "--explain", action="store_true", help="tell for each figure which words gave each field"
    )
    layer.add_argument(
        "--check", action="store_true", help="set each figure beside official values, with a verdict and why"
    )
    parser.add_argument(
        "--published", metavar="DATE", help="day, month or year of publication, for “last year”"
    )
    parser.add_argument("--title", help="title of the text; it can tell whose figures they are")


def _add_excerpt(commands: _Commands[argparse.ArgumentParser]) -> None:
    about = "Make an article file from a full text: what is known of it, and the passages with figures."
    parser = _described(commands.add_parser("excerpt", help=about), about, _EXCERPT)
    parser.add_argument("file", metavar="FILE", help="the full text in UTF-8; - is standard input")
    parser.add_argument("--meta", type=Path, metavar="TOML", help="file with what is known of the article")
    for field in ARTICLES.fields:
        if field.name in METADATA:
            parser.add_argument(f"--{field.name.replace('_', '-')}", metavar="TEXT", help=field.description)
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="where the file goes")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_refresh(commands: _Commands[argparse.ArgumentParser]) -> None:
    about = "Fetch official statistics from their services, and tell what has changed."
    parser = _described(commands.add_parser("refresh", help=about), about, _REFRESH)
    parser.add_argument(
        "--source", action="append", choices=sorted(SERVICES), help="ask this service; may be repeated"
    )
    parser.add_argument("--since", type=int, metavar="YEAR", help="first year to ask for")
    parser.add_argument("--clean", type=Path, metavar="FOLDER", help="where the table of figures is")
    parser.add_argument("--official", type=Path, metavar="FOLDER", help="where the answers are kept")


def _add_dictionary(commands: _Commands[argparse.ArgumentParser]) -> None:
    about = "Make the data dictionary in docs/data.md from the schemas."
    parser = _described(commands.add_parser("dictionary", help=about), about, _DICTIONARY)
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and say whether it is up to date"
    )


def ended(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command and return the exit code; what went wrong is said on standard error."""
    try:
        code = command(options)
        sys.stdout.flush()
    except PipelineError as error:
        say(f"etl.py {options.command}: {error}")
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has seen enough (`| head`). Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_COMPLETE
    except KeyboardInterrupt:
        say("interrupted; nothing was half written")
        return EXIT_INTERRUPTED
    return code

"""`etl.py refresh`: from the command line to the services and back."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline import paths
from pipeline.errors import EXIT_COMPLETE, EXIT_INCOMPLETE, EXIT_INPUT, InputError, PublishError
from pipeline.statistics import changes
from pipeline.statistics.client import Client
from pipeline.statistics.needs import FIRST_YEAR, needs
from pipeline.statistics.query import Query
from pipeline.statistics.recorded import ANSWERS
from pipeline.statistics.refresh import Step, queries, refresh
from pipeline.statistics.services import SERVICES, keys_of
from pipeline.statistics.store import Store
from pipeline.terminal import say, table

LOCK = ".lock"
_WIDEST = 200


def run(options: argparse.Namespace, client: Client | None = None) -> int:
    """Fetch what the figures and the declared series need, and print what has changed.

    Args:
        options: source, since, clean, official.
        client: asks the services; made of the environment's keys where it is None.

    Returns:
        The exit code: 0 where every query has an answer, 1 where some have, 2 where none has.

    Raises:
        InputError: an option, a key or a folder cannot be used.
    """
    client = client or Client(keys_of())
    store = Store(paths.official_folder(options.official) / ANSWERS)
    with _alone(store.folder):
        asked = _asked(options, client, store)
        steps = refresh(client, store, asked, say)
    print(table(changes.HEADERS, changes.rows(steps), width=_WIDEST))
    if any(step.changes for step in steps):
        say("Run `etl.py run` to take what is new into the tables.")
    return _code(steps)


def _asked(options: argparse.Namespace, client: Client, store: Store) -> list[Query]:
    until = client.now().year - 1
    if options.since is not None and not FIRST_YEAR <= options.since <= until:
        raise InputError(f"--since {options.since}: name a year from {FIRST_YEAR} to {until}.")
    wanted = needs(_figures(paths.clean_folder(options.clean)), options.since, until)
    found = queries(wanted, options.source or list(SERVICES), client, store)
    if not found:
        raise InputError("There is nothing to ask for; leave out --source or --since.")
    return found


def _figures(clean: Path) -> list[dict[str, str]]:
    """The rows of the table of figures, as text."""
    path = clean / "figures.csv"
    if not path.is_file():
        say(f"{path} is not there, so only the declared series are fetched; `etl.py run` makes it.")
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    used = {"indicator", "statistic", "product", "reporter", "partner", "period"}
    if rows and not used <= rows[0].keys():
        raise InputError(f"{path} lacks columns: run `etl.py run`, which makes it anew.")
    return rows


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: two runs would ask the services twice as fast as they allow."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise PublishError(f"Another refresh is writing to {folder}. Wait until it is done.") from error
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}. {paths.OFFICIAL_ADVICE}") from error


def _code(steps: Sequence[Step]) -> int:
    failed = [step for step in steps if step.errors]
    if not failed:
        return EXIT_COMPLETE
    return EXIT_INPUT if len(failed) == len(steps) else EXIT_INCOMPLETE

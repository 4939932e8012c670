"""Loads libraries: says what to do where they are not installed, and loads large ones faster.

It needs the standard library alone.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# What pipeline.errors calls EXIT_INPUT; that module is not loaded yet when this one is needed.
_EXIT_INPUT = 2


@contextmanager
def told_what_to_install() -> Iterator[None]:
    """Import within this, so that a library that is not installed is told in a line, without a traceback.

    Raises:
        SystemExit: a module is missing; exit code 2.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        advice = "run `make setup`, then `.venv/bin/python etl.py …` in place of this Python"
        print(f"etl.py: {error.name} is not installed: {advice}.", file=sys.stderr)
        sys.exit(_EXIT_INPUT)


@contextmanager
def many_imports() -> Iterator[None]:
    """Import within this without garbage collection, which finds nothing there and takes a tenth of the time.

    What was loaded is kept out of later collections too: it stays until the program ends.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()

"""What goes wrong, as people see it, and what is set aside.

PipelineError           nothing was done; the message says what to do
├── InputError          a file, folder or option cannot be used              exit code 2
└── PublishError        the tables could not be written; the last set stays  exit code 3

A `Rejection` is no exception: it is a row of the table `rejected`, and the rest goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.table import IMPLAUSIBLE

# A value is quoted in errors and in `rejected` up to this length; the file holds the whole.
LONGEST_QUOTE = 120

EXIT_COMPLETE = 0
EXIT_INCOMPLETE = 1
EXIT_INPUT = 2
EXIT_NOT_PUBLISHED = 3
EXIT_INTERRUPTED = 130


class PipelineError(Exception):
    """Nothing was done, and the message says why and what to do."""

    exit_code = EXIT_INPUT


class InputError(PipelineError):
    """A file, a folder or an option cannot be used."""


class PublishError(PipelineError):
    """The tables could not be written. The last good set is still there."""

    exit_code = EXIT_NOT_PUBLISHED


@dataclass(frozen=True, slots=True)
class Rejection:
    """A value that was set aside.

    Attributes:
        file: name of the file that holds it.
        row: which passage, offset or line of it; "" for the whole file.
        field: the key or column that is wrong.
        value: what was found there.
        reason: what is wrong with it, and what to do.
    """

    file: str
    row: str
    field: str
    value: str
    reason: str

    @property
    def makes_incomplete(self) -> bool:
        """Whether the result lacks something without it, or may be wrong.

        A figure that is well formed and cannot be true is no loss; a file that cannot be read, or
        evidence that does not fit, is.
        """
        return not self.reason.startswith(IMPLAUSIBLE)

    def __str__(self) -> str:
        """Say it on one line: where, what, why."""
        place = ", ".join(part for part in (self.file, self.row, self.field) if part)
        value = f" = {self.value!r}" if self.value else ""
        return f"{place}{value}: {self.reason}"


def quoted(value: object) -> str:
    """Return a value as an error quotes it: as text, without line breaks, shortened."""
    words = re.sub(r"\s", " ", str(value))
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"

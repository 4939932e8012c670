"""The table `rejected`: what was set aside, and why. Nothing is dropped silently."""

from __future__ import annotations

from schemas.syntax import LINE, SNIPPET
from schemas.table import Field, Table

FIELDS = (
    Field("file", "text", "The file that holds it.", syntax=LINE, required=True),
    Field(
        "row",
        "text",
        "Which passage, offset or line of the file; null where it is the whole file.",
        syntax=LINE,
    ),
    Field("field", "text", "The column or key that is wrong.", syntax=LINE),
    Field("value", "text", "What was found there, shortened.", syntax=SNIPPET),
    Field("reason", "text", "What is wrong with it, and what to do.", syntax=LINE, required=True),
)

REJECTED = Table("rejected", "One row per value that was set aside, with the reason.", FIELDS)

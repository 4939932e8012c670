"""Spans of months, and how they are written: ISO 8601 with reduced precision.

"2021", "2021-H1", "2021-Q3", "2021-04", "2021-01..2021-09", "2009..2011", and "1993.." for an open end.
"""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Months from `first` to `last`, both included and counted from year 0; None leaves the end open."""

    first: int
    last: int | None

    def shifted(self, months: int) -> Span:
        """Return the span moved by that many months."""
        return Span(self.first + months, None if self.last is None else self.last + months)

    def __str__(self) -> str:
        """Write the span as ISO 8601 with reduced precision."""
        year, month = divmod(self.first, 12)
        if self.last is None:
            return f"{year}.." if month == 0 else f"{year}-{month + 1:02}.."
        length = self.last - self.first + 1
        if length == 12 and month == 0:
            return f"{year}"
        if length == 6 and month % 6 == 0:
            return f"{year}-H{month // 6 + 1}"
        if length == 3 and month % 3 == 0:
            return f"{year}-Q{month // 3 + 1}"
        if length == 1:
            return f"{year}-{month + 1:02}"
        last_year, last_month = divmod(self.last, 12)
        if month == 0 and last_month == 11:
            return f"{year}..{last_year}"
        return f"{year}-{month + 1:02}..{last_year}-{last_month + 1:02}"


def whole_year(year: int) -> Span:
    """Return the twelve months of a year."""
    return Span(12 * year, 12 * year + 11)


class PeriodMention(NamedTuple):
    """A period named at ``text[start:end]``.

    Attributes:
        start: where its words begin.
        end: where they end.
        span: its months; None where they are to be counted from another period.
        role: "plain" ("in 2013", "last year"), "since" (open end), "by" (to come), "day" ("on Monday");
            told from another period: "before" and "after" ("a year earlier"), "that" ("that month"),
            "on" ("since then"), "lapse" ("within a year"), "nth" ("in the first");
            "vague" (a window that begins nowhere: "in four weeks").
        months: how far after the other period it is, negative before it.
        unit: what "the previous month" or "that year" names: year, quarter, month, or "".
        is_guess: whether its year is not said, so that it may be another.
    """

    start: int
    end: int
    span: Span | None
    role: str = "plain"
    months: int = 0
    unit: str = ""
    is_guess: bool = False

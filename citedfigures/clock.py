"""The clock: the day of publication, from which "last year" and "this fiscal year" are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from citedfigures.lexicon import load
from citedfigures.spans import Span

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# A season of crops or of shipping, where no country tells its own, runs from July to June.
SEASON = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """The day of publication, as far as it is known.

    Attributes:
        year: its year, None if nothing is known.
        month: its month, 1 to 12.
        day: its day of the month.
        fiscal: the month with which the fiscal year of the text's country begins, None if it is not known.
        named_by_start: whether that country names a fiscal year after the year in which it begins.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    fiscal: int | None = None
    named_by_start: bool = False

    @classmethod
    def at(cls, published: str | None, country: str = "") -> Clock:
        """Read an ISO 8601 date of any precision; None or an unreadable date give no clock.

        `country` is the ISO 3166 code of the country whose fiscal year a text means.
        """
        match = _WRITTEN.match(published or "")
        fiscal = _fiscal_years().get(country)
        by_start = country in load("periods")["named_by_start"]["countries"]
        if not match:
            return cls(fiscal=fiscal, named_by_start=by_start)
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year, month, day, fiscal, by_start)

    @property
    def now(self) -> int | None:
        """The month of publication, counted from year 0."""
        return None if self.year is None or self.month is None else 12 * self.year + self.month - 1

    def year_of(self, said: str | None, month: int | None = None) -> int | None:
        """Return the year that is said, or for a bare month the latest that was before publication."""
        if said:
            return int(said)
        if self.year is None:
            return None
        later = month is not None and self.month is not None and month > self.month
        return self.year - 1 if later else self.year

    def days_ago(self, days: int) -> Span | None:
        """Return the month in which that many days before publication lie."""
        if self.now is None:
            return None
        try:
            at = date(self.year or 1, self.month or 1, self.day or 1) - timedelta(days=days)
        except (ValueError, OverflowError):
            return Span(self.now, self.now)
        month = 12 * at.year + at.month - 1 if self.day else self.now
        return Span(month, month)

    def since_weekday(self, weekday: int) -> int:
        """Return how many days before publication the latest such weekday was, Monday being 0."""
        try:
            published = date(self.year or 1, self.month or 1, self.day or 1)
        except ValueError:
            return 0
        return (published.weekday() - weekday) % 7

    def fiscal_year(self, shift: int) -> Span | None:
        """Return the fiscal year in which publication lies, or `shift` years before (-1) or after it."""
        if self.now is None or self.year is None:
            return None
        start = 12 * self.year + (self.fiscal or 1) - 1
        first = (start if start <= self.now else start - 12) + 12 * shift
        return Span(first, first + 11)


@cache
def _fiscal_years() -> dict[str, int]:
    rows: dict[str, list[str]] = load("periods")["fiscal_years"]
    return {country: int(month) for month, countries in rows.items() for country in countries}

"""What a refresh has changed, as rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.statistics.query import Query
from pipeline.statistics.reading import Value
from pipeline.statistics.refresh import Change, Step

HEADERS = ("what", "service", "series", "period", "before", "now", "seen")
Row = tuple[str, str, str, str, str, str, str]


def rows(steps: Sequence[Step]) -> list[Row]:
    """Return the rows: new values by series, each revision, what is unchanged, and what failed and why."""
    return [*_added(steps), *_revised(steps), *_counted(steps), *_failed(steps)]


def _added(steps: Iterable[Step]) -> Iterator[Row]:
    counts: Counter[tuple[str, str]] = Counter()
    years: dict[tuple[str, str], set[int]] = {}
    for step in steps:
        added = [change.after for change in step.changes if change.before is None and change.after]
        if added:
            series = step.query.service_name, step.query.series
            counts[series] += len(added)
            years.setdefault(series, set()).update(int(value.period) for value in added)
    for series, count in counts.items():
        yield "new", *series, _span(years[series]), "", f"{count} values", ""


def _revised(steps: Iterable[Step]) -> Iterator[Row]:
    for step in steps:
        for change in step.changes:
            if change.before is not None:
                yield _changed(step.query, change, change.before)


def _changed(query: Query, change: Change, before: Value) -> Row:
    what = "revised" if change.after else "withdrawn"
    series = f"{before.indicator} of {query.reporter} with {before.partner}, {query.product}"
    seen = f"{change.seen_before} → {change.seen_after}"
    return what, query.service_name, series, before.period, _amount(before), _amount(change.after), seen


def _amount(value: Value | None) -> str:
    return f"{value.amount.normalize():,f} {value.unit}" if value else "none"


def _counted(steps: Iterable[Step]) -> Iterator[Row]:
    """What is the same, and what is not there yet, by service."""
    counts = Counter(
        (step.outcome, step.query.service_name) for step in steps if step.outcome not in ("new", "failed")
    )
    for (outcome, service), count in counts.items():
        yield outcome, service, f"{count} {'query' if count == 1 else 'queries'}", "", "", "", ""


def _failed(steps: Iterable[Step]) -> Iterator[Row]:
    """Each failure once, with how many queries it cost."""
    found: dict[tuple[str, str], list[Query]] = {}
    for step in steps:
        for error in step.errors:
            found.setdefault((step.query.service_name, error.found), []).append(step.query)
    for (service, reason), asked in found.items():
        series = asked[0].series if len(asked) == 1 else f"{len(asked)} queries"
        period = asked[0].told_years if len(asked) == 1 else ""
        yield "failed", service, series, period, "", reason, ""


def _span(years: set[int]) -> str:
    return str(min(years)) if len(years) == 1 else f"{min(years)}–{max(years)}"

"""What observations of one series say together: contradictions, periods that overlap, years that are missing.

A contradiction sets all its sides aside, because none can be told to be right; a missing year is no error,
and is only told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from citedfigures.spans import Span
from pipeline.errors import Rejection
from pipeline.observations import Observation

_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"(\d{4})(?:-(?:(?P<month>\d\d)|Q(?P<quarter>\d)|H(?P<half>\d)))?")
Checked = tuple[list[Observation], list[Rejection]]


def contradictions(observations: Iterable[Observation]) -> Checked:
    """Part observations that stand once from those that stand twice or with different values.

    Of rows that say the same the first is kept; rows that contradict each other are all set aside.
    """
    by_id: defaultdict[str, list[Observation]] = defaultdict(list)
    kept: list[Observation] = []
    rejected: list[Rejection] = []
    for observation in observations:
        # What is no number says nothing that could be contradicted; the validation sets it aside.
        is_number = isinstance(observation.value, Decimal)
        (by_id[observation.observation_id] if is_number else kept).append(observation)
    for same in by_id.values():
        values = {observation.value for observation in same}
        kept += same[:1] if len(values) == 1 else []
        rejected += map(_double, same[1:]) if len(values) == 1 else _contradicting(same)
    return kept, rejected


def _double(observation: Observation) -> Rejection:
    return _aside(observation, "value", observation.amount, "stands in another row too: remove one of them")


def _contradicting(same: Sequence[Observation]) -> Iterator[Rejection]:
    for observation in same:
        others = ", ".join(f"{o.amount} ({o.source_file}, {o.row})" for o in same if o is not observation)
        reason = f"contradicts {others}: the same source, quantity and period; remove what is wrong"
        yield _aside(observation, "value", observation.amount, reason)


def _aside(observation: Observation, field: str, value: str, reason: str) -> Rejection:
    return Rejection(observation.source_file, observation.row, field, value, reason)


def overlaps(observations: Iterable[Observation]) -> Checked:
    """Part observations from those whose span of time cuts across another period of their series.

    Years, halves, quarters and months lie within each other or apart. A span of another kind
    ("2021-03..2022-02") that shares only some months with another period, or is the same months written
    otherwise, would be counted twice in the series, and is set aside.
    """
    kept: list[Observation] = []
    rejected: list[Rejection] = []
    for series in _series(observations):
        for observation in series:
            other = _cut_by(observation, series) if ".." in observation.period else None
            if other is None:
                kept.append(observation)
                continue
            reason = f"overlaps {other.period} ({other.source_file}, {other.row}) in the same series"
            rejected.append(_aside(observation, "period", observation.period, reason))
    return kept, rejected


def _cut_by(observation: Observation, series: Iterable[Observation]) -> Observation | None:
    """The first observation of the series whose period this one's cuts across."""
    return next((other for other in series if _cuts(observation, other)), None)


def _series(observations: Iterable[Observation]) -> Iterable[list[Observation]]:
    series: defaultdict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for observation in observations:
        series[observation.series].append(observation)
    return series.values()


def _cuts(observation: Observation, other: Observation) -> bool:
    """Tell whether two periods share months, and neither is a part of the other."""
    one, two = span_of(observation.period), span_of(other.period)
    if observation is other or one is None or two is None:
        return False
    apart = _last(one) < two.first or _last(two) < one.first
    return not apart and (one == two or not (_within(one, two) or _within(two, one)))


def _within(part: Span, whole: Span) -> bool:
    return whole.first <= part.first and _last(part) <= _last(whole)


def _last(span: Span) -> float:
    return float("inf") if span.last is None else span.last


def span_of(period: str) -> Span | None:
    """Return the months of a period ("2021", "2021-H1", "2021-01..2021-09", "1993.."); None for none.

    A period without a beginning, or that is not written as one, has no span either.
    """
    first, dots, last = period.partition("..")
    begin, end = _months(first), _months(last)
    if begin is None or (last and end is None):
        return None
    return Span(begin.first, end.last if end else None if dots else begin.last)


def _months(part: str) -> Span | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    start = 12 * int(match[1])
    for name, length in (("month", 1), ("quarter", 3), ("half", 6)):
        if match[name]:
            return Span(start + length * (int(match[name]) - 1), start + length * int(match[name]) - 1)
    return Span(start, start + 11)


def gaps(observations: Iterable[Observation]) -> list[str]:
    """Return a sentence for each series of years that lacks some between its first and its last."""
    return [
        f"{_name(series[0])} lacks {', '.join(lacking)}"
        for series in _series(observations)
        if (lacking := _lacking(series))
    ]


def _lacking(series: Iterable[Observation]) -> list[str]:
    years = sorted(int(o.period) for o in series if _YEAR.fullmatch(o.period))
    return [str(year) for before, after in pairwise(years) for year in range(before + 1, after)]


def _name(observation: Observation) -> str:
    """A series in words: "BNS, Exports HS 270900: KAZ – World exports, oil, t"."""
    sides = " – ".join(side for side in (observation.reporter, observation.partner) if side)
    what = [
        f"{sides} {observation.indicator}",
        observation.product or observation.product_code,
        observation.unit,
    ]
    return f"{observation.source}, {observation.dataset}: {', '.join(word for word in what if word)}"

"""Asks the services, keeps what is new, and tells what has changed since the last time.

A service that fails costs its own answers only; what was kept before stays, whatever comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.statistics.client import Client
from pipeline.statistics.connectors import CONNECTORS, read
from pipeline.statistics.errors import NoData, ServiceError
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.reading import Reading, Value
from pipeline.statistics.store import Kept, Store

Outcome = Literal["new", "unchanged", "not published yet", "failed"]
# Trade of a year is published in the course of the next one, or of the one after.
YEARS_TO_PUBLISH = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not as it was: added (no `before`), withdrawn (no `after`), or revised.

    Attributes:
        before, after: the value in the last answer, and in this one.
        seen_before, seen_after: when they were fetched, as dates.
    """

    before: Value | None
    after: Value | None
    seen_before: str
    seen_after: str


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one query.

    Attributes:
        outcome: new where the answer says something else than the last one.
        changes: how its values differ from the last ones.
        errors: why it failed, as a whole or in parts.
    """

    query: Query
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    errors: tuple[ServiceError, ...] = ()


def queries(needs: Sequence[Need], sources: Sequence[str], client: Client, store: Store) -> list[Query]:
    """Return what to ask, service by service, and what was not asked for longest first.

    So a run that a quota cuts short goes on where it ended, the next time.
    """

    def checked(query: Query) -> str:
        last = store.last(query)
        return last.checked_at.isoformat() if last else ""

    return [
        query
        for source in sources
        for query in sorted(CONNECTORS[source].queries(needs, source in client.keys), key=checked)
    ]


def refresh(client: Client, store: Store, asked: Sequence[Query], tell: Callable[[str], None]) -> list[Step]:
    """Ask all queries, keep the good answers, and return what became of each.

    Args:
        client: where from.
        store: where to.
        asked: the queries.
        tell: is told the progress.

    Raises:
        InputError: an answer cannot be written.
    """
    steps: list[Step] = []
    ended: dict[str, ServiceError] = {}
    for number, query in enumerate(asked, start=1):
        if query.service in ended:
            steps.append(Step(query, "failed", errors=(ended[query.service],)))
            continue
        tell(f"{number} of {len(asked)}: {query.service_name}, {query.series}, {query.told_years}")
        step = _step(client, store, query)
        for error in step.errors:
            tell(f"failed: {error}")
            if error.ends_service:
                ended[query.service] = error
                tell(f"{query.service_name} is asked no more in this run.")
        steps.append(step)
    return steps


def _step(client: Client, store: Store, query: Query) -> Step:
    versions = store.versions(query)
    try:
        answer = client.get(query)
        reading = read(answer)
    except NoData as error:
        unpublished = query.first > client.now().year - 1 - YEARS_TO_PUBLISH and not versions
        return Step(query, "not published yet") if unpublished else Step(query, "failed", errors=(error,))
    except ServiceError as error:
        return Step(query, "failed", errors=(error,))
    new = store.keep(answer)
    # The same answer can have new values too: a partner that an article has come to cite.
    changes = tuple(_changes(_known(versions), answer, reading))
    errors = tuple(problem.error for problem in reading.problems)
    return Step(query, "failed" if errors else "new" if new or changes else "unchanged", changes, errors)


Known = dict[tuple[str, ...], tuple[Value, str]]


def _known(versions: Sequence[Kept]) -> Known:
    """The values that the kept answers have, with the day on which they were fetched."""
    known: Known = {}
    for kept in versions:
        try:
            reading = read(kept.answer)
        except ServiceError:
            continue  # no longer found good, which `etl.py run` says
        day = f"{kept.answer.retrieved_at:%Y-%m-%d}"
        known = {
            key: told for key, told in known.items() if not _settled(told[0], kept.answer.query, reading)
        }
        known |= {value.key: (value, day) for value in reading.values}
    return known


def _settled(value: Value, query: Query, reading: Reading) -> bool:
    """Tell whether an answer has the last word on a value: asked for, in a year that was answered."""
    return value.partner in query.partners and reading.settles(query, value.indicator, value.period)


def _changes(known: Known, answer: Answer, reading: Reading) -> Iterator[Change]:
    now, today = {value.key: value for value in reading.values}, f"{answer.retrieved_at:%Y-%m-%d}"
    for key in sorted(known.keys() | now.keys()):
        old, day = known.get(key, (None, ""))
        new = now.get(key)
        if new and (old is None or old.amount != new.amount):
            yield Change(old, new, day, today)
        if old and not new and _settled(old, answer.query, reading):
            yield Change(old, None, day, today)

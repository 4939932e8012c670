"""The kept answers as observations, and the revisions that can be seen between them.

For each series the newest answer counts; an older one only for years that no newer one settles. An answer
is judged again each time, because what we know of a service's pitfalls grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import Rejection
from pipeline.observations import Observation
from pipeline.statistics.connectors import CONNECTORS, read
from pipeline.statistics.errors import ServiceError
from pipeline.statistics.query import PRODUCTS
from pipeline.statistics.reading import Reading, Value
from pipeline.statistics.services import SERVICES
from pipeline.statistics.store import Kept, Store
from schemas.revisions import REVISIONS

ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Revision:
    """A value that a service has changed.

    Attributes:
        before: the observation as it was.
        after: the observation as the next answer had it.
    """

    before: Observation
    after: Observation

    def as_row(self) -> dict[str, Any]:
        """Return the row of the table `revisions`, for validation."""
        told = {name: getattr(self.after, name, None) for name in REVISIONS.columns}
        return {
            **told,
            "value_before": f"{self.before.value:f}",
            "value_after": f"{self.after.value:f}",
            "seen_before": self.before.retrieved_at,
            "seen_after": self.after.retrieved_at,
        }


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the kept answers say.

    Attributes:
        observations: each once, with the newest value.
        revisions: in the order in which they were seen, series by series.
        rejected: answers, and parts of them, that cannot be used.
        inputs: SHA-256 of each answer that an observation is from, by name.
    """

    observations: tuple[Observation, ...] = ()
    revisions: tuple[Revision, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Version:
    """An answer that was read: its observations by id."""

    kept: Kept
    name: str
    reading: Reading
    observations: dict[str, Observation]

    def settles(self, observation: Observation) -> bool:
        """Tell whether this answer has the last word on an observation of an older one."""
        query = self.kept.answer.query
        return self.reading.settles(query, observation.indicator, observation.period)


def recorded(official: Path) -> Recorded:
    """Return what the answers say that are kept below the folder of official statistics."""
    observations: list[Observation] = []
    revisions: list[Revision] = []
    rejected: list[Rejection] = []
    inputs: dict[str, str] = {}
    for answers, broken in Store(official / ANSWERS).series():
        versions, wrong = _read_all(answers, official)
        newest = list(_newest(versions))
        observations += newest
        revisions += _revisions(versions)
        rejected += [*broken, *wrong]
        files = {observation.source_file for observation in newest}
        inputs |= {version.name: version.kept.sha256 for version in versions if version.name in files}
    return Recorded(tuple(observations), tuple(revisions), tuple(rejected), inputs)


def _read_all(answers: Sequence[Kept], official: Path) -> tuple[list[_Version], list[Rejection]]:
    """The answers that can be read, oldest first, and what is wrong with the newest."""
    versions: list[_Version] = []
    rejected: list[Rejection] = []
    for kept in answers:
        name = f"{official.name}/{kept.path.relative_to(official).as_posix()}"
        try:
            reading = read(kept.answer)
        except ServiceError as error:
            rejected = [Rejection(name, "", "", "", str(error))]
            continue
        rejected = [Rejection(name, "", "", "", str(problem.error)) for problem in reading.problems]
        found = (observation_of(kept, value, name) for value in reading.values)
        versions.append(_Version(kept, name, reading, {each.observation_id: each for each in found}))
    return versions, rejected


def observation_of(kept: Kept, value: Value, name: str) -> Observation:
    """Return a value of an answer as an observation."""
    query = kept.answer.query
    service, (product, product_code) = SERVICES[query.service], PRODUCTS[query.product]
    return Observation(
        source=service.source, organisation=service.organisation, dataset=query.dataset, vintage="",
        reporter=query.reporter, partner=value.partner, indicator=value.indicator, statistic="level",
        product=product, product_code=product_code, period=value.period, value=value.amount, unit=value.unit,
        status=value.status, perspective="reported", derived=value.derived, comment=value.comment,
        source_url=CONNECTORS[query.service].page(query),
        retrieved_at=f"{kept.answer.retrieved_at:%Y-%m-%dT%H:%M:%SZ}",
        source_file=name, row=f"{value.indicator}, {value.partner}, {value.period}",
    )  # fmt: skip


def _newest(versions: Sequence[_Version]) -> Iterator[Observation]:
    """The newest value of each observation that no newer answer has withdrawn."""
    for at, version in enumerate(versions):
        newer = versions[at + 1 :]
        yield from (
            each for each in version.observations.values() if not any(one.settles(each) for one in newer)
        )


def _revisions(versions: Sequence[_Version]) -> Iterator[Revision]:
    """Each change of a value from one answer to the next that has it."""
    last: dict[str, Observation] = {}
    for version in versions:
        for key, now in version.observations.items():
            before = last.get(key)
            if before is not None and before.value != now.value:
                yield Revision(before, now)
            last[key] = now

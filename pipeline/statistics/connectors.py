"""The connectors by service: what each asks, reads, and shows to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.statistics import comtrade, eurostat, imf, worldbank
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.reading import Reading


@dataclass(frozen=True, slots=True)
class Connector:
    """What a service's module offers.

    Attributes:
        queries: the queries for what is needed, with a key or without.
        read: reads an answer and judges it; raises ServiceError.
        page: the address that shows a person what was asked.
    """

    queries: Callable[[Iterable[Need], bool], Iterator[Query]]
    read: Callable[[Answer], Reading]
    page: Callable[[Query], str]


CONNECTORS = {
    comtrade.SERVICE: Connector(comtrade.queries, comtrade.read, comtrade.page),
    imf.SERVICE: Connector(lambda needs, _: imf.queries(needs), imf.read, imf.page),
    worldbank.SERVICE: Connector(lambda needs, _: worldbank.queries(needs), worldbank.read, worldbank.page),
    eurostat.SERVICE: Connector(lambda needs, _: eurostat.queries(needs), eurostat.read, eurostat.page),
}


def read(answer: Answer) -> Reading:
    """Read an answer of any service and judge it.

    Raises:
        ServiceError: it cannot be used.
    """
    return CONNECTORS[answer.query.service].read(answer)

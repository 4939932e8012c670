"""A query and its answer, whichever service they belong to."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote, urlencode

from pipeline.statistics.codes import EU, WORLD, is_country
from pipeline.statistics.services import SERVICES

# Name and code of each product in the tables, by what we ask for.
PRODUCTS = {
    "TOTAL": ("", "TOTAL"),
    "HS:27": ("energy", "HS:27"),
    "HS:2709": ("oil", "HS:2709"),
    "SIEC:O4100": ("oil", ""),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a service. A key is never part of it.

    Attributes:
        service: code of the service.
        name: name of the series that the answer is kept under; the years are no part of it where one
            answer holds several.
        path: address below the service's base.
        parameters: what stands after the question mark, in order.
        accept: form that is asked for, as a media type.
        dataset: what the organisation calls the data.
        reporter: whose books, as the tables code it.
        partners: the partners whose values are wanted, as the tables code them.
        indicators: exports, imports.
        product: TOTAL or HS:27.
        first, last: years that are asked for.
        keyed: whether the service wants a key for this address.
    """

    service: str
    name: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    accept: str
    dataset: str
    reporter: str
    partners: tuple[str, ...]
    indicators: tuple[str, ...]
    product: str
    first: int
    last: int
    keyed: bool = False

    @property
    def service_name(self) -> str:
        """What people call the service."""
        return SERVICES[self.service].name

    @property
    def years(self) -> range:
        """The years that are asked for."""
        return range(self.first, self.last + 1)

    @property
    def told_years(self) -> str:
        """The years in words."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def series(self) -> str:
        """What is asked for, in words, but for the years."""
        return f"{' and '.join(self.indicators)} of {self.reporter}, {self.product}"

    def address(self, base: str) -> str:
        """Return the whole address."""
        asked = urlencode(self.parameters, quote_via=quote, safe=":,+")
        return f"{base}{self.path}?{asked}" if asked else f"{base}{self.path}"

    def __str__(self) -> str:
        """Say what is asked, and the address, which holds no key."""
        return f"{self.series}, {self.told_years}: {self.address(SERVICES[self.service].base)}"

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept beside an answer."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Query:
        """Return the query that `as_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is not of that form.
        """
        pairs = tuple((str(name), str(value)) for name, value in told["parameters"])
        lists = {name: tuple(map(str, told[name])) for name in ("partners", "indicators")}
        query = cls(**{**told, **lists, "parameters": pairs})
        if not query.is_known():
            raise ValueError("about something that is not asked for")
        return query

    def is_known(self) -> bool:
        """Tell whether it is about what our queries are about; one read from a file may not be."""
        sides = (self.reporter, *self.partners)
        texts = (self.name, self.path, self.accept, self.dataset)
        return (
            self.service in SERVICES
            and self.product in PRODUCTS
            and bool(self.partners and self.indicators)
            and set(self.indicators) <= {"exports", "imports"}
            and all(isinstance(text, str) for text in (*sides, *texts))
            and all(side in (EU, WORLD) or is_country(side) for side in sides)
            and all(isinstance(year, int) and 1900 < year < 2200 for year in (self.first, self.last))
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        query: what was asked.
        status: HTTP status.
        content_type: as the service names it.
        body: the answer as received, decompressed.
        retrieved_at: when, in UTC.
    """

    query: Query
    status: int
    content_type: str
    body: bytes
    retrieved_at: datetime.datetime

"""What goes wrong between us and a service.

Each error says which service, what was asked, what came back, and what to do. None ever holds a key.

ServiceError
├── Unreachable      no connection: the service is asked no more in this run
├── Refused          key or quota: not tried again, and the service is asked no more
├── Overloaded       429 until the patience is at its end: the service is asked no more
├── Trouble          5xx until the patience is at its end
├── CutOff           the body ended too early
├── TooSlow          longer than a whole call may take
├── TooLarge         a body above the limit
├── Redirected       to another host, which is not followed
├── NotUnderstood    not in the form that the service documents
├── NoData           an empty answer
└── NotAsked         well formed, and not what was asked: other country, year, unit; cut at a row cap
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import quoted

if TYPE_CHECKING:
    from pipeline.statistics.query import Query


class ServiceError(Exception):
    """A query has no usable answer.

    Attributes:
        query: what was asked.
        found: what came back, in words.
        advice: what to do, a sentence.
        ends_service: whether other queries to this service would fail alike.
    """

    ends_service = False
    advice = "Try again later; what was fetched before stays."

    def __init__(self, query: Query, found: str, advice: str = "") -> None:
        self.query, self.found = query, found
        self.advice = advice or type(self).advice
        super().__init__(f"{query.service_name}: {found}. Asked: {query}. {self.advice}")


class Unreachable(ServiceError):
    """There is no connection to the service."""

    ends_service = True
    advice = "Is there internet here? What was fetched before stays."


class Refused(ServiceError):
    """The service refuses: no key, a wrong key, or a quota that is used up."""

    ends_service = True


class Overloaded(ServiceError):
    """The service says to slow down, more often than we are willing to ask."""

    ends_service = True
    advice = "Wait a few minutes and run again; what was fetched before stays."


class Trouble(ServiceError):
    """The service has trouble of its own."""


class CutOff(ServiceError):
    """The body ended before its end."""


class TooSlow(ServiceError):
    """The whole call took longer than it may."""


class TooLarge(ServiceError):
    """The body is larger than any answer to our queries can be."""

    advice = "The query may have lost its filters on the way; please report it."


class Redirected(ServiceError):
    """The service sends us to another host."""

    advice = "Not followed, since it would no longer be the service's own answer; please report it."


class NotUnderstood(ServiceError):
    """The answer is not in the form that the service documents."""

    advice = (
        "The service may have changed its form, or something stands between; please report it if it stays."
    )


class NoData(ServiceError):
    """The answer is empty."""

    advice = "A period that is not published yet and a code that the service does not know look the same."


class NotAsked(ServiceError):
    """The answer is well formed, but is not what was asked for."""

    advice = "It is not used; what was fetched before stays."


def told(body: bytes) -> str:
    """Return the beginning of a body as an error quotes it."""
    return f"“{quoted(body[:400].decode('utf-8', 'replace').strip())}”"

"""Fetches answers: politely, with limits, and with keys that go to their service only."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, MaxRetryError, ReadTimeoutError

from pipeline.manifest import PROJECT, project_version
from pipeline.statistics.errors import (
    CutOff,
    NotUnderstood,
    Overloaded,
    Redirected,
    Refused,
    ServiceError,
    TooLarge,
    TooSlow,
    Trouble,
    Unreachable,
    told,
)
from pipeline.statistics.patience import OutOfTime, Patience, Timer
from pipeline.statistics.query import Answer, Query
from pipeline.statistics.services import SERVICES, Key, Service

USER_AGENT = (
    f"{PROJECT}/{project_version()} (Multivector contributors; official statistics for cited figures)"
)
# A body that ends too early is asked for once more; urllib3's Retry ends with the headers.
TRIES = 2
MOST_REDIRECTS = 3
_PIECE = 64 * 1024
# Answers that a connector reads for what they say; other statuses are judged here.
_READABLE = {200, 400, 404, 413}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a call may take: seconds to connect, between two bytes, and altogether; bytes of the body."""

    connect: float = 10
    read: float = 60
    call: float = 300
    body: int = 64 * 1024 * 1024


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


class Client:
    """Asks the services, one request at a time.

    Attributes:
        services: the services by code; tests put local servers in their place.
        keys: keys by service.
        now: tells the time that answers are marked with.
    """

    def __init__(
        self,
        keys: Mapping[str, Key],
        services: Mapping[str, Service] = SERVICES,
        limits: Limits = Limits(),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime.datetime] = _now,
    ) -> None:
        self.keys, self.services, self.now = keys, services, now
        self._limits = limits
        self._timer = Timer(clock, sleep, limits.call)
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT
        # Without an auth of its own, requests would send what a .netrc holds for any host.
        self._session.auth = _unchanged
        for service in services.values():
            adapter = HTTPAdapter(max_retries=Patience.of(self._timer, service.interval))
            self._session.mount(f"{service.origin}/", adapter)

    def get(self, query: Query) -> Answer:
        """Return the answer to a query, of whatever content.

        Raises:
            ServiceError: there is none; the subclass tells why.
        """
        for left in reversed(range(TRIES)):
            try:
                return self._get(query)
            except CutOff:
                if not left:
                    raise
        raise AssertionError("unreachable")

    def _get(self, query: Query) -> Answer:
        service = self.services[query.service]
        self._timer.start(service.origin, service.interval)
        try:
            with closing(self._followed(query, service)) as response:
                self._judge(query, response)
                body = self._body(query, response)
        except OutOfTime:
            raise TooSlow(query, f"no whole answer within {self._limits.call:g} seconds") from None
        finally:
            self._timer.done(service.origin)
        return Answer(query, response.status_code, response.headers.get("Content-Type", ""), body, self.now())

    def _followed(self, query: Query, service: Service) -> requests.Response:
        """The response, after redirects within the service's own host."""
        address = query.address(service.base)
        for _ in range(MOST_REDIRECTS + 1):
            response = self._send(query, service, address)
            if not response.is_redirect:
                return response
            response.close()
            address = urljoin(address, response.headers["Location"])
            if not address.startswith(f"{service.origin}/"):
                raise Redirected(query, f"a redirect to another host, {urlsplit(address).hostname}")
            self._timer.wait(service.interval)
        raise Redirected(query, f"more than {MOST_REDIRECTS} redirects")

    def _send(self, query: Query, service: Service, address: str) -> requests.Response:
        headers = {"Accept": query.accept}
        if query.keyed:
            headers[service.key_header] = self.keys[service.code].reveal()
        timeout = (self._limits.connect, self._limits.read)
        try:
            return self._session.get(
                address, headers=headers, timeout=timeout, stream=True, allow_redirects=False
            )
        except requests.RequestException as error:
            # Its own words hold addresses and reasons that help nobody; its kind says enough.
            raise self._failure(query, error) from None

    def _failure(self, query: Query, error: requests.RequestException) -> ServiceError:
        host = self.services[query.service].origin
        if isinstance(error, requests.exceptions.SSLError):
            return Unreachable(query, f"the certificate of {host} cannot be verified")
        if isinstance(error, requests.exceptions.ProxyError):
            return Unreachable(query, f"the proxy does not let us through to {host}")
        if isinstance(error, requests.ConnectTimeout):
            return Unreachable(query, f"{host} cannot be reached within {self._limits.connect:g} seconds")
        if isinstance(error, requests.Timeout) or isinstance(_last_reason(error), ReadTimeoutError):
            return TooSlow(query, f"{host} sent nothing for {self._limits.read:g} seconds")
        if isinstance(error, requests.ConnectionError):
            return Unreachable(query, f"there is no connection to {host}")
        return NotUnderstood(query, f"the exchange failed ({type(error).__name__})")

    def _judge(self, query: Query, response: requests.Response) -> None:
        status = response.status_code
        if status in _READABLE:
            return
        said = f"HTTP {status}, {self._said(query, response)}"
        if status in (401, 403):
            raise Refused(query, said, _way_in(query, self.services[query.service]))
        if status == 429:
            raise Overloaded(query, said)
        raise (Trouble if status >= 500 else NotUnderstood)(query, said)

    def _said(self, query: Query, response: requests.Response) -> str:
        """The beginning of an error's body, without the key."""
        words = told(self._pieces(query, response, most=4096))
        key = self.keys.get(query.service)
        return key.hidden(words) if key else words

    def _body(self, query: Query, response: requests.Response) -> bytes:
        """The whole body, if it is not too large, and does not repeat the key."""
        announced = response.headers.get("Content-Length", "")
        most = self._limits.body
        body = (
            b"" if announced.isdigit() and int(announced) > most else self._pieces(query, response, most + 1)
        )
        if len(body) > most or (announced.isdigit() and int(announced) > most):
            raise TooLarge(query, f"an answer of more than {most:,} bytes")
        key = self.keys.get(query.service)
        if key and key.reveal().encode() in body:
            raise NotUnderstood(query, "an answer that repeats the key", "It is not kept; check the key.")
        return body

    def _pieces(self, query: Query, response: requests.Response, most: int) -> bytes:
        """The body up to `most` bytes, read as it comes, so that a trickle cannot hold us up."""
        body = bytearray()
        try:
            while len(body) < most and (piece := response.raw.read1(_PIECE, decode_content=True)):
                body += piece
                self._timer.check()
        except HTTPError:
            raise CutOff(query, f"the answer broke off after {len(body):,} bytes") from None
        return bytes(body[:most])


def _way_in(query: Query, service: Service) -> str:
    """What to do where a service refuses."""
    stays, key = "what was fetched before stays.", service.key_variable
    if query.keyed:
        return f"Check {key}, or wait until its quota is renewed; {stays}"
    if key:
        return f"Without a key few calls are free: set {key}, or wait a day; {stays}"
    return f"It may refuse this network: try another one, or later; {stays}"


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _last_reason(error: requests.RequestException) -> Exception | None:
    """Why the last of several tries failed; requests calls all of them a lost connection."""
    cause = error.args[0] if error.args else None
    return cause.reason if isinstance(cause, MaxRetryError) else None

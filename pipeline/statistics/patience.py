"""How long and how often we wait: between requests to a host, between tries, and for a whole call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from urllib3 import BaseHTTPResponse, Retry
from urllib3.exceptions import InvalidHeader

# Statuses that may be gone on the next try.
PASSING = (429, 500, 502, 503, 504)
LONGEST_WAIT = 60


class OutOfTime(Exception):
    """The call has taken, or would take, longer than it may."""


class Timer:
    """A clock that can wait, and that knows when the call has to end."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], limit: float) -> None:
        self._clock, self._sleep, self._limit = clock, sleep, limit
        self._ends = float("inf")
        self._last: dict[str, float] = {}

    def start(self, host: str, interval: float) -> None:
        """Wait until the host may be asked again, then begin a call."""
        pause = self._last.get(host, float("-inf")) + interval - self._clock()
        if pause > 0:
            self._sleep(pause)
        self._ends = self._clock() + self._limit

    def done(self, host: str) -> None:
        """Note that the host has just been asked."""
        self._last[host] = self._clock()

    def check(self) -> None:
        """Raise OutOfTime where the call has taken too long."""
        if self._clock() > self._ends:
            raise OutOfTime

    def wait(self, seconds: float) -> None:
        """Wait within the call; raise OutOfTime where that would be too long."""
        if self._clock() + seconds > self._ends:
            raise OutOfTime
        self._sleep(seconds)


class Patience(Retry):
    """urllib3's Retry that waits on our timer and never asks a host sooner than its interval allows."""

    # Eurostat's 413 tells that the query is too large, which no waiting changes.
    RETRY_AFTER_STATUS_CODES = frozenset({429, 503})

    def __init__(self, *args: Any, timer: Timer, interval: float, **options: Any) -> None:
        self._timer, self._interval = timer, interval
        super().__init__(*args, **options)

    @classmethod
    def of(cls, timer: Timer, interval: float) -> Patience:
        """Return the patience that every service gets."""
        return cls(
            total=3, connect=1, read=1, status=3, other=0, redirect=0, timer=timer, interval=interval,
            status_forcelist=PASSING, allowed_methods={"GET"}, backoff_factor=max(1.0, interval),
            raise_on_status=False, respect_retry_after_header=True, retry_after_max=LONGEST_WAIT,
        )  # fmt: skip

    def new(self, **changes: Any) -> Self:
        """Return a changed copy, on the same timer."""
        return super().new(timer=self._timer, interval=self._interval, **changes)

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Wait as long as the service asks for, the tries so far call for, or the host's interval."""
        self._timer.wait(max(self._asked(response), self.get_backoff_time(), self._interval))

    def _asked(self, response: BaseHTTPResponse | None) -> float:
        try:
            return (self.get_retry_after(response) if response else None) or 0.0
        except InvalidHeader:
            return 0.0

"""Fake services and a client that asks them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import made_answers
import pytest
from fake_service import KEY, FakeClock, FakeService, Reply

from pipeline.statistics.client import Client, Limits
from pipeline.statistics.services import SERVICES, Key

QUICK = Limits(connect=2, read=0.3, call=300, body=200_000)


@pytest.fixture
def serve() -> Iterator[Callable[..., FakeService]]:
    """Starts a fake service with a script of replies."""
    running: list[FakeService] = []

    def start(*script: Reply | Callable[[str], Reply]) -> FakeService:
        running.append(FakeService(*script))
        return running[-1]

    yield start
    for service in running:
        service.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client_of(clock: FakeClock) -> Callable[..., Client]:
    """Makes a client for which the services (UN Comtrade alone, unless named) are where fake ones are."""

    def make(fake: FakeService | dict[str, FakeService], keys: object = None, **options: object) -> Client:
        fakes = fake if isinstance(fake, dict) else {"comtrade": fake}
        services = {code: dataclasses.replace(SERVICES[code], base=fakes[code].base) for code in fakes}
        settings = {"limits": QUICK, "clock": clock, "sleep": clock.sleep, "now": lambda: made_answers.WHEN}
        return Client(keys or {}, services, **{**settings, **options})

    return make


@pytest.fixture
def key() -> dict[str, Key]:
    return {"comtrade": Key("COMTRADE_KEY", KEY)}


@pytest.fixture
def sample(root: Path) -> Callable[[str], bytes]:
    """Recorded answers of the real services, where they are at hand."""

    def read(name: str) -> bytes:
        path = root.parent / "shared" / "api-samples" / name
        if not path.is_file():
            pytest.skip(f"no recorded answer {path}")
        return path.read_bytes()

    return read


@pytest.fixture
def reply() -> Callable[..., Reply]:
    """A reply whose body is made JSON."""
    return lambda body, **options: Reply(json.dumps(body).encode(), **options)

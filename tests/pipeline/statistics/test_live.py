"""The real services, with `pytest -m live`: one small query each, whose answer has long been settled.

Values may be revised, so that they are compared within 1 %.
"""

from __future__ import annotations

import socket

import pytest

from pipeline.statistics.client import Client
from pipeline.statistics.connectors import CONNECTORS, read
from pipeline.statistics.needs import Need
from pipeline.statistics.services import SERVICES, keys_of

pytestmark = pytest.mark.live

IMPORTS = Need("KAZ", "imports", "TOTAL", ("EU", "RUS", "World"), (2013,))
# What each service is known to say: partner and value. UN Comtrade's numbers are those of WITS.
KNOWN = {
    "comtrade": (IMPORTS, "imports", "RUS", 17_971_764_466),
    "imf": (IMPORTS, "imports", "RUS", 17_971_764_466),
    "worldbank": (IMPORTS, "imports", "World", 48_804_580_084),
    "eurostat": (Need("KAZ", "exports", "TOTAL", ("EU",), (2021,)), "imports", "KAZ", 17_548_100_000),
}


@pytest.fixture(scope="module")
def client() -> Client:
    """A client of the real services, where there is internet."""
    try:
        socket.create_connection(("ec.europa.eu", 443), timeout=5).close()
    except OSError as error:
        pytest.skip(f"no internet: {error}")
    return Client(keys_of())


@pytest.mark.parametrize("service", SERVICES)
def test_the_service_answers_as_it_is_read(client, service):
    need, indicator, partner, known = KNOWN[service]
    query = next(CONNECTORS[service].queries([need], service in client.keys))
    reading = read(client.get(query))
    assert reading.problems == ()
    values = {(value.indicator, value.partner): float(value.amount) for value in reading.values}
    # The IMF and UN Comtrade differ in how they treat revisions; a wrong partner, unit or scale is far off.
    assert values[(indicator, partner)] == pytest.approx(known, rel=0.05 if service == "imf" else 0.01)

"""The client: limits, tries, pacing, redirects, and keys that show nowhere."""

from __future__ import annotations

import logging
import traceback

import pytest
from fake_service import KEY, Reply

from pipeline.errors import InputError
from pipeline.statistics import comtrade, imf
from pipeline.statistics.client import USER_AGENT, Limits
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
)
from pipeline.statistics.needs import Need
from pipeline.statistics.services import Key, keys_of

NEED = Need("KAZ", "imports", "TOTAL", ("RUS", "World"), (2013,))
QUERY = next(comtrade.queries([NEED], keyed=False))
KEYED = next(comtrade.queries([NEED], keyed=True))
GOOD = Reply(b'{"count": 0}')


def test_an_answer_comes_as_it_was_sent(serve, client_of):
    service = serve(Reply(b'{"a": "\xc3\xa9"}'))
    answer = client_of(service).get(QUERY)
    assert (answer.status, answer.body, answer.content_type) == (
        200,
        b'{"a": "\xc3\xa9"}',
        "application/json",
    )


def test_the_request_says_who_asks_and_for_which_form(serve, client_of):
    service = serve(GOOD)
    client_of(service).get(QUERY)
    path, headers = service.requests[0]
    assert path.startswith("/public/v1/preview/C/A/HS?reporterCode=398&period=2013&flowCode=M&cmdCode=TOTAL")
    assert headers["User-Agent"] == USER_AGENT
    assert USER_AGENT.startswith("multivector/")
    assert headers["Accept"] == "application/json"
    assert "Ocp-Apim-Subscription-Key" not in headers


def test_requests_to_a_host_keep_its_interval(serve, client_of, clock):
    client = client_of(serve(GOOD))
    for _ in range(3):
        client.get(QUERY)
    assert clock.waits == [2.0, 2.0]


def test_a_host_that_was_left_alone_long_enough_is_asked_at_once(serve, client_of, clock):
    client = client_of(serve(GOOD))
    client.get(QUERY)
    clock.time += 5
    client.get(QUERY)
    assert clock.waits == []


def test_500_twice_and_then_200_is_an_answer(serve, client_of, clock):
    service = serve(Reply(status=500), Reply(status=500), GOOD)
    assert client_of(service).get(QUERY).body == GOOD.body
    assert len(service.requests) == 3
    assert min(clock.waits) >= 2.0, "tries keep the interval of the host too"


@pytest.mark.parametrize(("asked", "waited"), [("7", 7.0), ("3600", 60.0), ("1", 2.0), ("soon", 2.0)])
def test_retry_after_is_honoured_up_to_a_minute(serve, client_of, clock, asked, waited):
    service = serve(Reply(status=429, headers={"Retry-After": asked}), GOOD)
    assert client_of(service).get(QUERY).body == GOOD.body
    assert clock.waits == [waited]


def test_429_without_end_ends_the_service(serve, client_of):
    service = serve(Reply(b'{"message": "Rate limit is exceeded"}', 429))
    with pytest.raises(Overloaded, match=r"HTTP 429.*Rate limit is exceeded") as caught:
        client_of(service).get(QUERY)
    assert caught.value.ends_service
    assert len(service.requests) == 4


def test_500_without_end_is_the_services_trouble(serve, client_of):
    with pytest.raises(Trouble, match="HTTP 503") as caught:
        client_of(serve(Reply(status=503))).get(QUERY)
    assert not caught.value.ends_service


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key_or_quota_is_not_tried_again(serve, client_of, status):
    service = serve(Reply(b'{"message": "Out of call volume quota"}', status))
    with pytest.raises(Refused, match="Out of call volume quota") as caught:
        client_of(service).get(QUERY)
    assert caught.value.ends_service
    assert len(service.requests) == 1


def test_413_is_no_matter_of_waiting(serve, client_of, clock):
    service = serve(Reply(status=413, headers={"Retry-After": "5"}))
    assert client_of(service).get(QUERY).status == 413
    assert clock.waits == []


def test_an_answer_that_is_cut_off_is_asked_for_once_more(serve, client_of):
    service = serve(Reply(b"x" * 1000, fault="cut"), GOOD)
    assert client_of(service).get(QUERY).body == GOOD.body


def test_one_that_is_cut_off_again_is_named(serve, client_of):
    service = serve(Reply(b"x" * 1000, fault="cut"))
    with pytest.raises(CutOff, match="broke off after 500 bytes"):
        client_of(service).get(QUERY)
    assert len(service.requests) == 2


def test_silence_is_named(serve, client_of):
    with pytest.raises(TooSlow, match=r"sent nothing for 0\.3 seconds"):
        client_of(serve(Reply(fault="silent"))).get(QUERY)


def test_a_trickle_ends_with_the_time_of_the_call(serve, client_of):
    import time

    slow = serve(Reply(b"x" * 500, fault="trickle"))
    client = client_of(slow, clock=time.monotonic, sleep=time.sleep, limits=Limits(2, 1, call=0.3))
    began = time.monotonic()
    with pytest.raises(TooSlow, match=r"within 0\.3 seconds"):
        client.get(QUERY)
    assert time.monotonic() - began < 3


def test_waiting_for_the_service_counts_as_time_of_the_call(serve, client_of):
    service = serve(Reply(status=429, headers={"Retry-After": "60"}))
    with pytest.raises(TooSlow, match="within 50 seconds"):
        client_of(service, limits=Limits(call=50)).get(QUERY)
    assert len(service.requests) == 1


@pytest.mark.parametrize("fault", ["", "endless"])
def test_a_huge_body_is_cut(serve, client_of, fault):
    body = b"x" * (300_000 if not fault else 10_000)
    with pytest.raises(TooLarge, match="more than 200,000 bytes"):
        client_of(serve(Reply(body, fault=fault))).get(QUERY)


def test_a_compressed_body_counts_as_what_it_unpacks_to(serve, client_of):
    import gzip

    packed = gzip.compress(b"x" * 5_000_000)
    assert len(packed) < 200_000
    with pytest.raises(TooLarge):
        client_of(serve(Reply(packed, headers={"Content-Encoding": "gzip"}))).get(QUERY)


def test_a_service_that_is_not_there_ends_at_once(serve, client_of):
    gone = serve(GOOD)
    client = client_of(gone)
    gone.close()
    with pytest.raises(Unreachable, match="there is no connection to http://127") as caught:
        client.get(QUERY)
    assert caught.value.ends_service
    assert "internet" in str(caught.value)


def test_redirects_within_the_host_are_followed(serve, client_of):
    service = serve(Reply(status=301, headers={"Location": "/elsewhere?a=1"}), GOOD)
    assert client_of(service).get(QUERY).body == GOOD.body
    assert service.requests[1][0] == "/elsewhere?a=1"


def test_redirects_that_go_round_end(serve, client_of):
    with pytest.raises(Redirected, match="more than 3 redirects"):
        client_of(serve(Reply(status=302, headers={"Location": "/again"}))).get(QUERY)


def test_a_redirect_to_another_host_is_not_followed_and_gets_no_key(serve, client_of, key):
    other = serve(GOOD)
    service = serve(Reply(status=302, headers={"Location": f"{other.base}/data"}))
    with pytest.raises(Redirected, match="another host"):
        client_of(service, key).get(KEYED)
    assert service.requests[0][1]["Ocp-Apim-Subscription-Key"] == KEY
    assert other.requests == []


def test_an_error_says_service_query_finding_and_advice(serve, client_of):
    with pytest.raises(Refused) as caught:
        client_of(serve(Reply(b"no", 403))).get(QUERY)
    said = str(caught.value)
    assert said.startswith(
        "UN Comtrade: HTTP 403, “no”. Asked: imports of KAZ, TOTAL, 2013: https://comtrade"
    )
    assert "partner2Code=0&customsCode=C00&motCode=0" in said
    assert said.endswith("set COMTRADE_KEY, or wait a day; what was fetched before stays.")


def test_a_refusal_says_what_to_do_with_a_key_and_where_none_is_asked_for(serve, client_of, key):
    service = serve(Reply(b"no", 403))
    with pytest.raises(Refused, match="Check COMTRADE_KEY, or wait until its quota is renewed"):
        client_of(service, key).get(KEYED)
    with pytest.raises(Refused, match="It may refuse this network"):
        client_of({"imf": service}).get(next(imf.queries([NEED])))


ECHO = f'{{"message": "Invalid key {KEY}"}}'.encode()


@pytest.mark.parametrize(
    "answered",
    [
        Reply(ECHO, 401), Reply(ECHO, 403), Reply(ECHO, 429), Reply(ECHO, 503), Reply(ECHO, 418), Reply(ECHO),
        Reply(ECHO, fault="cut"), Reply(fault="silent"), Reply(b"x" * 300_000),
        Reply(status=302, headers={"Location": f"http://localhost:1/?key={KEY}"}),
    ],
    ids=lambda reply: f"{reply.status}{reply.fault}{len(reply.body)}",
)  # fmt: skip
def test_the_key_shows_nowhere(serve, client_of, key, answered, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ServiceError) as caught:
        client_of(serve(answered), key).get(KEYED)
    error = caught.value
    told = [str(error), repr(error), repr(error.args), *traceback.format_exception(error), caplog.text]
    assert not [words for words in (*told, *capfd.readouterr()) if KEY in words]
    assert KEY not in str(error.__context__) + str(error.__cause__)


def test_an_answer_that_repeats_the_key_is_no_answer(serve, client_of, key):
    with pytest.raises(NotUnderstood, match="repeats the key"):
        client_of(serve(Reply(ECHO)), key).get(KEYED)


def test_a_key_shows_neither_itself_nor_its_length():
    assert repr(Key("COMTRADE_KEY", KEY)) == str(Key("COMTRADE_KEY", KEY)) == "Key(COMTRADE_KEY)"


def test_keys_come_from_the_environment():
    assert keys_of({"COMTRADE_KEY": f" {KEY}\n"})["comtrade"].reveal() == KEY
    assert keys_of({"COMTRADE_KEY": " "}) == keys_of({}) == {}


@pytest.mark.parametrize("value", ["two words of a key", "кириллица", "line\nbreak-in-it", "short"])
def test_what_cannot_be_a_key_is_named_without_its_value(value):
    with pytest.raises(InputError, match="COMTRADE_KEY is set, and is no key") as caught:
        keys_of({"COMTRADE_KEY": value})
    assert value not in str(caught.value)

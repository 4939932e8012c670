"""The raw store: what was asked stands beside the answer, nothing is kept twice, nothing good is lost."""

from __future__ import annotations

import dataclasses
import hashlib
import json

import made_answers
import pytest
from fake_service import KEY
from made_answers import WHEN, answer

from pipeline.errors import InputError
from pipeline.statistics import comtrade, eurostat, imf
from pipeline.statistics.needs import Need
from pipeline.statistics.query import Query
from pipeline.statistics.store import Store, meaning

NEED = Need("KAZ", "exports", "TOTAL", ("EU", "RUS", "World"), (2013,))
QUERY = next(comtrade.queries([NEED], keyed=False))
VALUES = {0: 1000, 643: 600, 276: 400}
LATER = WHEN.replace(year=2027)


def _answer(values=VALUES, when=WHEN, query=QUERY, **changes):
    return dataclasses.replace(
        answer(query, made_answers.comtrade(query, values, **changes)), retrieved_at=when
    )


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "official" / "answers")


def _files(store):
    return sorted(
        path.relative_to(store.folder).as_posix() for path in store.folder.rglob("*") if path.is_file()
    )


def test_the_answer_is_kept_as_received_with_a_record_beside_it(store):
    kept = _answer()
    assert store.keep(kept)
    digest = hashlib.sha256(kept.body).hexdigest()
    stem = f"comtrade/KAZ-exports-TOTAL-2013/20261122T101500Z-{digest[:8]}"
    assert _files(store) == [f"{stem}.answer.json", f"{stem}.json"]
    assert (store.folder / f"{stem}.answer.json").read_bytes() == kept.body
    record = json.loads((store.folder / f"{stem}.json").read_text(encoding="utf-8"))
    assert {name: record[name] for name in record if name != "asked"} == {
        "answer": f"{stem.rpartition('/')[2]}.answer.json", "status": 200, "content_type": "application/json",
        "sha256": digest, "retrieved_at": WHEN.isoformat(), "checked_at": WHEN.isoformat(),
    }  # fmt: skip
    assert record["asked"]["path"] == "/public/v1/preview/C/A/HS"
    assert ["partner2Code", "0"] in record["asked"]["parameters"]


def test_a_query_comes_back_from_its_record_as_it_was(store):
    store.keep(_answer())
    assert store.last(QUERY).answer == _answer()
    assert Query.from_json(json.loads(json.dumps(QUERY.as_json()))) == QUERY


def test_no_key_is_written(store):
    query = next(comtrade.queries([NEED], keyed=True))
    store.keep(_answer(query=query))
    assert not [name for name in _files(store) if KEY.encode() in (store.folder / name).read_bytes()]


def test_an_answer_that_says_the_same_is_not_kept_twice(store):
    store.keep(_answer())
    before = _files(store)
    assert not store.keep(_answer(when=LATER, elapsedTime="9 secs"))
    assert _files(store) == before
    last = store.last(QUERY)
    assert (last.answer.retrieved_at, last.checked_at) == (WHEN, LATER)


def test_an_answer_that_says_something_else_is_kept_beside_the_last(store):
    store.keep(_answer())
    assert store.keep(_answer({**VALUES, 643: 601}, LATER))
    assert len(_files(store)) == 4
    assert store.last(QUERY).answer.retrieved_at == LATER


def test_order_of_rows_and_time_of_the_answer_mean_nothing():
    one, other = _answer(), _answer(dict(reversed(VALUES.items())), elapsedTime="1 sec")
    assert one.body != other.body
    assert meaning(one) == meaning(other) != meaning(_answer({**VALUES, 0: 1001}))


def test_order_means_something_in_a_cube():
    query = next(eurostat.queries([NEED]))
    cube = made_answers.eurostat(query, {"MIO_IMP_VAL 2013": 1})
    changed = {**cube, "id": list(reversed(cube["id"]))}
    assert meaning(answer(query, cube)) == meaning(answer(query, {**cube, "updated": "later"}))
    assert meaning(answer(query, cube)) != meaning(answer(query, changed))


def test_csv_is_kept_as_csv(store):
    query = next(imf.queries([NEED]))
    store.keep(answer(query, made_answers.imf(("XG_FOB_USD", "RUS", "2013", "1", ""))))
    assert [name.rpartition(".")[2] for name in _files(store)] == ["csv", "json"]
    assert store.last(query)


def test_an_answer_without_a_record_does_not_count(store):
    store.keep(_answer())
    (store.folder / "comtrade" / QUERY.name / "20270101T000000Z-00000000.answer.json").write_bytes(b"{}")
    assert store.last(QUERY).answer == _answer()


def test_where_the_disk_takes_the_answer_but_no_record_the_last_one_stays(store, monkeypatch):
    store.keep(_answer())

    def full(path, text):
        raise InputError(f"{path} cannot be written")

    monkeypatch.setattr("pipeline.statistics.store.write_text", full)
    with pytest.raises(InputError):
        store.keep(_answer({**VALUES, 643: 601}, LATER))
    assert store.last(QUERY).answer == _answer()


def _broken(store, change):
    """The series after its newest answer was changed: what is still good, and why the other is not."""
    store.keep(_answer())
    store.keep(_answer({**VALUES, 643: 601}, LATER))
    newest = store.last(QUERY)
    change(newest)
    ((good, rejected),) = store.series()
    assert [kept.answer for kept in good] == [_answer()]
    return rejected


def test_an_answer_that_was_edited_is_set_aside_and_the_one_before_counts(store):
    (rejected,) = _broken(store, lambda kept: kept.path.write_bytes(b"{}"))
    assert rejected.field == "sha256"
    assert rejected.file.startswith("official/answers/comtrade/KAZ-exports-TOTAL-2013/2027")
    assert "not as it was received: etl.py refresh fetches it anew" in rejected.reason


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"answer": "x"}', b'{"asked": {}}', b"\xff"])
def test_a_record_that_was_edited_is_set_aside(store, content):
    (rejected,) = _broken(store, lambda kept: kept.record.write_bytes(content))
    assert "the record of this answer cannot be read" in rejected.reason


def test_a_lost_answer_is_set_aside(store):
    (rejected,) = _broken(store, lambda kept: kept.path.unlink())
    assert "FileNotFoundError" in rejected.reason


def test_nothing_kept_is_nothing(store):
    assert store.last(QUERY) is None
    assert list(store.series()) == []

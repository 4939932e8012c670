"""`etl.py refresh`: progress, what has changed, what failed, and that nothing good is lost."""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
from urllib.parse import parse_qs, urlsplit

import made_answers
import pytest
from fake_service import KEY, Reply
from filelock import FileLock

from pipeline.errors import InputError, PublishError
from pipeline.statistics import command, comtrade, connectors
from pipeline.statistics.client import Client
from pipeline.statistics.needs import Need
from pipeline.statistics.recorded import recorded
from pipeline.statistics.refresh import queries
from pipeline.statistics.store import Store

FIGURES = "indicator,statistic,product,reporter,partner,period\nimports,level,,UZB,TUR,2024\n"
ANY = next(comtrade.queries([Need("KAZ", "exports", "TOTAL", (), (2024,))], keyed=False))
SERVICES = ("comtrade", "imf", "worldbank", "eurostat")


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "figures.csv").write_text(FIGURES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def refresh(folders, capsys):
    """Runs the command with a client: exit code, standard output, standard error."""

    def call(client: Client, *sources: str, since: int | None = 2024) -> tuple[int, str, str]:
        options = argparse.Namespace(
            source=list(sources), since=since, clean=folders / "clean", official=folders / "official"
        )
        capsys.readouterr()
        code = command.run(options, client)
        done = capsys.readouterr()
        return code, done.out, done.err

    return call


def _comtrade(factor: int = 1):
    """Answers any query of UN Comtrade as the service would."""

    def reply(path: str) -> Reply:
        asked = tuple((name, values[0]) for name, values in parse_qs(urlsplit(path).query).items())
        query = dataclasses.replace(ANY, parameters=asked)
        values = {0: 1000 * factor, 643: 600 * factor, 276: 400 * factor}
        return Reply(json.dumps(made_answers.comtrade(query, values)).encode())

    return reply


def _values(folders):
    return {(o.source, o.reporter, o.indicator, o.product_code, o.partner, o.period): o.value
            for o in recorded(folders / "official").observations}  # fmt: skip


def test_the_first_time_all_is_new(refresh, serve, client_of, folders):
    code, out, err = refresh(client_of(serve(_comtrade())), "comtrade")
    assert code == 0
    assert re.search(r"^1 of 9: UN Comtrade, .* of (KAZ|UZB), \S+, 202[45]$", err, re.MULTILINE)
    assert "9 of 9: UN Comtrade" in err
    assert "Run `etl.py run` to take what is new into the tables." in err
    assert re.search(r"^new +UN Comtrade +imports of KAZ, TOTAL +2024–2025 +8 values$", out, re.MULTILINE)
    assert re.search(r"^new +UN Comtrade +imports of UZB, TOTAL +2024 +1 values?$", out, re.MULTILINE)
    assert _values(folders)[("COMTRADE_API", "KAZ", "imports", "TOTAL", "RUS", "2024")] == 600


def test_the_second_time_nothing_is(refresh, serve, client_of):
    client = client_of(serve(_comtrade()))
    refresh(client, "comtrade")
    code, out, err = refresh(client, "comtrade")
    assert (code, "etl.py run" in err) == (0, False)
    assert re.search(r"^unchanged +UN Comtrade +9 queries$", out, re.MULTILINE)
    assert "new" not in out


def test_a_revision_is_shown_with_both_values_and_dates(refresh, serve, client_of, folders):
    refresh(client_of(serve(_comtrade())), "comtrade")
    later = client_of(serve(_comtrade(2)), now=lambda: made_answers.WHEN.replace(month=12))
    code, out, _ = refresh(later, "comtrade")
    assert code == 0
    line = r"^revised +UN Comtrade +exports of KAZ with RUS, HS:27 +2024 +600 USD +1,200 USD +"
    assert re.search(f"{line}2026-11-22 → 2026-12-22$", out, re.MULTILINE)
    assert len(recorded(folders / "official").revisions) == len(re.findall("^revised", out, re.MULTILINE))


def test_a_partner_that_is_cited_anew_is_new_and_one_no_longer_cited_is_not_withdrawn(
    refresh, serve, client_of, folders
):
    figures = folders / "clean" / "figures.csv"
    client = client_of(serve(_comtrade()))
    for partner, expected in (("RUS", "UZB, TOTAL +2024 +2 values"), ("DEU", "UZB, TOTAL +2024 +1 values")):
        figures.write_text(FIGURES.replace("TUR", partner), encoding="utf-8")
        code, out, err = refresh(client, "comtrade")
        assert (code, "etl.py run" in err) == (0, True)
        assert re.search(rf"^new +UN Comtrade +imports of {expected}$", out, re.MULTILINE)
        assert "withdrawn" not in out
    values = _values(folders)
    assert values[("COMTRADE_API", "UZB", "imports", "TOTAL", "DEU", "2024")] == 400


def test_a_value_that_is_gone_is_withdrawn_and_one_that_was_not_asked_for_is_not(
    refresh, serve, client_of, folders
):
    (folders / "clean" / "figures.csv").write_text(FIGURES.splitlines()[0] + "\n", encoding="utf-8")
    rows = [("XG_FOB_USD", "G001", "2024", "10", ""), ("XG_FOB_USD", "RUS", "2024", "10", ""),
            ("XG_FOB_USD", "G001", "2025", "9", ""), ("XG_FOB_USD", "RUS", "2025", "9", "")]  # fmt: skip
    whole, early, late = (serve(Reply(made_answers.imf(*part))) for part in (rows, rows[:2], rows[2:]))
    assert refresh(client_of({"imf": whole}), "imf")[0] == 0
    code, out, _ = refresh(client_of({"imf": late}), "imf", since=2025)
    assert (code, "withdrawn" in out) == (0, False)
    _, out, _ = refresh(client_of({"imf": whole}), "imf")
    assert "2024" not in out, "the values of 2024 were known all along"
    code, out, _ = refresh(client_of({"imf": early}), "imf")
    assert code == 0
    gone = re.findall(
        r"^withdrawn +IMF +exports of KAZ with (\w+), TOTAL +2025 +9 USD +none", out, re.MULTILINE
    )
    assert sorted(gone) == ["RUS", "World"]
    assert "withdrawn" not in refresh(client_of({"imf": early}), "imf")[1]
    assert {period for *_, period in _values(folders)} == {"2024"}


NONSENSE = {
    "html": Reply(b"<html>Maintenance</html>", content_type="text/html"),
    "error": Reply(b'{"count": 0, "data": [], "error": "Internal"}'),
    "empty": Reply(b'{"count": 0, "data": [], "error": ""}'),
    "500": Reply(status=500),
    "403": Reply(b'{"message": "Out of call volume quota"}', 403),
    "cut": Reply(b'{"data": [' * 50, fault="cut"),
    "huge": Reply(b"x" * 300_000),
}


@pytest.mark.parametrize("bad", NONSENSE.values(), ids=NONSENSE)
def test_whatever_a_service_answers_the_last_good_answers_stay(refresh, serve, client_of, folders, bad):
    refresh(client_of(serve(_comtrade())), "comtrade")
    before = _values(folders)
    code, out, err = refresh(client_of(serve(bad)), "comtrade")
    assert code == 2
    assert re.search(r"^failed +UN Comtrade +9 queries", out, re.MULTILINE)
    assert "failed: UN Comtrade: " in err
    assert _values(folders) == before


def test_a_used_up_quota_ends_the_service_and_the_next_run_goes_on_from_there(
    refresh, serve, client_of, folders
):
    good, full = _comtrade(), Reply(b'{"message": "Out of call volume quota"}', 403)
    first = serve(*[good] * 4, full)
    code, out, err = refresh(client_of(first), "comtrade")
    assert (code, len(first.requests)) == (1, 5)
    assert "UN Comtrade is asked no more in this run." in err
    assert re.search(r"^failed +UN Comtrade +5 queries +HTTP 403, “.*quota", out, re.MULTILINE)
    second = serve(good)
    code, out, _ = refresh(client_of(second), "comtrade")
    asked_first = {path for path, _ in first.requests[:4]}
    assert not asked_first & {path for path, _ in second.requests[:5]}
    assert (code, {path for path, _ in second.requests[5:]}) == (0, asked_first)


def test_one_service_that_fails_does_not_end_the_others(refresh, serve, client_of):
    down = serve(Reply(status=500))
    fakes = {**dict.fromkeys(SERVICES, down), "comtrade": serve(_comtrade())}
    code, out, _ = refresh(client_of(fakes))
    assert code == 1
    for name in ("IMF", "World Bank", "Eurostat"):
        assert re.search(rf"^failed +{name} .*HTTP 500", out, re.MULTILINE)
    assert re.search("^new +UN Comtrade", out, re.MULTILINE)


def test_without_internet_each_service_says_so_once(refresh, serve, client_of):
    gone = serve(_comtrade())
    client = client_of(dict.fromkeys(SERVICES, gone))
    gone.close()
    code, out, err = refresh(client)
    assert code == 2
    assert len(re.findall("^failed: .*there is no connection to", err, re.MULTILINE)) == 4
    assert len(re.findall("is asked no more in this run", err)) == 4
    assert len(re.findall("^failed", out, re.MULTILINE)) == 4


def test_years_that_are_not_published_yet_are_no_failure(refresh, serve, client_of):
    code, out, err = refresh(client_of(serve(NONSENSE["empty"])), "comtrade")
    assert (code, "failed" in err) == (0, False)
    assert re.search(r"^not published yet +UN Comtrade +9 queries$", out, re.MULTILINE)
    code, out, _ = refresh(client_of(serve(NONSENSE["empty"])), "comtrade", since=2023)
    assert code == 1
    assert re.search(r"^failed +UN Comtrade +4 queries +no rows", out, re.MULTILINE)


def test_a_part_of_an_answer_that_fails_makes_the_run_incomplete(refresh, serve, client_of):
    rows = [("XG_FOB_USD", "G001", "2024", "10", ""), ("XG_FOB_USD", "RUS", "2024", "10", ""),
            ("XG_FOB_USD", "G001", "2025", "99", ""), ("XG_FOB_USD", "RUS", "2025", "10", "")]  # fmt: skip

    def reply(path: str) -> Reply:
        country = "UZB" if "UZB" in path else "KAZ"
        return Reply(made_answers.imf(*rows[:2] if country == "UZB" else rows, country=country))

    service = serve(lambda path: Reply(reply(path).body.replace(b"XG_FOB", b"MG_CIF") if "UZB" in path else
                                       reply(path).body))  # fmt: skip
    code, out, _ = refresh(client_of({"imf": service}), "imf")
    assert code == 1
    assert re.search(
        r"^failed +IMF +exports and imports of KAZ, TOTAL +2024–2025 +partners that add up", out, re.M
    )
    assert re.search(r"^new +IMF +exports and imports of KAZ, TOTAL +2024 +2 values", out, re.M)


def test_with_a_key_the_keyed_address_is_asked_and_the_key_shows_nowhere(
    refresh, serve, client_of, key, folders
):
    service = serve(_comtrade())
    _, out, err = refresh(client_of(service, key), "comtrade")
    assert {path.partition("?")[0] for path, _ in service.requests} == {comtrade.KEYED}
    assert {headers["Ocp-Apim-Subscription-Key"] for _, headers in service.requests} == {KEY}
    kept = [path.read_bytes() for path in (folders / "official").rglob("*") if path.is_file()]
    assert KEY not in out + err
    assert not [content for content in kept if KEY.encode() in content]


def test_without_figures_the_declared_series_are_fetched(refresh, serve, client_of, folders):
    (folders / "clean" / "figures.csv").unlink()
    code, _, err = refresh(client_of(serve(_comtrade())), "comtrade")
    assert (code, "8 of 8" in err) == (0, True)
    assert "only the declared series are fetched; `etl.py run` makes it" in err


def test_a_table_of_figures_of_another_form_is_named(refresh, serve, client_of, folders):
    (folders / "clean" / "figures.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"figures\.csv lacks columns"):
        refresh(client_of(serve(_comtrade())), "comtrade")


@pytest.mark.parametrize("since", [1900, 2026])
def test_a_year_that_cannot_be_is_named(refresh, serve, client_of, since):
    with pytest.raises(InputError, match=f"--since {since}: name a year from 1988 to 2025"):
        refresh(client_of(serve(_comtrade())), "comtrade", since=since)


def test_two_refreshes_do_not_ask_at_once(refresh, serve, client_of, folders):
    lock = folders / "official" / "answers" / command.LOCK
    lock.parent.mkdir(parents=True)
    with FileLock(lock), pytest.raises(PublishError, match="Another refresh is writing"):
        refresh(client_of(serve(_comtrade())), "comtrade")


def test_a_folder_that_is_a_file_is_named(refresh, serve, client_of, folders):
    (folders / "official").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        refresh(client_of(serve(_comtrade())), "comtrade")


def test_every_service_has_a_connector_and_queries(folders, serve, client_of):
    client = client_of(dict.fromkeys(SERVICES, serve(_comtrade())))
    need = Need("KAZ", "exports", "TOTAL", ("EU", "World"), (2013,))
    found = queries([need], list(connectors.CONNECTORS), client, Store(folders))
    assert [query.service for query in found] == list(SERVICES)
    for query in found:
        assert connectors.CONNECTORS[query.service].page(query).startswith("https://")


def test_the_command_line_has_it(run):
    with pytest.raises(SystemExit) as ended:
        run("refresh", "--source", "nowhere")
    assert ended.value.code == 2


def test_a_key_that_is_none_ends_with_2_and_is_not_shown(run, monkeypatch, tmp_path):
    monkeypatch.setenv("COMTRADE_KEY", "words that are secret")
    code, out, err = run("refresh", "--official", tmp_path)
    assert (code, "secret" in out + err) == (2, False)
    assert "COMTRADE_KEY is set, and is no key" in err

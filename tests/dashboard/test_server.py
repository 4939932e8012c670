"""What is served beside Streamlit's pages: tables, figures, heads, 404s, headers, and several processes."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import clean_set
import httpx2
import pandas as pd
import pytest
from clean_set import article, trade_figures
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from walking import dashboard

from dashboard import links
from dashboard.server import __main__ as command
from dashboard.server import addresses, app, assets

HOSTILE = "</script><script>alert(1)</script> & \"quoted\" 'so' <img src=x onerror=alert(1)>"


@pytest.fixture
def client(example: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("MULTIVECTOR_CLEAN", str(example))
    return served()


def served() -> TestClient:
    """Our routes and middleware without Streamlit behind them."""
    middleware = [Middleware(kind) for kind in app.MIDDLEWARE]
    return TestClient(Starlette(routes=app.routes(), middleware=middleware))


def first_figure(client: TestClient) -> str:
    return str(pd.read_csv(io.BytesIO(client.get("/data/figures.csv").content))["figure_id"][0])


def test_every_published_file_has_an_address(client: TestClient, example: Path) -> None:
    run = json.loads((example / "run.json").read_bytes())
    for name in (*run["files"], "run.json"):
        answer = client.get(f"/data/{name}")
        assert (answer.status_code, answer.content) == (200, (example / name).read_bytes())
        assert answer.headers["access-control-allow-origin"] == "*"
        assert f'"multivector-{name}"' in answer.headers["content-disposition"]


def test_a_table_is_not_sent_again_while_it_is_the_same(client: TestClient) -> None:
    etag = client.get("/data/figures.csv").headers["etag"]
    for held in (etag, f"W/{etag}", f'"other", {etag}'):
        again = client.get("/data/figures.csv", headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get("/data/figures.csv", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_part_of_a_table_can_be_fetched(client: TestClient) -> None:
    whole = client.get("/data/figures.csv").content
    part = client.get("/data/figures.csv", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, whole[:10])


@pytest.mark.parametrize("name", ["nothing.csv", "..%2Frun.json", "%2Fetc%2Fpasswd", ".lock", "run.json/x"])
def test_what_was_not_published_is_not_served(client: TestClient, example: Path, name: str) -> None:
    (example / ".lock").touch()
    assert client.get(f"/data/{name}").status_code == 404


def test_an_edited_file_is_not_served(client: TestClient, example: Path) -> None:
    with (example / "figures.csv").open("a") as file:
        file.write("more\n")
    assert client.get("/data/figures.csv").status_code == 503
    health = client.get("/health")
    assert health.status_code == 503
    assert "not the one that the pipeline wrote" in health.json()["reason"]


def test_health_tells_the_edition(client: TestClient, example: Path) -> None:
    run = json.loads((example / "run.json").read_bytes())
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "version": run["version"],
        "made_at": run["made_at"],
        "reader_version": run["reader_version"],
    }


def test_a_figure_is_served_as_its_row(client: TestClient) -> None:
    figure_id = first_figure(client)
    row = pd.read_csv(io.BytesIO(client.get(f"/figure/{figure_id}.csv").content))
    table = pd.read_csv(io.BytesIO(client.get("/data/figures.csv").content))
    pd.testing.assert_frame_equal(
        row[["figure_id", "surface", "value"]], table[["figure_id", "surface", "value"]].head(1)
    )
    told = client.get(f"/figure/{figure_id}.json").json()
    assert told["figure"]["figure_id"] == figure_id
    assert told["article"]["article_id"] == told["figure"]["article_id"]
    assert {check["figure_id"] for check in told["checks"]} == {figure_id}


def json_ld(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    told: dict[str, object] = json.loads(found[1])
    return told


def test_the_page_of_a_figure_says_what_it_is(client: TestClient) -> None:
    figure_id = first_figure(client)
    told = client.get(f"/figure/{figure_id}.json").json()
    page = client.get(f"/figure/{figure_id}").text
    data = json_ld(page)
    assert data["@type"] == "Quotation"
    assert data["text"] == told["figure"]["sentence"]
    assert str(data["url"]).endswith(links.permalink(figure_id))
    assert re.search(r'<link rel="canonical" href="http://testserver/figure/\w+">', page)
    assert page.count("<title>") == 1
    assert links.figure(figure_id) in page


def test_pages_have_heads_of_their_own(client: TestClient) -> None:
    titles = {}
    for name in links.PAGES:
        page = client.get(links.page(name)).text
        found = re.search(r"<title>(.*?)</title>", page)
        assert found
        titles[name] = found[1]
        assert 'name="description"' in page
        assert 'src="/static/js/' in page
    assert len(set(titles.values())) == len(links.PAGES)


def test_hostile_words_stay_words_in_the_head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [{**row, "sentence": HOSTILE + str(row["sentence"])} for row in trade_figures()]
    folder = clean_set.write(tmp_path / "clean", [article(title=HOSTILE, author=HOSTILE)], figures)
    monkeypatch.setenv("MULTIVECTOR_CLEAN", str(folder))
    client = served()
    page = client.get(f"/figure/{first_figure(client)}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert str(json_ld(page)["text"]).startswith(HOSTILE)


@pytest.mark.parametrize(
    "path", ["/nothing", "/figure/nothing", "/figure/nothing.json", "/figures/nothing", "/x/y"]
)
def test_an_unknown_address_is_a_true_404(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'href="{links.page("figures")}"' in answer.text
    assert client.get(path, headers={"Accept": "application/json"}).json()["detail"]


def test_every_answer_has_the_headers_that_keep_it_safe(client: TestClient) -> None:
    for path in ("/", "/nothing", "/data/figures.csv", "/health"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors *" in headers["content-security-policy"]


def test_scripts_are_packed_for_who_takes_them(client: TestClient) -> None:
    name = next(name for name in sorted(assets.names()) if name.endswith(".js"))
    with client.stream("GET", f"/{name}", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == gzip.decompress(assets.packed(name) or b"")
    assert client.get(f"/{name}", headers={"Accept-Encoding": "identity"}).status_code == 404


def test_robots_are_told_where_the_figures_are(client: TestClient) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
    assert f"http://testserver{links.permalink(first_figure(client))}" in client.get("/sitemap.xml").text


def test_addresses_lie_below_the_base(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MULTIVECTOR_CLEAN", str(example))
    monkeypatch.setenv(addresses.VARIABLE, "/trade/facts/")
    client = served()
    assert client.get("/trade/facts/health").status_code == 200
    assert client.get("/health").status_code == 404
    assert 'src="/trade/facts/static/js/' in client.get("/trade/facts/").text


@pytest.mark.parametrize(
    "asked", [["--port", "0"], ["--port", "70000"], ["--processes", "0"], ["--address", "here"]]
)
def test_what_cannot_be_served_is_refused(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(asked)
    assert asked[0] in capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--help"])
    assert "--processes 4" in capsys.readouterr().out


# Two processes behind one address.


@pytest.fixture(scope="module")
def two_processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("two")
    clean = clean_set.write(folder / "clean", [article()], trade_figures())
    with dashboard(clean, folder, "--processes", "2") as address:
        yield address


def test_two_processes_give_the_same_files_to_many(two_processes: str) -> None:
    def fetched(number: int) -> tuple[int, bytes]:
        with httpx2.Client() as client:  # a connection of its own, so any process may answer
            answer = client.get(f"{two_processes}/data/figures.{('csv', 'parquet')[number % 2]}")
            return answer.status_code, answer.content

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(fetched, range(40)))
    assert {status for status, _ in answers} == {200}
    assert len({content for _, content in answers}) == 2


def test_streamlit_answers_as_well(two_processes: str) -> None:
    assert httpx2.get(f"{two_processes}/_stcore/health").status_code == 200
    assert httpx2.get(f"{two_processes}/nothing").status_code == 404


def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    clean = clean_set.write(tmp_path / "clean", [article()], trade_figures())
    with dashboard(clean, tmp_path, "--processes", "2") as address:
        port = address.rpartition(":")[2]
        os.kill(min(processes(port)), signal.SIGINT)
        deadline = time.monotonic() + 30
        while processes(port) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not processes(port)
        with pytest.raises(httpx2.TransportError):
            httpx2.get(f"{address}/health")


def processes(port: str) -> list[int]:
    """Ids of the processes that were started to serve at `port`."""
    found = subprocess.run(
        ["pgrep", "-f", f"dashboard.server --port {port}"], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def test_the_chosen_figures_are_served_as_the_table_has_them(client: TestClient) -> None:
    whole = pd.read_csv(io.BytesIO(client.get("/data/figures.csv").content))
    some = client.get("/data/figures.csv", params={"indicator": "length"})
    fitting = whole[whole["indicator"] == "length"]
    assert len(fitting) == 2
    assert some.headers["content-type"].startswith("text/csv")
    table = pd.read_csv(io.BytesIO(some.content))
    assert table["figure_id"].tolist() == fitting["figure_id"].tolist()
    assert table["value"].tolist() == fitting["value"].tolist()
    none = pd.read_csv(io.BytesIO(client.get("/data/figures.csv", params={"text": "nowhere"}).content))
    assert none.columns.tolist() == whole.columns.tolist()
    assert none.empty


def test_a_page_names_the_scripts_that_draw_it(client: TestClient) -> None:
    named = {path: client.get(path).text.count('rel="modulepreload"') for path in ("/", "/trade")}
    assert named["/trade"] > named["/"] > 30
    for kind in ("Html", "ArrowVegaLiteChart", "embed"):
        assert re.search(rf'href="/static/js/{kind}\.[\w-]+\.js"', client.get("/trade").text)
    for path in re.findall(r'href="/(static/js/[^"]+)"', client.get("/trade").text):
        assert path in assets.names()


def test_a_choice_is_a_value_and_never_sql(client: TestClient) -> None:
    for words in ("' OR true --", "x'; DROP VIEW figures; --", "?", "%%", "\\"):
        for field in ("partner", "text", "verdict"):
            answer = client.get("/data/figures.csv", params={field: words})
            assert answer.content.count(b"\n") == 1
    assert client.get("/data/figures.csv").content.count(b"\n") > 1

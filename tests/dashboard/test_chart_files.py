"""Charts as files: what they show, that they say where it comes from, and that nothing in them runs."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import clean_set
import pandas as pd
import pytest
from clean_set import article, trade_figures
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from test_server import HOSTILE, client, served

from dashboard import chart_files, cited, data, panels

__all__ = ["client"]
Open = Callable[..., AppTest]
LINES = ("UZB-imports", "UZB-trade_balance", "oil-routes")


def offered(test: AppTest) -> list[str]:
    """The addresses of chart files that a page links."""
    html = "".join(part.proto.body for part in test.get("html"))
    return [address.replace("&amp;", "&") for address in re.findall(r'href="(/chart/[^"]+)"', html)]


def words(svg: str) -> str:
    return " ".join(ElementTree.fromstring(svg).itertext())


@pytest.mark.parametrize("page", ["trade", "energy"])
def test_every_file_that_a_page_links_is_served(
    app: Open, client: TestClient, example: Path, page: str
) -> None:
    addresses = offered(app(example, page))
    assert len(addresses) >= 6
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        kind = urlsplit(address).path.rpartition(".")[2]
        name = re.search(r'filename="(.*)"', answer.headers["content-disposition"])
        assert name is not None
        assert re.fullmatch(rf"multivector-[\w-]+-\d{{4}}-\d\d-\d\d\.{kind}", name[1])


def test_a_choice_of_the_page_holds_for_its_files(app: Open, client: TestClient, example: Path) -> None:
    addresses = [url for url in offered(app(example, "trade", partner="RUS")) if "cited-" in url]
    assert addresses
    assert all("partner=RUS" in address for address in addresses)
    table = pd.read_csv(io.BytesIO(client.get(next(url for url in addresses if ".csv" in url)).content))
    assert table["what"].str.contains("Russia").all()


@pytest.mark.parametrize("key", LINES)
def test_the_picture_tells_title_source_date_and_address(client: TestClient, key: str) -> None:
    said = words(client.get(f"/chart/{key}.svg").text)
    published = data.load()
    picture = chart_files.find(published, key)
    assert picture is not None
    assert picture.title in said
    for source in picture.sources:
        assert source.split(", http")[0] in said.replace("\n", " ")
    assert f"tables made {chart_files.made(published)}, CC BY 4.0" in said
    assert "http://testserver" in said


def test_a_png_has_twice_the_pixels_of_the_drawing(client: TestClient) -> None:
    drawing = ElementTree.fromstring(client.get("/chart/UZB-imports.svg").text)
    png = client.get("/chart/UZB-imports.png").content
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width == 2 * int(drawing.attrib["width"])
    assert abs(height - 2 * float(drawing.attrib["height"])) <= 2


def test_each_theme_has_its_own_colours(client: TestClient) -> None:
    for theme, colours in chart_files.themes().items():
        svg = client.get(f"/chart/UZB-imports.svg?theme={theme}").text
        assert colours["backgroundColor"] in svg
        assert colours["textColor"] in svg
        assert "currentColor" not in svg
        assert any(colour in svg for colour in colours["chartCategoricalColors"])


def test_the_csv_holds_the_rows_with_their_sources(client: TestClient) -> None:
    table = pd.read_csv(io.BytesIO(client.get("/chart/UZB-imports.csv").content))
    assert table["source_url"].str.startswith("https://").all()
    assert set(table["tables_made"]) == {chart_files.made(data.load())}


@pytest.mark.parametrize("name", [
    "nothing.png", "UZB-imports.pdf", "RUS-imports.png", "UZB-wages.svg", "cited-trade-no-any.csv", "x.",
])  # fmt: skip
def test_a_chart_that_no_page_shows_is_missing(client: TestClient, name: str) -> None:
    assert client.get(f"/chart/{name}").status_code == 404


def test_a_picture_is_not_sent_again_while_it_is_the_same(client: TestClient) -> None:
    etag = client.get("/chart/UZB-imports.svg").headers["etag"]
    assert client.get("/chart/UZB-imports.svg", headers={"If-None-Match": etag}).status_code == 304
    assert client.get("/chart/UZB-exports.svg", headers={"If-None-Match": etag}).status_code == 200


def test_hostile_words_are_drawn_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title = HOSTILE + "\x07 $\\frac{1}{2}$ [a](javascript:alert(1))"
    folder = clean_set.write(tmp_path / "clean", [article(title=title)], trade_figures())
    monkeypatch.setenv("MULTIVECTOR_CLEAN", str(folder))
    published = data.load()
    for key in slugs(published):
        svg = served().get(f"/chart/{key}.svg").text
        tree = ElementTree.fromstring(svg)
        tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert not tags & {"script", "image", "foreignObject", "iframe", "img"}
        assert "onerror=alert" in words(svg)


def slugs(published: data.Published) -> list[str]:
    return [cited.slug(panel) for panel in panels.panels(cited.on(published, cited.Choice(cited.TRADE)))]

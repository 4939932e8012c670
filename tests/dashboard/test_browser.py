"""A walk through the dashboard in a real Chromium, on a server started as a user starts it.

The server is fresh and its first visitor opens a permalink: neither the navigation nor the style may depend
on somebody having opened the front page before. No request may leave the machine, and the console stays
clean.
"""

import io
import re
from collections.abc import Iterator
from itertools import cycle, pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from walking import PAGES, browser_path, chromium, dashboard, open_page, page_address, settle

from dashboard import phrases

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
pytestmark = pytest.mark.browser

EVIL = "http://evil.example"
HOSTILE = {
    "markup": f"<img src={EVIL}/x.png onerror=document.title='owned'><script>document.title='owned'</script>",
    "markdown": f"![i]({EVIL}/y.png) [link]({EVIL}) **bold** `code` :material/home: :red[red] # head",
    "latex": r"$\frac{1}{2}$ $$\int_0^1 x$$ \href{http://evil.example}{x} \includegraphics{x}",
    "right-to-left": "\u202eevitagen\u202c \u2067abc\u2069 \u05d0\u05d1\u05d2 \u0627\u0644",
    "unbroken": "x" * 10_000,
    "formula": "=HYPERLINK(\"http://evil.example\") +cmd|' /C calc'!A0 @SUM(1) -1",
}
# What words would have become if they were taken for markup, Markdown or LaTeX.
MADE_OF_WORDS = (
    "[data-testid=stMain] :is(img, iframe, object, .katex, .mv-quote strong, a[href*='evil.example'])"
)
TITLES = {"check": "Check an article"}
CHARTS = {"trade": 5, "energy": 6}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of these tests, written once for the walk."""
    import clean_set

    rows = clean_set.trade_figures() + clean_set.energy_figures()
    return clean_set.write(
        tmp_path_factory.mktemp("browser") / "clean", [clean_set.article()], rows, None,
        clean_set.observations(), clean_set.checks(), clean_set.places(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def address(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard started from a folder that has nothing to do with the project."""
    with dashboard(clean, cwd=tmp_path_factory.mktemp("elsewhere")) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    path = browser_path()
    if not path:
        pytest.skip(
            "NO BROWSER TEST: no Chromium was found; install one, or name it with MULTIVECTOR_BROWSER"
        )
    with chromium(path) as opened:
        yield opened


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, page: "playwright.Page") -> None:
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: "playwright.Request") -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "localhost":
            self.outside.append(request.url)

    def _said(self, message: "playwright.ConsoleMessage") -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")


@pytest.fixture
def page(browser: "playwright.Browser") -> Iterator["playwright.Page"]:
    """A page that fails its test when it complained or asked for anything outside the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    watch = Watch(opened)
    yield opened
    context.close()
    assert watch.outside == []
    assert watch.complaints == []


def figures(clean: Path) -> pd.DataFrame:
    return pd.read_parquet(clean / "figures.parquet")


def too_wide(page: "playwright.Page") -> list[str]:
    """What reaches beyond the right edge of the window."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.stHtml *, .stVegaLiteChart svg, .stMainBlockContainer')]"
        ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 99))"
    )
    return found


def marks(page: "playwright.Page") -> list[str]:
    """What the marks of all charts say to a screen reader."""
    found = page.locator(".stVegaLiteChart svg .role-mark [aria-label]")
    return [found.nth(i).get_attribute("aria-label") or "" for i in range(found.count())]


def test_a_permalink_works_for_the_first_visitor(page: "playwright.Page", address: str, clean: Path) -> None:
    row = figures(clean).iloc[1]
    open_page(page, f"{address}/figures?figure={row['figure_id']}")
    assert page.locator("mark").first.inner_text() == row["surface"]
    assert page.title() == "4\N{NO-BREAK SPACE}billion\N{NO-BREAK SPACE}US$ – Multivector"
    assert page.get_by_test_id("stTopNavLink").count() == len(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_drawn_under_its_own_title_and_fits_a_phone(
    page: "playwright.Page", address: str, name: str
) -> None:
    open_page(page, page_address(address, name))
    assert page.title() == f"{TITLES.get(name, name.capitalize())} – Multivector"
    assert page.locator("h1").count() == 1
    assert page.locator(".stException, .mv-problem").count() == 0
    assert page.locator(".stVegaLiteChart svg").count() == CHARTS.get(name, 0)
    assert too_wide(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_timeout(600)
    assert too_wide(page) == []


def test_the_marks_say_their_amounts_and_articles(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/trade")
    said = [words.replace("\N{NO-BREAK SPACE}", " ") for words in marks(page)]
    assert any(
        words.startswith("20 %: Share of China in Uzbekistan’s imports, 2019. Trade grows") for words in said
    )
    assert any(words.startswith("24.2 billion US$: Trade turnover") for words in said)


def test_a_click_on_a_mark_opens_its_figure(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/trade")
    page.locator(".stVegaLiteChart path[aria-label*='Trade balance']").first.click()
    page.wait_for_url(re.compile("/figures\\?figure="))
    settle(page)
    assert page.locator("mark").first.inner_text() == "$12.7 billion"


def test_a_diamond_on_an_official_line_opens_its_figure(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/trade?show=import_share")
    said = [words.replace("\N{NO-BREAK SPACE}", " ") for words in marks(page)]
    assert any("30 % (30 percent). Office of Statistics" in words for words in said)
    assert any(words.startswith("Cited: 20 %, Share of China") and "✓ agrees" in words for words in said)
    page.locator(".stVegaLiteChart path[aria-label^='Cited: 20']").click()
    page.wait_for_url(re.compile("/figures\\?figure="))
    settle(page)
    assert page.locator("mark").first.inner_text() == "20 percent"
    assert page.locator(".mv-checks .mv-verdict").first.inner_text() == "✓ agrees"


def test_a_line_on_the_map_opens_its_route_also_on_a_phone(page: "playwright.Page", address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    open_page(page, f"{address}/energy")
    line = page.locator(".st-key-route-map path[aria-label^='52']").first
    box = line.bounding_box()
    assert box
    assert box["width"] > 20
    line.click()
    page.wait_for_url(re.compile("/energy\\?route=CPC"))
    settle(page)
    page.get_by_role("heading", name="Caspian pipeline (CPC)", exact=True).wait_for()
    assert too_wide(page) == []


@pytest.mark.parametrize("quantity", ["trade_balance", "export_share"])
def test_official_lines_fit_a_phone_and_their_labels_do_not_overlap(
    page: "playwright.Page", address: str, quantity: str
) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    open_page(page, f"{address}/trade?show={quantity}")
    assert too_wide(page) == []
    words = page.locator(".stVegaLiteChart svg").first.locator("text[font-weight='600']")
    boxes = sorted(
        (words.nth(i).bounding_box() or {} for i in range(words.count())), key=lambda box: box["y"]
    )
    assert len(boxes) == 3
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 2


def test_a_chart_leads_to_its_figure_by_keyboard(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/energy")
    page.get_by_role("link", name="over 70\N{NO-BREAK SPACE}%").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/figures\\?figure="))
    settle(page)
    assert page.locator("mark").first.inner_text() == "70%"


def test_a_card_opens_its_figure_and_the_next_one_follows(
    page: "playwright.Page", address: str, clean: Path
) -> None:
    open_page(page, f"{address}/")
    page.locator("a.mv-card").first.click()
    page.wait_for_url(re.compile("/figures\\?figure="))
    settle(page)
    page.get_by_role("link", name="Next figure").click()
    page.wait_for_url(f"**/figures?figure={figures(clean)['figure_id'].iloc[1]}")


@pytest.mark.parametrize("kind", ["CSV", "Parquet"])
def test_a_downloaded_table_opens_in_pandas(
    page: "playwright.Page", address: str, clean: Path, kind: str
) -> None:
    open_page(page, f"{address}/data")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=kind).first.click()
    content = Path(waiting.value.path()).read_bytes()
    reader = pd.read_csv if kind == "CSV" else pd.read_parquet
    assert reader(io.BytesIO(content))["figure_id"].tolist() == figures(clean)["figure_id"].tolist()
    assert waiting.value.suggested_filename == f"multivector-figures.{kind.lower()}"


def test_a_chart_is_downloaded_under_a_name_with_its_date(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/trade")
    for kind, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b"partner,year,")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=kind, exact=True).first.click()
        assert Path(waiting.value.path()).read_bytes().startswith(start)
        name = rf"multivector-UZB-imports-\d{{4}}-\d\d-\d\d\.{kind.lower()}"
        assert re.fullmatch(name, waiting.value.suggested_filename)


def test_the_link_to_a_view_is_copied(page: "playwright.Page", address: str, clean: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure_id = figures(clean)["figure_id"].iloc[0]
    views = {
        "/trade?show=exports": "/trade?show=exports",
        f"/figures?figure={figure_id}": f"/figure/{figure_id}",
    }
    for shown, shared in views.items():
        open_page(page, address + shown)
        page.get_by_text("Copy the link to this view").click()
        page.get_by_text("Link copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == address + shared


def test_an_embedded_page_leads_to_the_whole(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/trade?show=exports&embed=true")
    assert page.locator(".mv-foot a").all_inner_texts() == ["Open in Multivector"]
    assert page.locator(".mv-foot a").get_attribute("href") == f"{address}/trade?show=exports"


def test_a_filter_is_kept_in_the_address(page: "playwright.Page", address: str) -> None:
    open_page(page, f"{address}/figures?indicator=length")
    assert page.locator(".mv-table tbody tr").count() == 2
    page.get_by_label("Words").fill("nowhere")
    page.get_by_label("Words").press("Enter")
    page.get_by_text("Nothing left by this choice").wait_for()
    assert "text=nowhere" in page.url


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published set in which every word that comes from outside is one of `HOSTILE`."""
    import clean_set

    kinds = list(HOSTILE.values())
    articles = [
        clean_set.article(article_id=f"2020-01-02-{name}", title=words, author=words, note=words)
        for name, words in HOSTILE.items()
    ]
    rows = [
        clean_set.figure(
            article_id=f"2020-01-02-{name}", surface=words, sentence=f"It was {words}.", partner=words,
            product=words, char_start=len(name),
        )
        for name, words in HOSTILE.items()
    ]  # fmt: skip
    told = [
        {**row, "organisation": words, "dataset": words, "comment": words}
        for row, words in zip(clean_set.observations(), cycle(kinds), strict=False)
    ]
    verdicts = [
        clean_set.check(row, "differs", explanation=row["surface"], evidence=row["surface"]) for row in rows
    ]
    places = [{**row, "role": words} for row, words in zip(clean_set.places(), cycle(kinds), strict=False)]
    folder = tmp_path_factory.mktemp("hostile") / "clean"
    return clean_set.write(folder, articles, rows, None, told, verdicts, places)


def test_hostile_text_loads_nothing_and_stays_text(
    browser: "playwright.Browser", hostile: Path, tmp_path: Path
) -> None:
    opened = [f"figures?figure={figure_id}" for figure_id in figures(hostile)["figure_id"]]
    assert len(opened) == len(HOSTILE)
    with dashboard(hostile, tmp_path) as served:
        page = browser.new_page(viewport={"width": 375, "height": 900})
        watch = Watch(page)
        for name in (*PAGES, *opened):
            open_page(page, page_address(served, name))
            assert "owned" not in page.title()
            assert page.locator(MADE_OF_WORDS).count() == 0, name
            assert too_wide(page) == [], name
        page.close()
    assert watch.outside == []


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_own_article_loads_nothing_and_stays_text(
    page: "playwright.Page", address: str, words: str
) -> None:
    open_page(page, f"{address}/check")
    text = f"Exports of {words} by Kazakhstan to {words} came to $5 billion in 2020 {words}."
    page.get_by_role("textbox", name="Text").first.fill(text)
    page.get_by_role("button", name="Read and check").click()
    page.locator(".mv-checks").first.wait_for()
    settle(page)
    assert "owned" not in page.title()
    assert page.locator(MADE_OF_WORDS).count() == 0
    quote = "".join(page.locator(".mv-quote").first.inner_text().split())
    shown = "".join(phrases.visible(words).split())
    assert shown[:40] in quote or (len(words) > 1000 and "$5billion" in quote)


def test_a_server_without_tables_says_how_to_make_them(browser: "playwright.Browser", tmp_path: Path) -> None:
    with dashboard(tmp_path / "nothing", tmp_path) as served:
        page = browser.new_page()
        open_page(page, served)
        assert page.get_by_role("alert").inner_text().startswith("There are no published tables yet")
        page.close()

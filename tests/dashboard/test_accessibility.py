"""No page breaks WCAG 2.1 AA as far as axe-core can tell: light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_browser import address, browser, clean, figures
from walking import PAGES, open_page, page_address, settle

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core: no test of WCAG")
pytestmark = pytest.mark.browser

__all__ = ["address", "browser", "clean"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
STATES = ("energy?route=cpc", "figures?partner=RUS", "figures?text=nowhere", "figures?figure=zzz")
OWN_TEXT = "Kazakhstan’s imports from Russia came to $17.6 billion in 2013, 36 percent of all."
LOOKS = [("light", 1280), ("dark", 1280), ("light", 375)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(browser: playwright.Browser, request: pytest.FixtureRequest) -> Iterator[playwright.Page]:
    scheme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def violations(page: playwright.Page) -> list[str]:
    """What axe-core finds, each with the element that it is about."""
    found = axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def test_no_page_breaks_wcag(page: playwright.Page, address: str, clean: Path) -> None:
    figure = f"figures?figure={figures(clean)['figure_id'].iloc[0]}"
    found = {}
    for name in (*PAGES, *STATES, figure):
        open_page(page, page_address(address, name))
        found[name] = violations(page)
    assert {name: told for name, told in found.items() if told} == {}


def test_an_own_article_that_was_read_breaks_no_wcag(page: playwright.Page, address: str) -> None:
    open_page(page, f"{address}/check")
    page.get_by_role("textbox", name="Text").first.fill(OWN_TEXT)
    page.get_by_role("button", name="Read and check").click()
    page.locator(".mv-checks").first.wait_for()
    settle(page)
    assert violations(page) == []


def test_axe_core_does_find_what_breaks_the_rules(page: playwright.Page) -> None:
    page.set_content("<html><body><img src='data:,'><p style='color:#eee;background:#fff'>pale</p></body>")
    kinds = {told.split(":")[0] for told in violations(page)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= kinds

"""How long a visitor waits, seen from a real browser: the first load, and a change of a choice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MILLISECONDS = 60_000


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A browser that keeps nothing between the contexts it opens."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh(browser: Browser) -> Iterator[Page]:
    """A page of a visitor who was never here: nothing is cached."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        yield context.new_page()
    finally:
        context.close()


def cold(browser: Browser, address: str, first: str) -> float:
    """Seconds from asking for an address until the element `first` is drawn."""
    with fresh(browser) as page:
        started = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(first, timeout=MILLISECONDS)
        return time.perf_counter() - started


def changed(page: Page, act: Callable[[], None], shown: str) -> float:
    """Seconds from `act` until the JavaScript expression `shown` is true, looked at with every frame."""
    act()
    started: float = page.evaluate("window.actedAt ?? performance.now()")
    page.wait_for_function(shown, polling="raf", timeout=MILLISECONDS)
    ended: float = page.evaluate("performance.now()")
    return (ended - started) / 1000

"""A running dashboard and a real browser, for the browser test and for the screenshots."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import links

ROOT = Path(__file__).resolve().parents[2]
PAGES = tuple(links.PAGES)
# A browser that keeps to itself: no updates, no component downloads, no first-run pages.
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
START_SECONDS = 120


def browser_path() -> str | None:
    """Path of an installed Chromium or Chrome, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("MULTIVECTOR_BROWSER") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def dashboard(clean: Path, cwd: Path, *options: str) -> Iterator[str]:
    """Serve the dashboard as a user starts it, on a free port, with the tables in `clean`; its address."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard.server", "--port", str(port), *options]
    environment = {**os.environ, "MULTIVECTOR_CLEAN": str(clean)}
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_until_healthy(f"http://localhost:{port}", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the dashboard ended with code {server.returncode} before it answered")
        try:
            urllib.request.urlopen(f"{address}/health", timeout=2).close()
        except HTTPError:
            return  # it serves, though it has no tables
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the dashboard did not answer at {address} within {START_SECONDS} s")


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A Chromium started from `path`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def page_address(address: str, name: str) -> str:
    """Address of a page of the dashboard that is served at `address`."""
    return f"{address}/{'' if name == 'overview' else name}"


def open_page(page: Page, address: str) -> None:
    """Open `address` and wait until the app has finished drawing it."""
    page.goto(address)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run, and every chart has its marks."""
    page.wait_for_selector(".mv-foot, .mv-problem", timeout=30_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')", timeout=30_000)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stVegaLiteChart')].every(c => c.querySelector('svg, canvas'))",
        timeout=30_000,
    )
    page.wait_for_timeout(400)

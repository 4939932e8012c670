"""Takes pictures of every page: python tests/dashboard/screenshots.py FOLDER [--clean FOLDER] [--publish]

Every page and one figure's page are taken at 1280 and 375 pixels, light and dark, into FOLDER. With
--publish, the pictures that README and docs show are written to docs/images too.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser
from walking import PAGES, ROOT, browser_path, chromium, dashboard, open_page, page_address

WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")
PUBLISHED = {
    "overview-1280-light": "overview.png",
    "figure-1280-light": "figure.png",
    "trade-1280-light": "trade.png",
    "energy-1280-light": "energy.png",
}
TALLEST = 6000
PUBLISHED_HEIGHT = {"overview.png": 830, "figure.png": 770, "trade.png": 850, "energy.png": 1195}


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Takes pictures of every page of the dashboard.")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument(
        "--clean", type=Path, default=os.environ.get("MULTIVECTOR_CLEAN", ROOT / "data" / "clean")
    )
    parser.add_argument("--publish", action="store_true", help="write the chosen ones to docs/images too")
    asked = parser.parse_args()
    path = browser_path()
    if not path:
        parser.error("no Chromium was found; name one with MULTIVECTOR_BROWSER")
    asked.folder.mkdir(parents=True, exist_ok=True)
    with dashboard(asked.clean.resolve(), ROOT) as address, chromium(path) as browser:
        take_all(browser, addresses(address, asked.clean), asked.folder)
        if asked.publish:
            publish(browser, addresses(address, asked.clean))


def addresses(address: str, clean: Path) -> dict[str, str]:
    """Address of every page by its name, and of the page of one figure."""
    figures = pd.read_parquet(clean / "figures.parquet")
    money = figures[figures["unit"].eq("USD")]
    one = (money if len(money) else figures)["figure_id"].iloc[0]
    return {
        **{name: page_address(address, name) for name in PAGES},
        "figure": f"{address}/figures?figure={one}",
    }


def take_all(browser: Browser, pages: dict[str, str], folder: Path) -> None:
    """Take every page at every width in both colour schemes, as high as it is."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            for name, address in pages.items():
                take(browser, address, folder / f"{name}-{width}-{scheme}.png", width, scheme, TALLEST)


def publish(browser: Browser, pages: dict[str, str]) -> None:
    """Take the pictures of README and docs, cut to a sensible height."""
    for picture, file in PUBLISHED.items():
        name, width, scheme = picture.split("-")
        take(
            browser, pages[name], ROOT / "docs" / "images" / file, int(width), scheme, PUBLISHED_HEIGHT[file]
        )


def take(browser: Browser, address: str, file: Path, width: int, scheme: str, tallest: int) -> None:
    """Take one picture of `address`, at most `tallest` pixels high, and say so if it scrolls sideways."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    open_page(page, address)
    main = "document.querySelector('[data-testid=stMain]')"
    for _ in range(2):  # a higher window may lay the page out anew
        height = min(tallest, int(page.evaluate(f"{main}.scrollHeight")))
        page.set_viewport_size({"width": width, "height": max(600, height)})
        page.wait_for_timeout(400)
    wide = page.evaluate(f"{main}.scrollWidth > {main}.clientWidth")
    page.screenshot(path=str(file))
    print(f"{file}{'  scrolls sideways!' if wide else ''}")
    context.close()


if __name__ == "__main__":
    main()

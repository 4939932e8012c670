"""The pages as crawlers and link previews read them: Streamlit's own page with a head of its own.

Streamlit draws a page in the browser; what does not run scripts sees only this. So each page gets its
title, its description and, for a figure, what it is as JSON-LD and in words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import file_util

from dashboard import data, links
from dashboard.server import assets
from dashboard.server.addresses import base
from dashboard.server.data_files import unchanged
from dashboard.texts import language, text

SHARE = Path(__file__).with_name("share.js")
# What each page draws first, by Streamlit's names of its elements.
CHARTS = ("Html", "Selectbox", "ArrowVegaLiteChart")
DRAWN = {
    **dict.fromkeys(links.PAGES, ("Html",)),
    "trade": CHARTS,
    "energy": CHARTS,
    "figures": ("Html", "Selectbox", "TextInput"),
    "check": ("Html", "TextArea", "TextInput"),
}
MOST_IN_SITEMAP = 40_000  # a sitemap may hold 50,000 addresses


@dataclass(frozen=True)
class Head:
    """What a page says of itself.

    Attributes:
        title: of the browser's tab.
        description: one or two sentences.
        address: the page's own path, below the host.
        data: JSON-LD; empty for a page that has none.
        words: HTML for who runs no scripts.
        script: JavaScript to run before the app starts; "" for none.
        elements: Streamlit's names of what the page draws first.
    """

    title: str
    description: str
    address: str
    data: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    script: str = ""
    elements: tuple[str, ...] = ("Html",)


def routes() -> list[BaseRoute]:
    """Every page of the navigation, robots.txt and sitemap.xml."""
    paths = [f"{base()}/", *(f"{base()}/{name}" for name in links.PAGES)]
    pages: list[BaseRoute] = [Route(path, _page) for path in paths]
    return [*pages, Route(f"{base()}/robots.txt", _robots), Route(f"{base()}/sitemap.xml", _sitemap)]


def _page(request: Request) -> Response:
    name = request.url.path.rstrip("/").rpartition("/")[2]
    name = name if name in links.PAGES else "overview"
    title = f"{links.PAGES[name]} – {text('server.site.name')}"
    return answer(
        request, Head(title, text(f"server.descriptions.{name}"), links.page(name), elements=DRAWN[name])
    )


def answer(request: Request, head: Head) -> Response:
    """The app's page with this head, or 304 where the visitor has it."""
    content = written(head, f"{request.url.scheme}://{request.url.netloc}").encode()
    headers = {"Cache-Control": "no-cache", "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}
    if unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="text/html")


def written(head: Head, host: str) -> str:
    """Streamlit's page with this head.

    Args:
        head: what the page says of itself.
        host: scheme and host for addresses that must be absolute, "https://figures.example".
    """
    before, after = _around_title(base())
    after = after.replace("</head>", f"{_preloads(base(), head.elements, after)}</head>", 1)
    body = after.replace('<html lang="en">', f'<html lang="{escape(language())}">')
    made = re.sub(
        r"<noscript>.*?</noscript>", lambda _: f"<noscript>{_noscript(head)}</noscript>", body, flags=re.S
    )
    return before + _head(head, host) + made


@cache
def _around_title(root: str) -> tuple[str, str]:
    """Streamlit's page before and after its title, with its files addressed from the root of the host."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    page = re.sub(r'(href|src)="\./', rf'\1="{root}/', page)
    before, _, after = page.partition("<title>Streamlit</title>")
    return before, after


@cache
def _preloads(root: str, elements: tuple[str, ...], page: str) -> str:
    """Links by which the browser fetches what the page will draw with, without what it has links to."""
    scripts = (name for name in assets.needed(*elements) if f'"{root}/{name}"' not in page)
    return "".join(f'<link rel="modulepreload" crossorigin href="{root}/{name}">' for name in scripts)


def _head(head: Head, host: str) -> str:
    told = {"og:title": head.title, "og:description": head.description, "og:url": host + head.address}
    told |= {"og:type": "website", "og:site_name": text("server.site.name")}
    lines = [
        f"<title>{escape(head.title)}</title>",
        f'<meta name="description" content="{escape(head.description)}">',
        f'<link rel="canonical" href="{escape(host + head.address)}">',
        '<meta name="twitter:card" content="summary">',
        *(f'<meta property="{name}" content="{escape(said)}">' for name, said in told.items()),
    ]
    if head.data:
        lines.append(f'<script type="application/ld+json">{as_json_ld(head.data)}</script>')
    # Otherwise the app looks for its server below the page's own path first, and waits for two 404s.
    root = f"location.origin + {json.dumps(base() + '/')}"
    lines.append(
        f"<script>window.__streamlit = {{BACKEND_BASE_URL: {root}, MAIN_PAGE_BASE_URL: {root}}}</script>"
    )
    lines.append(f"<script>{_share()}</script>")
    if head.script:
        lines.append(f"<script>{head.script}</script>")
    return "\n    ".join(lines)


@cache
def _share() -> str:
    """What the links that copy an address do when they are clicked."""
    return SHARE.read_text(encoding="utf-8")


def as_json_ld(told: Mapping[str, Any]) -> str:
    """JSON that may stand within a script element: no "<" in it can end that."""
    plain = json.dumps(told, ensure_ascii=False)
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _noscript(head: Head) -> str:
    return head.words or f"<h1>{escape(head.title)}</h1><p>{escape(head.description)}</p>{_ways()}"


def _ways() -> str:
    ways = (
        f'<li><a href="{escape(links.page(name))}">{title}</a></li>' for name, title in links.PAGES.items()
    )
    return f"<ul>{''.join(ways)}</ul>"


def _robots(request: Request) -> Response:
    host = f"{request.url.scheme}://{request.url.netloc}{base()}"
    return PlainTextResponse(f"User-agent: *\nDisallow: {base()}/_stcore/\nSitemap: {host}/sitemap.xml\n")


def _sitemap(request: Request) -> Response:
    host = f"{request.url.scheme}://{request.url.netloc}"
    paths = [links.page(name) for name in links.PAGES]
    try:
        listed = data.load().rows(f"SELECT figure_id FROM figures LIMIT {MOST_IN_SITEMAP}")
        paths += [links.permalink(row["figure_id"]) for row in listed]
    except data.DataProblem:
        pass  # the pages tell what is wrong; there are no figures to list
    made = "".join(f"<url><loc>{escape(host + path)}</loc></url>" for path in paths)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return Response(f"{head}{made}</urlset>", media_type="application/xml")

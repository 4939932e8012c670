"""A true 404: Streamlit answers 200 with its own page for every address, so this answers before it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from dashboard import links
from dashboard.server.addresses import below
from dashboard.texts import text

# First parts of the addresses that belong to Streamlit itself.
STREAMLIT = frozenset({"_stcore", "media", "component", "static", "auth", "oauth2callback"})
OURS = frozenset({"data", "figure", "chart", "health", "robots.txt", "sitemap.xml"})
STYLE = (
    "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:38rem;margin:12vh auto;padding:0 1.25rem;"
    "color:#1d2125;background:#fdfcf9}h1{font-family:Georgia,serif}a{color:#0b5a75}"
    "@media(prefers-color-scheme:dark){body{color:#e9e6df;background:#15181b}a{color:#7cc8e2}}"
)


class NotFound:
    """Middleware that answers 404 for unknown pages, and gives our own routes' errors a page to read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does where the address is known."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not is_known(scope["path"]):
            await answer(scope)(scope, receive, send)
            return
        if _first(scope["path"]) not in OURS:
            await self.app(scope, receive, send)
            return
        missed = False

        async def send_unless_missing(message: Message) -> None:
            nonlocal missed
            if message["type"] == "http.response.start" and message["status"] == 404:
                missed = True
            if not missed:
                await send(message)

        await self.app(scope, receive, send_unless_missing)
        if missed:
            await answer(scope)(scope, receive, send)


def _first(path: str) -> str:
    return (below(path) or "").strip("/").partition("/")[0]


def is_known(path: str) -> bool:
    """Whether an address may lead somewhere: a page, one of Streamlit's or our own, or one of its files."""
    inside = below(path)
    if inside is None:
        return False
    first, _, rest = inside.strip("/").partition("/")
    if first in STREAMLIT | OURS or (not rest and (not first or first in links.PAGES)):
        return True
    return not rest and first in _files()


def _files() -> frozenset[str]:
    return frozenset(path.name for path in Path(file_util.get_static_dir()).iterdir() if path.is_file())


def answer(scope: Scope) -> Response:
    """The 404 as a page with ways on, or as JSON for who asks for that."""
    told = text("server.not_found.told")
    if "application/json" in Headers(scope=scope).get("accept", ""):
        return JSONResponse({"detail": told}, 404)
    pages = "".join(
        f'<li><a href="{escape(links.page(name))}">{escape(title)}</a></li>'
        for name, title in links.PAGES.items()
    )
    title = escape(text("server.not_found.title"))
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>'
        f"<body><main><h1>{title}</h1><p>{escape(told)}</p><ul>{pages}</ul></main></body></html>",
        404,
    )

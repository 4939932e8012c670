"""Streamlit's scripts and styles, compressed once.

Streamlit sends them as they are, because packing them for every visitor costs more than it saves. Their
names change with their content, so here each is packed once and kept: a first visit fetches a third.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from dashboard.server.addresses import below

PACKED = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
LEVEL = 6
# What a script takes from others at once; what it fetches only when it is needed has a bracket: import(…).
IMPORTED = re.compile(r'(?:from|import)"\./([\w.@-]+\.js)"')
FOREVER = "public, immutable, max-age=31536000"


class CompressedAssets:
    """Middleware that answers for scripts and styles where the visitor takes gzip."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a packed asset; leave everything else to the app."""
        content = _asset(scope)
        if content is None:
            await self.app(scope, receive, send)
            return
        kind = PACKED[Path(scope["path"]).suffix]
        headers = {"Content-Encoding": "gzip", "Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        await Response(content, headers=headers, media_type=kind)(scope, receive, send)


def _asset(scope: Scope) -> bytes | None:
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    path = below(scope["path"]) or ""
    if not path.startswith("/static/") or Path(path).suffix not in PACKED:
        return None
    if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
        return None
    return packed(path.removeprefix("/"))


@cache
def names() -> frozenset[str]:
    """The scripts and styles that Streamlit has, by their paths within its folder."""
    root = Path(file_util.get_static_dir())
    return frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in PACKED)


def packed(name: str) -> bytes | None:
    """The file of that name, packed; None where Streamlit has none."""
    return _packed(name) if name in names() else None


@cache
def needed(*elements: str) -> tuple[str, ...]:
    """The scripts that draw these elements, with all that they import, by their paths within the folder.

    Streamlit fetches the script of an element when the first one is drawn, and only then learns what that
    one imports. A page that names them lets the browser fetch all at once while the app starts.

    Args:
        elements: names of Streamlit's scripts without their hash: "Html", "ArrowVegaLiteChart". One that
            this version does not have is left out, as the page works without.
    """
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    waiting = [path.name for element in elements for path in sorted(folder.glob(f"{element}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(f"static/js/{name}" for name in found)


@cache
def _packed(name: str) -> bytes:
    return gzip.compress((Path(file_util.get_static_dir()) / name).read_bytes(), LEVEL, mtime=0)

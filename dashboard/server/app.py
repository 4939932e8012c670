"""The ASGI app: Streamlit's own, with our routes before it and our middleware around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from dashboard.server import chart_files, data_files, figure_addresses, health, index_page, peers, warming
from dashboard.server.addresses import base
from dashboard.server.assets import CompressedAssets
from dashboard.server.headers import SafeHeaders
from dashboard.server.not_found import NotFound

SCRIPT = Path(__file__).resolve().parent.parent / "app.py"
MIDDLEWARE = (SafeHeaders, NotFound, CompressedAssets, peers.AskPeers)


def make() -> st.App:
    """The app, ready for an ASGI server; making a second one in a process is not supported by Streamlit."""
    middleware = [Middleware(kind) for kind in MIDDLEWARE]
    app = st.App(SCRIPT, lifespan=_lifespan, routes=routes(), middleware=middleware)
    config.set_option("server.baseUrlPath", base())
    warming.warm(SCRIPT)  # before the runtime is there: pages are drawn for nobody, which replaces it
    return app


def routes() -> list[BaseRoute]:
    """What answers beside Streamlit's own routes."""
    made = (health, data_files, chart_files, figure_addresses, index_page)
    return [route for module in made for route in module.routes()]


@asynccontextmanager
async def _lifespan(app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    async with peers.listening(app):
        yield None

"""`/health`: whether there is something to show, for a proxy or a monitor."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from dashboard import data
from dashboard.server.addresses import base


def routes() -> list[BaseRoute]:
    """The one route."""
    return [Route(f"{base()}/health", answer, name="health")]


def answer(request: Request) -> JSONResponse:
    """Status 200 with version and age of the tables; 503 with what is wrong where there are none to show."""
    headers = {"Cache-Control": "no-store"}
    try:
        run = data.load().run
    except data.DataProblem as problem:
        # The folder's path is for whoever runs the server, so it goes to the log of the page, not here.
        return JSONResponse({"status": "unavailable", "reason": problem.title}, 503, headers)
    told = {name: run[name] for name in ("version", "made_at", "reader_version")}
    return JSONResponse({"status": "ok", **told}, headers=headers)

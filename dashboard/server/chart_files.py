"""`/chart/<key>.png`, `.svg` and `.csv`: the charts of the pages as files, under addresses that stay."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import chart_files, data
from dashboard.server.addresses import base
from dashboard.server.data_files import SHARED, media_type, unchanged

CHOICES = ("partner", "reporter")
MOST_KEPT = 128  # pictures, of some 100 kB each


def routes() -> list[BaseRoute]:
    """The one route, for GET and HEAD."""
    return [Route(f"{base()}/chart/{{key}}.{{ending:str}}", answer, name="chart-file")]


def answer(request: Request) -> Response:
    """A chart as a file; 404 where no page shows a chart of that name, 503 where there are no tables."""
    try:
        edition = data.load().edition
    except data.DataProblem as problem:
        raise HTTPException(503, problem.title) from problem
    key, ending = request.path_params["key"], request.path_params["ending"]
    theme = "dark" if request.query_params.get("theme") == "dark" else "light"
    choice = tuple((name, request.query_params.get(name, "")) for name in CHOICES)
    host = f"{request.url.scheme}://{request.url.netloc}"
    asked = (edition, key, ending, theme, choice, host)
    etag = f'"{hashlib.sha256(repr(asked).encode()).hexdigest()[:32]}"'
    if unchanged(request, etag):
        return Response(status_code=304, headers={**SHARED, "ETag": etag})
    made = _file(*asked)
    if made is None:
        raise HTTPException(404)
    name, content = made
    told = {"ETag": etag, "Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, headers={**SHARED, **told}, media_type=media_type(name))


@lru_cache(MOST_KEPT)
def _file(
    edition: str, key: str, ending: str, theme: str, choice: tuple[tuple[str, str], ...], host: str
) -> tuple[str, bytes] | None:
    """Name and content of a file of the tables of `edition`; None where there is none."""
    published = data.load()
    picture = chart_files.find(published, key, **dict(choice))
    if picture is None:
        return None
    name = f"multivector-{key}-{chart_files.made(published)}.{ending}"
    if ending == "csv":
        return name, chart_files.csv(picture, published).encode()
    if ending == "svg":
        return name, chart_files.svg(picture, published, host, theme).encode()
    return (name, chart_files.png(picture, published, host, theme)) if ending == "png" else None

"""`/data/<file>`: the published tables under addresses that stay, verified like those on the pages.

Every file that run.json lists is served, and run.json itself; of figures.csv also the rows that fit a
choice (`?partner=RUS&period=2013`, by the names of the page Figures). Anyone may fetch them from a page or a
notebook of their own (CORS); a file that has not changed since it was last fetched is not sent again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from dashboard import cited, data
from dashboard.cited import Choice
from dashboard.server.addresses import base

CHOSEN = tuple(field.name for field in fields(Choice) if field.name != "topics")
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A copy may be kept, and is asked for anew each time: tables change without changing their address.
SHARED = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"}


def routes() -> list[BaseRoute]:
    """The one route, for GET and HEAD."""
    return [Route(f"{base()}/data/{{name}}", answer, name="data-file")]


def answer(request: Request) -> Response:
    """A published file, or 304 where the visitor has it already; 404 where there is none of that name."""
    name = request.path_params["name"]
    asked: dict[str, Any] = {field: request.query_params.get(field, "") for field in CHOSEN}
    choice = Choice(**asked)
    try:
        published = data.load()
    except data.DataProblem as problem:
        raise HTTPException(503, problem.title) from problem
    path = data.published_file(name)
    told = published.run["files"].get(name)
    if path is None or (told is None and name != data.MANIFEST):
        raise HTTPException(404)
    digest = told["sha256"] if told else hashlib.sha256(path.read_bytes()).hexdigest()
    headers = _headers(name, digest, published.run)
    if unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if name == "figures.csv" and choice != Choice():
        chosen = {key: value for key, value in headers.items() if key != "ETag"}
        return StreamingResponse(figures_csv(published, choice), headers=chosen, media_type=media_type(name))
    return FileResponse(path, headers=headers, media_type=media_type(name))


def figures_csv(published: data.Published, choice: Choice) -> Iterator[bytes]:
    """The chosen figures as CSV, written as the pipeline writes the whole table."""
    from pipeline.tables import csv_bytes

    head = b""
    for rows in cited.batches(published, choice):
        content = csv_bytes(rows)
        yield content.removeprefix(head)
        head = head or content[: content.index(b"\n") + 1]
    if not head:
        yield csv_bytes(published.tables.frame("figures", 0))


def media_type(name: str) -> str:
    """The media type of a file, by the end of its name."""
    return MEDIA_TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream")


def unchanged(request: Request, etag: str) -> bool:
    """Whether the visitor holds the content with this ETag, weakly compared (a proxy may have packed it)."""
    held = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    return etag in held or "*" in held


def _headers(name: str, digest: str, run: Mapping[str, Any]) -> dict[str, str]:
    made = datetime.fromisoformat(str(run["made_at"])).astimezone(UTC)
    return {
        **SHARED,
        "ETag": f'"{digest[:32]}"',
        "Last-Modified": format_datetime(made, usegmt=True),
        "Content-Disposition": f'inline; filename="multivector-{name}"',
    }

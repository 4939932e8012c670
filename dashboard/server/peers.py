"""Several processes behind one address: what was asked of the wrong one is asked of the others.

The system hands each connection to any process. A visitor's session lives in one of them, and with it the
files that Streamlit keeps for it (`/media/…`) and those that were uploaded to it (`/_stcore/upload_file/…`).
Each process also listens at a socket in a folder that all share; one that lacks what it is asked for asks
there, and hands the answer on.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import httpx2
import uvicorn
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from dashboard.server.addresses import below
from dashboard.texts import text

FOLDER = "MULTIVECTOR_PEERS"  # names the folder of the sockets; unset with a single process
ASKED = "x-multivector-peer"  # marks a question of another process, which is not passed on again
SECONDS = 10.0
# Of the connection to this process alone, so they are not handed on.
OWN_HEADERS = frozenset({"host", "connection", "content-length", "transfer-encoding", "content-encoding"})


def own_socket() -> Path | None:
    """The socket of this process; None where it is the only one."""
    folder = os.environ.get(FOLDER)
    return Path(folder) / f"{os.getpid()}.sock" if folder else None


@asynccontextmanager
async def listening(app: ASGIApp) -> AsyncIterator[None]:
    """Answer the other processes for as long as the context lasts; nothing where there are none."""
    path = own_socket()
    if path is None:
        yield
        return
    config = uvicorn.Config(app, uds=str(path), lifespan="off", log_level="error", access_log=False)
    server = _Quiet(config)
    task = asyncio.create_task(server.serve())
    try:
        yield
    finally:
        server.should_exit = True
        await task
        path.unlink(missing_ok=True)


class _Quiet(uvicorn.Server):
    """A server beside the main one, which alone minds the signals."""

    def capture_signals(self) -> nullcontext[None]:  # type: ignore[override]
        """Leave the signals to the main server."""
        return nullcontext()


class AskPeers:
    """Middleware that asks the other processes for what this one does not have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or as the process does that has it."""
        path = (below(scope["path"]) or "") if scope["type"] == "http" else ""
        others = _others() if path.startswith(("/media/", "/_stcore/upload_file/")) else []
        if not others or ASKED in Headers(scope=scope):
            await self.app(scope, receive, send)
        elif path.startswith("/_stcore/upload_file/"):
            await self._upload(path.split("/")[3], others, scope, receive, send)
        else:
            await self._media(others, scope, receive, send)

    async def _upload(
        self, session: str, others: list[Path], scope: Scope, receive: Receive, send: Send
    ) -> None:
        if runtime.get_instance().is_active_session(session):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = await _ask(others, request, await request.body())
        missing = Response(text("server.no_session"), 400)
        await (answer or missing)(scope, receive, send)

    async def _media(self, others: list[Path], scope: Scope, receive: Receive, send: Send) -> None:
        missed = False

        async def send_unless_missing(message: Message) -> None:
            nonlocal missed
            missed = missed or (message["type"] == "http.response.start" and message["status"] == 404)
            if not missed:
                await send(message)

        await self.app(scope, receive, send_unless_missing)
        if missed:
            answer = await _ask(others, Request(scope), b"")
            await (answer or Response(status_code=404))(scope, receive, send)


def _others() -> list[Path]:
    own = own_socket()
    return [path for path in own.parent.glob("*.sock") if path != own] if own else []


async def _ask(others: Iterable[Path], request: Request, body: bytes) -> Response | None:
    """The first answer without an error; None where no other process has one."""
    kept = [(name, value) for name, value in request.headers.items() if name not in OWN_HEADERS]
    for path in others:
        transport = httpx2.AsyncHTTPTransport(uds=str(path))
        address = f"http://{request.url.netloc}{request.url.path}"
        async with httpx2.AsyncClient(transport=transport, timeout=SECONDS) as client:
            try:
                answer = await client.request(
                    request.method, address, params=request.query_params, content=body,
                    headers=[*kept, (ASKED, "1")],
                )  # fmt: skip
            except httpx2.TransportError:
                continue  # it ended, and its socket has not gone yet
        if answer.status_code < 400:
            handed = {name: value for name, value in answer.headers.items() if name not in OWN_HEADERS}
            return Response(answer.content, answer.status_code, handed)
    return None

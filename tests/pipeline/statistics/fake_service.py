"""A local HTTP server that replays answers with the faults that real services have."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from threading import Thread

KEY = "abcdef0123456789abcdef0123456789"


@dataclass(frozen=True)
class Reply:
    """What the server sends.

    Attributes:
        fault: "" for none; cut: the connection ends halfway; silent: nothing is sent for a while;
            trickle: a byte at a time; endless: more and more, without a length.
    """

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    fault: str = ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        reply = self.server.service.next(self.path, dict(self.headers))
        if reply.fault == "silent":
            time.sleep(1)
        self.send_response(reply.status)
        length = {} if reply.fault == "endless" else {"Content-Length": str(len(reply.body))}
        for name, value in {"Content-Type": reply.content_type, **length, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = reply.fault in ("cut", "endless")
        for piece in _pieces(reply):
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _pieces(reply: Reply) -> Iterator[bytes]:
    """The body as it goes out."""
    if reply.fault == "cut":
        yield reply.body[: len(reply.body) // 2]
    elif reply.fault == "endless":
        yield from repeat(reply.body, 10_000)
    elif reply.fault == "trickle":
        for byte in reply.body:
            time.sleep(0.02)
            yield bytes([byte])
    else:
        yield reply.body


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    service: FakeService

    def handle_error(self, *_: object) -> None:
        """Say nothing: a client that goes away early is what some tests are about."""


class FakeService:
    """A server on a port of its own; `script` is replied in order, its last reply again and again.

    Attributes:
        requests: path and headers of each request.
    """

    def __init__(self, *script: Reply | Callable[[str], Reply]) -> None:
        self.script = list(script)
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.service = self
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def next(self, path: str, headers: dict[str, str]) -> Reply:
        self.requests.append((path, headers))
        told = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return told if isinstance(told, Reply) else told(path)


class FakeClock:
    """A clock that stands still but for the waits, which it notes."""

    def __init__(self) -> None:
        self.time, self.waits = 0.0, []

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds

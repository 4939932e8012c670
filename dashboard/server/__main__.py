"""Command line of the server: `python -m dashboard.server`."""

from __future__ import annotations

import argparse
import os
import secrets
import tempfile
from ipaddress import ip_address

import uvicorn

from dashboard import data
from dashboard.server import addresses, peers
from dashboard.texts import text


def main(arguments: list[str] | None = None) -> None:
    """Serve until Ctrl+C.

    Args:
        arguments: of the command line; None takes those of the process.
    """
    asked = _parser().parse_args(arguments)
    os.environ[addresses.VARIABLE] = asked.base
    # One secret for all processes, so that each takes the cookies of the others.
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", secrets.token_hex(32))
    try:
        data.load()
    except data.DataProblem as problem:
        print(text("server.command.no_tables", reason=f"{problem.title}. {problem.remedy}"), flush=True)
    print(text("server.command.served", address=_shown(asked.address, asked.port)), flush=True)
    with tempfile.TemporaryDirectory(prefix="multivector-") as folder:
        if asked.processes > 1:
            os.environ[peers.FOLDER] = folder
        _serve(asked)


def _shown(address: str, port: int) -> str:
    """The address that this computer's own browser takes."""
    everywhere = ip_address(address).is_unspecified if address != "localhost" else False
    return f"http://{'localhost' if everywhere else address}:{port}{addresses.base()}"


def _serve(asked: argparse.Namespace) -> None:
    uvicorn.run(
        "dashboard.server.app:make", factory=True, host=asked.address, port=asked.port,
        workers=asked.processes, access_log=False, log_level="warning", server_header=False,
        ws="websockets-sansio", timeout_graceful_shutdown=3,
    )  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.server",
        description=text("server.command.about"),
        epilog=text("server.command.examples"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=8501, help=text("server.command.port"))
    parser.add_argument("--address", type=_address, default="localhost", help=text("server.command.address"))
    parser.add_argument("--processes", type=_count, default=1, help=text("server.command.processes"))
    parser.add_argument("--base", default="", help=text("server.command.base"))
    return parser


def _port(given: str) -> int:
    port = int(given)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def _address(given: str) -> str:
    return given if given == "localhost" else str(ip_address(given))


def _count(given: str) -> int:
    count = int(given)
    if count < 1:
        raise argparse.ArgumentTypeError("one process at least")
    return count


if __name__ == "__main__":
    main()

"""Many visitors at once, each as Streamlit's own page does it: a socket, a first run, all messages of it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST_SECONDS = 120
LARGEST_MESSAGE = 2**26


@dataclass(frozen=True)
class Visits:
    """What a crowd met: seconds until the first full run of each visitor, and what went wrong."""

    seconds: list[float]
    errors: list[str]

    def percentile(self, part: float) -> float:
        """The time within which `part` of the visitors were served."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def visit(address: str, page: str, visitors: int) -> Visits:
    """Let `visitors` open a page at the same moment, and keep all of them there until all are served."""
    return asyncio.run(_visit(address, page, visitors))


async def _visit(address: str, page: str, visitors: int) -> Visits:
    everyone_served = asyncio.Event()
    served = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(_one(address, page, served, everyone_served)) for _ in range(visitors)]
    for _ in tasks:
        await served.acquire()
    everyone_served.set()
    told = await asyncio.gather(*tasks)
    times = [found for found in told if isinstance(found, float)]
    return Visits(times, [found for found in told if isinstance(found, str)])


async def _one(
    address: str, page: str, served: asyncio.Semaphore, everyone_served: asyncio.Event
) -> float | str:
    """One visitor: the seconds until the script has finished, or what went wrong."""
    socket_address = address.replace("http", "ws", 1) + "/_stcore/stream"
    started = time.perf_counter()
    told: float | str
    try:
        async with (
            asyncio.timeout(LONGEST_SECONDS),
            websockets.connect(
                socket_address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=LARGEST_MESSAGE
            ) as stream,
        ):
            ask = BackMsg()
            ask.rerun_script.query_string = ""
            ask.rerun_script.page_name = page
            await stream.send(ask.SerializeToString())
            told = await _finished(stream, started)
            served.release()
            await everyone_served.wait()
    except (OSError, TimeoutError, websockets.WebSocketException) as error:
        told = f"{type(error).__name__}: {error}"
        served.release()
    return told


async def _finished(stream: websockets.ClientConnection, started: float) -> float | str:
    """Wait for the end of the run; an exception that the page shows is an error."""
    async for content in stream:
        message = ForwardMsg()
        message.ParseFromString(content if isinstance(content, bytes) else content.encode())
        if message.WhichOneof("type") == "script_finished":
            return time.perf_counter() - started
        if message.delta.new_element.HasField("exception"):
            return message.delta.new_element.exception.message
    return "the server closed the socket"

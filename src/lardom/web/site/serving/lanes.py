"""Which threads answer which request, so that a save never stands in line behind a page, nor a page behind a download.

Python computes in one thread at a time. More threads that compute do not make pages come sooner: they take the turns
from each other, and measured on two cores four of them do half the work of one. So there are few of each kind, and
none of them ever waits for somebody's slow line: small requests are taken in whole before a thread begins with them,
whole answers wait in the loop, and what comes or goes in many parts has threads of its own.
"""

import asyncio
import contextvars
import io
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import build_environ

from lardom.web.study.together.courtesy import way

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Any]]
type Send = Callable[[Any], Awaitable[None]]
type Lane = Literal["pages", "acts", "long"]

THREADS: dict[Lane, int] = {"pages": 1, "acts": 3, "long": 3}
"""Threads of each lane of a process."""

SMALL = 64 * 1024
"""Bytes up to which a request's body is taken in before a thread begins with it; files that are sent are larger."""

_FOR_PROGRAMS = "/api/"
_OF_FILES = "/static/"


def lane_of(method: str, path: str, length: int | None) -> Lane:
    """Return the lane of a request with a body of some length; `None` when nobody says how long it is.

    >>> lane_of("GET", "/s/ljus/coding/", 0), lane_of("GET", "/s/ljus/coding/search/quotations.csv", 0)
    ('pages', 'long')
    >>> lane_of("POST", "/s/ljus/coding/read/4/acts/", 210), lane_of("POST", "/s/ljus/transcripts/send/", 9_000_000)
    ('acts', 'long')
    """
    last = path.rpartition("/")[2]
    if path.startswith((_OF_FILES, _FOR_PROGRAMS)) or "." in last or length is None or length > SMALL:
        return "long"
    return "pages" if method in {"GET", "HEAD"} else "acts"


class Lanes:
    """A WSGI application whose requests are answered by the threads of their lanes."""

    def __init__(self, application: object) -> None:
        self._application = cast("Any", application)
        self._long = WSGIMiddleware(self._application, workers=THREADS["long"])
        self._threads = {
            lane: ThreadPoolExecutor(THREADS[lane], thread_name_prefix=lane) for lane in THREADS if lane != "long"
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        lane = lane_of(scope["method"], scope["path"], _length(scope))
        if lane == "long":
            await self._long(cast("Any", scope), cast("Any", receive), cast("Any", send))
        elif (body := await _taken_in(receive)) is not None:
            environ = build_environ(cast("Any", scope), cast("Any", io.BytesIO(body)))
            run = contextvars.copy_context().run
            answered = self._hurried if lane == "acts" else self._answered
            loop = asyncio.get_running_loop()
            # From the loop to a thread and back once: each further word between them waits for a turn of Python's lock.
            status, headers, said = await loop.run_in_executor(self._threads[lane], run, answered, environ)
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": said})

    def _hurried(self, environ: Any) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Answer a save: downloads that are being made give it the way."""
        with way.hurrying():
            return self._answered(environ)

    def _answered(self, environ: Any) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Return the whole answer of the application: its status, its headers, its body."""
        begun: list[Any] = []
        parts: list[bytes] = []

        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], None]:
            begun[:] = [int(status.split(" ", 1)[0]), headers]
            return parts.append

        answer = self._application(environ, start)
        try:
            parts.extend(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        status, headers = begun
        told = [(name.encode("latin1").lower(), value.encode("latin1")) for name, value in headers]
        return status, told, b"".join(parts)


def _length(scope: Scope) -> int | None:
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return None
    told = headers.get(b"content-length", b"0")
    return int(told) if told.isdigit() else None


async def _taken_in(receive: Receive) -> bytes | None:
    """Return a request's body; `None` when whoever sent it has gone meanwhile."""
    parts: list[bytes] = []
    while (message := await receive())["type"] == "http.request":
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)
    return None

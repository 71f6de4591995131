"""Which threads answer which request, so that a save never stands in line behind a page, nor a page behind a download.

Python computes in one thread at a time. More threads that compute do not make pages come sooner: they take the turns
from each other, and measured on two cores four of them do half the work of one. So there are few of each kind, and
none of them ever waits for somebody's slow line: small requests are taken in whole before a thread begins with them,
whole answers wait in the loop, and what comes or goes in many parts has threads of its own.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Literal, cast

from a2wsgi import WSGIMiddleware

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Any]]
type Send = Callable[[Any], Awaitable[None]]
type Lane = Literal["pages", "acts", "long"]

THREADS: dict[Lane, int] = {"pages": 2, "acts": 3, "long": 3}
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
        self._threads = {lane: WSGIMiddleware(cast("Any", application), workers=n) for lane, n in THREADS.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        lane = lane_of(scope["method"], scope["path"], _length(scope))
        whole = receive if lane == "long" else await _taken_in(receive)
        if whole is not None:
            await self._threads[lane](cast("Any", scope), cast("Any", whole), cast("Any", send))


def _length(scope: Scope) -> int | None:
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return None
    told = headers.get(b"content-length", b"0")
    return int(told) if told.isdigit() else None


async def _taken_in(receive: Receive) -> Receive | None:
    """Take a request's body in and return what gives it; `None` when whoever sent it has gone meanwhile."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            break
    left = [{"type": "http.request", "body": b"".join(parts), "more_body": False}]

    async def given() -> Any:
        return left.pop() if left else await receive()

    return given

"""A head that does not end is turned away; what people and programs send is taken in."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from lardom.web.site.serving.heads import LONGEST
from lardom.web.site.serving.running import HEADS


async def told(scope: Any, receive: Any, send: Any) -> None:
    """Answer with how much of a body has come."""
    length = 0
    while (message := await receive())["type"] == "http.request":
        length += len(message["body"])
        if not message.get("more_body"):
            break
    body = f"{scope['path']} {length}\n".encode()
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]}
    )
    await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(uvicorn.Config(told, http=HEADS, lifespan="off", log_config=None, ws="none"))
        running = threading.Thread(target=server.run, args=([door],))
        running.start()
        yield int(door.getsockname()[1])
        server.should_exit = True
        running.join(20)


def said(port: int, *parts: bytes) -> bytes:
    """Send the parts one after the other and return all that is answered."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as link:
        try:
            for part in parts:
                link.sendall(part)
        except ConnectionError:
            pass  # turned away before all was said
        found = b""
        while True:
            try:
                more = link.recv(65536)
            except ConnectionError:
                break
            found += more
            if not more:
                break
    return found


def head(path: str, *fields: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *fields, "", ""]).encode()


@pytest.mark.parametrize("first", [b"GET /", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ", b"GET / HTTP/1.1\r\nX-"])
def test_a_head_without_an_end_is_turned_away(port: int, first: bytes) -> None:
    answer = said(port, first, *[b"a" * 8192] * (LONGEST // 8192 + 2))
    assert not answer or answer.startswith(b"HTTP/1.1 400 ")
    assert b"200 OK" not in answer


def test_many_short_fields_are_a_long_head_too(port: int) -> None:
    fields = b"".join(b"X-%d: b\r\n" % n for n in range(LONGEST // 8))
    answer = said(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n", fields)
    assert b"200 OK" not in answer


def test_a_large_body_is_no_long_head(port: int) -> None:
    body = b"b" * (5 * LONGEST)
    whole = head("/large", f"Content-Length: {len(body)}", "Connection: close").replace(b"GET", b"POST") + body
    assert said(port, whole).endswith(f"/large {len(body)}\n".encode())


def test_requests_that_follow_each_other_are_each_answered(port: int) -> None:
    long = "X-Long: " + "a" * (LONGEST // 3)
    answer = said(port, *[head(f"/{n}", long) for n in range(6)], head("/last", "Connection: close"))
    assert answer.count(b"200 OK") == 7
    assert answer.endswith(b"/last 0\n")

"""A small HTTP client with kept connections, cheap enough to drive a server from the same machine."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 30.0
"""Seconds after which an answer counts as never given."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    body: bytes


@dataclass
class Link:
    """One kept connection; a connection the server has closed in the meantime is opened anew."""

    host: str
    port: int
    _reader: asyncio.StreamReader | None = field(default=None, repr=False)
    _writer: asyncio.StreamWriter | None = field(default=None, repr=False)

    async def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Send one request and return its answer; raises OSError when there is none."""
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}", f"Content-Length: {len(body)}"]
        told = "\r\n".join([*head, *(f"{name}: {value}" for name, value in headers.items()), "", ""]).encode() + body
        kept = self._writer is not None
        try:
            return await asyncio.wait_for(self._exchange(told), LONGEST)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            if not kept:
                raise OSError("no answer") from None
            # The server closes connections that are idle for some seconds: that is no error, the act has a key.
            try:
                return await asyncio.wait_for(self._exchange(told), LONGEST)
            except asyncio.IncompleteReadError as error:
                raise OSError("no answer") from error

    async def _exchange(self, told: bytes) -> Answer:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self.host, self.port)
        self._writer.write(told)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.casefold(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        body = await self._body(self._reader, headers)
        if headers.get("connection", "").casefold() == "close":
            self.close()
        return Answer(int(head[0].split(" ")[1]), body)

    async def _body(self, reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
        if "content-length" in headers:
            return await reader.readexactly(int(headers["content-length"]))
        parts = []
        while size := int(await reader.readuntil(b"\r\n"), 16):
            parts.append((await reader.readexactly(size + 2))[:-2])
        await reader.readexactly(2)
        return b"".join(parts)

    async def lines(self, path: str, headers: Mapping[str, str]) -> "asyncio.StreamReader":
        """Open a stream of events and return where its lines are read."""
        self._reader, self._writer = await asyncio.open_connection(self.host, self.port)
        head = [f"GET {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        told = [*head, *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        self._writer.write("\r\n".join(told).encode())
        first = await self._reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in first.split(b"\r\n")[0]:
            raise OSError(first.split(b"\r\n")[0].decode())
        return self._reader

    def close(self) -> None:
        """Let the connection go."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

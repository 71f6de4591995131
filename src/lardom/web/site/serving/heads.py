"""The head of a request (its line and its fields) has an end: one that goes on and on is turned away, not kept in memory."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST = 64 * 1024
"""Bytes of a head; browsers' are a few thousand."""


class Heads(HttpToolsProtocol):
    """uvicorn's reader of requests, which itself takes in a head of any length."""

    _head = 0
    _moved_on = False

    def data_received(self, data: bytes) -> None:
        """Take in what has come; refuse it when the head has not ended within its length."""
        self._moved_on = False
        super().data_received(data)
        self._head = 0 if self._moved_on else self._head + len(data)
        if self._head > LONGEST and not self.transport.is_closing():
            self.send_400_response("The head of this request is too long.")

    def on_headers_complete(self) -> None:
        """Be done with a head."""
        self._moved_on = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take in a part of a body."""
        self._moved_on = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Be done with a request."""
        self._moved_on = True
        super().on_message_complete()

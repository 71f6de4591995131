"""Telling those who look that something has happened: the trail's number, nothing more.

The table of events is the truth; what goes through here only wakes whoever waits. On SQLite one process serves all,
so a hub in memory is enough; on PostgreSQL every process listens to the database.
"""

import asyncio
from collections import defaultdict

from django.db import connection, transaction

CHANNEL = "lardom_events"
"""The PostgreSQL channel on which `study:number` is sent at commit."""


class Hub:
    """Those who wait in this process, by study."""

    def __init__(self) -> None:
        self._waiting: dict[int, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = defaultdict(set)

    def join(self, study: int) -> tuple[asyncio.AbstractEventLoop, asyncio.Event]:
        """Return a place to wait in; to be called inside a running event loop."""
        place = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting[study].add(place)
        return place

    def leave(self, study: int, place: tuple[asyncio.AbstractEventLoop, asyncio.Event]) -> None:
        """Give the place back."""
        self._waiting[study].discard(place)

    def wake(self, study: int) -> None:
        """Wake everybody who waits for the study; may be called from any thread."""
        for loop, event in tuple(self._waiting[study]):
            try:
                loop.call_soon_threadsafe(event.set)
            except RuntimeError:  # the loop has ended with its server
                self._waiting[study].discard((loop, event))


hub = Hub()


def announce(study: int, number: int) -> None:
    """Say that the study's trail has grown, once the transaction is durable."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{study}:{number}"])
    transaction.on_commit(lambda: hub.wake(study))

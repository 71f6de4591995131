"""Telling those who look that something has happened: the trail's number, nothing more.

The table of events is the truth; what goes through here only wakes whoever waits. On SQLite one process serves all,
so a hub in memory is enough; on PostgreSQL every process listens to the database.
"""

import asyncio
from collections import defaultdict

from django.db import connection, transaction

CHANNEL = "lardom_events"
"""The PostgreSQL channel on which `study:number` is sent at commit."""


type Place = tuple[asyncio.AbstractEventLoop, asyncio.Event]


class Circle:
    """Those who wait for one thing, each in an event loop of its own."""

    def __init__(self) -> None:
        self._waiting: set[Place] = set()

    def join(self) -> Place:
        """Return a place to wait in; to be called inside a running event loop."""
        place = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(place)
        return place

    def leave(self, place: Place) -> None:
        """Give the place back."""
        self._waiting.discard(place)

    def wake(self) -> None:
        """Wake everybody; may be called from any thread."""
        for place in tuple(self._waiting):
            try:
                place[0].call_soon_threadsafe(place[1].set)
            except RuntimeError:  # the loop has ended with its server
                self._waiting.discard(place)


class Hub:
    """Those who wait in this process, by study."""

    def __init__(self) -> None:
        self._circles: dict[int, Circle] = defaultdict(Circle)

    def join(self, study: int) -> Place:
        """Return a place to wait in; to be called inside a running event loop."""
        return self._circles[study].join()

    def leave(self, study: int, place: Place) -> None:
        """Give the place back."""
        self._circles[study].leave(place)

    def wake(self, study: int) -> None:
        """Wake everybody who waits for the study; may be called from any thread."""
        if study in self._circles:
            self._circles[study].wake()


hub = Hub()
workers = Circle()
"""The server's keeper of workers waits here for work."""


def announce(study: int, number: int) -> None:
    """Say that the study's trail has grown, once the transaction is durable."""
    _call(f"{study}:{number}")
    transaction.on_commit(lambda: hub.wake(study))


def wake_study(study: int) -> None:
    """Wake those who look at the study without a new entry in its trail (a job has come further)."""
    _call(f"{study}:")
    hub.wake(study)


def wake_workers() -> None:
    """Say that there is background work; machines elsewhere look by themselves now and then."""
    workers.wake()


def _call(payload: str) -> None:
    # PostgreSQL sends it to every process when the transaction is durable.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])

"""Telling those who look that something has happened: the trail's number, and which transcript it was about.

The table of events is the truth; what goes through here only wakes whoever waits. What this process writes it hears at
once; what others write it hears from the database (`site.serving.listening`).
"""

import asyncio
import threading
from collections import OrderedDict, defaultdict

from django.db import connection, transaction

CHANNEL = "lardom_events"
"""The PostgreSQL channel on which `study:number:subject` is sent at commit."""


REMEMBERED = 256
"""How many of a study's last entries a process remembers, so that a hundred listeners ask the database nothing."""

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
        by_loop: dict[asyncio.AbstractEventLoop, list[Place]] = defaultdict(list)
        for place in tuple(self._waiting):
            by_loop[place[0]].append(place)
        for loop, places in by_loop.items():
            try:
                loop.call_soon_threadsafe(_wake_all, places)
            except RuntimeError:  # the loop has ended with its server
                self._waiting.difference_update(places)


def _wake_all(places: list[Place]) -> None:
    for _, woken in places:
        woken.set()


class Hub:
    """Those who wait in this process, by study, and the last entries of each study's trail: their numbers and subjects."""

    def __init__(self) -> None:
        self._circles: dict[int, Circle] = defaultdict(Circle)
        self._last: dict[int, OrderedDict[int, str]] = defaultdict(OrderedDict)
        self._lock = threading.Lock()

    def join(self, study: int) -> Place:
        """Return a place to wait in; to be called inside a running event loop."""
        return self._circles[study].join()

    def leave(self, study: int, place: Place) -> None:
        """Give the place back."""
        self._circles[study].leave(place)

    def hear(self, study: int, number: int, subject: str) -> None:
        """Take in an entry of a study's trail and wake everybody who waits for it; may be called from any thread."""
        with self._lock:
            last = self._last[study]
            heard = number in last
            last[number] = subject
            if len(last) > REMEMBERED:
                last.popitem(last=False)
        if not heard:
            self.wake(study)

    def since(self, study: int, number: int) -> list[tuple[int, str]] | None:
        """Return the entries after one, the oldest first; `None` when not all are remembered and somebody must ask."""
        with self._lock:
            last = self._last.get(study)
            newest = max(last, default=0) if last else 0
            after = range(number + 1, newest + 1)
            if last is None or number < 0 or any(one not in last for one in after):
                return None
            return [(one, last[one]) for one in after]

    def wake(self, study: int) -> None:
        """Wake everybody who waits for the study; may be called from any thread."""
        if study in self._circles:
            self._circles[study].wake()

    def wake_all(self) -> None:
        """Wake everybody and forget what was heard: entries may have gone by unheard."""
        with self._lock:
            self._last.clear()
        for circle in tuple(self._circles.values()):
            circle.wake()


hub = Hub()
workers = Circle()
"""The server's keeper of workers waits here for work."""


def announce(study: int, number: int, subject: str) -> None:
    """Say that the study's trail has grown, once the transaction is durable."""
    _call(f"{study}:{number}:{subject}")
    transaction.on_commit(lambda: hub.hear(study, number, subject))


def wake_study(study: int) -> None:
    """Wake those who look at the study without a new entry in its trail (a job has come further)."""
    _call(f"{study}::")
    hub.wake(study)


def wake_workers() -> None:
    """Say that there is background work; machines elsewhere look by themselves now and then."""
    workers.wake()


def _call(payload: str) -> None:
    # PostgreSQL sends it to every process when the transaction is durable.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])

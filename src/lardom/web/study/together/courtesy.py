"""Long answers give way to saves.

Python computes in one thread at a time. Whoever makes twenty thousand rows for a spreadsheet can wait some thousandths
of a second in their midst; whoever saves a coding waits for every one of them. So a thread that saves says that it is in a
hurry, and one that makes something long asks between two handfuls of rows whether it may go on.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched

HANDFUL = 40
"""Things made between two questions: a few thousandths of a second of work, so that a save waits no longer than that."""

PATIENCE = 0.02
"""Seconds that somebody gives way at one time at most: the long one comes to its end also where saves never end."""


class Way:
    """The way through a process's one lane of computing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hurried = 0
        self._free = threading.Event()
        self._mine = threading.local()

    @contextmanager
    def hurrying(self) -> Iterator[None]:
        """Have the way while this lasts: others who ask wait for its end."""
        with self._lock:
            self._hurried += 1
            self._free.clear()
        self._mine.hurried = True
        try:
            yield
        finally:
            self._mine.hurried = False
            with self._lock:
                self._hurried -= 1
                if not self._hurried:
                    self._free.set()

    def give(self) -> None:
        """Wait while others are in a hurry, and no longer than `PATIENCE`; who is in a hurry oneself does not wait."""
        if self._hurried and not getattr(self._mine, "hurried", False):
            self._free.wait(PATIENCE)


way = Way()
"""That of this process."""


def giving_way[T](things: Iterable[T]) -> Iterator[T]:
    """Yield the things, a handful at a time, and let others through between.

    >>> list(giving_way("abc"))
    ['a', 'b', 'c']
    """
    for some in batched(things, HANDFUL, strict=False):
        way.give()
        yield from some

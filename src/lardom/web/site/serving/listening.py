"""Who may listen to a study's events, and the database's own call that something has happened."""

import asyncio
import contextlib
import sqlite3
from dataclasses import dataclass
from http.cookies import SimpleCookie
from importlib import import_module
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import close_old_connections, connection
from django.utils.crypto import constant_time_compare

from lardom.study.roles import may
from lardom.web.study import queries
from lardom.web.study.together.live import CHANNEL, Hub

_TRANSCRIPT = "transcript:"


@dataclass(frozen=True, slots=True)
class Listener:
    """A person who may listen to a study; `reads` tells whether they may know which transcripts are worked on."""

    study: int
    person: int
    reads: bool


def who_listens(slug: str, cookies: str) -> Listener | None:
    """Return who asks for a study's events, or `None` when nobody who may."""
    close_old_connections()
    try:
        jar = SimpleCookie(cookies)
        if settings.SESSION_COOKIE_NAME not in jar:
            return None
        engine = import_module(settings.SESSION_ENGINE)
        session = engine.SessionStore(jar[settings.SESSION_COOKIE_NAME].value)
        if SESSION_KEY not in session or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
            return None
        person = queries.person(int(session[SESSION_KEY]))
        if person is None or not constant_time_compare(
            session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()
        ):
            return None
        found = queries.membership(slug, person)
        return Listener(found.study_id, person.pk, may(found.roles, "transcripts.see")) if found else None
    finally:
        _give_back()


def words(number: int, heard: list[tuple[int, str]], who: Listener) -> bytes:
    """Return what a stream tells: the trail's number and, when all that has happened was about transcripts, which.

    "43 41:4 42:4 43:7" says that entries 41 and 42 were about transcript 4 and 43 about transcript 7.
    """
    told = [str(number)]
    if who.reads and all(subject.startswith(_TRANSCRIPT) for _, subject in heard):
        told += [f"{one}:{subject.removeprefix(_TRANSCRIPT)}" for one, subject in heard]
    return f"id: {number}\nevent: trail\ndata: {' '.join(told)}\n\n".encode()


def last_number(study: int) -> int:
    """Return the number of the last entry of the study's trail."""
    close_old_connections()
    try:
        return queries.last_number(study)
    finally:
        _give_back()


def _give_back() -> None:
    # Threads of the event loop come and go; a pooled connection must not go with them.
    if connection.vendor == "postgresql":
        connection.close()


async def listen(hub: Hub) -> None:
    """Pass on what other processes write; comes back by itself when the database was away."""
    told = settings.DATABASES["default"]
    await (_listen(hub) if told["ENGINE"].endswith("postgresql") else _watch(hub, str(told["NAME"])))


async def _listen(hub: Hub) -> None:
    """PostgreSQL calls every process when something is durable."""
    told = await asyncio.to_thread(connection.get_connection_params)
    told = {
        name: value
        for name, value in told.items()
        if name not in {"pool", "cursor_factory", "context", "prepare_threshold"}
    }
    while True:
        with contextlib.suppress(psycopg.Error, OSError):
            async with await psycopg.AsyncConnection.connect(**told, autocommit=True) as link:
                await link.execute(f"LISTEN {CHANNEL}")
                hub.wake_all()  # what happened while nobody listened
                async for note in link.notifies():
                    study, number, subject = note.payload.split(":", 2)
                    if number:
                        hub.hear(int(study), int(number), subject)
                    else:
                        hub.wake(int(study))
        await asyncio.sleep(1)


LOOK_EVERY = 0.2
"""Seconds between looks at whether an SQLite file has been written to; a look costs a few microseconds."""


async def _watch(hub: Hub, file: str) -> None:
    """SQLite calls nobody: its counter of changes is looked at, and what is new in the trails is read when it moves."""
    while True:
        with contextlib.suppress(sqlite3.Error), contextlib.closing(Watch(file)) as watch:
            while True:
                for study, number, subject in watch.news():
                    hub.hear(study, number, subject)
                await asyncio.sleep(LOOK_EVERY)
        await asyncio.sleep(1)


class Watch:
    """What has come into the trails of an SQLite file since one last looked, by whatever process."""

    def __init__(self, file: str) -> None:
        self._link = sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self._change = -1
        self._last = self._link.execute("SELECT coalesce(max(id), 0) FROM study_event").fetchone()[0]

    def close(self) -> None:
        """Let go of the file."""
        self._link.close()

    def news(self) -> list[tuple[int, int, str]]:
        """Return study, number and subject of each new entry, in the order they were written."""
        change = self._link.execute("PRAGMA data_version").fetchone()[0]
        if change == self._change:
            return []
        self._change = change
        found = self._link.execute(
            "SELECT id, study_id, number, subject FROM study_event WHERE id > ? ORDER BY id", [self._last]
        ).fetchall()
        self._last = max([self._last, *(row[0] for row in found)])
        return [(study, number, subject) for _, study, number, subject in found]

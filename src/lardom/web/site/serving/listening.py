"""Who may listen to a study's events, and the database's own call that something has happened."""

import asyncio
import contextlib
from dataclasses import dataclass
from http.cookies import SimpleCookie
from importlib import import_module

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import close_old_connections, connection
from django.utils.crypto import constant_time_compare

from lardom.study.roles import may
from lardom.web.study import queries
from lardom.web.study.live import CHANNEL, Hub

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
    """Pass on what other processes announce (PostgreSQL only); comes back by itself when the database was away."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
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

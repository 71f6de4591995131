"""Debian's Chromium against the real server in this process: pages, streams and all."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lardom.web.study.models import Person

# Playwright runs an event loop in the test's thread; Django is used from it all the same, one call at a time.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    if not CHROMIUM.exists():
        pytest.skip("LOUD: no /usr/bin/chromium, so nothing is tested in a browser (Debian: apt install chromium)")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(transactional_db: None) -> Iterator[str]:  # noqa: ARG001 - the server's threads must see what the test writes
    """The whole server on a free port; its address."""
    from lardom.web.site.serving.server import application

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    running = uvicorn.Server(
        uvicorn.Config(application, log_level="critical", lifespan="on", access_log=False, timeout_graceful_shutdown=5)
    )
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=15)
    listening.close()


type SignedIn = Callable[..., BrowserContext]


def session_for(person: Person) -> str:
    """Return the key of a new session of the person's."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def sign_in(context: BrowserContext, server: str, person: Person) -> None:
    """Give a browser context a new session."""
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_for(person), "url": server}])


@pytest.fixture
def browsing(chromium: Browser, server: str) -> Iterator[SignedIn]:
    """A browser of somebody's own: `browsing(person)`; whatever it complains about fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_for(person: Person, width: int = 1280, height: int = 900, **more: object) -> BrowserContext:
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=server, **more)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on(
            "console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None
        )
        sign_in(context, server, person)
        contexts.append(context)
        return context

    yield open_for
    for context in contexts:
        context.close()
    assert not complaints


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]

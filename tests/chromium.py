"""Debian's Chromium against the real server in this process: pages, streams and all."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
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

AS_PEOPLE_HAVE_IT = ["--disable-back-forward-cache"]
"""What Playwright turns off and people have: pages they come from are kept, with all they hold open."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    if not CHROMIUM.exists():
        pytest.skip("LOUD: no /usr/bin/chromium, so nothing is tested in a browser (Debian: apt install chromium)")
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=str(CHROMIUM), args=FLAGS, ignore_default_args=AS_PEOPLE_HAVE_IT
        )
        yield browser
        browser.close()


class Running:
    """The whole server in this process, on one port for as long as it is started and stopped."""

    def __init__(self) -> None:
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Begin to answer."""
        from lardom.web.site.serving.server import application

        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(application, log_level="critical", access_log=False, timeout_graceful_shutdown=5)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listening]}, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        """Answer what has begun, then no more."""
        self._server.should_exit = True
        self._thread.join(timeout=15)


@pytest.fixture
def running(transactional_db: None) -> Iterator[Running]:  # noqa: ARG001 - the server's threads must see what the test writes
    """A server that a test may stop and start."""
    found = Running()
    yield found
    found.stop()


@pytest.fixture
def server(running: Running) -> str:
    """The address of the whole server on a free port."""
    return running.address


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


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds on the page as it is shown now, one line each; with `rules`, only what these say."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    asked = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found = page.evaluate("asked => axe.run(asked).then(found => found.violations)", asked)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]

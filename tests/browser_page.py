"""Debian's Chromium, as one person with one browser of their own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from served import Served

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str:
    """Return the browser's path; without one the test is skipped, loudly."""
    found = os.environ.get("LARDOM_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("NO CHROMIUM ON THIS MACHINE: nothing was tested in a browser (Debian: apt-get install chromium)")
    return found


@cache
def _playwright() -> Playwright:
    return sync_playwright().start()


@contextmanager
def browser() -> Iterator[Browser]:
    """Open the browser."""
    found = _playwright().chromium.launch(executable_path=chromium(), args=FLAGS)
    try:
        yield found
    finally:
        found.close()


@contextmanager
def browser_context(
    house: Served, name: str, *, width: int = 1280, height: int = 900, **more: Any
) -> Iterator[BrowserContext]:
    """Open a browser in which one of the team has signed in."""
    with browser() as opened:
        yield sign_in(opened, house, name, width=width, height=height, **more)


def sign_in(
    opened: Browser, house: Served, name: str, *, width: int = 1280, height: int = 900, **more: Any
) -> BrowserContext:
    """Return a context of an open browser in which one of the team has signed in."""
    context = opened.new_context(viewport={"width": width, "height": height}, **more)
    context.add_cookies([{"name": "lardom_session", "value": house.told["sessions"][name], "url": house.origin}])
    return context


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong with the page, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]

"""One process that serves pages and live events.

Pages are answered by threads (Django as WSGI), the event streams by the event loop, so that a hundred readers who
listen cost no thread. A stream only tells that the study's trail has grown and which transcripts it was about; what
has changed is asked for by an ordinary request, which sees what that person may see.
"""

import asyncio
import gc
import os
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")

from lardom.web.site.serving.wsgi import application as pages

# isort: split
from django.conf import settings
from django.urls import URLResolver, get_resolver

from lardom.web.site.serving import listening, processors, workshop
from lardom.web.site.serving.lanes import Lanes
from lardom.web.site.serving.listening import Listener
from lardom.web.study.together.live import hub

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Any]]
type Send = Callable[[Any], Awaitable[None]]

TURN = 0.0005
"""Seconds a thread computes before another gets its turn. A save asks the database some dozens of times and gives its
turn away at each; at Python's own 5 ms it would wait for whole pages between two of them."""

TOGETHER = 0.25
"""Seconds a stream waits after telling something, so that what happens close together is told together."""

HEARTBEAT = 20.0
"""Seconds between signs of life: proxies close streams that are silent longer than half a minute. As often it is asked
again whether the person may still listen, however much is told meanwhile."""

_lanes = Lanes(pages)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].endswith("/live") and scope["path"].startswith("/s/"):
        await _live(scope, receive, send)
    elif scope["type"] == "http":
        await _lanes(scope, receive, send)


def load_rooms() -> None:
    """Load the views before the first person asks for one: it takes seconds, in which everybody would wait.

    The door for programs is not opened: it is loaded for the first program, and its memory is spared where none comes.
    """
    waiting = [get_resolver()]
    while waiting:
        inside = (one for one in waiting.pop().url_patterns if isinstance(one, URLResolver))
        waiting.extend(one for one in inside if one.namespace != "api")


async def _lifespan(receive: Receive, send: Send) -> None:
    company: list[asyncio.Task[None]] = []
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            load_rooms()
            # What is loaded now stays: it need not be searched for garbage again and again while people wait.
            gc.collect()
            gc.freeze()
            sys.setswitchinterval(TURN)
            processors.keep_to_one(settings.INSTANCE.home)
            company = [asyncio.create_task(listening.listen(hub)), asyncio.create_task(workshop.keep_working())]
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            for task in company:
                task.cancel()
            await asyncio.gather(*company, return_exceptions=True)
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _live(scope: Scope, receive: Receive, send: Send) -> None:
    slug = scope["path"].split("/")[2]
    cookies = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    found = await asyncio.to_thread(listening.who_listens, slug, cookies)
    if found is None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    headers = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    place = hub.join(found.study)
    gone = asyncio.create_task(_until_gone(receive))
    gone.add_done_callback(lambda _gone: place[1].set())
    try:
        await _tell(found, place[1], gone, send, lambda: listening.who_listens(slug, cookies))
    finally:
        hub.leave(found.study, place)
        gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(
    who: Listener, woken: asyncio.Event, gone: asyncio.Task[None], send: Send, still: Callable[[], Listener | None]
) -> None:
    """Tell what happens until the listener has gone, who wakes the stream as well, or may listen no more."""
    told, by_itself = -1, True
    clock = asyncio.get_running_loop().time
    asked = clock()
    while not gone.done():
        if clock() - asked >= HEARTBEAT:
            now = await asyncio.to_thread(still)
            if now is None:
                break
            who, asked = now, clock()
        woken.clear()
        heard = None if by_itself else hub.since(who.study, told)
        if heard is None:
            number = await asyncio.to_thread(listening.last_number, who.study)
        else:
            number = heard[-1][0] if heard else told
        words = listening.words(number, heard or [], who) if number != told else b": here\n\n"
        await send({"type": "http.response.body", "body": words, "more_body": True})
        told = number
        await asyncio.sleep(TOGETHER)
        by_itself = False
        try:
            async with asyncio.timeout(HEARTBEAT):
                await woken.wait()
        except TimeoutError:
            by_itself = True
    await send({"type": "http.response.body", "body": b"", "more_body": False})

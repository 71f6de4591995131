"""Running the server: one process on SQLite, as many as one likes on PostgreSQL, all of them stopped gently."""

import os
import signal
from urllib.parse import urlsplit

import uvicorn

from lardom.web.site.serving.processors import SEVERAL

APPLICATION = "lardom.web.site.serving.server:application"
HEADS = "lardom.web.site.serving.heads:Heads"
GENTLE = 10
"""Seconds that a stop waits for answers under way; event streams end at once and come back by themselves."""


def run(host: str, port: int, *, workers: int, origin: str) -> None:
    """Serve until asked to stop (Ctrl+C, SIGTERM), and return: a stop that was asked for is no failure."""
    # uvicorn, once stopped, sends the process the signal again; by then everything is in order and put away.
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, _nothing_more)
    os.environ[SEVERAL] = str(workers)
    # The settings put their own log in place; a proxy is believed only when there is one (an https origin).
    behind_proxy = urlsplit(origin).scheme == "https"
    uvicorn.run(
        APPLICATION,
        host=host,
        port=port,
        workers=workers if workers > 1 else None,
        log_level="warning",
        log_config=None,
        lifespan="on",
        proxy_headers=behind_proxy,
        forwarded_allow_ips=os.environ.get("LARDOM_PROXY", "127.0.0.1") if behind_proxy else None,
        timeout_graceful_shutdown=GENTLE,
        server_header=False,
        date_header=True,
        http=HEADS,
        ws="none",
    )


def _nothing_more(_signal: int, _frame: object) -> None:
    """Take a signal that has been obeyed already."""

"""The worker beside the server: a process of its own, started when there is work, gone when there is none.

So printing a report takes no memory of the server's, slows no save, and a crash in it takes nothing down.
"""

import asyncio
import contextlib
import logging
import os
import sys

from django.db import close_old_connections, connection

from lardom.web.study import jobs
from lardom.web.study.together import live

log = logging.getLogger(__name__)
WORKER = "lardom.web.site.serving.working"
GENTLE = 5.0
"""Seconds that a stopping server waits for its worker; what it was at is taken up again by the next."""

LOOK_AGAIN = 5.0
"""Seconds between looks at the queue: jobs asked for on another machine, or whose worker died, are found so."""


def _waiting() -> bool:
    close_old_connections()
    try:
        return jobs.waiting()
    finally:
        connection.close()


async def keep_working() -> None:
    """Start a worker whenever there is work and none is there."""
    call = live.workers.join()
    worker: asyncio.subprocess.Process | None = None
    try:
        while True:
            if (worker is None or worker.returncode is not None) and await asyncio.to_thread(_waiting):
                worker = await asyncio.create_subprocess_exec(sys.executable, "-m", WORKER, env=dict(os.environ))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(call[1].wait(), LOOK_AGAIN)
            call[1].clear()
    finally:
        live.workers.leave(call)
        if worker is not None and worker.returncode is None:
            worker.terminate()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(worker.wait(), GENTLE)

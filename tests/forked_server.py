"""The real server in a child process that is forked anew whenever it dies: for the tests that kill it.

Everything is loaded before the fork, so that a restart costs milliseconds and a hundred kills fit into a test.
`python tests/forked_server.py SOCKET_FD PIDFILE [HOW MANY]`; the file names the children, a line each.
"""

import gc
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")


def main(descriptor: int, pidfile: Path, many: int) -> None:
    """Fork servers for ever."""
    import uvicorn
    from django.db import connection, connections
    from django.test import Client

    from lardom.web.site.serving.server import application, load_rooms

    # Once through the house before the fork: addresses, templates and tables are known to every child, and what is
    # loaded is not searched for garbage by each of them.
    Client(HTTP_HOST="127.0.0.1").get("/login/")
    load_rooms()
    uvicorn.Config(application, lifespan="on").load()
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
    gc.collect()
    gc.freeze()
    children: list[int] = []
    while True:
        while len(children) < many:
            child = os.fork()
            if child == 0:
                config = uvicorn.Config(
                    application, fd=descriptor, log_level="critical", lifespan="on", access_log=False
                )
                uvicorn.Server(config).run()
                os._exit(0)
            children.append(child)
        # Read by whoever kills: never half of it.
        told = pidfile.with_suffix(".new")
        told.write_text("\n".join(map(str, children)), "utf-8")
        told.replace(pidfile)
        child, status = os.wait()
        if os.WIFEXITED(status):
            return
        children.remove(child)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)

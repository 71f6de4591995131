"""Where a server may listen."""

import errno
import socket

PORTS_TO_TRY = 20
_LOCALHOST = ("127.0.0.1", "::1")
"""Where the name `localhost` leads: a browser may try the second first."""


def free_port(host: str, port: int) -> int | None:
    """Return the port, or the next free one after it; `None` when none of the next twenty is free."""
    return next((one for one in range(port, min(port + PORTS_TO_TRY, 65536)) if is_free(host, one)), None)


def is_free(host: str, port: int) -> bool:
    """Tell whether one may listen there, and nobody else is reached by the same name."""
    others = _LOCALHOST if host in _LOCALHOST else ()
    return _why_not(host, port) is None and all(_why_not(one, port) != errno.EADDRINUSE for one in others)


def _why_not(host: str, port: int) -> int | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as no:
            return no.errno or errno.EADDRNOTAVAIL
    return None

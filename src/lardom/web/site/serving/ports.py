"""Where a server may listen."""

import socket

PORTS_TO_TRY = 20


def free_port(host: str, port: int) -> int | None:
    """Return the port, or the next free one after it; `None` when none of the next twenty is free."""
    return next((one for one in range(port, min(port + PORTS_TO_TRY, 65536)) if is_free(host, one)), None)


def is_free(host: str, port: int) -> bool:
    """Tell whether one may listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
    return True

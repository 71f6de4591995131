"""Where a server may listen: nobody else is reached by the same name."""

import socket

import pytest

from lardom.web.site.serving.ports import free_port, is_free


@pytest.mark.skipif(not socket.has_ipv6, reason="LOUD: this machine has no IPv6")
def test_a_port_somebody_else_has_under_the_name_localhost_is_not_free() -> None:
    try:
        other = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("LOUD: ::1 is not there, so localhost leads to one place only")
    with other:
        port = other.getsockname()[1]
        assert not is_free("127.0.0.1", port)
        assert free_port("127.0.0.1", port) != port
    assert is_free("127.0.0.1", port)

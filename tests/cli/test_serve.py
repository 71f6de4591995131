"""The workbench starts on a fresh machine with one link, answers, and stops when asked to."""

import http.client
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

from instances import LARDOM, Instance


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def test_the_first_start_prints_one_link_and_serves(tmp_path: Path) -> None:
    instance, port = Instance(tmp_path / "home"), free_port()
    server = subprocess.Popen(
        [str(LARDOM), "serve", "--port", str(port), "--language", "en"], env=instance.environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        said = ""
        while "http://" not in said:
            line = server.stdout.readline()
            assert line, said
            said += line
        links = re.findall(r"http://localhost:\d+/\S*", said)
        assert len(links) == 1
        for _ in range(300):
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            try:
                link.request("GET", links[0].partition(str(port))[2])
                assert link.getresponse().status == 200
                break
            except OSError:
                time.sleep(0.1)
            finally:
                link.close()
        else:
            raise AssertionError("it never answered")
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=20)
    assert server.returncode == 0
    for file in ("secret.key", "lardom.sqlite3"):
        assert (instance.home / file).stat().st_mode & 0o077 == 0, file


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = Instance(tmp_path / "home").lardom("serve", "--port", port, "--language", "en", code=2)
    assert port in told


def test_an_address_for_others_needs_an_origin(tmp_path: Path) -> None:
    told = Instance(tmp_path / "home").lardom("serve", "--host", "0.0.0.0", "--language", "en", code=2)  # noqa: S104 - refused
    assert "0.0.0.0" in told  # noqa: S104 - as above

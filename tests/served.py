"""A served instance with the example study and its team: the real server, a database of its own."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from once import made_once

TESTS = Path(__file__).resolve().parent


@dataclass
class Served:
    """An instance that answers: where, as whom one may come, and what there is in it."""

    home: Path
    environment: dict[str, str]
    told: dict[str, Any]
    origin: str

    def url(self, path: str = "/") -> str:
        """Return the address of a page."""
        return self.origin + path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of the workbench's commands on the instance."""
        return subprocess.run(
            [sys.executable, "-m", *words], env=self.environment, capture_output=True, text=True, check=False
        )

    def run_python(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a few lines inside the instance."""
        return subprocess.run(
            [sys.executable, "-c", script], env=self.environment, capture_output=True, text=True, check=False,
            cwd=TESTS.parent,
        )  # fmt: skip


def seeded(language: str = "en") -> tuple[Path, str]:
    """Return the folder of a filled instance, of which a test takes a copy, and what is told of it."""

    def fill(home: Path) -> None:
        environment = {**os.environ, "LARDOM_HOME": str(home)}
        environment.pop("LARDOM_DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, str(TESTS / "seeding.py"), language], env=environment, capture_output=True, check=False,
            cwd=TESTS.parent,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        home.with_suffix(".json").write_bytes(done.stdout)

    home = made_once(f"seeded-{language}", fill)
    return home, home.with_suffix(".json").read_text("utf-8")


@contextmanager
def served(folder: Path, *, language: str = "en", workers: int = 1) -> Iterator[Served]:
    """Serve a fresh copy of the seeded instance from `folder`, with so many processes."""
    home, told = seeded(language)
    instance = folder / "instance"
    shutil.copytree(home, instance)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "LARDOM_HOME": str(instance), "LARDOM_ORIGIN": f"http://127.0.0.1:{port}"}
    environment.pop("LARDOM_DATABASE_URL", None)
    log = (folder / "server.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "lardom.web.site.serving.server:application", "--host", "127.0.0.1", "--port",
         str(port), "--log-level", "warning", "--workers", str(workers)],
        env=environment, cwd=TESTS.parent, stderr=log,
    )  # fmt: skip
    house = Served(instance, environment, json.loads(told), f"http://127.0.0.1:{port}")
    try:
        _wait_for(port, server, folder / "server.log")
        yield house
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)
        log.close()


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(log.read_text("utf-8"))
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            link.request("GET", "/alive/")
            if link.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            link.close()
    raise RuntimeError("the server did not start")

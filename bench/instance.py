"""An instance of the bench's own: filled, served by `lardom serve`, measured from outside, gone afterwards."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from postgres_server import Server

TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """Return a process and all it has started, as of now."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(path.parts[2])] = int(path.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return [one for one in found if one in parents]


def cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process, all it has started, and those of them that have ended."""
    total = 0
    for one in family(pid):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            total += sum(int(value) for value in fields[11:15])
    return total / TICK


def memory_of(pid: int, name: str = "VmRSS") -> float:
    """Return MiB of a process and all it has started: VmRSS now, VmHWM at most, Pss with shared pages divided."""
    file = "smaps_rollup" if name == "Pss" else "status"
    kib = 0
    for one in family(pid):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{one}/{file}").read_text().splitlines()
            kib += sum(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
    return kib / 1024


@dataclass
class Instance:
    """A served instance: where it is, who one may be in it, and which processes it is made of."""

    home: Path
    port: int
    told: dict[str, Any]
    environment: dict[str, str]
    server: int
    database: int | None

    def script(self, name: str, *words: str) -> Any:
        """Run one of the bench's own scripts on the instance and return what it told as JSON."""
        return told_by(name, *words, environment=self.environment)

    def get(self, path: str, name: str = "Eira Lindh") -> tuple[int, bytes]:
        """Ask for a page as somebody."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request("GET", path, headers={"Cookie": f"lardom_session={self.told['sessions'][name]}"})
        answer = link.getresponse()
        return answer.status, answer.read()


def told_by(name: str, *words: str, environment: dict[str, str]) -> Any:
    """Run a script beside this one and return what it told as JSON."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / name), *words],
        env=environment,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr.decode()[-2000:]}")
    return json.loads(done.stdout)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextlib.contextmanager
def instance(kind: str, *, coders: int = 0, codings: int = 0, workers: int = 1) -> Iterator[Instance]:
    """Fill an instance on `sqlite` or `postgresql` (durable), serve it, and take everything away at the end."""
    home = Path(tempfile.mkdtemp(prefix="lardom-bench-"))
    database = Server(durable=True) if kind == "postgresql" else None
    port = _free_port()
    environment = {**os.environ, "LARDOM_HOME": str(home), "LARDOM_ORIGIN": f"http://127.0.0.1:{port}"}
    environment.pop("LARDOM_DATABASE_URL", None)
    if database:
        environment["LARDOM_DATABASE_URL"] = database.make("bench")
    server = None
    try:
        told = told_by("filling.py", str(coders), str(codings), environment=environment)
        server = _served(home, port, workers, environment)
        first = (database.folder / "data" / "postmaster.pid").read_text().splitlines()[0] if database else None
        yield Instance(home, port, told, environment, server.pid, int(first) if first else None)
    finally:
        if server:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
        if database:
            database.stop()
        shutil.rmtree(home, ignore_errors=True)


def _served(home: Path, port: int, workers: int, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    log = (home / "server.log").open("wb")
    server = subprocess.Popen(
        [str(Path(sys.executable).parent / "lardom"), "serve", "--port", str(port), "--data", str(home), "--workers", str(workers)],
        env=environment, stdout=log, stderr=log, cwd=home,
    )  # fmt: skip
    for _ in range(600):
        with contextlib.suppress(OSError):
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            link.request("GET", "/alive/")
            if link.getresponse().status == 200:
                return server
        if server.poll() is not None:
            break
        time.sleep(0.1)
    server.kill()
    raise RuntimeError("the server did not start: " + (home / "server.log").read_text("utf-8")[-2000:])

"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone afterwards.

`python tests/postgres_server.py COMMAND …` runs a command with LARDOM_DATABASE_URL set to such a server; without a
PostgreSQL on the machine it says so loudly and does nothing.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

SETTINGS = "-c listen_addresses= -c max_connections=200"
DURABLE = "-c shared_buffers=128MB -c fsync=on -c full_page_writes=on -c synchronous_commit=on"
QUICK = "-c shared_buffers=64MB -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version's, or `None`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


class Server:
    """One server in a folder of its own; `durable` keeps fsync on, as an instance must."""

    def __init__(self, *, durable: bool = False) -> None:
        found = binaries()
        if found is None:
            raise FileNotFoundError("There is no PostgreSQL on this machine.")
        self._bin = found
        self._settings = f"{SETTINGS} {DURABLE if durable else QUICK}"
        self.folder = Path(tempfile.mkdtemp(prefix="lardom-pg-"))
        self._owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        if self._owner:
            os.chown(self.folder, self._owner.pw_uid, self._owner.pw_gid)
        self._run("initdb", "-A", "trust", "-U", "lardom", "-E", "UTF8", "--locale=C", "-D", str(self.folder / "data"))
        self.start()

    def _run(self, program: str, *words: str) -> None:
        told = subprocess.run(
            [str(self._bin / program), *words], capture_output=True, text=True, check=False, cwd=self.folder,
            user=self._owner.pw_uid if self._owner else None, group=self._owner.pw_gid if self._owner else None,
        )  # fmt: skip
        if told.returncode:
            raise RuntimeError(f"{program} failed: {told.stdout}{told.stderr}")

    def start(self) -> None:
        """Start (again)."""
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-t", "60",
            "-o", f"-k {self.folder} {self._settings}", "start",
        )  # fmt: skip

    def kill(self) -> None:
        """Kill the server and everything it has started, as a power cut would, and wait until it is gone."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, text=True, check=False
        )
        for pid in [first, *map(int, children.stdout.split())]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for _ in range(100):
            if not Path(f"/proc/{first}").exists():
                break
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop and remove everything."""
        try:
            self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def make(self, name: str) -> str:
        """Make an empty database and return its address."""
        self._run("createdb", "-h", str(self.folder), "-U", "lardom", name)
        return self.url(name)

    def url(self, name: str) -> str:
        """Return the address of a database, as LARDOM_DATABASE_URL takes it."""
        return f"postgresql://lardom@{quote(str(self.folder), safe='')}/{name}"


def main() -> int:
    """Run a command on a fresh server."""
    if binaries() is None:
        line = "SKIPPED: there is no PostgreSQL on this machine; nothing was tested on it."
        print(f"\n{'!' * len(line)}\n{line}\n{'!' * len(line)}\n", file=sys.stderr)
        return 0
    server = Server()
    try:
        environment = {**os.environ, "LARDOM_DATABASE_URL": server.make("lardom")}
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())

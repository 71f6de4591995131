"""The ledger: whatever the server has said yes to is there after it was killed, exactly once.

Clients code passages through the real server and write into a ledger of their own (fsynced) what was acknowledged;
meanwhile the server is killed with SIGKILL at random moments: its one process, one of its two, or both; on PostgreSQL now
and then the database server with it.
An act without an answer is sent again under its key. LARDOM_KILLS=1000 runs the long campaign.
"""

import http.client
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import served
from postgres_server import Server, binaries

TESTS = Path(__file__).resolve().parents[1]
KILLS = int(os.environ.get("LARDOM_KILLS", "100"))
CODERS = ("Alma Rehn", "Bashir Noori", "Cecilia Tun")
KILLS_OF_TWO = KILLS if "LARDOM_KILLS" in os.environ else 25
"""Kills of an instance of two processes: fewer when nobody asks for the long campaign, for the time of the whole."""
DATABASE_KILLED_EVERY = 25


@dataclass
class House:
    """A served instance that can be killed, and what there is in it."""

    home: Path
    environment: dict[str, str]
    told: dict[str, Any]
    port: int
    pidfile: Path
    processes: int = 1
    database: Server | None = None
    keeper: subprocess.Popen[bytes] | None = None

    def kill(self, which: int | None = None) -> None:
        """Kill the web server where it stands: one of its processes, or all."""
        running = [int(one) for one in self.pidfile.read_text("utf-8").split()]
        for one in running if which is None else running[which : which + 1]:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)


def started(home: Path, database: Server | None, processes: int) -> House:
    """Seed an instance and start its server."""
    environment = {**os.environ, "LARDOM_HOME": str(home)}
    environment.pop("LARDOM_DATABASE_URL", None)
    if database:
        environment["LARDOM_DATABASE_URL"] = database.make("kills")
        seeded = subprocess.run(
            [sys.executable, str(TESTS / "seeding.py")], env=environment, capture_output=True, check=False,
            cwd=TESTS.parent,
        )  # fmt: skip
        assert seeded.returncode == 0, seeded.stderr.decode()
        told = seeded.stdout.decode()
    else:
        filled, told = served.seeded()
        shutil.copytree(filled, home, dirs_exist_ok=True)
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    port = listener.getsockname()[1]
    environment["LARDOM_ORIGIN"] = f"http://127.0.0.1:{port}"
    pidfile = home / "server.pid"
    os.set_inheritable(listener.fileno(), True)
    keeper = subprocess.Popen(
        [sys.executable, str(TESTS / "forked_server.py"), str(listener.fileno()), str(pidfile), str(processes)],
        env=environment, pass_fds=[listener.fileno()], cwd=TESTS.parent, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    listener.close()
    house = House(home, environment, json.loads(told), port, pidfile, processes, database, keeper)
    for _ in range(600):
        if pidfile.exists() and _alive(port):
            return house
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def _alive(port: int) -> bool:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        link.request("GET", "/alive/")
        return link.getresponse().status == 200
    except OSError:
        return False
    finally:
        link.close()


@pytest.fixture(params=["sqlite", "sqlite, two processes", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    database = None
    if request.param == "postgresql":
        if binaries() is None:
            pytest.skip("NO POSTGRESQL ON THIS MACHINE: nothing was killed on it")
        database = Server(durable=True)
    one = started(tmp_path, database, 2 if "two" in request.param else 1)
    try:
        yield one
    finally:
        assert one.keeper is not None
        one.keeper.kill()
        one.keeper.wait(10)
        one.kill()
        if database:
            database.stop()


@dataclass
class Client:
    """One coder at work: sends acts, keeps a ledger of what was acknowledged."""

    house: House
    name: str
    ledger: Path
    dice: random.Random
    stop: threading.Event
    sent: int = 0
    again: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    def work(self) -> None:
        """Code passages until told to stop; every act is carried through to its answer."""
        told = self.house.told
        with self.ledger.open("a", encoding="utf-8") as ledger:
            while not self.stop.is_set():
                transcript, version = self.dice.choice(list(told["transcripts"].values()))
                start = self.dice.randrange(0, 900)
                act = {
                    "kind": "code", "person": str(told["people"][self.name]), "document": version,
                    "ref": f"k-{uuid.UUID(int=self.dice.getrandbits(128), version=4)}", "start": start,
                    "end": start + self.dice.randrange(5, 60), "code": self.dice.choice(list(told["codes"].values())),
                }  # fmt: skip
                key = str(uuid.UUID(int=self.dice.getrandbits(128), version=4))
                reply = self.carry_through(transcript, key, act)
                ledger.write(json.dumps({"key": key, "act": act, "status": reply}) + "\n")
                ledger.flush()
                os.fsync(ledger.fileno())
                self.acknowledged += 1

    def carry_through(self, transcript: int, key: str, act: dict[str, Any]) -> int:
        """Send an act until it is answered."""
        path = f"/s/{self.house.told['study']}/coding/read/{transcript}/acts/"
        token = "a" * 32
        headers = {
            "Content-Type": "application/json", "Accept": "application/json", "Idempotency-Key": key,
            "Cookie": f"lardom_session={self.house.told['sessions'][self.name]}; lardom_csrf={token}",
            "X-CSRFToken": token,
        }  # fmt: skip
        for _ in range(2000):
            self.sent += 1
            link = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=20)
            try:
                link.request("POST", path, body=json.dumps(act), headers=headers)
                answer = link.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException):
                self.again += 1
                time.sleep(0.02)
                continue
            finally:
                link.close()
            if answer.status < 500:
                if answer.status != 200:
                    self.wrong.append(f"{answer.status} {body[:200]!r}")
                return answer.status
            self.again += 1
            time.sleep(0.05)
        raise AssertionError("an act was never answered")


def verdict(house: House) -> dict[str, Any]:
    """Ask the database itself, in a process of its own, what there is."""
    script = """
import os, json, django
os.environ["DJANGO_SETTINGS_MODULE"] = "lardom.web.site.settings"
django.setup()
from django.db import connection
from lardom.study.trail import broken_at
from lardom.web.coding.models import Coding
from lardom.web.study import queries
from lardom.web.study.models import Act, Event, Study
study = Study.objects.get()
rows = Coding.objects.of(study).filter(ref__startswith="k-").values_list("ref", "start", "end", "code_id", "coder__person_id")
sound = True
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check"); sound = cursor.fetchone()[0] == "ok"
        cursor.execute("PRAGMA foreign_key_check"); sound = sound and not cursor.fetchall()
print(json.dumps({"rows": list(map(list, rows)), "acts": [str(key) for key in Act.objects.values_list("key", flat=True)],
  "broken": broken_at(queries.entries(study), last_number=study.sequence, head=study.head), "sound": sound,
  "events": Event.objects.of(study).filter(kind="coding.made").count(), "kinds": sorted(set(Event.objects.of(study).values_list("kind", flat=True)))}))
"""
    told = subprocess.run([sys.executable, "-c", script], env=house.environment, capture_output=True, check=False)
    assert told.returncode == 0, told.stderr.decode()
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def wait_for(clients: list[Client], acts: int) -> None:
    """Wait until so many more acts have been acknowledged: a kill in the middle of work, however slow the machine."""
    target = sum(client.acknowledged for client in clients) + acts
    for _ in range(6000):
        if sum(client.acknowledged for client in clients) >= target:
            return
        time.sleep(0.005)


def test_what_was_acknowledged_is_there_exactly_once_after_every_kill(house: House, tmp_path: Path) -> None:
    dice = random.Random(20261129)  # noqa: S311 - a campaign that can be run again
    stop = threading.Event()
    clients = [Client(house, name, tmp_path / f"{name}.ledger", random.Random(dice.random()), stop) for name in CODERS]  # noqa: S311
    threads = [threading.Thread(target=client.work) for client in clients]
    for thread in threads:
        thread.start()
    kills = KILLS if house.processes == 1 else KILLS_OF_TWO
    for kill in range(1, kills + 1):
        wait_for(clients, dice.randrange(1, 9))
        time.sleep(dice.uniform(0, 0.05))
        if house.database and kill % DATABASE_KILLED_EVERY == 0:
            house.database.kill()
            house.kill()
            house.database.start()
        else:
            house.kill(dice.choice([0, 1, None]) if house.processes > 1 else None)
    wait_for(clients, 10)
    stop.set()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads)
    said = [json.loads(line) for client in clients for line in client.ledger.read_text("utf-8").splitlines()]
    found = verdict(house)
    there = {ref: [start, end, code, person] for ref, start, end, code, person in found["rows"]}
    assert not [client.wrong for client in clients if client.wrong]
    assert len(said) > kills, "too few acts to say anything"
    assert len(found["rows"]) == len(there), "a passage was coded twice by one act"
    assert len(there) == len(said), "lost or doubled"
    for one in said:
        act = one["act"]
        assert there[act["ref"]][2:] == [act["code"], int(act["person"])]
    assert {one["key"] for one in said} <= set(found["acts"])
    assert found["sound"]
    assert found["broken"] is None

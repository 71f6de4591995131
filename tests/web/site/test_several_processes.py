"""Several processes on one SQLite file: what is saved through one is told by the others' streams, and once."""

import contextlib
import http.client
import json
import sqlite3
import threading
import uuid
from pathlib import Path

from served import Served, served

from lardom.web.site.serving.listening import Watch

LISTENERS, SAVED = 8, 12
"""So many streams that it is next to impossible for all of them to be one process's."""


def headers(house: Served) -> dict[str, str]:
    token = "a" * 32
    return {
        "Cookie": f"lardom_session={house.told['sessions']['Alma Rehn']}; lardom_csrf={token}", "X-CSRFToken": token,
        "Content-Type": "application/json", "Accept": "application/json", "Idempotency-Key": str(uuid.uuid4()),
    }  # fmt: skip


def link_to(house: Served) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", int(house.origin.rpartition(":")[2]), timeout=20)


def save(house: Served, start: int) -> int:
    """Code a passage through a connection of its own; returns the number of the act."""
    transcript, version = next(iter(house.told["transcripts"].values()))
    act = {
        "kind": "code", "person": str(house.told["people"]["Alma Rehn"]), "document": version, "ref": f"k-{uuid.uuid4()}",
        "start": start, "end": start + 9, "code": next(iter(house.told["codes"].values())),
    }  # fmt: skip
    with contextlib.closing(link_to(house)) as link:
        link.request(
            "POST", f"/s/{house.told['study']}/coding/read/{transcript}/acts/", json.dumps(act), headers(house)
        )
        answer = link.getresponse()
        body = answer.read()
    assert answer.status == 200, body
    return int(json.loads(body)["number"])


def listen(house: Served, ready: threading.Barrier, found: list[int]) -> None:
    """Listen until all that is saved meanwhile has gone by."""
    with contextlib.closing(link_to(house)) as link:
        link.request("GET", f"/s/{house.told['study']}/live", headers=headers(house))
        with link.getresponse() as answer:
            first = told = -1
            while told < first + SAVED or first < 0:
                line = answer.readline()
                if line.startswith(b"data: "):
                    told = int(line[6:].split()[0])
                    if first < 0:
                        first = told
                        ready.wait()
    found.append(told)


def test_every_process_hears_what_any_of_them_saves(tmp_path: Path) -> None:
    with served(tmp_path, workers=2) as house:
        found: list[int] = []
        ready = threading.Barrier(LISTENERS + 1, timeout=60)
        listening = [threading.Thread(target=listen, args=(house, ready, found)) for _ in range(LISTENERS)]
        for one in listening:
            one.start()
        ready.wait()
        acts = [save(house, 20 * n) for n in range(SAVED)]
        for one in listening:
            one.join(30)
    assert acts == list(range(acts[0], acts[0] + SAVED))
    assert found == [acts[-1]] * LISTENERS


def test_what_is_new_in_the_trails_is_told_once_whoever_wrote_it(tmp_path: Path) -> None:
    with served(tmp_path) as house:
        file = next(house.home.glob("*.sqlite3"))
        with contextlib.closing(Watch(str(file))) as watch:
            assert watch.news() == []
            number = save(house, 0)
            [(study, told, subject)] = watch.news()
            assert (told, subject.partition(":")[0]) == (number, "transcript")
            assert watch.news() == []
    with contextlib.closing(sqlite3.connect(file)) as link:
        assert link.execute(
            "SELECT count(*) FROM study_event WHERE study_id = ? AND number = ?", [study, number]
        ).fetchone() == (1,)

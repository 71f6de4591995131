"""The load: coders who code and colleagues who look at pages, in a process of its own.

`python bench/load.py < plan.json` prints what happened as JSON. Everything has its moment from the start (nobody
waits for a slow server before asking again), and a time is counted from that moment, so that waiting in line counts.
"""

import asyncio
import json
import random
import resource
import sys
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from links import Link

TOKEN = "a" * 32
A_MOMENT = 0.15
"""Seconds a reader's page waits before it asks what others have done, as in islands/reader/page/live.ts."""


@dataclass
class Load:
    """What is to be done, and what has been seen of it."""

    plan: dict[str, Any]
    dice: random.Random
    begun: float = 0.0
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    ledger: list[dict[str, Any]] = field(default_factory=list)
    counted_from: float = 0.0
    own: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def link(self) -> Link:
        """Return a connection of one's own."""
        return Link("127.0.0.1", self.plan["port"])

    def headers(self, name: str) -> dict[str, str]:
        """Return what a person's browser sends."""
        return {"Cookie": f"lardom_session={self.plan['sessions'][name]}; lardom_csrf={TOKEN}"}

    def note(self, kind: str, planned: float, status: int, told: bytes, path: str) -> None:
        """Keep how long something took, and what went wrong."""
        if planned >= self.counted_from:
            self.times[kind].append(time.perf_counter() - planned)
        if status != 200:
            self.errors.append(f"{status} {path} {told[:160]!r}")

    def desk(self, name: str) -> tuple[int, int]:
        """Return the transcript a coder reads, with its version: they are spread evenly."""
        texts = self.plan["transcripts"]
        transcript, version = texts[self.plan["coders"].index(name) % len(texts)]
        return transcript, version

    def over(self) -> bool:
        """Tell whether the time is up."""
        return time.perf_counter() >= self.begun + self.plan["warm"] + self.plan["seconds"]


async def until(moment: float) -> None:
    """Wait for a moment."""
    wait = moment - time.perf_counter()
    if wait > 0:
        await asyncio.sleep(wait)


async def code(load: Load, name: str) -> None:
    """Code passages at an even pace, one connection a coder."""
    link, plan = load.link(), load.plan
    every = 60 / plan["codings_a_minute"]
    planned = load.begun + load.dice.random() * every
    while True:
        await until(planned)
        if load.over():
            return
        transcript, version = load.desk(name)
        start = load.dice.randrange(0, 900)
        act = {
            "kind": "code", "person": str(plan["people"][name]), "document": version, "ref": f"k-{uuid.uuid4()}",
            "start": start, "end": start + load.dice.randrange(5, 60), "code": load.dice.choice(plan["codes"]),
        }  # fmt: skip
        path = f"/s/{plan['study']}/coding/read/{transcript}/acts/"
        headers = {
            **load.headers(name), "Content-Type": "application/json", "Accept": "application/json",
            "Idempotency-Key": str(uuid.uuid4()), "X-CSRFToken": TOKEN,
        }  # fmt: skip
        try:
            answer = await link.ask("POST", path, headers, json.dumps(act).encode())
            load.note("save", planned, answer.status, answer.body, path)
            if answer.status == 200:
                load.ledger.append(act)
                load.own[name].add(json.loads(answer.body)["number"])
        except (OSError, TimeoutError) as error:
            load.errors.append(f"{type(error).__name__} {path}")
        planned += every


async def look(load: Load) -> None:
    """Open pages at the pace of the plan, each at its own moment."""
    plan, free, under_way = load.plan, list[Link](), set[asyncio.Task[None]]()
    planned = load.begun

    async def one(moment: float, kind: str, path: str, name: str) -> None:
        link = free.pop() if free else load.link()
        try:
            answer = await link.ask("GET", path, load.headers(name))
            load.note(kind, moment, answer.status, answer.body, path)
        except (OSError, TimeoutError) as error:
            load.errors.append(f"{type(error).__name__} {path}")
        free.append(link)

    names = list(plan.get("viewers") or plan["sessions"])
    kinds = list(plan["views"])
    while plan["views_a_second"]:
        planned += load.dice.expovariate(plan["views_a_second"])
        await until(planned)
        if load.over():
            break
        kind = load.dice.choices(kinds, [plan["views"][one]["share"] for one in kinds])[0]
        path = load.dice.choice(plan["views"][kind]["paths"])
        task = asyncio.create_task(one(planned, f"view {kind}", path, load.dice.choice(names)))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)


async def follow(load: Load, name: str) -> None:
    """Keep a reader's page open: listen, and ask what others have done in the transcript whenever they have."""
    plan, ear, mouth = load.plan, load.link(), load.link()
    transcript, _ = load.desk(name)
    path, told = f"/s/{plan['study']}/coding/read/{transcript}/changes/", -1
    lines = await ear.lines(f"/s/{plan['study']}/live", load.headers(name))
    while not load.over():
        heard = await lines.readline()
        if not heard.startswith(b"data: "):
            continue
        number, *pairs = heard[6:].decode().split()
        first, told = told < 0, told if told >= 0 else int(number)
        if first:
            continue
        await asyncio.sleep(A_MOMENT)
        about = [pair.split(":") for pair in pairs]
        if pairs and not any(int(text) == transcript and int(one) not in load.own[name] for one, text in about):
            told = int(number)
            continue
        began = time.perf_counter()
        try:
            answer = await mouth.ask("GET", f"{path}?since={told}", load.headers(name))
            load.note("changes", began, answer.status, answer.body, path)
            told = json.loads(answer.body)["number"]
        except (OSError, TimeoutError) as error:
            load.errors.append(f"{type(error).__name__} {path}")


async def drive(load: Load) -> None:
    """Do all of it at the same time."""
    load.begun = time.perf_counter()
    load.counted_from = load.begun + load.plan["warm"]
    listening = [asyncio.create_task(follow(load, name)) for name in load.plan["listeners"]]
    await asyncio.gather(look(load), *(code(load, name) for name in load.plan["coders"]))
    for task in listening:
        task.cancel()
    for end in await asyncio.gather(*listening, return_exceptions=True):
        if isinstance(end, Exception):
            load.errors.append(f"listening: {type(end).__name__} {end}")


def main() -> None:
    """Carry the plan out and tell."""
    plan = json.loads(sys.stdin.read())
    load = Load(plan, random.Random(plan.get("seed", 20261129)))
    asyncio.run(drive(load))
    Path(plan["ledger"]).write_text("\n".join(map(json.dumps, load.ledger)), "utf-8")
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {"times": load.times, "errors": load.errors, "saved": len(load.ledger), "cpu": used.ru_utime + used.ru_stime}
    print(json.dumps(told))


if __name__ == "__main__":
    main()

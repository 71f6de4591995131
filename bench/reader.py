"""Speed of the reader in Chromium, printed as a table beside the limits.

A transcript of 1,000,000 characters in 2,400 turns with 20,000 overlapping codings of 60 codes, served by the whole
server. "Interactive" runs from the last byte of the answer to the reader's own mark that it listens to keys; "to paint"
from the key press to the frame after the one in which the page was changed. Medians of several runs. Machines are shared
and clocks lie: beside the clock stands the main thread's CPU time, and a limit is passed when both are above it.

    python bench/reader.py            2,400 turns, 20,000 codings
    python bench/reader.py 240 5000   other sizes
"""

import os
import random
import socket
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

HOME = tempfile.TemporaryDirectory(prefix="lardom-bench-")
os.environ.update(
    LARDOM_HOME=HOME.name, DJANGO_SETTINGS_MODULE="lardom.web.site.settings", DJANGO_ALLOW_ASYNC_UNSAFE="1"
)
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CODES, RUNS, ADDS = 60, 3, 12
WORDS = (
    "vi kommun projekt tid eldsjäl samverkan data sensor vatten skola vård plattform upphandling egentligen alltså "
    "liksom försöka bygga mäta förstå lära dela fråga pengar ansvar förvaltning ledning behov nytta"
).split()

PAINTED = """(key) => new Promise((resolve) => {
    const began = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    const changed = performance.now();
    requestAnimationFrame(() => { const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve([changed - began, performance.now() - began]);
        channel.port2.postMessage(null); });
})"""
READY = """() => {
    const page = performance.getEntriesByType("navigation")[0];
    return [page.responseEnd - page.requestStart, performance.getEntriesByName("reader-ready")[0].startTime - page.responseEnd,
            page.decodedBodySize / 1e6];
}"""
SCROLLED = """() => new Promise((resolve) => {
    const frames = []; let last = performance.now();
    const step = (now) => { frames.push(now - last); last = now; scrollBy(0, 100);
        frames.length < 120 ? requestAnimationFrame(step) : resolve(frames.slice(5).sort((a, b) => a - b)); };
    requestAnimationFrame(step);
})"""


def speech(rng: random.Random, length: int) -> str:
    """Return words of an invented turn."""
    told, size = [], 0
    while size < length:
        sentence = " ".join(rng.choice(WORDS) for _ in range(rng.randint(5, 16))).capitalize() + "."
        told.append(sentence)
        size += len(sentence) + 1
    return " ".join(told)[:length]


def fill(turns: int, codings: int) -> tuple[str, Any, int]:
    """Make the study; returns its address, its lead and the length of the text."""
    from django.core.management import call_command

    from lardom.transcripts.turns import Document, Turn
    from lardom.web.coding.models import Code, Coding
    from lardom.web.study import actions
    from lardom.web.study.models import Coder, Person
    from lardom.web.study.writing import writing
    from lardom.web.transcripts.actions.bringing import bring_in

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    rng = random.Random(7)
    lead = Person.objects.create_user("bench@example.org", name="Eira Lindh", language="sv")
    study = actions.make_study(title="Mätning", by=lead)
    text, told = "", []
    for number in range(1, turns + 1):
        words = speech(rng, rng.randint(120, 713))
        told.append(Turn(number, len(text), len(text) + len(words), "I" if number % 2 else "R1", begins=number * 12.0))
        text += words + "\n"
    document = Document("A-1.txt", text, tuple(told), format="txt", fingerprint="0" * 64)
    with writing(study, by=lead, kind="study.imported") as act:
        transcript = bring_in(act, [document], {}, lead)["A-1.txt"]
        coder = Coder.objects.of(study).get()
        book = act.add_all(
            [Code(ref=f"k{n}", name=f"{rng.choice(WORDS)} {n}", order=n) for n in range(CODES)], journal=False
        )
        starts = [rng.randrange(len(text) - 900) for _ in range(codings)]
        act.add_all(
            (
                Coding(
                    ref=f"c{n}", transcript=transcript, document=transcript.current, start=start,
                    end=start + rng.randint(20, 580), coder=coder, code=rng.choice(book),
                )
                for n, start in enumerate(starts)
            ),
            journal=False,
        )  # fmt: skip
    return f"/s/{study.slug}/coding/read/{transcript.pk}/", lead, len(text)


def serve() -> str:
    """Run the whole server on a free port in this process; returns its address."""
    import uvicorn

    from lardom.web.site.serving.server import application

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="critical", access_log=False))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def measure(address: str, path: str, cookie: dict[str, str]) -> dict[str, float]:
    """Open the reader several times, code, scroll; returns medians in milliseconds."""
    from playwright.sync_api import sync_playwright

    loads: list[list[float]] = []
    adds: list[list[float]] = []
    frames: list[float] = []
    cpu: dict[str, list[float]] = {"interactive_cpu": [], "add_cpu": []}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.set_default_timeout(120_000)
            context.add_cookies([{**cookie, "url": address}])  # type: ignore[typeddict-item]
            page = context.new_page()
            tools = context.new_cdp_session(page)
            tools.send("Performance.enable", {"timeDomain": "threadTicks"})
            # Waited for without asking the page again and again: that would be counted as the page's own work.
            page.goto(address + path, wait_until="load")
            cpu["interactive_cpu"].append(busy(tools))
            page.wait_for_selector("lardom-reader.ready")
            loads.append(page.evaluate(READY))
            page.wait_for_timeout(400)
            for _turn in range(ADDS):
                page.keyboard.press("j")
                page.wait_for_timeout(60)
                before = busy(tools)
                adds.append(page.evaluate(PAINTED, "m"))
                cpu["add_cpu"].append(busy(tools) - before)
            page.wait_for_selector(".unsaved[data-state=saved]", timeout=60_000)
            frames.extend(page.evaluate(SCROLLED))
            context.close()
        browser.close()
    columns = [statistics.median(one) for one in (*zip(*loads, strict=True), *zip(*adds, strict=True))]
    frames.sort()
    names = ("response", "interactive", "megabytes", "add_script", "add_paint")
    used = {name: statistics.median(one) for name, one in cpu.items()}
    return (
        dict(zip(names, columns, strict=True))
        | used
        | {
            "scroll": frames[len(frames) // 2],
            "scroll95": frames[len(frames) * 95 // 100],
        }
    )


def busy(tools: Any) -> float:
    """Return how many milliseconds of CPU the page's main thread has used for its tasks."""
    metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def session(person: Any) -> dict[str, str]:
    """Return the cookie of a signed-in person."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return {"name": settings.SESSION_COOKIE_NAME, "value": str(store.session_key)}


def main() -> int:
    """Print the table; the status is 1 when a limit is passed."""
    import django

    if not Path(CHROMIUM).exists():
        print(f"{CHROMIUM} is not there; on Debian: apt install chromium.")
        return 2
    django.setup()
    turns, codings = (int(one) for one in (sys.argv[1:3] or (2400, 20000)))
    path, lead, length = fill(turns, codings)
    told = measure(serve(), path, session(lead))
    print(f"{length:,} characters, {turns:,} turns, {codings:,} codings, page of {told['megabytes']:.1f} MB")
    rows = [
        ("page from the server", "response", "", None),
        ("interactive (CPU: parsing included)", "interactive", "interactive_cpu", 500),
        ("adding one: script", "add_script", "", None), ("adding one: to paint", "add_paint", "add_cpu", 50),
        ("frame while scrolling, p50", "scroll", "", None), ("frame while scrolling, p95", "scroll95", "", None),
    ]  # fmt: skip
    late = 0
    print(f"{'what':<38} {'CPU ms':>7} {'limit':>6} {'clock ms':>9}")
    for what, name, used, limit in rows:
        late += limit is not None and min(told[used], told[name]) > limit
        print(f"{what:<38} {f'{told[used]:.1f}' if used else '-':>7} {limit or '-':>6} {told[name]:>9.1f}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())

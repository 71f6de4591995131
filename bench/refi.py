"""REFI-QDA: speed and memory of writing, reading, checking, and how they grow, printed beside the limits.

Every row runs in a process of its own, so that its peak memory is its own. Seconds are CPU seconds. The file is made: texts
of 50,000 characters (Swedish-like, with emoji), codings by two people with 100 codes, one selection a coding.

    python bench/refi.py              all rows
    python bench/refi.py write        one row
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

TEXTS, LENGTH, CODINGS, CODES = 200, 50_000, 20_000, 100
WORDS = (
    "och det att i en jag som är på för inte vi de så har men om ett med kommunen nyttan driften någon frågade utvecklingen "
    "behovsägaren upphandlingen sensorerna först sedan ändå över längre 😀 arbetssätt ägarskap förvaltning medarbetare"
).split()


def guid(number: int) -> str:
    """Return the GUID with that number."""
    return str(UUID(int=number))


def project(codings: int, texts: int = TEXTS) -> object:
    """Return a project with so many codings spread over so many texts."""
    from lardom.exchange.refi.values import Code, Coding, Project, TextSelection, TextSource, User

    dice = random.Random(7)
    rows = []
    for n in range(texts):
        said: list[str] = []
        size = 0
        while size < LENGTH:
            word = dice.choice(WORDS)
            said.append(word)
            size += len(word) + 1
        text = " ".join(said)
        selections = []
        for one in range(n, codings, texts):
            start = text.index(" ", dice.randrange(LENGTH - 900)) + 1
            end = text.index(" ", start + dice.randrange(20, 400))
            coding = Coding(
                guid=guid(10**9 + one),
                user=guid(1 + one % 2),
                created="2024-03-01T09:30:00Z",
                code=guid(100 + one % CODES),
            )
            selections.append(TextSelection(guid=guid(2 * 10**9 + one), start=start, end=end, codings=(coding,)))
        rows.append(TextSource(guid=guid(10**6 + n), name=f"Intervju {n}", text=text, selections=tuple(selections)))
    return Project(
        name="Stor",
        users=(User(guid=guid(1), name="Eva"), User(guid=guid(2), name="Alma")),
        codes=tuple(Code(guid=guid(100 + n), name=f"Kod {n}", depth=min(n % 10, 1)) for n in range(CODES)),
        sources=tuple(rows),
    )


def written(folder: Path, codings: int = CODINGS) -> Path:
    """Write the file with so many codings and return where it lies."""
    from lardom.exchange.refi.packing import Package, write_package

    path = folder / f"{codings}.qdpx"
    write_package(Package(project(codings)), path)  # type: ignore[arg-type]
    return path


def writing(folder: Path, codings: int = CODINGS) -> Callable[[], str]:
    """Write a project."""
    from lardom.exchange.refi.packing import Package, write_package

    made = project(codings)
    write_package(Package(replace(made, sources=())), folder / "warm.qdpx")  # type: ignore[type-var,arg-type]

    def act() -> str:
        write_package(Package(made), folder / "a.qdpx")  # type: ignore[arg-type]
        return f"{codings:,} codings, {(folder / 'a.qdpx').stat().st_size / 1e6:.1f} MB"

    return act


def reading(folder: Path, codings: int = CODINGS) -> Callable[[], str]:
    """Read a project into its values."""
    path = apart(folder, codings)

    def act() -> str:
        from lardom.exchange.refi.reading import read_file

        found = read_file(path)
        return f"{found.elements['Coding']:,} codings, {found.fitting:,} of {found.passages:,} passages fit"

    return act


def bringing(folder: Path) -> Callable[[], str]:
    """Read a project into documents, codes and codings."""
    path = apart(folder, CODINGS)

    def act() -> str:
        from lardom.exchange.qdpx import read_qdpx

        found, _ = read_qdpx(path)
        return f"{len(found.documents)} documents, {len(found.codings):,} codings, {len(found.doubtful)} doubtful"

    return act


def giving(folder: Path) -> Callable[[], str]:
    """Write a study of that size, with its tables in the companion."""
    path = apart(folder, CODINGS)
    from lardom.claims.material import Material
    from lardom.exchange.qdpx import read_qdpx
    from lardom.exchange.refi_study import write_qdpx

    found, _ = read_qdpx(path)
    study = Material(documents=found.documents, codes=found.codes, codings=found.codings)

    def act() -> str:
        done = write_qdpx(study, folder / "b.qdpx")
        return f"{len(study.codings):,} codings written: {done.done}"

    return act


def checking(folder: Path) -> Callable[[], str]:
    """Check a project against the schema and more."""
    path = apart(folder, CODINGS)

    def act() -> str:
        from lardom.exchange.refi.checking import check_file

        found = check_file(path)
        return f"valid: {found.is_valid}, {len(found.troubles)} found"

    return act


def apart(folder: Path, codings: int) -> Path:
    """Write the file in a process of its own, so that its memory is not counted here."""
    subprocess.run([sys.executable, __file__, "--make", str(folder), str(codings)], check=True)
    return folder / f"{codings}.qdpx"


ROWS: dict[str, tuple[str, float, Callable[[Path], Callable[[], str]]]] = {
    "write": ("write .qdpx, 200 texts × 50,000, 20,000 codings", 2.0, writing),
    "read": ("read it into values", 3.0, reading),
    "bring": ("read it into documents and codings", 5.0, bringing),
    "give": ("write it as a study, with tables beside", 6.0, giving),
    "check": ("check it against the schema and more", 8.0, checking),
    "write ×10": ("write, 200,000 codings", 20.0, lambda folder: writing(folder, 200_000)),
    "read ×10": ("read, 200,000 codings", 30.0, lambda folder: reading(folder, 200_000)),
}
GROWTH = (("write", "write ×10"), ("read", "read ×10"))
MOST_GROWTH = 10.0
"""Ten times the codings may cost ten times the time at most: it is linear, and the texts stay the same."""


def one(name: str) -> None:
    """Run one row and print its figures as JSON."""
    with TemporaryDirectory() as folder:
        act = ROWS[name][2](Path(folder))
        start, clock = time.process_time(), time.perf_counter()
        outcome = act()
        print(json.dumps({
            "cpu": time.process_time() - start, "wall": time.perf_counter() - clock,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "outcome": outcome,
        }))  # fmt: skip


def main() -> int:
    """Print the table; the status is 1 when a limit is passed."""
    late = 0
    took: dict[str, float] = {}
    print(f"{'what':<52} {'CPU s':>7} {'limit':>6} {'wall s':>7} {'peak MB':>8}")
    for name in sys.argv[1:] or list(ROWS):
        title, limit, _ = ROWS[name]
        done = subprocess.run([sys.executable, __file__, "--one", name], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{title:<52} failed:\n{done.stderr}")
            late += 1
            continue
        row = json.loads(done.stdout.splitlines()[-1])
        took[name] = row["cpu"]
        late += row["cpu"] > limit
        mark = "" if row["cpu"] <= limit else "  over the limit"
        print(f"{title:<52} {row['cpu']:>7.2f} {limit:>6.1f} {row['wall']:>7.2f} {row['peak_mb']:>8.0f}{mark}")
        print(f"    {row['outcome']}")
    for few, many in GROWTH:
        if few in took and many in took:
            factor = took[many] / took[few]
            late += factor > MOST_GROWTH
            print(f"{few}: ten times the codings take {factor:.1f} times as long (at most {MOST_GROWTH:.0f})")
    return 1 if late else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        one(sys.argv[2])
    elif len(sys.argv) == 4 and sys.argv[1] == "--make":
        written(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(main())

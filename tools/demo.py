"""What `make demo` does: print the example study's report, audit it and its faulty twin, tell where all lies."""

import subprocess
import sys
import time
from pathlib import Path

from plant_faults import plant, read_faults

ROOT = Path(__file__).resolve().parents[1]
LARDOM = Path(sys.executable).with_name("lardom")
STUDY = Path("examples/innovationsprogram")
FAULTS = Path("examples/med-fel/faults.toml")
OUT = Path("build/demo")
TWIN = OUT / "med-fel"
WIDTH = "80"
FILES = (
    ("the finished report", ("rapport/report.pdf", "rapport/report.docx", "rapport/report.html")),
    ("its audit, and that of the twin", ("granskning.html", "granskning-med-fel.html")),
    ("the twin itself", ("med-fel/report.md",)),
)
"""What a reader is pointed at when all is done, by heading."""


def said(text: str) -> None:
    """Print a line of the demo itself, set off from what the commands print."""
    print(f"\n\N{BOX DRAWINGS LIGHT HORIZONTAL}\N{BOX DRAWINGS LIGHT HORIZONTAL} {text}", flush=True)


def lardom(*words: str | Path, expect: int = 0) -> None:
    """Run a command as a person would and show what it prints; stop when it ends otherwise than expected."""
    shown = " ".join(str(word) for word in words)
    print(f"\n$ lardom {shown}", flush=True)
    done = subprocess.run([str(LARDOM), *map(str, words)], check=False, cwd=ROOT)
    if done.returncode != expect:
        sys.exit(f"`lardom {shown}` ended with {done.returncode}; {expect} was expected.")


def show_study() -> None:
    """Check the example study and print its report."""
    said("The example study: an invented programme, 53 projects, 14 sampled, 26 respondents.")
    lardom("validate", STUDY)
    lardom("check", STUDY, "--width", WIDTH)
    lardom("check", STUDY, "--format", "html", "--output", OUT / "granskning.html")
    lardom("report", STUDY, "--to", "docx,pdf,html", "--output", OUT / "rapport")


def show_twin() -> None:
    """Plant the faults in a copy of the study and check it."""
    told = read_faults(ROOT / FAULTS)
    plant(ROOT / STUDY, told, ROOT / TWIN)
    said(f"Its twin: the same study with {len(told.faults)} planted faults, one for each rule ({FAULTS}).")
    lardom("check", TWIN, "--on", "M801", "--width", WIDTH, expect=1)
    lardom("check", TWIN, "--on", "M801", "--format", "html", "--output", OUT / "granskning-med-fel.html", expect=1)


def main() -> None:
    """Build and audit both studies, then tell where everything lies."""
    start = time.perf_counter()
    (ROOT / OUT).mkdir(parents=True, exist_ok=True)
    show_study()
    show_twin()
    said(f"Done in {time.perf_counter() - start:.0f} s. Open these:")
    for title, names in FILES:
        print(f"\n  {title}")
        for name in names:
            path = OUT / name
            if not (ROOT / path).is_file():
                sys.exit(f"{path} was not made.")
            print(f"    {path}")


if __name__ == "__main__":
    main()

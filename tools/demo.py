"""What `make demo` does: print the example study's report, audit it and its faulty twin, tell where all lies."""

import subprocess
import sys
import time
from pathlib import Path

from plant_faults import plant

ROOT = Path(__file__).resolve().parents[1]
LARDOM = Path(sys.executable).with_name("lardom")
STUDY = ROOT / "examples" / "innovationsprogram"
FAULTS = ROOT / "examples" / "med-fel" / "faults.toml"
OUT = ROOT / "build" / "demo"


def lardom(*words: object, expect: int = 0) -> None:
    """Run the command as a person would and show what it prints; stop when it ends otherwise than expected."""
    call = [str(LARDOM), *(str(word) for word in words)]
    shown = " ".join(str(Path(word).relative_to(ROOT)) if str(ROOT) in word else word for word in call[1:])
    print(f"\n$ lardom {shown}", flush=True)
    done = subprocess.run(call, check=False, cwd=ROOT)
    if done.returncode != expect:
        sys.exit(f"`lardom {shown}` ended with {done.returncode}; {expect} was expected.")


def main() -> None:
    """Build and audit both studies."""
    start = time.perf_counter()
    OUT.mkdir(parents=True, exist_ok=True)
    print("The example study: an invented programme, 53 projects, 14 sampled, 26 respondents.")
    lardom("validate", STUDY)
    lardom("check", STUDY)
    lardom("check", STUDY, "--format", "html", "--output", OUT / "granskning.html")
    lardom("report", STUDY, "--to", "docx,pdf,html", "--output", OUT / "rapport")
    print("\nIts twin: the same study with planted faults, one for each rule.")
    twin = plant(STUDY, FAULTS, OUT / "med-fel")
    lardom("check", twin, expect=1)
    lardom("check", twin, "--format", "html", "--output", OUT / "granskning-med-fel.html", expect=1)
    print(f"\nDone in {time.perf_counter() - start:.0f} s. Open these:")
    for path in sorted(
        p for p in OUT.rglob("*") if p.suffix in {".pdf", ".docx", ".html"} and "med-fel/" not in p.as_posix()
    ):
        print(f"  {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

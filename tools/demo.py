"""What `make demo` does: print the example study's report, audit it and its faulty twin, open the workbench on it.

`make demo SERVE=0` does all of it but the last, and ends.
"""

import os
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
INSTANCE = OUT / "instance"
LEAD = "eira@example.org"
TEAM = {
    "dag@example.org": ("Dag Holm", ["researcher", "key-holder"]),
    "alma@example.org": ("Alma Rehn", ["assistant"]),
    "bashir@example.org": ("Bashir Noori", ["assistant"]),
    "cecilia@example.org": ("Cecilia Tun", ["assistant"]),
}
"""Invented people: Eira leads; nobody has a password, the link that is printed signs Eira in once."""

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


def open_workbench() -> None:
    """Make an instance with the example study in it, as a first start and `lardom import` would."""
    os.environ |= {"LARDOM_HOME": str(ROOT / INSTANCE), "DJANGO_SETTINGS_MODULE": "lardom.web.site.settings"}
    import django  # noqa: PLC0415 - the settings read the two lines above

    django.setup()
    from lardom.web.site.serving import preparing  # noqa: PLC0415 - as above

    preparing.bring_up_to_date(lambda name, **values: print(name, values))
    preparing.lay_out_static_files()
    from lardom.web.exchange.actions import import_folder  # noqa: PLC0415 - as above
    from lardom.web.study import actions, queries  # noqa: PLC0415 - as above

    if queries.person_at(LEAD):
        said(f"The workbench in {INSTANCE} is as you left it; delete that folder to begin anew.")
        return
    lead = actions.add_person(LEAD, name="Eira Lindh", is_owner=True)
    study = import_folder(ROOT / STUDY, by=lead)
    for email, (name, roles) in TEAM.items():
        actions.give_roles(study, person=actions.add_person(email, name=name), roles=roles, by=lead)
    others = ", ".join(f"{name} ({email})" for email, (name, _) in TEAM.items())
    said(f"The workbench in {INSTANCE}: the example study, led by Eira Lindh ({LEAD}), with {others}.")


def serve() -> None:
    """Become the server; the link it prints signs Eira in."""
    said("The workbench runs until Ctrl+C (make demo SERVE=0 leaves it out). Its link is below.\n")
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    os.execv(LARDOM, [str(LARDOM), "serve", "--data", str(ROOT / INSTANCE), "--sign-in", LEAD])  # noqa: S606 - our own command


def main() -> None:
    """Build and audit both studies, make the workbench, tell where everything lies, and serve."""
    start = time.perf_counter()
    (ROOT / OUT).mkdir(parents=True, exist_ok=True)
    show_study()
    show_twin()
    open_workbench()
    said(f"Done in {time.perf_counter() - start:.0f} s. Open these:")
    for title, names in FILES:
        print(f"\n  {title}")
        for name in names:
            path = OUT / name
            if not (ROOT / path).is_file():
                sys.exit(f"{path} was not made.")
            print(f"    {path}")
    if os.environ.get("SERVE", "1") != "0":
        serve()


if __name__ == "__main__":
    main()

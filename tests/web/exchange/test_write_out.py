"""The two formats are one: a study that came in as a folder leaves as the same folder."""

from dataclasses import replace
from pathlib import Path

from workbench import EXAMPLE

from lardom.exchange.folder import read_study_folder
from lardom.web.exchange.actions import import_folder
from lardom.web.exchange.folders import write_out
from lardom.web.study.models import Event, Person, Study


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_what_came_in_goes_out_value_for_value(example: Study, tmp_path: Path) -> None:
    assert write_out(example, tmp_path / "out", key=True) == ()
    came, went = read_study_folder(EXAMPLE), read_study_folder(tmp_path / "out")
    assert went.problems == came.problems
    assert replace(went, folder=None, problems=()) == replace(came, folder=None, problems=())  # type: ignore[arg-type]


def test_going_round_again_gives_the_same_bytes(example: Study, lead: Person, tmp_path: Path) -> None:
    write_out(example, tmp_path / "first")
    again = import_folder(tmp_path / "first", by=lead)
    write_out(again, tmp_path / "second")
    assert held(tmp_path / "first") == held(tmp_path / "second")


def test_transcripts_and_the_report_leave_byte_for_byte(example: Study, tmp_path: Path) -> None:
    write_out(example, tmp_path / "out")
    came, went = held(EXAMPLE), held(tmp_path / "out")
    own = [name for name in came if name.startswith("transcripts/")]
    assert own
    assert [name for name in (*own, "report.md", "study.toml") if came[name] != went.get(name)] == []


def test_the_key_leaves_only_when_asked_for(example: Study, tmp_path: Path) -> None:
    write_out(example, tmp_path / "without")
    assert not (tmp_path / "without" / "key.csv").exists()


def test_a_folder_in_use_is_left_alone_and_the_trail_tells_of_what_left(example: Study, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mitt")
    assert [one.code for one in write_out(example, tmp_path)] == ["folder-in-use"]
    assert not Event.objects.of(example).filter(kind="study.exported").exists()
    write_out(example, tmp_path / "out", key=True)
    assert Event.objects.of(example).get(kind="study.exported").facts["files"] > 20

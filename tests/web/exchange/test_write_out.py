"""The two formats are one: a study that came in as a folder leaves as the same folder."""

from dataclasses import replace
from pathlib import Path

from coding_team import Team
from django.utils import timezone
from team_work import team_work
from workbench import EXAMPLE

from lardom.exchange.folder import read_study_folder
from lardom.exchange.writing import write_study_folder
from lardom.web.claims.queries.values import counted
from lardom.web.coding.actions import groups
from lardom.web.coding.models import Coding, Group, Mark, Reading, Round
from lardom.web.coding.queries.sight import sight_of
from lardom.web.exchange.actions import import_folder
from lardom.web.exchange.folders import write_out
from lardom.web.report import actions as reports
from lardom.web.report.queries import drafts
from lardom.web.study.models import Event, Person, Study
from lardom.web.transcripts.models import Version


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


def test_every_draft_leaves_and_comes_in_again(example: Study, lead: Person, tmp_path: Path) -> None:
    for title, text in (("Till nämnden", "# Kort\n"), ("Till nämnden", "# Kortare\n"), ("Bilaga: a/b", "# Mer\n")):
        draft = reports.begin(example, title=title, by=lead)
        reports.save(draft, text=text, base=1, by=lead)
    assert write_out(example, tmp_path / "out") == ()
    again = import_folder(tmp_path / "out", by=lead)
    own, *further = [(one.title, one.standing.text) for one in drafts(again)]
    assert own[1].encode() == (EXAMPLE / "report.md").read_bytes()
    assert further == [("Bilaga- a-b", "# Mer\n"), ("Till nämnden", "# Kort\n"), ("Till nämnden (2)", "# Kortare\n")]
    write_out(again, tmp_path / "second")
    assert held(tmp_path / "out") == held(tmp_path / "second")


def test_a_report_in_an_old_encoding_comes_in_as_words(lead: Person, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "study.toml").write_text("")
    for name in ("report.md", "drafts/Mer.md"):
        (tmp_path / name).write_bytes("# Åmåls lärdomar\n".encode("cp1252"))
    study = import_folder(tmp_path, by=lead)
    assert [one.standing.text for one in drafts(study)] == ["# Åmåls lärdomar\n"] * 2


def test_the_key_leaves_only_when_asked_for(example: Study, tmp_path: Path) -> None:
    write_out(example, tmp_path / "without")
    assert not (tmp_path / "without" / "key.csv").exists()


def test_a_folder_in_use_is_left_alone_and_the_trail_tells_of_what_left(example: Study, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mitt")
    assert [one.code for one in write_out(example, tmp_path)] == ["folder-in-use"]
    assert not Event.objects.of(example).filter(kind="study.exported").exists()
    write_out(example, tmp_path / "out", key=True)
    assert Event.objects.of(example).get(kind="study.exported").facts["files"] > 20


def counts(study: Study) -> dict[str, int | None]:
    return {claim: found.n for claim, found in counted(study).counts.items()}


def test_a_team_s_work_comes_in_and_goes_out_as_it_was(lead: Person, tmp_path: Path) -> None:
    assert write_study_folder(team_work(), tmp_path / "came", key=True) == ()
    study = import_folder(tmp_path / "came", by=lead)
    assert counts(study) == {"C1": 1, "C2": 1, "C3": 0}  # k1 was set aside, k4 has no place
    assert write_out(study, tmp_path / "went", key=True) == ()
    came, went = read_study_folder(tmp_path / "came"), read_study_folder(tmp_path / "went")
    assert replace(went, folder=None) == replace(came, folder=None)  # type: ignore[arg-type]
    assert held(tmp_path / "came") == held(tmp_path / "went")


def test_what_a_team_did_here_goes_into_another_study_whole(team: Team, tmp_path: Path) -> None:
    round_ = Round.objects.create(study=team.study, name="Andra", kind="coding", opened=True)
    for person in (team.alma, team.bo):
        Reading.objects.create(
            study=team.study, round=round_, transcript=team.texts[0], coder=team.coder(person), state="closed",
            closed_at=timezone.now(),
        )  # fmt: skip
    mod, tid = team.code("mod", "Mod"), team.code("tid", "Tid")
    team.coding(team.alma, "Upphandlingen tog tid", mod, round=round_)
    team.coding(team.bo, "Upphandlingen tog tid", tid, round=round_)
    start = Coding.objects.of(team.study).earliest("pk").start
    stand = Coding.objects.of(team.study).get(code=tid).ref
    where = f"disagreements/{team.texts[0].pk}/{start}/settle/"
    assert team.act(team.lead, where, round=round_.pk, stand=stand, reason="Det är tiden.") == 302
    mark = team.mark(team.alma, "Vi fick mod att pröva", text=1)
    Mark.objects.filter(pk=mark.pk).update(ref="m1")  # in a study no mark has the id of a coding
    groups.put_marks(
        team.study,
        by=team.lead,
        sight=sight_of(team.study, team.coder(team.lead)),
        marks=[mark.pk],
        into=None,
        new="Mod",
    )
    group = Group.objects.of(team.study).get()
    groups.decide_group(team.study, group, by=team.lead, seen=1, code=mod, parent=None, kind="", why="")
    doubtful = team.coding(team.cilla, "Ingen tog över", tid, text=2, doubt="not found 2")
    text = team.texts[2]
    text.current = Version.objects.create(
        study=team.study, transcript=text, number=2, text="Alla gick hem.", turns=[[1, 0, 14, "R1", None, None, 1, False]],
        paragraphs=[0], fingerprint="ny",
    )  # fmt: skip
    text.save()
    assert write_out(team.study, tmp_path / "first") == ()
    again = import_folder(tmp_path / "first", by=team.lead)
    assert write_out(again, tmp_path / "second") == ()
    assert held(tmp_path / "first") == held(tmp_path / "second")
    (settled,) = read_study_folder(tmp_path / "second").settled
    assert (settled.stand, settled.reason, settled.coder) == ((stand,), "Det är tiden.", team.coder(team.lead).label)
    assert {one.id for one in counted(again).ground.material.codings} == {
        one.id for one in counted(team.study).ground.material.codings
    }
    assert Coding.objects.of(again).get(ref=doubtful.ref).doubt == "not found 1"
    assert "Ingen tog över" in team.client(team.lead).get(f"/s/{again.slug}/coding/doubtful/").content.decode()

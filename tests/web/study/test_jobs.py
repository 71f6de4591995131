"""Background work: asked for durably, seen, cancelled, taken up again when its worker died."""

import datetime as dt
import subprocess
import sys

import pytest
from django.utils import timezone
from workbench import As, Joined

from lardom.web.study import jobs
from lardom.web.study.models import Job, Person, Study
from lardom.web.study.writing import Refused, writing


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    def count(running: jobs.Running, *, to: int) -> dict[str, int]:
        for step in range(to):
            running.at(step, to, "räknar")
        return {"counted": to}

    def refuse(running: jobs.Running) -> None:  # noqa: ARG001 - as every job
        raise Refused("Det gick inte.")

    def break_down(running: jobs.Running) -> None:  # noqa: ARG001 - as every job
        raise ZeroDivisionError

    for kind, work in {"count": count, "refuse": refuse, "break": break_down}.items():
        monkeypatch.setitem(jobs._KINDS, kind, work)


def test_a_job_is_done_and_tells_what_came_of_it(study: Study, lead: Person) -> None:
    asked = jobs.ask(study, "count", {"to": 3}, by=lead)
    assert jobs.run_waiting() == 1
    asked.refresh_from_db()
    assert (asked.state, asked.result, asked.total) == ("done", {"counted": 3}, 3)


def test_a_waiting_job_is_cancelled_at_once(study: Study, lead: Person) -> None:
    asked = jobs.ask(study, "count", {"to": 3}, by=lead)
    jobs.cancel(study, asked.pk)
    assert jobs.run_waiting() == 0
    asked.refresh_from_db()
    assert asked.state == "cancelled"


def test_a_working_job_stops_at_its_next_step(study: Study, lead: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = jobs.ask(study, "halfway", {}, by=lead)

    def halfway(running: jobs.Running) -> None:
        running.at(1, 2)
        jobs.cancel(study, asked.pk)
        running.at(2, 2)
        raise AssertionError("it went on")

    monkeypatch.setitem(jobs._KINDS, "halfway", halfway)
    jobs.run_waiting()
    asked.refresh_from_db()
    assert asked.state == "cancelled"


def test_a_job_says_why_it_could_not(study: Study, lead: Person) -> None:
    asked = jobs.ask(study, "refuse", {}, by=lead)
    jobs.run_waiting()
    asked.refresh_from_db()
    assert (asked.state, asked.problem) == ("failed", "Det gick inte.")


def test_our_own_fault_is_told_without_the_insides(study: Study, lead: Person) -> None:
    asked = jobs.ask(study, "break", {}, by=lead)
    jobs.run_waiting()
    asked.refresh_from_db()
    assert asked.state == "failed"
    assert "Lärdom failed at this" in asked.problem


def test_a_job_whose_worker_died_is_taken_up_again_three_times_at_most(study: Study, lead: Person) -> None:
    asked = jobs.ask(study, "count", {"to": 1}, by=lead)
    long_ago = timezone.now() - dt.timedelta(hours=1)
    Job.objects.of(study).filter(pk=asked.pk).update(state="running", tries=1, beat_at=long_ago)
    assert jobs.waiting()
    jobs.run_waiting()
    asked.refresh_from_db()
    assert (asked.state, asked.tries) == ("done", 2)
    Job.objects.of(study).filter(pk=asked.pk).update(state="running", tries=3, beat_at=long_ago)
    jobs.run_waiting()
    asked.refresh_from_db()
    assert asked.state == "failed"


def test_a_job_is_seen_by_whoever_asked_and_by_the_lead(study: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    bashir = joined(study, "Bashir Noori", "assistant")
    page = f"/s/{study.slug}/jobs/{jobs.ask(study, 'count', {'to': 1}, by=alma).pk}/"
    assert [as_(one).get(page).status_code for one in (alma, lead, bashir)] == [200, 200, 404]


def test_what_was_worked_out_holds_until_an_act_may_have_changed_it(study: Study, lead: Person) -> None:
    name = jobs.name_of(study, "count", "all", ("a", "b"))
    assert name != jobs.name_of(study, "count", "all", ("a",))
    assert jobs.recall(study, name) is None
    jobs.keep(study, name, {"counted": 3})
    assert jobs.recall(study, name) == {"counted": 3}
    with writing(study, by=lead, kind="memo.written"):
        pass
    assert jobs.recall(study, name) == {"counted": 3}
    with writing(study, by=lead, kind="code.changed"):
        pass
    assert jobs.recall(study, name) is None
    assert jobs.recall(study, name, through=("memo.", "code.")) == {"counted": 3}


def test_asking_for_the_same_twice_is_asking_once_until_it_is_over(study: Study, lead: Person) -> None:
    one, same, other = (jobs.ask_once(study, "count", name, {"to": 1}, by=lead) for name in ("a", "a", "b"))
    assert one.pk == same.pk != other.pk
    assert jobs.is_at_work(jobs.newest(study, "count", "a"))
    jobs.cancel(study, one.pk)
    assert not jobs.is_at_work(jobs.newest(study, "count", "a"))
    assert jobs.ask_once(study, "count", "a", {"to": 1}, by=lead).pk != one.pk


def test_the_work_of_all_rooms_is_known_also_where_one_room_s_was_brought_in_first() -> None:
    lines = (
        "import django; django.setup()",
        "from lardom.web.study import jobs",
        "import lardom.web.report.tasks",
        "jobs.know_all_kinds(); print(*sorted(jobs._KINDS))",
    )
    told = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True).stdout
    assert {"comparison.network", "report.print"} < set(told.split())

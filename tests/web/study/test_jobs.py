"""Background work: asked for durably, seen, cancelled, taken up again when its worker died."""

import datetime as dt

import pytest
from django.utils import timezone
from workbench import As, Joined

from lardom.web.study import jobs
from lardom.web.study.models import Job, Person, Study
from lardom.web.study.writing import Refused


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

    monkeypatch.setattr(jobs, "_KINDS", {"count": count, "refuse": refuse, "break": break_down})


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

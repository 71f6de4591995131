"""Agreement of a big study is worked out in the background, seen, cancelled, kept until an act changes it, and blind work enters none."""

import csv
import io

import pytest
from coding_team import Team, coded

from lardom.web.coding.models import Code
from lardom.web.coding.queries import heavy
from lardom.web.study import jobs
from lardom.web.study.models import Job, Person
from lardom.web.study.writing import writing

pytestmark = pytest.mark.django_db
PAGE = "agreement/"


@pytest.fixture(autouse=True)
def big(monkeypatch: pytest.MonkeyPatch) -> None:
    """A study of six codings is big."""
    monkeypatch.setattr(heavy, "MOST_AT_ONCE", 1)


def ask(team: Team, person: Person, query: str) -> str:
    path = f"/s/{team.study.slug}/coding/{PAGE}"
    answer = team.client(person).post(
        f"{path}work/?{query}", {"act": f"0e8b5a0e-0000-4000-8000-{Job.objects.count():012}"}
    )
    assert answer.status_code == 302, answer.content
    return str(answer.headers["Location"])


def test_what_was_worked_out_is_shown_until_a_coding_changes_it(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    query = f"round={row.pk}"
    page = team.see(team.alma, f"{PAGE}?{query}")
    assert "This rests on 6 codings." in page
    assert "Work it out" in page
    assert "Kappa" not in page
    there = ask(team, team.alma, query)
    assert there.endswith(f"/coding/{PAGE}?{query}")
    page = team.see(team.alma, f"{PAGE}?{query}")
    assert "Waiting for its turn." in page
    assert "Cancel the work" in page
    ask(team, team.alma, query)
    assert Job.objects.count() == 1  # asking twice is asking once
    assert jobs.run_waiting() == 1
    page = team.see(team.alma, f"{PAGE}?{query}")
    assert "Kappa" in page
    assert "kept until somebody changes what it rests on" in page
    # The numbers are those that a small study shows at once.
    monkeypatch.setattr(heavy, "MOST_AT_ONCE", 100)
    at_once = team.see(team.alma, f"{PAGE}?{query}")
    monkeypatch.setattr(heavy, "MOST_AT_ONCE", 1)
    assert [line for line in at_once.splitlines() if "<tbody>" in line] == [
        line for line in page.splitlines() if "<tbody>" in line
    ]
    done(team, "memo.written")
    assert "Kappa" in team.see(team.alma, f"{PAGE}?{query}")
    done(team, "coding.made")
    page = team.see(team.alma, f"{PAGE}?{query}")
    assert "Kappa" not in page
    assert "It was worked out before, and something has changed since." in page


def done(team: Team, kind: str) -> None:
    """Let the trail tell of an act."""
    with writing(team.study, by=team.alma, kind=kind) as act:
        act.add(Code(ref=f"T{kind}", name=kind, order=9))


def test_each_label_and_all_at_once_are_worked_out_too(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    for label in ("T0", "*"):
        query = f"round={row.pk}&label={label}"
        ask(team, team.alma, query)
        jobs.run_waiting()
        page = team.see(team.alma, f"{PAGE}?{query}")
        assert "Where passages begin and end" in page
        assert "Without each coder" in page


def test_what_one_may_see_is_not_what_another_is_shown(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo))
    query = f"round={row.pk}"
    ask(team, team.alma, query)
    jobs.run_waiting()
    assert "Kappa" in team.see(team.alma, f"{PAGE}?{query}")
    # Cilla still reads blind, and the round is veiled for the lead.
    assert "Nothing to compare yet" in team.see(team.cilla, f"{PAGE}?{query}")
    assert "Nothing to compare yet" in team.see(team.lead, f"{PAGE}?{query}")
    # Bo may see as much, yet what Alma asked for is not his until he asks.
    assert "Work it out" in team.see(team.bo, f"{PAGE}?{query}")


def test_it_can_be_cancelled_and_asked_for_again(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    query = f"round={row.pk}"
    ask(team, team.alma, query)
    jobs.cancel(team.study, Job.objects.get().pk)
    page = team.see(team.alma, f"{PAGE}?{query}")
    assert "It was cancelled the last time." in page
    ask(team, team.alma, query)
    assert jobs.run_waiting() == 1
    assert "Kappa" in team.see(team.alma, f"{PAGE}?{query}")


def test_the_page_that_waits_looks_again_by_itself(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    query = f"round={row.pk}"
    ask(team, team.alma, query)
    path = f"/s/{team.study.slug}/coding/{PAGE}?{query}"
    part = team.client(team.alma).get(path, headers={"HX-Request": "true"})
    assert part.content.decode().strip().startswith('<section id="progress"')
    jobs.run_waiting()
    part = team.client(team.alma).get(path, headers={"HX-Request": "true"})
    assert part.headers["HX-Refresh"] == "true"


def test_the_file_of_a_big_study_is_worked_out_first(team: Team) -> None:
    row = coded(team, closed=(team.alma, team.bo, team.cilla))
    query = f"round={row.pk}"
    path = f"/s/{team.study.slug}/coding/{PAGE}file.csv?{query}"
    sent = team.client(team.alma).get(path)
    assert sent.status_code == 302
    there = sent.headers["Location"].rpartition("?")[2]
    assert "file=csv" in there
    assert "Work it out" in team.see(team.alma, f"{PAGE}?{there}")
    ask(team, team.alma, there)
    jobs.run_waiting()
    assert "The file is ready." in team.see(team.alma, f"{PAGE}?{there}")
    rows = list(csv.DictReader(io.StringIO(team.client(team.alma).get(path).content.decode("utf-8-sig"))))
    assert {one["by"] for one in rows} == {"all", "pair", "document", "without"}
    assert Job.objects.get().done > 0

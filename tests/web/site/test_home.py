import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from workbench import As, Joined

from lardom.web.coding.models import Reading, Round
from lardom.web.fieldwork.models import Interview
from lardom.web.site.steps import steps
from lardom.web.study import actions
from lardom.web.study.access import Here
from lardom.web.study.models import Coder, Person, Study
from lardom.web.transcripts.models import Transcript


def ask_to_read(study: Study, coder: Coder, number: int, *, closed: int = 0) -> None:
    round_ = Round.objects.create(study=study, name="Läsomgång 1")
    for place, transcript in enumerate(Transcript.objects.of(study).order_by("pk")[:number]):
        state = "closed" if place < closed else "asked"
        Reading.objects.create(study=study, round=round_, transcript=transcript, coder=coder, state=state)


def test_the_way_tells_the_numbers_of_the_rooms(example: Study, lead: Person, as_: As) -> None:
    page = as_(lead).get(f"/s/{example.slug}/").content.decode()
    for number, what in [
        (53, "projects"),
        (14, "projects selected"),
        (26, "respondents"),
        (21, "interviews"),
        (79, "claims"),
    ]:
        assert f"<dd>{number}</dd><dt>{what}</dt>" in page


def test_a_new_study_says_where_to_begin(study: Study, lead: Person, as_: As) -> None:
    page = as_(lead).get(f"/s/{study.slug}/").content.decode()
    assert page.count("not begun") == 7


def test_fieldwork_is_not_done_while_nobody_is_registered_to_be_heard(study: Study, lead: Person) -> None:
    Interview.objects.create(study=study, ref="i1", transcript="T-1.txt")
    step = next(one for one in steps(Here(study, lead, ("researcher",), None)) if one.key == "fieldwork")
    assert step.state == "going"


def test_readings_wait_for_somebody_by_name(example: Study, lead: Person, joined: Joined, as_: As) -> None:
    alma = joined(example, "Alma Rehn", "assistant")
    ask_to_read(example, Coder.objects.get(study=example, person=alma), 5, closed=2)
    assert "3 readings wait for Alma Rehn" in as_(lead).get(f"/s/{example.slug}/").content.decode()
    hers = as_(alma).get(f"/s/{example.slug}/").content.decode()
    assert "3 readings wait for you" in hers
    assert "2 of 5" in hers


def test_a_reader_of_reports_sees_only_her_part(example: Study, joined: Joined, as_: As) -> None:
    guest = joined(example, "Gun Gäst", "reader")
    page = as_(guest).get(f"/s/{example.slug}/").content.decode()
    assert "Fieldwork" not in page
    assert "Recently" not in page
    assert "Report" in page


@pytest.mark.parametrize("role", ["reader", "project", "assessor", "funder", "programme office", "key-holder"])
def test_who_reads_signed_reports_is_not_told_of_drafts(
    example: Study, lead: Person, joined: Joined, as_: As, role: str
) -> None:
    guest = as_(joined(example, "Gun Gäst", role))
    for page in (guest.get(f"/s/{example.slug}/"), guest.get("/")):
        assert "draft" not in page.content.decode()
    assert "<dd>0</dd><dt>signed reports</dt>" in guest.get(f"/s/{example.slug}/").content.decode()
    assert "<dd>1</dd><dt>draft</dt>" in as_(lead).get(f"/s/{example.slug}/").content.decode()


def test_who_holds_the_key_and_no_more_finds_the_way_to_it(
    example: Study, lead: Person, joined: Joined, as_: As
) -> None:
    holder = as_(joined(example, "Karin Nyckel", "key-holder"))
    key = f"/s/{example.slug}/fieldwork/key/"
    assert f'<a href="{key}">The key</a>' in holder.get(f"/s/{example.slug}/").content.decode()
    page = holder.get(key).content.decode()
    assert f'<a href="{key}" aria-current="page">The key</a>' in page
    assert f"/s/{example.slug}/fieldwork/interviews/" not in page
    assert f'<a href="{key}">' not in as_(lead).get(f"/s/{example.slug}/").content.decode()


def test_times_are_written_as_in_all_tables(study: Study, lead: Person, as_: As) -> None:
    Person.objects.filter(pk=lead.pk).update(language="sv")
    page = as_(lead).get(f"/s/{study.slug}/").content.decode()
    assert re.search(r'<time class="quiet small" datetime="[^"]+">\d{4}-\d\d-\d\d \d\d:\d\d</time>', page)


def test_the_home_is_told_in_swedish(example: Study, lead: Person, as_: As) -> None:
    Person.objects.filter(pk=lead.pk).update(language="sv")
    page = as_(lead).get(f"/s/{example.slug}/").content.decode()
    assert "Nästa för dig" in page
    assert "<dt>projekt utvalda</dt>" in page


@pytest.mark.django_db
def test_the_home_asks_the_database_few_questions(example: Study, lead: Person, as_: As) -> None:
    client = as_(lead)
    client.get(f"/s/{example.slug}/")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/s/{example.slug}/")
    assert len(asked) < 45, [one["sql"][:80] for one in asked]


def test_how_many_claims_hold_is_told_after_the_page(example: Study, lead: Person, joined: Joined, as_: As) -> None:
    page = as_(lead).get(f"/s/{example.slug}/").content.decode()
    assert f'hx-get="/s/{example.slug}/standings/"' in page
    told = as_(lead).get(f"/s/{example.slug}/standings/").content.decode()
    assert " hold</span>" in told
    assert as_(joined(example, "Gun Gäst", "reader")).get(f"/s/{example.slug}/standings/").status_code == 403


def test_the_last_acts_are_told_in_the_trail_s_own_words_and_rows_of_them_as_one(
    study: Study, lead: Person, as_: As
) -> None:
    for name in ("bok", "skript"):
        actions.make_token(study=study, by=lead, name=name, writes=False, days=3)
    page = as_(lead).get(f"/s/{study.slug}/").content.decode()
    assert "Eira Lindh made a key for programs, 2 times" in page
    assert "Eira Lindh made the study" in page
    assert "made a key for programs" in as_(lead).get(f"/s/{study.slug}/trail/").content.decode()

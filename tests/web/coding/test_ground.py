"""The ground that pages of comparison share is kept from page to page, and never longer than it is true."""

import datetime as dt

import pytest
from coding_team import WORDS, Team, coded
from django.db.models import F

from lardom.claims.ground import Ground
from lardom.web.coding.actions.carrying import carry_over
from lardom.web.coding.models import Coding, Mark, Reading
from lardom.web.coding.queries import ground as queries
from lardom.web.coding.queries.matrices import Asked, matrix
from lardom.web.coding.queries.sight import sight_of
from lardom.web.fieldwork.models import Respondent
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing
from lardom.web.transcripts.actions import correcting
from lardom.web.transcripts.models import Transcript, Version
from lardom.web.transcripts.queries import texts as transcripts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("forgotten")]


def ground(team: Team, person: Person | None = None) -> Ground:
    study = Study.objects.get(pk=team.study.pk)
    return queries.ground(study, sight_of(study, team.coder(person) if person else None))


def codings(team: Team, person: Person | None = None) -> dict[str, tuple[int, int]]:
    return {one.id: (one.start, one.end) for one in ground(team, person).material.codings}


def test_it_is_kept_while_nothing_it_holds_has_changed(team: Team) -> None:
    coded(team, blind=False)
    first = ground(team)
    assert ground(team, team.alma) is first, "who nothing is hidden from shares one"
    for number, kind in enumerate(("memo.written", "reading.begun", "summary.written")):
        with writing(team.study, by=team.lead, kind=kind) as act:
            act.add(Mark(**team._place(team.alma, "mod", 0, 900 + number)))
        assert ground(team) is first


def test_a_coding_made_changed_and_removed_counts_at_once(team: Team) -> None:
    coded(team, blind=False)
    before, first = ground(team), codings(team)
    with writing(team.study, by=team.lead, kind="coding.made") as act:
        made = act.add(Coding(**team._place(team.alma, "Ingen tog över", 2, 77), code=team.code("T9")))
    assert codings(team) == first | {made.ref: (made.start, made.end)}
    assert ground(team)._talks is before._talks, "who speaks where is not worked out anew"
    with writing(team.study, by=team.lead, kind="coding.changed") as act:
        act.change(made, end=made.start + 5)
    assert codings(team)[made.ref] == (made.start, made.start + 5)
    with writing(team.study, by=team.lead, kind="coding.removed") as act:
        act.change(made, removed=True)
    assert codings(team) == first


def test_more_acts_than_are_looked_through_one_by_one(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    coded(team, blind=False)
    first = codings(team)
    monkeypatch.setattr("lardom.web.coding.queries.values.MOST_RENEWED", 1)
    with writing(team.study, by=team.lead, kind="coding.removed") as act:
        for row in Coding.objects.of(team.study):
            act.change(row, removed=True)
    assert first
    assert not codings(team)


def test_what_a_blind_reading_hides_is_not_in_anothers_ground(team: Team) -> None:
    coded(team)
    own = {one.pk: set(codings(team, one)) for one in (team.alma, team.bo)}
    assert all(len(told) == 2 for told in own.values())
    assert own[team.alma.pk].isdisjoint(own[team.bo.pk])
    with writing(team.study, by=team.lead, kind="coding.made") as act:
        row = Coding.objects.of(team.study).filter(coder=team.coder(team.bo)).select_related("round").first()
        assert row is not None
        more = act.add(Coding(**team._place(team.bo, "slut", 0, 77), code=row.code, round=row.round))
    assert more.ref in codings(team, team.bo)
    assert more.ref not in codings(team, team.alma)
    with writing(team.study, by=team.lead, kind="reading.closed") as act:
        for reading in Reading.objects.of(team.study).filter(coder=team.coder(team.alma)):
            act.change(reading, state="closed")
    assert more.ref in codings(team, team.alma)


def test_a_text_corrected_moves_what_stands_in_it(team: Team) -> None:
    coded(team, blind=False)
    before, texts = codings(team), queries.texts(Study.objects.get(pk=team.study.pk))
    row = Transcript.objects.of(team.study).select_related("current").get(pk=team.texts[0].pk)
    document = transcripts.document(team.study, row.current_id or 0)
    assert document is not None
    correcting.correct_turn(
        team.study, row, document, number=1, words=f"Ja. {WORDS}", why="hörfel", by=team.lead, seen=row.version
    )
    here = {one.ref for one in Coding.objects.of(team.study).filter(transcript=row)}
    moved = {ref: (start + 4, end + 4) if ref in here else (start, end) for ref, (start, end) in before.items()}
    assert codings(team) == moved
    now = queries.texts(Study.objects.get(pk=team.study.pk)).document("A.txt")
    assert texts.document("A.txt") != now
    assert now is not None
    assert now.text == f"Ja. {WORDS}"
    found = transcripts.transcript(team.study, row.pk)
    assert found is not None
    carry_over(team.study, found, by=team.lead)
    assert codings(team) == moved


def test_what_is_read_while_something_is_written_is_not_kept(team: Team) -> None:
    coded(team, blind=False)
    first = codings(team)

    def given_up() -> None:
        with writing(team.study, by=team.lead, kind="coding.removed") as act:
            for row in Coding.objects.of(team.study):
                act.change(row, removed=True)
            assert not queries.ground(team.study, sight_of(team.study, None)).material.codings
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        given_up()
    assert codings(team) == first


def test_few_grounds_are_kept(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    coded(team)
    monkeypatch.setattr(queries, "KEPT", 2)
    for person in (team.alma, team.bo, team.cilla):
        ground(team, person)
    assert len(queries._kept) == 2
    assert Version.objects.of(team.study).filter(pk=F("transcript__current")).count() == 3


def test_a_consent_withdrawn_is_seen_in_the_numbers_at_once(example: Study, lead: Person) -> None:
    def total() -> int:
        study = Study.objects.get(pk=example.pk)
        return sum(row.total for row in matrix(study, sight_of(study, None), Asked()).rows)

    before = total()
    spoke = queries.ground(example, sight_of(example, None))
    who = next(one for coding in spoke.material.codings if (told := spoke.passage(coding)) for one in told.respondents)
    with writing(example, by=lead, kind="respondent.withdrawn") as act:
        act.change(Respondent.objects.of(example).get(ref=who), withdrawn=dt.date(2026, 5, 1))
    assert total() < before
    study = Study.objects.get(pk=example.pk)
    now = queries.ground(study, sight_of(study, None))
    for found in (now, queries.texts(study)):
        told_of = {voice for one in now.material.codings if (told := found.passage(one)) for voice in told.respondents}
        assert told_of
        assert who not in told_of


def test_what_is_made_of_codings_and_readings_stands_until_an_act_may_have_changed_it(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded(team)
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    def number(person: Person | None = None, name: str = "n") -> int:
        study = Study.objects.get(pk=team.study.pk)
        sight = sight_of(study, team.coder(person) if person else None)
        return queries.while_it_stands(study, sight, name, make)

    assert [number(), number(), number(team.bo), number(), number(name="other")] == [1, 1, 2, 1, 3]
    for at, (kind, now) in enumerate(
        (("comment.made", 1), ("coding.made", 4), ("memo.written", 4), ("reading.closed", 5))
    ):
        with writing(team.study, by=team.lead, kind=kind) as act:
            act.add(Mark(**team._place(team.alma, "mod", 0, 900 + at)))
        assert number() == now
    monkeypatch.setattr(queries, "MOST_KEPT_FOR", 1)
    number(team.bo)
    assert len(queries._kept_for) == 1


def test_the_reading_list_follows_each_coding_reading_and_settlement(team: Team) -> None:
    row = coded(team, blind=False, closed=(team.alma, team.bo))
    path = f"disagreements/?round={row.pk}"
    assert "10 characters differ" in team.see(team.lead, path)
    second = Coding.objects.of(team.study).filter(coder=team.coder(team.bo)).order_by("pk")[0]
    with writing(team.study, by=team.lead, kind="coding.changed") as act:
        act.change(second, end=second.end + 4)
    shown = team.see(team.lead, path)
    assert "6 characters differ" in shown
    assert shown.count('class="case"') == 2
    with writing(team.study, by=team.lead, kind="reading.reopened") as act:
        for reading in Reading.objects.of(team.study).filter(coder=team.coder(team.bo)):
            act.change(reading, state="begun")
    assert "No disagreements to show" in team.see(team.lead, path)

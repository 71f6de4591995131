"""Statements worded once say what the queryset or the model would have said."""

import uuid

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbench import Joined

from lardom.web.study.models import Act, Comment, Membership, Person, Study
from lardom.web.study.remembering.words import Question, insert, update
from lardom.web.study.writing import writing

BY_SUBJECT = Question(lambda study, subject: Comment.objects.of(study).filter(subject=subject).order_by("pk"))


def test_a_question_gives_objects_as_the_queryset_does(study: Study, lead: Person, joined: Joined) -> None:
    joined(study, "Alma Rehn", "assistant")
    ask = Question(lambda number: Membership.objects.of(number).select_related("study", "person").order_by("pk"))
    told = ask(study.pk)
    assert told == list(Membership.objects.of(study).order_by("pk"))
    assert [one.roles for one in told] == [["lead", "researcher"], ["assistant"]]
    assert all(not one._state.adding for one in told)
    with CaptureQueriesContext(connection) as said:
        assert [(one.study.title, one.person.name) for one in told] == [
            (study.title, lead.name), (study.title, "Alma Rehn")
        ]  # fmt: skip
    assert not len(said)


def test_what_was_left_out_is_read_when_it_is_asked_for(study: Study) -> None:
    (found,) = Question(lambda number: Study.objects.filter(pk=number).defer("settings"))(study.pk)
    assert found.get_deferred_fields() == {"settings"}
    assert found.settings == study.settings


def test_a_question_gives_tuples_and_what_is_counted(study: Study, joined: Joined) -> None:
    for name in ("Alma Rehn", "Dag Holm"):
        joined(study, name, "assistant")
    counted = Question(
        lambda number: Membership.objects.of(number).values_list("removed").annotate(n=Count("pk")).order_by("removed")
    )
    assert counted(study.pk) == [(False, 3)]
    annotated = Question(lambda number: Study.objects.filter(pk=number).annotate(n=Count("title")))
    assert annotated.first(study.pk).n == 1  # type: ignore[union-attr]
    assert annotated.first(study.pk + 1000) is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=5
    )
)
def test_values_are_values_whatever_stands_in_them(study: Study, lead: Person, subjects: list[str]) -> None:
    with writing(study, by=lead, kind="comment.made") as act:
        made = act.add_all(Comment(subject=one, text="Ja.", person=lead) for one in subjects)
    for one in subjects:
        assert BY_SUBJECT(study.pk, one) == list(Comment.objects.of(study).filter(subject=one).order_by("pk"))
    assert {one.pk for one in made} <= {row.pk for one in subjects for row in BY_SUBJECT(study.pk, one)}


def test_the_statement_is_worded_once(study: Study) -> None:
    asked: list[int] = []

    def word(number: int) -> QuerySet[Study]:
        asked.append(number)
        return Study.objects.filter(pk=number)

    ask: Question[Study] = Question(word)
    assert ask(study.pk) == ask(study.pk) == [study]
    assert len(asked) == 1


@pytest.mark.parametrize("word", [
    lambda subject: Comment.objects.filter(subject__contains=subject),
    lambda subject: Comment.objects.filter(subject__in=[subject + "x"]),
    lambda _subject: Comment.objects.all(),
])  # fmt: skip
@pytest.mark.django_db
def test_a_value_that_does_not_stand_alone_is_refused(word: object) -> None:
    with pytest.raises(TypeError, match="Value 1 of the question does not stand alone"):
        Question(word)("code:1")  # type: ignore[arg-type] # as above


def test_a_row_is_written_as_its_model_would_write_it(study: Study, lead: Person) -> None:
    row = Comment(study=study, subject="code:1", text="50 % – \"ja\"; '%s'", person=lead)
    assert insert(row)
    assert row.pk
    assert not row._state.adding
    kept = Comment.objects.get(pk=row.pk)
    assert (kept.study, kept.subject, kept.text, kept.version, kept.removed) == (study, "code:1", row.text, 1, False)
    assert kept.made_at == row.made_at
    row.text, row.resolved, row.subject = "Nej.", True, "not written"
    update(row, "text", "resolved")
    kept.refresh_from_db()
    assert (kept.text, kept.resolved, kept.subject) == ("Nej.", True, "code:1")


def test_fields_may_be_named_by_what_they_point_to(study: Study, lead: Person) -> None:
    row = Comment(study=study, subject="code:1", text="Ja.")
    insert(row)
    row.person = lead
    update(row, "person")
    assert Comment.objects.get(pk=row.pk).person == lead
    row.person_id = None
    update(row, "person_id")
    assert Comment.objects.get(pk=row.pk).person is None


def test_a_field_there_is_not_is_an_error(study: Study) -> None:
    row = Comment(study=study, subject="code:1", text="Ja.")
    insert(row)
    with pytest.raises(LookupError, match="no field 'texte'"):
        update(row, "text", "texte")


def test_a_row_that_is_there_already_is_left_alone(lead: Person) -> None:
    key = uuid.uuid4()
    first = Act(person=lead, key=key, fingerprint="a", reply={"number": 3})
    assert insert(first, unless_there=True)
    assert not insert(Act(person=lead, key=key, fingerprint="b"), unless_there=True)
    assert Act.objects.get(person=lead, key=key).reply == {"number": 3}


def test_a_row_that_has_a_number_is_no_new_row(study: Study) -> None:
    row = Comment(study=study, subject="code:1", text="Ja.")
    insert(row)
    with pytest.raises(ValueError, match="already"):
        insert(row)
    assert Comment.objects.of(study).count() == 1

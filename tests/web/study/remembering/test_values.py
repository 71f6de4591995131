"""What is remembered between two acts is what stands: read again once something may have changed it."""

from collections.abc import Callable

import pytest
from workbench import Joined

from lardom.web.study.models import Comment, Event, Person, Study
from lardom.web.study.remembering.values import kinds_since, remembered
from lardom.web.study.writing import writing


@pytest.fixture
def counted() -> Callable[[], int]:
    """Something to remember that tells how often it was made."""
    times = iter(range(1, 100))
    return lambda: next(times)


def act(study: Study, kind: str, by: Person) -> None:
    with writing(study, by=by, kind=kind) as one:
        one.add(Comment(subject="code:1", text="Ja."))


def test_what_has_not_changed_is_made_once(study: Study, counted: Callable[[], int]) -> None:
    assert [remembered(study, "x", counted) for _ in range(3)] == [1, 1, 1]


def test_it_stands_through_work_on_texts_and_not_through_anything_else(
    study: Study, lead: Person, counted: Callable[[], int]
) -> None:
    remembered(study, "x", counted)
    for kind in ("coding.made", "memo.written", "coding.removed"):
        act(study, kind, lead)
        assert remembered(study, "x", counted) == 1
    act(study, "code.changed", lead)
    assert remembered(study, "x", counted) == 2
    act(study, "coding.carried", lead)
    assert remembered(study, "x", counted) == 3


def test_another_process_has_written_in_the_meantime(study: Study, lead: Person, counted: Callable[[], int]) -> None:
    old = Study.objects.get(pk=study.pk)
    remembered(old, "x", counted)
    for _ in range(3):
        act(study, "coding.made", lead)
    act(study, "code.made", lead)
    assert remembered(Study.objects.get(pk=study.pk), "x", counted) == 2


def test_whoever_still_has_the_study_as_it_was_does_not_bring_the_old_back(
    study: Study, lead: Person, counted: Callable[[], int]
) -> None:
    old = Study.objects.get(pk=study.pk)
    act(study, "code.made", lead)
    assert remembered(study, "x", counted) == 1
    assert remembered(old, "x", counted) == 2  # it is not known what stood then
    act(study, "coding.made", lead)
    assert remembered(study, "x", counted) == 3


def test_nothing_is_remembered_of_what_is_being_written(study: Study, lead: Person, counted: Callable[[], int]) -> None:
    def broken_off() -> None:
        with writing(study, by=lead, kind="code.changed"):
            remembered(study, "x", counted)
            raise LookupError

    with pytest.raises(LookupError):
        broken_off()
    assert [remembered(study, "x", counted) for _ in range(2)] == [2, 2]


def test_a_trail_in_the_place_of_another_is_not_taken_for_it(
    study: Study, lead: Person, counted: Callable[[], int]
) -> None:
    act(study, "coding.made", lead)
    remembered(study, "x", counted)
    old = (study.sequence, study.head)
    act(study, "coding.made", lead)
    assert kinds_since(study, *old) == {"coding.made"}
    # Restored from a backup, say, while the process goes on: the same numbers, other entries.
    Event.objects.of(study).filter(number__gte=old[0]).delete()
    study.sequence, study.head = old[0] - 1, Event.objects.of(study).get(number=old[0] - 1).hash
    study.save()
    for kind in ("code.made", "coding.made", "coding.made"):
        act(study, kind, lead)
    assert kinds_since(study, *old) is None
    assert remembered(study, "x", counted) == 2


def test_an_entry_that_was_never_there_is_not_known(study: Study, lead: Person) -> None:
    act(study, "coding.made", lead)
    assert kinds_since(study, study.sequence - 1, "0" * 64) is None
    assert kinds_since(study, study.sequence, study.head) == set()


def test_each_study_has_its_own(study: Study, lead: Person, joined: Joined, counted: Callable[[], int]) -> None:
    from lardom.web.study import actions

    other = actions.make_study(title="En annan", by=lead)
    assert joined(other, "Alma Rehn", "assistant")
    assert (remembered(study, "x", counted), remembered(other, "x", counted)) == (1, 2)
    act(other, "code.made", lead)
    assert remembered(study, "x", counted) == 1

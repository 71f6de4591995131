"""One way to write: all or nothing, a sealed trail, a journal from which an act is taken back and done again."""

import pytest

from lardom.study.trail import broken_at
from lardom.web.study import queries
from lardom.web.study.models import Comment, Event, Person, Study
from lardom.web.study.writing import Conflict, Refused, undo, writing


def remark(study: Study, lead: Person, text: str) -> Comment:
    with writing(study, by=lead, kind="comment.made") as act:
        return act.add(Comment(subject="code:1", text=text, person=lead))


def test_an_act_leaves_one_sealed_entry(study: Study, lead: Person) -> None:
    before = study.sequence
    remark(study, lead, "Ja.")
    assert study.sequence == before + 1
    assert broken_at(queries.entries(study), last_number=study.sequence, head=study.head) is None


def test_the_trail_holds_no_words(study: Study, lead: Person) -> None:
    remark(study, lead, "hemligheten om masten")
    assert not [event for event in Event.objects.of(study) if "masten" in str(event.facts) + event.subject]


def test_an_act_that_fails_halfway_leaves_nothing(study: Study, lead: Person) -> None:
    before = study.sequence

    def half() -> None:
        with writing(study, by=lead, kind="comment.made") as act:
            act.add(Comment(subject="code:1", text="Hälften"))
            raise Refused("Nej.")

    with pytest.raises(Refused):
        half()
    assert not Comment.objects.of(study).exists()
    study.refresh_from_db()
    assert study.sequence == before


def test_an_act_is_taken_back_and_done_again(study: Study, lead: Person) -> None:
    comment = remark(study, lead, "Först")
    with writing(study, by=lead, kind="comment.changed") as act:
        act.change(comment, text="Sedan")
    changed = study.sequence
    undone = undo(study, changed, by=lead)
    comment.refresh_from_db()
    assert comment.text == "Först"
    undo(study, undone.number, by=lead)
    comment.refresh_from_db()
    assert comment.text == "Sedan"


def test_taking_back_twice_gives_the_first_answer(study: Study, lead: Person) -> None:
    remark(study, lead, "Ja.")
    number = study.sequence
    assert undo(study, number, by=lead).number == undo(study, number, by=lead).number
    study.refresh_from_db()
    assert study.sequence == number + 1, "the second asking wrote nothing"


def test_an_act_of_very_many_rows_is_taken_back_and_done_again_whole(study: Study, lead: Person) -> None:
    many = 2_050
    with writing(study, by=lead, kind="comment.made") as act:
        act.add_all([Comment(subject="code:1", text=f"Nr {n}", person=lead) for n in range(many)])
    made = study.sequence
    standing = Comment.objects.of(study).filter(removed=False)
    back = undo(study, made, by=lead)
    assert not standing.exists()
    assert set(Comment.objects.of(study).values_list("version", flat=True)) == {2}
    undo(study, back.number, by=lead)
    assert standing.count() == many
    one = standing.get(text="Nr 7")
    study.refresh_from_db()
    with writing(study, by=lead, kind="comment.changed") as act:
        act.change(one, text="Annat")
    with pytest.raises(Conflict):
        undo(study, made, by=lead)
    assert standing.count() == many, "all or nothing"


def test_a_row_changed_twice_in_one_act_goes_all_the_way_back(study: Study, lead: Person) -> None:
    comment = remark(study, lead, "Ett")
    with writing(study, by=lead, kind="comment.changed") as act:
        act.change(comment, text="Två")
        act.change(comment, text="Tre", resolved=True)
    undo(study, study.sequence, by=lead)
    comment.refresh_from_db()
    assert (comment.text, comment.resolved) == ("Ett", False)


def test_an_act_that_is_not_there_is_refused_with_its_number(study: Study, lead: Person) -> None:
    with pytest.raises(Refused, match="987"):
        undo(study, 987, by=lead)


def test_what_somebody_has_changed_since_is_not_taken_back_over_them(study: Study, lead: Person) -> None:
    comment = remark(study, lead, "Ett")
    with writing(study, by=lead, kind="comment.changed") as act:
        act.change(comment, text="Två")
    first = study.sequence
    with writing(study, by=lead, kind="comment.changed") as act:
        act.change(comment, text="Tre")
    with pytest.raises(Conflict):
        undo(study, first, by=lead)
    comment.refresh_from_db()
    assert comment.text == "Tre"


def test_the_second_of_two_who_read_the_same_version_is_told(study: Study, lead: Person) -> None:
    comment = remark(study, lead, "Ett")
    with writing(study, by=lead, kind="comment.changed") as act:
        act.change(comment, seen=1, text="Två")
    with pytest.raises(Conflict), writing(study, by=lead, kind="comment.changed") as act:
        act.change(comment, seen=1, text="Tre")

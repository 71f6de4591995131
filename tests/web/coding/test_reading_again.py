"""What has been marked and coded is brought up to date row by row, and is then what one reads from the beginning."""

from typing import Any

import pytest

from lardom.web.coding.models import Code, Coding, Mark
from lardom.web.coding.queries import values
from lardom.web.study.actions import coder_for
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing


class Desk:
    """A study in which acts are done, and what is known of its passages."""

    def __init__(self, study: Study, lead: Person) -> None:
        self.study, self.lead = study, lead
        self.known = values.passages(study)
        self.model: Any = Coding.objects.of(study).filter(removed=False).select_related("transcript").first()
        self.coder = coder_for(study, lead)

    def place(self, ref: str, start: int = 0) -> dict[str, Any]:
        """Return where a new passage stands."""
        text = self.model.transcript
        return {"ref": ref, "transcript": text, "document_id": text.current_id, "start": start, "end": start + 9, "coder": self.coder}  # fmt: skip

    def act(self, kind: str, *changes: Any) -> values.Passages:
        """Do an act, and return what one knows after it; it must be what one reads from the beginning."""
        sequence = self.study.sequence
        with writing(self.study, by=self.lead, kind=kind) as act:
            for change in changes:
                change(act)
        found = values.passages_after(self.study, self.known, sequence)
        assert found == values.passages(self.study)
        self.known = found
        return found


@pytest.fixture
def desk(example: Study, lead: Person) -> Desk:
    return Desk(example, lead)


def codings(found: values.Passages) -> dict[str, str]:
    return {one.id: one.code_id for one in found.codings}


def test_a_new_coding_comes_last_and_a_recoded_one_stays_where_it_was(desk: Desk) -> None:
    code = Code.objects.of(desk.study).filter(removed=False).exclude(pk=desk.model.code_id).first()
    found = desk.act("coding.made", lambda act: act.add(Coding(code=code, **desk.place("new"))))
    assert found.codings[-1].id == "new"
    first = found.codings[0].id
    desk.act("coding.recoded", lambda act: act.change(Coding.objects.of(desk.study).get(ref=first), code=code))
    assert desk.known.codings[0].id == first
    assert codings(desk.known)[first] == code.ref  # type: ignore[union-attr]


def test_a_removed_coding_is_gone(desk: Desk) -> None:
    assert desk.model.ref in codings(desk.known)
    assert desk.model.ref not in codings(desk.act("coding.removed", lambda act: act.remove(desk.model)))


def test_a_coding_no_longer_names_a_mark_that_was_removed(desk: Desk) -> None:
    mark = Mark(**desk.place("m1"))
    desk.act("mark.made", lambda act: act.add(mark))
    made = Coding(code=desk.model.code, mark=mark, **desk.place("of-mark"))
    assert desk.act("coding.made", lambda act: act.add(made)).codings[-1].mark_id == "m1"
    assert desk.act("mark.removed", lambda act: act.remove(mark)).codings[-1].mark_id == ""


def test_a_passage_that_waits_for_a_place_is_read_with_all_others(desk: Desk) -> None:
    found = desk.act("coding.placed", lambda act: act.change(desk.model, document_id=_other(desk), doubt="lost"))
    assert desk.model.ref in {one.id for one in found.unplaced}
    back = desk.act("coding.removed", lambda act: act.remove(desk.model))
    assert desk.model.ref not in {one.id for one in back.unplaced}


def test_many_changes_at_once_are_read_with_all_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "MOST_RENEWED", 2)
    rows = [Coding(code=desk.model.code, **desk.place(f"n{n}", n)) for n in range(4)]
    assert {"n0", "n3"} <= codings(desk.act("coding.made", lambda act: act.add_all(rows))).keys()


def _other(desk: Desk) -> int:
    return int(Coding.objects.of(desk.study).exclude(transcript=desk.model.transcript).values_list("document_id", flat=True)[0])  # fmt: skip

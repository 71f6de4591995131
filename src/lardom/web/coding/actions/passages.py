"""Marking and coding passages, moving, recoding, splitting and removing them; each act is one entry of the trail."""

import secrets
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lardom.coding.placing import Misplaced, cut, digest, place
from lardom.coding.visibility import Sight
from lardom.text.span import Span
from lardom.transcripts.turns import Document
from lardom.web.coding.actions.carrying import carried_only, carried_place, carry_over, version_read
from lardom.web.coding.actions.readings import round_for
from lardom.web.coding.models import Code, Coding, Mark
from lardom.web.coding.queries.passages import Answer, done_by, is_taken, just_made, passage
from lardom.web.coding.queries.reading import code_of, transcript_and_document
from lardom.web.coding.queries.sight import sight_of
from lardom.web.study import actions as acts_of_the_study
from lardom.web.study import queries as acts
from lardom.web.study.access import Here
from lardom.web.study.actions import coder_for
from lardom.web.study.models import Coder, Event, Person, Study
from lardom.web.study.writing import Refused, Writing, writing

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def no_right(right: str) -> bool:  # noqa: ARG001 - asked as `Here.may` is
    """Grant nothing: of a desk that only writes, nothing is taken back."""
    return False


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a coder works: the study, one transcript in its current version, under whose name, with what right."""

    study: Study
    transcript: "Transcript"
    document: Document
    coder: Coder
    person: Person
    may: Callable[[str], bool] = no_right
    read: int = 0
    """The version the person has before them, when it is not the one in use: a correction came in between."""

    @property
    def sight(self) -> Sight:
        """What the coder may see."""
        return sight_of(self.study, self.coder)

    def sees(self, found: Coding | Mark) -> bool:
        """Tell whether the coder may see a passage."""
        return self.sight.sees(str(found.transcript_id), str(found.coder_id), str(found.round_id or ""))


def open_desk(here: Here, number: int) -> Desk | None:
    """Return the desk of whoever asks at a transcript, or `None` when there is no such transcript to read."""
    found = transcript_and_document(here.study, number)
    if found is None:
        return None
    transcript, document = found
    carry_over(
        here.study, transcript, by=here.person
    )  # the coding looks: what a correction has left behind comes along
    coder = here.coder or coder_for(here.study, here.person)
    return Desk(here.study, transcript, document, coder, here.person, here.may)


def new_ref() -> str:
    """Return a reference for a passage that a page without the island asks for."""
    return "".join(secrets.choice(_LETTERS) for _letter in range(13))


def _placed(desk: Desk, start: int, end: int) -> dict[str, Any]:
    """Return where words stand that were chosen in the version the person has before them, as the fields of a row."""
    document = version_read(desk.study, desk.transcript, desk.read) if desk.read else desk.document
    if document is None:
        raise _corrected()
    span = _words_at(desk, document, start, end)
    if desk.read:
        return carried_place(desk.transcript, document, desk.read, span=span, to=desk.document)
    words = digest(document.text, span)
    return {
        "document_id": desk.transcript.current_id,
        "start": span.start,
        "end": span.end,
        "digest": words,
        "doubt": "",
    }


def _surely_placed(desk: Desk, start: int, end: int) -> dict[str, Any]:
    found = _placed(desk, start, end)
    if found["doubt"]:
        raise _corrected()
    return found


def _corrected() -> Refused:
    return Refused(
        _("The transcript was corrected since you loaded it. Load the page again and repeat the act."), status=409
    )


def _seen(desk: Desk, row: Coding | Mark, version: int | None) -> int | None:
    """Return the version of a passage that was seen: that a correction has carried it is no change of somebody's."""
    return row.version if desk.read and version and carried_only(row, since=version) else version


def _words_at(desk: Desk, document: Document, start: int, end: int) -> Span:
    found = place(document.text, start, end)
    if isinstance(found, Misplaced):
        blanks = {"start": found.start, "end": found.end, "length": found.length, "transcript": desk.transcript.ref}
        if found.reason == "outside":
            raise Refused(
                _(
                    "The passage %(start)s-%(end)s lies outside %(transcript)s, which has %(length)s characters. Load it again."
                )
                % blanks
            )
        raise Refused(
            _("The passage %(start)s-%(end)s of %(transcript)s has no words. Select some words first.") % blanks
        )
    return found


def _given(desk: Desk, number: int) -> Code:
    code = code_of(desk.study, number)
    if code is None:
        raise Refused(_("Code %(number)s is no longer in the codebook. Choose another one.") % {"number": number})
    return code


def _own(desk: Desk, ref: str) -> Coding | Mark:
    found = passage(desk.study, desk.transcript, ref)
    if found is None or not desk.sees(found):
        raise Refused(
            _("The passage %(ref)s is not there any more; somebody has removed it.") % {"ref": ref}, status=404
        )
    if found.coder_id != desk.coder.pk:
        raise Refused(
            _("This passage is %(coder)s's. Code the same words yourself instead.") % {"coder": found.coder.label}
        )
    return found


def _writing(desk: Desk, kind: str, **facts: int) -> AbstractContextManager[Writing]:
    return writing(desk.study, by=desk.person, kind=kind, subject=f"transcript:{desk.transcript.pk}", facts=facts)


def _event(act: Writing) -> Event:
    if act.event is None:
        raise RuntimeError("an act is answered after it has been written")
    return act.event


def _answer(desk: Desk, act: Writing) -> Answer:
    return done_by(_event(act), act.changes, desk.transcript, desk.sight)


def put(desk: Desk, *, start: int, end: int, code: int | None, ref: str = "") -> Answer:
    """Give a passage a code, or mark it (no code)."""
    place = _placed(desk, start, end)
    ref = ref or new_ref()
    if is_taken(desk.study, ref):
        raise Refused(_("The reference %(ref)s is already in use.") % {"ref": ref})
    given = _given(desk, code) if code is not None else None
    round_ = round_for(desk.study, desk.transcript, coder=desk.coder, by=desk.person)
    facts = {"code": given.pk} if given else {}
    with _writing(desk, "coding.made" if given else "mark.made", **facts) as act:
        where = {
            "ref": ref, "transcript": desk.transcript, "coder": desk.coder, "round": round_, **place,
        }  # fmt: skip
        made = act.add(Coding(code=given, **where) if given else Mark(**where))
    stands = made.document_id == desk.transcript.current_id
    return just_made(_event(act), made) if stands else Answer(_event(act).number, removed=[ref])


def move(desk: Desk, *, ref: str, start: int, end: int, version: int | None) -> Answer:
    """Move a passage's ends."""
    found, place = _own(desk, ref), _surely_placed(desk, start, end)
    with _writing(desk, "passage.moved", passage=found.pk) as act:
        act.change(found, seen=_seen(desk, found, version), **place)
    return _answer(desk, act)


def recode(desk: Desk, *, ref: str, code: int, version: int | None) -> Answer:
    """Give a coding another code."""
    found, given = _own(desk, ref), _given(desk, code)
    if not isinstance(found, Coding):
        raise _no_code_to_change()
    with _writing(desk, "coding.recoded", passage=found.pk, code=given.pk) as act:
        act.change(found, seen=_seen(desk, found, version), code_id=given.pk)
    return _answer(desk, act)


def rework(desk: Desk, *, ref: str, start: int, end: int, code: int, version: int | None) -> Answer:
    """Move a coding's ends and give it another code, in one act."""
    found, place, given = _own(desk, ref), _surely_placed(desk, start, end), _given(desk, code)
    if not isinstance(found, Coding):
        raise _no_code_to_change()
    with _writing(desk, "coding.recoded", passage=found.pk, code=given.pk) as act:
        act.change(found, seen=version, **place, code_id=given.pk)
    return _answer(desk, act)


def _no_code_to_change() -> Refused:
    return Refused(_("A mark has no code to change. Code its words instead."))


def split(desk: Desk, *, ref: str, at: int, new: str, version: int | None) -> Answer:
    """Cut a passage in two: the first part keeps its name and memos, the second is new."""
    found = _own(desk, ref)
    if desk.read:
        raise _corrected()
    parts = cut(desk.document.text, Span(found.start, found.end), at)
    if isinstance(parts, Misplaced):
        raise Refused(_("Position %(at)s does not lie between two words of the passage.") % {"at": at})
    new = new or new_ref()
    if is_taken(desk.study, new):
        raise Refused(_("The reference %(ref)s is already in use.") % {"ref": new})
    first, second = parts
    with _writing(desk, "passage.split", passage=found.pk) as act:
        text = desk.document.text
        act.change(found, seen=version, start=first.start, end=first.end, digest=digest(text, first))
        rest = {
            "ref": new, "transcript_id": found.transcript_id, "document_id": found.document_id, "start": second.start,
            "end": second.end, "digest": digest(text, second), "coder_id": found.coder_id, "round_id": found.round_id,
        }  # fmt: skip
        act.add(Coding(code_id=found.code_id, **rest) if isinstance(found, Coding) else Mark(**rest))
    return _answer(desk, act)


def remove(desk: Desk, *, ref: str, version: int | None) -> Answer:
    """Take a passage away; taking the act back brings it back."""
    found = _own(desk, ref)
    kind = "coding.removed" if isinstance(found, Coding) else "mark.removed"
    with _writing(desk, kind, passage=found.pk) as act:
        act.remove(found, seen=_seen(desk, found, version))
    return _answer(desk, act)


def take_back(desk: Desk, key: uuid.UUID) -> Answer:
    """Take back the act one did under a key (or an earlier taking back, which does it again)."""
    reply = acts.first_answer(desk.person, key)
    number = reply.get("number") if isinstance(reply, dict) else None
    if not isinstance(number, int):
        raise Refused(_("There is nothing to take back under this key."), status=404)
    event = acts_of_the_study.take_back(desk.study, number, by=desk.person, may=desk.may)
    return done_by(event, event.changes.all(), desk.transcript, desk.sight)

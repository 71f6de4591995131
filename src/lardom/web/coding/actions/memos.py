"""Writing memos on turns and passages, changing them and taking them away."""

from django.utils.translation import gettext as _

from lardom.web.coding.actions.passages import Desk
from lardom.web.coding.models import Memo
from lardom.web.coding.queries.memos import subject_of
from lardom.web.coding.queries.passages import passage
from lardom.web.study.writing import Refused, writing

MOST = 20_000
"""How many characters a memo may have."""


def write_memo(desk: Desk, *, turn: int, text: str, ref: str = "") -> Memo:
    """Write a memo on a turn, or on a passage in it that one may see."""
    text = _checked(text)
    found = passage(desk.study, desk.transcript, ref) if ref else None
    if ref and (found is None or not desk.sees(found)):
        raise Refused(
            _("The passage %(ref)s is not there any more; somebody has removed it.") % {"ref": ref}, status=404
        )
    subject = subject_of(desk.transcript, turn, ref)
    with writing(desk.study, by=desk.person, kind="memo.written", subject=subject) as act:
        return act.add(Memo(subject=subject, transcript=desk.transcript, turn=turn, coder=desk.coder, text=text))


def change_memo(desk: Desk, number: int, *, text: str, version: int | None) -> Memo:
    """Change the words of a memo of one's own; raises `Conflict` when it has been changed since that version."""
    text, memo = _checked(text), _own(desk, number)
    with writing(desk.study, by=desk.person, kind="memo.changed", subject=memo.subject) as act:
        return act.change(memo, seen=version, text=text)


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused(_("The memo is empty. Write something first."))
    if len(text) > MOST:
        raise Refused(
            _("The memo has %(length)s characters; %(most)s is the most.") % {"length": len(text), "most": MOST}
        )
    return text


def _own(desk: Desk, number: int) -> Memo:
    memo = Memo.objects.of(desk.study).filter(pk=number, transcript=desk.transcript, removed=False).first()
    if memo is None or memo.coder_id != desk.coder.pk:
        raise Refused(_("Only who has written a memo can change it or take it away."), status=404)
    return memo


def remove_memo(desk: Desk, number: int, *, version: int | None = None) -> None:
    """Take a memo of one's own away; taking the act back brings it back."""
    memo = _own(desk, number)
    with writing(desk.study, by=desk.person, kind="memo.removed", subject=memo.subject) as act:
        act.remove(memo, seen=version)

"""Writing drafts: saving, review, signatures, comments, and asking for what is to be printed."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.web.report import queries
from lardom.web.report.checking import Found, as_written, digest_of, standing
from lardom.web.report.models import Draft, DraftVersion, Printed, Scribble, Signature
from lardom.web.study import jobs
from lardom.web.study.models import Comment, Job, Person, Study
from lardom.web.study.writing import Refused, Writing, one_writer, writing

PRINTS = ("docx", "pdf", "html")
SHEETS = ("audit-html", "audit-sarif", "audit-json")
FORMS = (*PRINTS, *SHEETS)
"""What can be printed: the report as Word, PDF and web page, and the sheet of what its check found."""


LONGEST = 2_000_000
"""Letters a draft may have: ten times a report of three hundred pages."""


class Overtaken(Exception):  # noqa: N818 - an answer to a person, not a fault
    """Somebody has saved the draft since the text was read: what stands there now is `now`."""

    def __init__(self, now: DraftVersion) -> None:
        self.now = now
        super().__init__(f"version {now.number} has been saved in the meantime")


def bring_in(act: Writing, text: str, *, title: str, by: Person | None) -> Draft:
    """Save a report's Markdown as a draft with its first version."""
    draft = act.add(Draft(title=title[:200], language=act.study.language))
    return act.change(draft, current=_version(act, draft, 1, as_written(text), by=by))


def _version(act: Writing, draft: Draft, number: int, text: str, *, by: Person | None, why: str = "") -> DraftVersion:
    taken_from = queries.transcript_versions(act.study)
    return act.add(
        DraftVersion(draft=draft, number=number, text=text, why=why[:300], made_by=by, transcripts=taken_from)
    )


SKELETON = {
    "sv": "# Sammanfattning {.unnumbered}\n\n\n# Inledning\n\n\n# Metod\n\n::: {.respondents-table}\n:::\n\n\n# Resultat\n\n\n# Lärdomar\n",
    "en": "# Summary {.unnumbered}\n\n\n# Introduction\n\n\n# Method\n\n::: {.respondents-table}\n:::\n\n\n# Findings\n\n\n# Lessons\n",
}
"""What a new draft begins with: the chapters of a report, in its language."""


def begin(study: Study, *, title: str, by: Person) -> Draft:
    """Begin a new draft with the chapters of a report."""
    with writing(study, by=by, kind="report.begun") as act:
        draft = bring_in(act, SKELETON.get(study.language, SKELETON["en"]), title=title, by=by)
        act.subject = f"draft:{draft.pk}"
    return draft


def rename(draft: Draft, *, title: str, by: Person) -> None:
    """Give a draft another title."""
    with writing(draft.study, by=by, kind="report.renamed", subject=f"draft:{draft.pk}") as act:
        act.change(draft, title=title[:200])


def save(draft: Draft, *, text: str, base: int, by: Person, why: str = "") -> DraftVersion:
    """Save a text as the next version; the same text makes none.

    Raises `Overtaken` when somebody has saved another one since version `base`, `Refused` when the draft is signed.
    """
    words = as_written(text)
    with writing(draft.study, by=by, kind="report.saved", subject=f"draft:{draft.pk}") as act:
        now = _current(act, draft)
        if now.number != base and words != now.text:
            raise Overtaken(now)
        if words == now.text:
            _forget(draft, by)
            raise Unchanged(now)
        if draft.state == "signed":
            raise Refused(_("“%(title)s” is signed. Reopen it to write on.") % {"title": draft.title}, status=409)
        new = _version(act, draft, now.number + 1, words, by=by, why=why)
        act.facts = {"version": new.number, "letters": len(words)}
        act.change(draft, current=new)
        _forget(draft, by)
    return new


class Unchanged(Exception):  # noqa: N818 - an answer, not a fault
    """The text is the one that stands already: nothing is written."""

    def __init__(self, now: DraftVersion) -> None:
        self.now = now
        super().__init__("the text is the one that stands")


def _current(act: Writing, draft: Draft) -> DraftVersion:
    """Return the version that stands, read under the lock of the act."""
    locked = Draft.objects.of(act.study).select_related("current").get(pk=draft.pk)
    draft.version, draft.state, draft.current = locked.version, locked.state, locked.current
    if locked.current is None:
        raise LookupError(f"draft {draft.pk} has no version")
    return locked.current


def note_quotes(saved: DraftVersion, found: Found) -> None:
    """Note which transcripts a version quotes when it has been checked: the study's home asks for it."""
    if saved.quotes is None and found.digest == digest_of(saved.text):
        saved.quotes = queries.quoted(saved.study, found)
        with one_writer():
            DraftVersion.objects.of(saved.study_id).filter(pk=saved.pk).update(quotes=saved.quotes)


def keep(draft: Draft, *, text: str, base: int, by: Person) -> None:
    """Keep what a person has typed and not saved; it is theirs alone and no version."""
    with one_writer():
        rows = Scribble.objects.of(draft.study_id).filter(draft=draft, person=by)
        if not rows.update(text=text, base=base, kept_at=timezone.now()):
            Scribble.objects.create(
                study_id=draft.study_id, draft=draft, person=by, text=text, base=base, kept_at=timezone.now()
            )


def forget(draft: Draft, *, by: Person) -> None:
    """Put away what a person has typed and not saved."""
    with one_writer():
        _forget(draft, by)


def _forget(draft: Draft, by: Person) -> None:
    Scribble.objects.of(draft.study_id).filter(draft=draft, person=by).update(text="")


# ---- review and signature ----------------------------------------------------------------------------------------------


def ask_for_review(draft: Draft, *, by: Person, seen: int) -> None:
    """Hand a draft over for review."""
    _move(draft, "draft", "review", by=by, seen=seen, kind="report.review")


def back_to_draft(draft: Draft, *, by: Person, seen: int) -> None:
    """Take a draft back from review to be worked on."""
    _move(draft, "review", "draft", by=by, seen=seen, kind="report.returned")


def _move(draft: Draft, old: str, new: str, *, by: Person, seen: int, kind: str) -> None:
    with writing(draft.study, by=by, kind=kind, subject=f"draft:{draft.pk}") as act:
        if draft.state != old:
            raise Refused(
                _("“%(title)s” is no longer in that state; load the page again.") % {"title": draft.title}, status=409
            )
        act.change(draft, seen=seen, state=new)
        act.facts = {"version": draft.current.number if draft.current else 0}


def sign(draft: Draft, *, digest: str, found: Found, by: Person) -> Signature:
    """Sign the version that stands; `digest` is the fingerprint of the text that the person has seen.

    Refused while errors stand, as the printing of the report is, and when the person has signed already.
    """
    with writing(draft.study, by=by, kind="report.signed", subject=f"draft:{draft.pk}") as act:
        now = _current(act, draft)
        _may_be_signed(act, draft, now, digest=digest, found=found, by=by)
        told = {"errors": found.audit.errors, "warnings": found.audit.warnings, "stands": found.stands}
        signature = act.add(Signature(draft=draft, draft_version=now, person=by, digest=digest, findings=told))
        act.change(draft, state="signed")
        act.facts = {"version": now.number, "digest": digest, **told}
    return signature


def _may_be_signed(act: Writing, draft: Draft, now: DraftVersion, *, digest: str, found: Found, by: Person) -> None:
    if draft.state == "draft":
        raise Refused(_("“%(title)s” has not been handed over for review yet.") % {"title": draft.title}, status=409)
    if digest != digest_of(now.text) or found.digest != digest:
        raise Refused(
            _("Version %(number)s has been saved since you read it. Read it before you sign.") % {"number": now.number},
            status=409,
        )
    if found.audit.stops():
        raise Refused(
            ngettext(
                "Not signed: %(number)s error stands in the text. Settle it first.",
                "Not signed: %(number)s errors stand in the text. Settle them first.",
                found.audit.errors,
            )
            % {"number": found.audit.errors}
        )
    standing_ones = Signature.objects.of(act.study).filter(draft_version=now)
    if standing_ones.filter(person=by).exists():
        raise Refused(_("You have signed this version already."), status=409)


def reopen(draft: Draft, *, by: Person, seen: int) -> DraftVersion:
    """Open a signed draft again: the signed version stays as it is, a new and unsigned one is worked on."""
    with writing(draft.study, by=by, kind="report.reopened", subject=f"draft:{draft.pk}") as act:
        now = _current(act, draft)
        if draft.state != "signed":
            raise Refused(_("“%(title)s” is not signed.") % {"title": draft.title}, status=409)
        new = _version(act, draft, now.number + 1, now.text, by=by, why=_("Reopened"))
        act.change(draft, seen=seen, state="draft", current=new)
        act.facts = {"version": new.number}
    return new


# ---- comments ----------------------------------------------------------------------------------------------------------


def remark(draft: Draft, *, text: str, place: str, answers: Comment | None, by: Person) -> Comment:
    """Comment on a draft, on a place in it, or answer a comment."""
    with writing(draft.study, by=by, kind="comment.made", subject=f"draft:{draft.pk}") as act:
        return act.add(Comment(subject=f"draft:{draft.pk}", place=place[:200], answers=answers, person=by, text=text))


def settle(comment: Comment, *, resolved: bool, by: Person) -> None:
    """Settle a comment, or open it again."""
    with writing(comment.study, by=by, kind="comment.resolved" if resolved else "comment.opened",
                 subject=f"comment:{comment.pk}") as act:  # fmt: skip
        act.change(comment, resolved=resolved)


# ---- printing ----------------------------------------------------------------------------------------------------------


def ask_to_print(draft: Draft, *, forms: Iterable[str], by: Person, despite: str = "") -> Job:
    """Ask for the version that stands to be printed in some forms, in the background."""
    if draft.current is None:
        raise Refused(_("There is nothing to print yet."))
    stands = standing(draft.study)
    wanted = [
        Printed.objects.create(
            study_id=draft.study_id, draft_version=draft.current, form=form, despite=despite.strip()[:500],
            stands=stands, made_by=by,
        ).pk
        for form in forms
        if form in FORMS
    ]  # fmt: skip
    if not wanted:
        raise Refused(_("Choose what to print: Word, PDF, web page or the audit sheet."))
    return jobs.ask(draft.study, "report.print", {"printed": wanted}, by=by)

"""Reading drafts: their versions, signatures, comments and printed files, and what has gone stale in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from lardom.report.outline import Block
from lardom.report.pointing import place_at
from lardom.text.carrying import carry
from lardom.text.differences import differences, merged
from lardom.text.span import Span
from lardom.web.claims.queries import values as claims
from lardom.web.report.checking import Found
from lardom.web.report.models import Draft, DraftVersion, Printed, Scribble, Signature
from lardom.web.study.models import Comment, Person, StoredFile, Study
from lardom.web.transcripts.queries import texts as transcripts


def drafts(study: Study) -> QuerySet[Draft]:
    """Return the study's drafts in order, with who saved the current version and who has signed."""
    standing = Signature.objects.of(study).select_related("person").order_by("pk")
    found = Draft.objects.of(study).filter(removed=False).select_related("current__made_by")
    signed = Prefetch("signatures", queryset=standing, to_attr="signed_by")
    return found.prefetch_related(signed).defer("current__text").order_by("order", "pk")


def draft(study: Study, number: int) -> Draft | None:
    """Return one draft with its current text."""
    found = Draft.objects.of(study).filter(pk=number, removed=False)
    return found.select_related("current", "current__made_by").first()


def versions(one: Draft) -> QuerySet[DraftVersion]:
    """Return a draft's versions, the newest first, without their texts."""
    found = DraftVersion.objects.of(one.study_id).filter(draft=one).select_related("made_by")
    return found.defer("text").order_by("-number")


def version(one: Draft, number: int) -> DraftVersion | None:
    """Return one version of a draft with its text."""
    return DraftVersion.objects.of(one.study_id).filter(draft=one, number=number).select_related("made_by").first()


def signatures(one: Draft) -> QuerySet[Signature]:
    """Return the signatures under a draft's versions, the oldest first."""
    found = Signature.objects.of(one.study_id).filter(draft=one)
    return found.select_related("person", "draft_version").defer("draft_version__text").order_by("pk")


def signed_now(one: Draft) -> list[Signature]:
    """Return the signatures under the version that stands."""
    return [each for each in signatures(one) if each.draft_version_id == one.current_id]


def scribble(one: Draft, person: Person) -> Scribble | None:
    """Return what the person has typed in the draft and not saved."""
    return Scribble.objects.of(one.study_id).filter(draft=one, person=person).exclude(text="").first()


def printed(one: Draft) -> QuerySet[Printed]:
    """Return what has been printed from a draft, the newest first, without the files' content."""
    found = Printed.objects.of(one.study_id).filter(draft_version__draft=one).exclude(file=None)
    return found.select_related("file", "draft_version", "made_by").defer(
        "file__content", "draft_version__text"
    ).order_by("-pk")  # fmt: skip


def different_files(one: Draft) -> list[Printed]:
    """Return what has been printed from a draft, the newest first: the same file printed again is one file."""
    newest: dict[tuple[str, str, str], Printed] = {}
    for each in printed(one):
        newest.setdefault((each.form, file_of(each).sha256, each.despite), each)
    return list(newest.values())


def printed_file(study: Study, number: int) -> Printed | None:
    """Return one printed file with its draft."""
    found = Printed.objects.of(study).filter(pk=number, draft_version__draft__removed=False).exclude(file=None)
    return found.select_related("file", "draft_version__draft").defer("draft_version__text").first()


def published(one: Draft) -> list[Printed]:
    """Return the files of a signed report, the newest of each form."""
    newest: dict[str, Printed] = {}
    for each in printed(one):
        if each.draft_version_id == one.current_id and one.state == "signed" and not each.despite:
            newest.setdefault(each.form, each)
    return [newest[form] for form in ("docx", "pdf", "html") if form in newest]


def is_published(one: Printed) -> bool:
    """Tell whether a printed file is of a signed report as it stands, and printed over no errors."""
    of = one.draft_version
    return of.draft.state == "signed" and of.draft.current_id == of.pk and not one.despite


def file_of(one: Printed) -> StoredFile:
    """Return the file of a printed report."""
    if one.file is None:
        raise LookupError(f"printed report {one.pk} has no file yet")
    return one.file


def transcript_versions(study: Study) -> dict[str, int]:
    """Return the number of the current version of every transcript, by ref."""
    rows = transcripts.transcript_rows(study).exclude(current=None)
    return {ref: number for ref, number in rows.values_list("ref", "current__number") if number is not None}


@dataclass(frozen=True)
class Stale:
    """A transcript that a draft quotes and that has changed since the draft was saved: versions then and now (0: gone)."""

    ref: str
    then: int
    now: int


def stale(study: Study, saved: DraftVersion, found: Found) -> tuple[Stale, ...]:
    """Return the quoted transcripts that have another version now than when the draft was saved."""
    return _changed(saved, quoted(study, found), transcript_versions(study))


def known_stale(study: Study, saved: Iterable[DraftVersion]) -> dict[int, tuple[Stale, ...]]:
    """Return the same for many versions at once from what their last check told, without checking anew."""
    now = transcript_versions(study)
    return {one.pk: _changed(one, one.quotes or (), now) for one in saved}


def _changed(saved: DraftVersion, refs: Iterable[str], now: Mapping[str, int]) -> tuple[Stale, ...]:
    return tuple(
        Stale(ref, then, now.get(ref, 0))
        for ref in refs
        if (then := saved.transcripts.get(ref)) is not None and now.get(ref, 0) != then
    )


def quoted(study: Study, found: Found) -> list[str]:
    """Return the transcripts that a checked text quotes: where its words were found, and what the register says."""
    return list(dict.fromkeys([*found.audit.documents, *quoted_transcripts(study, found.report.quotations_used)]))


def quoted_transcripts(study: Study, refs: Sequence[str]) -> list[str]:
    """Return the transcripts that quotations of the register were taken from."""
    rows = claims.quotation_rows(study).filter(ref__in=refs).exclude(transcript="")
    return list(dict.fromkeys(rows.values_list("transcript", flat=True)))


# ---- differences -------------------------------------------------------------------------------------------------------

_AROUND = 240
"""Letters of unchanged text that are shown on each side of a change."""


@dataclass(frozen=True)
class Passage:
    """A stretch of the comparison; `far` says that it is unchanged and away from any change."""

    kind: str
    text: str
    far: bool = False


def passages(before: str, after: str) -> list[Passage]:
    """Return what differs between two texts, long unchanged stretches cut so that the page can fold them."""
    parts = differences(before, after)
    found: list[Passage] = []
    for number, part in enumerate(parts):
        if part.kind != "same" or len(part.text) <= 3 * _AROUND:
            found.append(Passage(part.kind, part.text))
            continue
        head = part.text.find(" ", _AROUND) if number else 0
        tail = part.text.rfind(" ", 0, len(part.text) - _AROUND) if number < len(parts) - 1 else len(part.text)
        cut = (max(head, 0), max(tail, head, 0))
        found += [
            Passage("same", part.text[: cut[0]]),
            Passage("same", part.text[cut[0] : cut[1]], far=True),
            Passage("same", part.text[cut[1] :]),
        ]
    return [one for one in found if one.text]


def beside(one: Draft, *, base: int, mine: str, now: DraftVersion) -> dict[str, object]:
    """Return both texts of two who wrote at the same time: what differs, and both together where that can be told."""
    begun = version(one, base)
    together = merged(begun.text, mine, now.text) if begun else None
    return {"mine": mine, "together": together, "passages": passages(now.text, mine)}


# ---- comments ----------------------------------------------------------------------------------------------------------


def subject_of(one: Draft) -> str:
    """Return what comments on a draft are about."""
    return f"draft:{one.pk}"


@dataclass(frozen=True)
class Remark:
    """A comment with its answers, the words it is about and where they stand in the text as it is now."""

    comment: Comment
    answers: tuple[Comment, ...]
    words: str
    start: int | None
    end: int | None


def remarks(one: Draft, text: str) -> list[Remark]:
    """Return the comments on a draft in the order of the text, those that are settled last."""
    rows = Comment.objects.of(one.study_id).filter(subject=subject_of(one), removed=False)
    found = list(rows.select_related("person").order_by("pk"))
    texts = (
        {each.number: each.text for each in DraftVersion.objects.of(one.study_id).filter(draft=one)} if found else {}
    )
    answers: dict[int, list[Comment]] = {}
    for each in found:
        if each.answers_id:
            answers.setdefault(each.answers_id, []).append(each)
    told = [_remark(each, tuple(answers.get(each.pk, ())), texts, text) for each in found if each.answers_id is None]
    return sorted(told, key=lambda remark: (remark.comment.resolved, remark.start is None, remark.start or 0))


def _remark(comment: Comment, answers: tuple[Comment, ...], texts: dict[int, str], text: str) -> Remark:
    place = place_of(comment.place)
    if place is None or place[0] not in texts:
        return Remark(comment, answers, comment.place if place is None else "", None, None)
    number, span = place
    old = texts[number]
    if span.end > len(old):
        return Remark(comment, answers, "", None, None)
    now = carry(old, span, text).span
    return Remark(comment, answers, span.of(old), now.start if now else None, now.end if now else None)


def place_of(place: str) -> tuple[int, Span] | None:
    """Return the version and the stretch of a comment's place "4:120-180", `None` for one on the whole draft."""
    number, colon, stretch = place.partition(":")
    start, dash, end = stretch.partition("-")
    if not (colon and dash and number.isdecimal() and start.isdecimal() and end.isdecimal()):
        return None
    return int(number), Span(int(start), max(int(start), int(end)))


def comment(one: Draft, number: int) -> Comment | None:
    """Return one comment on the draft."""
    return Comment.objects.of(one.study_id).filter(pk=number, subject=subject_of(one), removed=False).first()


def headings(blocks: Iterable[Block]) -> list[tuple[int, str, int]]:
    """Return the draft's headings: level, words, line."""
    return [(one.level, one.text, place_at(one, 0).line or 0) for one in blocks if one.kind == "heading"]

"""How far the report has come: what a study's home tells of it."""

from dataclasses import dataclass

from lardom.web.report import queries
from lardom.web.report.models import Signature
from lardom.web.study.models import Person, Study


@dataclass(frozen=True, slots=True)
class DraftProgress:
    """One draft: where it stands, how many have signed its current version, and how many transcripts it quotes have changed."""

    number: int
    title: str
    state: str
    signatures: int
    signed_by_me: bool
    stale: int


def progress(study: Study, person: Person | None = None) -> tuple[DraftProgress, ...]:
    """Tell of each draft, in their order."""
    drafts = list(queries.drafts(study))
    stale = queries.known_stale(study, [draft.standing for draft in drafts if draft.current])
    signed: dict[int, set[int | None]] = {}
    for version, who in Signature.objects.of(study).values_list("draft_version", "person"):
        signed.setdefault(version, set()).add(who)
    return tuple(
        DraftProgress(
            number=draft.pk,
            title=draft.title,
            state=draft.state,
            signatures=len(signed.get(draft.current_id or 0, ())),
            signed_by_me=person is not None and person.pk in signed.get(draft.current_id or 0, ()),
            stale=len(stale.get(draft.current_id or 0, ())),
        )
        for draft in drafts
    )

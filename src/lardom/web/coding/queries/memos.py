"""Reading memos on turns and passages, as far as one may see them."""

from typing import TYPE_CHECKING, Any

from lardom.web.coding.models import Coding, Mark, Memo
from lardom.web.coding.queries.sight import seen_memos
from lardom.web.study.models import Coder, Study
from lardom.web.study.remembering.values import remembered

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript


def subject_of(transcript: "Transcript", turn: int, ref: str = "") -> str:
    """Return what a memo is on: a passage when there is a reference, else the turn."""
    return f"passage:{ref}"[:80] if ref else f"turn:{transcript.pk}:{turn}"


def memos(
    study: Study,
    transcript: "Transcript",
    *,
    turn: int,
    ref: str = "",
    passage: Coding | Mark | None = None,
    coder: Coder | None,
) -> list[dict[str, Any]]:
    """Return the memos on a turn or a passage, the oldest first; a passage's own note comes with them."""
    subject = subject_of(transcript, turn, ref)
    rows = Memo.objects.of(study).filter(transcript=transcript, subject=subject, removed=False).select_related("coder")
    found = [
        {
            "id": row.pk,
            "text": row.text,
            "by": row.coder.label,
            "mine": bool(coder and row.coder_id == coder.pk),
            "version": row.version,
        }
        for row in seen_memos(study, rows, coder).order_by("pk")
    ]
    if passage is not None and passage.note:
        found.insert(0, {"id": 0, "text": passage.note, "by": passage.coder.label, "mine": False, "version": 0})
    return found


def turns_with_memos(study: Study, transcript: "Transcript", coder: Coder | None) -> frozenset[int]:
    """Return the numbers of the turns that have a memo one may see."""

    def read() -> frozenset[int]:
        rows = Memo.objects.of(study).filter(transcript=transcript, removed=False, subject__startswith="turn:")
        return frozenset(
            turn for turn in seen_memos(study, rows, coder).values_list("turn", flat=True) if turn is not None
        )

    name = f"turns with memos in {transcript.pk} for {coder.pk if coder else 0}"
    return remembered(study, name, read, through=("coding.made", "coding.removed", "mark.", "comment."))

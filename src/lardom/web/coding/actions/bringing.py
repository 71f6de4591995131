"""Bringing codebook, marks and codings in from a study folder."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lardom.claims.material import Material
from lardom.coding.marks import Coding as CodingValue
from lardom.coding.marks import Mark as MarkValue
from lardom.web.coding.models import Code, Coding, Mark
from lardom.web.study.models import Coder
from lardom.web.study.writing import Writing

if TYPE_CHECKING:
    from lardom.web.transcripts.models import Transcript


def bring_in(act: Writing, material: Material, texts: "Mapping[str, Transcript]") -> None:
    """Save the codebook, the codings and the marks of a study's material."""
    codes = _codes(act, material)
    coders = _coders(act, {one.coder for one in material.codings} | {one.reader for one in material.marks})

    def placed(one: CodingValue | MarkValue, who: str) -> dict[str, object]:
        text = texts[one.document_id]
        return {
            "ref": one.id, "transcript": text, "document": text.current, "start": one.start, "end": one.end,
            "coder": coders[who], "note": one.note,
        }  # fmt: skip

    act.add_all(
        (
            Coding(code=codes[one.code_id], **placed(one, one.coder))
            for one in material.codings
            if one.document_id in texts and one.code_id in codes
        ),
        journal=False,
    )
    act.add_all((Mark(**placed(one, one.reader)) for one in material.marks if one.document_id in texts), journal=False)


def _codes(act: Writing, material: Material) -> dict[str, Code]:
    rows = act.add_all(
        (
            Code(
                ref=one.id, name=one.name, kind=one.kind, pole=one.pole, definition=one.definition, include=one.include,
                exclude=one.exclude, example=one.example, colour=one.colour, order=one.order,
            )
            for one in material.codes
        ),
        journal=False,
    )  # fmt: skip
    by_ref = {row.ref: row for row in rows}
    nested = [one for one in material.codes if one.parent in by_ref]
    for one in nested:
        by_ref[one.id].parent = by_ref[one.parent]
    Code.objects.bulk_update([by_ref[one.id] for one in nested], ["parent"], batch_size=500)
    return by_ref


def _coders(act: Writing, labels: set[str]) -> dict[str, Coder]:
    there = {coder.label: coder for coder in Coder.objects.of(act.study)}
    new = act.add_all((Coder(label=label) for label in sorted(labels - set(there))), journal=False)
    return there | {coder.label: coder for coder in new}

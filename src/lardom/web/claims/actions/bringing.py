"""Writing claims, their evidence and the register of quotations."""

from lardom.claims.material import Material
from lardom.claims.rendering import render_quotation
from lardom.web.claims.models import Claim, Evidence, Quotation
from lardom.web.study.writing import Writing

_WORDS = (
    "text", "section", "voice", "quantifier", "unit", "base", "scope", "polarity", "hedge", "kind", "parent", "object",
    "group_a", "group_b", "measure", "number",
)  # fmt: skip


def bring_in(act: Writing, material: Material) -> None:
    """Save the claims, their evidence and the quotations of a study's material."""
    rows = act.add_all(
        (
            Claim(ref=one.id, order=order, class_name=one.class_, **{name: getattr(one, name) for name in _WORDS})
            for order, one in enumerate(material.claims)
        ),
        journal=False,
    )
    act.add_all(
        (
            Evidence(claim=row, order=order, relation=link.relation, kind=link.kind, target=link.ref, group=link.group)
            for row, one in zip(rows, material.claims, strict=True)
            for order, link in enumerate(one.evidence)
        ),
        journal=False,
    )
    act.add_all(
        (
            Quotation(
                ref=one.id, order=order, project=one.attribution.project, respondents=list(one.attribution.respondents),
                transcript=one.document_id, turns=list(one.turns), display=one.display,
                text=render_quotation(one.pieces, language=material.settings.language, display=one.display),
            )
            for order, one in enumerate(material.quotations)
        ),
        journal=False,
    )  # fmt: skip

"""Writing about a cell: one row for each, whose earlier words stay in the journal."""

from typing import Literal

from django.utils.translation import gettext as _

from lardom.claims.material import Material
from lardom.claims.summaries import INTERPLAYS
from lardom.web.comparison.models import Summary
from lardom.web.comparison.queries.summaries import summary_rows
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import Refused, Writing, writing


def bring_in(act: Writing, material: Material) -> None:
    """Save what people wrote where things are compared, of a study's material."""
    written = [
        Summary(kind="framework", row=one.project_id, theme=one.theme, text=one.text) for one in material.summaries
    ]
    judged = [
        Summary(kind="joint", row=one.item, theme=one.theme, text=one.conclusion, relation=one.relation)
        for one in material.pairings
    ]
    act.add_all([*written, *judged], journal=False)


LONGEST = 4000
"""Characters of a summary; a cell that needs more wants to be a section of the report."""


def sum_up(
    study: Study, kind: Literal["framework", "joint"], row: str, theme: str, *, by: Person, text: str,
    relation: str = "", seen: int | None = None,
) -> Summary | None:  # fmt: skip
    """Write what a person makes of a cell; with no words (and no relation) what stood there goes."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refused(
            _("The summary has %(length)s characters; %(most)s is the most.") % {"length": len(text), "most": LONGEST}
        )
    if relation not in INTERPLAYS:
        raise Refused(_("“%(word)s” is no way in which answers and a theme relate.") % {"word": relation})
    with writing(study, by=by, kind="summary.written", subject=f"{kind}:{row}:{theme}"[:120]) as act:
        there = summary_rows(study, kind).filter(row=row, theme=theme).first()
        act.facts = {"length": len(text)}
        if not text and not relation and kind == "framework":
            if there is not None:
                act.remove(there, seen=seen or 0)
            return None
        if there is None:
            return act.add(Summary(kind=kind, row=row, theme=theme, text=text, relation=relation, person=by))
        # Who has seen nothing writes over nothing: two who begin a cell at once must meet.
        return act.change(there, seen=seen or 0, text=text, relation=relation, person=by)


def take_away(study: Study, row: Summary, *, by: Person, seen: int | None = None) -> None:
    """Take a row of the joint display away; raises `Conflict` when somebody has changed it since it was `seen`."""
    with writing(study, by=by, kind="summary.removed", subject=f"{row.kind}:{row.row}:{row.theme}"[:120]) as act:
        act.remove(row, seen=seen)

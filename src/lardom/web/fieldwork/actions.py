"""Writing the fieldwork."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lardom.claims.material import Material
from lardom.web.fieldwork.models import Answer, Interview, KeyName, Respondent
from lardom.web.study.writing import Writing

if TYPE_CHECKING:
    from lardom.web.portfolio.models import Project


def bring_in(act: Writing, material: Material, projects: "Mapping[str, Project]") -> None:
    """Save the respondents, interviews, answers and the key of a study's material."""
    people = act.add_all(
        (
            Respondent(
                ref=one.id, order=order, project=projects[one.project_id], label=one.label, relation=one.relation,
                step=one.step, consent=list(one.consent), withdrawn=one.withdrawn,
            )
            for order, one in enumerate(material.respondents)
            if one.project_id in projects
        ),
        journal=False,
    )  # fmt: skip
    by_ref = {person.ref: person for person in people}
    act.add_all(
        (
            Interview(
                ref=one.id, order=order, project=projects.get(one.project_id), date=one.date, step=one.step,
                mode=one.mode, minutes=one.minutes, respondents=list(one.respondents),
                interviewers=list(one.interviewers), transcript=one.transcript,
                speakers=[list(pair) for pair in one.speakers], source=one.source, language=one.language,
            )
            for order, one in enumerate(material.interviews)
        ),
        journal=False,
    )  # fmt: skip
    act.add_all(
        (
            Answer(
                respondent=by_ref[one.respondent_id],
                order=order,
                item=one.item_id,
                value=one.value,
                missing=one.missing,
            )
            for order, one in enumerate(material.answers)
            if one.respondent_id in by_ref
        ),
        journal=False,
    )
    act.add_all(
        (KeyName(order=order, name=name, pseudonym=said) for order, (name, said) in enumerate(material.key_names)),
        journal=False,
    )

"""Writing the sample."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lardom.claims.material import Material
from lardom.web.sampling.models import Selection
from lardom.web.study.writing import Writing

if TYPE_CHECKING:
    from lardom.web.portfolio.models import Project


def bring_in(act: Writing, material: Material, projects: "Mapping[str, Project]") -> None:
    """Save the decisions of a study's material."""
    act.add_all(
        (
            Selection(
                project=projects[one.project_id], order=order, decision=one.decision, label=one.label,
                steps=list(one.steps), status=one.status, contacted=one.contacted, outcome=one.outcome, reason=one.reason,
            )
            for order, one in enumerate(material.sample)
            if one.project_id in projects
        ),
        journal=False,
    )  # fmt: skip

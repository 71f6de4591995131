"""Tables of the sample: what was decided about each project, why and by whom."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled


class Selection(Journaled):
    """What was decided about one project of the frame (`lardom.sampling.selection.Selection`)."""

    project = models.ForeignKey("portfolio.Project", on_delete=models.CASCADE, related_name="selections")
    order = models.IntegerField(default=0)
    decision = models.CharField(max_length=12)
    label = models.CharField(max_length=12, blank=True, default="")
    steps = models.JSONField(default=list)
    status = models.CharField(max_length=20, blank=True, default="")
    contacted = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True, default="")
    reason = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "project"], condition=models.Q(removed=False), name="one_selection_a_project"
            )
        ]

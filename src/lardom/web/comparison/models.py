"""Tables of the comparison: what people wrote themselves about a case and a theme, or an answer and a theme."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled


class Summary(Journaled):
    """A person's own words about one cell: of the framework (`row` is a project's ref) or the joint display (an item's id).

    `relation` is how answers and theme relate (`lardom.claims.summaries.Interplay`), in the joint display only.
    """

    kind = models.CharField(max_length=10)
    row = models.CharField(max_length=120)
    theme = models.CharField(max_length=120)
    text = models.TextField(blank=True, default="")
    relation = models.CharField(max_length=10, blank=True, default="")
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "kind", "row", "theme"], condition=models.Q(removed=False), name="one_summary_a_cell"
            )
        ]

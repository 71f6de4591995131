"""Tables of the exchange: REFI-QDA files on their way in or out, and those that a study's material came from."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled, Scoped


class Parcel(Scoped):
    """A REFI-QDA file that waits for its person, on its way "in" (not in the study yet) or "out" (not handed over yet).

    `asked` is what the person chose, `told` what became of reading or writing it: kinds with their numbers, losses and
    problems in both languages. A parcel is forgotten after some days; nobody but its person sees it.
    """

    way = models.CharField(max_length=3)  # in · out
    name = models.CharField(max_length=255)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    content = models.BinaryField(default=bytes)
    state = models.CharField(max_length=12, default="waiting")  # waiting · ready · refused · brought
    asked = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    job = models.ForeignKey("study.Job", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["study", "made_by"])]


class Origin(Journaled):
    """A REFI-QDA file that has come into the study, kept whole: what a study takes nothing of goes out again with it.

    `texts` and `codes` are the study's names of what the file calls otherwise; `counted` is how much of each kind came.
    """

    file = models.ForeignKey("study.StoredFile", on_delete=models.PROTECT, related_name="+")
    tool = models.CharField(max_length=120, blank=True, default="")
    is_book = models.BooleanField(default=False)
    texts = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)
    counted = models.JSONField(default=dict)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.file.name

"""Tables of the transcripts: a transcript, its immutable versions, and the turns that are searched."""

from typing import ClassVar

from django.db import models

from lardom.web.study.models import Journaled, Scoped


class Transcript(Journaled):
    """One transcript under its name in the study (`ref`, the file's name); `current` is the version in use."""

    ref = models.CharField(max_length=255)
    order = models.IntegerField(default=0)
    current = models.ForeignKey("transcripts.Version", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["study", "ref"], condition=models.Q(removed=False), name="one_transcript_a_ref"
            )
        ]

    def __str__(self) -> str:
        return self.ref


class Version(Scoped):
    """One immutable version of a transcript: the text and its turns as `lardom.transcripts.turns.Document` has them.

    `turns` holds one list per turn: [number, start, end, speaker, begins, ends, paragraph, overlap]; `original` is the
    file it was read from, when there is one; `why` says what was corrected.
    """

    transcript = models.ForeignKey("transcripts.Transcript", on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    text = models.TextField()
    turns = models.JSONField(default=list)
    paragraphs = models.JSONField(default=list)
    format = models.CharField(max_length=20, blank=True, default="")
    encoding = models.CharField(max_length=40, blank=True, default="")
    fingerprint = models.CharField(max_length=64)
    notes = models.JSONField(default=list)
    original = models.ForeignKey("study.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["transcript", "number"], name="one_version_a_number")
        ]


class SearchedTurn(Scoped):
    """A turn of a current version as the search finds it: `stems` are its words reduced to their stems."""

    version = models.ForeignKey("transcripts.Version", on_delete=models.CASCADE, related_name="+")
    transcript = models.ForeignKey("transcripts.Transcript", on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    speaker = models.CharField(max_length=200, blank=True, default="")
    stems = models.TextField()

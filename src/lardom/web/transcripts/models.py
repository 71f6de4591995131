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
    language = models.CharField(max_length=2, default="sv")
    words = models.IntegerField(default=0)
    turn_count = models.IntegerField(default=0)
    minutes = models.FloatField(null=True)
    original = models.ForeignKey("study.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["transcript", "number"], name="one_version_a_number")
        ]


def study_mark(study: int) -> str:
    """Return the word that the index knows a study's turns by. What else says it by chance is not shown by that."""
    return f"zqstudy{study:d}"


PAIR = "zq"
"""What stands between two stems side by side in PostgreSQL's index: letters, so that both are one word to it."""

INDEXED = (
    rf"to_tsvector('simple', stems || ' ' || regexp_replace(stems, '(\S+) (\S+)', '\1{PAIR}\2', 'g') || ' ' ||"
    rf" regexp_replace(substr(stems, strpos(stems, ' ') + 1), '(\S+) (\S+)', '\1{PAIR}\2', 'g'))"
)
"""What PostgreSQL's index holds of a turn: its stems, and every two of them that stand side by side.

The index is used only where it is asked for in the very words it was made with: a change needs a migration.
"""


class SearchedTurn(Scoped):
    """A turn (or a part of a very long one) of a version as the search finds it.

    `stems` are its words as `lardom.transcripts.searching.indexed` writes them, after the mark of its study: the index
    is asked by itself. Every version is indexed, so that the search follows the one in use whichever that is; the
    database's own index lies beside this table (migrations 0003 and 0005).
    """

    version = models.ForeignKey("transcripts.Version", on_delete=models.CASCADE, related_name="+")
    transcript = models.ForeignKey("transcripts.Transcript", on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    speaker = models.CharField(max_length=200, blank=True, default="")
    begins = models.FloatField(null=True)
    stems = models.TextField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["version", "start"])]


class SearchedWord(Scoped):
    """A word as it is written somewhere in the study, with its stem: parts of words are looked up here."""

    word = models.CharField(max_length=64)
    stem = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "word", "stem"], name="one_searched_word_each")
        ]


class Delivery(Scoped):
    """Files that somebody has brought and nobody has taken in yet; they are forgotten after some days."""

    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    job = models.ForeignKey("study.Job", null=True, on_delete=models.SET_NULL, related_name="+")


class Arrival(Scoped):
    """One file of a delivery: its bytes, and what was read from it.

    `told` holds the document as read (empty until then), `problems` what is wrong with it as
    [severity, code, {language: [message, way out]}].
    """

    delivery = models.ForeignKey("transcripts.Delivery", on_delete=models.CASCADE, related_name="arrivals")
    replaces = models.ForeignKey("transcripts.Transcript", null=True, on_delete=models.CASCADE, related_name="+")
    order = models.IntegerField(default=0)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    state = models.CharField(max_length=12, default="waiting")  # waiting · read · refused
    told = models.JSONField(default=dict)
    problems = models.JSONField(default=list)

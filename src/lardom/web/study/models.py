"""Tables of the study itself: people, studies, roles, the trail, the journal, acts, jobs and files."""

import uuid
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class People(BaseUserManager["Person"]):
    """Makes persons; an e-mail address is compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "Person":
        """Make a person; without a password nobody can sign in with one."""
        person = self.model(email=email.strip().casefold(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by the e-mail address."""
        return self.get(email=(username or "").strip().casefold())


class Person(AbstractBaseUser):
    """Somebody who signs in. `is_owner` may make studies and invite people to the instance."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="sv")
    theme = models.CharField(max_length=5, default="auto")
    is_owner = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name as it is shown."""
        return self.name


class Study(models.Model):
    """One study. `settings` is its study.toml; `sequence` and `head` are the end of its trail."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="sv")
    settings = models.TextField(blank=True, default="")
    made_at = models.DateTimeField(default=timezone.now)
    sequence = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True, default="")
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return self.title


class InStudy[M: "Scoped"](models.Manager[M]):
    """The one place through which rows of a study are reached: `Table.objects.of(study)`."""

    def of(self, study: Study | int) -> models.QuerySet[M]:
        """Return the study's rows, and no other study's."""
        return self.get_queryset().filter(study_id=study if isinstance(study, int) else study.pk)


class Scoped(models.Model):
    """A row that belongs to one study."""

    study = models.ForeignKey("study.Study", on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[InStudy[Self]] = InStudy()

    class Meta:
        abstract = True


class Journaled(Scoped):
    """A row whose every change is kept in the journal: it has a version, and it is hidden rather than deleted."""

    version = models.IntegerField(default=1)
    removed = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Memberships(InStudy["Membership"]):
    """Reaches memberships by study, and by the person who holds them."""

    def held_by(self, person: Person | int) -> "models.QuerySet[Membership]":
        """Return a person's own memberships, in whatever study."""
        number = person if isinstance(person, int) else person.pk
        return self.get_queryset().filter(person_id=number, removed=False, person__is_active=True)


class Membership(Journaled):
    """A person's roles in a study (words of `lardom.study.roles`)."""

    objects: ClassVar[Memberships] = Memberships()

    person = models.ForeignKey("study.Person", on_delete=models.CASCADE, related_name="memberships")
    roles = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "person"], name="one_membership_each")
        ]


class Coder(Scoped):
    """Who marks and codes under a label such as "AR"; the person behind it, when there is one here."""

    label = models.CharField(max_length=80)
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "label"], name="one_coder_a_label"),
            models.UniqueConstraint(fields=["study", "person"], name="one_coder_a_person"),
        ]

    def __str__(self) -> str:
        return self.label


class Invitation(models.Model):
    """A link that lets somebody in: to a study with roles, or to set the instance up. Only its digest is kept."""

    study = models.ForeignKey("study.Study", null=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(blank=True, default="")
    name = models.CharField(max_length=120, blank=True, default="")
    roles = models.JSONField(default=list)
    owner = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    signs_in = models.ForeignKey("study.Person", null=True, on_delete=models.CASCADE, related_name="+")
    revoked = models.BooleanField(default=False)


class Event(models.Model):
    """One entry of a study's trail: append-only, each sealed together with the one before (`lardom.study.trail`)."""

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    number = models.BigIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(
        "study.Person", null=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True, default="")
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    undoes = models.BigIntegerField(null=True)
    undone_by = models.BigIntegerField(null=True)

    objects: ClassVar[InStudy[Self]] = InStudy()  # type: ignore[type-var]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["study", "number"], name="one_event_a_number")
        ]


class Change(models.Model):
    """What an event did to one row: its fields before and after. From these an act is taken back."""

    event = models.ForeignKey("study.Event", on_delete=models.CASCADE, related_name="changes")
    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["table", "row"])]


class Act(models.Model):
    """A writing act a browser or program asked for, under a key it made: a repeat gets the first answer."""

    person = models.ForeignKey("study.Person", on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    status = models.IntegerField(default=0)
    location = models.CharField(max_length=500, blank=True, default="")
    reply = models.JSONField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "key"], name="one_answer_a_key")
        ]


class Job(Scoped):
    """Background work: what is asked, how far it has come, and what came of it."""

    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default="waiting")  # waiting · running · done · failed · cancelled
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    stage = models.CharField(max_length=120, blank=True, default="")
    result = models.JSONField(default=dict)
    problem = models.TextField(blank=True, default="")
    asked_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cancel = models.BooleanField(default=False)
    tries = models.IntegerField(default=0)


class StoredFile(Scoped):
    """A file kept whole in the database: an uploaded transcript, a finished report."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120, default="application/octet-stream")
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")


class Tokens(InStudy["Token"]):
    """Reaches keys for programs by study, and by the person they act for."""

    def held_by(self, person: Person) -> "models.QuerySet[Token]":
        """Return a person's own keys, in whatever study."""
        return self.get_queryset().filter(person_id=person.pk)

    def known_by(self, digest: str) -> "models.QuerySet[Token]":
        """Return the key with that digest: a program says no more than its secret."""
        return self.get_queryset().filter(digest=digest)


class Token(Scoped):
    """Lets a program act for a person in one study; only the digest is kept."""

    objects: ClassVar[Tokens] = Tokens()

    person = models.ForeignKey("study.Person", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    writes = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)
    expires = models.DateTimeField(null=True)
    revoked = models.BooleanField(default=False)


class Comment(Journaled):
    """A remark on a thing of the study ("code:12", "draft:3"), answerable and resolvable."""

    subject = models.CharField(max_length=80)
    place = models.CharField(max_length=200, blank=True, default="")
    answers = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("study.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    resolved = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["study", "subject"])]

"""The people who were interviewed, without their names."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Respondent:
    """One person heard in the study.

    `id` is unique in the study ("F-R1"), `label` unique within the project ("R1"). `relation` tells
    in what capacity the person speaks ("need owner", "supplier", "project leader", "other party",
    "outside"); `step` the step of the study. `consent` lists what the person agreed to ("record",
    "transcribe", "quote", "archive"); `withdrawn` is the day the consent was taken back.
    """

    id: str
    project_id: str
    label: str
    relation: str = ""
    step: int | None = None
    consent: tuple[str, ...] = ()
    withdrawn: date | None = None

    @property
    def may_be_used(self) -> bool:
        """Whether the material may be used at all: the consent has not been withdrawn."""
        return self.withdrawn is None

    @property
    def may_be_quoted(self) -> bool:
        """Whether the words may be printed: consent to quote given (or not itemised) and not withdrawn."""
        return self.withdrawn is None and (not self.consent or "quote" in self.consent)


@dataclass(frozen=True, slots=True)
class KeyName:
    """A row of the key: a real name that must never be printed, what is printed instead, and what kind of name it is."""

    name: str
    pseudonym: str = ""
    kind: str = ""

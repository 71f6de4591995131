"""Who was heard where: transcripts as voices, and the labels by which a report names them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import PurePath

from lardom.claims.ground import Ground
from lardom.claims.matching import WALL
from lardom.claims.quotation import Attribution
from lardom.claims.spoken import Spoken
from lardom.fieldwork.interviews import INTERVIEWER
from lardom.fieldwork.respondents import Respondent
from lardom.transcripts.voices import INTERVIEWER_LABELS

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_PERSON_WORDS = ("respondent", "intervjuperson", "interviewee")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom an attribution names.

    `voices` are the respondent ids found, `reasons` what is wrong with the attribution (keys of
    `explaining.REASONS`); `named` is false when there is no attribution at all.
    """

    project_id: str = ""
    voices: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()
    named: bool = True


class Hearing:
    """The transcripts of a study with everybody in them, indexed by voice, by label and by word.

    `labels` maps project ids to the labels of the report ("p6" → "F"). `hearing_of` makes one from a study's
    ground.
    """

    def __init__(
        self,
        transcripts: Iterable[Spoken],
        respondents: Iterable[Respondent] = (),
        labels: Mapping[str, str] | None = None,
    ) -> None:
        self.transcripts = tuple(transcripts)
        self.people = {person.id: person for person in respondents}
        self.labels = {project_id: label for project_id, label in (labels or {}).items() if label}
        self._by_id = {spoken.document.id: spoken for spoken in self.transcripts}
        self._projects = {label.casefold(): project_id for project_id, label in self.labels.items()}
        self._by_label = {(p.project_id, label_key(p.label)): p.id for p in self.people.values()}
        self._heard_in: dict[str, list[Spoken]] = {}
        for spoken in self.transcripts:
            for voice in dict.fromkeys((*spoken.voices, *spoken.respondents)):
                self._heard_in.setdefault(voice, []).append(spoken)

    def ask(self, attribution: Attribution | None) -> Asked:
        """Return whom an attribution names.

        Without project everybody with the label is meant ("no project named"); with a project alone,
        everybody of the project.
        """
        if attribution is None:
            return Asked(named=False)
        keys = [label_key(label) for label in attribution.respondents]
        if not attribution.project:
            ids = (person.id for person in self.people.values() if label_key(person.label) in keys)
            return Asked("", frozenset(ids), ("no project named",))
        project_id = self._project(attribution.project)
        if not project_id:
            return Asked(reasons=("no such project",))
        if not keys:
            return Asked(project_id, frozenset(p.id for p in self.people.values() if p.project_id == project_id))
        found = [self._by_label.get((project_id, key)) for key in keys]
        return Asked(
            project_id, frozenset(one for one in found if one), ("no such respondent",) if None in found else ()
        )

    def _project(self, label: str) -> str:
        """Return the project's id; a study that gives no labels names projects by their ids."""
        known = self._projects.get(label.casefold().strip())
        return known or (label if any(p.project_id == label for p in self.people.values()) else "")

    def named(self, document_id: str) -> Spoken | None:
        """Return the transcript of that file name; case and a missing extension are forgiven."""
        if document_id in self._by_id or not document_id:
            return self._by_id.get(document_id)
        key = document_id.casefold()
        found = [
            spoken for name, spoken in self._by_id.items() if key in (name.casefold(), PurePath(name).stem.casefold())
        ]
        return found[0] if len(found) == 1 else None

    def sources(self, asked: Asked, document_id: str = "") -> list[Spoken]:
        """Return the transcripts in which those asked for are heard, the named one first."""
        found = dict.fromkeys(chain.from_iterable(self._heard_in.get(one, ()) for one in sorted(asked.voices)))
        named = self.named(document_id)
        return sorted(found, key=lambda spoken: spoken is not named)

    def tagged(self, tag: str, spoken: Spoken) -> str:
        """Return the voice that a speaker tag stands for in a transcript, empty when nobody is called so."""
        key = label_key(tag)
        return INTERVIEWER if key in INTERVIEWER_LABELS else self._by_label.get((spoken.project_id, key), "")

    @cached_property
    def _word_index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, spoken in enumerate(self.transcripts):
            for word in set(spoken.folded.text.replace(WALL, " ").split()):
                index.setdefault(word, []).append(number)
        return index

    def with_all(self, words: Iterable[str], project_id: str = "") -> list[Spoken]:
        """Return the transcripts that hold all the folded words, those of the project first."""
        numbers = set(range(len(self.transcripts)))
        for word in words:
            numbers &= set(self._word_index.get(word, ()))
            if not numbers:
                break
        return sorted(
            (self.transcripts[number] for number in sorted(numbers)), key=lambda spoken: spoken.project_id != project_id
        )

    def sharing_most(self, words: Iterable[str], count: int = 3) -> list[Spoken]:
        """Return the transcripts that share most of the rarer folded words, at most `count`."""
        scores: Counter[int] = Counter()
        for word in set(words):
            holders: Sequence[int] = self._word_index.get(word, ())
            # A word that everybody uses points at nobody.
            if len(holders) * 4 <= len(self.transcripts) + 8:
                scores.update(holders)
        return [self.transcripts[number] for number, _ in scores.most_common(count)]


def hearing_of(ground: Ground) -> Hearing:
    """Return who is heard where in a study."""
    heard = []
    for document in ground.material.documents:
        interview = ground.interview_of(document.id)
        heard.append(
            Spoken(
                document,
                ground.voices(document.id),
                project_id=interview.project_id if interview else "",
                respondents=interview.respondents if interview else (),
                notes=interview is not None and interview.source == "notes",
            )
        )
    labels = {person.project_id: ground.label_of(person.project_id) for person in ground.material.respondents}
    return Hearing(heard, ground.material.respondents, labels)


def label_key(label: str) -> str:
    """Return a respondent's label as labels are compared.

    >>> [label_key(label) for label in ("R3", "r 3", "Respondent 3", "K-R3", "Intervjuare")]
    ['r3', 'r3', 'r3', 'r3', 'intervjuare']
    """
    key = "".join(label.casefold().split())
    number = key.lstrip(_LETTERS + "-–:.")
    head = key.removesuffix(number).rstrip("-–:.")
    is_person = (head.endswith("r") and len(head) <= 4) or head in _PERSON_WORDS
    return f"r{number}" if number.isdigit() and is_person else key

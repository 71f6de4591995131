"""The search over all texts: which turns or codings meet the words and the filters, as far as the reader may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db.models import Exists, OuterRef, Q, QuerySet

from lardom.coding.visibility import Sight
from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.transcripts.searching import Fault, Group, parse
from lardom.transcripts.voices import INTERVIEWER_LABELS, voices
from lardom.web.coding.models import Code, Coding
from lardom.web.coding.queries.sight import seen
from lardom.web.coding.queries.values import code_rows, coding_rows
from lardom.web.fieldwork import queries as fieldwork
from lardom.web.portfolio import queries as portfolio
from lardom.web.sampling import queries as sampling
from lardom.web.study import queries as studies
from lardom.web.study.models import Study
from lardom.web.study.remembering.values import WORK_ON_TEXTS, remembered
from lardom.web.transcripts.queries import finding
from lardom.web.transcripts.queries import texts as transcripts

if TYPE_CHECKING:
    from lardom.web.transcripts.queries.finding import Laid, Numbers

MOST_LISTED = 500
"""Respondents up to which all can be chosen from one list."""

COUNTED = 10_000
"""Turns that are looked through on pages; with more words there are fewer, and a download has all of them."""

_THROUGH = (
    *WORK_ON_TEXTS,
    "code.",
    "group.",
    "round.",
    "settlement.",
    "claim.",
    "evidence.",
    "quotation.",
    "report.",
    "search.",
)
"""How the kinds of acts begin that change neither a text, nor which is in use, nor who speaks in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody searches for. Empty values filter nothing; `codes` and `coders` are numbers, the rest ids."""

    words: str = ""
    what: str = "all"  # all · coded · uncoded
    codes: tuple[int, ...] = ()
    kind: str = ""
    coders: tuple[int, ...] = ()
    project: str = ""
    respondent: str = ""
    step: int | None = None
    who: str = ""  # respondents · interviewers

    @property
    def of_codings(self) -> bool:
        """Whether codings are listed rather than turns."""
        return self.what == "coded" or bool(self.codes or self.kind or self.coders)


@dataclass(frozen=True)
class Found:
    """What was found: codings or turns, in order; `groups` are the searched stems, to be shown in the text.

    `turns` are the numbers of the turns in the study's order, `laid` where they stand; with `more` than are counted, `turns`
    are so many of them.
    """

    asked: Asked
    groups: tuple[Group, ...] = ()
    codings: QuerySet[Coding] | None = None
    turns: "Numbers | None" = None
    laid: "Laid | None" = None
    visible: QuerySet[Coding] | None = None
    count: int = 0
    more: bool = False
    fault: Fault | None = None
    value: str = ""


@dataclass
class Places:
    """Conditions on turns: where they stand, whose they are, and whose they must not be."""

    transcripts: Q = field(default_factory=Q)
    turns: Q = field(default_factory=Q)
    barred: Q = field(default_factory=Q)


def search(study: Study, asked: Asked, sight: Sight, *, whole: bool = False) -> Found:
    """Find what meets the words and the filters; the `whole` of it, or as much as is looked through on pages."""
    wanted = parse(asked.words)
    if wanted.fault:
        return Found(asked, fault=wanted.fault, value=wanted.value)
    groups = finding.wanted_groups(study, wanted)
    for term, group in zip(wanted.terms, groups, strict=True):
        if len(group.ways) > finding.MOST_STEMS:
            return Found(asked, fault="many fitting", value=term.part)
    places = _places(study, asked)
    visible = seen(coding_rows(study), sight).filter(code__removed=False)
    if asked.of_codings:
        return _codings(study, asked, groups, places, visible)
    return _turns(study, asked, groups, places, visible, most=None if whole else COUNTED)


def _codings(study: Study, asked: Asked, groups: tuple[Group, ...], places: Places, visible: QuerySet[Coding]) -> Found:
    rows = visible.filter(places.transcripts)
    if asked.codes:
        rows = rows.filter(code_id__in=_below(study, asked.codes))
    if asked.kind:
        rows = rows.filter(code__kind=asked.kind)
    if asked.coders:
        rows = rows.filter(coder_id__in=asked.coders)
    overlap = {"version": OuterRef("document"), "start__lt": OuterRef("end"), "end__gt": OuterRef("start")}
    if groups or places.turns:
        inside = finding.turns_with(study, groups).filter(places.turns, **overlap)
        rows = rows.filter(Exists(inside))
    if places.barred:
        barred = finding.turns_with(study).filter(places.barred, **overlap)
        rows = rows.exclude(Exists(barred))
    ordered = rows.order_by("transcript__order", "transcript_id", "start", "pk")
    return Found(asked, groups, codings=ordered, visible=visible, count=rows.count())


def _turns(
    study: Study,
    asked: Asked,
    groups: tuple[Group, ...],
    places: Places,
    visible: QuerySet[Coding],
    *,
    most: int | None,
) -> Found:
    laid = remembered(study, "turns to search in", lambda: finding.laid(study, _barred(study)), through=_THROUGH)
    chosen, found = laid.numbers, finding.turns_with(study)
    narrow = bool(places.transcripts or places.turns or asked.what == "uncoded")
    if groups:
        # So many that enough are left, whatever of it may not be shown; what is narrowed afterwards must be whole.
        enough = None if narrow or most is None else most + 1 + laid.besides
        chosen = _those_in(chosen, finding.numbers_with(study, groups, enough))
    if places.transcripts or places.turns:
        chosen = _those_in(chosen, finding.numbers_of(found.filter(places.transcripts, places.turns)))
    if asked.what == "uncoded":
        over = visible.filter(
            transcript=OuterRef("transcript"), document=OuterRef("version"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
        )  # fmt: skip
        chosen = _those_in(chosen, finding.numbers_of(found.filter(Exists(over))), but=True)
    more = most is not None and len(chosen) > most
    chosen = chosen[:most]
    return Found(asked, groups, turns=chosen, laid=laid, visible=visible, count=len(chosen), more=more)


def _those_in(chosen: "Numbers", found: "Numbers", *, but: bool = False) -> "Numbers":
    return chosen[np.isin(chosen, found, invert=but)]


def _below(study: Study, codes: Iterable[int]) -> set[int]:
    """Return the codes and all codes below them."""
    children: dict[int | None, list[int]] = {}
    for number, parent in Code.objects.of(study).filter(removed=False).values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(number)
    found: set[int] = set()
    waiting = list(codes)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(children.get(one, ()))
    return found


def _places(study: Study, asked: Asked) -> Places:
    """Put the filters on projects, steps, respondents and speakers, and withdrawn consents, into conditions."""
    places = Places()
    if asked.project or asked.step is not None:
        interviews = fieldwork.interview_rows(study).exclude(transcript="").order_by()
        if asked.project:
            interviews = interviews.filter(project__ref=asked.project)
        if asked.step is not None:
            interviews = interviews.filter(step=asked.step)
        places.transcripts &= Q(transcript__ref__in=interviews.values("transcript"))
    places.barred |= remembered(study, "turns of those who have withdrawn", lambda: _barred(study))
    if asked.respondent or asked.who:
        known = _known(study)
        if asked.respondent:
            places.turns &= _spoken_by(study, known, {asked.respondent})
        if asked.who:
            asking = _asking(known)
            places.turns &= asking if asked.who == "interviewers" else ~asking
    return places


def _labels_of(study: Study, interview: Interview) -> dict[str, str]:
    """Return whose voice each label of an interview's transcript is, in the version in use."""
    row = transcripts.transcript_named(study, interview.transcript)
    document = transcripts.document(study, row.current_id) if row and row.current_id else None
    if document is None:
        return {}
    here = fieldwork.respondent_rows(study).filter(ref__in=interview.respondents)
    heard = voices(document, interview, fieldwork.respondents(study, here))
    return {turn.speaker: voice for turn, voice in zip(document.turns, heard, strict=True)}


def _spoken_by(study: Study, known: Sequence[Interview], wanted: set[str]) -> Q:
    found = Q(pk__in=[])
    for interview in known:
        if wanted.isdisjoint(interview.respondents):
            continue
        labels = [label for label, voice in _labels_of(study, interview).items() if voice in wanted]
        found |= Q(transcript__ref=interview.transcript, speaker__in=labels)
    return found


def _known(study: Study) -> tuple[Interview, ...]:
    return fieldwork.interviews(study, fieldwork.interview_rows(study).exclude(transcript=""))


def _barred(study: Study) -> Q:
    """Return the turns of those who have withdrawn; where nobody knows who speaks, it may be they."""
    gone = fieldwork.respondent_rows(study).exclude(withdrawn=None)
    withdrawn = set(gone.order_by().values_list("ref", flat=True))
    found = Q()
    for interview in _known(study) if withdrawn else ():
        if withdrawn.isdisjoint(interview.respondents):
            continue
        if withdrawn.issuperset(interview.respondents):
            found |= Q(transcript__ref=interview.transcript)
            continue
        hidden = [label for label, voice in _labels_of(study, interview).items() if not voice or voice in withdrawn]
        found |= Q(transcript__ref=interview.transcript, speaker__in=hidden)
    return found


def _asking(known: Sequence[Interview]) -> Q:
    """Return the turns of interviewers: labels that always mean one, and those that do in their own interview."""
    asks: dict[str, set[str]] = {}
    answers: set[str] = set()
    for interview in known:
        for label, voice in interview.speakers:
            if voice == INTERVIEWER:
                asks.setdefault(label, set()).add(interview.transcript)
            elif voice:
                answers.add(label)
    always = [label for label in asks if label not in answers]
    usual = [form for one in INTERVIEWER_LABELS for form in (one, one.upper(), one.capitalize()) if form not in answers]
    found = Q(speaker__in=[*always, *usual])
    for label in asks.keys() & answers:
        found |= Q(speaker=label, transcript__ref__in=asks[label])
    return found


def lists(study: Study, project: str = "") -> dict[str, list[tuple[Any, str]]]:
    """Return what each filter can be set to: its value, and how it is told.

    With very many respondents a project must be chosen before one of its people can be.
    """
    return remembered(study, f"lists of the search in {project[:80]}", lambda: _lists(study, project))


def _lists(study: Study, project: str) -> dict[str, list[tuple[Any, str]]]:
    labels = dict(sampling.selection_rows(study).values_list("project__ref", "label"))
    projects = portfolio.project_rows(study).values_list("ref", "title")
    people = fieldwork.respondent_rows(study).filter(withdrawn=None)
    people = people.filter(project__ref=project) if project else people
    if not project and people.count() > MOST_LISTED:
        people = people.none()
    steps = fieldwork.interview_rows(study).order_by("step").values_list("step", flat=True).distinct()
    told = [(labels.get(ref) or "", ref, title) for ref, title in projects]
    return {
        "code": [(number, "\u2003" * depth + name) for number, depth, name in _tree(study)],
        "coder": [(one.pk, one.label) for one in studies.coders(study)],
        "project": [(ref, f"{label or ref} · {title}"[:80]) for label, ref, title in sorted(told, key=lambda one: (not one[0], one))],
        "respondent": [(one.ref, f"{labels.get(one.project.ref) or one.project.ref} {one.label}") for one in people],
        "step": [(step, str(step)) for step in steps if step is not None],
    }  # fmt: skip


def _tree(study: Study) -> Iterator[tuple[int, int, str]]:
    """Yield the codes in the book's order, each with its depth."""
    below: dict[int | None, list[tuple[int, str]]] = {}
    for number, parent, name in code_rows(study).filter(merged_into=None).values_list("pk", "parent_id", "name"):
        below.setdefault(parent, []).append((number, name))
    waiting = [(number, 0, name) for number, name in reversed(below.get(None, []))]
    while waiting:
        number, depth, name = waiting.pop()
        yield number, depth, name
        waiting.extend((one, depth + 1, told) for one, told in reversed(below.get(number, [])))

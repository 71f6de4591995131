"""The way of a study, told to one person: what is done, what waits for whom, and the next act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lardom.web.claims import progress as claims
from lardom.web.coding import progress as coding
from lardom.web.fieldwork import progress as fieldwork
from lardom.web.portfolio import progress as portfolio
from lardom.web.report import progress as report
from lardom.web.sampling import progress as sampling
from lardom.web.study import queries
from lardom.web.study.access import Here
from lardom.web.study.remembering.values import remembered
from lardom.web.transcripts import progress as transcripts

if TYPE_CHECKING:
    from lardom.web.study.models import Person, Study

State = Literal["done", "going", "empty", "later"]
NAMED_LETTERS = 6
"""How many letters of projects are named before the rest are only counted."""


@dataclass(frozen=True, slots=True)
class NextAct:
    """Something one can do now: what the button says, where it leads, and whether it waits for the reader in person."""

    label: str
    url: str
    why: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a step with what it counts."""

    number: str
    what: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way. `waits` are sentences on what is still to be done, `act` what the reader may do about it."""

    key: str
    name: str
    about: str
    state: State
    url: str = ""
    figures: tuple[Figure, ...] = ()
    waits: tuple[str, ...] = ()
    act: NextAct | None = None


def page(here: Here, right: str, name: str, **where: object) -> str:
    """Return the address of a page the person may open; empty when there is none."""
    if not here.may(right):
        return ""
    try:
        return reverse(name, kwargs={"study": here.study.slug, **where})
    except NoReverseMatch:
        return ""


def _act(url: str, label: str, why: str = "", *, mine: bool = False) -> NextAct | None:
    return NextAct(label, url, why, mine) if url else None


def _portfolio(here: Here) -> Step:
    found = remembered(here.study, "progress of the portfolio", lambda: portfolio.progress(here.study))
    edit = page(here, "portfolio.edit", "portfolio:projects")
    step = Step(
        "portfolio",
        _("Portfolio"),
        _("The projects of the programme and who takes part in them: the frame from which the sample is drawn."),
        "done" if found.projects else "empty",
        figures=(
            Figure(str(found.projects), ngettext("project", "projects", found.projects)),
            Figure(str(found.parties), ngettext("party", "parties", found.parties)),
            Figure(str(found.categories), ngettext("category", "categories", found.categories)),
        ),
    )
    if not found.projects:
        bring = page(here, "portfolio.edit", "exchange:portfolio_table", table="projects") or edit
        why = _("Everything else rests on the list of projects. A csv or Excel file from the programme will do.")
        return replace(step, act=_act(bring, _("Bring in the portfolio"), why))
    if found.uncategorised:
        told = ngettext("%(n)s project has no category", "%(n)s projects have no category", found.uncategorised)
        waits = (told % {"n": found.uncategorised},)
        query = f"{edit}?category=-" if edit else ""
        return replace(step, state="going", waits=waits, act=_act(query, _("Give them a category"), waits[0]))
    return step


def _sample(here: Here) -> Step:
    found = remembered(here.study, "progress of the sample", lambda: sampling.progress(here.study))
    url = page(here, "sampling.edit", "sampling:sample")
    step = Step(
        "sampling",
        _("Sample"),
        _("Which projects are heard, and why: chosen with reasons so that every category is covered."),
        "done" if found.selected else "empty",
        figures=(
            Figure(str(found.selected), ngettext("project selected", "projects selected", found.selected)),
            Figure(str(found.categories), ngettext("category covered", "categories covered", found.categories)),
        ),
    )
    if not found.selected:
        return replace(step, act=_act(url, _("Choose projects"), _("Nothing is decided about the sample yet.")))
    if found.unargued:
        told = ngettext("%(n)s selected project lacks its reason", "%(n)s selected projects lack their reason",
                        found.unargued) % {"n": found.unargued}  # fmt: skip
        return replace(step, state="going", waits=(told,), act=_act(url, _("Write the reasons"), told))
    return step


def _fieldwork(here: Here) -> Step:
    found = remembered(here.study, "progress of the fieldwork", lambda: fieldwork.progress(here.study))
    people = page(here, "fieldwork.edit", "fieldwork:respondents")
    talks = page(here, "fieldwork.edit", "fieldwork:interviews")
    step = Step(
        "fieldwork",
        _("Fieldwork"),
        _("Who is heard, when and how; consent and its withdrawal; answers to the closed questions."),
        "done" if found.interviews else "going" if found.respondents else "empty",
        figures=(
            Figure(str(found.respondents), ngettext("respondent", "respondents", found.respondents)),
            Figure(str(found.interviews), ngettext("interview", "interviews", found.interviews)),
            Figure(str(found.answers), ngettext("answer", "answers", found.answers)),
        ),
    )
    if not found.respondents:
        state: State = "going" if found.interviews else "empty"
        return replace(
            step, state=state, act=_act(people, _("Add respondents"), _("Nobody is registered to be heard yet."))
        )
    waits = []
    if found.unheard:
        told = ngettext("%(n)s selected project has no interview yet: %(letters)s",
                        "%(n)s selected projects have no interview yet: %(letters)s", len(found.unheard))  # fmt: skip
        waits.append(told % {"n": len(found.unheard), "letters": _named(found.unheard)})
    if found.untranscribed:
        told = ngettext("%(n)s interview has no transcript", "%(n)s interviews have no transcript", found.untranscribed)
        waits.append(told % {"n": found.untranscribed})
    if waits:
        label = _("Register interviews") if found.unheard else _("See the interviews")
        return replace(step, state="going", waits=tuple(waits), act=_act(talks, label, waits[0]))
    return step


def _named(letters: Iterable[str]) -> str:
    letters = tuple(letters)
    more = "" if len(letters) <= NAMED_LETTERS else " …"
    return ", ".join(letters[:NAMED_LETTERS]) + more


def _transcripts(here: Here) -> Step:
    found = remembered(here.study, "progress of the transcripts", lambda: transcripts.progress(here.study))
    url = page(here, "transcripts.edit", "transcripts:list")
    step = Step(
        "transcripts",
        _("Transcripts"),
        _("The written-out interviews, with each speaker tied to a respondent or an interviewer."),
        "done" if found.transcripts else "empty",
        figures=(Figure(str(found.transcripts), ngettext("transcript", "transcripts", found.transcripts)),),
    )
    if not found.transcripts:
        why = _("Drag in the files as they are: docx, odt, rtf, pdf, txt, vtt or srt.")
        return replace(step, act=_act(url, _("Bring in transcripts"), why))
    if found.untied:
        told = ngettext("%(n)s transcript belongs to no interview", "%(n)s transcripts belong to no interview",
                        found.untied) % {"n": found.untied}  # fmt: skip
        talks = page(here, "fieldwork.edit", "fieldwork:interviews")
        return replace(step, state="going", waits=(told,), act=_act(talks, _("Tie them to interviews"), told))
    return step


def _coding(here: Here) -> Step:
    found = coding.progress(here.study)
    url = page(here, "coding.mark", "coding:overview")
    of = _("%(closed)s of %(all)s") % {"closed": found.closed, "all": found.readings}
    read = (Figure(of, _("readings closed")),) if found.readings else ()
    step = Step(
        "coding",
        _("Coding"),
        _("Each reader marks alone; the team meets over the marks, makes themes of them and codes."),
        "done" if found.codings and not found.waiting else "going" if found.marks or found.readings or found.codings else "empty",
        figures=(
            *read,
            *((Figure(str(found.marks), ngettext("mark", "marks", found.marks)),) if found.marks else ()),
            Figure(str(found.codes), ngettext("code", "codes", found.codes)),
            Figure(str(found.codings), ngettext("coding", "codings", found.codings)),
        ),
    )  # fmt: skip
    by_nearness = sorted(found.waiting, key=lambda one: not (here.coder and one.coder == here.coder.pk))
    waits = [_waiting_for(one, here) for one in by_nearness]
    mine = next((one for one in found.waiting if here.coder and one.coder == here.coder.pk), None)
    act = _act(url, _("Continue reading"), _waiting_for(mine, here), mine=True) if mine else None
    if found.doubtful:
        told = ngettext("%(n)s passage waits for its new place after a transcript was changed",
                        "%(n)s passages wait for their new places after a transcript was changed", found.doubtful)  # fmt: skip
        waits.append(told % {"n": found.doubtful})
        act = act or _act(url, _("Decide their places"), waits[-1])
    if not waits and not found.codings:
        act = _act(url, _("Begin reading"), _("Nobody has read and marked yet."))
    return replace(step, waits=tuple(waits), act=act, state="going" if found.doubtful else step.state)


def _waiting_for(one: coding.Waiting, here: Here) -> str:
    if here.coder and one.coder == here.coder.pk:
        told = ngettext("%(n)s reading waits for you", "%(n)s readings wait for you", one.readings)
    else:
        told = ngettext("%(n)s reading waits for %(who)s", "%(n)s readings wait for %(who)s", one.readings)
    return told % {"n": one.readings, "who": one.name}


def _claims(here: Here) -> Step:
    found = remembered(here.study, "progress of the claims", lambda: claims.progress(here.study))
    url = page(here, "claims.edit", "claims:board")
    step = Step(
        "claims",
        _("Claims"),
        _("What the report will say, each claim with its count and its evidence, and what speaks against it."),
        "done" if found.claims else "empty",
        figures=(
            Figure(str(found.claims), ngettext("claim", "claims", found.claims)),
            Figure(str(found.quotations), ngettext("quotation", "quotations", found.quotations)),
        ),
    )
    if not found.claims:
        return replace(step, act=_act(url, _("Write the first claim"), _("No claim is written yet.")))
    if found.unbacked:
        told = ngettext("%(n)s claim has no evidence", "%(n)s claims have no evidence", found.unbacked)
        waits = (told % {"n": found.unbacked},)
        return replace(step, state="going", waits=waits, act=_act(url, _("Give them evidence"), waits[0]))
    return step


def _report(here: Here) -> Step:
    if not here.may("report.see"):
        return _published(here)
    drafts = report.progress(here.study, here.person)
    write = page(here, "report.write", "report:drafts")
    signed = [one for one in drafts if one.state == "signed"]
    signatures = sum(one.signatures for one in drafts)
    step = Step(
        "report",
        _("Report"),
        _("The text with its living quotations and figures, checked sentence by sentence, signed by researchers."),
        "done" if drafts and len(signed) == len(drafts) else "going" if drafts else "empty",
        figures=(
            Figure(str(len(drafts)), ngettext("draft", "drafts", len(drafts))),
            Figure(str(signatures), ngettext("signature", "signatures", signatures)),
        ),
    )
    if not drafts:
        return replace(step, act=_act(write, _("Begin the report"), _("No draft is begun yet.")))
    waits = [
        _("“%(title)s” waits for review and signatures") % {"title": one.title}
        for one in drafts
        if one.state == "review"
    ]
    waits += [
        _("“%(title)s” quotes transcripts that have changed") % {"title": one.title} for one in drafts if one.stale
    ]
    unsigned = [one for one in drafts if one.state == "review" and not one.signed_by_me]
    if unsigned and here.may("report.sign"):
        return replace(step, waits=tuple(waits), act=_act(write, _("Read and sign"), waits[0], mine=True))
    if len(signed) < len(drafts):
        told = _("“%(title)s” is a draft: read it against the claims, then ask for review.")
        draft = next((one for one in drafts if one.state == "draft"), None)
        act = _act(write, _("Continue the report"), told % {"title": draft.title} if draft else "")
        return replace(step, waits=tuple(waits), act=act)
    read = page(here, "report.published", "report:drafts")
    return replace(step, act=_act(read, _("Read the report"), _("It is signed.")))


def _published(here: Here) -> Step:
    """Tell of the report to those who read it when it is signed; what is being written is not theirs to know."""
    signed = sum(one.state == "signed" for one in report.progress(here.study))
    step = Step(
        "report",
        _("Report"),
        _("What the study found, signed by researchers, to read and download."),
        "done" if signed else "going",
        figures=(Figure(str(signed), ngettext("signed report", "signed reports", signed)),),
    )
    read = page(here, "report.published", "report:drafts") if signed else ""
    return replace(step, act=_act(read, _("Read the report"), _("It is signed.")))


def _lessons() -> Step:
    return Step(
        "lessons",
        _("Lessons"),
        _("What the programme takes with it: each lesson tied to the claims it rests on, ready for the next call."),
        "later",
    )


_STEPS: tuple[tuple[str, str, Callable[[Here], Step]], ...] = (
    ("portfolio.see", "portfolio:projects", _portfolio),
    ("sampling.see", "sampling:sample", _sample),
    ("fieldwork.see", "fieldwork:respondents", _fieldwork),
    ("transcripts.see", "transcripts:list", _transcripts),
    ("coding.see", "coding:overview", _coding),
    ("claims.see", "claims:board", _claims),
    ("report.published", "report:drafts", _report),
)
"""Each step: the right to see it, its first page, and how it is told."""


def steps(here: Here) -> tuple[Step, ...]:
    """Return the steps of the way that the person may see, in order, with the one to come last."""
    seen = [replace(tell(here), url=page(here, right, first)) for right, first, tell in _STEPS if here.may(right)]
    return (*seen, _lessons())


def next_act(way: Iterable[Step]) -> NextAct | None:
    """Return the one act to begin with: what waits for the person herself, else the first on the way."""
    acts = [step.act for step in way if step.act]
    return next((act for act in acts if act.mine), acts[0] if acts else None)


@dataclass(frozen=True, slots=True)
class Glance:
    """One study on the first page: its way, the step it is at, and what waits for the person."""

    study: "Study"
    way: tuple[Step, ...]
    now: Step | None
    next: NextAct | None


def glances(person: "Person") -> list[Glance]:
    """Return a glance at each of a person's studies."""
    found = []
    for one in queries.studies_of(person):
        way = steps(Here(one.study, person, tuple(one.roles), queries.coder_of(one.study, person)))
        now = next((step for step in way if step.state not in {"done", "later"}), None)
        found.append(Glance(one.study, way, now, next_act(way)))
    return found

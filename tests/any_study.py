"""Any study that could be: values of every table, with the words and signs that make files go wrong."""

import unicodedata
from datetime import date
from typing import Any

from hypothesis import strategies as st

from lardom.claims.claim import Claim, Evidence
from lardom.claims.devices import parse_quotation
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution, Quotation
from lardom.claims.summaries import INTERPLAYS, Pairing, Summary
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Group, Mark, Memo, Unplaced
from lardom.coding.settling import Settled
from lardom.coding.visibility import Reading, ReadingState, Round, RoundKind
from lardom.exchange.building import RELATIONS, unit_of
from lardom.exchange.cell_texts import tidy
from lardom.exchange.cells import read_cell
from lardom.exchange.tables import table_named
from lardom.fieldwork.interviews import INTERVIEWER, Interview
from lardom.fieldwork.respondents import KeyName, Respondent
from lardom.fieldwork.scores import Answer
from lardom.portfolio.kinds import canonical_kind
from lardom.portfolio.projects import Party, Project
from lardom.sampling.selection import Selection
from lardom.study.settings import CheckSettings, Item, Override, SettledFinding, Step, StudySettings
from lardom.transcripts.reading import document_from_text
from lardom.transcripts.turns import Document

SIGNS = "ab Åö=+-@;,\"'’”\t\n#|[]()…:😀x\u0302\u00a0\u2028<>&%\\/0179.Rr"
TEXT = st.text(SIGNS, max_size=25).map(tidy)
WORD = st.text("abÅö 1+-=@'.#:", min_size=1, max_size=8).map(tidy).map(lambda text: f"{text}x" if text else "x")
"""A name or an id: one line, not empty, without the signs that part things in a cell."""
LABEL = WORD.map(lambda text: text.replace("=", "")).map(tidy).filter(bool)
DAY = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
MONEY = st.none() | st.floats(0, 1e18, allow_nan=False) | st.integers(0, 10**9).map(float)
WHOLE = st.none() | st.integers(-(10**9), 10**9)


def some(values: Any, least: int = 0, most: int = 3) -> Any:
    """A tuple of different values."""
    return st.lists(values, unique=True, min_size=least, max_size=most).map(tuple)


def one_of(table: str, column: str) -> Any:
    """One of the words a column allows, or none."""
    return st.sampled_from(("", *table_named(table).column(column).allowed))


@st.composite
def settings(draw: st.DrawFn) -> StudySettings:
    """Any settings of a study."""
    pairs = st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3).map(lambda map_: tuple(map_.items()))
    texts = some(st.text(max_size=8))
    filled = st.text(min_size=1, max_size=8).filter(str.strip)
    steps = range(1, draw(st.integers(0, 3)) + 1)
    items = draw(some(WORD))
    return StudySettings(
        title=draw(st.text(max_size=20)),
        subtitle=draw(st.text(max_size=20)),
        language=draw(st.sampled_from(("sv", "en"))),
        programme=draw(TEXT),
        authors=draw(texts),
        date=draw(st.text(max_size=8)),
        steps=tuple(Step(number, draw(TEXT), draw(TEXT)) for number in steps),
        items=tuple(
            Item(id_, draw(TEXT), draw(st.integers(-9, 0)), draw(st.integers(1, 9)), None, draw(TEXT)) for id_ in items
        ),
        profile=draw(st.sampled_from(("default", "strict"))),
        thresholds=draw(st.sampled_from(((), (("large", "n >= max(3, N/3)"),)))),
        public_kinds=draw(texts),
        owners=draw(some(st.builds(Override, filled, filled, filled))),
        categories=draw(texts),
        researchers=draw(texts),
        assistants=draw(texts),
        glossary=draw(pairs),
        check=CheckSettings(
            draw(texts),
            draw(some(st.builds(SettledFinding, filled, filled, st.text(max_size=9)))),
            draw(st.floats(0, 1)),
            draw(st.floats(0, 1)),
            draw(texts),
        ),
    )


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, ...]:
    """Transcripts under names that files can and cannot have."""
    names = st.sampled_from(
        (
            "A-1.txt",
            "a-1.TXT",
            "B.docx",
            "C.md",
            "D 1",
            "../E.txt",
            "aux.txt",
            ".f.txt",
            "G.vtt",
            "G.vtt.json",
            "H.json",
        )
    )
    lines = st.lists(
        st.sampled_from(("R1: Ja, det är bra.", "I: Hur då?", "", "[00:10] R1: Jo.", "Åh 😀 x\u0302")) | TEXT
    )
    return tuple(
        document_from_text(name, unicodedata.normalize("NFC", "\n".join(draw(lines)))) for name in draw(some(names))
    )


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """Any study whose tables agree with one another."""
    said = draw(settings())
    texts = tuple(sorted(draw(documents()), key=lambda document: document.id))
    ids = tuple(document.id for document in texts)
    projects = draw(some(WORD))
    maybe_project = st.sampled_from(projects) if projects else st.nothing()
    selected = {project: draw(LABEL) for project in projects}
    labels = tuple(dict.fromkeys(selected.values()))
    people = draw(some(LABEL.filter(lambda id_: id_ != INTERVIEWER))) if projects else ()
    steps = st.none() | (st.sampled_from([step.number for step in said.steps]) if said.steps else st.nothing())
    codes = draw(some(WORD))
    spoken = [document for document in texts if document.text]
    passages = draw(some(WORD, most=5)) if spoken else ()
    respondents = tuple(_respondent(draw, id_, draw(maybe_project), number, steps) for number, id_ in enumerate(people))
    letters = {project: label for label, project in {label: project for project, label in selected.items()}.items()}
    heard = [(letters[one.project_id], one.label) for one in respondents if one.project_id in letters]
    voices = heard or ([] if people else [(label, "R1") for label in labels])
    quotations = draw(some(WORD)) if voices else ()
    return Material(
        settings=said,
        projects=tuple(_project(draw, id_) for id_ in projects),
        parties=tuple(
            dict.fromkeys(_party(draw, id_, said) for id_ in (draw(some(maybe_project)) if projects else ()))
        ),
        sample=tuple(_selection(draw, id_, label, said) for label, id_ in {v: k for k, v in selected.items()}.items()),
        respondents=respondents,
        interviews=tuple(
            _interview(draw, id_, draw(maybe_project), people=people, texts=ids, steps=steps)
            for id_ in (draw(some(WORD)) if projects else ())
        ),
        documents=texts,
        codes=tuple(_code(draw, id_, order) for order, id_ in enumerate(codes)),
        answers=tuple(_answers(draw, people, said)),
        quotations=tuple(_quotation(draw, id_, draw(st.sampled_from(voices)), texts, said) for id_ in quotations),
        claims=tuple(
            _claim(draw, id_, codings=passages[:3] if codes else (), codes=codes, quotes=quotations, said=said)
            for id_ in draw(some(WORD))
        ),
        summaries=tuple(
            Summary(project, code, draw(WORD)) for project in projects for code in codes if draw(st.booleans())
        ),
        pairings=tuple(
            Pairing(item.id, code, draw(st.sampled_from(INTERPLAYS)), draw(TEXT))
            for item in said.items
            for code in codes
            if draw(st.booleans())
        ),
        key_names=draw(some(st.builds(KeyName, WORD, TEXT, TEXT))),
        **_work(draw, said_of=passages, codes=codes, spoken=spoken, texts=ids),
    )


def _project(draw: st.DrawFn, id_: str) -> Project:
    words = {name: draw(TEXT) for name in ("type", "category", "status", "summary", "url", "need")}
    return Project(id_, draw(WORD), start=draw(DAY), end=draw(DAY), budget=draw(MONEY), **words)


def _party(draw: st.DrawFn, id_: str, said: StudySettings) -> Party:
    words = {name: draw(TEXT) for name in ("role", "organisation_id", "place", "country")}
    word = draw(st.sampled_from(("", "kommun", "municipality", "Egen sort", "=x")))
    return Party(id_, draw(WORD), canonical_kind(word, said.kinds) if word else "", budget=draw(MONEY), **words)


def _selection(draw: st.DrawFn, id_: str, label: str, said: StudySettings) -> Selection:
    steps = tuple(range(1, draw(st.integers(0, len(said.steps))) + 1))
    return Selection(
        id_,
        "selected",
        label,
        steps,
        draw(one_of("sample", "status")),
        draw(DAY),
        draw(one_of("sample", "outcome")),
        draw(TEXT),
    )


def _respondent(draw: st.DrawFn, id_: str, project: str, number: int, steps: Any) -> Respondent:
    consent = draw(some(st.sampled_from(table_named("respondents").column("consent").allowed or ("quote",))))
    relation = draw(one_of("respondents", "relation"))
    return Respondent(id_, project, f"R{number}", relation, draw(steps), consent, draw(DAY))


def _interview(
    draw: st.DrawFn, id_: str, project: str, *, people: tuple[str, ...], texts: tuple[str, ...], steps: Any
) -> Interview:
    voices = st.sampled_from((*people, INTERVIEWER))
    return Interview(
        id_,
        project,
        draw(DAY),
        draw(steps),
        draw(TEXT),
        draw(MONEY),
        tuple(person for person in people if draw(st.booleans())),
        draw(some(WORD)),
        draw(st.sampled_from(("", *texts))),
        draw(some(st.tuples(WORD, voices))),
        draw(st.sampled_from(("recording", "notes"))),
        draw(st.sampled_from(("", "sv", "en"))),
    )


def _code(draw: st.DrawFn, id_: str, order: int) -> Code:
    colour = draw(st.sampled_from(("", "#2a7f62")))
    words = [draw(TEXT) for _ in range(5)]
    return Code(id_, draw(WORD), "", draw(one_of("codebook", "kind")), words[0], colour, order, *words[1:])


def _stretch(draw: st.DrawFn, texts: list[Document]) -> tuple[str, int, int]:
    document = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(document.text) - 1))
    return document.id, start, draw(st.integers(start + 1, len(document.text)))


def _work(
    draw: st.DrawFn, *, said_of: tuple[str, ...], codes: tuple[str, ...], spoken: list[Document], texts: tuple[str, ...]
) -> dict[str, Any]:
    """What readers and coders did: rounds, readings, groups, marks, codings, settlements, memos, and what has no place."""
    rounds, groups, lost = draw(some(WORD)), draw(some(WORD)), draw(some(WORD)) if spoken else ()
    doubts = table_named("codings").column("doubt").allowed
    ids, lost = said_of, tuple(one for one in lost if one not in said_of)

    def mark(id_: str) -> Mark:
        where, doubt = _stretch(draw, spoken), draw(st.sampled_from(("", *doubts)))
        return Mark(id_, *where, draw(TEXT), draw(TEXT), _some_of(draw, groups), _some_of(draw, rounds), doubt)

    def coding(id_: str) -> Coding:
        where, code, doubt = _stretch(draw, spoken), draw(st.sampled_from(codes)), draw(st.sampled_from(("", *doubts)))
        return Coding(id_, *where, code, draw(TEXT), draw(TEXT), _some_of(draw, ids[3:]), _some_of(draw, rounds), doubt)

    def unplaced(id_: str) -> Unplaced:
        code, doubt = _some_of(draw, codes), draw(st.sampled_from(doubts))
        group, from_mark = ("", _some_of(draw, ids[3:])) if code else (_some_of(draw, groups), "")
        where, words = draw(st.sampled_from(spoken)).id, draw(WORD)
        return Unplaced(
            id_, where, words, doubt, code, draw(TEXT), draw(TEXT), group, from_mark, _some_of(draw, rounds)
        )

    codings = tuple(coding(id_) for id_ in ids[:3] if codes)
    there = [one for one in codings if one.document_id]
    pairs = {(round_id, text, draw(WORD)): None for round_id in rounds for text in texts if draw(st.booleans())}
    kinds: tuple[RoundKind, ...] = ("marking", "coding")
    states: tuple[ReadingState, ...] = ("asked", "begun", "closed")
    passages = (*(one.id for one in codings), *ids[3:], *lost)
    return {
        "codings": codings,
        "marks": tuple(mark(id_) for id_ in ids[3:]),
        "unplaced": tuple(unplaced(id_) for id_ in lost),
        "rounds": tuple(
            Round(id_, draw(st.booleans()), draw(st.booleans()), draw(st.booleans()), draw(TEXT), draw(st.sampled_from(kinds)))
            for id_ in rounds
        ),
        "readings": tuple(Reading(*pair, draw(st.sampled_from(states)), draw(DAY)) for pair in pairs),
        "groups": tuple(
            Group(id_, draw(TEXT), draw(TEXT), draw(st.sampled_from(("open", "proposed", "decided"))), _some_of(draw, codes))
            for id_ in groups
        ),
        "settled": tuple(
            Settled(one.document_id, one.start, one.end, (one.id,), draw(st.sampled_from(((), (one.id,)))), draw(TEXT), draw(TEXT))
            for one in there
            if draw(st.booleans())
        ),
        "memos": tuple(
            Memo(text, draw(st.none() | st.integers(1, 9)), draw(TEXT), draw(WORD), _some_of(draw, passages)) for text in texts
        ),
    }  # fmt: skip


def _some_of(draw: st.DrawFn, ids: tuple[str, ...]) -> str:
    """One of the ids, or none."""
    chosen: str = draw(st.sampled_from(("", *ids)))
    return chosen


def _answers(draw: st.DrawFn, people: tuple[str, ...], said: StudySettings) -> list[Answer]:
    pairs = [(person, item) for person in people for item in said.items if draw(st.booleans())]
    return [
        Answer(person, item.id, draw(st.integers(item.low, item.high)))
        if draw(st.booleans())
        else Answer(person, item.id, None, draw(TEXT))
        for person, item in pairs
    ]


def _quotation(
    draw: st.DrawFn, id_: str, voice: tuple[str, str], texts: tuple[Document, ...], said: StudySettings
) -> Quotation:
    parts = (
        "Vi såg",
        " […] ",
        "[X]",
        " [att] ",
        "[en ny kontext]",
        "”nu kör vi”",
        " R2: ",
        "det är bra. ",
        "[sic]",
        "’ja’",
        "=",
    )
    document = draw(st.sampled_from((None, *texts)))
    words = "".join(draw(st.lists(st.sampled_from(parts), min_size=1, max_size=6))).strip() + "."
    return Quotation(
        id_,
        Attribution(voice[0], (voice[1],)),
        parse_quotation(words, said.language),
        document.id if document else "",
        draw(some(st.integers(1, len(document.turns) if document else 99))) if not document or document.turns else (),
        draw(st.sampled_from(("block", "inline"))),
    )


def _claim(
    draw: st.DrawFn,
    id_: str,
    *,
    codings: tuple[str, ...],
    codes: tuple[str, ...],
    quotes: tuple[str, ...],
    said: StudySettings,
) -> Claim:
    words = {
        name: draw(TEXT)
        for name in (
            "section",
            "quantifier",
            "base",
            "scope",
            "hedge",
            "object",
            "group_a",
            "group_b",
            "measure",
            "class_",
        )
    }
    refs = (
        [("coding", ref) for ref in codings] + [("code", ref) for ref in codes] + [("quotation", ref) for ref in quotes]
    )
    links = [
        Evidence(relation, kind, ref, draw(st.sampled_from(("", "a", "b"))))  # type: ignore[arg-type] # a kind of evidence
        for relation in RELATIONS
        for kind, ref in refs
        if draw(st.booleans())
    ]
    return Claim(
        id_,
        draw(WORD),
        voice=draw(one_of("claims", "voice")),
        unit=unit_of(draw(st.sampled_from(("", "respondenter", "projects", "skola"))), said.language),
        polarity=draw(one_of("claims", "polarity")),
        kind=draw(one_of("claims", "kind")),
        number=draw(st.none() | st.integers(0, 999)),
        evidence=tuple(
            link for link in links if read_cell(table_named("claims").column("supports"), f"code:{link.ref}")[0]
        ),
        **words,
    )

"""From a study to a REFI-QDA project: texts, codes, codings, marks, memos, people as cases; the rest goes beside it.

What came from another tool and is still there stays as it was: `kept` is that tool's file, and its notes, pictures, links
and graphs, and the times of its codings, go out with the study.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from lardom.claims.material import Material
from lardom.coding.marks import Coding
from lardom.coding.tree import in_order
from lardom.exchange.refi import values
from lardom.exchange.refi.bringing import coder_names, texts_by_name, texts_taken
from lardom.exchange.refi.codebooks import codebook, long_colour
from lardom.exchange.refi.composed_texts import Passages, composed_text
from lardom.exchange.refi.spellings import guid as spelt
from lardom.exchange.refi.spellings import made_guid
from lardom.exchange.refi.texts import with_texts
from lardom.exchange.refi.values import Project

TEXT, WHOLE = "TextValue", "IntegerValue"


@dataclass(frozen=True, slots=True)
class Composed:
    """A study as a project, and what of it could not come along.

    `withdrawn` are the documents left out because everybody heard in them has taken back the consent, `gone` the codings
    of `kept` that the study no longer has, `absent` its texts that the study has not.
    """

    project: Project
    withdrawn: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sources:
    """The sources as they go out: texts by document, and all of them in the order they had."""

    texts: dict[str, values.TextSource] = field(default_factory=dict)
    rows: list[values.Source] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def place(self, kept: Project, withdrawn: Collection[str]) -> None:
        """Put the texts where the kept project had them, those it had not last; sources of the withdrawn stay behind."""
        waiting = dict(self.texts)
        names = iter(texts_by_name(kept))
        for source in kept.sources:
            told = {id(text): next(names).name for text in texts_taken(source)}
            if not set(told.values()).isdisjoint(withdrawn):
                continue
            if isinstance(source, values.TextSource) and source.text is not None and told[id(source)] not in waiting:
                self.absent.append(told[id(source)])
                continue

            def placed[T: (values.TextSource, values.Transcript)](text: T, told: Mapping[int, str] = told) -> T:
                mine = waiting.pop(told.get(id(text), ""), None)
                return mine if isinstance(mine, type(text)) else text

            self.rows.append(with_texts(source, placed))
        self.rows += waiting.values()


@dataclass(frozen=True, slots=True)
class Names:
    """The GUIDs of a study's things: those they came with, else such as are always the same for the same id."""

    users: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    def user(self, name: str) -> str:
        """Return a coder's GUID; "" for nobody."""
        return self.users.get(name) or (made_guid("user", name) if name else "")

    def code(self, id_: str) -> str:
        """Return a code's GUID."""
        return self.codes.get(id_) or own_guid("code", id_)


def own_guid(kind: str, id_: str) -> str:
    """Return the id itself where it is a GUID, else the GUID made of it.

    >>> own_guid("code", "5215cc69-b628-4e02-afb9-9beeaee55808")
    '5215cc69-b628-4e02-afb9-9beeaee55808'
    """
    found, fine = spelt(id_)
    return found if fine and found else made_guid(kind, id_)


def compose(material: Material, kept: Project | None = None) -> Composed:
    """Return a study as a project; the same study always gives the same one.

    >>> compose(Material()).project.users
    ()
    """
    return _Composing(material, kept or Project()).composed()


class _Composing:
    def __init__(self, material: Material, kept: Project) -> None:
        self.material = material
        self.kept = kept
        self.names = Names(
            {name: guid for guid, name in reversed(coder_names(kept).items())},
            {id_: guid for guid, id_ in reversed(codebook(kept.codes)[1].items())},
        )
        self.notes: list[values.TextSource] = []

    def composed(self) -> Composed:
        withdrawn = _withdrawn(self.material)
        found = self.sources(withdrawn)
        cases, variables = self.cases({name: one.guid for name, one in found.texts.items()})
        notes = {one.guid: one for one in (*self.kept.notes, *self.notes)}
        project = replace(
            self.kept,
            name=self.material.settings.title or self.kept.name or "Lärdom",
            users=self.users(),
            codes=self.codes(),
            variables=self.kept.variables + tuple(variables),
            cases=tuple({one.guid: one for one in (*self.kept.cases, *cases)}.values()),
            sources=tuple(found.rows),
            notes=tuple(notes.values()),
        )
        return Composed(
            project, withdrawn, tuple(found.gone), tuple(one for one in found.absent if one not in withdrawn)
        )

    def users(self) -> tuple[values.User, ...]:
        known = {one.guid for one in self.kept.users}
        people = dict.fromkeys(
            [one.coder for one in self.material.codings]
            + [one.reader for one in self.material.marks]
            + [one.coder for one in self.material.memos]
        )
        new = {self.names.user(name): name for name in people if name}
        added = tuple(values.User(guid=guid, name=name) for guid, name in new.items() if guid not in known)
        return self.kept.users + added

    def codes(self) -> tuple[values.Code, ...]:
        before = {one.guid: one for one in self.kept.codes}
        row = []
        for placed in in_order(self.material.codes):
            one = placed.code
            first = before.get(self.names.code(one.id), values.Code(guid=self.names.code(one.id)))
            same = " ".join(first.description.split()) == one.definition
            row.append(
                replace(
                    first,
                    name=first.name if " ".join(first.name.split()) == one.name else one.name,
                    colour=first.colour if one.colour == long_colour(first.colour) else one.colour,
                    description=first.description if same else one.definition,
                    depth=placed.depth,
                )
            )
        return tuple(row)

    def sources(self, withdrawn: tuple[str, ...]) -> "_Sources":
        by_document = defaultdict[str, list[Coding]](list)
        for one in self.material.codings:
            by_document[one.document_id].append(one)
        passages = Passages(self.material, self.names.user, self.names.code, own_guid, self.kept)
        kept = {one.name: one for one in texts_by_name(self.kept)}
        found = _Sources()
        for document in self.material.documents:
            before = kept.get(document.id)
            # The transcript of a recording stays in its recording.
            if document.id in withdrawn or (before is not None and before.source is None):
                continue
            text = composed_text(before.source if before else None, document, by_document[document.id], passages)
            found.texts[document.id] = text.source
            found.gone += text.gone
        self.notes += passages.notes
        found.place(self.kept, withdrawn)
        return found

    def cases(self, sources: Mapping[str, str]) -> tuple[list[values.Case], list[values.Variable]]:
        """Return the respondents as cases; what they answered and in what capacity they speak are variables."""
        people = [one for one in self.material.respondents if one.may_be_used]
        if not people:
            return [], []
        items = {one.item_id: None for one in self.material.answers}
        variables = [_variable("project", "Text"), _variable("relation", "Text"), _variable("step", "Integer")]
        variables += [_variable(f"answer:{item}", "Integer", item) for item in items]
        answers = {(one.respondent_id, one.item_id): one.value for one in self.material.answers}
        heard: dict[str, list[str]] = defaultdict(list)
        for interview in self.material.interviews:
            for respondent in interview.respondents:
                heard[respondent].append(interview.transcript)
        cases = []
        for person in people:
            told: list[tuple[str, str, object]] = [
                ("project", TEXT, person.project_id), ("relation", TEXT, person.relation), ("step", WHOLE, person.step),
                *((f"answer:{item}", WHOLE, answers.get((person.id, item))) for item in items),
            ]  # fmt: skip
            cases.append(
                values.Case(
                    guid=own_guid("case", person.id),
                    name=person.id,
                    values=tuple(
                        values.VariableValue(variable=made_guid("variable", name), value=(kind, str(value)))
                        for name, kind, value in told
                        if value not in (None, "")
                    ),
                    sources=tuple(dict.fromkeys(sources[name] for name in heard[person.id] if name in sources)),
                )
            )
        return cases, variables


def _variable(name: str, kind: str, label: str = "") -> values.Variable:
    return values.Variable(guid=made_guid("variable", name), name=label or name, type=kind)


def _withdrawn(material: Material) -> tuple[str, ...]:
    """Return the documents in which everybody who is heard has taken back the consent."""
    gone = {one.id for one in material.respondents if not one.may_be_used}
    heard: dict[str, set[str]] = defaultdict(set)
    for interview in material.interviews:
        heard[interview.transcript].update(interview.respondents)
    return tuple(name for name, people in heard.items() if name and people and people <= gone)


def only_codes(material: Material, kept: Project | None = None) -> values.CodeBook:
    """Return the study's codebook on its own.

    >>> only_codes(Material()).codes
    ()
    """
    composing = _Composing(material, kept or Project())
    return values.CodeBook(codes=composing.codes(), sets=_code_sets(composing.kept.sets))


def _code_sets(sets: Iterable[values.Set]) -> tuple[values.Set, ...]:
    return tuple(replace(one, sources=(), notes=()) for one in sets if one.codes)

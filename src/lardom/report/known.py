"""The numbers a study knows about itself: what a report's figures are compared with."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lardom.claims.ground import Ground
from lardom.portfolio.facts import Fact, Facts
from lardom.sampling.coverage import selected_ids

ONGOING = frozenset({"ongoing", "pågående", "pågår", "unfinished", "ej avslutat"})
"""How a sample may write that a project still runs."""


@dataclass(frozen=True, slots=True)
class Known:
    """One number of the study: the value, what else the same words may mean, and where it comes from.

    `also` are values that a careful writer could mean by the same phrase (codes in the book, codes in
    use); none of them is called wrong. `source` names the table, `ids` what was counted (a few of them).
    """

    value: int | float
    source: str
    also: frozenset[int | float] = frozenset()
    ids: tuple[str, ...] = ()

    @property
    def shown(self) -> int | float:
        """The value as a sentence prints it: whole when it is, else with two decimals."""
        return int(self.value) if self.value == int(self.value) else round(self.value, 2)

    def allows(self, number: float, slack: float = 0.0) -> bool:
        """Tell whether a number can stand for this fact; one that is rounded may lie `slack` beside it."""
        return any(abs(number - one) <= slack + 1e-9 for one in (self.value, *self.also))


def known_numbers(ground: Ground, facts: Facts) -> Mapping[str, Known]:
    """Return the study's numbers by name; what the study has no table for is left out.

    Names: `projects` (portfolio), `with:<kind>` and the other names of `portfolio.counts`;
    `exactly:<kind>=<n>` (projects with n of a kind), `max:<kind>` (most in one project);
    `study:projects`, `study:respondents`, `study:interviews`, `study:texts`, `study:codes`,
    `study:codings`, `study:coders`; `groups` (group interviews), `items` (closed questions), `steps`, `categories`; `step:<n>` (projects chosen for a step); `status:ongoing`,
    `status:completed`; `portfolio:ongoing`, `portfolio:completed`; `contacted`; `team:researchers`, `team:assistants`; `respondents:<label>`;
    `interviews:<label>`, `texts:<label>`, `codings:<label>`; `parties`; `code:<code id>` (codings), `code-texts:<code id>`.
    """
    known: dict[str, Known] = {}
    if ground.material.projects:
        known |= {fact.name: _figure(fact, selected_ids(ground.material.sample)) for fact in facts.all}
        known |= _exactly(facts)
    known |= _study(ground)
    known |= _sample(ground)
    known |= _codes(ground)
    known |= _by_project(ground)
    return known


def _exactly(facts: Facts) -> dict[str, Known]:
    """Return how many projects have exactly so many of a kind, for each number met and each up to ten."""
    found: dict[str, Known] = {}
    for fact in facts.starting("participations:"):
        kind = fact.name.partition(":")[2]
        numbers = Counter(pair.split(" · ")[0] for pair in fact.ids)
        having: dict[int, list[str]] = {}
        for project, number in numbers.items():
            having.setdefault(number, []).append(project)
        if numbers:
            found[f"max:{kind}"] = Known(max(numbers.values()), "portfolio/parties.csv")
        for number in {*range(1, 11), *having}:
            ids = tuple(having.get(number, ()))
            found[f"exactly:{kind}={number}"] = Known(len(ids), "portfolio/parties.csv", ids=ids)
    return found


def _figure(fact: Fact, chosen: frozenset[str]) -> Known:
    """Return a figure of the portfolio; "twelve projects with a municipality" may be those of the sample."""
    sampled = len(chosen.intersection(fact.ids)) if chosen and fact.name.startswith("with:") else None
    also = frozenset() if sampled is None else frozenset({sampled})
    return Known(fact.value, "portfolio/projects.csv", also, fact.ids)


def _study(ground: Ground) -> dict[str, Known]:
    material = ground.material
    found: dict[str, Known] = {}
    heard = ground.heard
    usable = [person for person in material.respondents if person.may_be_used]
    if heard:
        also = frozenset({len(usable), len(material.respondents)})
        found["study:respondents"] = Known(len(heard), "respondents.csv", also, tuple(p.id for p in heard))
        projects = {person.project_id for person in heard}
        chosen = selected_ids(material.sample)
        found["study:projects"] = Known(
            len(projects), "sample.csv", frozenset({len(chosen)} if chosen else ()), tuple(sorted(projects))
        )
        by_label = Counter(ground.label_of(person.project_id) for person in heard)
        for label, number in by_label.items():
            if label:
                ids = tuple(person.id for person in heard if ground.label_of(person.project_id) == label)
                found[f"respondents:{label}"] = Known(number, "respondents.csv", ids=ids)
    if material.interviews:
        recorded = sum(1 for one in material.interviews if one.transcript)
        found["study:interviews"] = Known(len(material.interviews), "interviews.csv", frozenset({recorded} - {0}))
        together = sum(1 for one in material.interviews if len(one.respondents) > 1)
        if together:
            found["groups"] = Known(together, "interviews.csv")
    if material.documents:
        listed = {one.transcript for one in material.interviews if one.transcript}
        coded = {coding.document_id for coding in material.codings if coding.code_id}
        # "The texts" may be those that came with the codings, beside interviews that came as other files.
        forms = {one.format for one in material.documents if one.id in coded}
        alike = sum(one.format in forms for one in material.documents)
        also = frozenset({len(listed), len(coded), alike} - {0})
        found["study:texts"] = Known(len(material.documents), "transcripts/", also)
    if material.parties:
        distinct = {(party.project_id, party.identity) for party in material.parties}
        organisations = {party.identity for party in material.parties}
        found["parties"] = Known(
            len(distinct), "portfolio/parties.csv", frozenset({len(material.parties), len(organisations)})
        )
    settings = material.settings
    if settings.items:
        found["items"] = Known(len(settings.items), "study.toml")
    if settings.steps:
        found["steps"] = Known(len(settings.steps), "study.toml")
    met = {project.category for project in material.projects if project.category}
    if met:
        found["categories"] = Known(len(met), "portfolio/projects.csv", frozenset({len(settings.categories)} - {0}))
    for name, people in (("researchers", settings.researchers), ("assistants", settings.assistants)):
        if people:
            found[f"team:{name}"] = Known(len(people), "study.toml")
    return found


def _sample(ground: Ground) -> dict[str, Known]:
    sample = [choice for choice in ground.material.sample if choice.decision == "selected"]
    found: dict[str, Known] = {}
    for step in sorted({step for choice in sample for step in choice.steps}):
        ids = tuple(choice.project_id for choice in sample if step in choice.steps)
        found[f"step:{step}"] = Known(len(ids), "sample.csv", ids=ids)
    if sample and all(choice.status for choice in sample):
        ongoing = tuple(choice.project_id for choice in sample if choice.status.casefold() in ONGOING)
        found["status:ongoing"] = Known(len(ongoing), "sample.csv", ids=ongoing)
        found["status:completed"] = Known(len(sample) - len(ongoing), "sample.csv")
    running = [project.status.casefold() in ONGOING for project in ground.material.projects]
    if running and all(project.status for project in ground.material.projects):
        for name, number in (("ongoing", sum(running)), ("completed", len(running) - sum(running))):
            found[f"portfolio:{name}"] = Known(number, "portfolio/projects.csv")
            if sampled := found.get(f"status:{name}"):
                # "Av projekten pågår fem" can be about either; both are right.
                found[f"portfolio:{name}"] = replace(found[f"portfolio:{name}"], also=frozenset({sampled.value}))
                found[f"status:{name}"] = replace(sampled, also=frozenset({number}))
    contacted = tuple(choice.project_id for choice in ground.material.sample if choice.contacted or choice.outcome)
    if contacted:
        found["contacted"] = Known(len(contacted), "sample.csv", ids=contacted)
    return found


def _by_project(ground: Ground) -> dict[str, Known]:
    """Return what each project has: interviews, transcripts and codings, by its label."""
    label_of_text: dict[str, str] = {}
    interviews: Counter[str] = Counter()
    for one in ground.material.interviews:
        label = ground.label_of(one.project_id)
        interviews[label] += 1
        document = ground.document(one.transcript) if one.transcript else None
        if document is not None:
            label_of_text[document.id] = label
    texts = Counter(label_of_text.values())
    codings = Counter(label_of_text.get(coding.document_id, "") for coding in ground.material.codings if coding.code_id)
    found = {}
    for label in (label for label in interviews if label):
        found[f"interviews:{label}"] = Known(interviews[label], "interviews.csv")
        found[f"texts:{label}"] = Known(texts[label], "interviews.csv")
        found[f"codings:{label}"] = Known(codings[label], "codings.csv")
    return found


def _codes(ground: Ground) -> dict[str, Known]:
    material = ground.material
    found: dict[str, Known] = {}
    coded = [coding for coding in material.codings if coding.code_id]
    if material.codes:
        used = {coding.code_id for coding in coded}
        parents = {code.parent for code in material.codes if code.parent}
        leaves = sum(1 for code in material.codes if code.id not in parents)
        found["study:codes"] = Known(len(material.codes), "codebook.csv", frozenset({len(used), leaves} - {0}))
    if not coded:
        return found
    found["study:codings"] = Known(len(coded), "codings.csv")
    found["study:coders"] = Known(len({coding.coder for coding in coded if coding.coder}), "codings.csv")
    by_code = {code.id: list[str]() for code in material.codes}
    for coding in coded:
        by_code.setdefault(coding.code_id, []).append(coding.document_id)
    for code in material.codes:
        own = by_code.get(code.id, [])
        below = ground.codings_under(code.id)
        found[f"code:{code.id}"] = Known(len(own), "codings.csv", frozenset({len(below)}))
        in_texts, below_texts = set(own), {coding.document_id for coding in below}
        found[f"code-texts:{code.id}"] = Known(len(in_texts), "codings.csv", frozenset({len(below_texts)}))
    return found

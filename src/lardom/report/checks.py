"""The linter: every rule asked of a draft, what the study has excused taken out, the rest told in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lardom.claims.ground import Ground
from lardom.claims.verifying import Corpus
from lardom.portfolio.counts import facts as portfolio_facts
from lardom.portfolio.facts import Facts
from lardom.report.audit import Audit, Excused, Voice
from lardom.report.findings import Finding
from lardom.report.outline import Block, Draft, Place
from lardom.report.pointing import excerpt, place_at
from lardom.report.reading import Reading
from lardom.report.rules.book import ABOUT_SETTINGS, RULES
from lardom.report.rules.rule import Hit, Rule
from lardom.report.rules.texts import fact_line, sentence, word
from lardom.study.problems import Problem
from lardom.study.settings import SettledFinding, StudySettings


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules are asked: `only` these (empty: all that stand), `on` besides, `off` none of these."""

    only: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sieve:
    """What the study and the draft have switched off or excused, and which of it was ever needed."""

    exceptions: Sequence[SettledFinding]
    used: set[int] = field(default_factory=set)
    used_off: set[tuple[int, str]] = field(default_factory=set)


def check(
    draft: Draft,
    ground: Ground,
    *,
    facts: Facts | None = None,
    settings: StudySettings | None = None,
    choice: Choice | None = None,
    language: str = "",
) -> tuple[Finding, ...]:
    """Return what the linter finds in a draft, in the order of the draft.

    `facts` are the portfolio's figures (counted when not given), `settings` the study's (its material's
    when not given), `language` that of the sentences (the study's when not given).

    >>> from lardom.claims.material import Material
    >>> from lardom.report.outline import Block
    >>> draft = Draft("a.md", (Block("paragraph", "Av 26 svarade 27 av 26 att det gick bra."),))
    >>> [finding.rule for finding in check(draft, Ground(Material()))]
    ['N305']
    """
    return audit(draft, ground, facts=facts, settings=settings, choice=choice, language=language).findings


def audit(
    draft: Draft,
    ground: Ground,
    *,
    facts: Facts | None = None,
    settings: StudySettings | None = None,
    choice: Choice | None = None,
    language: str = "",
    own: bool = False,
    problems: Iterable[Problem] = (),
    corpus: Corpus | None = None,
) -> Audit:
    """Check a draft and return the findings together with what was excused and what was verified.

    `own` says that the draft is the study's own report: only then an exception that excuses nothing is a
    finding. `problems` are living parts that could not be filled; they become findings too. `corpus` may
    be given when several drafts are checked against one study.
    """
    material = ground.material
    settings = settings or material.settings
    choice = choice or Choice()
    counted = facts if facts is not None else portfolio_facts(material.projects, material.parties, settings=settings)
    told = language or settings.language
    reading = Reading(draft, ground, facts=counted, settings=settings, corpus=corpus, message_language=told)
    rules = tuple(_chosen(choice, settings))
    sieve = _Sieve(settings.check.exceptions)
    kept: list[tuple[tuple[int, int, str], Finding]] = []
    excused: list[Excused] = []
    for rule in rules:
        for hit in rule.look(reading):
            finding = _finding(reading, rule, hit)
            reason = _excuse(sieve, reading, rule.code, hit, finding)
            if reason is None:
                kept.append((_order(hit, rule.code), finding))
            else:
                excused.append(Excused(finding, reason))
    codes = tuple(rule.code for rule in rules)
    findings = [finding for _, finding in sorted(kept, key=lambda pair: pair[0])]
    met = (*findings, *(one.finding for one in excused))
    tied = frozenset(one.claim_id for one in met if one.rule == "C217")
    about = [*_living(problems, told, tied), *_about_settings(sieve, reading, codes, choice, own=own)]
    wanted = [one for one in about if not choice.only and one.rule not in (*choice.off, *settings.check.off)]
    return Audit(
        draft,
        settings.title,
        told,
        tuple(findings + wanted),
        tuple(excused),
        _verified(reading),
        codes,
        _voices(reading),
        tuple(dict.fromkeys(span[0] for cited in reading.cited for span in cited.verdict.spans)),
    )


def _chosen(choice: Choice, settings: StudySettings) -> Iterator[Rule]:
    off = {code.upper() for code in (*settings.check.off, *choice.off)}
    only = {code.upper() for code in choice.only}
    on = {code.upper() for code in choice.on}
    for code, rule in RULES.items():
        asked = code in only if only else (rule.standing or code in on)
        if asked and code not in off:
            yield rule


def _order(hit: Hit, code: str) -> tuple[int, int, str]:
    return (hit.block if hit.block >= 0 else 10**9, hit.start, code)


# ---- from hit to finding ----------------------------------------------------------------------------------------------


def _finding(reading: Reading, rule: Rule, hit: Hit) -> Finding:
    language, values = reading.message_language, dict(hit.values)
    block = reading.blocks[hit.block] if hit.block >= 0 else None
    place = place_at(block, hit.start) if block else Place(reading.draft.file)
    return Finding(
        rule=rule.code,
        level=hit.level or rule.level,
        message=sentence(rule.code, "message", hit.key, values, language),
        way_out=sentence(rule.code, "way_out", hit.key, values, language),
        place=place,
        passage=block.text[hit.start : hit.end] if block else "",
        excerpt=_around(reading, hit, block),
        facts=tuple(fact_line(key, filled, language) for key, filled in hit.facts),
        claim_id=hit.claim_id,
        related=tuple(
            (place_at(reading.blocks[at], start), word(f"related {note}", language)) for at, start, note in hit.related
        ),
        block=hit.block,
        start=hit.start,
        end=hit.end,
    )


def _around(reading: Reading, hit: Hit, block: Block | None) -> str:
    if block is None:
        return ""
    if block.table is not None:
        return block.table.caption
    for one in reading.sentences_of_block.get(hit.block, ()):
        if one.start <= hit.start < one.end and hit.end <= one.end:
            return one.raw
    return excerpt(block.text, hit.start, hit.end)[0]


# ---- what is excused ----------------------------------------------------------------------------------------------------


def _excuse(sieve: _Sieve, reading: Reading, code: str, hit: Hit, finding: Finding) -> str | None:
    """Return the reason for which a finding is let pass, or `None`."""
    if hit.block >= 0:
        block = reading.blocks[hit.block]
        for rule, reason in block.off:
            if rule == code:
                sieve.used_off.add((hit.block, rule))
                return reason
        for start, end, rule, reason in block.off_spans:
            if rule == code and start < max(hit.end, hit.start + 1) and hit.start < end:
                sieve.used_off.add((hit.block, rule))
                return reason
    for number, exception in enumerate(sieve.exceptions):
        if exception.rule.upper() == code and _fits(exception.sentence, finding, reading, hit):
            sieve.used.add(number)
            return exception.reason
    return None


def _fits(wanted: str, finding: Finding, reading: Reading, hit: Hit) -> bool:
    """Tell whether an exception is about a finding: one without a sentence excuses all of its rule."""
    if not wanted.strip():
        return True
    plain = " ".join(wanted.casefold().split()).rstrip(".")
    block = reading.blocks[hit.block] if hit.block >= 0 else None
    sentence_texts = [finding.excerpt, finding.passage, finding.message]
    if block is not None and not any(
        one.start <= hit.start < one.end for one in reading.sentences_of_block.get(hit.block, ())
    ):
        sentence_texts.append(block.text)
    return any(plain in " ".join(text.casefold().split()) for text in sentence_texts)


def _about_settings(
    sieve: _Sieve, reading: Reading, codes: tuple[str, ...], choice: Choice, *, own: bool
) -> Iterator[Finding]:
    """Yield findings about the check itself: exceptions that excuse nothing, rules that do not exist."""
    language, file = reading.message_language, reading.draft.file
    known = {*RULES, *ABOUT_SETTINGS}
    settings = reading.settings.check
    for code in dict.fromkeys((*settings.off, *choice.off, *choice.on, *choice.only)):
        if code.upper() not in known:
            yield _plain("X902", Place("study.toml" if code in settings.off else ""), {"code": code}, language)
    for number, exception in enumerate(sieve.exceptions if own else ()):
        values = {"code": exception.rule, "sentence": exception.sentence}
        if exception.rule.upper() not in known:
            yield _plain("X902", Place("study.toml"), values, language)
        elif number not in sieve.used and exception.rule.upper() in codes:
            yield _plain("X901", Place("study.toml"), values, language, "sentence" if exception.sentence else "")
        if not exception.reason.strip():
            yield _plain("X903", Place("study.toml"), values, language)
    for index, block in enumerate(reading.blocks):
        switched = [*block.off, *((rule, reason) for _, _, rule, reason in block.off_spans)]
        for rule, reason in dict.fromkeys(switched):
            place = block.place if block.place.file else Place(file)
            values = {"code": rule, "sentence": ""}
            if rule not in known:
                yield _plain("X902", place, values, language)
            elif (index, rule) not in sieve.used_off and rule in codes:
                yield _plain("X901", place, values, language)
            if not reason.strip():
                yield _plain("X903", place, values, language)


def _plain(code: str, place: Place, values: dict[str, str], language: str, key: str = "") -> Finding:
    return Finding(code, "warning", sentence(code, "message", key, values, language),
                   sentence(code, "way_out", key, values, language), place)  # fmt: skip


def _living(problems: Iterable[Problem], language: str, unknown_claims: frozenset[str]) -> Iterator[Finding]:
    """Living parts of the report that could not be filled; a stretch tied to no claim is C217's to tell."""
    for problem in problems:
        if problem.code == "unknown-claim" and problem.value in unknown_claims:
            continue
        message = sentence("X904", "message", "", {"message": problem.message}, language)
        way_out = problem.way_out or sentence("X904", "way_out", "", {}, language)
        yield Finding("X904", "error" if problem.severity == "error" else "warning", message, way_out,
                      Place(problem.file, problem.row), passage=problem.value or "")  # fmt: skip


# ---- what was verified --------------------------------------------------------------------------------------------------


def _verified(reading: Reading) -> dict[str, int]:
    found = dict(reading.verified)
    kinds = [cited.verdict.kind for cited in reading.cited]
    found["sentences"] = len(reading.sentences)
    found["quotations"] = len(kinds)
    found["exact"] = kinds.count("exact")
    found["exact after devices"] = kinds.count("exact after devices")
    holding = [name for name in found if name.startswith("claim:")]
    found["claims that hold"] = len(holding)
    for name in holding:
        del found[name]
    found["claims"] = len({match.claim.id for match in reading.matches})
    return found


def _voices(reading: Reading) -> tuple[Voice, ...]:
    """Return the profile of each letter: all its quotations together, as a curious reader would lay them."""
    by_label: dict[str, list[tuple[str, str]]] = {}
    words: dict[str, int] = {}
    for cited in reading.cited:
        attribution = cited.citation.attribution
        if attribution is None or not attribution.project:
            continue
        by_label.setdefault(attribution.project, []).append((", ".join(attribution.respondents), cited.citation.text))
        spoken = sum(len(piece.text.split()) for piece in cited.citation.pieces if piece.kind in ("speech", "nested"))
        words[attribution.project] = words.get(attribution.project, 0) + spoken
    return tuple(Voice(label, tuple(by_label[label]), words[label]) for label in sorted(by_label))

"""Quotations against the transcripts: whether the words were said, by whom, and may be printed."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

from collections.abc import Iterator

from lardom.claims.rendering import render_attribution
from lardom.report.passages import Cited
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule


def _hit(cited: Cited, key: str = "", facts: tuple[Fact, ...] = (), **values: str) -> Hit:
    citation = cited.citation
    end = citation.end if citation.end_block in (-1, citation.block) else citation.start + 1
    return Hit(citation.block, citation.start, end, key=key, values=values, facts=facts)


def _who(reading: Reading, cited: Cited) -> str:
    attribution = cited.citation.attribution
    return render_attribution(attribution, reading.report_language).strip("()") if attribution else ""


def _said_by(reading: Reading, cited: Cited) -> tuple[Fact, ...]:
    verdict = cited.verdict
    facts: list[Fact] = []
    if verdict.said_by:
        facts.append(("said by", {"who": render_attribution(verdict.said_by, reading.report_language).strip("()")}))
    elif "interviewer" in verdict.respondents:
        facts.append(("said by interviewer", {}))
    return (*facts, *_place(reading, cited))


def _place(reading: Reading, cited: Cited) -> tuple[Fact, ...]:
    """The transcript and the turn the words stand in."""
    if not cited.verdict.spans:
        return ()
    document_id, start, _ = cited.verdict.spans[0]
    document = reading.ground.document(document_id)
    turn = document.turn_at(start) if document else None
    return (("transcript", {"document": document_id, "turn": turn.number if turn else 1}),)


def not_found(reading: Reading) -> Iterator[Hit]:
    """The words of an attributed quotation stand in the material."""
    for cited in reading.cited:
        if cited.verdict.kind == "not found" and cited.citation.attribution and cited.verdict.reason != "no words":
            who = _who(reading, cited)
            yield _hit(cited, "unknown" if cited.unknown or not cited.citation.attribution.project else "", who=who)


def altered(reading: Reading) -> Iterator[Hit]:
    """No letter of a quotation is changed without a device that shows it."""
    for cited in reading.cited:
        verdict = cited.verdict
        if verdict.kind != "altered":
            continue
        facts: list[Fact] = []
        if verdict.difference:
            printed, said = verdict.difference
            facts.append(("printed", {"text": printed}))
            if said:
                facts.append(("said", {"text": said}))
        elsewhere = "another speaker" in verdict.reasons or not cited.citation.attribution
        facts += _said_by(reading, cited) if elsewhere else _place(reading, cited)
        key = "order" if "other order" in verdict.reasons else "turn" if "turn left out" in verdict.reasons else ""
        yield _hit(cited, "marks" if verdict.marks_only else key, tuple(facts))


def wrong_speaker(reading: Reading) -> Iterator[Hit]:
    """The words were said by those they are ascribed to."""
    for cited in reading.cited:
        if cited.verdict.kind != "wrong speaker" or cited.unknown or _withheld(cited):
            continue
        if cited.citation.attribution and not cited.citation.attribution.project:
            continue
        key = "tag" if "tag not attributed" in cited.verdict.reasons else ""
        yield _hit(cited, key, _said_by(reading, cited), who=_who(reading, cited))


def unknown_attribution(reading: Reading) -> Iterator[Hit]:
    """Whoever is quoted is one of the study's respondents."""
    if not reading.ground.material.respondents:
        return
    for cited in reading.cited:
        attribution = cited.citation.attribution
        if not attribution or not cited.unknown:
            continue
        citation = cited.citation
        key = "respondent" if cited.project_id else "project"
        values = {"label": ", ".join(cited.unknown), "project": attribution.project}
        facts = _said_by(reading, cited) if cited.verdict.spans else ()
        start, end = citation.attribution_start, citation.attribution_end
        yield Hit(citation.attribution_block, start, end, key=key, values=values, facts=facts)


def no_project(reading: Reading) -> Iterator[Hit]:
    """An attribution names the project: respondents are numbered within theirs."""
    for cited in reading.cited:
        citation, attribution = cited.citation, cited.citation.attribution
        if attribution and attribution.respondents and not attribution.project:
            facts = _said_by(reading, cited) if cited.verdict.spans else ()
            start, end = citation.attribution_start, citation.attribution_end
            values = {"label": ", ".join(attribution.respondents)}
            yield Hit(citation.attribution_block, start, end, values=values, facts=facts)


def _withheld(cited: Cited) -> str:
    """Why the words may not be printed: "withdrawn", "no consent", or nothing."""
    reasons = set(cited.verdict.reasons)
    if "consent withdrawn" in reasons or any(not person.may_be_used for person in cited.respondents):
        return "withdrawn"
    if "no consent to quote" in reasons or any(not person.may_be_quoted for person in cited.respondents):
        return "no consent"
    return ""


def not_consented(reading: Reading) -> Iterator[Hit]:
    """Nobody is quoted who did not agree to it or has taken the consent back."""
    for cited in reading.cited:
        why = _withheld(cited)
        if why:
            yield _hit(cited, why, _said_by(reading, cited), who=_who(reading, cited))


def notes_quoted(reading: Reading) -> Iterator[Hit]:
    """Notes taken when a recording failed are told in the report's own words, never in quotation marks."""
    for cited in reading.cited:
        if "notes, not speech" in cited.verdict.reasons and cited.verdict.kind != "not found":
            yield _hit(cited, "", _place(reading, cited))


def unattributed(reading: Reading) -> Iterator[Hit]:
    """Words of a respondent carry an attribution."""
    others = any(cited.citation.attribution for cited in reading.cited)
    for cited in reading.cited:
        if cited.citation.attribution:
            continue
        if cited.verdict.holds and cited.verdict.said_by is not None:
            yield _hit(cited, "found", _said_by(reading, cited))
        elif cited.verdict.kind == "not found" and cited.citation.display == "block" and others and _is_speech(cited):
            yield _hit(cited, "not found")


def _is_speech(cited: Cited) -> bool:
    """A block quotation of several words that names no source of its own ("(Vinnova, 2019)")."""
    return len(cited.citation.text.split()) >= 6 and not cited.citation.text.rstrip().endswith((")", "]"))


def against_its_claim(reading: Reading) -> Iterator[Hit]:
    """A quotation under a claim is not one that the register holds against it."""
    if not reading.ground.material.claims:
        return
    for cited in reading.cited:
        quotation_id = reading.quotation_id(cited)
        match = reading.match_before(cited) if quotation_id else None
        if match is None:
            continue
        links = [one for one in match.claim.evidence if one.kind == "quotation" and one.ref == quotation_id]
        against = [one.relation for one in links if one.relation in ("qualifies", "contradicts")]
        other = [one for one in links if one.relation in ("supports", "illustrates")]
        if against and not other:
            values = {"claim": match.claim.id, "quotation": quotation_id}
            facts: tuple[Fact, ...] = (("claim text", {"claim": match.claim.id, "text": match.claim.text}),)
            hit = _hit(cited, against[0], facts, **values)
            yield Hit(hit.block, hit.start, hit.end, hit.key, hit.values, hit.facts, claim_id=match.claim.id)


RULES = (
    Rule("Q101", "quotation-not-found", "error", not_found),
    Rule("Q102", "quotation-altered", "error", altered),
    Rule("Q103", "wrong-speaker", "error", wrong_speaker),
    Rule("Q104", "unknown-attribution", "error", unknown_attribution),
    Rule("Q105", "respondent-without-project", "error", no_project),
    Rule("Q106", "no-consent", "error", not_consented),
    Rule("Q107", "notes-as-quotation", "error", notes_quoted),
    Rule("Q108", "unattributed-quotation", "warning", unattributed),
    Rule("Q109", "quotation-against-its-claim", "warning", against_its_claim),
)

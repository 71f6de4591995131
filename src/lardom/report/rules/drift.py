"""One claim at several places: the summary against the body, the text against the register."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from lardom.claims.causes import find_hedges
from lardom.claims.claim import Claim
from lardom.claims.quantifiers import Quantified
from lardom.report.matching import ALIKE, SHORTEST, Match, negations, plain, skeleton
from lardom.report.passages import Sentence
from lardom.report.reading import Reading
from lardom.report.rules.counts import COUNTING, judged, main_word
from lardom.report.rules.rule import Fact, Hit, Rule


def summary_without_body(reading: Reading) -> Iterator[Hit]:
    """A quantified sentence of the summary restates a claim of the body."""
    if not reading.ground.material.claims:
        return
    by_id = reading.ground.claims
    for match in reading.matches:
        claim = match.claim
        if claim.kind != "summary" or claim.parent in by_id:
            continue
        if claim.parent:
            yield _claim_hit(match, "parent", {"parent": claim.parent})
        elif not any(link.kind == "claim" for link in claim.evidence):
            yield _claim_hit(match, "claim", {})
    for sentence in reading.sentences:
        if sentence.section.kind != "summary" or sentence.number in reading.matched:
            continue
        word = next(
            (one for one in reading.quantified(sentence) if _counts(one) and not _stated(reading, sentence, one)), None
        )
        if word is not None and not _same_in_body(reading, sentence):
            start, end = sentence.start + word.start, sentence.start + word.end
            yield Hit(sentence.block, start, end, key="sentence", values={"word": word.word})


def _counts(word: Quantified) -> bool:
    return word.class_ in COUNTING and bool(word.unit)


def _stated(reading: Reading, sentence: Sentence, word: Quantified) -> bool:
    return any(one.number == sentence.number and stated.numeral.start <= word.end and word.start <= stated.end
               for one, stated in reading.statements)  # fmt: skip


def _same_in_body(reading: Reading, sentence: Sentence) -> bool:
    return any(one.section.kind != "summary" and plain(one.text) == plain(sentence.text) for one in reading.sentences)


def _claim_hit(
    match: Match, key: str, values: dict[str, str], facts: tuple[Fact, ...] = (), *, word: Quantified | None = None
) -> Hit:
    start, end = (match.start, match.end) if word is None else (word.start, word.end)
    filled = {"claim": match.claim.id, **values}
    return Hit(match.block, start, end, key=key, values=filled, claim_id=match.claim.id, facts=facts)


def drift(reading: Reading) -> Iterator[Hit]:
    """The same claim has the same quantifier and unit wherever it stands."""
    yield from _against_parent(reading)
    yield from _against_register(reading)
    yield from _between_places(reading)


def _against_parent(reading: Reading) -> Iterator[Hit]:
    """A summary claim as registered against the body claim it restates."""
    for match in reading.matches:
        parent = reading.ground.claims.get(match.claim.parent)
        if parent is None or match.claim.kind not in ("summary", "theme summary", "lesson"):
            continue
        for key, said, told in _differences(match.claim, parent):
            facts: tuple[Fact, ...] = (("claim text", {"claim": parent.id, "text": parent.text}),)
            yield _claim_hit(match, key, {"said": said, "told": told, "parent": parent.id}, facts)


def _differences(claim: Claim, parent: Claim) -> Iterator[tuple[str, str, str]]:
    if claim.class_ and parent.class_ and claim.class_ != parent.class_:
        yield "parent quantifier", claim.quantifier or claim.class_, parent.quantifier or parent.class_
    elif claim.number is not None and parent.number is not None and claim.number != parent.number:
        yield "parent quantifier", str(claim.number), str(parent.number)
    if claim.unit and claim.unit != parent.unit:
        yield ("parent unit" if parent.unit else "unit added"), claim.unit, parent.unit


def _against_register(reading: Reading) -> Iterator[Hit]:
    """The text of the draft against the claim as registered."""
    for match in reading.matches:
        claim, word = match.claim, main_word(reading, match)
        if word is None or not claim.class_:
            continue
        facts: tuple[Fact, ...] = (("claim text", {"claim": claim.id, "text": claim.text}),)
        if word.class_ != claim.class_ and word.class_ in COUNTING and claim.class_ in COUNTING:
            outcome = judged(reading, match)
            if outcome and outcome[1].verdict in ("warn", "wrong"):
                continue  # the count already speaks against the word: one fault, one finding
            said, told = word.word, claim.quantifier or claim.class_
            yield _claim_hit(match, "register quantifier", {"said": said, "told": told}, facts, word=word)
        elif word.unit and claim.unit and word.unit != claim.unit and not word.anaphoric:
            values = {"said": word.noun or word.unit, "told": claim.unit}
            yield _claim_hit(match, "register unit", values, facts, word=word)


def _between_places(reading: Reading) -> Iterator[Hit]:
    """Two sentences that nobody registered, alike but for their quantified words."""
    bones: dict[int, tuple[str, Quantified]] = {}
    for sentence in reading.sentences:
        if sentence.number in reading.matched:
            continue
        word = next((one for one in reading.quantified(sentence) if _counts(one) and one.class_ != "number"), None)
        if word is not None:
            bone = skeleton(sentence.text, reading.quantified(sentence), reading.language)
            if len(bone) >= SHORTEST:
                bones[sentence.number] = (bone, word)
    done: dict[int, str] = {}
    for number, (bone, word) in bones.items():
        best = process.extractOne(bone, done, scorer=fuzz.ratio, score_cutoff=ALIKE)
        done[number] = bone
        if best is None:
            continue
        other, here, there = bones[best[2]][1], reading.sentences[number], reading.sentences[best[2]]
        if negations(here.text) != negations(there.text) or (other.class_ == word.class_ and other.unit == word.unit):
            continue
        key = "places quantifier" if other.class_ != word.class_ else "places unit"
        values = {"said": word.word if key == "places quantifier" else word.noun,
                  "told": other.word if key == "places quantifier" else other.noun}  # fmt: skip
        yield Hit(here.block, here.start + word.start, here.start + word.end, key=key, values=values,
                  related=((there.block, there.start + other.start, "there"),))  # fmt: skip


def dropped_hedge(reading: Reading) -> Iterator[Hit]:
    """What the body says with a reservation, the summary and the text say with one too."""
    for match in reading.matches:
        text = reading.blocks[match.block].text[match.start : match.end]
        parent = reading.ground.claims.get(match.claim.parent)
        source = parent if parent is not None and parent.hedge else match.claim if match.claim.hedge else None
        if source is None or find_hedges(text, reading.language):
            continue
        if re.search(rf"(?<!\w){re.escape(source.hedge)}(?!\w)", text, re.IGNORECASE):
            continue
        facts: tuple[Fact, ...] = (("claim text", {"claim": source.id, "text": source.text}),)
        key = "parent" if source is parent else "register"
        yield _claim_hit(match, key, {"hedge": source.hedge, "parent": source.id}, facts)


def unknown_claim(reading: Reading) -> Iterator[Hit]:
    """A stretch tied to a claim names one that is registered."""
    known = reading.ground.claims
    for index, block in enumerate(reading.blocks):
        for start, end, claim_id in block.claim_spans:
            if claim_id not in known:
                yield Hit(index, start, end, values={"claim": claim_id}, claim_id=claim_id)


_EXAMPLE = {
    "sv": re.compile(r"\b(?:exempelvis|till exempel|t\.ex\.|såsom|bland annat|däribland)\s+(?P<list>[^.;:]+)", re.IGNORECASE),
    "en": re.compile(r"\b(?:for example|for instance|e\.g\.|such as|including|among them)\s+(?P<list>[^.;:]+)", re.IGNORECASE),
}  # fmt: skip


def example_not_in_body(reading: Reading) -> Iterator[Hit]:
    """An example named in the summary is met again in the body."""
    body = " ".join(
        block.text.casefold()
        for index, block in enumerate(reading.blocks)
        if reading.sections[index].kind not in ("summary", "contents", "references")
    )
    stems = {word[:_STEM] for word in re.findall(r"[^\W\d_]+", body)}
    if len(stems) < 100:
        return
    for sentence in reading.sentences:
        found = _EXAMPLE[reading.language].search(sentence.text) if sentence.section.kind == "summary" else None
        if not found:
            continue
        for part in re.finditer(
            r"[^,]+?(?=,|\s(?:och|samt|and)\s|$)|(?<=\soch\s)[^,]+|(?<=\sand\s)[^,]+", found["list"]
        ):
            words = [word for word in re.findall(r"[^\W\d_]+", part[0].casefold()) if len(word) >= _STEM]
            if words and not any(word[:_STEM] in stems for word in words):
                start = sentence.start + found.start("list") + part.start()
                text = part[0].strip()
                start += len(part[0]) - len(part[0].lstrip())
                yield Hit(sentence.block, start, start + len(text), values={"example": text})


_STEM = 6

RULES = (
    Rule("C208", "summary-without-body", "warning", summary_without_body),
    Rule("C209", "drift", "warning", drift),
    Rule("C212", "dropped-hedge", "warning", dropped_hedge),
    Rule("C217", "unknown-claim", "error", unknown_claim),
    Rule("C218", "example-not-in-body", "warning", example_not_in_body),
)

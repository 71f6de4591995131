"""Words that point: at another project, at something said before, at a measure, at a number one has."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from lardom.claims.causes import find_measurable
from lardom.claims.quantifiers import Quantified
from lardom.report.passages import Cited, Sentence
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule


def same_again(reading: Reading) -> Iterator[Hit]:
    """What is called "another project" is another one than the quotation before spoke of."""
    for sentence in reading.sentences:
        for word in reading.quantified(sentence):
            if word.class_ != "singular-other" or word.unit not in ("project", "respondent"):
                continue
            at = sentence.start + word.start
            before = _cited(reading, sentence, at, ahead=False)
            after = _cited(reading, sentence, at, ahead=True)
            if before is None or after is None:
                continue
            reading.verified["others"] += 1
            if _same(word, before, after):
                label = reading.ground.label_of(before.project_id) or before.project_id
                people = ", ".join(person.label for person in before.respondents)
                start, end = _with_noun(sentence, word)
                values = {"word": reading.blocks[sentence.block].text[start:end], "label": label, "people": people}
                related = ((before.citation.block, before.citation.start, "before"),
                           (after.citation.block, after.citation.start, "after"))  # fmt: skip
                yield Hit(sentence.block, start, end, key=word.unit, values=values, related=related)


def _with_noun(sentence: Sentence, word: Quantified) -> tuple[int, int]:
    """Return where a word and the noun behind it stand, in code points of the block's text."""
    at = sentence.raw.find(word.noun, word.end) if word.noun else -1
    end = at + len(word.noun) if 0 <= at <= word.end + 30 else word.end
    return sentence.start + word.start, sentence.start + end


def _cited(reading: Reading, sentence: Sentence, at: int, *, ahead: bool) -> Cited | None:
    """Return the nearest attributed quotation of the section before or after a place.

    The one after must stand under the sentence's own paragraph: then it is surely meant.
    """
    place = (sentence.block, at)
    here = [one for one in reading.cited if one.section.index == sentence.section.index and one.project_id]
    if not ahead:
        earlier = [one for one in here if (one.citation.block, one.citation.start) < place]
        return earlier[-1] if earlier else None
    later = next((one for one in here if (one.citation.block, one.citation.start) > place), None)
    if later is None:
        return None
    under = reading.sentence_before(later)
    # Only when the quotation stands under this sentence, or at the end of its paragraph, is it surely meant.
    return later if under is not None and under.block == sentence.block else None


def _same(word: Quantified, before: Cited, after: Cited) -> bool:
    if word.unit == "project":
        return before.project_id == after.project_id
    return bool(before.respondents) and {p.id for p in before.respondents} == {p.id for p in after.respondents}


_BACK = 3


def lost_antecedent(reading: Reading) -> Iterator[Hit]:
    """The words "dessa projekt" point at projects that were just spoken of."""
    for sentence in reading.sentences:
        for word in reading.quantified(sentence):
            if word.noun.casefold() in ("people", "persons", "personer", "människor"):
                continue
            if not word.anaphoric or word.antecedent or word.unit not in ("project", "respondent"):
                continue
            before = reading.before(sentence, _BACK)
            if any(one.block != sentence.block for one in before[-1:]) and _after_list(reading, sentence):
                continue
            stem = word.noun.casefold()[:6]
            if (
                not stem
                or any(stem in one.raw.casefold() for one in before)
                or stem in sentence.text[: word.start].casefold()
            ):
                continue
            if any(cited.section.index == sentence.section.index and 0 <= sentence.block - cited.citation.block <= 2
                   for cited in reading.cited):  # fmt: skip
                continue
            start, end = _with_noun(sentence, word)
            yield Hit(sentence.block, start, end, values={"word": reading.blocks[sentence.block].text[start:end]})


def _after_list(reading: Reading, sentence: Sentence) -> bool:
    above = reading.blocks[sentence.block - 1].kind if sentence.block else ""
    return above in ("item", "table", "cell", "caption", "quotation")


_EFFECT = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:effekt|resultat|nytta|nyttor|förbättring|skillnad|förändring|påverkan|vinst|besparing|effect|"
    r"result|impact|improvement|benefit|difference|change|outcome|saving|gain)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:inte|ej|ännu|svår\w*|utan|sakna\w*|knappast|not|no|hard|difficult|without|lack\w*|yet)\b[^.;]*$",
    re.IGNORECASE,
)


def measurable_without_number(reading: Reading) -> Iterator[Hit]:
    """Who calls an effect measurable gives the measure."""
    for sentence in reading.sentences:
        for found in find_measurable(sentence.text, reading.language):
            if not _EFFECT.match(sentence.text[found.end :]) or _NOT.search(sentence.text[: found.start]):
                continue
            paragraph = reading.sentences_of_block[sentence.block]
            if any(not number.article for one in paragraph for number in reading.numerals(one)):
                continue
            start, end = sentence.start + found.start, sentence.start + found.end
            yield Hit(sentence.block, start, end, values={"word": found.word})


_VAGUE = frozenset({"some", "several", "few", "large", "handful"})
_UNFINISHED = {
    "sv": re.compile(r"\b(?:pågående|pågår|pågick|(?:inte|ej|ännu inte)\s+(?:\w+\s+)?(?:avslutade|avslutats|färdiga|klara))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:ongoing|still running|unfinished|not (?:yet )?(?:finished|completed))\b", re.IGNORECASE),
}  # fmt: skip
_MORE_CONTACTED = {
    "sv": re.compile(r"\b(?:betydligt|många|avsevärt|väsentligt)?\s*fler\s+(?:projekt\s+)?(?:än[^.;]*)?\bkontakta\w+|kontakta\w+[^.;]*\b(?:betydligt |avsevärt )?fler\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:many|considerably|far)?\s*more\s+(?:projects\s+)?(?:than[^.;]*)?\bcontacted|contacted[^.;]*\b(?:many|considerably|far)\s+more\b", re.IGNORECASE),
}  # fmt: skip


def vague_beside_known(reading: Reading) -> Iterator[Hit]:
    """Where the study has the number, the report gives the number."""
    for sentence in reading.sentences:
        numbers = {number.whole for number in reading.numerals(sentence) if not number.article}
        ongoing = reading.known.get("status:ongoing")
        if ongoing and _UNFINISHED[reading.language].search(sentence.text):
            words = [one for one in reading.quantified(sentence) if one.class_ in _VAGUE and one.unit == "project"]
            if words and ongoing.value not in numbers:
                word = words[0]
                start, end = sentence.start + word.start, sentence.start + word.end
                yield _offer((sentence.block, start, end), word.word, "status:ongoing", ongoing.value)
        contacted = reading.known.get("contacted")
        found = _MORE_CONTACTED[reading.language].search(sentence.text)
        if contacted and found and contacted.value not in numbers:
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield _offer((sentence.block, start, end), found[0].strip(), "contacted", contacted.value)


def _offer(place: tuple[int, int, int], word: str, fact: str, value: float) -> Hit:
    facts: tuple[Fact, ...] = (("study number", {"fact": fact, "true": value, "source": "sample.csv"}),)
    return Hit(*place, values={"word": word, "number": value}, facts=facts)


RULES = (
    Rule("C211", "measurable-without-number", "warning", measurable_without_number),
    Rule("C213", "same-project-again", "error", same_again),
    Rule("C214", "lost-antecedent", "warning", lost_antecedent),
    Rule("C216", "vague-beside-known", "warning", vague_beside_known),
)

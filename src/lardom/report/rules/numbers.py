"""Numbers of the prose against the study, and against each other at different places."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from lardom.report.excuses import Surroundings, excused
from lardom.report.known import Known
from lardom.report.parts import of_another_study
from lardom.report.passages import Sentence
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule
from lardom.report.stated import possible_bases, sampled_by
from lardom.report.statements import Statement


def against_study(reading: Reading) -> Iterator[Hit]:
    """A number whose words say which number of the study it is, is that number."""
    for sentence, statement in reading.statements:
        if statement.fact.startswith("base:"):
            yield from _base(reading, sentence, statement)
            continue
        known = reading.known.get(statement.fact)
        if known is None:
            continue
        reading.verified["numbers"] += 1
        if not _allowed(reading, sentence, statement, known) and not _excused(reading, sentence, statement, known):
            yield _hit(sentence, statement, known)
    yield from _too_many(reading)
    yield from _minutes(reading)


def _allowed(reading: Reading, sentence: Sentence, statement: Statement, known: Known) -> bool:
    if known.allows(statement.value, statement.slack):
        return True
    group, _, name = statement.fact.partition(":")
    if group in ("category", "type") and name:
        # The same words can be about the sample; only a portfolio chapter surely is about all projects.
        sampled = sampled_by(reading.ground, group, name)
        return sampled == statement.value and not re.search(r"portf[öo]l", sentence.text, re.IGNORECASE)
    return False


def _excused(reading: Reading, sentence: Sentence, statement: Statement, known: Known) -> bool:
    projects = reading.known.get("projects")
    names = (name.partition(":")[2] for name in reading.facts if name.startswith("category:"))
    around = Surroundings(
        sentence.text,
        reading.language,
        before=" ".join(one.text for one in reading.before(sentence, 3)),
        paragraph=tuple(one.text for one in reading.sentences_of_block.get(sentence.block, ())),
        codes=tuple(code.name for code in reading.ground.material.codes),
        groups=tuple(name for name in names if len(name) >= 4),
        projects=int(projects.value) if projects else 0,
    )
    return excused(statement, {known.value, *known.also}, around)


def _hit(sentence: Sentence, statement: Statement, known: Known) -> Hit:
    values = {"said": statement.value, "true": known.shown}
    facts: list[Fact] = [("study number", {"fact": statement.fact, "true": known.shown, "source": known.source})]
    if known.ids and len(known.ids) <= 12:
        facts.append(("units", {"ids": ", ".join(known.ids)}))
    start = sentence.start + statement.start
    return Hit(sentence.block, start, sentence.start + statement.end, values=values, facts=tuple(facts))


def _base(reading: Reading, sentence: Sentence, statement: Statement) -> Iterator[Hit]:
    """The whole in "av de 26 respondenterna" is all of them: the definite form says so."""
    fact = "projects" if statement.fact == "base:portfolio" else "study:respondents"
    known = reading.known.get(fact)
    if known is None:
        return
    reading.verified["numbers"] += 1
    chosen = reading.known.get("study:projects")
    others = possible_bases(reading.ground) if fact != "projects" else {chosen.value} if chosen else set()
    if not known.allows(statement.value) and statement.value not in others:
        yield _hit(sentence, statement, known)


_UNITS = {
    "sv": r"\s+(?:respondent(?:er|erna)|informanter(?:na)?|intervjupersoner(?:na)?)\b",
    "en": r"\s+(?:respondents|informants|interviewees)\b",
}


def _too_many(reading: Reading) -> Iterator[Hit]:
    """No sentence can speak of more respondents than were heard."""
    known = reading.known.get("study:respondents")
    if known is None:
        return
    most = max(known.value, *known.also) if known.also else known.value
    already = {(sentence.number, statement.numeral.start) for sentence, statement in reading.statements}
    for sentence in reading.sentences:
        for numeral in reading.numerals(sentence):
            plain = (
                numeral.whole is not None and not numeral.percent and (sentence.number, numeral.start) not in already
            )
            match = re.match(_UNITS[reading.language], sentence.text[numeral.end :], re.IGNORECASE) if plain else None
            if match and numeral.value > most and not of_another_study(sentence.text, reading.language):
                statement = Statement("study:respondents", numeral, numeral.start, numeral.end + match.end())
                yield _hit(sentence, statement, known)


_RANGE = {
    "sv": re.compile(r"(?:mellan\s+)?(\d{2,3})\s*(?:och|till|–|-)\s*(\d{2,3})\s+minuter|(?:mellan\s+)?(\d{2,3})\s+minuter\s+(?:och|till)\s+(en timme)", re.IGNORECASE),
    "en": re.compile(r"(?:between\s+)?(\d{2,3})\s*(?:and|to|–|-)\s*(\d{2,3})\s+minutes|(?:between\s+)?(\d{2,3})\s+minutes\s+(?:and|to)\s+(an hour|one hour)", re.IGNORECASE),
}  # fmt: skip


def _minutes(reading: Reading) -> Iterator[Hit]:
    """The lengths of the interviews lie within the range the report states."""
    lengths = [one.minutes for one in reading.ground.material.interviews]
    if not lengths or None in lengths:
        return
    shortest, longest = min(filter(None, lengths)), max(filter(None, lengths))
    for sentence in reading.sentences:
        found = _RANGE[reading.language].search(sentence.text)
        if not found or not re.search(r"interv", sentence.text, re.IGNORECASE):
            continue
        reading.verified["numbers"] += 1
        low = float(found[1] or found[3])
        high = float(found[2]) if found[2] else 60.0
        if round(shortest) < low or round(longest) > high:
            values = {"low": low, "high": high, "shortest": shortest, "longest": longest}
            start = sentence.start + found.start()
            yield Hit(sentence.block, start, sentence.start + found.end(), key="minutes", values=values,
                      facts=(("minutes", values),))  # fmt: skip


def two_numbers(reading: Reading) -> Iterator[Hit]:
    """One number of the study is not told in two ways (asked only of what the study itself does not know)."""
    first: dict[str, tuple[Sentence, Statement]] = {}
    for sentence, statement in reading.statements:
        if statement.fact in reading.known or statement.fact.startswith("base:"):
            continue
        earlier = first.setdefault(statement.fact, (sentence, statement))
        if earlier[1].value != statement.value:
            values = {"here": statement.value, "there": earlier[1].value}
            start, end = sentence.start + statement.start, sentence.start + statement.end
            where = (earlier[0].block, earlier[0].start + earlier[1].start, "there")
            yield Hit(sentence.block, start, end, values=values, related=(where,))


def impossible_overlap(reading: Reading) -> Iterator[Hit]:
    """Projects by kind, projects of several kinds and all projects can hold at the same time."""
    stated: dict[str, tuple[Sentence, Statement]] = {}
    for sentence, statement in reading.statements:
        stated.setdefault(statement.fact, (sentence, statement))
    sizes = [one.value for name, (_, one) in stated.items() if name.startswith("with:")]
    if len(sizes) != 3 or "kinds>=2" not in stated or "projects" not in stated:
        return
    if any(name in reading.known for name in stated if name.startswith("with:")):
        return
    several, total = stated["kinds>=2"][1].value, stated["projects"][1].value
    reading.verified["sums"] += 1
    # A project of k kinds is counted k times: the sum is one for each of the total (less those of no kind),
    # one more for each of several kinds, and one more again for each of all three.
    three = sum(sizes) - total - several
    if three > several or (three < 0 and sum(sizes) < several * 2) or three > min(sizes):
        sentence, statement = stated["kinds>=2"]
        values = {"sum": sum(sizes), "several": several, "total": total}
        start, end = sentence.start + statement.start, sentence.start + statement.end
        yield Hit(sentence.block, start, end, values=values)


_UNIQUE = {
    "sv": r"(?<!ej )(?<!inte )(?<!icke-)\bunika\b|\bdistinkta\b",
    "en": r"(?<!not )(?<!non-)\bunique\b|\bdistinct\b",
}


def unique_beside(reading: Reading) -> Iterator[Hit]:
    """A number that counts the same organisation several times has the number of different ones beside it."""
    for sentence, statement in reading.statements:
        group, _, kind = statement.fact.partition(":")
        if group != "participations":
            continue
        near = reading.sentences_of_block.get(sentence.block, ())
        if any(re.search(_UNIQUE[reading.language], one.text, re.IGNORECASE) for one in near):
            continue
        known = reading.known.get(f"organisations:{kind}")
        facts: tuple[Fact, ...] = (("unique", {"number": known.value}),) if known else ()
        start, end = sentence.start + statement.start, sentence.start + statement.end
        yield Hit(sentence.block, start, end, values={"said": statement.value}, facts=facts)


RULES = (
    Rule("N303", "number-against-study", "error", against_study),
    Rule("N306", "impossible-overlap", "error", impossible_overlap),
    Rule("N307", "unique-beside-all", "warning", unique_beside),
    Rule("N308", "two-numbers-for-one", "warning", two_numbers),
)

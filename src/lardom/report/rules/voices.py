"""Whose voices a report lets be heard: who is never quoted, and who is quoted most."""

from collections import Counter
from collections.abc import Iterator

from lardom.claims.balance import quotable_people
from lardom.report.passages import Cited
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule

PER_PROJECT, PER_RESPONDENT = 2.0, 1.2
"""A draft with fewer quotations than this per project, or per respondent, cannot be asked to quote everybody."""

FEWEST = 8
"""With fewer quotations than this nothing is said about shares."""

IN_SECTION = 6
"""With fewer quotations than this in one section nothing is said about the section."""

SECTION_SHARE = 0.4
"""The largest share of a section's quotations that one project may have."""


def _attributed(reading: Reading) -> list[Cited]:
    return [cited for cited in reading.cited if cited.project_id]


def _words(cited: Cited) -> int:
    """Words of speech: devices and the editors' own summaries are not counted."""
    return sum(len(piece.text.split()) for piece in cited.citation.pieces if piece.kind in ("speech", "nested"))


def _silent_projects(reading: Reading) -> tuple[list[str], list[str]]:
    """Return the projects that are never quoted though the draft has room for them, and all that could be."""
    cited = _attributed(reading)
    labels = [reading.ground.label_of(person.project_id) for person in quotable_people(reading.ground)]
    labels = [label for label in dict.fromkeys(labels) if label]
    quoted = {reading.ground.label_of(one.project_id) for one in cited}
    enough = bool(quoted) and len(cited) >= PER_PROJECT * len(labels)
    return [label for label in labels if enough and label not in quoted], labels


def project_never_quoted(reading: Reading) -> Iterator[Hit]:
    """With at least two quotations per project, every project is quoted."""
    silent, labels = _silent_projects(reading)
    if silent:
        values = {"labels": ", ".join(sorted(silent)), "n": len(silent), "projects": len(labels)}
        yield Hit(-1, key="one" if len(silent) == 1 else "", values=values, facts=(_room(_attributed(reading)),))


def respondent_never_quoted(reading: Reading) -> Iterator[Hit]:
    """With clearly more quotations than respondents, every respondent is quoted.

    Nothing is said of the people of a project that is never quoted at all: that is told once, of the project.
    """
    cited, people, told = _attributed(reading), quotable_people(reading.ground), _silent_projects(reading)[0]
    quoted = {person.id for one in cited for person in one.respondents}
    silent = [
        person.id
        for person in people
        if person.id not in quoted and reading.ground.label_of(person.project_id) not in told
    ]
    if silent and quoted and len(cited) >= PER_RESPONDENT * len(people):
        values = {"ids": ", ".join(silent), "n": len(silent), "people": len(people)}
        yield Hit(-1, key="one" if len(silent) == 1 else "", values=values, facts=(_room(cited),))


def _room(cited: list[Cited]) -> Fact:
    return ("quotations", {"n": len(cited), "projects": len({one.project_id for one in cited})})


def _shares(reading: Reading) -> tuple[list[tuple[str, int]], int]:
    words: Counter[str] = Counter()
    for one in _attributed(reading):
        words[reading.ground.label_of(one.project_id)] += _words(one)
    return words.most_common(), sum(words.values())


def one_voice(reading: Reading) -> Iterator[Hit]:
    """No project has more than its share of the words quoted."""
    ranked, total = _shares(reading)
    limit = reading.settings.check.voice_share
    if not _enough(reading, ranked) or not total:
        return
    label, words = ranked[0]
    if words / total > limit:
        yield Hit(-1, values={"label": label, "share": round(100 * words / total), "limit": round(100 * limit)},
                  facts=(("words", {"label": label, "words": words, "total": total}),))  # fmt: skip


def two_voices(reading: Reading) -> Iterator[Hit]:
    """No two projects together have more than their share of the words quoted."""
    ranked, total = _shares(reading)
    limit = reading.settings.check.two_voices_share
    if not _enough(reading, ranked) or len(ranked) < 4 or not total:
        return
    (first, one), (second, two) = ranked[:2]
    if (one + two) / total > limit:
        values = {"first": first, "second": second, "share": round(100 * (one + two) / total),
                  "limit": round(100 * limit)}  # fmt: skip
        yield Hit(-1, values=values, facts=tuple(
            ("words", {"label": label, "words": words, "total": total}) for label, words in ranked[:2]))  # fmt: skip


def _enough(reading: Reading, ranked: list[tuple[str, int]]) -> bool:
    """Shares mean something when there are several quotations and more voices than the limit allows for."""
    fair = 1 / reading.settings.check.voice_share if reading.settings.check.voice_share else 0
    projects = {person.project_id for person in reading.ground.heard}
    return len(_attributed(reading)) >= FEWEST and len(ranked) >= 2 and len(projects) > fair


def section_voice(reading: Reading) -> Iterator[Hit]:
    """No project carries a section alone."""
    by_section: dict[int, list[Cited]] = {}
    for one in _attributed(reading):
        by_section.setdefault(one.section.index, []).append(one)
    if len({person.project_id for person in reading.ground.heard}) < 4:
        return
    for those in by_section.values():
        label, count = Counter(reading.ground.label_of(one.project_id) for one in those).most_common(1)[0]
        if len(those) >= IN_SECTION and count / len(those) > SECTION_SHARE:
            block = next(i for i, section in enumerate(reading.sections) if section.index == those[0].section.index)
            values = {"label": label, "count": count, "n": len(those), "section": those[0].section.title}
            yield Hit(block, 0, len(reading.blocks[block].text), values=values)


RULES = (
    Rule("V501", "project-never-quoted", "warning", project_never_quoted),
    Rule("V502", "respondent-never-quoted", "warning", respondent_never_quoted),
    Rule("V503", "one-voice", "warning", one_voice),
    Rule("V504", "two-voices", "warning", two_voices),
    Rule("V505", "voice-of-a-section", "warning", section_voice),
)

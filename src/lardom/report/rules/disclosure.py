"""What a report gives away about who is behind a letter."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections import Counter
from collections.abc import Iterator

from lardom.portfolio.kinds import kind_name
from lardom.report.findings import Level  # noqa: TC001 -- as everywhere here, types are imported plainly
from lardom.report.known import ONGOING
from lardom.report.passages import Cited
from lardom.report.reading import Reading
from lardom.report.rules.rule import Hit, Rule
from lardom.text.names import name_pattern

BLOCK_BELOW, TWO_SIGNATURES, WARN_BELOW = 3, 4, 11
"""The disclosure gate (decision 5 of the requirements): fewer than 3 candidates block, 3-4 ask for two
signatures, fewer than 11 are worth a warning."""


def give_away(reading: Reading) -> Iterator[Hit]:
    """No name of the key and no word on the study's list of give-away words is printed."""
    names = [(one.name, "name") for one in reading.ground.material.key_names]
    words = [(word, "word") for word in reading.settings.check.give_away]
    for name, key in [*names, *words]:
        pattern = name_pattern(name, exact=key == "name")
        if pattern is None:
            continue
        for index, block in enumerate(reading.blocks):
            table = block.table
            texts = (
                [block.text] if table is None else [table.caption, *table.header, *(c for r in table.rows for c in r)]
            )
            for text in texts:
                found = pattern.search(text)
                if found:
                    start, end = (found.start(), found.end()) if table is None else (0, 0)
                    level: Level | None = "error" if key == "name" else None
                    yield Hit(index, start, end, key=key, values={"word": found[0]}, level=level)


_UNFINISHED = {
    "sv": re.compile(r"\b(?:(?:ej|inte|ännu inte|ännu ej)\s+(?:är\s+|var\s+|blivit\s+)?(?:ännu\s+)?(?:helt\s+)?(?:avsluta\w+|klar[at]?|färdig[at]?)|oavslutat?|"
                     r"pågående|pågår (?:fortfarande|ännu)|fortfarande pågår|ännu pågår)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:not (?:yet )?(?:been )?(?:finished|completed|concluded)|unfinished|ongoing|still (?:running|under way|ongoing))\b",
                     re.IGNORECASE),
}  # fmt: skip
_ONE_PROJECT = {
    "sv": re.compile(r"\b(?:ett\s+(?:annat\s+|ytterligare\s+)?(?:[\w,-]+\s+){0,4}?projekt\b|projektet\b|projekt\s+[A-ZÅÄÖ]\b)", re.IGNORECASE),
    "en": re.compile(r"\b(?:(?:a|an|one|another)\s+(?:[\w,-]+\s+){0,4}?project\b|the\s+project\b|project\s+[A-Z]\b)", re.IGNORECASE),
}  # fmt: skip


def status_told(reading: Reading) -> Iterator[Hit]:
    """The sentence before a quotation does not tell which of a few projects is still running."""
    ongoing = {
        one.project_id
        for one in reading.ground.material.sample
        if one.decision == "selected" and one.status.casefold() in ONGOING
    }
    if not 0 < len(ongoing) <= TWO_SIGNATURES:
        return
    for cited in reading.cited:
        if cited.project_id not in ongoing:
            continue
        sentence = reading.sentence_before(cited)
        if sentence is None:
            continue
        found = _UNFINISHED[reading.language].search(sentence.text)
        if found and _ONE_PROJECT[reading.language].search(sentence.text):
            label = reading.ground.label_of(cited.project_id)
            start, end = sentence.start + found.start(), sentence.start + found.end()
            values = {"label": label, "k": len(ongoing)}
            level: Level = "error" if len(ongoing) < BLOCK_BELOW else "warning"
            yield Hit(sentence.block, start, end, values=values, level=level)


def small_cell(reading: Reading) -> Iterator[Hit]:
    """A table that tells the category of a letter leaves enough projects it could be."""
    frame = Counter(project.category for project in reading.ground.material.projects if project.category)
    for table in reading.tables:
        told: dict[str, list[str]] = {}
        for row in table.people:
            project = reading.ground.projects.get(reading.ground.project_id(row.label))
            if project and project.category and row.category.casefold() == project.category.casefold():
                told.setdefault(project.category, []).append(row.label)
        for category, labels in told.items():
            k = frame[category]
            if k < WARN_BELOW:
                key = "block" if k < BLOCK_BELOW else "two" if k <= TWO_SIGNATURES else "warn"
                values = {"category": category, "labels": ", ".join(labels), "k": k}
                yield Hit(table.block, key=key, values=values, level="error" if key == "block" else "warning")


_THIRD = {
    "sv": re.compile(
        r"\b(?:min|vår|våran|hans|hennes|deras|er)\s+(?:\w+\s+)?(?:chef|projektledare|avdelningschef|enhetschef|kollega|"
        r"förvaltningschef|it-chef|vd|ordförande|samordnare|jurist|upphandlare|strateg|handläggare|konsult|doktorand)\b|"
        r"\b(?:han|hon|killen|tjejen|mannen|kvinnan|chefen|kollegan)\s+som\s+\w+", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:my|our|his|her|their)\s+(?:\w+\s+)?(?:boss|manager|supervisor|colleague|project leader|director|lawyer|"
        r"coordinator|head of \w+|ceo|chair)\b|\b(?:the\s+(?:guy|man|woman|lady)|he|she)\s+who\s+\w+", re.IGNORECASE),
}  # fmt: skip


def third_person(reading: Reading) -> Iterator[Hit]:
    """A quotation does not speak of one recognisable other person."""
    for cited in reading.cited:
        if not cited.citation.attribution:
            continue
        found = _in_speech(reading, cited, _THIRD[reading.language])
        if found:
            yield Hit(cited.citation.block, *found, values={"word": _text(reading, cited, found)})


_AS_A = {"sv": r"\b(?:vi\s+)?som\s+(?:en\s+|ett\s+)?(?:{kind})\b", "en": r"\bas\s+(?:a\s+|an\s+)?(?:{kind})\b"}


def kind_told(reading: Reading) -> Iterator[Hit]:
    """Words such as "vi som kommun" in a quotation, with the category the table tells, leave enough projects."""
    material = reading.ground.material
    kinds = [name.removeprefix("with:") for name in reading.facts if name.startswith("with:") and name != "with:public"]
    for cited in reading.cited:
        project = reading.ground.projects.get(cited.project_id)
        if project is None or not project.category:
            continue
        for kind in kinds:
            name = re.escape(kind_name(kind, reading.report_language, 1))
            found = _in_speech(reading, cited, re.compile(_AS_A[reading.language].format(kind=name), re.IGNORECASE))
            if not found:
                continue
            having = set(reading.facts[f"with:{kind}"].ids)
            k = sum(one.category == project.category and one.id in having for one in material.projects)
            if 0 < k <= TWO_SIGNATURES:
                values = {"word": _text(reading, cited, found), "category": project.category, "k": k,
                          "label": reading.ground.label_of(project.id)}  # fmt: skip
                level: Level = "error" if k < BLOCK_BELOW else "warning"
                yield Hit(cited.citation.block, *found, values=values, level=level)


def _in_speech(reading: Reading, cited: Cited, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    citation = cited.citation
    text = reading.blocks[citation.block].text
    end = citation.inner_end if citation.end_block in (-1, citation.block) else len(text)
    found = pattern.search(text, citation.inner_start, end)
    return (found.start(), found.end()) if found else None


def _text(reading: Reading, cited: Cited, span: tuple[int, int]) -> str:
    return reading.blocks[cited.citation.block].text[span[0] : span[1]]


RULES = (
    Rule("D601", "give-away-word", "warning", give_away),
    Rule("D602", "status-told", "error", status_told),
    Rule("D603", "small-cell", "warning", small_cell),
    Rule("D604", "third-person", "warning", third_person),
    Rule("D605", "kind-of-organisation-told", "warning", kind_told),
)

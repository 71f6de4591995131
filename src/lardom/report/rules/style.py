"""House style: one form for each device, marks in pairs, announced lists kept, one spelling, no word twice."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from lardom.report.languages import language_of
from lardom.report.numerals import numerals
from lardom.report.outline import Block
from lardom.report.reading import RUNNING, Reading
from lardom.report.rules.rule import Hit, Rule
from lardom.report.sections import bare_title
from lardom.text.quotemarks import DOUBLE, quote_pairs, unbalanced_marks

_DEVICES: dict[str, dict[str, re.Pattern[str]]] = {
    "ellipsis": {
        "[…]": re.compile(r"\[…\]"),
        "[...]": re.compile(r"\[\.\.\.\]"),
        "(…)": re.compile(r"\(…\)"),
        "(...)": re.compile(r"\(\.\.\.\)"),
    },
    "redaction": {
        "[X]": re.compile(r"\[X\]"),
        "[XX]": re.compile(r"\[XX+\]"),
        "X": re.compile(r"(?<![\w\[(/-])X(?![\w\])/-])"),
        "XX": re.compile(r"(?<![\w\[(])XX+(?![\w\])])"),
    },
}


def mixed_devices(reading: Reading) -> Iterator[Hit]:
    """One form for an ellipsis and one for a redaction through the whole draft."""
    for device, forms in _DEVICES.items():
        first: dict[str, tuple[int, int, int]] = {}
        count: Counter[str] = Counter()
        for citation in reading.citations:
            text = reading.blocks[citation.block].text
            for form, pattern in forms.items():
                for found in pattern.finditer(text, citation.start, citation.end):
                    count[form] += 1
                    first.setdefault(form, (citation.block, found.start(), found.end()))
        if len(count) < 2:
            continue
        house = max(count, key=lambda form: (count[form], form == next(iter(forms))))
        tally = ", ".join(f"{form} × {number}" for form, number in count.most_common())
        for form in count:
            if form != house:
                values = {"form": form, "house": house}
                yield Hit(*first[form], key=device, values=values, facts=(("forms", {"tally": tally}),))


def unbalanced_quotes(reading: Reading) -> Iterator[Hit]:
    """Every quotation mark has its partner."""
    for index, block in enumerate(reading.blocks):
        if block.kind not in RUNNING:
            continue
        for position, fault in unbalanced_marks(block.text):
            if fault == "unclosed" and _goes_on(reading.blocks, index):
                continue
            if fault == "unopened" and index and _goes_on(reading.blocks, index - 1):
                continue
            if block.text[position] in "‹›«»" and _stands_alone(block.text, position):
                continue
            yield Hit(index, position, position + 1, key=fault, values={"mark": block.text[position]})


def _stands_alone(text: str, position: int) -> bool:
    """An angle between spaces is an arrow or a divider, not a quotation mark."""
    return text[max(0, position - 1) : position + 2].strip() == text[position]


def _goes_on(blocks: tuple[Block, ...], index: int) -> bool:
    """A quotation of several paragraphs is opened at each of them and closed at the last only."""
    if index + 1 >= len(blocks):
        return False
    following = blocks[index + 1]
    return following.kind == "quotation" or following.text[:1] in DOUBLE


def mixed_marks(reading: Reading) -> Iterator[Hit]:
    """One pair of outer quotation marks through the whole draft; words of another language may have their own."""
    count: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[int, int, int]] = {}
    for index, block in enumerate(reading.blocks):
        if block.kind not in RUNNING:
            continue
        for pair in quote_pairs(block.text):
            marks = pair.marks(block.text)
            if pair.depth == 0 and marks[0] in DOUBLE:
                key = (language_of([pair.inside(block.text)], reading.language), marks)
                count[key] += 1
                first.setdefault(key, (index, pair.start, pair.end))
    for language in {language for language, _ in count}:
        here = Counter({marks: number for (one, marks), number in count.items() if one == language})
        house = here.most_common(1)[0][0]
        tally = ", ".join(f"{marks[0]}…{marks[1]} × {number}" for marks, number in here.most_common())
        for marks in here:
            if marks != house:
                values = {"form": f"{marks[0]}…{marks[1]}", "house": f"{house[0]}…{house[1]}"}
                yield Hit(*first[language, marks], values=values, facts=(("forms", {"tally": tally}),))


_ANNOUNCED = {
    "sv": re.compile(r"\s(?:\w+\s){0,2}(?:teman|temaområden|lärdomar|huvudlärdomar)\b"),
    "en": re.compile(r"\s(?:\w+\s){0,2}(?:themes|lessons)\b"),
}


def announced_list(reading: Reading) -> Iterator[Hit]:
    """Themes or lessons announced before the first subheading are the subheadings that follow."""
    for index, block in enumerate(reading.blocks):
        if block.kind != "heading":
            continue
        lead, headings = _beneath(reading.blocks, index)
        if len(headings) < 2:
            continue
        for at in lead:
            yield from _announcement(reading, at, [bare_title(title) for title in headings])


def _beneath(blocks: tuple[Block, ...], index: int) -> tuple[list[int], list[str]]:
    """The prose between a heading and its first subheading, and the titles of its subheadings."""
    level = blocks[index].level
    lead: list[int] = []
    titles: list[str] = []
    for at in range(index + 1, len(blocks)):
        block = blocks[at]
        if block.kind == "heading":
            if block.level <= level:
                break
            if block.level == level + 1:
                titles.append(block.text)
        elif not titles and block.kind == "paragraph":
            lead.append(at)
    return lead, titles


def _announcement(reading: Reading, at: int, titles: list[str]) -> Iterator[Hit]:
    for sentence in reading.sentences_of_block.get(at, ()):
        for number in numerals(sentence.text, reading.language):
            noun = _ANNOUNCED[reading.language].match(sentence.text, number.end)
            if number.whole is None or number.article or not noun:
                continue
            start, end = sentence.start + number.start, sentence.start + noun.end()
            items = _items(sentence.text[noun.end() :])
            if number.whole != len(titles):
                values: dict[str, str | int] = {"said": number.whole, "headings": len(titles)}
                yield Hit(at, start, end, key="count", values=values, facts=_listed(titles))
            elif len(items) == len(titles):
                wrong = [(said, title) for said, title in zip(items, titles, strict=True) if not _same(said, title)]
                if wrong:
                    values = {"said": wrong[0][0], "heading": wrong[0][1]}
                    yield Hit(at, start, sentence.end, key="names", values=values, facts=_listed(titles))
            return


def _items(text: str) -> list[str]:
    found = re.match(r"\s*[:–—-]\s*(.+)$", text, re.DOTALL)
    if not found:
        return []
    parts = re.split(r"[,;]\s*(?:och|and|samt)?\s*|\s+(?:samt)\s+", found[1].strip(" ."))
    last = parts[-1]
    cut = re.split(r"\s+(?:och|and)\s+", last)
    # "A, B och C": the last comma part holds two items; "A och B" inside an item is left whole elsewhere.
    return [part.strip() for part in [*parts[:-1], *([" ".join(cut[:-1]), cut[-1]] if len(cut) == 2 else [last])]]


def _same(said: str, title: str) -> bool:
    return (
        fuzz.token_set_ratio(said.casefold(), title.casefold()) >= 75
        or fuzz.partial_ratio(said.casefold(), title.casefold()) >= 85
    )


def _listed(titles: list[str]) -> tuple[tuple[str, dict[str, str]], ...]:
    return (("headings", {"titles": " · ".join(titles)}),)


_TWICE = re.compile(r"\b([^\W\d_]{2,})(\s+)\1\b")
_MAY_STAND_TWICE = frozenset(
    [
        "det",
        "den",
        "de",
        "har",
        "hade",
        "är",
        "var",
        "så",
        "där",
        "här",
        "mycket",
        "ja",
        "nej",
        "that",
        "had",
        "is",
        "so",
        "very",
        "on",
        "in",
        "do",
    ]
)
"""Words that a grammatical sentence can hold twice in a row ("det det handlar om", "that that")."""


def doubled_word(reading: Reading) -> Iterator[Hit]:
    """No word stands twice in a row, outside quotations."""
    for sentence in reading.sentences:
        if sentence.raw[-1:] not in ".!?…:":
            continue  # a row of a table, not a sentence
        for found in _TWICE.finditer(sentence.text):
            if found[1].casefold() not in _MAY_STAND_TWICE and found[1][0].islower():
                start = sentence.start + found.start()
                yield Hit(sentence.block, start, sentence.start + found.end(), values={"word": found[1]})


RULES = (
    Rule("S701", "mixed-devices", "warning", mixed_devices),
    Rule("S702", "unbalanced-marks", "warning", unbalanced_quotes),
    Rule("S703", "mixed-marks", "warning", mixed_marks),
    Rule("S704", "announced-list", "warning", announced_list),
    Rule("S706", "doubled-word", "warning", doubled_word),
)

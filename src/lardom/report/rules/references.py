"""References inside the report: to tables, figures, chapters, and to what stands above or below."""

import re
from collections.abc import Iterator

from lardom.report.passages import Sentence
from lardom.report.reading import Reading
from lardom.report.rules.rule import Hit, Rule
from lardom.report.seen_tables import CAPTION_NUMBER

_REFERENCE = re.compile(
    r"\b(?P<what>tabell|table|figur|figure|diagram|fig\.|tab\.)\s+(?P<number>\d+)\b(?!\.\d)(?!\s+(?:i|in|hos|from|från)\s+[A-ZÅÄÖ])",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"\b(?:avsnitt|kapitel|section|chapter)\s+(?P<number>\d+(?:\.\d+)*)\b(?!\s+(?:i|in)\s+[A-ZÅÄÖ])", re.IGNORECASE
)
_LINELESS = (".pdf", ".txt")


def _sort_of(word: str) -> str:
    return "table" if word.casefold().startswith("tab") else "figure"


def caption_without_table(reading: Reading) -> Iterator[Hit]:
    """Under a table's caption there is a table with something in it."""
    blocks = reading.blocks
    if reading.draft.file.endswith(_LINELESS):
        return
    for index, block in enumerate(blocks):
        named = CAPTION_NUMBER.match(block.text) if block.kind == "caption" else None
        if not named or _sort_of(named["what"]) != "table":
            continue
        near = [at for at in (_before(reading, index), index + 1) if 0 <= at < len(blocks)]
        bodies = [at for at in near if blocks[at].kind in ("table", "figure")]
        if not bodies:
            yield Hit(index, 0, len(block.text), values={"number": int(named["number"])})
    for index, block in enumerate(blocks):
        if (
            block.kind == "table"
            and block.table
            and not any(any(cell.strip() for cell in row) for row in block.table.rows)
        ):
            yield Hit(index, key="empty")


def _before(reading: Reading, index: int) -> int:
    at = index - 1
    while at >= 0 and reading.blocks[at].kind == "cell":
        at -= 1
    return at


def dangling(reading: Reading) -> Iterator[Hit]:
    """Every table, figure and chapter referred to exists."""
    captions: dict[str, set[int]] = {"table": set(), "figure": set()}
    for block in reading.blocks:
        for text in (block.text if block.kind == "caption" else "", block.table.caption if block.table else ""):
            named = CAPTION_NUMBER.match(text)
            if named:
                captions[_sort_of(named["what"])].add(int(named["number"]))
    bodies = {"table": sum(block.kind == "table" for block in reading.blocks),
              "figure": sum(block.kind == "figure" for block in reading.blocks)}  # fmt: skip
    chapters = {found[1] for block in reading.blocks if block.kind == "heading"
                if (found := re.match(r"(\d+(?:\.\d+)*)\.?\s", block.text))}  # fmt: skip
    lineless = reading.draft.file.endswith(_LINELESS)
    for sentence in reading.sentences:
        for found in _REFERENCE.finditer(sentence.text):
            sort, number = _sort_of(found["what"]), int(found["number"])
            known = captions[sort]
            exists = number in known if known else (lineless or bodies[sort] >= number)
            reading.verified["references"] += 1
            if not exists:
                yield _hit(sentence, found, sort, str(number))
        for found in _CHAPTER.finditer(sentence.text):
            reading.verified["references"] += 1
            if len(chapters) >= 2 and found["number"] not in chapters:
                yield _hit(sentence, found, "chapter", found["number"])


def _hit(sentence: Sentence, found: re.Match[str], key: str, number: str) -> Hit:
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return Hit(sentence.block, start, end, key=key, values={"number": number})


_ABOVE = {
    "sv": re.compile(r"\b(?:citate[nt](?:s)?\s+ovan|ovanstående\s+citat|föregående\s+citat)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:(?:quote|quotation)s?\s+above|above\s+(?:quote|quotation)s?|preceding\s+(?:quote|quotation)s?)\b", re.IGNORECASE),
}  # fmt: skip
_BELOW = {
    "sv": re.compile(r"\b(?:citate[nt](?:s)?\s+nedan|nedanstående\s+citat|följande\s+citat)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:(?:quote|quotation)s?\s+below|following\s+(?:quote|quotation)s?)\b", re.IGNORECASE),
}  # fmt: skip


def above_and_below(reading: Reading) -> Iterator[Hit]:
    """Quotations said to be above stand above in the same chapter, those said to be below just below."""
    for sentence in reading.sentences:
        here = [one for one in reading.citations if reading.sections[one.block].index == sentence.section.index]
        for key, pattern in (("above", _ABOVE), ("below", _BELOW)):
            found = pattern[reading.language].search(sentence.text)
            if not found:
                continue
            reading.verified["references"] += 1
            place = (sentence.block, sentence.start)
            if key == "above":
                stands = any((one.block, one.start) < place for one in here)
            else:
                stands = any((one.block, one.start) > place and one.block - sentence.block <= 4 for one in here)
            if not stands:
                start, end = sentence.start + found.start(), sentence.start + found.end()
                yield Hit(sentence.block, start, end, key=key)


RULES = (
    Rule("T402", "caption-without-table", "error", caption_without_table),
    Rule("T406", "dangling-reference", "error", dangling),
    Rule("T408", "nothing-above-or-below", "warning", above_and_below),
)

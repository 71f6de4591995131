"""What a reader will ask of the method chapter."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from lardom.report.reading import Reading
from lardom.report.rules.rule import Hit, Rule
from lardom.report.rules.texts import word


def method_facts(reading: Reading) -> Iterator[Hit]:
    """The method chapter says how many were interviewed, in how many projects and interviews, and how long."""
    inside = [index for index, section in enumerate(reading.sections) if section.kind == "method"]
    if not inside:
        return
    living = {value for index in inside for key, value in reading.blocks[index].attributes if key == "class"}
    if any("method-facts" in value for value in living):
        return
    shown = [reading.blocks[index] for index in inside]
    cells = [cell for block in shown if block.table for row in block.table.rows for cell in row]
    text = " ".join([*(block.text for block in shown), *cells])
    numbers = {
        str(int(n.value))
        for s in reading.sentences
        if s.section.kind == "method"
        for n in reading.numerals(s)
        if n.whole
    }
    missing = []
    for name in ("interview", "respondent", "project"):
        known = reading.known.get(f"study:{name}s")
        if known and not (numbers | set(re.findall(r"\d+", text))) & {str(known.value), *map(str, known.also)}:
            missing.append(word(name, reading.message_language))
    if missing:
        yield Hit(inside[0], 0, len(reading.blocks[inside[0]].text), values={"missing": ", ".join(missing)})


RULES = (Rule("M801", "method-facts", "note", method_facts, standing=False),)

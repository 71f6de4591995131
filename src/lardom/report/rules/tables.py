"""Tables: against the study, against themselves, against the prose and the attributions."""

# ruff: noqa: D401 -- a rule's docstring says what the rule demands of a report

import re
from collections.abc import Iterator

from lardom.fieldwork.scores import score
from lardom.report.reading import Reading
from lardom.report.rules.rule import Fact, Hit, Rule
from lardom.report.seen_tables import PersonRow, SeenTable, cell_number, column, item_of
from lardom.report.stated import sampled_by

_TOTAL = re.compile(r"^(?:totalt?|summa|sammanlagt|samtliga|alla|hela|sum|all|total)\b", re.IGNORECASE)
_NO_SUM = re.compile(r"medel|mean|genomsnitt|average|median|spridning|spread|\bsd\b|standard|andel|share|%|procent|per ?cent|"
                     r"år|year|unik|unique|olika|distinct|minst|at least", re.IGNORECASE)  # fmt: skip


def not_in_table(reading: Reading) -> Iterator[Hit]:
    """Whoever is quoted stands in the draft's own table of respondents."""
    tables = [table for table in reading.tables if table.kind == "respondents"]
    if not tables:
        return
    listed = {(row.label, person) for table in tables for row in table.people for person in row.respondents}
    labels = {label for label, _ in listed}
    for cited in reading.cited:
        attribution = cited.citation.attribution
        if not attribution or not attribution.project or cited.unknown:
            continue
        missing = [one for one in attribution.respondents if (attribution.project, one) not in listed]
        if missing and not any(not person.may_be_used for person in cited.respondents):
            key = "" if attribution.project in labels else "project"
            values = {"project": attribution.project, "people": ", ".join(missing)}
            citation = cited.citation
            start, end = citation.attribution_start, citation.attribution_end
            where = (tables[0].block, 0, "table")
            yield Hit(citation.attribution_block, start, end, key=key, values=values, related=(where,))


def letter_gap(reading: Reading) -> Iterator[Hit]:
    """The projects' letters run without a gap."""
    for table in reading.tables:
        letters = [row.label for row in table.people if len(row.label) == 1]
        if len(letters) < 3 or len(letters) != len(table.people):
            continue
        ranks = {ord(letter) - ord("A") for letter in letters if "A" <= letter <= "Z"}
        gaps = [
            chr(ord("A") + rank) for rank in range(min(ranks, default=0), max(ranks, default=0)) if rank not in ranks
        ]
        if gaps:
            yield Hit(table.block, key="one" if len(gaps) == 1 else "", values={"letters": ", ".join(gaps)})


def star_and_step(reading: Reading) -> Iterator[Hit]:
    """A star stands at the projects chosen for the second step, and at no other."""
    chosen = {one.label for one in reading.ground.material.sample if one.label and 2 in one.steps}
    for table in reading.tables:
        starred = {row.label for row in table.people if row.starred}
        shown = {row.label for row in table.people}
        if not starred or not any(one.steps for one in reading.ground.material.sample):
            continue
        for key, labels in (("extra", starred - chosen), ("missing", (chosen & shown) - starred)):
            if labels:
                yield Hit(table.block, key=key, values={"labels": ", ".join(sorted(labels))})
        if starred and starred == shown and len(shown) > 1 and starred == chosen:
            reading.verified["stars"] += 1


def population(reading: Reading) -> Iterator[Hit]:
    """A table of answers is not said to cover more people than were asked."""
    material = reading.ground.material
    everyone = len(reading.ground.heard)
    for table in reading.tables:
        if table.kind != "answers" or not everyone:
            continue
        items = [item for row in table.table.rows if (item := item_of(row, material.settings.items))]
        bases = {item.id: score(item, material.answers, material.respondents).base for item in items}
        largest = max(bases.values(), default=0)
        if largest and largest < everyone:
            yield from _says_all(reading, table, largest, everyone)


_ALL = {
    "sv": re.compile(r"\b(?:samtliga|alla)\s+(?:\d+\s+|de\s+)?(?:intervjuade|respondenter|personer|deltagare|informanter)", re.IGNORECASE),
    "en": re.compile(r"\ball\s+(?:of\s+the\s+|the\s+|\d+\s+)?(?:interviewed|respondents|interviewees|participants|informants)", re.IGNORECASE),
}  # fmt: skip


def _says_all(reading: Reading, table: SeenTable, base: int, everyone: int) -> Iterator[Hit]:
    values = {"base": base, "everyone": everyone}
    for index, block in enumerate(reading.blocks):
        its = block.kind == "caption" and block.text == table.table.caption
        found = _ALL[reading.language].search(block.text) if its else None
        if found:
            yield Hit(index, found.start(), found.end(), values=values)
            return
    for sentence in reading.sentences:
        named = table.number is not None and re.search(
            rf"\btab(?:ell|le)\s+{table.number}\b", sentence.text, re.IGNORECASE
        )
        found = _ALL[reading.language].search(sentence.text) if named else None
        if found:
            yield Hit(sentence.block, sentence.start + found.start(), sentence.start + found.end(), values=values)
            return


def against_study(reading: Reading) -> Iterator[Hit]:
    """The draft's tables show what the study holds."""
    for table in reading.tables:
        reading.verified["tables"] += table.kind != "other"
        if table.kind == "respondents":
            yield from _people_against_study(reading, table)
        elif table.kind == "answers":
            yield from _answers_against_study(reading, table)
        else:
            yield from _groups_against_study(reading, table)


def _people_against_study(reading: Reading, table: SeenTable) -> Iterator[Hit]:
    ground = reading.ground
    heard: dict[str, set[str]] = {}
    for person in ground.heard:
        heard.setdefault(ground.label_of(person.project_id), set()).add(person.label.upper().replace(" ", ""))
    shown = {row.label for row in table.people}
    for row in table.people:
        if row.label not in heard:
            if not ground.project_id(row.label):
                yield Hit(table.block, key="no project", values={"label": row.label})
            continue
        yield from _row_against_study(reading, table, row, heard[row.label])
    missing = sorted(label for label in heard if label and label not in shown)
    if missing:
        yield Hit(table.block, key="projects missing", values={"labels": ", ".join(missing)})


def _row_against_study(reading: Reading, table: SeenTable, row: PersonRow, heard: set[str]) -> Iterator[Hit]:
    listed = set(row.respondents)
    # Whoever is missing here but quoted is told of at the quotation (T401).
    quoted = {
        person
        for cited in reading.cited
        if (told := cited.citation.attribution) and told.project == row.label
        for person in told.respondents
    }
    extra, missing = sorted(listed - heard), sorted(heard - listed - quoted)
    if extra or missing:
        key = "people" if extra and missing else "people extra" if extra else "people missing"
        values = {"label": row.label, "extra": ", ".join(extra), "missing": ", ".join(missing)}
        yield Hit(table.block, key=key, values=values)
    project = reading.ground.projects.get(reading.ground.project_id(row.label))
    known = {one.category.casefold() for one in reading.ground.material.projects if one.category}
    said = row.category.casefold()
    if project and project.category and said in known and said != project.category.casefold():
        values = {"label": row.label, "said": row.category, "true": project.category}
        yield Hit(table.block, key="category", values=values)


def _answers_against_study(reading: Reading, table: SeenTable) -> Iterator[Hit]:
    material = reading.ground.material
    if not material.answers:
        return
    at_n, at_mean = column(table.table, "n"), column(table.table, "mean")
    for row in table.table.rows:
        item = item_of(row, material.settings.items)
        if item is None:
            continue
        true = score(item, material.answers, material.respondents)
        for at, value, name in ((at_n, float(true.n), "n"), (at_mean, true.mean, "mean")):
            said = cell_number(row[at], reading.language) if at is not None and at < len(row) else None
            if said is None or value is None:
                continue
            reading.verified["cells"] += 1
            allowed = [value] + ([true.project_mean] if name == "mean" and true.project_mean is not None else [])
            if all(abs(said[0] - one) > 0.5 * 10.0 ** -said[1] + 1e-9 for one in allowed):
                values = {"item": row[0], "said": row[at or 0], "true": round(value, max(said[1], 0))}
                yield Hit(table.block, key=name, values=values)


def _groups_against_study(reading: Reading, table: SeenTable) -> Iterator[Hit]:
    names = {
        fact.partition(":")[2].casefold(): fact for fact in reading.facts if fact.startswith(("category:", "type:"))
    }
    rows = [row for row in table.table.rows if row and row[0].strip().casefold() in names]
    at = column(table.table, "count")
    if len(rows) < 2 or at is None or re.search(r"urval|sampl|intervj|steg|step", table.table.caption, re.IGNORECASE):
        return
    for row in rows:
        said = cell_number(row[at], reading.language) if at < len(row) else None
        fact = reading.facts[names[row[0].strip().casefold()]]
        if said is None:
            continue
        reading.verified["cells"] += 1
        if said[0] != fact.value and said[0] != sampled_by(reading.ground, *_group(fact.name)):
            values = {"item": row[0], "said": row[at], "true": fact.value}
            facts: tuple[Fact, ...] = (("study number", {"fact": fact.name, "true": fact.value,
                                                         "source": "portfolio/projects.csv"}),)  # fmt: skip
            yield Hit(table.block, key="group", values=values, facts=facts)


def _group(name: str) -> tuple[str, str]:
    group, _, value = name.partition(":")
    return group, value


def table_sums(reading: Reading) -> Iterator[Hit]:
    """The row called total is the sum of the rows above it."""
    for table in reading.tables:
        rows = table.table.rows
        last = next((index for index, row in enumerate(rows) if row and _TOTAL.match(row[0].strip())), None)
        if last is None or last < 2 or table.kind != "other":
            continue
        for at in range(1, len(rows[last])):
            title = table.table.header[at] if at < len(table.table.header) else ""
            cells = [cell_number(row[at], reading.language) if at < len(row) else None for row in rows[:last]]
            total = cell_number(rows[last][at], reading.language)
            whole = [cell for cell in cells if cell is not None and not cell[1]]
            if (
                total is None
                or total[1]
                or len(whole) != len(cells)
                or _NO_SUM.search(f"{title} {table.table.caption}")
            ):
                continue
            reading.verified["sums"] += 1
            added = int(sum(value for value, _ in whole))
            if added != int(total[0]):
                values = {"column": title, "said": int(total[0]), "total": added}
                shown = " + ".join(str(int(value)) for value, _ in whole)
                yield Hit(table.block, key="table", values=values, facts=(("sum", {"shown": shown, "total": added}),))


def prose_against_table(reading: Reading) -> Iterator[Hit]:
    """A number the prose takes from a table stands in the row it names."""
    by_number = {table.number: table for table in reading.tables if table.number is not None}
    told = {(s.number, one.numeral.start) for s, one in reading.statements if one.fact in reading.known}
    for sentence in reading.sentences:
        named = re.findall(r"\b(?:tabell|table)\s+(\d+)\b", sentence.text, re.IGNORECASE)
        table = by_number.get(int(named[0])) if len(set(named)) == 1 else None
        if table is None or table.kind == "respondents":
            continue
        rows = [row for row in table.table.rows if row and _names(sentence.text, row[0])]
        candidates = [
            one for one in reading.numerals(sentence)
            if not one.article and not re.search(r"(?:tabell|table)\s+$", sentence.text[: one.start], re.IGNORECASE)
        ]  # fmt: skip
        if len(rows) != 1 or len(candidates) != 1 or (sentence.number, candidates[0].start) in told:
            continue
        said = candidates[0]
        cells = [cell for one in rows[0][1:] if (cell := cell_number(one.replace("%", ""), reading.language))]
        if not cells:
            continue
        reading.verified["cells"] += 1
        if all(abs(said.value - cell) > 0.5 * 10.0**-said.decimals + 1e-9 for cell, _ in cells):
            values = {"said": said.value, "row": rows[0][0], "table": table.number or 0}
            facts: tuple[Fact, ...] = (("row", {"row": " · ".join(rows[0])}),)
            where = (table.block, 0, "table")
            yield Hit(sentence.block, sentence.start + said.start, sentence.start + said.end, values=values, facts=facts,
                      related=(where,))  # fmt: skip


def _names(text: str, label: str) -> bool:
    label = label.strip()
    return len(label) >= 4 and bool(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE))


RULES = (
    Rule("N302", "prose-against-table", "error", prose_against_table),
    Rule("T401", "attribution-not-in-table", "error", not_in_table),
    Rule("T403", "population-of-a-table", "error", population),
    Rule("T404", "letter-gap", "warning", letter_gap),
    Rule("T405", "star-and-step", "error", star_and_step),
    Rule("T407", "table-against-study", "error", against_study),
)

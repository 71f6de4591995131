import random
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from shared_data import shared

from lardom.exchange.spreadsheet import read_table
from lardom.portfolio.counts import facts
from lardom.portfolio.mapping import PortfolioMapping, apply_mapping, mapping_from_toml, update
from lardom.portfolio.projects import Party, Project
from lardom.study.problems import Problem
from lardom.study.tablefile import Row, TableFile

MAPPINGS = Path(__file__).parents[2] / "docs" / "reference" / "mappings"
Loaded = tuple[tuple[Project, ...], tuple[Party, ...], tuple[Problem, ...]]


def _mapping(text: str) -> PortfolioMapping:
    mapping, problems = mapping_from_toml(tomllib.loads(text))
    assert problems == ()
    return mapping


def _table(*rows: str, file: str = "lista.csv") -> TableFile:
    header, *body = (tuple(row.split("|")) for row in rows)
    return TableFile(file, header, tuple(Row(number, cells) for number, cells in enumerate(body, start=2)))


def _load(text: str, table: TableFile) -> Loaded:
    return apply_mapping({("lista.csv", ""): table}, _mapping(text))


def _real(name: str) -> tuple[PortfolioMapping, dict[tuple[str, str], TableFile]]:
    mapping, _ = mapping_from_toml(
        tomllib.loads((MAPPINGS / f"{name}.toml").read_text("utf-8"))["portfolio"]["mapping"]
    )
    tables = {}
    for file, sheet in mapping.sources:
        table, problems = read_table(shared(f"portfolio/{file}"), sheet=sheet or None)
        assert problems == ()
        assert table is not None
        tables[file, sheet] = table
    return mapping, tables


PROJECTS = """
[projects]
file = "lista.csv"
columns = { project_id = "Dnr", title = ["Titel", "Title"], start = "Start", end = "Slut", budget = "Budget" }
"""
PARTICIPATIONS = (
    PROJECTS
    + """
[[parties]]
columns = { project_id = "Dnr", organisation = "Part", kind = "Slag", budget = "Del" }
"""
)


def test_fields_are_read_from_their_columns() -> None:
    projects, _, problems = _load(
        PROJECTS,
        _table(
            "Dnr|Titel|Title|Start|Slut|Budget",
            "d1||Sensors|2021-03|2022|1 200,50",
            "d2|Sensorer|Sensors|2021-03-05|n/a|",
        ),
    )
    assert problems == ()
    assert projects == (
        Project("d1", "Sensors", start=date(2021, 3, 1), end=date(2022, 12, 31), budget=1200.5),
        Project("d2", "Sensorer", start=date(2021, 3, 5)),
    )


def test_what_cannot_be_read_is_told_with_row_column_and_value() -> None:
    projects, _, problems = _load(
        PROJECTS, _table("Dnr|Titel|Title|Start|Slut|Budget", "d1|A||i våras|2022|mycket", "|B|||2022|1")
    )
    assert projects[0].start is None
    assert projects[0].budget is None
    assert [(p.row, p.column, p.value, p.severity) for p in problems] == [
        (2, "Start", "i våras", "warning"),
        (2, "Budget", "mycket", "warning"),
        (3, None, None, "error"),
    ]


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    _, _, problems = _load(PROJECTS, _table("Dnr|Titel|Start|Slut|Budget", "d1|A|||"))
    assert [problem.message for problem in problems] == ['The table has no column "Title", which the mapping names.']
    assert problems[0].way_out == "Its columns are: Dnr, Titel, Start, Slut, Budget."


def test_a_table_that_could_not_be_read_is_told() -> None:
    projects, _, problems = apply_mapping({}, _mapping(PROJECTS))
    assert projects == ()
    assert problems[0].file == "lista.csv"


def test_rows_that_are_participations_give_each_project_once() -> None:
    table = _table(
        "Dnr|Titel|Title|Start|Slut|Budget|Part|Slag|Del",
        "d1||||||Norrviks kommun|Kommun|10",
        "d1|Sensorer|||||Region Norr|landsting|5",
        "d2|Snö|||||Snö AB|företag|",
    )
    projects, parties, problems = _load(PARTICIPATIONS, table)
    assert problems == ()
    assert [(project.id, project.title) for project in projects] == [("d1", "Sensorer"), ("d2", "Snö")]
    assert [(party.kind, party.budget) for party in parties] == [
        ("municipality", 10.0),
        ("region", 5.0),
        ("company", None),
    ]


def test_repeated_rows_that_disagree_are_told_once() -> None:
    table = _table("Dnr|Titel|Title|Start|Slut|Budget", "d1|A||||1", "d1|B||||1", "d1|C||||2")
    projects, _, problems = _load(PROJECTS, table)
    assert (projects[0].title, projects[0].budget) == ("A", 1.0)
    assert [(problem.row, problem.message[:6]) for problem in problems] == [(3, "2 rows"), (3, "2 rows")]
    last, _, _ = _load(PROJECTS + 'repeated = "last"', table)
    assert (last[0].title, last[0].budget) == ("C", 2.0)


PARTIES = """
[[parties]]
file = "lista.csv"
columns = { project_id = ["Program", "Dnr"], organisation = "Part", kind = "Slag", role = "Roll" }
values.kind = { PUB = "public body" }
values.role = { Ja = "lead partner" }
constants.country = "SE"
otherwise = "other"
rewrite = [{ field = "organisation", pattern = ' \\(.*\\)$' }]
kind_rules = [
  { kind = "company", pattern = '\\bAB$' },
  { kind = "municipality", pattern = 'kommun$', when = [{ column = "Slag", values = ["pub"] }] },
]
"""


def test_kinds_come_from_rules_then_the_cell_then_the_rest() -> None:
    table = _table(
        "Program|Dnr|Part|Slag|Roll",
        "A|1|Norrviks kommun (avhopp 2016)|PUB|Ja",
        "A|1|Norrviks Kommun|PRC|",
        "A|1|Norrvatten AB|PUB|",
        "A|1|Skolan|PUB|",
        "A|1|Kören||",
    )
    _, parties, problems = _load(PARTIES, table)
    assert problems == ()
    assert [party.kind for party in parties] == ["municipality", "prc", "company", "public body", "other"]
    assert parties[0] == Party("A · 1", "Norrviks kommun", "municipality", "lead partner", country="SE")


def test_rows_are_kept_and_dropped_by_conditions() -> None:
    table = _table("Program|Dnr|Part|Slag|Roll", "A|1|X||", "B|1|Y||", "B|2|Z|avslag|")
    keep = 'keep = [{ column = "Program", values = ["b"] }]\ndrop = [{ column = "Slag", pattern = "^avs" }]\n'
    _, parties, _ = _load(PARTIES + keep, table)
    assert [party.organisation for party in parties] == ["Y"]


def test_repeated_parties_count_as_the_mapping_says() -> None:
    table = _table("Program|Dnr|Part|Slag|Roll", "A|1|X|a|Ja", "A|1|x|b|Ja", "A|1|X|c|")
    numbers = {
        how: [party.kind for party in _load(PARTIES + f'repeated = "{how}"', table)[1]]
        for how in ("all", "first", "last")
    }
    assert numbers == {"all": ["a", "b", "c"], "first": ["a", "c"], "last": ["b", "c"]}


def test_a_party_without_project_or_of_no_project_is_told() -> None:
    table = _table(
        "Dnr|Titel|Title|Start|Slut|Budget|Part|Slag|Del",
        "d1|A|||||X|kommun|1",
        "|A|||||X|kommun|1",
        "d1|A||||||kommun|1",
    )
    _, parties, problems = _load(PARTICIPATIONS, table)
    assert len(parties) == 1
    assert [(problem.row, problem.severity) for problem in problems] == [(3, "error"), (3, "warning"), (4, "warning")]


def test_a_party_goes_out_with_its_project_but_a_wrong_id_is_told() -> None:
    text = (
        PROJECTS
        + 'drop = [{ column = "Titel", values = ["Kontor"] }]\n'
        + PARTIES.replace('["Program", "Dnr"]', '"Dnr"')
    )
    tables = {("lista.csv", ""): _table("Dnr|Titel|Title|Start|Slut|Budget", "d1|A||||", "d2|Kontor||||")}
    parties = _table("Dnr|Part|Slag|Roll", "d1|X||", "d2|Y||", "d9|Z||", file="parter.csv")
    mapping = _mapping(text.replace('[[parties]]\nfile = "lista.csv"', '[[parties]]\nfile = "parter.csv"'))
    projects, kept, problems = apply_mapping(tables | {("parter.csv", ""): parties}, mapping)
    assert [project.id for project in projects] == ["d1"]
    assert [party.organisation for party in kept] == ["X"]
    assert [(problem.file, problem.row, problem.value) for problem in problems] == [("parter.csv", 4, "d9")]


def test_a_second_load_of_the_same_file_gives_no_duplicates() -> None:
    projects = (Project("p1", "A"), Project("p2", "B"))
    parties = (Party("p1", "X"), Party("p1", "X", role="pilot"), Party("p2", "Y"))
    assert update((projects, parties), (projects, parties)) == (projects, parties)


def test_a_later_load_updates_by_id_and_keeps_the_rest() -> None:
    old = ((Project("p1", "A"), Project("p2", "B")), (Party("p1", "X"), Party("p2", "Y")))
    new = ((Project("p2", "B2"), Project("p3", "C")), (Party("p2", "Z"), Party("p3", "X")))
    projects, parties = update(old, new)
    assert projects == (Project("p1", "A"), Project("p2", "B2"), Project("p3", "C"))
    assert parties == (Party("p1", "X"), Party("p2", "Z"), Party("p3", "X"))


def test_the_compiled_iot_list_loads() -> None:
    mapping, tables = _real("iot-sverige")
    projects, parties, problems = apply_mapping(tables, mapping)
    assert problems == ()
    assert (len(projects), len(parties)) == (44, 129)
    found = facts(projects, parties)
    kinds = ("municipality", "region", "municipal company")
    assert [found[f"participations:{kind}"].value for kind in kinds] == [34, 6, 9]
    assert found["type:prototypprojekt"].value == 4
    assert found["owner:undetermined"].value == 44  # the list has no budgets of parties
    assert {owner.reason for owner in found.owners} == {"missing budget", "other public kinds", "no public party"}
    assert update((projects, parties), (projects, parties)) == (projects, parties)


def test_the_real_interreg_workbook_loads() -> None:
    mapping, tables = _real("interreg-keep")
    projects, parties, problems = apply_mapping(tables, mapping)
    assert (len(projects), len(parties)) == (191, 245)
    assert [problem.message for problem in problems] == [
        "39 rows repeat a project that stands above; each project is counted once."
    ]
    kinds = Counter(party.kind for party in parties)
    assert (kinds["municipality"], kinds["region"], kinds["municipal association"], kinds["state agency"]) == (
        44,
        16,
        7,
        20,
    )
    assert all(project.budget and project.start and project.end for project in projects)
    names = {party.organisation: party.kind for party in parties}
    assert names["Falun Borlänge-regionen AB"] == "company"
    assert names["Region Jämtland Härjedalen/Filmpool Jämtland"] == "region"
    assert names["Sverigefinska folkhögskolan"] == "other"


def test_the_whole_interreg_workbook_has_1852_projects_and_8621_parties() -> None:
    mapping, tables = _real("interreg-keep")
    every = replace(mapping.parties[0].table, keep=())
    whole = replace(mapping, with_parties_only=False, parties=(replace(mapping.parties[0], table=every),))
    projects, parties, _ = apply_mapping(tables, whole)
    assert (len(tables["interreg_keep_2014-2020.xlsx", "Projects (lead partners)"].rows), len(projects)) == (1891, 1852)
    assert len(parties) == 8621


def test_cordis_participations_load_with_projects_repeated() -> None:
    mapping, tables = _real("cordis-h2020")
    projects, parties, problems = apply_mapping(tables, mapping)
    assert problems == ()
    assert (len(projects), len(parties)) == (602, 5150)
    found = facts(projects, parties)
    assert found["projects"].value == 602
    swedish = {party.organisation: party.kind for party in parties if party.country == "SE"}
    assert swedish["GOTEBORGS KOMMUN"] == "municipality"
    assert swedish["REGION SKANE"] == "region"
    assert swedish["NATURVARDSVERKET"] == "state agency"
    assert next(party.budget for party in parties if party.organisation.startswith("GMV SOLUCIONES")) == 562093.75


def test_swecris_twins_become_one_project() -> None:
    mapping, tables = _real("swecris")
    projects, parties, problems = apply_mapping(tables, mapping)
    assert (len(projects), len(parties)) == (5147, 5147)
    assert len(problems) == 1
    assert Counter(project.category for project in projects)["Vinnova"] == 1408


@pytest.mark.parametrize("name", ["cordis-h2020", "interreg-keep"])
def test_no_order_of_rows_in_a_real_file_changes_the_figures(name: str) -> None:
    mapping, tables = _real(name)
    projects, parties, _ = apply_mapping(tables, mapping)
    shuffled = random.Random(7).sample(parties, len(parties))  # noqa: S311  no secret: a fixed shuffle
    assert facts(reversed(projects), shuffled) == facts(projects, parties)

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.portfolio.mapping_toml import mapping_from_toml
from lardom.portfolio.mapping_values import Condition, KindRule, Rewrite

EXAMPLES = sorted((Path(__file__).parents[2] / "docs" / "reference" / "mappings").glob("*.toml"))

TEXT = """
with_parties_only = true
[projects]
file = "lista.xlsx"
sheet = "Projekt"
columns = { project_id = ["Program", "Dnr"], title = "Namn" }
values.type = { prototyputveckling = "prototypprojekt" }
constants.category = "Klimat"
drop = [{ column = "Status", values = ["Avslag"] }]
rewrite = [{ field = "title", pattern = ' \\(.*\\)$' }]
decimal = ","
[[parties]]
sheet = "Parter"
columns = { project_id = "Dnr", organisation = "Part" }
otherwise = "company"
repeated = "first"
kind_rules = [{ kind = "municipality", pattern = 'kommun$', when = [{ column = "Offentlig", values = ["Ja"] }] }]
"""


def test_every_setting_is_read() -> None:
    mapping, problems = mapping_from_toml(tomllib.loads(TEXT))
    assert problems == ()
    assert mapping.projects is not None
    assert mapping.projects.columns == (("project_id", ("Program", "Dnr")), ("title", ("Namn",)))
    assert mapping.projects.values == (("type", (("prototyputveckling", "prototypprojekt"),)),)
    assert mapping.projects.constants == (("category", "Klimat"),)
    assert mapping.projects.drop == (Condition("Status", ("Avslag",)),)
    assert mapping.projects.rewrite == (Rewrite("title", r" \(.*\)$"),)
    assert mapping.projects.decimal == ","
    (parties,) = mapping.parties
    assert parties.table.source == ("lista.xlsx", "Parter")
    assert parties.kind_rules == (KindRule("municipality", "kommun$", (Condition("Offentlig", ("Ja",)),)),)
    assert (parties.otherwise, parties.table.repeated, mapping.with_parties_only) == ("company", "first", True)


def test_one_section_of_parties_may_stand_without_double_brackets() -> None:
    source = tomllib.loads('[parties]\nfile = "p.csv"\ncolumns = { project_id = "a", organisation = "b" }')
    mapping, problems = mapping_from_toml(source)
    assert problems == ()
    assert len(mapping.parties) == 1


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("[projekt]", "portfolio.mapping.projekt", "no setting"),
        ("projects = 3", "portfolio.mapping.projects", "must be a section"),
        ("parties = [1]", "portfolio.mapping.parties", "list of sections"),
        ("[projects]\ncolumns.project_id = 'a'", "portfolio.mapping.projects.file", "No file"),
        ("[projects]\nfile = 'a'", "portfolio.mapping.projects.columns", '"project_id"'),
        (
            "[projects]\nfile = 'a'\ncolumns = { project_id = 'a', titel = 'b' }",
            "portfolio.mapping.projects.columns.titel",
            "no setting",
        ),
        (
            "[projects]\nfile = 'a'\ncolumns.project_id = 1",
            "portfolio.mapping.projects.columns.project_id",
            "text or a list",
        ),
        ("[projects]\nfile = 1\ncolumns.project_id = 'a'", "portfolio.mapping.projects.file", "must be a text"),
        (
            "[projects]\nfile = 'a'\ncolumns.project_id = 'a'\ndecimal = ';'",
            "portfolio.mapping.projects.decimal",
            "not known",
        ),
        (
            "[projects]\nfile = 'a'\ncolumns.project_id = 'a'\nrewrite = [{ field = 'x' }]",
            "portfolio.mapping.projects.rewrite.field",
            "no field",
        ),
        (
            "[projects]\nfile = 'a'\ncolumns.project_id = 'a'\nkeep = [{ values = ['x'] }]",
            "portfolio.mapping.projects.keep",
            "no column",
        ),
        (
            "[projects]\nfile = 'a'\ncolumns.project_id = 'a'\nkeep = [{ column = 'b', pattern = '(' }]",
            "portfolio.mapping.projects.keep.pattern",
            "no regular expression",
        ),
        (
            "[parties]\nfile = 'a'\ncolumns = { project_id = 'a', organisation = 'b' }\nkind_rules = [{ kind = 'region' }]",
            "portfolio.mapping.parties.kind_rules",
            "needs a kind",
        ),
        ("with_parties_only = 'ja'", "portfolio.mapping.with_parties_only", "true or false"),
    ],
)
def test_a_mistake_is_told_with_its_setting(text: str, place: str, says: str) -> None:
    _, problems = mapping_from_toml(tomllib.loads(text))
    (problem,) = problems
    assert problem.column == place
    assert says in problem.message
    assert problem.way_out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_documented_examples_are_right(path: Path) -> None:
    mapping, problems = mapping_from_toml(tomllib.loads(path.read_text("utf-8"))["portfolio"]["mapping"])
    assert problems == ()
    assert mapping.projects
    assert mapping.parties


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["(", "project_id", "all"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(
        st.sampled_from(
            ["projects", "parties", "columns", "values", "keep", "when", "column", "pattern", "kind_rules", "kind",
             "file", "rewrite", "field", "constants", "project_id", "organisation", "repeated"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["projects", "parties", "name", "with_parties_only"]), VALUES))
def test_nothing_a_settings_file_can_hold_makes_it_raise(source: dict[str, Any]) -> None:
    mapping, _ = mapping_from_toml(source)
    assert isinstance(mapping.sources, tuple)

from string import Formatter

from table_one import study

from lardom.claims.ground import Ground
from lardom.portfolio.facts import Facts
from lardom.report.composition import Composition, _troubles, missing, wishes_of
from lardom.report.tree import attr, plain_text


def making() -> Composition:
    return Composition(Ground(study()), Facts(()), "sv")


def test_tables_and_figures_are_numbered_apart() -> None:
    one = making()
    assert [one.next_number("table", "a", attr()), one.next_number("figure", "b", attr())] == [1, 1]
    assert one.next_number("table", "c", attr()) == 2
    assert {key: value.replace("\xa0", " ") for key, value in one.labels.items()} == {
        "a": "Tabell 1", "b": "Figur 1", "c": "Tabell 2",
    }  # fmt: skip


def test_a_problem_knows_the_line_its_part_stands_on() -> None:
    one = making()
    one.trouble("unknown-claim", attr("", [], [("data-pos", "report.md@12:3-12:9")]), value="C9")
    assert one.problems[0].row == 12
    assert str(one.problems[0]) == (
        "report.md, row 12: Registret har inget påstående ”C9”. Skriv id:t för ett påstående: en rad i claims.csv, "
        "eller under Påståenden i arbetsytan."
    )


def test_every_trouble_is_told_in_both_languages_with_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {field for _, field, _, _ in Formatter().parse(text) if field}

    for name, pairs in _troubles().items():
        swedish, english = pairs["sv"], pairs["en"]
        assert all(swedish), name
        assert [places(text) for text in swedish] == [places(text) for text in english], name


def test_the_usual_identifier_gets_a_number_when_it_is_taken() -> None:
    one = making()
    one.label("tab-funnel", "Tabell 1", attr())
    assert one.identifier(attr(), "tab-funnel") == "tab-funnel-2"
    assert one.identifier(attr("min"), "tab-funnel") == "min"


def test_wishes_leave_out_what_only_tells_the_place() -> None:
    assert wishes_of(attr("", [], [("wrapper", "1"), ("data-pos", "1:1-1:2"), ("by", "both")])) == {"by": "both"}


def test_what_is_missing_is_printed_with_a_question_mark() -> None:
    assert plain_text([missing("with:x")]) == "[with:x?]"

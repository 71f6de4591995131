from table_one import study

from lardom.claims.ground import Ground
from lardom.portfolio.facts import Facts
from lardom.report.composition import Composition
from lardom.report.placing import nothing, one_of, place_of, table_part
from lardom.report.tables import PrintedTable, cells
from lardom.report.tree import attr, para, plain_text

TABLE = PrintedTable("t", (cells("A"),), (cells("1"),), ("left",), caption="Ett", note="Not.")


def making() -> Composition:
    return Composition(Ground(study()), Facts(()), "en")


def test_a_table_takes_the_author_s_words_and_place() -> None:
    one = making()
    place = ("data-pos", "report.md@3:1-4:1")
    (block,) = table_part(
        one, attr("tab-own", ["funnel"], [("caption", "Own"), ("note", "Read in June."), place]), TABLE, "tab-t"
    )
    assert block["c"][0][0] == "tab-own"
    assert place in block["c"][0][2]
    text = plain_text([block]).replace("\xa0", " ")
    assert "Table 1. Own" in text
    assert "Not. Read in June." in text
    (next_one,) = table_part(one, attr("", ["funnel"]), TABLE, "tab-own")
    assert next_one["c"][0][0] == "tab-own-2"


def test_what_cannot_be_filled_leaves_a_marked_gap_and_says_why() -> None:
    one = making()
    assert plain_text(nothing(one, attr("", ["contrast"]), "too-many-themes", value="7", most="5")) == "[contrast?]"
    assert one.problems[0].message == "7 themes do not fit beside each other; at most 5 do."
    assert nothing(one, attr("", ["table"]), "own-table", keep=[para("kvar")]) == [para("kvar")]


def test_a_wish_that_is_not_known_is_told_and_the_usual_one_taken() -> None:
    one = making()
    triple = attr("", ["ties"], [("of", "words")])
    assert one_of(one, triple, "of", ("codes", "parties"), "codes") == "codes"
    assert one_of(one, attr("", ["ties"], [("of", "parties")]), "of", ("codes", "parties"), "codes") == "parties"
    assert [problem.code for problem in one.problems] == ["living-part-unknown"]
    assert place_of(triple) == []

from hypothesis import given
from hypothesis import strategies as st

from lardom.exchange.locating import Searched, closest, locate, places_of
from lardom.exchange.sheets import read_sheet
from lardom.exchange.tables import table_named
from lardom.study.tablefile import Row, TableFile
from lardom.text.span import Span
from lardom.transcripts.turns import Document

TEXT = "R1: Det märks på morgonen. Det märks – sa hon – ”varje” dag."
HEADER = ("coding_id", "transcript", "start", "end", "quote")


def located(*cells: str, document: Document | None = None) -> object:
    source = TableFile("codings.csv", HEADER, (Row(2, ("K1", "a.txt", *cells)),))
    sheet, _ = read_sheet(table_named("codings"), source)
    found = locate(sheet, {"a.txt": document or Document("a.txt", TEXT)})
    return found.places.get(2) or [one.code for one in found.troubles]


def test_a_passage_is_found_by_its_positions_by_its_words_and_by_both() -> None:
    assert located("4", "25", "") == Span(4, 25)
    assert located("", "", "märks på morgonen") == Span(8, 25)
    assert located("8", "25", "märks på morgonen") == Span(8, 25)


def test_positions_and_words_that_disagree_are_told() -> None:
    assert located("4", "25", "något annat") == ["quote-disagrees"]


def test_words_must_occur_exactly_once() -> None:
    assert located("", "", "Det märks") == ["quote-ambiguous"]
    assert located("", "", "ingenting sådant alls") == ["quote-missing"]
    assert located("", "", "det märktes på morgonen") == ["quote-altered"]


def test_other_quotation_marks_dashes_and_line_breaks_are_forgiven() -> None:
    assert located("", "", 'märks - sa hon - "varje"\ndag') == Span(31, 59)


def test_words_that_stand_letter_by_letter_go_before_a_likeness() -> None:
    document = Document("a.txt", 'Hon sa "ja" och sedan ”ja”.')
    assert located("", "", "”ja”", document=document) == Span(22, 26)


def test_a_passage_of_another_transcript_is_passed_over() -> None:
    source = TableFile("codings.csv", HEADER, (Row(2, ("K1", "b.txt", "", "", "x")),))
    sheet, _ = read_sheet(table_named("codings"), source)
    assert locate(sheet, {}).troubles == ()


def test_the_closest_passage_comes_in_whole_words() -> None:
    assert closest("det märks om morgonen", Document("a.txt", TEXT)) == "Det märks på morgonen."
    assert closest("kort", Document("a.txt", TEXT)) == ""
    assert closest("xxxxxxxxxxxxxxxxxxxxxxxx", Document("a.txt", TEXT)) == ""


@given(st.data())
def test_any_stretch_of_a_text_is_found_where_it_stands(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    assert Span(start, end) in places_of(TEXT[start:end], Searched(Document("a.txt", TEXT)))

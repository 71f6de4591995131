"""One table as CSV text."""

from dataclasses import replace

from small_study import study

from lardom.claims.material import Material
from lardom.claims.quotation import Attribution, Piece, Quotation
from lardom.exchange.delimited import delimiter_of, records
from lardom.exchange.table_texts import table_text
from lardom.exchange.tables import table_named
from lardom.fieldwork.scores import Answer
from lardom.study.settings import StudySettings


def test_a_table_without_rows_is_no_text() -> None:
    assert table_text(table_named("projects"), Material()) == ("", ())


def test_the_columns_are_parted_as_the_language_has_it() -> None:
    answers = (Answer("A-R1", "nytta", 4, "a,b;c"),)
    assert table_text(table_named("answers"), Material(answers=answers))[0].endswith('A-R1;nytta;4;"a,b;c"\n')
    english = Material(StudySettings(language="en"), answers=answers)
    assert table_text(table_named("answers"), english)[0].endswith('A-R1,nytta,4,"a,b;c"\n')


def test_words_that_would_mislead_the_reader_about_the_columns_make_the_file_say_it() -> None:
    # More commas than semicolons, as evenly: a reader would part the columns at the commas.
    answers = tuple(Answer(f"#{n},a,b,c,d,e,f,g\n#,b", "x", None) for n in range(30))
    text, troubles = table_text(table_named("answers"), Material(answers=answers))
    assert delimiter_of(text) == ";"
    assert troubles == ()
    body = [record.cells for record in records(text, ";") if len(record.cells) > 1]
    assert [cells[0] for cells in body[1:]] == [answer.respondent_id for answer in answers]


def test_a_name_with_what_parts_names_is_told_with_its_place() -> None:
    interviews = tuple(replace(one, interviewers=("Lo;Kim",)) for one in study().interviews[:1])
    text, (trouble,) = table_text(table_named("interviews"), Material(interviews=interviews))
    assert (trouble.code, trouble.row, trouble.column) == ("cell-not-kept", 2, "interviewers")
    assert "Lo,Kim" in text


def test_a_quotation_that_no_text_gives_is_told() -> None:
    odd = Quotation("Q1", Attribution("A", ("R1",)), (Piece("speech", "Ja "), Piece("speech", "nej")))
    _, (trouble,) = table_text(table_named("quotations"), Material(quotations=(odd,)))
    assert (trouble.code, trouble.column, trouble.value) == ("cell-not-kept", "text", "Q1")

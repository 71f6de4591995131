"""From printed lines to a draft."""

from lardom.report.lines import Line, draft_from_lines, lines_of_text


def printed(*rows: tuple[str, float, float], page: int = 1, size: float = 11.0, top: float = 700.0) -> list[Line]:
    """Lines of a page, 14 points apart: text, left edge, right edge."""
    return [Line(text, page, left, right, top - 14 * n, size) for n, (text, left, right) in enumerate(rows)]


def test_lines_of_one_paragraph_run_together_and_a_gap_parts_paragraphs() -> None:
    lines = printed(("Det här är en lång rad som fortsätter", 72, 500), ("på nästa rad.", 72, 150))
    more = [Line("Ett nytt stycke.", 1, 72, 160, 640, 11)]
    assert [b.text for b in draft_from_lines([*lines, *more], "a.pdf").blocks] == [
        "Det här är en lång rad som fortsätter på nästa rad.",
        "Ett nytt stycke.",
    ]


def test_a_sentence_broken_by_a_page_is_whole_again() -> None:
    first = printed(("Här börjar en mening som", 72, 500), ("inte tar slut förrän på", 72, 500))
    second = printed(("nästa sida.", 72, 160), page=2)
    (block,) = draft_from_lines([*first, *second], "a.pdf").blocks
    assert block.text == "Här börjar en mening som inte tar slut förrän på nästa sida."
    assert block.place.page == 1


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = []
    for page in range(1, 5):
        rows = printed((f"Text på sida {'abcd'[page - 1]} i rapporten.", 72, 500), page=page, top=650)
        pages += [Line("Min rapport", page, 72, 140, 760, 9), *rows, Line(str(page), page, 290, 300, 40, 9)]
    texts = [block.text for block in draft_from_lines(pages, "a.pdf").blocks]
    assert "Min rapport" not in " ".join(texts)
    assert all(text.startswith("Text på sida") for text in texts)


def test_larger_letters_are_headings_with_levels() -> None:
    lines = [
        Line("Rapport", 1, 72, 200, 760, 20),
        Line("Metod", 1, 72, 150, 720, 14),
        *printed(("Vi talade med alla som ville.", 72, 400), ("Det tog en vår.", 72, 180)),
    ]
    assert [(b.kind, b.level) for b in draft_from_lines(lines, "a.pdf").blocks][:2] == [("heading", 1), ("heading", 2)]


def test_an_indented_paragraph_in_quotation_marks_is_a_quotation() -> None:
    lines = [
        *printed(("Här står text över hela raden.", 72, 500), ("Och en rad till av samma slag.", 72, 500)),
        Line("”Vi vågade prova.” (Projekt A, R1)", 1, 110, 400, 650, 11),
    ]
    assert draft_from_lines(lines, "a.pdf").blocks[-1].kind == "quotation"


def test_plain_text_has_paragraphs_pages_and_headings() -> None:
    draft = draft_from_lines(lines_of_text("Metod\n\nVi talade\nmed alla.\n\fResultat\n\nDet gick bra.\n"), "a.txt")
    assert [(b.kind, b.text, b.place.page) for b in draft.blocks] == [
        ("heading", "Metod", 1),
        ("paragraph", "Vi talade med alla.", 1),
        ("heading", "Resultat", 2),
        ("paragraph", "Det gick bra.", 2),
    ]


def test_nothing_printed_is_an_empty_draft() -> None:
    assert draft_from_lines((), "a.pdf").blocks == ()


def test_a_word_broken_before_smaller_letters_is_whole_again() -> None:
    quoted = Line("”Vi slipper stå i dörren och förhand\x02", 1, 84, 510, 700, 10)
    rest = Line("la.” (Projekt A, R1)", 1, 84, 156, 686, 8.5)
    (block,) = draft_from_lines([quoted, rest], "a.pdf").blocks
    assert block.text == "”Vi slipper stå i dörren och förhandla.” (Projekt A, R1)"

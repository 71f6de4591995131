"""What belongs to the page goes, what belongs to the text stays."""

from lardom.transcripts.pages import Page, PageLine, without_furniture


def page(*lines: tuple[str, float, float]) -> Page:
    return tuple(PageLine(text, left, left + 5 * len(text), foot) for text, left, foot in lines)


def texts(pages: list[Page], height: float = 800) -> list[list[str]]:
    return [[line.text for line in each] for each in without_furniture(pages, height)[0]]


def test_head_lines_that_come_back_go_whatever_their_numbers() -> None:
    pages = [
        page((f"Intervju 3, sida {n}", 50, 780), (f"Stycke {'x' * n}.", 50, 600), ("R1: Ja.", 50, 400))
        for n in (1, 2, 3)
    ]
    assert texts(pages) == [[f"Stycke {'x' * n}.", "R1: Ja."] for n in (1, 2, 3)]


def test_a_label_that_tops_several_pages_stays() -> None:
    body = [("Hej.", 50.0, 600.0 - 20 * n) for n in range(6)]
    pages = [
        page(("Participant:", 50, 780), *body, ("Participant:", 50, 300), *[(t, x, y - 320) for t, x, y in body])
    ] * 3
    assert all(lines[0] == "Participant:" for lines in texts(pages))


def test_page_numbers_at_the_edge_go_even_on_one_page() -> None:
    assert texts([page(("R1: Ja.", 50, 700), ("Sida 3 av 8", 50, 20))]) == [["R1: Ja."]]


def test_numbers_in_the_margin_go() -> None:
    lines = [(f"R1: Ja {n}.", 50.0, 700.0 - 20 * n) for n in range(5)]
    numbers = [(str(n), 20.0, 700.0 - 20 * n) for n in range(5)]
    assert texts([page(*lines, *numbers)]) == [[text for text, *_ in lines]]


def test_a_count_before_each_line_goes_and_an_answer_in_numbers_stays() -> None:
    counted = page(*[(f"{n} rad nummer {n}", 50, 700 - 20 * n) for n in range(1, 8)])
    assert texts([counted])[0][0] == "rad nummer 1"
    answers = page(("R1: Hur många?", 50, 700), ("12", 50, 680), ("Ja.", 50, 660))
    assert texts([answers]) == [["R1: Hur många?", "12", "Ja."]]


def test_a_line_printed_on_both_sides_of_a_page_break_is_read_once() -> None:
    line = "Participant: So you do not have to resize it and"
    pages = [page(("Dan: Mm.", 50, 500), (line, 50, 300)), page((line, 50, 600), ("have a full screen.", 50, 500))]
    assert texts(pages) == [["Dan: Mm.", line], ["have a full screen."]]

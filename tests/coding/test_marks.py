from lardom.coding.marks import Coding, Mark
from lardom.text.span import Span


def test_marks_and_codings_cover_code_points_of_the_document() -> None:
    text = "Hej 😀 världen"
    assert Coding("c1", "a.txt", 6, 13, "NET", "AB").span.of(text) == "världen"
    assert Mark("m1", "a.txt", 4, 5, "CD").span == Span(4, 5)
    assert Mark("m1", "a.txt", 4, 5, "CD").span.of(text) == "😀"

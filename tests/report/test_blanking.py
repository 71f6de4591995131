"""A text without what stands in quotation marks."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.report.blanking import blanked


@given(st.text(alphabet="ab ”“\"'’.", max_size=60))
def test_the_length_never_changes(text: str) -> None:
    assert len(blanked(text)) == len(text)


def test_words_in_marks_go_and_the_marks_stay() -> None:
    assert blanked("Alla sa ”alla” två gånger.") == "Alla sa ”    ” två gånger."

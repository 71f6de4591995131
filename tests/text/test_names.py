import pytest

from lardom.text.names import name_pattern


@pytest.mark.parametrize(("text", "found"), [
    ("Anna sade", True), ("Annas chef", True), ("Anna’s chef", True), ("Annan", False), ("Lill-Anna", False), ("anna", False),
])  # fmt: skip
def test_a_name_is_found_as_a_whole_word(text: str, found: bool) -> None:
    pattern = name_pattern("Anna", exact=True)
    assert pattern is not None
    assert bool(pattern.search(text)) is found


def test_a_word_is_found_whatever_its_capitals_and_a_letter_is_not_looked_for() -> None:
    pattern = name_pattern("Storstad", exact=False)
    assert pattern is not None
    assert pattern.search("i STORSTAD")
    assert name_pattern(" A ", exact=False) is None

from hypothesis import given
from hypothesis import strategies as st

from lardom.text.differences import differences, merged

WORDS = st.lists(st.sampled_from(["ett", " ", "två", "\n", "tre.", "å"]), max_size=30).map("".join)


@given(WORDS, WORDS)
def test_the_parts_make_up_both_versions(before: str, after: str) -> None:
    parts = differences(before, after)
    assert "".join(part.text for part in parts if part.kind != "in") == before
    assert "".join(part.text for part in parts if part.kind != "out") == after


@given(WORDS)
def test_nothing_differs_from_itself(text: str) -> None:
    assert all(part.kind == "same" for part in differences(text, text))


def test_a_word_is_told_not_the_line() -> None:
    parts = differences("Hej.\nVi såg en bro.\n", "Hej.\nVi såg en brygga.\n")
    assert [(part.kind, part.text) for part in parts if part.kind != "same"] == [("out", "bro"), ("in", "brygga")]


@given(WORDS, WORDS)
def test_a_change_of_one_alone_is_taken_whole(base: str, mine: str) -> None:
    assert merged(base, mine, base) == mine
    assert merged(base, base, mine) == mine


def test_both_putting_in_at_the_same_place_is_for_a_person_to_settle() -> None:
    assert merged("a\n", "a\nmitt\n", "a\nditt\n") is None


def test_the_same_change_made_twice_is_made_once() -> None:
    assert merged("a\nb\n", "a\nc\n", "a\nc\n") == "a\nc\n"

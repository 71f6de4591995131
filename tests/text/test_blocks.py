"""What two versions of a text have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.text.blocks import Block, Blocks, common_blocks
from lardom.text.span import Span

WORDS = st.lists(
    st.sampled_from(["ja", "nej", "det", "är", "bra", "sensor", "x\u0302", "😀", ".", "\n", " "]), max_size=40
)
TEXT = WORDS.map("".join) | WORDS.map(" ".join)


def check(old: str, new: str) -> Blocks:
    """Return the blocks, having seen that they are the same text in both, in order, none upon another."""
    blocks = common_blocks(old, new)
    at_old = at_new = 0
    for block in blocks.all:
        assert block.length > 0
        assert block.old >= at_old
        assert block.new >= at_new
        at_old, at_new = block.old + block.length, block.new + block.length
        assert old[block.old : at_old] == new[block.new : at_new]
    return blocks


@given(TEXT, TEXT)
def test_a_block_is_the_same_text_in_both_versions(old: str, new: str) -> None:
    check(old, new)


@given(TEXT)
def test_a_text_has_all_of_itself_in_common_with_itself(text: str) -> None:
    assert sum(block.length for block in check(text, text).all) == len(text)


@given(TEXT, TEXT, st.data())
def test_where_a_passage_stood_is_a_stretch_of_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    blocks = common_blocks(old, new)
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    between = blocks.between(span)
    assert between.end <= len(new)
    if block := blocks.around(span):
        assert between == span.shift(block.new - block.old)


def test_a_changed_word_parts_two_blocks_and_is_in_none() -> None:
    blocks = check("Hon såg det på morgonen.", "Hon såg inget på morgonen.")
    assert blocks.around(Span(8, 11)) is None
    assert blocks.between(Span(8, 11)) == Span(8, 13)


def test_signs_around_equal_words_belong_to_the_block_and_parts_of_words_do_not() -> None:
    assert check("(kommun)", "(kommunen)").all == (Block(0, 0, 1), Block(7, 9, 1))


def test_words_that_are_equal_by_chance_between_long_changes_are_no_block() -> None:
    old = "Ett två tre. Vi byggde en ny bro och målade den röd. Slut nu då."
    new = "Ett två tre. Pengarna tog slut efter jul och ingen visste varför. Slut nu då."
    assert check(old, new).between(Span(13, 52)).of(new) == "Pengarna tog slut efter jul och ingen visste varför."


def test_a_long_text_with_a_section_moved_keeps_the_rest_in_place() -> None:
    # Numbers in a row that repeats late look like words that are said again and again.
    words = [f"ord{at * at % 4_001}" for at in range(9_000)]
    old = " ".join(words)
    new = " ".join(words[:1_000] + words[5_000:8_000] + words[1_000:5_000] + words[8_000:])
    kept = sum(block.length for block in check(old, new).all)
    assert kept == pytest.approx(len(old) * 6 / 9, rel=0.02)


def test_a_text_that_repeats_itself_without_end_is_compared_all_the_same() -> None:
    check("ja nej " * 3_000, "ja nej ja " * 2_500)

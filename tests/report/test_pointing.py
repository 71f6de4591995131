"""Where a stretch of a block stands in the file."""

from hypothesis import given
from hypothesis import strategies as st

from lardom.report.findings import Finding
from lardom.report.outline import Block, Draft, Place
from lardom.report.pointing import excerpt, place_at, stretches
from lardom.text.span import Span


def test_a_block_without_lines_knows_only_its_own_place() -> None:
    place = Place("a.docx", paragraph=4)
    assert place_at(Block("paragraph", "Hej", place), 2) == place


def test_the_column_runs_on_from_the_anchor_before() -> None:
    block = Block("paragraph", "Hej på dig", Place("a.md", 3, 1), positions=((0, 3, 1), (7, 4, 1)))
    assert [(place_at(block, at).line, place_at(block, at).column) for at in (0, 6, 7, 9)] == [
        (3, 1),
        (3, 7),
        (4, 1),
        (4, 3),
    ]


@given(st.text(alphabet="ab c", min_size=1, max_size=80), st.data(), st.integers(0, 30))
def test_the_passage_stands_in_the_excerpt_where_it_says(text: str, data: st.DataObject, around: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut, at = excerpt(text, start, end, around)
    assert cut[at : at + end - start] == text[start:end]


def test_a_finding_that_knows_only_its_line_gets_the_words_of_the_line() -> None:
    draft = Draft("a.md", (), "ett\n  två tre \n")
    found = stretches(
        draft,
        [Finding("X904", "error", "", "", Place("a.md", 2)), Finding("X901", "warning", "", "", Place("study.toml"))],
    )
    assert found == (Span(6, 13), None)

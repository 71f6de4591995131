from lardom.report.outline import Block, Draft, Place, Table


def test_a_draft_keeps_its_blocks_in_order_with_their_places() -> None:
    draft = Draft(
        "report.md", (Block("heading", "Metod", Place("report.md", line=3), level=1), Block("paragraph", "Text."))
    )
    assert [block.kind for block in draft.blocks] == ["heading", "paragraph"]
    assert draft.blocks[0].place.line == 3


def test_a_table_without_rows_is_a_table_without_body() -> None:
    assert Table(header=("Projekt", "Respondenter")).rows == ()

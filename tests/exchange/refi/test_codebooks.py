from lardom.exchange.refi.codebooks import DEEPEST, codebook
from lardom.exchange.refi.values import Code

TREE = (
    Code(guid="1", name="Vård"), Code(guid="2", name="Nytta", depth=1, colour="#ff00aa", description=" Det  som\n hjälper."),
    Code(guid="3", name="Skola", colour="#f0a"), Code(guid="4", name="Nytta", depth=1), Code(guid="5", name="a; b"),
    Code(guid="6"), Code(guid="7", name="Lika"), Code(guid="8", name="Lika"),
)  # fmt: skip


def test_codes_keep_their_tree_their_order_and_get_readable_ids() -> None:
    book, ids = codebook(TREE)
    assert [code.id for code in book] == ["Vård", "Vård/Nytta", "Skola", "Skola/Nytta", "a, b", "6", "7", "8"]
    assert [code.parent for code in book][:4] == ["", "Vård", "", "Skola"]
    assert book[1].definition == "Det som hjälper."
    assert [book[place].colour for place in (1, 2, 3)] == ["#ff00aa", "#ff00aa", ""]
    assert [code.order for code in book] == list(range(8))
    assert ids["4"] == "Skola/Nytta"


def test_a_very_deep_tree_keeps_every_code_and_stands_on_the_last_level() -> None:
    book, _ = codebook([Code(guid=str(n), name=f"n{n}", depth=n) for n in range(900)])
    assert len(book) == 900
    assert {code.parent for code in book[DEEPEST:]} == {f"n{DEEPEST - 2}"}


def test_a_code_that_is_there_twice_is_one_and_what_is_below_it_hangs_below_it() -> None:
    book, _ = codebook([Code(guid="1", name="a"), Code(guid="1", name="a"), Code(guid="2", name="b", depth=1)])
    assert [(code.id, code.parent) for code in book] == [("a", ""), ("b", "a")]

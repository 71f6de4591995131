from lardom.claims.material import Material
from lardom.coding.marks import Coding, Mark, Memo
from lardom.exchange.refi.composed_texts import LONGEST_NAME, ComposedText, Passages, composed_text
from lardom.exchange.refi.composing import own_guid
from lardom.exchange.refi.values import Project
from lardom.transcripts.reading import document_from_text

DOCUMENT = document_from_text(
    "A", "R1: Vi tror på nyttan. 😀 Det hjälper, säger alla som har varit med om det ett tag till."
)


def composed(material: Material) -> tuple[ComposedText, Passages]:
    passages = Passages(material, lambda name: f"u-{name}", lambda code: f"c-{code}", own_guid, Project())
    return composed_text(None, DOCUMENT, material.codings, passages), passages


def test_codings_of_one_passage_share_it_and_passages_lie_in_the_order_of_the_text() -> None:
    rows = [
        Coding("k3", "A", 25, 80, "oro", "AL"),
        Coding("k1", "A", 4, 11, "n", "EA"),
        Coding("k2", "A", 4, 11, "n", "AL"),
    ]
    text, _ = composed(Material(codings=tuple(rows)))
    first, second = text.source.selections
    assert [(one.user, one.code) for one in first.codings] == [("u-EA", "c-n"), ("u-AL", "c-n")]
    assert (first.name, first.start, first.end) == ("Vi tror", 4, 11)
    assert DOCUMENT.text[25:80].startswith(second.name.rstrip("…"))
    assert len(second.name) <= LONGEST_NAME


def test_marks_are_passages_without_a_code_and_what_was_noted_is_a_note() -> None:
    material = Material(
        codings=(Coding("k1", "A", 4, 11, "n", "EA", note="Se upp"),),
        marks=(Mark("m1", "A", 12, 21, "MK", note="bra sagt"),),
        memos=(
            Memo("A", 1, "EA", "Hela turen"),
            Memo("A", None, "EA", "Om märket", "m1"),
            Memo("A", None, "AL", "Allt"),
        ),
    )
    text, passages = composed(material)
    assert [one.text for one in passages.notes] == ["Se upp", "bra sagt", "Hela turen", "Om märket", "Allt"]
    by_place = {(one.start, one.end): one for one in text.source.selections}
    assert len(by_place[12, 21].notes) == 2
    assert (by_place[12, 21].codings, by_place[12, 21].user) == ((), "u-MK")
    turn = DOCUMENT.turns[0]
    assert len(by_place[turn.start, turn.end].notes) == 1
    assert len(by_place[0, len(DOCUMENT.text)].notes) == 1

"""The text of a PDF, line by line."""

from pathlib import Path

import pytest
import typst

from lardom.exchange.draft_pdf import read_pdf_draft

SOURCE = """
#set page(width: 12cm, height: 14cm, margin: 2cm, header: [Min rapport], numbering: "1")
#set text(size: 11pt, hyphenate: true, lang: "sv")
#set par(justify: true)
= Metod
Vi genomförde intervjuer med tjugosex respondenter från fjorton projekt, och därefter lästes utskrifterna
gemensamt av projektassistenter och forskare som markerade det viktigaste i varje genomgång av materialet.
#quote(block: true)[”Upphandlingen tog nästan ett helt år, det var tungt.” (Projekt A, R1)]
#pagebreak()
= Resultat
Det gick bra.
#pagebreak()
= Slut
Tack.
"""


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    (tmp_path / "a.typ").write_text(SOURCE, encoding="utf-8")
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"))
    return tmp_path / "a.pdf"


def test_broken_words_and_paragraphs_are_whole_and_heads_are_gone(printed: Path) -> None:
    draft, problems = read_pdf_draft(printed)
    assert not problems
    assert draft is not None
    texts = [block.text for block in draft.blocks]
    assert "Min rapport" not in " ".join(texts)
    body = next(text for text in texts if text.startswith("Vi genomförde"))
    assert body.endswith("varje genomgång av materialet.")
    assert "-" not in body
    assert [(b.text, b.place.page) for b in draft.blocks if b.kind == "heading"] == [
        ("Metod", 1),
        ("Resultat", 2),
        ("Slut", 3),
    ]


def test_a_set_off_quotation_is_whole(printed: Path) -> None:
    draft, _ = read_pdf_draft(printed)
    assert draft is not None
    (quoted,) = [block for block in draft.blocks if "Upphandlingen" in block.text]
    assert quoted.text == "”Upphandlingen tog nästan ett helt år, det var tungt.” (Projekt A, R1)"
    assert quoted.kind == "quotation"


def test_a_pdf_without_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.typ").write_text("#rect(width: 3cm)", encoding="utf-8")
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"))
    draft, (problem,) = read_pdf_draft(tmp_path / "a.pdf")
    assert draft is None
    assert problem.code == "draft-scan"

from lardom.exchange.contents import Contents, TranscriptNames
from lardom.study.settings import StudySettings
from lardom.transcripts.turns import Document


def test_a_transcript_is_found_by_name_by_case_and_by_stem_when_only_one_fits() -> None:
    names = TranscriptNames(["A-1.txt", "B-1.docx", "B-1.pdf", "c.TXT", "C.txt"])
    assert names.real("A-1.txt") == "A-1.txt"
    assert names.real("a-1") == "A-1.txt"
    assert names.real("B-1.PDF") == "B-1.pdf"
    assert names.real("B-1") == ""
    assert names.real("C.TXT") == ""
    assert names.real("") == ""


def test_an_unreadable_transcript_is_known_by_name_but_has_no_text() -> None:
    contents = Contents(StudySettings(), {}, (Document("A.txt", "Hej."),), unreadable=frozenset({"B.docx"}))
    assert contents.names.real("b.docx") == "B.docx"
    assert contents.document("B.docx") is None
    assert contents.document("a") == Document("A.txt", "Hej.")

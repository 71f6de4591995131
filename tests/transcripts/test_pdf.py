"""PDF transcripts: whole paragraphs, mended words, no page furniture."""

import re

import pytest
import typst
from shared_data import shared

from lardom.transcripts.pdf import read_pdf
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_bytes, read_transcript

LONG = (
    "Det började med att verksamhetsutvecklingen inom äldreomsorgen behövde förändras och att medarbetarna upplevde "
    "teknikutvecklingen som meningsfull. Så här var det: regionsamverkan vidareutvecklades samtidigt som "
    "digitaliseringsprojektet förändrade verksamhetsutvecklingen, och medarbetarna tyckte att teknikutvecklingen hjälpte."
)
TURNS = [
    ("Intervjuare", "Hur började ert arbete med digitaliseringsprojektet i kommunen?"),
    ("R1", LONG),
    (
        "Intervjuare",
        "Och sedan, vad hände när vidareutvecklingen tog fart inom förvaltningen och medarbetarna fick säga sitt?",
    ),
    ("R1", "Då kom pengarna."),
] * 6


def printed(turns: list[tuple[str, str]]) -> bytes:
    page = '#set page(header: [Intervju med R1, 12 mars 2024], numbering: "1", width: 12cm, height: 14cm)\n'
    page += '#set text(lang: "sv", hyphenate: true, size: 11pt)\n#set par(justify: true)\n'
    return typst.compile((page + "\n\n".join(f"{name}: {words}" for name, words in turns)).encode())


def test_paragraphs_come_back_whole_over_lines_and_pages() -> None:
    document, problems = read_bytes("a.pdf", printed(TURNS))
    assert document is not None, problems
    assert [(turn.speaker, document.words_of(turn)) for turn in document.turns] == TURNS
    assert "12 mars" not in document.text
    assert [note.split(" (")[0] for note in document.notes] == [
        "The text comes from a PDF: line breaks were joined; read it through once.",
        "Page headers, footers, page numbers and line numbers were left out",
        "Words broken at line ends were joined",
    ]


@pytest.mark.parametrize(
    ("name", "dan", "participant", "paragraphs"),
    [
        # Lines that begin with a label, counted in the raw text of the pages (P3 prints one of them on two pages);
        # the files print their own paragraph numbers in the margin, and the last one is the number of paragraphs.
        ("P1", 47, 47, 95),
        ("P2", 81, 84, 166),
        ("P3", 61, 60, 122),
    ],
)
def test_the_research_interviews_have_their_turns_and_paragraph_numbers(
    name: str, dan: int, participant: int, paragraphs: int
) -> None:
    document, problems = read_transcript(shared(f"transcripts/en/interviews-pdpilot/{name}.pdf"))
    assert document is not None
    assert problems == ()
    said = [turn.speaker for turn in document.turns]
    assert (said.count("Dan"), said.count("Participant"), len(said)) == (dan, participant, dan + participant)
    assert len(document.paragraphs) == paragraphs
    assert document.turns[0].paragraph == 2


def test_the_same_interview_is_the_same_in_word_and_pdf() -> None:
    folder = "transcripts/en/same-interview-three-formats/test_interview"
    (word, _), (pdf, _) = (read_transcript(shared(f"{folder}.{suffix}")) for suffix in ("docx", "pdf"))
    assert word is not None
    assert pdf is not None
    assert [(t.speaker, word.words_of(t)) for t in word.turns] == [(t.speaker, pdf.words_of(t)) for t in pdf.turns]


@pytest.mark.parametrize("name", ["protocol", "code-system"])
def test_a_pdf_that_is_no_interview_has_no_speakers_and_says_so(name: str) -> None:
    document, problems = read_transcript(shared(f"transcripts/en/interviews-pdpilot/{name}.pdf"))
    assert document is not None
    assert problems == ()
    assert document.speakers == ()
    assert "No speakers are marked; each paragraph is a turn without speaker." in document.notes


def test_a_locked_file_a_broken_one_and_a_scanned_one_are_told_apart() -> None:
    blank = typst.compile(b"#set page(width: 5cm, height: 5cm)\n#rect()")
    with pytest.raises(UnreadableError, match="no text in pdf"):
        read_pdf(blank)
    with pytest.raises(UnreadableError, match="damaged"):
        read_pdf(blank[: len(blank) // 2])
    with pytest.raises(UnreadableError, match="encrypted"):
        read_pdf(LOCKED)


def _locked() -> bytes:
    """Return a PDF whose password nobody knows: its check values are made up."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + end


LOCKED = _locked()


def test_a_damaged_page_leaves_the_others_readable_and_is_told() -> None:
    data = printed(TURNS)
    whole, _ = read_bytes("a.pdf", data)
    first = re.search(rb"/Type/Page\b(?!s)", data)
    assert first is not None
    damaged = data[: first.start()] + b"/Type/Pagx" + data[first.end() :]
    found, problems = read_bytes("a.pdf", damaged)
    assert whole is not None
    assert found is not None
    assert len(found.text) < len(whole.text)
    assert [problem.code for problem in problems] == ["transcript-pages-without-text"]

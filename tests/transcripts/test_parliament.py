"""Interpellations and protocols of the Riksdag."""

from xml.etree import ElementTree as ET

import pytest
from shared_data import shared

from lardom.transcripts.parliament import read_tei
from lardom.transcripts.raw import UnreadableError
from lardom.transcripts.reading import read_transcript

TEI = "{http://www.tei-c.org/ns/1.0}"


def test_every_interpellation_has_its_author_and_all_its_paragraphs() -> None:
    files = sorted(shared("transcripts/sv/riksdag-interpellationer").glob("*.xml"))
    assert len(files) == 30
    for path in files:
        document, problems = read_transcript(path)
        assert document is not None, path.name
        assert problems == ()
        tree = ET.parse(path).getroot()  # noqa: S314 - the file is the test's own input
        author = tree.findtext(f".//{TEI}author")
        assert document.speakers == (author,)
        body = next(div for div in tree.iter(f"{TEI}div") if div.get("type") == "ipqBody")
        spoken = " ".join(document.words_of(turn) for turn in document.turns)
        assert spoken == " ".join("".join(body.itertext()).split())
        assert document.text.startswith("Interpellation 20")


@pytest.mark.parametrize(("number", "turns"), [("201415--0433", 4), ("202122--0374", 10), ("201415--0410", 15)])
def test_paragraphs_are_turns(number: str, turns: int) -> None:
    document, _ = read_transcript(shared(f"transcripts/sv/riksdag-interpellationer/ipq-{number}.xml"))
    assert document is not None
    assert len(document.turns) == turns


def test_the_protocol_of_1975_has_its_speeches_whole() -> None:
    document, problems = read_transcript(shared("transcripts/sv/riksdag-protokoll/prot-1975--036.xml"))
    assert document is not None
    assert problems == ()
    # 201 <u> elements, of which 89 go on with the one before (prev=…): 112 speeches by 35 people.
    assert len(document.turns) == 112
    assert len(document.speakers) == 35
    assert {"Herr TALMANNEN", "Herr ROMANUS (fp)", "Herr WERNER i Malmö (m)"} <= set(document.speakers)
    romanus = next(turn for turn in document.turns if turn.speaker == "Herr ROMANUS (fp)")
    assert "som gör det möjligt att tvinga arbetsgivarna" in document.words_of(romanus)
    assert document.notes[0].startswith("Page headers")


def test_a_speaker_without_introduction_is_called_by_the_identifier() -> None:
    talk = read_tei(b'<TEI><text><body><u who="Q7"><seg>Ja.</seg><seg>Nej.</seg></u></body></text></TEI>')
    assert [(u.speaker, u.words) for u in talk.utterances] == [("Q7", "Ja.\nNej.")]


def test_xml_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_tei(b"<note>Hej</note>")
    assert caught.value.values == {"root": "note"}

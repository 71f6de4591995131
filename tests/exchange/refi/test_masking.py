from hypothesis import given
from hypothesis import strategies as st
from refi_projects import everything, number

from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding, Mark
from lardom.exchange.refi.masking import Mask, masked_material, masked_project
from lardom.exchange.refi.values import AudioSource, Project, TextSelection, TextSource
from lardom.fieldwork.respondents import KeyName
from lardom.transcripts.reading import document_from_text

KEY = (KeyName("Anna", "R1"), KeyName("Anna Berg", "R1"), KeyName("Storsjö kommun", ""))


def test_each_mention_is_exchanged_and_a_longer_name_goes_first() -> None:
    mask = Mask(KEY)
    assert mask.text("Anna Bergs chef, Annas och Annan i Storsjö kommun.") == "R1s chef, R1s och Annan i [X]."
    assert not Mask(())
    assert Mask(()).text("Anna") == "Anna"


@given(
    st.lists(st.sampled_from(["Anna", "Anna Berg", "Annan", "såg", "😀", "Storsjö kommun", "."]), max_size=12),
    st.data(),
)
def test_words_outside_names_stay_where_they_stood(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    found = Mask(KEY).masked(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a, b = found.place(start), found.place(end, end=True)
    assert 0 <= a <= b <= len(found.text)
    assert found.place(len(text), end=True) == len(found.text)
    if not any(name in text[max(0, start - 20) : end + 20] for name in ("Anna", "Stor")):
        assert found.text[a:b] == text[start:end]
    assert "Anna Berg" not in found.text


def test_a_study_leaves_without_the_names_and_its_codings_stand_where_they_stood() -> None:
    text = "R1: Anna och jag gick. Det blev bra."
    study = Material(
        documents=(document_from_text("Anna.txt", text),),
        codes=(Code("k", "Annas kod", definition="Anna"),),
        codings=(
            Coding("c", "Anna.txt", 23, 36, "k", "EA", note="Anna sade"),
            Coding("d", "Anna.txt", 6, 20, "k", "EA"),
        ),
        marks=(Mark("m", "Anna.txt", 23, 36, "EA"),),
        key_names=KEY,
    )
    found = masked_material(study)
    (document,) = found.documents
    assert (document.id, document.text) == ("R1.txt", "R1: R1 och jag gick. Det blev bra.")
    assert [one.span.of(document.text) for one in found.codings] == ["Det blev bra.", "R1 och jag gic"]
    assert found.marks[0].span.of(document.text) == "Det blev bra."
    assert [document.words_of(turn) for turn in document.turns] == ["R1 och jag gick. Det blev bra."]
    assert "Anna" not in repr(found)
    assert masked_material(Material(documents=study.documents)).documents == study.documents


def test_another_tools_project_leaves_without_the_names_and_without_other_files() -> None:
    text = TextSource(
        guid=number(1), name="Anna", text="Anna kom. Bra.", rich="internal://a.docx", description="om Anna",
        selections=(TextSelection(guid=number(2), name="Bra.", start=10, end=14),),
    )  # fmt: skip
    found = masked_project(Project(name="Annas", sources=(text, *everything().sources)), KEY)
    one = found.sources[0]
    assert isinstance(one, TextSource)
    assert one.text is not None
    assert (one.text[one.selections[0].start : one.selections[0].end], one.rich) == ("Bra.", "")
    assert "Anna" not in repr(found)
    audio = next(source for source in found.sources if isinstance(source, AudioSource))
    assert (audio.path, audio.transcripts[0].text) == ("", "Hej du.")
    assert masked_project(everything(), ()) is not None

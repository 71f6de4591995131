import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planting import add, both, starter, write
from refi_files import project, qdpx, selection, text_source
from shared_data import shared

from lardom.exchange.folder import open_study, read_study_folder
from lardom.exchange.qdpx import QdpxProject, read_qdpx
from lardom.study.problems import Problem


def read(folder: Path, data: bytes, name: str = "a.qdpx") -> tuple[QdpxProject, tuple[Problem, ...]]:
    (folder / name).write_bytes(data)
    return read_qdpx(folder / name)


def codes_of(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_the_real_nvivo_project_is_read_whole() -> None:
    found, problems = read_qdpx(shared("interchange/nvivo-mac20-constructive-turn.qdpx"))
    assert (len(found.documents), len(found.codes), len(found.codings), len(found.users)) == (60, 172, 874, 4)
    assert (found.origin, found.convention, found.lost) == ("NVivo for Mac 20.5.0", "UTF-16, CRLF = 2", 0)
    assert len(found.doubtful) == 874 - 684
    assert dict(found.dropped) == {"Note": 19, "Case": 68, "Variable": 2, "VariableValue": 120, "Set": 1}
    assert codes_of(problems) == ["exchange-doubtful", "exchange-dropped"]
    assert problems[0].message.startswith("190 of 874 coded passages begin or end inside a word")
    assert {coding.coder for coding in found.codings} == {"Monika Maciuliene"}


def test_every_coding_of_the_real_project_leads_to_a_code_and_a_place_in_a_text() -> None:
    found, _ = read_qdpx(shared("interchange/nvivo-mac20-constructive-turn.qdpx"))
    texts = {document.id: document.text for document in found.documents}
    known = {code.id for code in found.codes}
    assert len(texts) == 60
    assert len({coding.id for coding in found.codings}) == 874
    for coding in found.codings:
        assert coding.code_id in known
        assert 0 <= coding.start < coding.end <= len(texts[coding.document_id])
    doubt = found.doubtful[0]
    assert " ".join(texts[doubt.document_id][doubt.start : doubt.end].split()).startswith(doubt.words[:20])


def test_the_codebook_of_the_standard_is_read() -> None:
    found, problems = read_qdpx(shared("interchange/spec-annex-a1-codebook.qdc"))
    assert [code.name for code in found.codes] == [
        "Topics", "Economy", "Health care", "Values", "Conservatives", "Liberals",
    ]  # fmt: skip
    assert found.codes[1].colour == "#ffff00"
    assert problems == ()


@pytest.mark.parametrize(
    ("file", "codes", "users", "missing"),
    [
        ("spec-annex-a2-atlasti-mac8.qde", 14, 3, "11 of 11"),
        ("spec-annex-a3-transana-draft-ns.qdpx", 19, 63, "11 of 11"),
    ],
)
def test_projects_whose_texts_are_missing_give_their_codes_and_one_sentence(
    file: str, codes: int, users: int, missing: str
) -> None:
    found, problems = read_qdpx(shared(f"interchange/{file}"))
    assert (len(found.codes), len(found.users), len(found.documents)) == (codes, users, 0)
    assert codes_of(problems) == ["exchange-texts-missing", "exchange-lost", "exchange-dropped"]
    assert missing in problems[0].message


def test_passages_stand_where_they_stood_in_spite_of_emoji_crlf_and_byte_order_mark(tmp_path: Path) -> None:
    text = "😀 Hej\r\nvi går hem."
    xml = project(text_source("A", selection(8, 10, "k1"), selection(11, 14, "k1"), path="internal://a.txt"))
    found, problems = read(tmp_path, qdpx(xml, {"Sources/A.txt": b"\xef\xbb\xbf" + text.encode()}))
    document = found.documents[0]
    assert document.text == "😀 Hej\nvi går hem."
    assert [coding.span.of(document.text) for coding in found.codings] == ["vi", "går"]
    assert found.codings[0].coder == "Eva"
    assert problems == ()


def test_a_file_that_counts_otherwise_than_its_tool_does_is_told(tmp_path: Path) -> None:
    words = [(3, 7), (8, 12), (13, 17), (18, 22)]
    xml = project(
        text_source(
            "A", *(selection(*one, "k1", number=n) for n, one in enumerate(words)), inline="🙂🙂 ordA ordB ordC ordD"
        )
    )
    found, problems = read(tmp_path, qdpx(xml))
    assert found.convention == "code points, CRLF = 2"
    assert [coding.span.of(found.documents[0].text) for coding in found.codings] == ["ordA", "ordB", "ordC", "ordD"]
    assert codes_of(problems) == ["exchange-convention"]


def test_codings_that_cannot_be_used_are_counted_with_the_reasons(tmp_path: Path) -> None:
    selections = (selection(0, 2, "k9"), selection(50, 60, "k1"), selection(1, 1, "k1"), selection(0, 3, "k1"))
    found, problems = read(tmp_path, qdpx(project(text_source("A", *selections, inline="Hej du"))))
    assert (len(found.codings), found.lost) == (1, 3)
    assert codes_of(problems) == ["exchange-lost"]
    assert problems[0].message.startswith("3 codings cannot be used: 1 because the code does not exist")


def test_codings_on_areas_of_pages_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    area = '<PDFSelection guid="s" page="0" firstX="1" firstY="1" secondX="2" secondY="2">{}</PDFSelection>'
    coding = '<Coding guid="c1" creatingUser="u1"><CodeRef targetGUID="k1"/></Coding>'
    found, problems = read(
        tmp_path, qdpx(project(f'<PDFSource guid="p" name="A.pdf">{area.format(coding)}</PDFSource>'))
    )
    assert (len(found.codings), found.lost) == (0, 1)
    assert codes_of(problems)[0] == "exchange-lost"
    assert "on areas of PDF files, pictures, sound or film" in problems[0].message


def test_a_coding_of_a_whole_text_covers_it(tmp_path: Path) -> None:
    whole = '<Coding guid="c1" creatingUser="u1"><CodeRef targetGUID="k1"/></Coding>'
    found, _ = read(tmp_path, qdpx(project(text_source("A", whole, inline="Hej du"))))
    assert (found.codings[0].start, found.codings[0].end) == (0, 6)


def test_ids_are_unique_even_when_the_file_repeats_them(tmp_path: Path) -> None:
    twice = (selection(0, 3, "k1"), selection(0, 3, "k1"))
    found, _ = read(tmp_path, qdpx(project(text_source("A", *twice, inline="Hej du"))))
    assert len({coding.id for coding in found.codings}) == 2


def test_a_text_that_is_not_utf8_is_read_with_a_warning(tmp_path: Path) -> None:
    xml = project(text_source("A", path="internal://a.txt"))
    found, problems = read(tmp_path, qdpx(xml, {"sources/a.txt": "Åmåls kommun".encode("cp1252")}))
    assert found.documents[0].text == "Åmåls kommun"
    assert codes_of(problems) == ["exchange-encoding"]


def test_a_text_representation_of_a_pdf_is_a_text(tmp_path: Path) -> None:
    inner = (
        f'<Representation guid="r"><PlainTextContent>Hej du</PlainTextContent>{selection(0, 3, "k1")}</Representation>'
    )
    found, _ = read(tmp_path, qdpx(project(f'<PDFSource guid="p" name="A.pdf">{inner}</PDFSource>')))
    assert (found.documents[0].id, len(found.codings)) == ("A.pdf", 1)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_web_page_with_the_wrong_ending_gives_one_sentence(language: str, tmp_path: Path) -> None:
    (tmp_path / "a.qdpx").write_text("<!doctype html><html>Logga in</html>", encoding="utf-8")
    found, problems = read_qdpx(tmp_path / "a.qdpx", language="sv" if language == "sv" else "en")
    assert found == QdpxProject("a.qdpx")
    assert codes_of(problems) == ["exchange-web-page"]


@settings(max_examples=200)
@given(st.binary(max_size=300), st.integers(0, 900))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int) -> None:
    folder = tmp_path_factory.mktemp("q")
    right = qdpx(project(text_source("A", selection(0, 3, "k1"), inline="Hej du")))
    changed = right[:at] + junk + right[at + len(junk) :]
    for data in (junk, right[:at], right[:at] + junk + right[at:], changed, b"<Project>" + junk + b"</Project>"):
        read(folder, data)
    shutil.rmtree(folder)


# ---- in a study folder ------------------------------------------------------------------------------------------------


def test_a_study_may_take_texts_codes_and_codings_from_a_project(tmp_path: Path) -> None:
    shutil.copy(shared("interchange/nvivo-mac20-constructive-turn.qdpx"), tmp_path / "codings.qdpx")
    (tmp_path / "study.toml").write_text('title = "x"', encoding="utf-8")
    study = open_study(tmp_path)
    assert (len(study.documents), len(study.codes), len(study.codings)) == (60, 172, 874)
    assert len(study.exchanged.doubtful) == 190
    assert not {"codebook.csv", "codings.csv"} & {one.file for one in study.problems}


def with_project(study: Path) -> None:
    codes = '<Code guid="k1" name="Kostnad"/><Code guid="k2" name="ute"/>'
    selections = (selection(0, 5, "k1"), selection(11, 16, "k2", user="{u2}"))
    (study / "codings.qdpx").write_bytes(
        qdpx(project(text_source("Brev", *selections, inline="Dyrt blev det till slut."), codes=codes))
    )


def test_a_project_is_added_to_the_tables_and_their_rows_go_first(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    with_project(folder)
    add("interviews.csv", "I03;S02;2024-10-03;1;brev;;B-R1;;Brev;;notes;sv")(folder)
    add("claims.csv", "C09;Någon talar om kostnad.;;;någon;some;respondent;;;;;;code:Kostnad;")(folder)
    study = open_study(folder)
    assert study.errors == ()
    assert [problem.code for problem in study.problems if problem.severity == "warning"] == ["exchange-doubtful"]
    assert Counter(code.id for code in study.codes)["ute"] == 1
    assert next(code for code in study.codes if code.id == "ute").kind == "effect"
    assert len(study.codings) == 11
    passage = study.ground.passage(study.codings[-1])
    assert passage is not None
    assert passage.respondents == ("B-R1",)
    assert study.count("C09").n == 1


def test_a_text_in_both_places_is_taken_from_the_project_and_told_when_it_differs(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    with_project(folder)
    write("transcripts/Brev.txt", "Dyrt blev det till slut.\r\n")(folder)
    assert "exchange-source-beside" not in {one.code for one in read_study_folder(folder).problems}
    write("transcripts/Brev.txt", "Dyrt blev det inte.")(folder)
    study = read_study_folder(folder)
    assert "exchange-source-beside" in {one.code for one in study.problems}
    assert [document.text for document in study.documents if document.id.startswith("Brev")] == [
        "Dyrt blev det till slut."
    ]


def test_a_codebook_of_another_tool_gives_its_codes(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    shutil.copy(shared("interchange/spec-annex-a1-codebook.qdc"), folder / "book.qdc")
    both(add("claims.csv", "C09;Något.;;;;;;;;;;;code:Economy;"))(folder)
    study = open_study(folder)
    assert study.errors == ()
    assert len(study.codes) == 11

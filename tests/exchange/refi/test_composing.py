from dataclasses import replace
from datetime import date

from refi_projects import described, everything, many, number
from shared_data import shared

from lardom.claims.material import Material
from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.exchange.qdpx import read_qdpx
from lardom.exchange.refi.bringing import bring
from lardom.exchange.refi.composing import compose, only_codes, own_guid
from lardom.exchange.refi.reading import main_texts
from lardom.exchange.refi.serialising import project_xml
from lardom.exchange.refi.validity import faults
from lardom.exchange.refi.values import PictureSource, Project
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.fieldwork.scores import Answer
from lardom.study.settings import StudySettings
from lardom.transcripts.reading import document_from_text


def material_of(project: Project) -> Material:
    found = bring(project)
    return Material(documents=found.documents, codes=found.codes, codings=found.codings)


STUDY = Material(
    settings=StudySettings(title="Ljus"),
    documents=(document_from_text("A-1.txt", "R1: Bra."), document_from_text("B-1.txt", "R1: Nej.")),
    codes=(Code("v", "Vård", kind="effect"), Code("n", "Nytta", "v", definition="Det", colour="#ff0000", order=1)),
    codings=(Coding("k1", "A-1.txt", 4, 8, "n", "EA"), Coding("k2", "B-1.txt", 4, 8, "n", "EA")),
    respondents=(Respondent("A-R1", "A", "R1", "need owner", 1), Respondent("B-R1", "B", "R1", withdrawn=date(2024, 1, 1))),
    interviews=(Interview("I1", "A", transcript="A-1.txt", respondents=("A-R1",)),
                Interview("I2", "B", transcript="B-1.txt", respondents=("B-R1",))),
    answers=(Answer("A-R1", "nojd", 4), Answer("A-R1", "tid", None, "blank")),
)  # fmt: skip


def test_a_study_becomes_a_valid_project() -> None:
    found = compose(STUDY)
    project = found.project
    assert faults(["".join(project_xml(project)).encode()], "Project") == ()
    assert (project.name, [one.name for one in project.users]) == ("Ljus", ["EA"])
    assert [(one.name, one.depth, one.colour) for one in project.codes] == [("Vård", 0, ""), ("Nytta", 1, "#ff0000")]
    (case,) = project.cases
    names = {one.guid: one.name for one in project.variables}
    assert {names[one.variable]: one.value[1] for one in case.values} == {
        "project": "A", "relation": "need owner", "step": "1", "nojd": "4",
    }  # fmt: skip
    assert case.sources == (project.sources[0].guid,)


def test_the_words_of_those_who_took_back_their_consent_do_not_go_out() -> None:
    found = compose(STUDY)
    assert found.withdrawn == ("B-1.txt",)
    assert [one.name for one in found.project.sources] == ["A-1.txt"]
    assert "Nej." not in repr(found.project)


def test_the_same_study_is_always_the_same_project() -> None:
    assert compose(STUDY) == compose(STUDY)
    assert own_guid("code", "n") == own_guid("code", "n") != own_guid("text", "n")


def test_what_came_from_another_tool_and_was_not_touched_goes_out_as_it_came() -> None:
    for before in (everything(), many(5, 60)):
        found = compose(material_of(before), before)
        assert replace(found.project, name=before.name) == before
        assert (found.gone, found.absent) == ((), ())


def test_a_real_project_goes_out_as_it_came() -> None:
    project, _ = read_qdpx(shared("interchange/nvivo-mac20-constructive-turn.qdpx"))
    assert project.exchange is not None
    before = project.exchange.project
    study = Material(documents=project.documents, codes=project.codes, codings=project.codings)
    after = compose(study, before).project
    told = [(one.guid, one.start, one.end, one.codings) for text in main_texts(after) for one in text.selections]
    assert told == [
        (one.guid, one.start, one.end, one.codings) for text in main_texts(before) for one in text.selections
    ]
    assert (after.cases, after.notes, after.sets, after.codes) == (
        before.cases,
        before.notes,
        before.sets,
        before.codes,
    )


def test_what_was_changed_in_the_study_is_changed_in_the_project() -> None:
    before = many(3, 12)
    study = material_of(before)
    first, second, *rest = study.codings
    changed = replace(
        study,
        documents=study.documents[:2],
        codings=(replace(first, end=first.end + 1), *rest, replace(second, id="ny", coder="Nils")),
    )
    found = compose(changed, before)
    assert found.gone == (second.id,)
    assert found.absent == (study.documents[2].id,)
    told = {
        (coding.guid, one.end)
        for text in main_texts(found.project)
        for one in text.selections
        for coding in one.codings
    }
    assert (first.id, first.end + 1) in told
    assert second.id not in {guid for guid, _ in told}
    assert found.project.users[-1].name == "Nils"


def test_a_codebook_on_its_own_has_the_codes_and_sets_of_codes() -> None:
    book = only_codes(material_of(everything()), everything())
    assert book.codes == everything().codes
    assert [one.codes for one in book.sets] == [(number(10),)]


def test_coded_words_of_areas_and_pictures_go_out_where_they_lay() -> None:
    before = described()
    found = compose(material_of(before), before)
    assert replace(found.project, name=before.name) == before
    study = material_of(before)
    more = Coding("ny", "Bild", 0, 2, "Oro", "Nils")
    changed = compose(replace(study, codings=(*study.codings, more)), before).project
    picture = changed.sources[1]
    assert isinstance(picture, PictureSource)
    assert picture.text is not None
    assert [(one.start, one.end) for one in picture.text.selections] == [(0, 2)]
    assert len(changed.sources) == len(before.sources)


def test_a_file_or_recording_of_words_whose_consent_is_taken_back_does_not_go_out() -> None:
    before = described()
    for name, guid in (
        ("Rapport", number(44)),
        ("Utskrift", number(70)),
        ("Bild", number(40)),
        ("Intervju 1", number(20)),
    ):
        study = replace(
            material_of(before),
            respondents=(Respondent("R1", "A", "R1", withdrawn=date(2024, 1, 1)),),
            interviews=(Interview("I1", "A", transcript=name, respondents=("R1",)),),
        )
        found = compose(study, before)
        assert (found.withdrawn, found.absent) == ((name,), ())
        assert {one.guid for one in before.sources} - {one.guid for one in found.project.sources} == {guid}

from pathlib import Path

from planting import add, both, change, found, remove, starter, write


def test_the_touched_material_of_a_withdrawn_consent_is_counted(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change(
        "respondents.csv",
        'B-R1;S02;R1;need owner;1;"record;transcribe;quote;archive";',
        "B-R1;S02;R1;need owner;1;;2024-12-01",
    )(study)
    add("claims.csv", "C09;Något.;;;;;;;;;;;coding:K03;")(study)
    (problem,) = found(study, "sv")
    assert "2024-12-01. Det berör 1 intervjuer, 4 kodningar i dem, 1 svar, 1 citat och 2 påståenden." in problem.message


def test_a_project_that_could_not_be_reached_needs_no_interview(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("sample.csv", "S03;reserve;;", "S03;selected;C;")(study)
    assert found(study) == []


def test_without_a_table_of_interviews_nobody_is_missed(tmp_path: Path) -> None:
    study = starter(tmp_path)
    remove("interviews.csv")(study)
    assert found(study) == []


def test_usual_labels_and_the_interviewers_own_names_need_no_mapping(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("transcripts/B-1.txt", "I: Finns", "Alva Lind: Finns")(study)
    assert found(study) == []


def test_a_text_by_one_person_needs_no_labels(tmp_path: Path) -> None:
    study = starter(tmp_path)
    both(
        write("transcripts/brev.txt", "Vi är nöjda.\n\nDet blev bra.\n"),
        add("interviews.csv", "I03;S02;2024-10-03;1;brev;;B-R1;;brev.txt;;notes;sv"),
    )(study)
    assert found(study) == []


def test_a_step_that_includes_the_first_is_right(tmp_path: Path) -> None:
    study = starter(tmp_path)
    both(add("study.toml", "[[step]]\nnumber = 2"), change("sample.csv", "selected;B;1", 'selected;B;"1;2"'))(study)
    assert found(study) == []

from pathlib import Path

import pytest
from planting import Fault, add, both, change, found, remove, starter, write

from lardom.exchange.troubles import known_codes
from lardom.transcripts.kept import kept_transcript
from lardom.transcripts.reading import document_from_text

# One planted fault, and the only problem it may give: code, file, row, column.
FAULTS: dict[str, tuple[Fault, str, str, int | None, str | None]] = {
    "no study.toml": (remove("study.toml"), "settings-missing", "study.toml", None, None),
    "study.toml in Latin-1": (
        write("study.toml", 'title = "Skolgård"'.encode("latin-1")), "settings-unreadable", "study.toml", None, None,
    ),
    "a title without quotation marks": (
        change("study.toml", 'title = "Skolgårdar som håller"', "title = Skolgårdar"),
        "settings-malformed", "study.toml", 8, None,
    ),
    "a misspelt setting": (change("study.toml", "programme", "programe"), "setting-unknown", "study.toml", 11, None),
    "a language that is neither": (
        change("study.toml", 'language = "sv"', 'language = "no"'), "setting-wrong", "study.toml", 10, "language",
    ),
    "a question described twice": (
        add("study.toml", '[[item]]\nid = "nojdhet"'), "item-twice", "study.toml", None, None,
    ),
    "a step described twice": (add("study.toml", "[[step]]\nnumber = 1"), "step-twice", "study.toml", None, None),
    "a scale that runs backwards": (
        add("study.toml", '[[item]]\nid = "x"\nlow = 5\nhigh = 1'), "scale-reversed", "study.toml", None, None,
    ),
    "an exception without a reason": (
        add("study.toml", '[[check.exception]]\nrule = "Q01"'), "exception-incomplete", "study.toml", None, None,
    ),
    "a main need owner without a reason": (
        add("study.toml", '[[portfolio.owner]]\nproject_id = "S01"\norganisation = "Storsjö kommun"'),
        "owner-incomplete", "study.toml", None, None,
    ),
    "a transcript kept twice": (
        write("transcripts/C-1.json", kept_transcript(document_from_text("A-1.txt", "R1: Hej!"))),
        "transcript-twice", "transcripts/C-1.json", None, None,
    ),
    "a table twice": (
        write("answers.xlsx", b"not read anyway"), "table-twice", "answers.csv", None, None,
    ),
    "a table under another name": (
        lambda study: (study / "answers.csv").rename(study / "answer.csv").touch(),
        "file-unknown", "answer.csv", None, None,
    ),
    "a required column that is missing": (
        write("key.csv", "pseudonym;kind\n[X];ort\n"),
        "column-missing", "key.csv", 1, None,
    ),
    "an unknown column": (
        change("answers.csv", "value;missing", "value;colur"), "column-unknown", "answers.csv", 2, "colur",
    ),
    "a column in Swedish and English": (
        change("answers.csv", "value;missing", "value;värde"), "column-twice", "answers.csv", 2, "värde",
    ),
    "an empty cell that must be filled": (
        change("portfolio/projects.csv", "S03;Odling för alla", "S03;"), "cell-empty", "portfolio/projects.csv", 5, "title",
    ),
    "a step that is a word": (
        change("respondents.csv", "A-R2;S01;R2;need owner;1", "A-R2;S01;R2;need owner;ett"), "not-whole", "respondents.csv", 4, "step",
    ),
    "a budget in words": (
        change("portfolio/projects.csv", "600000", "sexhundra"), "not-number", "portfolio/projects.csv", 5, "budget",
    ),
    "a date that is none": (
        change("interviews.csv", "2024-09-24", "2024-09-31"), "not-date", "interviews.csv", 3, "date",
    ),
    "a colour that is none": (change("codebook.csv", "#2a7f62", "grön"), "not-colour", "codebook.csv", 3, "colour"),
    "turns that are no numbers": (change("quotations.csv", ";4;Nu", ";fyra;Nu"), "not-turns", "quotations.csv", 3, "turns"),
    "a speaker without a voice": (
        change("interviews.csv", "Intervjuare=interviewer", "Intervjuare"), "not-pair", "interviews.csv", 3, "speakers",
    ),
    "evidence of no kind": (change("claims.csv", ";3;code:ute;", ";3;ute;"), "not-reference", "claims.csv", 4, "supports"),
    "a decision nobody knows": (change("sample.csv", ";reserve;", ";kanske;"), "not-allowed", "sample.csv", 5, "decision"),
    "consent in an unknown word": (
        change("respondents.csv", '"record;transcribe;quote', '"record;transcribe;qote'), "not-allowed", "respondents.csv", 3, "consent",
    ),
    "a negative budget": (
        change("portfolio/parties.csv", "500000", "-500000"), "too-low", "portfolio/parties.csv", 4, "budget",
    ),
    "an id twice": (
        add("portfolio/projects.csv", "S03;Samma igen;;;;;;;;"), "id-twice", "portfolio/projects.csv", 6, "project_id",
    ),
    "a letter twice": (change("sample.csv", "S03;reserve;;", "S03;reserve;B;"), "id-twice", "sample.csv", 5, "label"),
    "two answers of one person": (
        add("answers.csv", "A-R1;nojdhet;4;"), "together-twice", "answers.csv", 6, "item",
    ),
    "one label for two persons": (
        add("respondents.csv", "A-R3;S01;R1;;1;;"), "together-twice", "respondents.csv", 6, "label",
    ),
    "a party written twice": (
        add("portfolio/parties.csv", "S03;Granhults kommun;kommun;skolhuvudman;250000;Granhult"),
        "row-twice", "portfolio/parties.csv", 10, None,
    ),
    "a project that ends before it begins": (
        change("portfolio/projects.csv", "2023-06-20", "2021-06-20"), "dates-reversed", "portfolio/projects.csv", 5, "end",
    ),
    "a party of an unknown project": (
        change("portfolio/parties.csv", "S03;Region", "S30;Region"), "unknown-project", "portfolio/parties.csv", 8, "project_id",
    ),
    "a respondent of no project": (
        change("respondents.csv", "A-R2;S01", "A-R2;"), "cell-empty", "respondents.csv", 4, "project_id",
    ),
    "a quotation of an unknown project": (
        change("quotations.csv", "Q03;B", "Q03;D"), "unknown-label", "quotations.csv", 5, "project",
    ),
    "an answer of an unknown person": (
        change("answers.csv", "B-R1", "B-R7"), "unknown-respondent", "answers.csv", 5, "respondent_id",
    ),
    "an interview with an unknown person": (
        change("interviews.csv", "45;B-R1", '45;"B-R1;B-R4"'), "unknown-respondent", "interviews.csv", 4, "respondents",
    ),
    "a quotation of a person the project does not have": (
        change("quotations.csv", "Q03;B;R1", "Q03;B;R2"), "unknown-person-of-project", "quotations.csv", 5, "respondents",
    ),
    "an unknown code": (change("codings.csv", ";drift;AL", ";drfit;AL"), "unknown-code", "codings.csv", 7, "code_id"),
    "an unknown code above": (
        change("codebook.csv", ";effekter;effect", ";effect;effect"),
        "unknown-code", "codebook.csv", 4, "parent",
    ),
    "a claim whose parent is missing": (
        change("claims.csv", "summary;C01", "summary;C10"), "unknown-claim", "claims.csv", 8, "parent",
    ),
    "evidence from an unknown coding": (
        change("claims.csv", ";code:drift;", ";coding:K99;"), "unknown-coding", "claims.csv", 5, "supports",
    ),
    "evidence from an unknown quotation": (
        change("claims.csv", "quote:Q02", "quote:Q20"), "unknown-quotation", "claims.csv", 5, "illustrates",
    ),
    "evidence from an unknown question": (
        change("claims.csv", ";answers:nojdhet>=4", ";answers:nöjd>=4"), "unknown-item", "claims.csv", 6, "supports",
    ),
    "evidence from an unknown figure": (
        change("claims.csv", ";code:drift;", ";portfolio:projcts;"), "unknown-fact", "claims.csv", 5, "supports",
    ),
    "an answer to an unknown question": (
        change("answers.csv", "B-R1;nojdhet", "B-R1;nöjdhet"), "unknown-item", "answers.csv", 5, "item",
    ),
    "a step the study does not have": (
        change("interviews.csv", "2024-10-01;1", "2024-10-01;3"), "unknown-step", "interviews.csv", 4, "step",
    ),
    "a coding in an unknown transcript": (
        change("codings.csv", "K03;B-1.txt", "K03;B-2.txt"), "unknown-transcript", "codings.csv", 6, "transcript",
    ),
    "the answer 6": (change("answers.csv", "nojdhet;3", "nojdhet;6"), "answer-outside", "answers.csv", 4, "value"),
    "the answer 0": (change("answers.csv", "nojdhet;3", "nojdhet;0"), "answer-outside", "answers.csv", 4, "value"),
    "an answer and a reason for none": (
        change("answers.csv", "nojdhet;3;", "nojdhet;3;vet ej"), "answer-and-missing", "answers.csv", 4, "missing",
    ),
    "a coding without a place": (
        add("codings.csv", "K20;A-1.txt;;;;ute;AL;"), "passage-nowhere", "codings.csv", 15, "start",
    ),
    "a coding with a start and no end": (
        add("codings.csv", "K20;A-1.txt;5;;;ute;AL;"), "passage-half", "codings.csv", 15, "end",
    ),
    "a coding that ends before it begins": (
        add("codings.csv", "K20;A-1.txt;50;20;;ute;AL;"), "passage-backwards", "codings.csv", 15, "end",
    ),
    "a coding past the end of its text": (
        add("codings.csv", "K20;A-1.txt;50;20000;;ute;AL;"), "passage-outside", "codings.csv", 15, "end",
    ),
    "words that nobody said": (
        add("codings.csv", "K20;A-1.txt;;;Xylofon zeppelin quiche.;ute;AL;"), "quote-missing", "codings.csv", 15, "quote",
    ),
    "words that were said otherwise": (
        change("codings.csv", "barnen ute hela rasten", "barnen inne hela rasten"), "quote-altered", "codings.csv", 4, "quote",
    ),
    "words that were said twice": (
        add("codings.csv", "K20;A-1.txt;;;Vaktmästaren;ute;AL;"), "quote-ambiguous", "codings.csv", 15, "quote",
    ),
    "words that do not stand at the place given": (
        add("codings.csv", "K20;A-1.txt;0;11;Rektorn;ute;AL;"), "quote-disagrees", "codings.csv", 15, "quote",
    ),
    "codes that lie inside each other": (
        change("codebook.csv", "effekter;Effekter;;", "effekter;Effekter;ute;"), "codes-in-circle", "codebook.csv", 3, "parent",
    ),
    "a claim that summarises itself": (
        change("claims.csv", "universal;respondent;;finding;;utevistelse", "universal;respondent;;finding;C05;utevistelse"),
        "claims-in-circle", "claims.csv", 4, "parent",
    ),
    "a contrast that names no group": (
        change("claims.csv", "number;project;;finding", "number;project;;contrast"), "claim-groups", "claims.csv", 5, "group_a",
    ),
    "a claim of a class nobody knows": (
        change("claims.csv", ";majority;", ";majoritet;"), "claim-class", "claims.csv", 6, "class",
    ),
    "a claim counted in something nobody can count": (
        change("claims.csv", ";majority;respondent;", ";majority;skolgård;"), "claim-unit", "claims.csv", 6, "unit",
    ),
    "a share of something nobody knows": (
        change("claims.csv", ";majority;respondent;;", ";majority;respondent;lots;"), "claim-base", "claims.csv", 6, "base",
    ),
    "a limit for a class nobody knows": (
        add("study.toml", '[quantifiers.thresholds]\nlarg = "n > 3"'), "threshold-class", "study.toml", 64, "quantifiers.thresholds",
    ),
    "a limit that cannot be read": (
        add("study.toml", '[quantifiers.thresholds]\nlarge = "import os"'), "threshold-rule", "study.toml", 64, "quantifiers.thresholds.large",
    ),
    "a transcript no interview names": (
        write("transcripts/C-1.txt", "R1: Hej!"), "transcript-unused", "transcripts/C-1.txt", None, None,
    ),
    "a transcript of a kind that is not read": (
        write("transcripts/C-1.mp3", b"ID3"), "transcript-suffix", "transcripts/C-1.mp3", None, None,
    ),
    "a voice that is nobody's": (
        change("interviews.csv", "Rektorn=A-R1", "Rektorn=A-R8"), "voice-unknown", "interviews.csv", 3, "speakers",
    ),
    "a speaker nobody mapped": (
        change("interviews.csv", "Rektorn=A-R1;", ""), "label-unmapped", "interviews.csv", 3, "speakers",
    ),
    "a label the transcript does not have": (
        change("interviews.csv", "Rektorn=A-R1;", "Rektorn=A-R1;Rektor=A-R1;"), "label-unused", "interviews.csv", 3, "speakers",
    ),
    "a group interview without labels": (
        both(
            write("transcripts/D-1.txt", "Vi tycker om gården.\n\nDet gör jag med.\n"),
            add("interviews.csv", 'I03;S01;2024-10-03;1;video;40;"A-R1;A-R2";Alva Lind;D-1.txt;;recording;sv'),
        ),
        "labels-none", "interviews.csv", 5, "transcript",
    ),
    "an interview with a person of another project": (
        change("interviews.csv", "45;B-R1", '45;"B-R1;A-R1"'), "person-elsewhere", "interviews.csv", 4, "respondents",
    ),
    "a chosen project without a letter": (
        change("sample.csv", "S03;reserve;;;;2024-09-03;no reply", "S03;selected;;;;2024-09-03;no reply"),
        "selected-unlabelled", "sample.csv", 5, "label",
    ),
    "a chosen project without an interview": (
        change("sample.csv", "S03;reserve;;;;2024-09-03;no reply", "S03;selected;C;;;2024-09-03;"),
        "selected-unheard", "sample.csv", 5, "project_id",
    ),
    "step 2 without step 1": (
        both(add("study.toml", "[[step]]\nnumber = 2"), change("sample.csv", "selected;B;1", "selected;B;2")),
        "step-outside", "sample.csv", 4, "steps",
    ),
    "a turn the transcript does not have": (
        change("quotations.csv", ";4;Nu", ";4-40;Nu"), "turn-outside", "quotations.csv", 3, "turns",
    ),
    "a consent that was taken back": (
        change("respondents.csv", 'archive";\nB', 'archive";2024-12-01\nB'), "consent-withdrawn", "respondents.csv", 4, "withdrawn",
    ),
    "two projects of another tool": (
        both(write("a.qdpx", "<html>"), write("b.qdpx", "<html>")), "exchange-twice", "a.qdpx", None, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_planted_fault_gives_exactly_one_problem(name: str, tmp_path: Path) -> None:
    plant, code, file, row, column = FAULTS[name]
    study = starter(tmp_path)
    plant(study)
    problems = [one for one in found(study) if one.code != "exchange-web-page"]
    assert [(one.code, one.file, one.row, one.column) for one in problems] == [(code, file, row, column)], problems


def test_every_problem_that_can_be_told_is_planted_or_tested_with_exchange_files() -> None:
    planted = {code for _, code, *_ in FAULTS.values()}
    elsewhere = {code for code in known_codes() if code.startswith("exchange-")}
    of_a_team = {"unknown-round", "unknown-group", "group-of-coding", "mark-is-none", "settled-gone", "settled-twice"}
    on_the_way_out = {"cell-not-kept", "original-differs", "name-taken", "folder-in-use", "folder-closed", "link-lost"}
    assert set(known_codes()) - planted - elsewhere - of_a_team - on_the_way_out == {
        "folder-missing",
        "table-missing",
        "too-high",
    }


def test_a_misspelt_id_is_answered_with_the_likely_one(tmp_path: Path) -> None:
    study = starter(tmp_path)
    change("codings.csv", ";drift;AL", ";drfit;AL")(study)
    assert found(study, "en")[0].way_out.startswith("Did you mean “drift”?")
    assert found(study, "sv")[0].way_out.startswith("Menar du ”drift”?")


def test_all_faults_together_are_all_told_at_once(tmp_path: Path) -> None:
    study = starter(tmp_path)
    for name in ("the answer 6", "a date that is none", "an unknown code", "a colour that is none"):
        FAULTS[name][0](study)
    assert {one.code for one in found(study)} == {"answer-outside", "not-date", "unknown-code", "not-colour"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_starter_itself_is_clean(language: str, tmp_path: Path) -> None:
    study = starter(tmp_path, "sv" if language == "sv" else "en")
    assert found(study) == []

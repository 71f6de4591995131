from datetime import date
from pathlib import Path

from planting import add, both, change, starter

from lardom.claims.claim import Evidence
from lardom.exchange.folder import open_study
from lardom.fieldwork.respondents import KeyName
from lardom.portfolio.projects import Party, Project
from lardom.sampling.selection import Selection


def test_every_table_of_the_starter_becomes_values(tmp_path: Path) -> None:
    study = open_study(starter(tmp_path))
    assert study.projects[2] == Project(
        "S03", "Odling för alla", "genomförande", "lärande", date(2022, 1, 10), date(2023, 6, 20), 600000.0, "avslutat",
        "Odlingslådor i höjd med en rullstol.", "", "Alla barn kunde inte vara med och odla.",
    )  # fmt: skip
    assert study.parties[1] == Party("S01", "Lövverket Trädgård AB", "company", "leverantör", 500000.0, "", "Almby")
    assert study.sample[2] == Selection(
        "S03", "reserve", contacted=date(2024, 9, 3), outcome="no reply", reason="Reserv om något projekt inte kan nås"
    )
    assert study.respondents[0].consent == ("record", "transcribe", "quote", "archive")
    assert dict(study.interviews[0].speakers)["Vaktmästaren"] == "A-R2"
    assert [code.order for code in study.codes] == [0, 1, 2, 3, 4]
    assert (len(study.codings), len(study.marks)) == (9, 2)
    assert study.marks[0].reader == "MK"
    assert [answer.value for answer in study.answers] == [5, 3, 4]
    assert study.quotations[1].turns == (7,)
    assert study.claims[0].evidence == (
        Evidence("supports", "code", "ute"), Evidence("illustrates", "quotation", "Q01"),
    )  # fmt: skip
    assert study.claims[0].number == 3
    assert KeyName("Parkgatan", "[X]", "ort") in study.key_names


def test_kinds_are_canonical_the_studys_own_words_first(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    add("portfolio/parties.csv", "S03;Granskolan;skola;;;")(folder)
    add("portfolio/parties.csv", "S03;Granvärmen;Kommunalt  BOLAG;;;")(folder)
    kinds = {party.organisation: party.kind for party in open_study(folder).parties}
    assert kinds["Granskolan"] == "municipality"
    assert kinds["Granvärmen"] == "municipal company"


def test_interviews_and_codings_use_the_transcripts_real_name(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    both(change("interviews.csv", ";A-1.txt;", ";a-1;"), change("quotations.csv", "A-1.txt", "a-1"))(folder)
    study = open_study(folder)
    assert study.interviews[0].transcript == "A-1.txt"
    assert study.quotations[0].document_id == "A-1.txt"


def test_a_passage_stands_where_its_words_stand(tmp_path: Path) -> None:
    study = open_study(starter(tmp_path))
    texts = {document.id: document.text for document in study.documents}
    first = study.codings[0]
    assert first.span.of(texts[first.document_id]) == "Nu är barnen ute hela rasten, även när det är varmt."


def test_units_of_claims_are_canonical(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    change("claims.csv", ";majority;respondent;", ";majority;Respondenter;")(folder)
    assert {claim.unit for claim in open_study(folder).claims} == {"respondent", "project"}

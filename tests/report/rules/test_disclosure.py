"""What a report gives away."""

from dataclasses import replace

from small_study import TABLE, found, lines, only, silent, study, transcript, with_check

from lardom.fieldwork.respondents import KeyName
from lardom.portfolio.projects import Project

F1 = "> ”Plattformen ska öppnas för alla som bor här” (Projekt F, R1)"


def test_a_name_of_the_key_is_never_printed() -> None:
    key = replace(study(), key_names=(KeyName("Sten Berg", "F-R1"), KeyName("Berg", "F-R1")))
    finding = only("D601", lines("Samtalet hölls hos Bergs enhet."), key)
    assert (finding.level, finding.passage) == ("error", "Bergs")
    silent(lines("Vägen gick över berg och dal."), key)


def test_a_word_of_the_studys_own_list_warns() -> None:
    finding = only("D601", lines("Det gällde snöröjningen i norr."), with_check(give_away=("snöröjningen",)))
    assert finding.level == "warning"


def test_a_name_in_a_table_is_found_too() -> None:
    key = replace(study(), key_names=(KeyName("Norrvik", "X"),))
    only("D601", lines("| Ort | Besök |\n|---|---|\n| Norrvik | 14 |\n| Söderby | 9 |\n"), key)


def test_the_status_of_one_of_few_projects_is_not_told_beside_its_letter() -> None:
    finding = only("D602", lines("Ett annat projekt, som ännu inte är avslutat, byggde en plattform.", F1))
    assert finding.level == "error"
    silent(lines("Ett annat projekt byggde en plattform.", F1))
    many = tuple(replace(one, status="ongoing") for one in study().sample)
    silent(
        lines("Ett annat projekt, som ännu inte är avslutat, byggde en plattform.", F1), replace(study(), sample=many)
    )


def test_a_small_category_beside_a_letter_asks_for_approval() -> None:
    few = tuple(
        replace(project, category="Hälsa" if project.id not in ("p13", "p14", "p15", "p16") else "Klimat")
        for project in study().projects
    )
    finding = only("D603", lines(TABLE), replace(study(), projects=few))
    assert finding.level == "warning"
    assert "4 av alla projekt" in finding.message
    fewer = tuple(replace(p, category="Hälsa") if p.id in ("p15", "p16") else p for p in few)
    assert (
        only("D603", lines(TABLE.replace("| | F | R1 |", "| Hälsa | F | R1 |")), replace(study(), projects=fewer)).level
        == "error"
    )


def test_a_third_person_in_a_quotation_is_reported() -> None:
    documents = tuple(
        replace(one, text=one.text.replace("Vi hade en jurist", "Vår chef hade jurist")) if one.id == "d.txt" else one
        for one in study().documents
    )
    changed = replace(study(), documents=documents)
    assert len(documents[3].text) == len(transcript("d.txt").text) + 3
    assert "D604" in found(lines("> ”Vår chef hade jurist med oss” (Projekt D, R1)"), changed)
    silent(lines("> ”Vi hade en jurist med oss från första dagen.” (Projekt D, R1)"))


def test_the_kind_of_organisation_is_not_told_where_few_have_it() -> None:
    text = lines("> ”Plattformen ska öppnas för alla som bor här, och vi som region är glada.” (Projekt F, R1)")
    silent(text)
    one = tuple(
        replace(party, kind="region") if party.project_id == "p15" else party
        for party in study().parties
        if party.project_id not in {f"p{n}" for n in range(19, 25)}
    )
    projects = (*study().projects, Project("p99", "Ett till", "genomförandeprojekt", "Klimat"))
    finding = only("D605", text, replace(study(), parties=one, projects=projects))
    assert finding.passage == "vi som region"

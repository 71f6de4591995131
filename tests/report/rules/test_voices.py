"""Whose voices are heard."""

from dataclasses import replace
from typing import Any

from small_study import found, lines, study

from lardom.claims.material import Material
from lardom.study.settings import CheckSettings

SAID = {
    "A, R1": "Vi vågade prova sådant som den vanliga budgeten aldrig har plats för.",
    "A, R2": "Och vi arbetade med forskare som vi annars inte möter.",
    "B, R1": "Vi träffade nya företag varje månad och det gav oss driv.",
    "C, R1": "Tiden räckte inte till när allt annat också skulle göras.",
    "D, R1": "Vi hade en jurist med oss från första dagen.",
    "F, R1": "Plattformen ska öppnas för alla som bor här",
}


def quoted(*people: str, sections: bool = True) -> str:
    """Each quotation in a section of its own, so that only the whole is judged."""
    parts = [f"## Del {n}\n\n" * sections + f"> ”{SAID[who]}” (Projekt {who})" for n, who in enumerate(people)]
    return lines(*parts)


def test_with_two_quotations_per_project_a_silent_project_is_reported() -> None:
    everyone = ["A, R1", "B, R1", "C, R1", "D, R1", "F, R1"]
    assert "V501" not in found(quoted(*everyone, *everyone))
    assert "V501" in found(quoted(*everyone[:4], *everyone[:4], "A, R2", "B, R1"))


def test_with_clearly_more_quotations_than_people_a_silent_respondent_is_reported() -> None:
    everyone = ["A, R1", "B, R1", "C, R1", "D, R1", "F, R1"]
    heard = replace(study(), interviews=tuple(one for one in study().interviews if one.project_id != "p14"))
    assert "V502" in found(quoted(*everyone, *everyone), heard)
    assert "V502" not in found(quoted(*everyone, "A, R2", *everyone), heard)


def test_one_project_has_no_more_than_its_share_of_the_words() -> None:
    fair = ["A, R1", "B, R1", "C, R1", "D, R1", "F, R1"] * 2
    assert "V503" not in found(quoted(*fair))
    loud = ["A, R1", "A, R2", "A, R1", "A, R2", "B, R1", "C, R1", "D, R1", "F, R1"]
    assert "V503" in found(quoted(*loud))
    lenient = replace(study(), settings=replace(study().settings, check=CheckSettings(voice_share=0.6)))
    assert "V503" not in found(quoted(*loud), lenient)


def test_two_projects_have_no_more_than_half_of_the_words() -> None:
    pair = ["A, R1", "A, R2", "A, R1", "B, R1", "B, R1", "B, R1", "C, R1", "D, R1"]
    assert "V504" in found(quoted(*pair))
    assert "V504" not in found(quoted(*["A, R1", "B, R1", "C, R1", "D, R1", "F, R1"] * 2))


def test_no_project_carries_a_section_alone() -> None:
    one_sided = ["A, R1", "A, R2", "A, R1", "B, R1", "C, R1", "D, R1"]
    assert "V505" in found(quoted(*one_sided, sections=False))
    assert "V505" not in found(quoted("A, R1", "A, R2", "B, R1", "C, R1", "D, R1", "F, R1", sections=False))


def test_a_handful_of_quotations_says_nothing_of_voices() -> None:
    assert found(quoted("A, R1", "A, R2", "A, R1")) == []


def shareless(**changes: Any) -> Material:
    """The study without limits for shares, so that only silence is told."""
    check = CheckSettings(voice_share=1.0, two_voices_share=1.0)
    return replace(study(), settings=replace(study().settings, check=check), **changes)


def test_nobody_is_asked_to_quote_someone_whose_words_stand_in_notes_only() -> None:
    everyone = ["A, R1", "A, R2", "B, R1", "C, R1", "D, R1", "F, R1"] * 2  # E was not recorded
    assert found(quoted(*everyone), shareless()) == []
    recorded = tuple(replace(one, source="recording") for one in study().interviews)
    assert found(quoted(*everyone), shareless(interviews=recorded)) == ["V501"]


def test_the_people_of_a_silent_project_are_told_once_of_the_project() -> None:
    assert found(quoted(*["A, R1", "A, R2", "B, R1", "C, R1", "D, R1"] * 2), shareless()) == ["V501"]
    assert found(quoted(*["A, R1", "B, R1", "C, R1", "D, R1", "F, R1"] * 2), shareless()) == ["V502"]

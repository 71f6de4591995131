"""Words are counted of those who may be heard, and of nobody else."""

from dataclasses import replace

from table_one import study, without_consent

from lardom.claims.ground import Ground
from lardom.claims.words_said import words_said
from lardom.transcripts.turns import Turn


def test_each_person_says_their_words_and_a_project_says_its_peoples() -> None:
    ground = Ground(study())
    people, projects = words_said(ground, "respondent"), words_said(ground)
    # "Tekniken tog fem månader, avtalet tog fjorton. Jag är A-R1." has ten words.
    assert people == {one.id: 10 for one in ground.material.respondents}
    assert projects[ground.project_id("F")] == 40
    assert sum(projects.values()) == sum(people.values()) == 260


def test_who_has_withdrawn_says_nothing() -> None:
    ground = Ground(without_consent(study(), "B-R1", "C-R1"))
    assert words_said(ground)[ground.project_id("B")] == 10
    assert ground.project_id("C") not in words_said(ground)


def test_an_interviewer_and_an_unknown_voice_are_nobodys_words_and_a_text_without_turns_is_its_persons() -> None:
    material = study()
    first, second, *rest = material.documents
    text = "I: Hur gick det?\nA-R1: Det gick bra.\n?: Jaha då."
    places = (0, text.index("A-R1:"), text.index("?: "), len(text))
    turns = tuple(
        Turn(number, start + skip, end, speaker)
        for number, (start, end, speaker, skip) in enumerate(
            zip(places, places[1:], ("I", "A-R1", "?"), (3, 6, 3), strict=False), start=1
        )
    )
    first = replace(first, text=text, turns=turns, paragraphs=(0,))
    second = replace(second, turns=())
    told = words_said(Ground(replace(material, documents=(first, second, *rest))), "respondent")
    assert (told["A-R1"], told["A-R2"]) == (3, 10)

"""Files are read, looked at and taken in, in one act; until then nothing of them is in the study."""

from pathlib import Path

import pytest
from bringing import Bringing
from shared_data import shared
from workbench import EXAMPLE, As, Joined

from lardom.web.fieldwork.models import Interview, Respondent
from lardom.web.portfolio.models import Project
from lardom.web.study.models import Event, Job, Person, StoredFile, Study
from lardom.web.study.writing import undo
from lardom.web.transcripts.models import Delivery, SearchedTurn, Transcript, Version

TALK = "Intervjuare: Hur gick det?\nR1: Utan eldsjälarna hade det inte gått.".encode()


def test_nothing_is_kept_before_it_is_taken_in(bringing: Bringing) -> None:
    before = bringing.study.sequence
    delivery = bringing.send(("A-1.txt", TALK))
    page = bringing.look(delivery)
    assert "Utan eldsjälarna" in page
    assert not Transcript.objects.of(bringing.study).exists()
    bringing.study.refresh_from_db()
    assert bringing.study.sequence == before


def test_taking_in_is_one_act_with_its_version_voices_and_search(bringing: Bringing) -> None:
    Project.objects.create(study=bringing.study, ref="P1", title="Ljus")
    person = Respondent.objects.create(
        study=bringing.study, ref="A-R1", label="R1", project=Project.objects.of(bringing.study).get(ref="P1")
    )
    delivery = bringing.send(("A-1.txt", TALK), ("A-2.txt", TALK.replace(b"Hur", b"Var")))
    answer = bringing.take(delivery, {"A-1.txt": {"voice1": "A-R1", "project": "P1"}})
    assert answer.status_code == 302
    row = bringing.transcript("A-1.txt")
    assert row.current is not None
    assert (row.current.number, row.current.turn_count, row.current.words) == (1, 2, 9)
    interview = Interview.objects.of(bringing.study).get(ref="A-1")
    assert interview.speakers == [["Intervjuare", "interviewer"], ["R1", person.ref]]
    assert interview.respondents == ["A-R1"]
    assert SearchedTurn.objects.of(bringing.study).filter(transcript=row).count() == 2
    events = Event.objects.of(bringing.study).filter(kind="transcripts.brought")
    assert [event.facts["transcripts"] for event in events] == [2]
    assert not Delivery.objects.of(bringing.study).exists()
    assert StoredFile.objects.of(bringing.study).count() == 2


def test_taking_in_can_be_taken_back(bringing: Bringing, lead: Person) -> None:
    bringing.take(bringing.send(("A-1.txt", TALK)))
    bringing.study.refresh_from_db()
    undo(bringing.study, bringing.study.sequence, by=lead)
    assert not Transcript.objects.of(bringing.study).filter(removed=False).exists()
    assert bringing.take(bringing.send(("A-1.txt", TALK))).status_code == 302


def test_every_file_tells_its_own_problems_in_the_reader_s_language(bringing: Bringing, lead: Person) -> None:
    delivery = bringing.send(("tom.txt", b""), ("bild.docx", b"\x89PNG..."), ("A-1.txt", TALK))
    assert "The file is empty." in bringing.look(delivery)
    lead.language = "sv"
    lead.save()
    page = bringing.look(delivery)
    assert "Filen är tom." in page
    assert "tom.txt" in page
    assert "bild.docx" in page
    assert page.count("cannot be read") == 0


def test_a_known_name_is_offered_as_a_new_version_and_never_replaced(bringing: Bringing) -> None:
    bringing.take(bringing.send(("A-1.txt", TALK)))
    delivery = bringing.send(("A-1.txt", TALK.replace(b"inte", b"aldrig")))
    form = bringing.client.get(bringing.url(f"bring/{delivery.pk}/")).context["form"].forms[0]
    assert form.get_initial_for_field(form.fields["keep"], "keep") == "version"
    refused = bringing.take(delivery, {"A-1.txt": {"keep": "new"}})
    assert refused.status_code == 422
    assert "There is a transcript called “A-1.txt” already." in refused.content.decode()
    assert bringing.take(delivery, {"A-1.txt": {"why": "Bättre hörd"}}).status_code == 302
    row = bringing.transcript("A-1.txt")
    versions = Version.objects.of(bringing.study).filter(transcript=row).order_by("number")
    assert [(one.number, one.why) for one in versions] == [(1, ""), (2, "Bättre hörd")]
    assert row.current_id == versions[1].pk


def test_voices_of_the_version_before_are_kept_for_when_it_is_used_again(bringing: Bringing) -> None:
    bringing.take(bringing.send(("A-1.txt", TALK)), {"A-1.txt": {"voice0": "interviewer", "interview": "A-1"}})
    before = dict(Interview.objects.of(bringing.study).get(ref="A-1").speakers)
    assert before["Intervjuare"] == "interviewer"
    delivery = bringing.send(("A-1.txt", TALK.replace(b"Intervjuare", b"Alma")))
    bringing.take(delivery, {"A-1.txt": {"voice0": "interviewer", "interview": "A-1"}})
    assert dict(Interview.objects.of(bringing.study).get(ref="A-1").speakers) == before | {"Alma": "interviewer"}
    # A label that is named and given to nobody is nobody's.
    delivery = bringing.send(("A-1.txt", TALK.replace(b"inte", b"aldrig").replace(b"Intervjuare", b"ALMA")))
    bringing.take(delivery, {"A-1.txt": {"voice0": "", "interview": "A-1"}})
    assert dict(Interview.objects.of(bringing.study).get(ref="A-1").speakers) == before


def test_the_same_text_is_told_and_left_out_unless_asked_for(bringing: Bringing) -> None:
    bringing.take(bringing.send(("A-1.txt", TALK)))
    delivery = bringing.send(("kopia.txt", TALK))
    assert "The very same text is in the study already, as version 1 of “A-1.txt”." in bringing.look(delivery)
    bringing.take(delivery)
    assert not Transcript.objects.of(bringing.study).filter(ref="kopia.txt").exists()


def test_two_files_of_one_name_are_told_apart(bringing: Bringing) -> None:
    delivery = bringing.send(("A-1.txt", TALK), ("A-1.txt", TALK + b" Nej."))
    answer = bringing.take(delivery)
    assert answer.status_code == 422
    assert "Two of these files are called “A-1.txt”." in answer.content.decode()


def test_an_unknown_respondent_is_made_only_when_asked_for(bringing: Bringing) -> None:
    Project.objects.create(study=bringing.study, ref="P1", title="Ljus")
    delivery = bringing.send(("A-1.txt", TALK))
    answers = {"A-1.txt": {"voice1": "A-R7", "project": "P1"}}
    assert "There is no respondent “A-R7”." in bringing.take(delivery, answers).content.decode()
    assert bringing.take(delivery, answers, **{"new-respondents": "on"}).status_code == 302
    made = Respondent.objects.of(bringing.study).get(ref="A-R7")
    assert (made.label, made.project.ref) == ("R7", "P1")


def test_a_label_is_suggested_as_it_was_mapped_before(bringing: Bringing) -> None:
    talk = TALK.replace(b"Intervjuare", b"Alma")
    bringing.take(bringing.send(("A-1.txt", talk)), {"A-1.txt": {"voice0": "interviewer"}})
    delivery = bringing.send(("B-1.txt", talk + b" Nej."))
    form = bringing.client.get(bringing.url(f"bring/{delivery.pk}/")).context["form"].forms[0]
    assert form.get_initial_for_field(form.fields["voice0"], "voice0") == "interviewer"


def test_no_file_too_many_and_too_large_are_told_in_sentences(
    bringing: Bringing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No file was chosen." in bringing.post("bring/").content.decode()
    from lardom.web.transcripts.actions import deliveries

    monkeypatch.setattr(deliveries, "LARGEST_FILE", 10)
    with pytest.raises(AssertionError, match="may have at most 1 MB"):
        bringing.send(("A-1.txt", TALK))


def test_a_delivery_is_its_sender_s_alone(bringing: Bringing, joined: Joined, as_: As) -> None:
    delivery = bringing.send(("A-1.txt", TALK))
    other = Bringing(bringing.study, as_(joined(bringing.study, "Alma Rehn", "assistant")))
    assert other.client.get(other.url(f"bring/{delivery.pk}/")).status_code == 404
    assert other.post(f"bring/{delivery.pk}/drop/").status_code == 404


def test_dropped_files_are_gone(bringing: Bringing) -> None:
    delivery = bringing.send(("A-1.txt", TALK))
    assert bringing.post(f"bring/{delivery.pk}/drop/").status_code == 302
    assert not Delivery.objects.of(bringing.study).exists()


def test_no_words_stand_in_jobs_and_trail(bringing: Bringing) -> None:
    bringing.take(bringing.send(("A-1.txt", TALK)))
    told = [f"{job.arguments}{job.result}{job.stage}{job.problem}" for job in Job.objects.of(bringing.study)]
    told += [f"{event.subject}{event.facts}" for event in Event.objects.of(bringing.study)]
    assert "eldsjälarna" not in "".join(told)


def test_the_example_s_own_files_come_in_with_their_interviews(example: Study, lead: Person, as_: As) -> None:
    bringing = Bringing(example, as_(lead))
    delivery = bringing.send(("A-2.vtt", (EXAMPLE / "transcripts" / "A-2.vtt").read_bytes()))
    form = bringing.client.get(bringing.url(f"bring/{delivery.pk}/")).context["form"].forms[0]
    begun = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    assert (begun["keep"], begun["interview"]) == ("leave", "A-2")
    assert begun["voice0"] == "interviewer"


@pytest.mark.parametrize(
    "name",
    [
        "transcripts/en/zoom/meeting001_transcript.vtt",
        "transcripts/en/lecturer-examples/Lecturer-A.odt",
        "transcripts/en/same-interview-three-formats/test_interview.docx",
        "transcripts/en/interviews-pdpilot/P1.pdf",
        "transcripts/en/podcast-changelog/the-changelog-301.md",
        "transcripts/sv/riksdag-interpellationer/ipq-201415--0063.xml",
    ],
)
def test_real_files_come_in(bringing: Bringing, name: str) -> None:
    path: Path = shared(name)
    answer = bringing.take(bringing.send((path.name, path.read_bytes())))
    assert answer.status_code == 302
    row = bringing.transcript(path.name)
    assert row.current is not None
    assert row.current.turn_count > 2
    assert bringing.client.get(bringing.url(f"{row.pk}/")).status_code == 200

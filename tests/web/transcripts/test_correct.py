"""A correction is a new version: the earlier ones stay, what differs is shown, and one can go back."""

import pytest
from bringing import Bringing
from workbench import As, Joined

from lardom.web.fieldwork.models import Interview, Respondent
from lardom.web.study.models import Person
from lardom.web.study.writing import undo
from lardom.web.transcripts.models import Transcript, Version
from lardom.web.transcripts.queries import texts as queries

TALK = b"Intervjuare: Hur gick det?\nR1: Det gick <b>bra</b>.\nIntervjuare: Jaha."


@pytest.fixture
def row(bringing: Bringing) -> Transcript:
    bringing.take(bringing.send(("A-1.txt", TALK)))
    return bringing.transcript("A-1.txt")


def correct(bringing: Bringing, row: Transcript, words: str, seen: int | None = None) -> int:
    told = {"words": words, "why": "hörfel", "seen": str(row.version if seen is None else seen)}
    return int(bringing.post(f"{row.pk}/turns/2/", **told).status_code)


def test_a_corrected_turn_makes_a_version_and_keeps_the_earlier(bringing: Bringing, row: Transcript) -> None:
    assert correct(bringing, row, "Det gick inte bra.") == 302
    first, second = Version.objects.of(bringing.study).order_by("number")
    assert "Det gick <b>bra</b>." in first.text
    assert second.text == "Intervjuare: Hur gick det?\nR1: Det gick inte bra.\nIntervjuare: Jaha."
    assert (second.why, second.made_by) == ("hörfel", row.current.made_by if row.current else None)
    page = bringing.client.get(bringing.url(f"{row.pk}/differences/?old=1&new=2")).content.decode()
    assert "<ins>inte " in page
    assert "&lt;b&gt;" not in page or "<del>" in page


def test_two_who_correct_at_once_are_told(bringing: Bringing, row: Transcript) -> None:
    assert correct(bringing, row, "Ett.") == 302
    assert correct(bringing, row, "Två.") == 409


def test_a_turn_without_words_and_one_unchanged_are_refused(bringing: Bringing, row: Transcript) -> None:
    assert correct(bringing, row, "   ") == 422
    assert correct(bringing, row, "Det gick <b>bra</b>.") == 422
    assert Version.objects.of(bringing.study).count() == 1


def test_an_earlier_version_is_used_again(bringing: Bringing, row: Transcript) -> None:
    correct(bringing, row, "Det gick inte bra.")
    row.refresh_from_db()
    assert bringing.post(f"{row.pk}/versions/1/use/", seen=str(row.version)).status_code == 302
    found = queries.transcript(bringing.study, row.pk)
    assert found is not None
    assert found.current is not None
    assert found.current.number == 1
    correct(bringing, found, "Det gick väl.")
    assert sorted(Version.objects.of(bringing.study).values_list("number", flat=True)) == [1, 2, 3]


def test_a_correction_is_taken_back_and_the_search_follows(bringing: Bringing, row: Transcript, lead: Person) -> None:
    correct(bringing, row, "Det gick utmärkt.")
    search = f"/s/{bringing.study.slug}/coding/search/"
    assert len(bringing.client.get(search, {"q": "utmärkt"}).context["rows"]) == 1
    bringing.study.refresh_from_db()
    undo(bringing.study, bringing.study.sequence, by=lead)
    assert not bringing.client.get(search, {"q": "utmärkt"}).context["rows"]
    assert len(bringing.client.get(search, {"q": "gick bra"}).context["rows"]) == 1


def test_a_replacing_file_becomes_a_version_of_its_transcript(bringing: Bringing, row: Transcript) -> None:
    delivery = bringing.send(("annat namn.txt", TALK.replace(b"Jaha", b"Nej")), replaces=str(row.pk))
    bringing.take(delivery)
    assert [one.number for one in Version.objects.of(bringing.study).filter(transcript=row)] == [1, 2]
    assert Transcript.objects.of(bringing.study).count() == 1


def test_the_original_is_handed_out_as_it_came_and_never_shown(bringing: Bringing, row: Transcript) -> None:
    answer = bringing.client.get(bringing.url(f"{row.pk}/versions/1/original/"))
    assert answer.content == TALK
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'attachment; filename="A-1.txt"'
    correct(bringing, row, "Ett.")
    assert bringing.client.get(bringing.url(f"{row.pk}/versions/2/original/")).status_code == 404


def test_voices_are_changed_and_unknown_respondents_told(bringing: Bringing, row: Transcript) -> None:
    told = {"interview": "A-1", "voice0": "interviewer", "voice1": "A-R1", "project": ""}
    assert "There is no respondent “A-R1”." in bringing.post(f"{row.pk}/voices/", **told).content.decode()
    assert bringing.post(f"{row.pk}/voices/", **told | {"voice1": ""}).status_code == 302
    assert Interview.objects.of(bringing.study).get(ref="A-1").speakers == [["Intervjuare", "interviewer"]]
    assert not Respondent.objects.of(bringing.study).exists()


def test_a_transcript_is_taken_out_and_brought_back(bringing: Bringing, row: Transcript, lead: Person) -> None:
    assert bringing.post(f"{row.pk}/remove/", seen=str(row.version)).status_code == 302
    assert bringing.client.get(bringing.url(f"{row.pk}/")).status_code == 404
    bringing.study.refresh_from_db()
    undo(bringing.study, bringing.study.sequence, by=lead)
    assert bringing.client.get(bringing.url(f"{row.pk}/")).status_code == 200


def test_the_list_sorts_and_filters(bringing: Bringing, row: Transcript) -> None:
    bringing.take(bringing.send(("B-1.txt", TALK + b"\nR1: Mer. Och mer.")))
    page = bringing.client.get(bringing.url(), {"sort": "-words"}).context["page"]
    assert [one.ref for one in page] == ["B-1.txt", "A-1.txt"]
    assert [one.ref for one in bringing.client.get(bringing.url(), {"q": "b-1"}).context["page"]] == ["B-1.txt"]
    assert next(iter(bringing.client.get(bringing.url(), {"sort": "odd"}).context["page"])).pk == row.pk


def test_an_empty_list_teaches(bringing: Bringing) -> None:
    assert "No transcripts yet" in bringing.client.get(bringing.url()).content.decode()


def test_an_office_that_may_not_read_sees_no_transcript(
    bringing: Bringing, row: Transcript, joined: Joined, as_: As
) -> None:
    office = Bringing(bringing.study, as_(joined(bringing.study, "Disa Norr", "programme office")))
    assert office.client.get(office.url(f"{row.pk}/")).status_code == 403

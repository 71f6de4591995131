"""Draft → review → signed, by a researcher only, and only what holds."""

from typing import Any

from lardom.web.report.checking import digest_of
from lardom.web.report.models import Signature
from lardom.web.study.models import Event


def test_an_assistant_hands_over_for_review_and_cannot_sign(desk: Any) -> None:
    assert desk.hand_over() == 302
    assert desk.now.state == "review"
    answer = desk.sign(desk.alma)
    assert answer.status_code == 403
    assert "sign the report" in answer.content.decode()
    assert desk.now.state == "review"


def test_a_researcher_signs_exactly_the_text_that_stands(desk: Any) -> None:
    desk.hand_over()
    assert desk.sign(desk.lead).status_code == 302
    signature = Signature.objects.of(desk.study).get()
    assert desk.now.state == "signed"
    assert (signature.person_id, signature.digest) == (desk.lead.pk, digest_of(desk.text))
    event = Event.objects.of(desk.study).filter(kind="report.signed").get()
    assert event.facts["digest"] == digest_of(desk.text)


def test_what_was_saved_since_one_read_is_not_signed(desk: Any) -> None:
    desk.hand_over()
    seen = digest_of(desk.text)
    desk.save(desk.alma, "# Resultat\n\nDet gick illa.\n", base=2)
    answer = desk.sign(desk.lead, seen)
    assert answer.status_code == 409
    assert not Signature.objects.of(desk.study).exists()


def test_errors_stand_in_the_way_of_a_signature(desk: Any) -> None:
    desk.save(desk.lead, 'Programmet har []{.fact name="martians"} projekt.\n', base=2)
    desk.hand_over()
    answer = desk.sign(desk.lead)
    assert answer.status_code == 422
    assert "Not signed: 1 error" in answer.content.decode()
    assert desk.now.state == "review"


def test_a_draft_is_signed_only_after_review(desk: Any) -> None:
    assert desk.sign(desk.lead).status_code == 409


def test_two_researchers_sign_and_both_are_shown(desk: Any, joined: Any) -> None:
    per = joined(desk.study, "Per Strand", "researcher")
    desk.hand_over()
    desk.sign(desk.lead)
    assert desk.sign(per).status_code == 302
    assert desk.sign(per).status_code == 409
    page = desk.get(desk.alma, "review/").content.decode()
    assert "Per Strand" in page
    assert "Eira Lindh" in page


def test_a_signed_draft_is_not_written_in(desk: Any) -> None:
    desk.hand_over()
    desk.sign(desk.lead)
    before = desk.text
    assert desk.save(desk.lead, "Annat.", base=2).status_code == 409
    assert desk.text == before


def test_reopening_makes_a_new_version_without_signature(desk: Any) -> None:
    desk.hand_over()
    desk.sign(desk.lead)
    assert desk.post(desk.alma, "reopen/", seen=desk.now.version).status_code == 403
    assert desk.post(desk.lead, "reopen/", seen=desk.now.version).status_code == 302
    assert (desk.now.state, desk.now.current.number) == ("draft", 3)
    assert Signature.objects.of(desk.study).get().draft_version.number == 2


def test_a_draft_is_taken_back_from_review(desk: Any) -> None:
    desk.hand_over()
    assert desk.post(desk.alma, "review/back/", seen=desk.now.version).status_code == 302
    assert desk.now.state == "draft"
    assert desk.post(desk.alma, "review/back/", seen=desk.now.version).status_code == 409

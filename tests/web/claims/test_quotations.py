"""The register of quotations: nothing enters it that was not said, or that somebody did not agree to."""

from collections.abc import Callable

from django.http import HttpResponse
from workbench import As

from lardom.web.claims.models import Quotation
from lardom.web.claims.queries.values import ground
from lardom.web.coding.models import Coding
from lardom.web.fieldwork.models import Respondent
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.writing import writing
from lardom.web.transcripts.models import Transcript

type Page = Callable[..., HttpResponse]
type Post = Callable[..., HttpResponse]

SAID = "Andra gången skrev vi vad vi ville veta i stället för vad vi ville ha, och då kom det fyra anbud."
NEW = {"coding": "cC1-18", "respondents": ["R1"], "display": "block"}


def latest(study: Study) -> Quotation:
    return Quotation.objects.of(study).latest("pk")


def test_a_passage_is_the_beginning_of_a_quotation_with_its_speaker(page: Page) -> None:
    text = page("quotations/new/", coding="cC1-18").content.decode()
    assert f"{SAID}</textarea>" in text
    assert "(Projekt C, R1)" in text
    assert "The quotation is verbatim." in text


def test_a_device_is_set_at_the_words_and_nothing_is_written(post: Post, example: Study) -> None:
    before = Quotation.objects.of(example).count()
    answer = post("quotations/new/", **NEW, text=SAID, words="vi vad vi ville veta", device="cut", do="device")
    text = answer.content.decode()
    assert "Andra gången skrev […] i stället för" in text
    assert "verbatim apart from what it marks" in text
    answer = post(
        "quotations/new/", **NEW, text=SAID, words="anbud", device="describe", instead="nämner svaren", do="device"
    )
    assert "fyra [nämner svaren]." in answer.content.decode()
    assert Quotation.objects.of(example).count() == before


def test_a_device_that_cannot_be_set_says_why(post: Post) -> None:
    answer = post("quotations/new/", **NEW, text=SAID, words="sågs aldrig", device="cut", do="device")
    assert "does not stand in the quotation" in answer.content.decode()
    answer = post("quotations/new/", **NEW, text=SAID, words="anbud", device="substitute", do="device")
    assert "Write the words that are to stand in the brackets." in answer.content.decode()


def test_what_was_said_enters_the_register_as_it_will_be_printed(post: Post, example: Study, page: Page) -> None:
    answer = post("quotations/new/", **NEW, text="Andra gången skrev vi [...] vad vi ville veta", do="keep")
    assert answer.status_code == 302
    made = latest(example)
    assert made.text == "”Andra gången skrev vi […] vad vi ville veta”"
    assert (made.project, made.respondents, made.transcript, made.turns) == ("C", ["R1"], "C-1.docx", [16])
    assert made.ref in page("quotations/").content.decode()


def test_what_was_never_said_is_refused_with_the_difference(post: Post, example: Study) -> None:
    before = Quotation.objects.of(example).count()
    answer = post("quotations/new/", **NEW, text=SAID.replace("fyra", "fjorton"), do="keep")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "The quotation has been altered." in text
    assert "fjorton" in text
    assert Quotation.objects.of(example).count() == before


def test_who_has_not_agreed_is_not_quoted(post: Post, page: Page, example: Study, lead: Person) -> None:
    person = Respondent.objects.of(example).get(ref="C-R1")
    with writing(example, by=lead, kind="respondent.changed") as act:
        act.change(person, consent=["record", "transcribe"])
    before = Quotation.objects.of(example).count()
    assert "No consent to quote." in page("quotations/new/", coding="cC1-18").content.decode()
    answer = post("quotations/new/", **NEW, text=SAID, do="keep")
    assert answer.status_code == 422
    assert "has not agreed to be quoted" in answer.content.decode()
    assert Quotation.objects.of(example).count() == before
    assert "no consent to quote" in page("quotations/", state="fails").content.decode()


def test_a_quotation_is_changed_with_its_version_and_undone(post: Post, example: Study) -> None:
    row = Quotation.objects.of(example).get(ref="Q03")
    first = row.text
    given = {"respondents": row.respondents, "display": row.display, "seen": row.version, "do": "keep"}
    assert post(f"quotations/{row.pk}/", text="Andra gången skrev vi vad vi ville veta", **given).status_code == 302
    assert post(f"quotations/{row.pk}/", text="vi skrev kravet", **given).status_code in (409, 422)
    post(f"../undo/{Event.objects.of(example).latest('number').number}/")
    row.refresh_from_db()
    assert row.text == first


def test_the_register_tells_where_each_is_used_and_finds_those_that_are_not(page: Page, example: Study) -> None:
    row = Quotation.objects.of(example).get(ref="Q01")
    text = page(f"quotations/{row.pk}/").content.decode()
    for ref in ("C020", "C021"):
        assert ref in text
    assert "Q01<" not in page("quotations/", state="unused").content.decode()


def test_words_never_travel_in_an_address(page: Page) -> None:
    text = page("quotations/new/", coding="cC1-18").content.decode()
    assert 'hx-post="' in text
    assert 'method="post" id="quotation-form"' in text


def test_a_passage_that_is_not_there_is_not_there(page: Page) -> None:
    assert page("quotations/new/", coding="nej").status_code == 404
    assert page("quotations/new/").status_code == 404


def test_the_balance_of_voices_tells_who_is_quoted_and_who_never_is(page: Page, example: Study, lead: Person) -> None:
    text = page("voices/").content.decode()
    assert "Everybody who agreed to be quoted is quoted." in text
    assert "only notes, never quoted" in text
    with writing(example, by=lead, kind="quotation.removed") as act:
        for row in Quotation.objects.of(example).filter(project="L"):
            act.remove(row)
    text = page("voices/").content.decode()
    assert "are never quoted" in text or "is never quoted" in text


def test_a_quotation_begins_with_a_stretch_of_a_transcript_told_in_numbers(page: Page, example: Study) -> None:
    coding = Coding.objects.of(example).get(ref="cC1-18")
    asked = {"number": coding.transcript_id, "start": coding.start, "end": coding.end}
    text = page("quotations/new/", **asked).content.decode()
    assert f"{SAID}</textarea>" in text
    assert f'name="number" value="{coding.transcript_id}"' in text
    assert page("quotations/new/", number=999999, start=1, end=9).status_code == 404


def test_words_of_the_interviewer_are_no_quotation_and_the_page_says_so(page: Page, example: Study) -> None:
    talk = next(one for one in ground(example).material.interviews if "interviewer" in dict(one.speakers).values())
    row = Transcript.objects.of(example).select_related("current").get(ref=talk.transcript)
    asks = next(label for label, voice in talk.speakers if voice == "interviewer")
    assert row.current is not None
    turn = next(one for one in row.current.turns if one[3] == asks)
    answer = page("quotations/new/", number=row.pk, start=turn[1], end=turn[2])
    assert answer.status_code == 422
    assert "Choose words of a respondent" in answer.content.decode()


def test_the_text_and_the_codebook_lead_to_quotations_and_claims_by_numbers_and_ids(
    example: Study, lead: Person, as_: As
) -> None:
    coding = Coding.objects.of(example).select_related("code").get(ref="cC1-18")
    here, room = as_(lead), f"/s/{example.slug}/coding"
    turn = ground(example).document(coding.transcript.ref).turn_at(coding.start)  # type: ignore[union-attr] # it is there
    pages = [
        here.get(f"{room}/{path}").content.decode()
        for path in (
            f"read/{coding.transcript_id}/", f"read/{coding.transcript_id}/turn/{turn.number}/", f"codebook/{coding.code_id}/",  # type: ignore[union-attr]
        )
    ]  # fmt: skip
    register = f"/s/{example.slug}/claims/quotations/new/"
    assert f'data-address="{register}?number={coding.transcript_id}"' in pages[0]
    assert f"{register}?number={coding.transcript_id}&amp;start={turn.start}&amp;end={turn.end}" in pages[1]  # type: ignore[union-attr]
    assert f"{register}?coding=cC1-18" in pages[1]
    assert f"/claims/from-code/?code={coding.code.ref}" in pages[2]
    assert here.get(f"/s/{example.slug}/claims/from-code/", {"code": coding.code.ref}).status_code == 200

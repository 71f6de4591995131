"""A transcript is read, marked and coded without a line of script."""

import uuid

import pytest
from reading_room import TEXT, make_code, make_transcript
from workbench import As

from lardom.web.coding.models import Code, Coding, Mark, Memo
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.writing import undo
from lardom.web.transcripts.models import Transcript


@pytest.fixture
def transcript(study: Study, lead: Person) -> Transcript:
    return make_transcript(study, lead)


@pytest.fixture
def code(study: Study, lead: Person) -> Code:
    return make_code(study, lead)


def url(transcript: Transcript, rest: str = "") -> str:
    return f"/s/{transcript.study.slug}/coding/read/{transcript.pk}/{rest}"


def key() -> str:
    return str(uuid.uuid4())


def test_the_page_holds_every_word_and_each_turn_leads_to_its_own_page(
    transcript: Transcript, lead: Person, as_: As
) -> None:
    page = as_(lead).get(url(transcript)).content.decode()
    for line in TEXT.split("\n"):
        assert f">{line}</p>" in page
    assert 'href="turn/2/"' in page
    assert "1:01" in page


def test_words_of_a_turn_are_coded_by_copying_them(transcript: Transcript, code: Code, lead: Person, as_: As) -> None:
    told = {"code": code.pk, "words": "  ingen tid ", "act": key()}
    answer = as_(lead).post(url(transcript, "turn/2/code/"), told, follow=True)
    row = Coding.objects.get()
    assert TEXT[row.start : row.end] == "ingen tid"
    assert "Eldsjälar" in answer.content.decode()


def test_nothing_copied_takes_the_whole_turn_and_may_go_on_to_a_later_one(
    transcript: Transcript, lead: Person, as_: As
) -> None:
    browser = as_(lead)
    browser.post(url(transcript, "turn/2/code/"), {"code": "", "words": "", "act": key()})
    browser.post(url(transcript, "turn/2/code/"), {"code": "", "last": "4", "act": key()})
    one, two = Mark.objects.order_by("pk")
    assert TEXT[one.start : one.end].startswith("Det började")
    assert TEXT[two.start : two.end].endswith("slutade hon.")


@pytest.mark.parametrize("told", [{"words": "står inte där"}, {"last": "99"}, {"code": "99999"}])
def test_what_cannot_be_found_is_said_beside_the_field(
    transcript: Transcript, lead: Person, as_: As, told: dict[str, str]
) -> None:
    answer = as_(lead).post(url(transcript, "turn/2/code/"), {**told, "act": key()})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    assert not Mark.objects.exists()


def test_a_passage_is_moved_split_recoded_removed_and_written_about(
    transcript: Transcript, code: Code, study: Study, lead: Person, as_: As
) -> None:
    browser, other = as_(lead), make_code(study, lead, "Tid")
    browser.post(url(transcript, "turn/2/code/"), {"code": code.pk, "words": "eldsjäl", "act": key()})
    ref = Coding.objects.get().ref

    def change(version: int, **told: object) -> None:
        answer = browser.post(url(transcript, "turn/2/change/"), {"ref": ref, "version": version, "act": key(), **told})
        assert answer.status_code == 302, answer.content.decode()

    change(1, do="move", words="med en eldsjäl. Hon fick")
    change(2, do="recode", code=other.pk)
    change(3, do="split", words="Hon fick")
    assert [TEXT[row.start : row.end] for row in Coding.objects.order_by("start")] == ["med en eldsjäl.", "Hon fick"]
    assert {row.code_id for row in Coding.objects.all()} == {other.pk}
    change(0, do="memo", text="Tänk på detta.")
    assert Memo.objects.get().subject == f"passage:{ref}"
    change(4, do="delete")
    assert Coding.objects.filter(removed=False).count() == 1
    assert "The passage is removed." in browser.get(url(transcript, "turn/2/")).content.decode()


def test_an_old_form_does_not_overwrite_what_was_changed_meanwhile(
    transcript: Transcript, lead: Person, as_: As
) -> None:
    browser = as_(lead)
    browser.post(url(transcript, "turn/2/code/"), {"words": "eldsjäl", "act": key()})
    told = {"ref": Mark.objects.get().ref, "version": 1, "do": "move"}
    browser.post(url(transcript, "turn/2/change/"), {**told, "words": "en eldsjäl", "act": key()})
    answer = browser.post(url(transcript, "turn/2/change/"), {**told, "words": "Hon fick", "act": key()})
    assert answer.status_code == 409
    assert Mark.objects.get().version == 2


def test_searching_and_choosing_a_speaker_ask_the_server(transcript: Transcript, lead: Person, as_: As) -> None:
    browser = as_(lead)
    found = browser.get(url(transcript), {"q": "ELDSJÄL"}).context["hits"]
    assert [turn.number for turn in found] == [2]
    shown = browser.get(url(transcript), {"speaker": "R1"}).content.decode()
    assert "Sedan slutade hon." in shown
    assert "Hur började det?" not in shown


def test_a_turn_or_transcript_that_is_not_there_is_not_found(transcript: Transcript, lead: Person, as_: As) -> None:
    browser = as_(lead)
    for path in (url(transcript, "turn/99/"), url(transcript).replace(f"/{transcript.pk}/", "/9999/")):
        assert browser.get(path).status_code == 404


def test_the_text_is_shown_as_text(study: Study, lead: Person, as_: As) -> None:
    code = make_code(study, lead, "</script><script>alert(1)</script>", definition="<img src=x onerror=alert(1)>")
    transcript = make_transcript(study, lead)
    page = as_(lead).get(url(transcript)).content.decode()
    assert code.name not in page
    assert "<img src=x" not in page


def test_a_memo_of_one_s_own_is_changed_and_taken_away_and_both_can_be_taken_back(
    transcript: Transcript, study: Study, lead: Person, as_: As
) -> None:
    browser = as_(lead)
    browser.post(url(transcript, "turn/2/change/"), {"do": "memo", "text": "Tänk.", "act": key()})
    memo = Memo.objects.get()

    def change(**told: object) -> int:
        fields = {"memo": memo.pk, "act": key(), **told}
        return browser.post(url(transcript, "turn/2/change/"), fields).status_code

    assert change(do="memo-change", version=1, text="Tänk på detta.") == 302
    assert change(do="memo-change", version=1, text="Nej.") == 409
    assert change(do="memo-change", version=2, text=" ") == 422
    page = browser.get(url(transcript, "turn/2/")).content.decode()
    assert "Tänk på detta.</textarea>" in page
    assert change(do="memo-remove", version=2) == 302
    assert "Tänk på detta." not in browser.get(url(transcript, "turn/2/")).content.decode()
    assert [event.kind for event in Event.objects.of(study).order_by("number")][-2:] == ["memo.changed", "memo.removed"]
    for event in Event.objects.of(study).order_by("-number")[:2]:
        undo(study, event.number, by=lead)
    memo.refresh_from_db()
    assert (memo.text, memo.removed) == ("Tänk.", False)

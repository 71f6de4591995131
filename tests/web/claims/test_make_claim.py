"""A claim is made of one sentence; what it says of itself is offered, and confirmed by its author."""

from collections.abc import Callable

from django.http import HttpResponse

from lardom.web.claims.models import Claim
from lardom.web.study.models import Event, Study

type Page = Callable[..., HttpResponse]
type Post = Callable[..., HttpResponse]


def made(study: Study) -> Claim:
    return Claim.objects.of(study).latest("pk")


def test_a_sentence_and_enter_make_a_claim_at_the_end_of_its_section(post: Post, example: Study, page: Page) -> None:
    answer = post("new/", text="Många respondenter vill se en fortsättning.", section="6.1", as_read="on")
    assert answer.status_code == 302
    claim = made(example)
    assert (claim.ref, claim.quantifier, claim.class_name, claim.unit) == ("C080", "Många", "large", "respondent")
    text = page(section="6.1").content.decode()
    assert text.index(">C045<") < text.index(">C080<")
    assert "Link a code, a coding, a quotation or answers to the claim." in text


def test_without_the_tick_the_reading_is_only_offered_and_confirmed_with_a_button(
    post: Post, example: Study, page: Page
) -> None:
    post("new/", text="Flera projekt byggde vidare.", section="9")
    claim = made(example)
    assert (claim.class_name, claim.unit) == ("", "")
    assert "Count it so" in page(section="9").content.decode()
    post(f"{claim.pk}/confirm/", seen=claim.version)
    claim.refresh_from_db()
    assert (claim.quantifier, claim.class_name, claim.unit) == ("Flera", "several", "project")
    assert "Count it so" not in page(section="9").content.decode()


def test_an_empty_sentence_is_refused_with_the_way_out(post: Post, example: Study) -> None:
    answer = post("new/", text=" ")
    assert answer.status_code == 422
    assert "write one and press Enter" in answer.content.decode()
    assert Claim.objects.of(example).count() == 79


def test_while_one_types_the_word_the_unit_and_the_base_are_told(page: Page) -> None:
    text = page("reading/", text="Majoriteten av de 26 respondenterna tycks vara nöjda.").content.decode()
    for told in ("Majoriteten", "majority", "respondents", "of 26", "hedged: tycks"):
        assert told in text
    assert "no word that counts" in page("reading/", text="Det regnade.").content.decode()
    assert page("reading/").content.strip() == b""


def test_the_trail_tells_of_the_claim_but_not_its_words(post: Post, example: Study) -> None:
    post("new/", text="Många respondenter nämner masten.", as_read="on")
    event = Event.objects.of(example).latest("number")
    assert event.kind == "claim.added"
    assert "masten" not in str(event.facts) + event.subject


def test_a_code_gives_a_claim_with_its_count_and_the_words_that_hold(post: Post, page: Page, example: Study) -> None:
    text = page("from-code/", code="K05").content.decode()
    assert "5 of 26 respondents" in text
    assert "Flera respondenter" in text
    assert "Majoriteten" not in text
    answer = post("from-code/", code="K05", text="Flera respondenter tycker att ansökan var svår.", unit="respondent")
    claim = made(example)
    assert answer.headers["Location"].startswith(f"/s/{example.slug}/claims/{claim.pk}/")
    page_text = page(f"{claim.pk}/").content.decode()
    assert "5 of 26 respondents" in page_text
    assert "Holds" in page_text


def test_a_code_that_is_not_there_makes_no_claim(page: Page) -> None:
    assert page("from-code/", code="finns-inte").status_code == 404

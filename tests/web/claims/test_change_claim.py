"""A claim is changed field by field; two who change it at once both keep their words; each change can be undone."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from lardom.claims.evidence import Count
from lardom.web.claims.models import Claim
from lardom.web.claims.views.claim import FIELDS
from lardom.web.coding.models import Coding
from lardom.web.study.models import Comment, Event, Person, Study
from lardom.web.study.writing import writing

type ByRef = Callable[[str], Claim]
type Counted = Callable[[str], Count]
type Page = Callable[..., HttpResponse]
type Post = Callable[..., HttpResponse]


def fields_of(claim: Claim, **changed: Any) -> dict[str, Any]:
    given = {name: getattr(claim, name) for name in FIELDS} | changed
    return {name: value for name, value in given.items() if value is not None} | {"seen": claim.version}


def test_majoriteten_with_13_of_26_does_not_hold_and_with_14_it_holds(
    post: Post, page: Page, lead: Person, claim: ByRef, count_of: Counted
) -> None:
    found = count_of("C036")
    assert (found.n, found.base, found.judgement.verdict) == (16, 26, "ok")
    row = claim("C036")
    example = row.study
    standing = Coding.objects.of(example).filter(removed=False)
    for link in list(row.evidence.filter(removed=False).exclude(kind="code")):
        post(f"evidence/{link.pk}/remove/", seen=link.version)
    people: dict[str, list[str]] = {}
    for passage in count_of("C036").passages:
        for person in passage.respondents:
            people.setdefault(person, []).append(passage.ref)
    while count_of("C036").n != 13:
        person = next(iter(people))
        with writing(example, by=lead, kind="coding.removed") as act:
            for ref in people.pop(person):
                if coding := standing.filter(ref=ref).first():
                    act.remove(coding)
        last = example.sequence
    text = page(q="C036").content.decode()
    assert "13 of 26 respondents" in text
    assert 'data-standing="fails"' in text
    assert "“Majoriteten” requires more than 13 of 26; the material shows 13." in text
    assert "With one more the word holds." in text
    answer = post(f"../undo/{last}/", next=f"/s/{example.slug}/claims/")
    assert answer.status_code == 302
    text = page(q="C036").content.decode()
    assert "14 of 26 respondents" in text
    assert 'data-standing="holds"' in text


def test_every_field_is_saved_and_counted_at_once(post: Post, claim: ByRef, count_of: Counted) -> None:
    row = claim("C029")
    changed = fields_of(row, text="Majoriteten av respondenterna beskriver ansökan som ett främmande språk.",
                        quantifier="Majoriteten", class_name="majority")  # fmt: skip
    assert post(f"{row.pk}/", **changed).status_code == 302
    row.refresh_from_db()
    assert (row.quantifier, row.class_name, row.version) == ("Majoriteten", "majority", 2)
    assert count_of("C029").judgement.verdict == "wrong"


def test_a_claim_that_somebody_else_has_changed_is_not_overwritten(
    post: Post, claim: ByRef, joined: Any, example: Study
) -> None:
    alma = joined(example, "Alma Rehn", "assistant")
    row = claim("C029")
    first, second = fields_of(row, section="5.1"), fields_of(row, section="5.2")
    assert post(f"{row.pk}/", by=alma, **first).status_code == 302
    answer = post(f"{row.pk}/", **second)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "5.1" in text
    assert "5.2" in text
    row.refresh_from_db()
    assert row.section == "5.1"


def test_a_sentence_may_not_be_empty(post: Post, claim: ByRef) -> None:
    row = claim("C029")
    assert post(f"{row.pk}/", **fields_of(row, text="")).status_code == 422


def test_the_page_tells_who_is_counted_who_is_not_and_where_they_said_it(page: Page, claim: ByRef) -> None:
    text = page(f"{claim('C036').pk}/").content.decode()
    assert "10 of the base are not counted" in text
    assert "coding/read/" in text
    assert "#turn-" in text


def test_history_shows_what_was_changed_and_undoes_it(post: Post, page: Page, claim: ByRef, example: Study) -> None:
    row = claim("C029")
    post(f"{row.pk}/", **fields_of(row, section="5.1"))
    text = page(f"{row.pk}/").content.decode()
    assert "<del>5</del> → <ins>5.1</ins>" in text
    event = Event.objects.of(example).latest("number")
    post(f"../undo/{event.number}/", next=f"/s/{example.slug}/claims/{row.pk}/")
    row.refresh_from_db()
    assert row.section == "5"
    assert "undone" in page(f"{row.pk}/").content.decode()


def test_a_removed_claim_comes_back_when_the_act_is_undone(
    post: Post, page: Page, claim: ByRef, example: Study
) -> None:
    row = claim("C029")
    post(f"{row.pk}/remove/", seen=row.version)
    assert page(f"{row.pk}/").status_code == 404
    post(f"../undo/{Event.objects.of(example).latest('number').number}/")
    assert page(f"{row.pk}/").status_code == 200


def test_a_comment_stands_under_the_claim(post: Post, page: Page, claim: ByRef, example: Study) -> None:
    row = claim("C029")
    post(f"{row.pk}/comment/", text="Är det verkligen ansökan de menar?")
    assert "Är det verkligen ansökan de menar?" in page(f"{row.pk}/").content.decode()
    assert Comment.objects.of(example).get().subject == f"claim:{row.pk}"
    assert post(f"{row.pk}/comment/", text=" ").status_code == 422


def test_the_same_act_twice_is_done_once(post: Post, example: Study) -> None:
    key = str(uuid.uuid4())
    first = post("new/", act=key, text="Många projekt dröjde.")
    again = post("new/", act=key, text="Många projekt dröjde.")
    assert first.headers["Location"] == again.headers["Location"]
    assert Claim.objects.of(example).count() == 80

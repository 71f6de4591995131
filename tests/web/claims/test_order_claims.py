"""Claims are put in order within their section, by steps or by letting one go before another."""

from collections.abc import Callable

from django.http import HttpResponse

from lardom.web.claims.actions.claims import move_claim
from lardom.web.claims.models import Claim
from lardom.web.claims.queries.values import claim_rows
from lardom.web.study.models import Person, Study

type ByRef = Callable[[str], Claim]
type Post = Callable[..., HttpResponse]


def order(study: Study, section: str) -> list[str]:
    return list(claim_rows(study).filter(section=section).values_list("ref", flat=True))


def test_a_step_up_and_a_step_down(post: Post, claim: ByRef, example: Study) -> None:
    first = order(example, "6.1")
    post(f"{claim('C037').pk}/move/", way="up")
    assert order(example, "6.1")[:2] == ["C037", "C036"]
    post(f"{claim('C037').pk}/move/", way="down")
    assert order(example, "6.1") == first


def test_the_first_cannot_step_up_nor_the_last_down(post: Post, claim: ByRef) -> None:
    assert post(f"{claim('C036').pk}/move/", way="up").status_code == 422
    assert post(f"{claim('C045').pk}/move/", way="down").status_code == 422


def test_a_claim_is_let_go_before_another_also_in_another_section(post: Post, claim: ByRef, example: Study) -> None:
    post(f"{claim('C029').pk}/move/", before=claim("C038").pk, section="6.1")
    assert order(example, "6.1")[:4] == ["C036", "C037", "C029", "C038"]
    assert claim("C029").section == "6.1"


def test_moving_one_claim_changes_that_claim_alone(post: Post, claim: ByRef, example: Study) -> None:
    post(f"{claim('C040').pk}/move/", way="up")
    assert [row.ref for row in claim_rows(example) if row.version > 1] == ["C040"]


def test_there_is_room_between_two_however_often_one_moves(example: Study, lead: Person, claim: ByRef) -> None:
    for _ in range(70):
        move_claim(claim("C039"), by=lead, before=claim("C037"))
        move_claim(claim("C038"), by=lead, before=claim("C037"))
    found = order(example, "6.1")
    assert found[:4] == ["C036", "C039", "C038", "C037"]

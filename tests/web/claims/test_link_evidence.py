"""Evidence is linked by drag, by a dialog or by a plain form; a link is turned, taken away and brought back."""

import json
import uuid
from collections.abc import Callable

from django.http import HttpResponse
from workbench import As

from lardom.claims.evidence import Count
from lardom.claims.passages import Passage
from lardom.web.claims.models import Claim
from lardom.web.claims.queries.values import ground
from lardom.web.coding.models import Coding, Reading, Round
from lardom.web.coding.queries.values import coding_rows
from lardom.web.study.models import Event, Person, Study
from lardom.web.study.queries import coder_of
from lardom.web.study.writing import writing

type ByRef = Callable[[str], Claim]
type Counted = Callable[[str], Count]
type Page = Callable[..., HttpResponse]
type Post = Callable[..., HttpResponse]


def test_a_coding_let_go_on_a_claim_counts_at_once(post: Post, claim: ByRef, count_of: Counted, example: Study) -> None:
    before = count_of("C028")
    other = next(
        coding
        for coding in coding_rows(example)
        if (passage := _passage(example, coding))
        and passage.respondents
        and not set(passage.respondents) & set(before.ids)
    )
    answer = post("link/", claim=claim("C028").pk, kind="coding", target=other.ref, relation="supports")
    assert answer.status_code == 302
    assert count_of("C028").n == (before.n or 0) + 1


def _passage(study: Study, coding: Coding) -> Passage | None:
    here = ground(study)
    return here.passage(here.codings[coding.ref])


def test_what_contradicts_is_shown_and_never_counted(post: Post, page: Page, claim: ByRef, count_of: Counted) -> None:
    before = count_of("C029").n
    post("link/", claim=claim("C029").pk, kind="code", target="K01", relation="contradicts")
    assert count_of("C029").n == before
    card = page(q="C029").content.decode().split("Against</h4>")[1]
    assert "contradicts" in card


def test_an_island_gets_the_number_of_the_act_to_take_it_back(
    example: Study, lead: Person, as_: As, claim: ByRef, count_of: Counted
) -> None:
    browser, address = as_(lead), f"/s/{example.slug}/claims/link/"
    fields = {"claim": claim("C028").pk, "kind": "code", "target": "K01", "relation": "supports"}
    before = count_of("C028").n
    answer = browser.post(address, fields, headers={"accept": "application/json", "idempotency-key": _key()})
    told = json.loads(answer.content)
    assert count_of("C028").n != before
    undo = browser.post(
        f"/s/{example.slug}/undo/{told['event']}/", headers={"accept": "application/json", "idempotency-key": _key()}
    )
    assert undo.status_code == 200
    assert count_of("C028").n == before


def _key() -> str:
    return str(uuid.uuid4())


def test_a_thing_that_is_not_there_is_refused_with_the_way_out(post: Post, claim: ByRef) -> None:
    answer = post("link/", claim=claim("C028").pk, kind="code", target="K99", relation="supports")
    assert answer.status_code == 422
    assert "search for it and choose from the list" in answer.content.decode()


def test_the_same_thing_is_not_linked_twice_and_no_claim_to_itself(post: Post, claim: ByRef) -> None:
    assert post("link/", claim=claim("C029").pk, kind="code", target="K05", relation="supports").status_code == 422
    assert post("link/", claim=claim("C029").pk, kind="claim", target="C029", relation="supports").status_code == 422


def test_another_study_s_claim_is_not_there(post: Post) -> None:
    assert post("link/", claim=987654, kind="code", target="K05", relation="supports").status_code == 404


def test_a_link_is_turned_and_taken_away_and_brought_back(
    post: Post, claim: ByRef, count_of: Counted, example: Study
) -> None:
    link = claim("C029").evidence.filter(kind="code", removed=False).get()
    post(f"evidence/{link.pk}/turn/", relation="qualifies", group="", seen=link.version)
    assert count_of("C029").n != 5
    post(f"evidence/{link.pk}/turn/", relation="supports", group="", seen=link.version + 1)
    assert count_of("C029").n == 5
    assert post(f"evidence/{link.pk}/turn/", relation="qualifies", group="", seen=link.version).status_code == 409
    post(f"evidence/{link.pk}/remove/", seen=link.version + 2)
    assert count_of("C029").n != 5
    post(f"../undo/{Event.objects.of(example).latest('number').number}/")
    assert count_of("C029").n == 5


def test_everything_that_can_be_evidence_is_found(page: Page) -> None:
    for kind, q, told in (
        ("coding", "upphandling", "source"), ("code", "upphandling", "Make a claim of it"), ("quotation", "mast", "Q01"),
        ("answers", "nojdhet", "nojdhet&gt;=4"), ("claim", "anbud", "source"), ("portfolio", "projects", "53"),
    ):  # fmt: skip
        text = page("sources/", kind=kind, q=q).content.decode()
        assert told in text or kind == "claim", kind
    assert "Nothing found" in page("sources/", kind="coding", q="xyzzy").content.decode()


def test_without_the_island_the_form_chooses_a_claim_or_a_thing(page: Page, claim: ByRef) -> None:
    text = page("link/", claim=str(claim("C029").pk), kind="code", q="upphandling").content.decode()
    assert 'type="radio" name="target" value="K01"' in text
    text = page("link/", kind="code", ref="K01").content.decode()
    assert '<select id="link-claim" name="claim">' in text


def test_in_a_blind_reading_nobody_sees_others_passages_among_the_evidence(
    example: Study, lead: Person, as_: As, joined: Callable[..., Person], claim: ByRef
) -> None:
    alma = joined(example, "Ylva Rehn", "assistant")
    passage = next(iter(coding_rows(example).select_related("transcript")))
    browser = as_(alma)
    address = f"/s/{example.slug}/claims/sources/?kind=coding&q={passage.code.name}"
    before = browser.get(address).content.decode().count('class="source"')
    with writing(example, by=lead, kind="round.made") as act:
        blind = act.add(Round(name="Blind", blind=True))
        for transcript in {row.transcript for row in coding_rows(example).select_related("transcript")}:
            act.add(Reading(round=blind, transcript=transcript, coder=coder_of(example, alma)))
    after = browser.get(address).content.decode()
    assert before > 0
    assert 'class="source"' not in after
    text = browser.get(f"/s/{example.slug}/claims/{claim('C036').pk}/").content.decode()
    assert "Work that a blind round hides from you" in text

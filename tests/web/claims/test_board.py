"""The board: every claim with its count and verdict, filtered, counted anew when the coding changes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client
from team_work import team_work
from workbench import As

from lardom.claims.evidence import Count
from lardom.exchange.writing import write_study_folder
from lardom.web.claims.models import Claim
from lardom.web.coding.models import Coding
from lardom.web.exchange.actions import import_folder
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import writing

type Page = Callable[..., HttpResponse]
type ByRef = Callable[[str], Claim]
type Post = Callable[..., HttpResponse]


def shown(page: HttpResponse) -> list[str]:
    return re.findall(r'class="claim-ref"[^>]*>(C\d+)<', page.content.decode())


def test_each_claim_shows_its_word_its_count_and_how_it_stands(page: Page) -> None:
    text = page().content.decode()
    assert '<mark class="quantifier">Majoriteten</mark> av respondenterna har genom projektet' in text
    assert "16 of 26 respondents" in text
    assert "everyone interviewed" in text
    assert re.search(r'data-total="holds">\s*78', text)


def test_counter_evidence_stands_beside_the_support(page: Page, claim: ByRef) -> None:
    text = page().content.decode()
    card = text.split(f'id="claim-{claim("C005").pk}"')[1].split("</article>")[0]
    assert card.index("For</h4>") < card.index("Against</h4>")
    assert "C006" in card.split("Against</h4>")[1]


def test_a_contrast_shows_both_groups_with_their_members(page: Page, claim: ByRef) -> None:
    card = page().content.decode().split(f'id="claim-{claim("C038").pk}"')[1].split("</article>")[0]
    for side, members in (("Group A", ("F", "H", "K")), ("Group B", ("B", "J"))):
        column = card.split(side)[1].split("</section>")[0]
        assert [name for name in members if f">{name}<" in column] == list(members)


def test_the_board_is_filtered_by_verdict_section_unit_and_theme(page: Page) -> None:
    assert shown(page(standing="open")) == ["C041"]
    assert {"C036", "C045"} <= set(shown(page(section="6.1"))) < set(shown(page()))
    assert "C001" not in shown(page(unit="project"))
    assert 0 < len(shown(page(theme="T0"))) < 79
    assert shown(page(q="bidrag risk budgeten", section="6.2")) == ["C046"]


def test_a_verdict_filter_counts_what_the_other_filters_let_through(page: Page) -> None:
    text = page(section="6.1", standing="open").content.decode()
    assert re.search(r'data-total="holds">\s*9', text)
    assert re.search(r'data-total="open">\s*1', text)


def test_counts_follow_the_coding_and_tell_which_claims_look_otherwise(
    page: Page, example: Study, lead: Person, claim: ByRef, count_of: Callable[[str], Count]
) -> None:
    def told() -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(page("live/").content)
        return answer

    before, target = told(), claim("C029")
    assert count_of("C029").n == 5
    codings = list(Coding.objects.of(example).filter(code__ref="K05", removed=False))
    with writing(example, by=lead, kind="coding.removed") as act:
        for coding in codings[:-1]:
            act.remove(coding)
    after = told()
    changed = {number for number, digest in after["digests"].items() if before["digests"][number] != digest}
    assert str(target.pk) in changed
    assert len(changed) < 10
    assert before["totals"]["holds"] > after["totals"]["holds"]
    card = page("live/", only=str(target.pk)).content.decode()
    assert 'data-standing="open"' in card
    assert "of 26 respondents" in card


def test_what_is_shown_of_one_claim_again_is_that_claim_alone(page: Page, claim: ByRef) -> None:
    text = page("live/", only=str(claim("C036").pk)).content.decode()
    assert text.count("claim-live") == 1
    assert "<html" not in text


def test_another_study_s_board_is_not_there(as_: Callable[[Person], Client], example: Study, joined: Any) -> None:
    stranger = Person.objects.create_user("nora@example.org", None, name="Nora")
    assert as_(stranger).get(f"/s/{example.slug}/claims/").status_code == 404
    office = joined(example, "Per Office", "programme office")
    assert as_(office).get(f"/s/{example.slug}/claims/").status_code == 403


def test_a_doubtful_coding_is_told_of_on_the_claim_and_not_counted(lead: Person, as_: As, tmp_path: Path) -> None:
    write_study_folder(team_work(), tmp_path / "studie")
    study = import_folder(tmp_path / "studie", by=lead)
    row = Claim.objects.of(study).get(ref="C2")
    pages = [as_(lead).get(f"/s/{study.slug}/claims/{path}").content.decode() for path in ("", f"{row.pk}/")]
    assert all("1 doubtful coding, not counted" in page for page in pages)
    assert "/coding/doubtful/" in pages[1]
    page = as_(lead).get(f"/s/{study.slug}/claims/{Claim.objects.of(study).get(ref='C3').pk}/").content.decode()
    assert "its place is doubtful" in page
    assert "leads nowhere" not in page
    assert "det gick över styr" not in page  # nobody knows yet whose words they are

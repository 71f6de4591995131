from dataclasses import replace

import pytest
from claims_study import CODINGS, PEOPLE, ground, material
from hypothesis import given, settings
from hypothesis import strategies as st
from team_work import team_work

from lardom.claims.claim import Claim, Evidence, Relation
from lardom.claims.evidence import count, reading_of
from lardom.claims.ground import Ground
from lardom.study.settings import StudySettings


def links(*refs: str, relation: Relation = "supports") -> tuple[Evidence, ...]:
    kinds = {"quote": "quotation"}
    found = []
    for ref in refs:
        group, _, rest = ref.rpartition("/")
        kind, _, name = rest.partition(":")
        found.append(Evidence(relation, kinds.get(kind, kind), name, group))  # type: ignore[arg-type] # as written
    return tuple(found)


MOST = Claim("C1", "Majoriteten av respondenterna hade ont om tid.", class_="majority", unit="respondent")


def test_distinct_respondents_are_counted_never_codings_coders_or_the_interviewer() -> None:
    found = count(replace(MOST, evidence=links("code:tid-knapp")), ground())
    assert found.ids == ("A-R1", "B-R1", "C-R1")
    assert (found.n, found.base, found.base_told[1]) == (3, 6, "everyone interviewed")
    assert (found.judgement.verdict, found.judgement.blocks) == ("wrong", True)
    assert found.judgement.sv == "”Majoriteten” kräver fler än 3 av 6; materialet visar 3."


def test_a_theme_counts_the_codes_below_it() -> None:
    found = count(replace(MOST, evidence=links("code:tid")), ground())
    assert (found.n, found.judgement.verdict) == (5, "ok")


def test_who_withdrew_counts_nowhere_neither_above_nor_below() -> None:
    found = count(replace(MOST, evidence=links("coding:k8", "quote:Q3")), ground())
    assert (found.ids, found.passages) == ((), ())
    assert "D-R2" not in found.base_ids


def test_four_voices_of_one_project_are_one_project() -> None:
    claim = Claim("C2", "Flera projekt …", class_="several", unit="project", evidence=links("coding:k5", "coding:k6"))
    found = count(claim, ground())
    assert (found.ids, found.base_ids) == (("p3",), ("p1", "p2", "p3", "p4"))


def test_the_count_opens_down_to_the_turn() -> None:
    found = count(replace(MOST, evidence=links("coding:k5")), ground())
    (passage,) = found.passages
    assert (passage.document_id, passage.turns, passage.respondents, passage.ref) == ("c.txt", (2,), ("C-R1",), "k5")


def test_what_qualifies_or_contradicts_is_shown_beside_and_never_counted() -> None:
    evidence = (
        *links("coding:k1"),
        *links("coding:k4", relation="contradicts"),
        *links("coding:k6", relation="qualifies"),
    )
    found = count(replace(MOST, evidence=evidence), ground())
    assert found.n == 1
    assert [one.ref for one in found.contradicting] == ["k4"]
    assert [one.ref for one in found.qualifying] == ["k6"]


def test_what_illustrates_counts() -> None:
    assert count(replace(MOST, evidence=links("quote:Q1", relation="illustrates")), ground()).n == 1


def test_a_quotation_opens_at_its_words_with_or_without_its_turns() -> None:
    found = count(replace(MOST, evidence=links("quote:Q1", "quote:Q2")), ground())
    assert found.ids == ("C-R1", "C-R2")
    assert {(one.ref, one.turns) for one in found.passages} == {("Q1", (2,)), ("Q2", (3,))}


def test_a_claim_on_closed_answers_alone_is_counted_among_those_asked() -> None:
    everyone = count(replace(MOST, evidence=links("answers:nojd>=4")), ground())
    assert (everyone.ids, everyone.base) == (("A-R1", "B-R1"), 6)
    first_step = count(replace(MOST, evidence=links("answers:process<=2")), ground())
    assert (first_step.n, first_step.base) == (2, 4)  # the item is asked in step 1


def test_a_claim_on_portfolio_figures_alone_is_counted_among_the_whole_portfolio() -> None:
    claim = Claim("C3", "De flesta projekt har en kommun.", class_="majority", unit="project")
    found = count(replace(claim, evidence=links("portfolio:with:municipality")), ground())
    assert (found.ids, found.base, found.judgement.verdict) == (("p1", "p2", "p9"), 5, "ok")


def test_another_claim_brings_its_own_evidence_and_circles_end() -> None:
    first = replace(MOST, id="C1", evidence=links("coding:k1", "claim:C2"))
    second = replace(MOST, id="C2", evidence=links("coding:k2", "claim:C1"))
    assert count(first, ground(first, second)).n == 2


def test_a_summary_claim_without_evidence_takes_the_body_claim_s() -> None:
    body = replace(MOST, id="C1", evidence=links("code:tid"))
    summary = Claim("C9", "De flesta …", class_="majority", unit="project", parent="C1", kind="summary")
    found = count(summary, ground(body, summary))
    assert (found.n, found.base, found.inherited) == (3, 4, True)


@pytest.mark.parametrize(
    ("base", "ids", "number"),
    [
        ("12", (), 12),
        ("step 2", ("B-R2", "C-R2"), 2),
        ("steg 1", ("A-R1", "B-R1", "C-R1", "D-R1"), 4),
        ("category:Vatten", ("A-R1", "B-R1", "B-R2"), 3),
        ("coded:stolthet", ("C-R1", "D-R1"), 2),
        ("asked", ("A-R1", "B-R1", "B-R2", "C-R1", "C-R2", "D-R1"), 6),
    ],
)
def test_a_base_is_what_the_claim_says(base: str, ids: tuple[str, ...], number: int) -> None:
    found = count(replace(MOST, base=base, evidence=links("code:tid")), ground())
    assert (found.base_ids, found.base) == (ids, number)


def test_units_outside_the_base_are_told_and_not_counted() -> None:
    found = count(replace(MOST, base="step 2", evidence=links("code:tid")), ground())
    assert found.ids == ("B-R2", "C-R2")
    assert found.outside == ("A-R1", "B-R1", "C-R1")


def test_a_base_nobody_knows_is_told() -> None:
    found = count(replace(MOST, base="the nice ones", evidence=links("code:tid")), ground())
    assert found.judgement.reason == "no base"
    assert "the nice ones" in found.judgement.en


def test_the_known_answer_nine_of_twelve_asked_is_a_majority() -> None:
    found = count(replace(MOST, base="5", evidence=links("code:tid-knapp")), ground())
    assert (found.n, found.base, found.judgement.verdict) == (3, 5, "ok")


@pytest.mark.parametrize(
    ("unit", "ids"),
    [
        ("need owner", ("A-R1", "B-R1", "C-R1")),
        ("supplier", ("B-R2", "C-R2")),
        ("case", ("p1", "p2", "p3")),
        ("interview", ("i1", "i2", "i3", "i4")),
        ("region", ("region öst",)),
        ("company", ("sensab",)),
    ],
)
def test_many_kinds_of_units_can_be_counted(unit: str, ids: tuple[str, ...]) -> None:
    found = count(replace(MOST, unit=unit, class_="several", evidence=links("code:tid")), ground())
    assert (found.ids, found.why_not) == (ids, ("", ""))


def test_a_municipality_that_cannot_be_told_from_its_neighbour_is_not_counted() -> None:
    found = count(replace(MOST, unit="municipality", evidence=links("code:tid")), ground())
    assert (found.n, found.judgement.verdict, found.judgement.reason) == (None, "no rule", "not countable")
    assert found.why_not[0].endswith("i projekt B.")


@pytest.mark.parametrize("unit", ["person", "unit", "call", "sensor"])
def test_a_unit_the_material_does_not_hold_says_so(unit: str) -> None:
    found = count(replace(MOST, unit=unit, evidence=links("code:tid")), ground())
    assert found.n is None
    assert unit in found.judgement.en


def test_a_claim_without_a_unit_or_evidence_says_which_is_missing() -> None:
    assert count(replace(MOST, unit="", evidence=links("code:tid")), ground()).judgement.reason == "no unit"
    nothing = count(MOST, ground())
    assert (nothing.n, nothing.judgement.reason) == (None, "no evidence")


def test_references_that_lead_nowhere_are_told_and_the_rest_still_counts() -> None:
    evidence = links("coding:k1", "coding:k99", "code:nej", "quote:Q99", "claim:C99", "portfolio:?", "answers:?")
    found = count(replace(MOST, evidence=evidence), ground())
    assert found.n == 1
    assert found.missing == ("coding:k99", "code:nej", "quote:Q99", "claim:C99", "portfolio:?", "answers:?")


def test_none_is_shown_by_a_code_nobody_has() -> None:
    claim = Claim("C4", "Ingen nämner pengar.", class_="universal-negative", unit="respondent")
    silent = ground(codings=tuple(one for one in CODINGS if one.code_id != "stolthet"))
    assert count(replace(claim, evidence=links("code:stolthet")), silent).judgement.verdict == "ok"
    assert count(replace(claim, evidence=links("code:stolthet")), ground()).judgement.verdict == "wrong"


def test_a_number_is_read_from_the_sentence_when_the_register_has_none() -> None:
    claim = Claim("C5", "Minst två respondenter är stolta.", class_="number", unit="respondent")
    assert count(replace(claim, evidence=links("code:stolthet")), ground()).judgement.verdict == "ok"
    assert count(replace(claim, evidence=links("code:stolthet"), number=3), ground()).judgement.verdict == "wrong"


def test_not_all_is_read_from_the_sentence() -> None:
    claim = Claim("C6", "Inte alla respondenter hade ont om tid.", class_="universal", unit="respondent")
    assert count(replace(claim, evidence=links("code:tid-knapp")), ground()).judgement.verdict == "ok"


def test_the_study_s_profile_and_thresholds_are_used() -> None:
    claim = Claim("C7", "Många respondenter …", class_="large", unit="respondent", evidence=links("code:stolthet"))
    assert count(claim, ground()).judgement.verdict == "warn"
    own = ground(settings=StudySettings(thresholds=(("large", "n >= 2"),)))
    assert count(claim, own).judgement.rule == "n >= 2"
    assert count(claim, own).judgement.verdict == "ok"


def test_a_class_that_is_not_registered_is_read_from_the_sentence() -> None:
    claim = Claim("C8", "Samtliga projekt hade ont om tid.", unit="project", evidence=links("code:tid-knapp"))
    found = count(claim, ground())
    assert (found.class_, found.n, found.judgement.verdict) == ("universal", 3, "wrong")


def test_the_reading_prefers_the_claim_s_own_word() -> None:
    claim = Claim("C1", "Några menar att många projekt drar ut på tiden.", quantifier="många", class_="large")
    reading = reading_of(claim, "sv")
    assert reading is not None
    assert (reading.word, reading.unit) == ("många", "project")


def test_judgement_words_are_not_counted() -> None:
    found = count(Claim("C1", "Det är ofta svårt.", class_="frequency", evidence=links("code:tid")), ground())
    assert found.judgement.verdict == "no rule"


CLAIMS = [
    replace(MOST, unit=unit, class_=class_, base=base, evidence=links("code:tid", "quote:Q1", "answers:nojd>=3"))
    for unit, class_, base in (
        ("respondent", "majority", ""),
        ("project", "several", "step 2"),
        ("company", "some", "asked"),
    )
]


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_no_order_of_rows_changes_a_count(random: object) -> None:
    shuffled = {}
    for name in (
        "codings",
        "respondents",
        "interviews",
        "answers",
        "parties",
        "documents",
        "codes",
        "sample",
        "projects",
    ):
        rows = list(getattr(material(), name))
        random.shuffle(rows)  # type: ignore[attr-defined] # a Random
        shuffled[name] = tuple(rows)
    one, other = ground(), Ground(material(**shuffled))
    for claim in CLAIMS:
        assert count(claim, one) == count(claim, other)


@settings(max_examples=50)
@given(st.sets(st.sampled_from([one.id for one in CODINGS])), st.sets(st.sampled_from([one.id for one in CODINGS])))
def test_more_evidence_never_lowers_a_count(some: set[str], more: set[str]) -> None:
    few = count(replace(MOST, evidence=links(*(f"coding:{ref}" for ref in sorted(some)))), ground())
    many = count(replace(MOST, evidence=links(*(f"coding:{ref}" for ref in sorted(some | more)))), ground())
    assert set(few.ids) <= set(many.ids)


def test_every_id_counted_is_a_person_whose_consent_stands() -> None:
    usable = {person.id for person in PEOPLE if person.may_be_used}
    for claim in CLAIMS:
        if claim.unit == "respondent":
            assert set(count(claim, ground()).ids) <= usable


def test_a_coding_without_a_place_is_told_of_and_not_counted() -> None:
    study = Ground(team_work())
    found = count(study.claims["C2"], study)
    assert (found.n, found.unplaced, found.missing) == (1, ("k4",), ())
    by_itself = count(replace(study.claims["C2"], evidence=links("coding:k4")), study)
    assert (by_itself.n, by_itself.unplaced, by_itself.missing) == (0, ("k4",), ())


def test_a_coding_that_was_left_without_a_place_or_set_aside_waits_for_nobody() -> None:
    team = team_work()
    (coding, mark) = team.unplaced
    left = Ground(replace(team, unplaced=(replace(coding, doubt="kept"), mark)))
    aside = Ground(replace(team, settled=(replace(team.settled[0], originals=("k2", "k4")),)))
    assert [count(one.claims["C2"], one).unplaced for one in (left, aside)] == [(), ()]

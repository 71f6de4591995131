from dataclasses import replace

from claims_study import CODINGS, ground, material
from hypothesis import given, settings
from hypothesis import strategies as st

from lardom.claims.claim import Claim, Evidence
from lardom.claims.evidence import count, counts_on
from lardom.claims.ground import Ground
from lardom.claims.recounting import Rest, changed, let_stand, rest_of
from lardom.coding.marks import Coding, Unplaced

CODES = ("tid", "tid-knapp", "tid-god", "stolthet")


def claim(id: str = "C1", *, kind: str = "code", ref: str = "tid-knapp", **more: str) -> Claim:  # noqa: A002 # as the value calls it
    return Claim(id, "Majoriteten hade ont om tid.", class_="majority", unit="respondent",
                 evidence=(Evidence("supports", kind, ref),), **more)  # type: ignore[arg-type] # fmt: skip


def test_a_claim_on_a_theme_rests_on_the_codes_below_it() -> None:
    assert rest_of(claim(ref="tid"), ground()).codes == {"tid", "tid-knapp", "tid-god"}


def test_a_claim_on_a_coding_rests_on_it_and_on_its_code_which_tells_who_was_asked() -> None:
    assert rest_of(claim(kind="coding", ref="k7"), ground()) == Rest(frozenset({"stolthet"}), frozenset({"k7"}))


def test_a_claim_rests_on_what_it_names_in_words_and_on_what_other_claims_rest_on() -> None:
    named = claim(kind="answers", ref="nojd", base="coded: stolthet", measure="code:tid-god")
    assert rest_of(named, ground()).codes == {"stolthet", "tid-god"}
    first, second = claim("C1", kind="claim", ref="C2"), claim("C2", parent="C3")
    third = claim("C3", kind="claim", ref="C1", group_a="coded:stolthet; H")
    assert rest_of(first, ground(first, second, third)).codes == {"tid-knapp", "stolthet"}


def test_what_has_changed_is_what_was_made_taken_away_recoded_or_lost_its_place() -> None:
    before = ground()
    without = Ground(replace(before.material, codings=CODINGS[1:]))
    assert changed(before, without) == changed(without, before) == Rest(frozenset({"tid-knapp"}), frozenset({"k1"}))
    recoded = Ground(replace(before.material, codings=(replace(CODINGS[0], code_id="stolthet"), *CODINGS[1:])))
    assert changed(before, recoded).codes == {"tid-knapp", "stolthet"}
    waiting = (Unplaced("k1", "a.txt", "Tiden", "lost", "tid-knapp", "Kim"),)
    lost = Ground(replace(before.material, codings=CODINGS[1:], unplaced=waiting))
    assert changed(without, lost) == Rest(frozenset({"tid-knapp"}), frozenset({"k1"}))
    assert changed(before, ground()) == Rest(frozenset(), frozenset())


def test_a_count_that_nothing_touched_is_the_very_same() -> None:
    about_time, about_pride = claim("C1"), claim("C2", ref="stolthet")
    before = ground(about_time, about_pride)
    counts = {one.id: count(one, before) for one in before.material.claims}
    now = before.renewed(replace(before.material, codings=CODINGS[:-1]))
    let_stand(before, now)
    assert count(about_pride, now) is counts["C2"]
    assert count(about_time, now) is not counts["C1"]


links = st.builds(
    Evidence,
    st.sampled_from(("supports", "illustrates", "qualifies", "contradicts")),
    st.just("code"),
    st.sampled_from(CODES),
    st.sampled_from(("", "a", "b")),
) | st.builds(
    Evidence,
    st.sampled_from(("supports", "contradicts")),
    st.just("coding"),
    st.sampled_from([one.id for one in CODINGS]),
)  # fmt: skip
others = st.builds(Evidence, st.just("supports"), st.just("claim"), st.sampled_from(("C0", "C1", "C2")))
claims = st.builds(
    Claim, st.just(""), st.just("Majoriteten av respondenterna hade ont om tid."),
    unit=st.sampled_from(("respondent", "project", "interview", "municipality")),
    class_=st.sampled_from(("majority", "several", "universal")), kind=st.sampled_from(("", "contrast", "comparison")),
    base=st.sampled_from(("", "asked", "step 1", "coded:tid-god", "12")), parent=st.sampled_from(("", "C1")),
    group_a=st.sampled_from(("", "A; B", "coded:stolthet")), group_b=st.sampled_from(("", "C", "step 2")),
    measure=st.sampled_from(("", "code:tid-knapp", "answers:nojd")),
    evidence=st.lists(links | others, max_size=3).map(tuple),
)  # fmt: skip
codings = st.lists(
    st.sampled_from(CODINGS) | st.builds(replace, st.sampled_from(CODINGS), code_id=st.sampled_from(CODES)),
    max_size=8, unique_by=lambda one: one.id,
).map(tuple)  # fmt: skip


@settings(deadline=None)
@given(said=st.lists(claims, min_size=1, max_size=3), before=codings, now=codings)
def test_counts_that_were_let_stand_are_those_one_gets_by_counting_anew(
    said: list[Claim], before: tuple[Coding, ...], now: tuple[Coding, ...]
) -> None:
    numbered = [replace(one, id=f"C{n}") for n, one in enumerate(said)]
    old = Ground(material(numbered, codings=before))
    for one in numbered:
        count(one, old)
    new = old.renewed(material(numbered, codings=now))
    let_stand(old, new)
    fresh = Ground(material(numbered, codings=now))
    assert {one.id: count(one, new) for one in numbered} == {one.id: count(one, fresh) for one in numbered}
    assert counts_on(new)

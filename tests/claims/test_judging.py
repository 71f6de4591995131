import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from lardom.claims.judging import LOGICAL, PROFILES, judge, rule_for, threshold_problems, unjudged
from lardom.claims.quantifiers import find_quantifiers
from lardom.study.settings import StudySettings

# The words of the known answers in a sentence each, so that the lexicon is tested together with the rule.
SENTENCES = {
    "majoriteten": ("Majoriteten av respondenterna är nöjd.", "sv"),
    "alla": ("Alla respondenter är nöjda.", "sv"),
    "flera": ("Flera respondenter är nöjda.", "sv"),
    "några": ("Några respondenter är nöjda.", "sv"),
    "en respondent": ("En respondent är nöjd.", "sv"),
    "enstaka": ("Enstaka projekt är klara.", "sv"),
    "many": ("Many respondents are satisfied.", "en"),
    "most": ("Most respondents are satisfied.", "en"),
    "a few": ("A few respondents are satisfied.", "en"),
}
# What the expectation says after the verdict, as the key of the reason.
REASONS = {
    "not more than half": "too few",
    "fewer than 3": "too few",
    "less than half": "too few",
    "more than half, understated": "understates",
}


def test_the_known_answers_about_quantifier_words_hold_in_the_strict_profile() -> None:
    cases = json.loads(shared("stats/quantifiers_and_rates.json").read_text(encoding="utf-8"))["cases"]
    words = [case for case in cases if "word" in case]
    assert len(words) == 13
    for case in words:
        text, language = SENTENCES[case["word"]]
        (found,) = find_quantifiers(text, language)
        judged = judge(found.class_, case["n"], case.get("base_asked", case["base"]), profile="strict", word=found.word)
        verdict, _, reason = case["expected"].removesuffix("with base: 9 of 12 asked").strip().partition(": ")
        assert judged.verdict == verdict, case
        assert judged.reason == REASONS[reason] if reason else True, case


@pytest.mark.parametrize(
    ("class_", "n", "base", "verdict"),
    [
        ("universal", 26, 26, "ok"),
        ("universal", 25, 26, "wrong"),
        ("universal-negative", 0, 26, "ok"),
        ("universal-negative", 1, 26, "wrong"),
        ("nearly-all", 25, 26, "ok"),
        ("nearly-all", 24, 26, "ok"),
        ("nearly-all", 23, 26, "warn"),
        ("majority", 14, 26, "ok"),
        ("majority", 13, 26, "wrong"),
        ("majority", 8, 14, "ok"),
        ("majority", 7, 14, "wrong"),
        ("minority", 12, 26, "ok"),
        ("minority", 13, 26, "wrong"),
        ("half", 13, 26, "ok"),
        ("half", 11, 20, "ok"),
        ("half", 12, 20, "warn"),
        ("large", 9, 26, "ok"),
        ("large", 8, 26, "warn"),
        ("large", 3, 6, "ok"),
        ("large", 2, 3, "warn"),
        ("several", 3, 26, "ok"),
        ("several", 2, 26, "warn"),
        ("several", 26, 26, "ok"),
        ("some", 2, 26, "ok"),
        ("some", 1, 26, "warn"),
        ("pair", 2, 26, "ok"),
        ("few", 2, 26, "ok"),
        ("few", 3, 26, "warn"),
        ("few", 3, 53, "ok"),
        ("few", 4, 53, "warn"),
        ("singular", 1, 14, "ok"),
        ("singular", 2, 14, "wrong"),
        ("singular-other", 1, 14, "ok"),
        ("singular-other", 0, 14, "wrong"),
        ("existential", 1, 14, "ok"),
        ("existential", 0, 14, "warn"),
        ("diversity", 1, 14, "warn"),
    ],
)
def test_the_default_thresholds_are_those_of_annex_d(class_: str, n: int, base: int, verdict: str) -> None:
    assert judge(class_, n, base).verdict == verdict


@pytest.mark.parametrize(
    ("class_", "n", "base", "verdict", "reason"),
    [
        ("large", 13, 26, "ok", "holds"),
        ("large", 12, 26, "warn", "too few"),
        ("several", 14, 26, "warn", "understates"),
        ("several", 13, 26, "ok", "holds"),
        ("some", 1, 26, "wrong", "too few"),
        ("some", 13, 26, "ok", "holds"),
        ("few", 0, 26, "wrong", "too few"),
        ("few", 5, 53, "ok", "holds"),
        ("few", 6, 53, "warn", "too many"),
        ("pair", 3, 26, "warn", "too many"),
    ],
)
def test_the_strict_profile_is_narrower(class_: str, n: int, base: int, verdict: str, reason: str) -> None:
    judged = judge(class_, n, base, profile="strict")
    assert (judged.verdict, judged.reason) == (verdict, reason)


def test_only_words_with_a_logical_threshold_block() -> None:
    blocking = {class_ for class_ in PROFILES["default"] if judge(class_, 99, 7, number=3, share=0.5).blocks}
    blocking |= {class_ for class_ in PROFILES["default"] if judge(class_, 0, 7, number=3, share=0.5).blocks}
    blocking |= {class_ for class_ in PROFILES["default"] if judge(class_, 6, 7, number=3, share=0.5).blocks}
    assert blocking == LOGICAL


def test_the_sentence_tells_word_demand_and_count_in_both_languages() -> None:
    assert (
        judge("majority", 13, 26, word="Majoriteten").sv
        == "”Majoriteten” kräver fler än 13 av 26; materialet visar 13."
    )
    assert judge("large", 8, 26, word="Many").en == "“Many” requires at least 9 of 26; the material shows 8."
    understated = judge("some", 15, 26, profile="strict", word="Några")
    assert understated.sv == "”Några” säger mindre än materialet, som visar 15 av 26; ordet räcker till 2–13 av 26."
    assert judge("majority", 14, 26).sentence("en").startswith("“the majority” holds: the material shows 14 of 26")


def test_more_units_than_the_base_is_told() -> None:
    judged = judge("majority", 14, 12)
    assert (judged.verdict, judged.reason, judged.blocks) == ("wrong", "beyond base", True)
    assert "12" in judged.sv


@pytest.mark.parametrize("base", [None, 0])
def test_a_share_of_nothing_is_not_judged(base: int | None) -> None:
    judged = judge("majority", 0, base)
    assert (judged.verdict, judged.reason, judged.blocks) == ("no rule", "no base", False)


def test_a_word_that_needs_no_base_is_judged_without_one() -> None:
    assert judge("several", 3, None).verdict == "ok"
    assert judge("singular", 2, None).blocks


@pytest.mark.parametrize(
    ("bound", "n", "verdict"),
    [
        ("=", 14, "ok"),
        ("=", 15, "wrong"),
        (">=", 15, "ok"),
        (">", 14, "wrong"),
        ("<=", 13, "ok"),
        ("<", 14, "wrong"),
        ("~", 15, "ok"),
    ],
)
def test_a_number_is_judged_as_it_is_meant(bound: str, n: int, verdict: str) -> None:
    assert judge("number", n, 26, number=14, bound=bound).verdict == verdict


def test_a_number_that_is_not_stated_cannot_be_judged() -> None:
    assert judge("number", 3, 26).reason == "needs a number"


@pytest.mark.parametrize(("n", "verdict"), [(16, "ok"), (15, "wrong"), (17, "wrong")])
def test_a_percentage_must_be_the_rounded_one(n: int, verdict: str) -> None:
    assert judge("percent", n, 26, number=62).verdict == verdict


def test_two_thirds_is_judged_within_five_percentage_points() -> None:
    assert [judge("fraction", n, 26, share=2 / 3).verdict for n in (16, 17, 18, 19)] == ["warn", "ok", "ok", "warn"]


def test_not_all_is_wrong_when_it_is_all() -> None:
    assert judge("universal", 26, 26, negated=True).verdict == "wrong"
    assert judge("universal", 25, 26, negated=True).verdict == "ok"


def test_a_study_sets_its_own_threshold() -> None:
    settings = StudySettings(thresholds=(("large", "n >= N/2"),))
    assert judge("large", 12, 26, settings=settings).verdict == "warn"
    assert judge("large", 13, 26, settings=settings).rule == "n >= N/2"


def test_a_threshold_that_cannot_be_read_leaves_the_profile_in_force() -> None:
    settings = StudySettings(profile="strict", thresholds=(("large", "many"),))
    assert rule_for("large", settings=settings) == "n >= N/2"


def test_all_that_is_wrong_with_the_settings_is_told_at_once() -> None:
    settings = StudySettings(profile="mild", thresholds=(("large", "n ="), ("loads", "n > 3"), ("some", "n >= 2")))
    problems = threshold_problems(settings)
    assert [problem.column for problem in problems] == [
        "quantifiers.profile",
        "quantifiers.thresholds.large",
        "quantifiers.thresholds.loads",
    ]
    assert all(problem.way_out for problem in problems)


@pytest.mark.parametrize("class_", ["frequency", "degree", "hedge", "indefinite", "generic", "contrast", "comparative"])
def test_words_that_do_not_count_have_no_rule(class_: str) -> None:
    assert judge(class_, 5, 26).verdict == "no rule"


def test_an_unjudged_claim_says_why_in_both_languages() -> None:
    judged = unjudged("no unit", class_="large", word="Många")
    assert "vad som räknas" in judged.sv
    assert "what is counted" in judged.en
    assert not judged.blocks


UPWARD = ["universal", "nearly-all", "majority", "large", "several", "some", "existential", "diversity"]
ORDER = {"ok": 2, "warn": 1, "wrong": 0}


@given(st.sampled_from(UPWARD), st.integers(1, 200), st.integers(0, 200), st.integers(0, 200))
def test_more_units_never_make_an_upward_word_worse(class_: str, base: int, one: int, other: int) -> None:
    fewer, more = sorted((min(one, base), min(other, base)))
    assert ORDER[judge(class_, fewer, base).verdict] <= ORDER[judge(class_, more, base).verdict]


@given(
    st.sampled_from(["universal-negative", "minority"]), st.integers(1, 200), st.integers(0, 200), st.integers(0, 200)
)
def test_more_units_never_make_a_downward_word_better(class_: str, base: int, one: int, other: int) -> None:
    fewer, more = sorted((min(one, base), min(other, base)))
    assert ORDER[judge(class_, fewer, base).verdict] >= ORDER[judge(class_, more, base).verdict]


@given(
    st.sampled_from(sorted(PROFILES["default"])),
    st.sampled_from(sorted(PROFILES)),
    st.integers(0, 60),
    st.integers(1, 60),
)
def test_every_judgement_can_be_told(class_: str, profile: str, n: int, base: int) -> None:
    judged = judge(class_, n, base, profile=profile, number=5, share=0.5)
    assert str(n) in judged.sv
    assert str(n) in judged.en
    assert judged.blocks == (class_ in LOGICAL and judged.verdict == "wrong")

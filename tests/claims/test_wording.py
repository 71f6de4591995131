import pytest

from lardom.claims.thresholds import read_threshold
from lardom.claims.wording import demand, judgement_sentences


@pytest.mark.parametrize(
    ("rule", "values", "sv", "en"),
    [
        ("n == N", {"N": 26}, "alla 26", "all 26"),
        ("n == 0", {}, "noll", "zero"),
        ("n == 1", {}, "exakt 1", "exactly 1"),
        ("n > N/2", {"N": 26}, "fler än 13 av 26", "more than 13 of 26"),
        ("n < N/2", {"N": 26}, "högst 12 av 26", "at most 12 of 26"),
        ("2 <= n <= N/2", {"N": 26}, "2–13 av 26", "2–13 of 26"),
        ("n >= 3", {"N": 26}, "minst 3", "at least 3"),
        ("n == k", {"k": 14}, "exakt 14", "exactly 14"),
        ("n >= N - 1 or 10*n >= 9*N", {"N": 26}, "minst 24 av 26", "at least 24 of 26"),
        ("n == 0 or n == N", {"N": 5}, "noll av 5 eller alla 5", "zero of 5 or all 5"),
        ("1 <= n <= 3 and n < N/10", {"N": 9}, "ett antal som inte finns av 9", "a number that does not exist of 9"),
    ],
)
def test_a_demand_is_told_in_words(rule: str, values: dict[str, float], sv: str, en: str) -> None:
    threshold = read_threshold(rule)
    assert (demand(threshold, values, "sv"), demand(threshold, values, "en")) == (sv, en)


def test_a_demand_turned_round_is_told_too() -> None:
    assert demand(read_threshold("n == N"), {"N": 26}, "sv", negated=True) == "högst 25 av 26"


def test_a_demand_on_a_very_large_base_is_told_by_its_rule() -> None:
    assert demand(read_threshold("n > N/2"), {"N": 62_000}, "en") == "n > N/2 with N = 62000"


def test_a_class_without_a_word_is_named_by_its_usual_one() -> None:
    sv, en = judgement_sentences("several", "", read_threshold("n >= 3"), {"n": 2}, verdict="warn", reason="too few")
    assert sv.startswith("”flera” kräver minst 3")
    assert en.startswith("“several” requires at least 3")


def test_a_sentence_without_a_word_that_counts_is_told_so() -> None:
    sv, en = judgement_sentences("", "", None, {}, verdict="no rule", reason="no rule")
    assert (sv, en) == ("Meningen har inget ord som räknar.", "The sentence has no word that counts.")
    _, en = judgement_sentences("", "", None, {}, verdict="no rule", reason="no evidence")
    assert en == "No evidence is linked to the claim, so nothing can be counted."

"""How a claim stands, what it lacks, and which words its count carries."""

import pytest
from claims_study import ground

from lardom.claims.claim import Claim, Evidence
from lardom.claims.evidence import count
from lardom.claims.standing import shortfall, standing, words_that_hold
from lardom.study.settings import StudySettings

HERE = ground()


def majority(base: str) -> Claim:
    link = Evidence("supports", "code", "tid")
    return Claim(
        "C1", "Majoriteten av respondenterna …", class_="majority", unit="respondent", base=base, evidence=(link,)
    )


def test_a_word_that_holds_lacks_nothing() -> None:
    found = count(majority("9"), HERE)
    assert (standing(found), shortfall(majority("9"), found, HERE)) == ("holds", 0)


def test_a_majority_lacks_as_many_as_are_missing_to_more_than_half() -> None:
    claim = majority("10")
    found = count(claim, HERE)
    assert found.n is not None
    assert (standing(found), shortfall(claim, found, HERE)) == ("fails", 6 - found.n)


def test_what_no_number_mends_lacks_no_number() -> None:
    claim = Claim("C1", "Ett projekt …", class_="singular", unit="respondent", evidence=majority("").evidence)
    assert shortfall(claim, count(claim, HERE), HERE) is None


def test_a_claim_without_evidence_is_open() -> None:
    claim = Claim("C1", "Många …", class_="large", unit="respondent")
    found = count(claim, HERE)
    assert (standing(found), shortfall(claim, found, HERE)) == ("open", None)


@pytest.mark.parametrize(
    ("n", "base", "words"),
    [
        (26, 26, ["alla", "nästan alla", "majoriteten", "många", "flera", "några", "26"]),
        (14, 26, ["majoriteten", "hälften", "många", "flera", "några", "14"]),
        (1, 26, ["enstaka", "en"]),
        (2, None, ["ett par", "några", "2"]),
    ],
)
def test_the_words_that_hold_stand_with_the_strongest_first(n: int, base: int | None, words: list[str]) -> None:
    assert [word for word, _ in words_that_hold(n, base, settings=StudySettings())] == words


def test_a_study_s_own_thresholds_decide() -> None:
    strict = StudySettings(thresholds=(("large", "n >= N/2"),))
    assert "många" not in [word for word, _ in words_that_hold(10, 26, settings=strict)]

"""What a person is told to do about a claim that does not hold."""

from claims_study import ground

from lardom.claims.claim import Claim, Evidence
from lardom.claims.evidence import count
from lardom.claims.ways_out import way_out

HERE = ground()
LINK = (Evidence("supports", "code", "tid"),)


def told(claim: Claim) -> tuple[str, str]:
    return way_out(claim, count(claim, HERE), HERE)


def test_a_claim_that_holds_needs_no_way_out() -> None:
    assert told(Claim("C1", "Flera …", class_="several", unit="respondent", evidence=LINK)) == ("", "")


def test_too_few_is_told_how_many_are_lacking_and_which_words_the_count_carries() -> None:
    claim = Claim("C1", "Majoriteten …", class_="majority", unit="respondent", base="14", evidence=LINK)
    assert count(claim, HERE).n == 5
    sv, en = told(claim)
    assert sv.startswith("Med 3 till håller ordet. Om 5 av 14 kan man skriva ”")
    assert en.startswith("With 3 more the word holds. Of 5 of 14 one may write “")
    assert "”majoriteten”" not in sv


def test_the_words_offered_are_those_of_the_study_s_language() -> None:
    claim = Claim("C1", "Alla …", class_="universal", unit="respondent", base="10", evidence=LINK)
    assert "“flera”" in told(claim)[1]


def test_what_cannot_be_counted_is_told_what_to_add() -> None:
    assert "Choose what is counted" in told(Claim("C1", "Många …", class_="large", evidence=LINK))[1]
    assert "Link a code" in told(Claim("C1", "Många …", class_="large", unit="respondent"))[1]


def test_nothing_behind_it_means_dropping_it() -> None:
    nothing = (Evidence("supports", "answers", "nojd>9"),)
    claim = Claim("C1", "Några …", class_="some", unit="respondent", base="10", evidence=nothing)
    assert "”ingen”" in told(claim)[0] or "Stryk" in told(claim)[0]

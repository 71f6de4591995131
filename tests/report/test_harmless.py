import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.report.harmless import harmless, may_be_followed, plain_name


@given(st.text())
def test_a_plain_name_can_close_no_code(name: str) -> None:
    made = plain_name(name)
    assert not set("<>\"'`#$@[](){};,\\/ \n\t=&") & set(made)
    assert plain_name(made) == made


def test_the_houses_own_names_are_left_alone() -> None:
    for name in ("tab-respondents", "fig-answers", "claim-C01", "sec:metod", "bilaga-å"):
        assert plain_name(name) == name


def test_events_styles_and_code_of_other_writers_are_taken_away() -> None:
    pairs = [["onclick", "x"], ["style", "y"], ["typst:text:fill", "z"], ["custom-style", "Title"], ["srcdoc", "w"]]
    assert harmless(["", [], pairs]) == ["", [], []]


def test_lengths_and_languages_stay_when_they_are_such() -> None:
    kept = [["width", "50%"], ["height", "3.5cm"], ["lang", "sv-SE"], ["dir", "rtl"], ["ref", "Q 1"]]
    assert harmless(["", [], kept])[2] == kept
    assert not harmless(["", [], [["width", "1em); #panic()"], ["lang", '"sv"'], ["dir", "up"]]])[2]


@pytest.mark.parametrize("address", ["javascript:x()", "JavaScript:x()", "\x01java\nscript:x", "data:text/html,x",
                                     "vbscript:x", "file:///etc/passwd", "//a.se/x", "\\\\server\\x", "blob:x"])  # fmt: skip
def test_an_address_that_could_run_or_reach_a_disc_is_not_followed(address: str) -> None:
    assert not may_be_followed(address)


@pytest.mark.parametrize(
    "address", ["https://a.se/x:y?q#z", "HTTP://a.se", "mailto:a@b.se", "#tab-1", "bilaga.pdf", "", "?x:y"]
)
def test_an_ordinary_address_is(address: str) -> None:
    assert may_be_followed(address)

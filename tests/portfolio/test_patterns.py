from hypothesis import given
from hypothesis import strategies as st

from lardom.portfolio.patterns import Identity, identity, pattern_name, patterns, with_all_three

ORDER = ("municipality", "region", "municipal company")
KINDS_OF = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.sets(st.sampled_from([*ORDER, "company"])))


@given(KINDS_OF)
def test_every_project_stands_in_exactly_one_pattern(kinds_of: dict[str, set[str]]) -> None:
    found = patterns(kinds_of, ORDER)
    assert sorted(project for ids in found.values() for project in ids) == sorted(kinds_of)
    assert len(found) == 8


@given(KINDS_OF)
def test_the_identity_holds_for_any_portfolio_and_gives_the_projects_with_all_three(
    kinds_of: dict[str, set[str]],
) -> None:
    found = identity(kinds_of, ORDER)
    assert found.holds
    one, two, three = found.at_least
    m, r, c = found.sizes
    assert with_all_three((m, r, c), len(kinds_of), two, without=found.without) == three
    assert three == sum(1 for kinds in kinds_of.values() if set(ORDER) <= kinds)
    assert one + found.without == len(kinds_of)


def test_published_figures_give_the_projects_with_all_three_kinds() -> None:
    assert with_all_three((43, 17, 14), 53, 19) == 2
    assert with_all_three((43, 17, 14), 53, 19, without=1) == 3


def test_figures_that_cannot_all_be_right_are_told() -> None:
    wrong = Identity(ORDER, (43, 17, 14), (53, 20, 2), 53)
    assert not wrong.holds
    assert wrong.sentence("en").startswith("43 + 17 + 14 = 74 ≠ 53 + 20 + 2:")
    assert wrong.sentence("sv").endswith("någon av siffrorna är fel.")


def test_projects_with_none_of_the_kinds_are_told() -> None:
    sentence = Identity(ORDER, (2, 1, 0), (2, 1, 0), 5).sentence("sv")
    assert "3 av 5 projekt har inget av slagen." in sentence


def test_two_kinds_and_four_kinds_have_their_identity_too() -> None:
    two = identity({"p1": {"a", "b"}, "p2": {"a"}}, ("a", "b"))
    assert (two.sizes, two.at_least, two.holds) == ((2, 1), (2, 1), True)
    four = identity({"p1": {"a", "b", "c", "d"}, "p2": {"d"}}, ("a", "b", "c", "d"))
    assert (four.at_least, four.holds) == ((2, 1, 1, 1), True)
    assert "1 with all four" in four.sentence("en")


def test_with_many_kinds_only_the_patterns_met_are_listed() -> None:
    found = patterns({"p1": {"a", "e"}, "p2": set()}, ("a", "b", "c", "d", "e"))
    assert found == {"a+e": ["p1"], "none": ["p2"]}


def test_a_pattern_names_its_kinds_in_the_reports_order() -> None:
    assert pattern_name({"municipal company", "municipality"}, ORDER) == "municipality+municipal company"
    assert pattern_name({"company"}, ORDER) == "none"

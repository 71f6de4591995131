from lardom.exchange.refi.declared import children
from lardom.exchange.refi.kinds import DROPPED, KINDS, WHY_LOST
from lardom.exchange.refi.values import Project


def test_every_kind_is_said_in_both_languages() -> None:
    assert all(len(words) == 2 and all(words) for words in (*KINDS.values(), *WHY_LOST.values()))
    assert all(one.count("|") == 1 for words in KINDS.values() for one in words)
    assert set(DROPPED) <= set(KINDS)


def test_every_kind_that_lies_at_the_top_of_a_project_has_a_name() -> None:
    assert {element for _, child in children(Project) if child.inside for element in child.names} <= set(KINDS)

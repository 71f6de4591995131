"""The table of rights: every sentence in both languages, no role unknown, assistants never sign."""

import pytest

from lardom.study.roles import ROLES, Right, may, rights


@pytest.mark.parametrize("right", rights().values(), ids=lambda right: right.name)
def test_every_right_is_a_sentence_in_both_languages_with_known_roles(right: Right) -> None:
    assert right.sv
    assert right.en
    assert right.sv != right.en
    assert right.roles
    assert right.roles <= set(ROLES)


def test_an_assistant_may_code_and_draft_but_never_sign() -> None:
    assert may(["assistant"], "coding.mark")
    assert may(["assistant"], "report.write")
    assert not may(["assistant"], "report.sign")


def test_only_a_key_holder_sees_the_key() -> None:
    assert [role for role in ROLES if may([role], "fieldwork.key")] == ["key-holder"]


def test_rights_add_up_over_roles() -> None:
    assert may(["assistant", "key-holder"], "fieldwork.key")
    assert may(["assistant", "key-holder"], "coding.mark")


def test_a_right_nobody_has_named_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        may(["lead"], "coding.dance")

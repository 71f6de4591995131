"""How answers and a theme relate is one list of words."""

from typing import get_args

from lardom.claims.summaries import RELATIONS, Pairing, Relation


def test_every_relation_can_be_chosen_and_none_is_the_first() -> None:
    assert set(RELATIONS) == set(get_args(Relation.__value__))
    assert Pairing("nojd", "T1").relation == RELATIONS[0] == ""

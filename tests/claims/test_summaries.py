"""How answers and a theme relate is one list of words."""

from typing import get_args

from lardom.claims.summaries import INTERPLAYS, Interplay, Pairing


def test_every_relation_can_be_chosen_and_none_is_the_first() -> None:
    assert set(INTERPLAYS) == set(get_args(Interplay))
    assert Pairing("nojd", "T1").relation == INTERPLAYS[0] == ""

import pytest

from lardom.exchange.refi.limits import DEFAULT, LimitPassedError, Limits, at_most


def test_what_is_within_a_limit_passes_and_what_is_not_names_it() -> None:
    at_most(DEFAULT, "depth", DEFAULT.depth)
    with pytest.raises(LimitPassedError) as error:
        at_most(Limits(members=5), "members", 6)
    assert (error.value.name, error.value.limit) == ("members", 5)

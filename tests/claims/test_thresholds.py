import pytest
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.thresholds import ThresholdError, read_threshold


@pytest.mark.parametrize(
    ("text", "n", "holds"),
    [
        ("n >= max(3, N/3)", 9, True),
        ("n >= max(3, N/3)", 8, False),
        ("1 <= n <= 3 and n < N/10", 2, True),
        ("1 <= n <= 3 and n < N/10", 3, False),
        ("not n > N/2", 13, True),
        ("n == N or n == N - 1", 25, True),
        ("abs(n - N/2) <= N/20", 12, True),
        ("n ≥ 3", 3, True),
        ("n ≤ 3", 4, False),
        ("n != 0", 0, False),
        ("min(n, 5) == 5", 7, True),
        ("-n < 0", 1, True),
        ("round(100*n/N) == 50", 13, True),
    ],
)
def test_a_threshold_is_worked_out(text: str, n: int, *, holds: bool) -> None:
    assert read_threshold(text).holds({"n": n, "N": 26}) is holds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("n >", "cannot be read"),
        ("n >= m", '"m"'),
        ("n ** 9 > 1", "n ** 9"),
        ("len(n) > 1", '"len"'),
        ("max(n) > 1", "wrong number"),
        ("abs(n, 2) > 1", "wrong number"),
        ("__import__('os').system('true')", "not allowed"),
        ("n.real > 1", "n.real"),
        ("[n] > 1", "[n]"),
        ("n > 'a'", "'a'"),
        ("n > True", "True"),
        ("n if n else N", "not allowed"),
        ("N > 3", "compares nothing"),
        ("n + 1", "compares nothing"),
        ("n in N", "not allowed"),
        ("lambda: n", "not allowed"),
        ("(n := 3) > 1", "not allowed"),
        ("n > 1" + " " * 250, None),
        ("n > " + "1+" * 150 + "1", "characters long"),
        ("max(*n, 2) > 1", "not allowed"),
        ("max(2, key=n) > 1", "not allowed"),
    ],
)
def test_what_is_no_threshold_is_refused_in_one_sentence(text: str, told: str | None) -> None:
    if told is None:
        assert read_threshold(text).text == "n > 1"
        return
    with pytest.raises(ThresholdError) as error:
        read_threshold(text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_name_without_a_value_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        read_threshold("n > N").holds({"n": 1})


@given(st.text(alphabet="nNks0123456789+-*/()<>=!,. andormxib'_[]{}:", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        threshold = read_threshold(text)
    except ThresholdError:
        return
    assert threshold.names <= {"n", "N", "k", "s"}

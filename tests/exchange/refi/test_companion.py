import pytest

from lardom.exchange.refi.companion import Companion, companion_from, companion_json
from lardom.exchange.refi.values import Kept


def test_what_is_written_is_read() -> None:
    one = Companion("NVivo 20", (Kept("Set", "a", "@x", "å\n"),), {"g": (3, 9)})
    assert companion_from(companion_json(one)) == one
    assert companion_json(one) == companion_json(one)


@pytest.mark.parametrize("data", [
    b"", b"{}", b"[1]", b"\xff", b'{"format": "lardom-companion", "version": 9}',
    b'{"format": "lardom-companion", "version": 1, "origin": "", "kept": [[1, 2, 3, 4]], "doubtful": []}',
    b'{"format": "lardom-companion", "version": 1, "origin": "", "kept": [], "doubtful": [["a", "1", "2"]]}',
    b"[" * 100_000,
])  # fmt: skip
def test_another_companion_is_none(data: bytes) -> None:
    assert companion_from(data) is None


def test_an_empty_companion_is_nothing_to_write() -> None:
    assert not Companion()
    assert Companion(tables={"claims.csv": b""})

"""A study is opened by its folder or by its address."""

import pytest
from workbench import EXAMPLE

import lardom
from lardom.client.remote import RemoteError


def test_a_folder_is_opened_as_ever() -> None:
    assert len(lardom.open_study(EXAMPLE).projects) == 53


def test_an_address_is_asked_over_the_network_only_with_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LARDOM_TOKEN", raising=False)
    with pytest.raises(RemoteError, match="A token is needed"):
        lardom.open_study("https://lardom.example.org/s/ljus/")

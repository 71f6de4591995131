"""What the environment says of an instance: its address, and whom it answers."""

from pathlib import Path

import pytest

from lardom.web.site.serving.instance import read_instance


@pytest.mark.parametrize("origin", ["", "http://127.0.0.1:8123", "http://localhost:8123", "http://[::1]:8123"])
def test_an_instance_of_this_machine_answers_to_each_of_its_names(tmp_path: Path, origin: str) -> None:
    found = read_instance({"LARDOM_HOME": str(tmp_path), "LARDOM_ORIGIN": origin})
    assert not found.faults
    assert {"localhost", "127.0.0.1", "[::1]"} <= set(found.hosts)


def test_another_instance_answers_to_what_it_is_told_alone(tmp_path: Path) -> None:
    told = {"LARDOM_HOME": str(tmp_path), "LARDOM_ORIGIN": "https://a.example", "LARDOM_ALLOWED_HOSTS": "a.example"}
    assert read_instance(told).hosts == ("a.example",)


def test_the_usual_address_is_a_name_since_browsers_keep_passkeys_for_names_only(tmp_path: Path) -> None:
    assert read_instance({"LARDOM_HOME": str(tmp_path)}).hostname == "localhost"

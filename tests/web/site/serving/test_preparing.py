"""Several that start at once bring the tables up to date one after the other."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from instances import Instance
from postgres_server import Server, binaries

START = """
import django; django.setup()
from lardom.web.site.serving import preparing
with preparing.alone():
    preparing.bring_up_to_date(lambda name, **values: None)
    preparing.lay_out_static_files()
print(preparing.state())
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
        yield ""
        return
    if binaries() is None:
        pytest.skip("NO POSTGRESQL ON THIS MACHINE: nobody started on it")
    server = Server()
    yield server.make("starting")
    server.stop()


def test_two_that_start_together_all_find_the_tables_as_they_must_be(database: str, tmp_path: Path) -> None:
    # On PostgreSQL they may be on several machines: each has a folder of its own.
    homes = [tmp_path / (str(number) if database else "one") for number in range(2)]
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", START], env=Instance(home, database).environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for home in homes
    ]  # fmt: skip
    told = [(one.communicate(timeout=120), one.returncode) for one in starting]
    assert [(out.strip(), code) for (out, _), code in told] == [("up to date", 0)] * 2, told

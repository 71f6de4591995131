"""The parsers of REFI-QDA, each as a function of bytes that raises nothing but by a fault of ours."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from lardom.exchange.refi.bringing import bring
from lardom.exchange.refi.companion import companion_from
from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.limits import LimitPassedError, Limits
from lardom.exchange.refi.packing import Package, write_package
from lardom.exchange.refi.parsing import parse
from lardom.exchange.refi.positions import CONVENTIONS, RawText, raw_text
from lardom.exchange.refi.reading import read_file
from lardom.exchange.refi.serialising import project_xml
from lardom.exchange.refi.validity import faults
from lardom.exchange.refi.values import Project

_LIMITS = Limits(xml=1_000_000, text=200_000, unpacked=4_000_000, members=100, elements=20_000, depth=500)


def read_xml(data: bytes) -> None:
    """Parse XML; what is read is written valid and read again as it was."""
    with suppress(UnreadableExchangeError, LimitPassedError):
        root = parse([data], _LIMITS).root
        if isinstance(root, Project):
            written = "".join(project_xml(root)).encode()
            assert faults([written], "Project") == (), data
            again = parse([written]).root
            assert isinstance(again, Project)
            assert (again.codes, again.users) == (root.codes, root.users), data
            bring(root)


def read_container(data: bytes) -> None:
    """Read a whole file, and write it anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.qdpx"
        path.write_bytes(data)
        with suppress(UnreadableExchangeError, LimitPassedError):
            found = read_file(path, _LIMITS)
            write_package(Package(found.project, found.package.companion), Path(folder) / "b.qdpx")
            read_file(Path(folder) / "b.qdpx")


def read_companion(data: bytes) -> None:
    """Read a companion."""
    companion_from(data)


def read_text(data: bytes) -> None:
    """Read a text and find every place in it under every convention."""
    raw, _ = raw_text(data[:2000])
    for form in ("plain", "clean"):
        text = RawText(raw, form)
        for convention in CONVENTIONS:
            way = text.mapped(convention)
            for at in range(-1, way.length + 2, 1 + way.length // 50):
                assert 0 <= way.place(at)[0] <= len(way.text)


PARSERS: Mapping[str, Callable[[bytes], None]] = {
    "xml": read_xml, "container": read_container, "companion": read_companion, "text": read_text,
}  # fmt: skip
"""Each parser by the name that the fuzzer is called with."""

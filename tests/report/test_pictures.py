import pytest

from lardom.report.pictures import KINDS, picture_trouble

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize("inside", [
    '<image href="http://a.se/x.png"/>', '<image xlink:href="/etc/passwd"/>', '<use href="b.svg#x"/>',
    '<rect style="fill:url(http://a.se/x)"/>', "<style>@import 'x.css';</style>", "<style>r{fill:url('b.svg')}</style>",
])  # fmt: skip
def test_a_drawing_that_reaches_out_of_itself_is_told(inside: str) -> None:
    assert picture_trouble("image/svg+xml", SVG.format(inside).encode()) == "linked"


@pytest.mark.parametrize("inside", [
    '<use href="#x"/>', '<rect fill="url(#g)"/>', '<image href="data:image/png;base64,AA=="/>',
    '<a href="https://a.se"><text>url</text></a>', "",
])  # fmt: skip
def test_a_drawing_that_is_whole_in_itself_is_printed(inside: str) -> None:
    assert not picture_trouble("image/svg+xml", SVG.format(inside).encode())


def test_a_file_that_is_not_what_its_name_says_is_broken() -> None:
    for kind in KINDS.values():
        assert picture_trouble(kind, b"%PDF-1.7") == "broken"
        assert picture_trouble(kind, b"") == "broken"


def test_entities_of_a_drawing_are_not_unfolded() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg xmlns="x"><text>&a;</text></svg>'
    assert picture_trouble("image/svg+xml", bomb) == ""

"""XML is read without opening any of its traps."""

import pytest

from lardom.transcripts.markup import local, parse_xml
from lardom.transcripts.raw import UnreadableError

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
    '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
)


@pytest.mark.parametrize("text", BOMB)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableError, match="entities"):
        parse_xml(text.encode(encoding))


def test_broken_xml_is_damage() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        parse_xml(b"<a><b></a>")


def test_a_name_is_read_without_its_namespace() -> None:
    assert [local(each.tag) for each in parse_xml(b'<a xmlns="urn:x"><b/></a>')] == ["b"]
    assert local(None) == ""

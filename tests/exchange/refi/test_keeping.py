import pytest
from lxml import etree

from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.keeping import Keeping, Namespaces, attribute_name
from lardom.exchange.refi.parsing import parse
from lardom.exchange.refi.values import Project

OURS = "urn:QDA-XML:project:1.0"


def kept(inside: str, declared: str = "") -> str:
    """Return what is kept of a strange element, read in pieces of seven bytes."""
    xml = f'<Project xmlns="{OURS}" {declared} name="p">{inside}</Project>'.encode()
    root = parse([xml[at : at + 7] for at in range(0, len(xml), 7)]).root
    assert isinstance(root, Project)
    return root.kept[0].text


def meaning(xml: str, declared: str = "") -> list[object]:
    """Return all that XML says when it stands in a project: names with their namespaces, attributes, text, comments."""
    whole = etree.fromstring(f'<Project xmlns="{OURS}" {declared}>{xml}</Project>')
    return [(one.tag, sorted(one.attrib.items()), one.text or "", one.tail or "") for one in whole[0].iter()]


SAME = {
    "a namespace of its own": ('<Odd a="1">k<b xmlns="urn:other"/></Odd>', ""),
    "a comment": ("<Odd>k<!-- c --><b/></Odd>", ""),
    "an instruction": ("<Odd><?do it?><?done?></Odd>", ""),
    "a prefix from above": ('<q:Odd q:a="1" a="2"><b/><q:c/></q:Odd>', 'xmlns:q="urn:q"'),
    "a prefix of its own": ('<Odd xmlns:q="urn:q" xmlns:z="urn:z"><q:b z:a="1"/></Odd>', ""),
    "no namespace": ('<Odd xmlns=""><b xmlns="urn:b"><c xmlns=""/></b></Odd>', ""),
    "our own by a prefix": ('<Odd xmlns="urn:x"><p:b><c/></p:b></Odd>', f'xmlns:p="{OURS}"'),
    "a prefix used for two things": ('<q:Odd xmlns:q="urn:1"><q:b xmlns:q="urn:2" q:a="1"/><q:c/></q:Odd>', 'xmlns:q="urn:0"'),
    "two prefixes of one namespace": ('<a:Odd xmlns:a="urn:1" xmlns:b="urn:1"><b:c a:d="1" b:e="2"/></a:Odd>', ""),
    "a language": ('<Odd xml:lang="sv" xml:space="preserve"> a </Odd>', ""),
    "signs": ('<Odd a="&quot;&#10;&#13;&#9;&lt;&amp;å">&lt;&#13;]]&gt;&amp;<![CDATA[<å>]]></Odd>', ""),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_what_is_kept_means_what_it_meant_in_its_file(kind: str) -> None:
    inside, declared = SAME[kind]
    assert meaning(kept(inside, declared)) == meaning(inside, declared)


def test_what_needs_no_declaration_has_none() -> None:
    assert kept('<Odd a="1">k<b/></Odd>', 'xmlns:q="urn:q"') == '<Odd a="1">k<b></b></Odd>'
    assert kept('<Odd a="1">k<!-- c --><b xmlns="urn:other"/></Odd>') == (
        '<Odd a="1">k<!-- c --><b xmlns="urn:other"></b></Odd>'
    )


def test_an_attribute_of_another_namespace_tells_it() -> None:
    root = parse([b'<Project xmlns:q="urn:q" q:weight="3"><Users q:colour="red"/></Project>']).root
    assert [(one.what, one.text) for one in root.kept] == [("@{urn:q}weight", "3"), ("Users@{urn:q}colour", "red")]
    assert attribute_name("weight") == "weight"


def test_comments_between_what_is_understood_are_no_text_and_are_not_kept() -> None:
    root = parse([b"<Project><Description>a<!-- b -->c</Description><!-- d --><?e f?></Project>"]).root
    assert isinstance(root, Project)
    assert (root.description, root.kept) == ("ac", ())


def test_a_file_that_declares_more_namespaces_than_anybody_needs_is_refused() -> None:
    many = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(200))
    with pytest.raises(UnreadableExchangeError) as error:
        parse([f"<Project {many}/>".encode()])
    assert "100 namespaces" in error.value.reason[1]
    # One after another they are no burden.
    assert parse([b'<Project xmlns="urn:a">' + b'<x xmlns:q="urn:b"/>' * 500 + b"</Project>"]).root.kept[499].text


def test_keeping_tells_when_its_element_has_ended() -> None:
    keeping = Keeping("", Namespaces([]))
    keeping.start("a", {})
    keeping.start("b", {})
    keeping.characters("<")
    assert (keeping.end(), keeping.end(), keeping.text()) == (False, True, "<a><b>&lt;</b></a>")

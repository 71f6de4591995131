import pytest
from refi_files import project, text_source
from shared_data import shared

from lardom.exchange.refi.container import UnreadableExchangeError, open_container
from lardom.exchange.refi.limits import LimitPassedError, Limits
from lardom.exchange.refi.parsing import Oddity, Parsed, parse
from lardom.exchange.refi.spellings import guid, made_guid
from lardom.exchange.refi.values import NIL, CodeBook, Kept, Project, TextSource

A, B, C = (f"{n}{n}{n}{n}{n}{n}{n}{n}-0000-4000-8000-000000000000" for n in "abc")


def read(xml: str, limits: Limits | None = None) -> Parsed:
    data = xml.encode()
    return parse([data[at : at + 7] for at in range(0, len(data), 7)], limits or Limits())


def whole(inside: str, attributes: str = 'name="p"') -> Project:
    found = read(f'<Project xmlns="urn:QDA-XML:project:1.0" {attributes}>{inside}</Project>').root
    assert isinstance(found, Project)
    return found


def refused(xml: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableExchangeError) as error:
        parse([xml])
    return error.value.code, error.value.reason[1]


@pytest.mark.parametrize(
    "namespace",
    ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:0:10", "http://schema.qdasoftware.org/versions/Project/v1.0"],
)
def test_every_version_of_the_namespace_is_accepted(namespace: str) -> None:
    found = read(project(namespace=namespace, more='<Odd xmlns="urn:other"><b/></Odd>'))
    assert (found.space, found.namespaces) == (namespace, (namespace,))


def test_codes_lie_in_reading_order_each_at_its_depth() -> None:
    tree = f'<Code guid="{A}" name="a"><Code guid="{B}" name="b"><Description>d</Description></Code></Code><Code guid="{C}" name="c" isCodable="false"/>'
    found = whole(f"<CodeBook><Codes>{tree}</Codes></CodeBook>")
    assert [(one.name, one.depth, one.codable) for one in found.codes] == [
        ("a", 0, True),
        ("b", 1, True),
        ("c", 0, False),
    ]
    assert found.codes[1].description == "d"


def test_a_tree_of_a_thousand_levels_is_no_trap() -> None:
    deep = "".join(f'<Code guid="{A}" name="n{n}">' for n in range(1_000)) + "</Code>" * 1_000
    assert [one.depth for one in whole(f"<CodeBook><Codes>{deep}</Codes></CodeBook>").codes] == list(range(1_000))
    with pytest.raises(LimitPassedError):
        read(project(codes=deep), Limits(depth=500))
    with pytest.raises(LimitPassedError):
        read(project(codes=deep), Limits(elements=900))


def test_a_codebook_in_another_namespace_or_on_its_own_is_read() -> None:
    book = f'<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes><Code guid="{A}" name="a"/></Codes></CodeBook>'
    assert whole(book).codes[0].guid == A
    own = read(
        book.replace(
            "</CodeBook>",
            f'<Sets><Set guid="{B}" name="s"><MemberCode guid="{{{A.upper()}}}"/></Set></Sets></CodeBook>',
        )
    )
    assert isinstance(own.root, CodeBook)
    assert (own.root.codes[0].name, own.root.sets[0].codes) == ("a", (A,))


def test_guids_and_references_are_in_one_spelling_also_where_they_are_none() -> None:
    source = f'<TextSource guid="t1" name="A"><Coding guid="{{{B.upper()}}}" creatingUser="u1"><CodeRef targetGUID="K1"/></Coding></TextSource>'
    found = read(f'<Project name="p"><Sources>{source}</Sources></Project>')
    assert isinstance(found.root, Project)
    text = found.root.sources[0]
    assert text.codings[0].guid == B
    assert text.codings[0].code == guid("k1")[0]
    assert Oddity("invalid", "TextSource", "@guid", "t1", 1, 1) in found.oddities
    assert Kept("TextSource", text.guid, "@guid", "t1") in found.root.kept


def test_what_the_schema_demands_and_the_file_lacks_is_made_and_told() -> None:
    found = read('<Project><Variables><Variable name="v"/></Variables><Sources><TextSource><PlainTextSelection startPosition="x">'
                 "<Coding/></PlainTextSelection></TextSource></Sources></Project>")  # fmt: skip
    assert isinstance(found.root, Project)
    text = found.root.sources[0]
    assert isinstance(text, TextSource)
    selection = text.selections[0]
    assert (selection.start, selection.end, selection.codings[0].code) == (-1, -1, NIL)
    assert text.guid == made_guid("missing", "TextSource", 1)
    assert found.root.variables[0].type == "Text"
    assert {(one.kind, one.element, one.what) for one in found.oddities} >= {
        ("missing", "Project", "@name"), ("missing", "Coding", "CodeRef"), ("invalid", "PlainTextSelection", "@startPosition"),
        ("missing", "PlainTextSelection", "@endPosition"), ("missing", "Variable", "@typeOfVariable"),
    }  # fmt: skip


def test_what_the_schema_does_not_know_is_kept_word_for_word() -> None:
    odd = f'<Set guid="{A}" name="s" weight="3"><Rule kind="and">a &amp; b<Part/></Rule></Set><Extra/>'
    found = read(f'<Project name="p"><Sets>{odd}</Sets><Users colour="red"/></Project>')
    assert isinstance(found.root, Project)
    assert found.root.kept == (
        Kept("Set", A, "@weight", "3"),
        Kept("Set", A, "Rule", '<Rule kind="and">a &amp; b<Part></Part></Rule>'),
        Kept("Project", "", "Extra", "<Extra></Extra>"),
        Kept("Project", "", "Users@colour", "red"),
    )
    assert found.root.sets[0].name == "s"


def test_a_second_of_what_there_can_be_one_of_is_kept_too() -> None:
    twice = f'<TextSource guid="{A}"><Description>a</Description><Description>b</Description><Coding guid="{B}"><CodeRef targetGUID="{C}"/><CodeRef targetGUID="{A}"/></Coding></TextSource>'
    found = whole(f"<Sources>{twice}</Sources>")
    assert (found.sources[0].description, found.sources[0].codings[0].code) == ("a", C)
    assert [one.what for one in found.kept] == ["Description", "CodeRef"]
    odd = read(f'<Project name="p"><Sources>{twice}</Sources></Project>').oddities
    assert [(one.element, one.what, one.count) for one in odd if one.kind == "unknown"] == [
        ("TextSource", "Description", 1), ("Coding", "CodeRef", 1),
    ]  # fmt: skip


def test_values_of_variables_keep_their_type_or_are_text() -> None:
    values = f'<VariableValue><VariableRef targetGUID="{A}"/><IntegerValue>3</IntegerValue></VariableValue><VariableValue><VariableRef targetGUID="{A}"/><DateValue>i fjol</DateValue></VariableValue><VariableValue><VariableRef targetGUID="{A}"/></VariableValue>'
    found = whole(f'<Cases><Case guid="{B}">{values}</Case></Cases>')
    assert [one.value for one in found.cases[0].values] == [("IntegerValue", "3"), ("TextValue", "i fjol"), ("", "")]


def test_a_reference_that_is_written_as_text_is_one() -> None:
    found = whole(f'<Sets><Set guid="{A}" name="s"><MemberNote>{B}</MemberNote><MemberNote guid="{C}"/></Set></Sets>')
    assert found.sets[0].notes == (B, C)


def test_attributes_are_known_regardless_of_case() -> None:
    assert whole(f'<Users><User GUID="{A}" Name="Eva"/></Users>').users[0].name == "Eva"


def test_entities_and_document_types_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><Project>&b;</Project>'
    outside = b'<!DOCTYPE a SYSTEM "http://x.invalid/a.dtd"><Project/>'
    for xml in (bomb, outside):
        assert refused(xml) == ("exchange-unreadable", "it has a document type declaration, which may declare entities")


def test_broken_xml_and_other_xml_are_refused() -> None:
    assert refused(b"<Other/>")[0] == "exchange-no-project"
    assert "line 1" in refused(b"<Project>")[1]
    assert refused(b"")[0] == "exchange-unreadable"
    assert refused(b'<?xml version="1.0" encoding="klingon"?><Project/>')[0] == "exchange-unreadable"


def test_xml_in_utf16_is_read() -> None:
    assert (
        parse([project(text_source("Å", inline="ö")).replace(' encoding="utf-8"', "").encode("utf-16")]).elements[
            "TextSource"
        ]
        == 1
    )


COUNTS = {
    "nvivo-mac20-constructive-turn.qdpx": {
        "TextSource": 60, "Code": 172, "Coding": 874, "User": 4, "Case": 68, "Variable": 2, "VariableValue": 120,
        "Note": 19, "Set": 1,
    },
    "spec-annex-a1-codebook.qdc": {"Code": 6},
    "spec-annex-a2-atlasti-mac8.qde": {
        "TextSource": 6, "PDFSource": 2, "PictureSource": 1, "AudioSource": 1, "VideoSource": 2, "Code": 14, "Coding": 16,
        "User": 3, "Transcript": 3, "SyncPoint": 13, "Set": 16, "Graph": 1,
    },
    "spec-annex-a3-transana-draft-ns.qdpx": {
        "TextSource": 6, "PictureSource": 5, "VideoSource": 5, "Code": 19, "Coding": 66, "User": 63, "Transcript": 5,
        "SyncPoint": 55, "Note": 40,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_real_files_have_what_was_counted_in_them(name: str) -> None:
    container = open_container(shared(f"interchange/{name}"))
    found = parse(container.pieces(container.project, "xml"))
    assert COUNTS[name].items() <= dict(found.elements).items()
    depths = {"nvivo": 4, "spec-annex-a2": 1, "spec-annex-a3": 2, "spec-annex-a1": 1}
    levels = next(depth for start, depth in depths.items() if name.startswith(start))
    assert max(one.depth for one in found.root.codes) + 1 == levels

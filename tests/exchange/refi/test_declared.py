from pathlib import Path

import pytest
from lxml import etree

import lardom.exchange.refi
from lardom.exchange.refi import values
from lardom.exchange.refi.declared import attributes, children

TYPES = {
    "ProjectType": values.Project, "UserType": values.User, "CodeType": values.Code, "CaseType": values.Case,
    "VariableType": values.Variable, "VariableValueType": values.VariableValue, "SetType": values.Set,
    "TextSourceType": values.TextSource, "PlainTextSelectionType": values.TextSelection,
    "PictureSourceType": values.PictureSource, "PictureSelectionType": values.PictureSelection,
    "PDFSourceType": values.PdfSource, "PDFSelectionType": values.PdfSelection,
    "AudioSourceType": values.AudioSource, "AudioSelectionType": values.Stretch,
    "VideoSourceType": values.VideoSource, "VideoSelectionType": values.Stretch,
    "TranscriptType": values.Transcript, "TranscriptSelectionType": values.TranscriptSelection,
    "SyncPointType": values.SyncPoint, "CodingType": values.Coding, "GraphType": values.Graph,
    "VertexType": values.Vertex, "EdgeType": values.Edge, "LinkType": values.Link,
}  # fmt: skip
XSD = "{http://www.w3.org/2001/XMLSchema}"
SCHEMAS = Path(lardom.exchange.refi.__path__[0]) / "schemas"
SCHEMA = etree.parse(SCHEMAS / "Project.xsd").getroot()


def declared(name: str) -> etree._Element:
    return next(one for one in SCHEMA if one.get("name") == name)


@pytest.mark.parametrize("name", TYPES)
def test_a_value_has_the_attributes_of_the_schema_with_the_same_demands(name: str) -> None:
    schema = {one.get("name"): one.get("use") == "required" for one in declared(name).findall(f"{XSD}attribute")}
    ours = {one.name: one.required for _, one in attributes(TYPES[name])}
    assert ours == schema


@pytest.mark.parametrize("name", TYPES)
def test_a_value_has_the_children_of_the_schema_in_its_order(name: str) -> None:
    schema = [one.get("name") for one in declared(name).iter(f"{XSD}element")]
    ours = [element for _, child in children(TYPES[name]) for element in (child.inside[:1] or child.names)]
    if name in ("AudioSelectionType", "VideoSelectionType", "CodeType"):
        ours = [one for one in ours if one in schema] + [one for one in schema if one == "Code"]
    assert ours == schema


def test_every_type_of_the_schema_that_holds_something_is_a_value() -> None:
    plain = {f"{name}sType" for name in ("User", "Code", "Case", "Variable", "Set", "Source", "Note", "Link", "Graph")}
    references = {f"{name}RefType" for name in ("Note", "Code", "Source", "Selection", "Variable")}
    found = {one.get("name") for one in SCHEMA.findall(f"{XSD}complexType")}
    assert found - plain - references - {"CodeBookType"} == set(TYPES)


def test_a_codebook_has_what_its_own_schema_says() -> None:
    book = etree.parse(SCHEMAS / "Codebook.xsd").getroot()
    inner = next(one for one in book if one.get("name") == "CodeBookType")
    assert [one.get("name") for one in inner.iter(f"{XSD}element")] == [
        child.inside[0] for _, child in children(values.CodeBook)
    ]

"""Holding XML against the schemas of REFI-QDA 1.5 (`schemas/`, MIT licence, unchanged)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from lxml import etree

from lardom.exchange.refi.serialising import CODEBOOK_SPACE, PROJECT_SPACE

_FILES = {"Project": "Project.xsd", "CodeBook": "Codebook.xsd"}
_SPACES = {"Project": PROJECT_SPACE, "CodeBook": CODEBOOK_SPACE}
type Root = Literal["Project", "CodeBook"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that the schema does not allow: the line in the XML and what the validator says (in English)."""

    line: int
    message: str


@cache
def _schema(root: Root) -> etree.XMLSchema:
    data = resources.files("lardom.exchange.refi").joinpath("schemas", _FILES[root]).read_bytes()
    return etree.XMLSchema(etree.fromstring(data, _parser()))


def _parser() -> etree.XMLParser:
    # Huge trees are allowed because the caller has looked at the limits; nothing outside the text is ever fetched.
    return etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False)


def faults(pieces: Iterable[bytes], root: Root) -> tuple[Fault, ...]:
    """Return what the schema finds wrong with XML that has been parsed before, in order; none when it is valid.

    >>> faults([b'<Project xmlns="urn:QDA-XML:project:1.0"/>'], "Project")[0].message
    "'Project': The attribute 'name' is required but missing."
    """
    parser = _parser()
    try:
        for piece in pieces:
            parser.feed(piece)
        document = parser.close()
    except etree.XMLSyntaxError as error:
        return (Fault(error.lineno or 0, str(error.msg)),)
    schema = _schema(root)
    if schema.validate(document):
        return ()
    space = f"{{{_SPACES[root]}}}"
    return tuple(Fault(one.line, _plain(one.message, space)) for one in schema.error_log)  # type: ignore[attr-defined]


def _plain(message: str, space: str) -> str:
    return message.replace(space, "").removeprefix("Element ")

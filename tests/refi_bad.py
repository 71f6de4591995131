"""Bad REFI-QDA files, made by a generator: each must be refused, or read and told of, in sentences and without a crash."""

import stat
import struct
import zipfile
from io import BytesIO

from refi_files import qdpx

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
GUID = "00000000-0000-0000-0000-00000000000{}"


def xml(inside: str = "", *, attributes: str = ' name="p"', space: str = "urn:QDA-XML:project:1.0") -> str:
    """Return a project as XML."""
    return f'{HEAD}<Project xmlns="{space}"{attributes}>{inside}</Project>'


def source(inside: str = "", attributes: str = ' plainTextPath="internal://a.txt"') -> str:
    """Return a project with one text."""
    codes = f'<CodeBook><Codes><Code guid="{GUID.format(9)}" name="k" isCodable="true"/></Codes></CodeBook>'
    return xml(
        f'{codes}<Sources><TextSource guid="{GUID.format(1)}" name="A"{attributes}>{inside}</TextSource></Sources>'
    )


def passage(start: str, end: str) -> str:
    """Return a coded passage with positions that may be anything."""
    coding = f'<Coding guid="{GUID.format(3)}"><CodeRef targetGUID="{GUID.format(9)}"/></Coding>'
    return f'<PlainTextSelection guid="{GUID.format(2)}" startPosition="{start}" endPosition="{end}">{coding}</PlainTextSelection>'


TEXT = {"sources/a.txt": b"Hej du som hej"}
WHOLE = qdpx(source(passage("0", "3")), TEXT)


def _zipped(*members: tuple[zipfile.ZipInfo | str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def _flagged(data: bytes, offset: int, flags: int) -> bytes:
    """Return a zip whose first member has other flags or another method, in both of its headers."""
    central = data.index(b"PK\x01\x02")
    changed = bytearray(data)
    changed[6 + offset : 8 + offset] = struct.pack("<H", flags)
    changed[central + 8 + offset : central + 10 + offset] = struct.pack("<H", flags)
    return bytes(changed)


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _folded(depth: int, inner: str = "") -> str:
    return f'<Code guid="{GUID.format(4)}" name="k" isCodable="true">' * depth + inner + "</Code>" * depth


REFUSED: dict[str, bytes] = {
    "nothing": b"",
    "one byte": b"P",
    "the beginning of a zip": b"PK\x03\x04",
    "an empty zip": _zipped(),
    "a zip without a project": _zipped(("a.txt", b"hej")),
    "a project two folders down": _zipped(("one/two/project.qde", xml().encode())),
    "projects in two folders": _zipped(("one/project.qde", xml().encode()), ("two/project.qde", xml().encode())),
    "a web page": b"<!DOCTYPE html><html><body>Logga in</body></html>",
    "a web page in capitals": b"\n\n <HTML>",
    "a Word file": _zipped(("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>")),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "JSON": b'{"project": []}',
    "plain words": b"Intervju med ingen",
    "zeros": bytes(5000),
    "a zip cut short": WHOLE[: len(WHOLE) // 2],
    "a zip without its end": WHOLE[:-22],
    "a zip whose end points outside": WHOLE[:-6] + struct.pack("<I", 2**31) + b"\0\0",
    "a zip with a broken stream": WHOLE.replace(WHOLE[45:60], bytes(15), 1),
    "an encrypted zip": _flagged(WHOLE, 0, 1),
    "a method nobody knows": _flagged(WHOLE, 2, 77),
    "a member that says it is another": WHOLE.replace(b"project.qde", b"project.qdX", 1),
    "XML that does not end": HEAD.encode() + b"<Project>",
    "XML that ends twice": xml().encode() + b"<Project/>",
    "XML with crossed elements": xml("<Users><User></Users></User>").encode(),
    "XML with a bare ampersand": xml("<Description>a & b</Description>").encode(),
    "XML with a zero": xml("<Description>\x00</Description>").encode(),
    "XML with a number of no sign": xml("<Description>&#0;</Description>").encode(),
    "XML with half a character": HEAD.encode() + b'<Project name="\xc3"/>',
    "XML in an encoding nobody knows": xml().replace("utf-8", "klingon").encode(),
    "XML in another encoding than it says": xml(attributes=' name="å"').encode("cp1252"),
    "XML with an attribute twice": xml(attributes=' name="a" name="b"').encode(),
    "XML with a prefix of nothing": xml("<x:User/>").encode(),
    "another XML": HEAD.encode() + b"<rss><channel/></rss>",
    "a document type": b'<!DOCTYPE Project><Project name="p"/>',
    "an entity": b'<!DOCTYPE a [<!ENTITY a "x">]><Project name="&a;"/>',
    "a thousand laughs": b'<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<Project name="&c;"/>',
    "an entity of a file": b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project name="&a;"/>',
    "an entity of the network": b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><Project name="p"/>',
    "an entity of a parameter": b'<!DOCTYPE a [<!ENTITY % a SYSTEM "http://127.0.0.1/a">%a;]><Project name="p"/>',
    "an entity nobody declared": xml("<Description>&nbsp;</Description>").encode(),
    "codes five thousand deep": xml(f"<CodeBook><Codes>{_folded(5000)}</Codes></CodeBook>").encode(),
    "strange elements five thousand deep": xml("<x>" * 5000 + "</x>" * 5000).encode(),
    "a bomb in the project": qdpx(xml(" " * 2_000_000)),
    "a bomb in a text": qdpx(source(), {"sources/a.txt": b"0" * 2_000_000}),
    "a bomb in many files": _zipped(
        ("project.qde", xml().encode()), *((f"sources/{n}.mp3", bytes(300_000)) for n in range(10))
    ),
    "too many files": _zipped(("project.qde", xml().encode()), *((f"sources/{n}.mp3", b"") for n in range(300))),
    "too many elements": xml("<Users>" + "<User/>" * 30_000 + "</Users>").encode(),
}
"""Files that nothing can be read of, by what they are. Bombs are small ones, for small limits."""

TOLD: dict[str, bytes] = {
    "no namespace": qdpx(xml(space=""), TEXT),
    "a namespace of nowhere": qdpx(xml(space="urn:x"), TEXT),
    "no name": qdpx(xml(attributes="")),
    "the same element everywhere": qdpx(xml("<Users><Users><Users/></Users></Users>")),
    "a project in a project": qdpx(xml(xml().replace(HEAD, ""))),
    "members that lead outside": _zipped(("project.qde", source().encode()), ("../../a.txt", b"Hej")),
    "members with a drive": _zipped(("project.qde", source().encode()), (r"C:\Windows\a.txt", b"Hej")),
    "members from the root": _zipped(("project.qde", source().encode()), ("/etc/a.txt", b"Hej")),
    "a link to a file": _zipped(("project.qde", source().encode()), (_link("sources/a.txt"), b"/etc/passwd")),
    "a path to the machine": qdpx(source(attributes=' plainTextPath="absolute:///etc/passwd"')),
    "a path of dots": qdpx(source(attributes=' plainTextPath="internal://../../../etc/passwd"')),
    "an empty path": qdpx(source(attributes=' plainTextPath=""')),
    "a text that is missing": qdpx(source(passage("0", "3"))),
    "a text that is no text": qdpx(source(passage("0", "3")), {"sources/a.txt": bytes(range(256)) * 9}),
    "a text in UTF-16": qdpx(source(passage("0", "3")), {"sources/a.txt": "Hej då".encode("utf-16")}),
    "an empty text": qdpx(source(passage("0", "3")), {"sources/a.txt": b""}),
    "positions that are words": qdpx(source(passage("noll", "tre")), TEXT),
    "positions that are missing": qdpx(source(passage("", "")), TEXT),
    "positions below zero": qdpx(source(passage("-5", "-1")), TEXT),
    "positions past the text": qdpx(source(passage("900", "990")), TEXT),
    "positions past all numbers": qdpx(source(passage("9" * 400, "9" * 400)), TEXT),
    "positions turned round": qdpx(source(passage("9", "2")), TEXT),
    "positions with decimals": qdpx(source(passage("0.2", "1e9")), TEXT),
    "a coding of no code": qdpx(source(passage("0", "3")).replace(GUID.format(9), GUID.format(8), 1), TEXT),
    "a coding without a code": qdpx(source("<Coding/>"), TEXT),
    "GUIDs that are none": qdpx(source(passage("0", "3")).replace("00000000-", "x"), TEXT),
    "GUIDs that are all the same": qdpx(source(passage("0", "3") * 9), TEXT),
    "a code below itself": qdpx(xml(f"<CodeBook><Codes>{_folded(3)}</Codes></CodeBook>")),
    "codes a thousand deep": qdpx(xml(f"<CodeBook><Codes>{_folded(1000)}</Codes></CodeBook>")),
    "colours that are none": qdpx(source().replace('name="k"', 'name="k" color="javascript:alert(1)"'), TEXT),
    "names with line breaks": qdpx(source().replace('name="k"', 'name="a&#10;b&#9;;;c"'), TEXT),
    "names that are empty": qdpx(source().replace('name="k"', 'name=""'), TEXT),
    "a companion that is none": qdpx(source(), {**TEXT, "lardom/companion.json": b"\xff\xfe{"}),
    "a companion of another kind": qdpx(source(), {**TEXT, "lardom/companion.json": b'{"format": 7, "kept": [[]]}'}),
    "a companion of a thousand brackets": qdpx(source(), {**TEXT, "lardom/companion.json": b"[" * 90_000}),
    "tables that lead outside": qdpx(
        source(), {**TEXT, "lardom/companion.json": b'{"format": "lardom-companion", "version": 1, "origin": "", "kept": [], "doubtful": []}',
                   "lardom/tables/study.toml": b'title = "x"', "lardom/tables/../../../escaped.csv": b"ut"},
    ),
    "times that are none": qdpx(source(attributes=' plainTextPath="a.txt" creationDateTime="i går"'), TEXT),
    "a project in a folder": _zipped(("P/project.qde", source().encode()), ("P/sources/a.txt", b"Hej")),
    "a folder that leads outside": _zipped(("../project.qde", source().encode()), ("../sources/a.txt", b"Hej")),
    "texts of one name in two folders": qdpx(source(passage("0", "3"), ' plainTextPath="internal://c/a.txt"'), {"sources/a/a.txt": b"Hej", "sources/b/a.txt": b"Du"}),
    "a text in the project and another in a file": qdpx(source("<PlainTextContent>Du</PlainTextContent>"), TEXT),
    "files that nothing points at": qdpx(source(), {**TEXT, "../out.bin": b"x", "a/./b\\c.bin": b"y", "lardom/x.bin": b"z"}),
    "elements of another namespace": qdpx(source('<x:Odd xmlns:x="urn:x" x:a="1"><y/></x:Odd>'), TEXT),
    "a transcript between points that are not there": qdpx(
        xml('<Sources><AudioSource guid="a"><Transcript guid="t"><PlainTextContent>Hej</PlainTextContent><SyncPoint guid="p" position="99"/>'
            '<TranscriptSelection guid="s" fromSyncPoint="p"><Coding guid="c"><CodeRef targetGUID="k"/></Coding></TranscriptSelection>'
            "</Transcript></AudioSource></Sources>")),
    "two projects": _zipped(("project.qde", source().encode()), ("other.qde", b"<x/>"), ("sources/a.txt", b"Hej")),
}  # fmt: skip
"""Files that are read as far as they go, by what is wrong with them."""

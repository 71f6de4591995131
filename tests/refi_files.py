"""Small REFI-QDA files made for a test."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "urn:QDA-XML:project:1.0"


def selection(start: object, end: object, *codes: str, user: str = "u1", number: int = 0) -> str:
    """Return a coded passage; each code gives one coding."""
    inside = "".join(
        f'<Coding guid="c{number}-{start}-{end}-{code}" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding>'
        for code in codes
    )
    return f'<PlainTextSelection guid="s" startPosition="{start}" endPosition="{end}">{inside}</PlainTextSelection>'


def text_source(name: str, *selections: str, inline: str | None = None, path: str = "") -> str:
    """Return a text source, its text inline or in a file of the archive."""
    where = f" plainTextPath={quoteattr(path)}" if path else ""
    content = f"<PlainTextContent>{escape(inline)}</PlainTextContent>" if inline is not None else ""
    return f'<TextSource guid="t" name={quoteattr(name)}{where}>{content}{"".join(selections)}</TextSource>'


def project(*sources: str, codes: str = "", origin: str = "NVivo", namespace: str = NAMESPACE, more: str = "") -> str:
    """Return a whole project as XML."""
    book = codes or '<Code guid="k1" name="Nytta" isCodable="true"/>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{namespace}" name="p" origin="{origin}">'
        f'<Users><User guid="u1" name="Eva"/><User guid="{{U2}}" id="AL"/></Users>'
        f"<CodeBook><Codes>{book}</Codes></CodeBook><Sources>{''.join(sources)}</Sources>{more}</Project>"
    )


def qdpx(xml: str, files: dict[str, bytes] | None = None, *, name: str = "project.qde") -> bytes:
    """Return a `.qdpx` archive."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
        for member, data in (files or {}).items():
            archive.writestr(member, data)
    return packed.getvalue()

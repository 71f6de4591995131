"""The author's own pictures: only what every printed form can show, and what holds nothing but itself."""

import re

from lxml import etree

KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
"""Endings of pictures that can be printed, and what a web page calls them."""

_BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#|data:)[^)]*\)", re.IGNORECASE)


def picture_trouble(kind: str, data: bytes) -> str:
    """Return why a picture cannot be printed ("broken" or "linked"), or "" when it can.

    `kind` is one of the values of `KINDS`. A drawing (SVG) that fetches something from outside itself is
    "linked": it would look different elsewhere, or tell whoever holds the other end that it was opened.

    >>> picture_trouble("image/png", b"GIF89a")
    'broken'
    >>> picture_trouble("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///x"/></svg>')
    'linked'
    """
    if kind != "image/svg+xml":
        return "" if data.startswith(_BEGINNINGS[kind]) else "broken"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return "broken"
    if etree.QName(root).localname != "svg":
        return "broken"
    return "linked" if any(_reaches_out(element) for element in root.iter(etree.Element)) else ""


def _reaches_out(element: etree._Element) -> bool:
    """Tell whether an element of a drawing shows something that is not in the drawing."""
    name = etree.QName(element).localname
    links = [value for key, value in element.attrib.items() if etree.QName(key).localname in ("href", "src")]
    shown = name != "a" and any(not str(value).strip().startswith(("#", "data:")) for value in links)
    styles = [str(value) for value in element.attrib.values()] + ([element.text or ""] if name == "style" else [])
    return shown or any(_ADDRESS.search(text) or "@import" in text for text in styles)

"""Parliamentary texts in TEI: interpellations by one author, and ParlaClarin protocols with their speeches."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from lxml import etree

from lardom.transcripts.hyphens import mend, vocabulary
from lardom.transcripts.markup import local, parse_xml
from lardom.transcripts.raw import Remark, Talk, UnreadableError, Utterance

_ANNOUNCED = re.compile(r"(?:^|\s)((?:Herr|Fru|Fröken|Hr|Statsrådet|Talmannen|Anf)\b[^:]{1,80}?)\s*:?\s*$")
_LEFT_OUT = re.compile(r"\s+(?:kort genmäle|erhöll ordet|replik|\(forts\.\)|yttrade|anförde)\b.*$", re.DOTALL)
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_tei(data: bytes) -> Talk:
    """Return the utterances of a TEI file.

    In a protocol every speech (`u`) is one, a speech that goes on after a page break is put together again,
    and the speaker is called what the protocol calls the person most often. In an interpellation every
    paragraph of the body is one, spoken by the author; its heading is an aside. Raises `UnreadableError` for
    XML of another kind.

    >>> talk = read_tei(b'<TEI><text><body><u who="Q1"><seg>Herr talman!</seg></u></body></text></TEI>')
    >>> talk.utterances[0].speaker, talk.utterances[0].words
    ('Q1', 'Herr talman!')
    """
    root = parse_xml(data)
    texts = [each for each in root.iter() if local(each.tag) == "text"]
    if local(root.tag) not in {"TEI", "teiCorpus", "TEI.2"} or not texts:
        raise UnreadableError("other xml", root=local(root.tag)[:40])
    if any(local(each.tag) == "u" for text in texts for each in text.iter()):
        return _protocol(root, texts)
    return Talk(tuple(_written(root, texts)), encoding="utf-8")


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _written(root: etree._Element, texts: list[etree._Element]) -> Iterator[Utterance]:
    authors = [_words(each) for each in root.iter() if local(each.tag) == "author"]
    speaker = authors[0] if authors else ""
    for text in texts:
        for element in text.iter():
            name = local(element.tag)
            if name in {"p", "item", "l", "head"} and not _inside(element, {"p", "item", "l"}):
                heading = name == "head" or any(
                    "Header" in str(each.get("type", "")) for each in element.iterancestors()
                )
                yield Utterance(_words(element), "" if heading else speaker, aside=heading)


def _inside(element: etree._Element, names: set[str]) -> bool:
    return any(local(each.tag) in names for each in element.iterancestors())


def _protocol(root: etree._Element, texts: list[etree._Element]) -> Talk:
    names = {str(each.get(_ID)): _words(each)[:80] for each in _named(root)}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    speeches: list[tuple[str, str, list[str]]] = []
    announced, left_out = "", 0
    pending: list[tuple[str, str, list[str]]] = []
    for element in (each for text in texts for each in text.iter()):
        name = local(element.tag)
        if name == "note" and not _inside(element, {"u"}):
            if element.get("type") == "speaker":
                announced = _label(_words(element))
            pending.append(("", "", [_words(element)]))
        elif name == "head":
            pending.append(("", "", [_words(element)]))
        elif name == "u":
            who, segments = str(element.get("who", "")), _segments(element)
            if element.get("prev") and speeches and speeches[-1][0] == "u":
                # What stands between the two halves is the page's furniture: head lines and page numbers.
                left_out += len(pending)
                speeches[-1][2].append("\n".join(segments))
            else:
                speeches.extend(pending)
                if who not in {"", "unknown"} and announced:
                    called[who][announced] += 1
                key = announced if who in {"", "unknown"} else f"\0{who}"
                speeches.append(("u", key, ["\n".join(segments)]))
            announced, pending = "", []
    speeches.extend(pending)
    labels = {f"\0{who}": counts.most_common(1)[0][0] for who, counts in called.items()}
    known = vocabulary(part for _, _, parts in speeches for part in parts)
    utterances = [
        Utterance(mend(parts, known), labels.get(key) or names.get(key[1:].lstrip("#")) or key.lstrip("\0#"))
        if kind
        else Utterance(parts[0], aside=True)
        for kind, key, parts in speeches
    ]
    remarks = (Remark("page furniture", {"count": left_out}),) if left_out else ()
    return Talk(tuple(utterances), remarks, "utf-8")


def _named(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter() if local(each.tag) == "person" and each.get(_ID))


def _segments(speech: etree._Element) -> list[str]:
    segments = [_words(each) for each in speech if local(each.tag) in {"seg", "p"}]
    return [text for text in segments if text] or [_words(speech)]


def _label(note: str) -> str:
    """Return the person an introduction announces: `Herr ROMANUS (fp) kort genmäle:` is Herr ROMANUS (fp)."""
    note = _LEFT_OUT.sub("", note.strip().rstrip(":"))
    if len(note) <= 60:
        return note.strip()
    found = _ANNOUNCED.search(note)
    return found[1].strip() if found else ""

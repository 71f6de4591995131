"""From utterances to a document: the text is written out as `Name: words`, a paragraph to a line."""

from collections.abc import Sequence

from lardom.transcripts.encoding import clean
from lardom.transcripts.raw import Talk, Utterance
from lardom.transcripts.splitting import Stretch, assemble
from lardom.transcripts.turns import Document


def compose(name: str, talk: Talk, *, form: str) -> Document:
    r"""Return the document of a file that names its speakers itself (subtitles, JSON, TEI).

    Each utterance is a line `Name: words` (`words` alone without a name), further paragraphs are lines of
    their own; asides are lines without a turn. Utterances without words are left out.

    >>> compose("a.vtt", Talk((Utterance("Hej!", "Eva"), Utterance("Hej.", "Bo"))), form="vtt").text
    'Eva: Hej!\nBo: Hej.'
    """
    parts: list[str] = []
    stretches: list[Stretch] = []
    paragraphs: list[int] = []
    at = 0
    for each in talk.utterances:
        speaker = " ".join(clean(each.speaker).split())
        lines = [line for line in (" ".join(line.split()) for line in clean(each.words).split("\n")) if line]
        if not lines:
            continue
        label = f"{speaker}: " if speaker and not each.aside else ""
        words = "\n".join(lines)
        if not each.aside:
            start = at + len(label)
            stretches.append(Stretch(start, start + len(words), speaker, each.begins, each.ends))
        paragraphs.extend(_starts(lines, at, len(label)))
        parts.append(label + words)
        at += len(label) + len(words) + 1
    text = "\n".join(parts)
    return assemble(name, text, stretches, tuple(paragraphs), form=form, encoding=talk.encoding)


def _starts(lines: Sequence[str], at: int, label: int) -> list[int]:
    starts = []
    for number, line in enumerate(lines):
        starts.append(at)
        at += len(line) + 1 + (label if number == 0 else 0)
    return starts


def merged(utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Join what one speaker says in consecutive utterances into one, as subtitles need it.

    >>> [u.words for u in merged([Utterance("Ja,", "Eva", 0, 1), Utterance("visst.", "Eva", 1, 2)])]
    ['Ja, visst.']
    """
    joined: list[Utterance] = []
    for each in utterances:
        before = joined[-1] if joined else None
        if before is None or before.aside or each.aside or before.speaker != each.speaker or not each.speaker:
            joined.append(each)
        else:
            joined[-1] = _join(before, each)
    return tuple(joined)


def sentences_joined(
    utterances: Sequence[Utterance], *, pause: float = 3.0, limit: int = 1000
) -> tuple[Utterance, ...]:
    """Join utterances without speaker until a sentence ends, so that no sentence is cut by a subtitle.

    A silence of more than `pause` seconds, or `limit` code points, end one too.

    >>> [u.words for u in sentences_joined([Utterance("Det var"), Utterance("bra."), Utterance("Ja.")])]
    ['Det var bra.', 'Ja.']
    """
    joined: list[Utterance] = []
    for each in utterances:
        before = joined[-1] if joined else None
        if (
            before is None
            or before.speaker
            or each.speaker
            or before.words.rstrip().endswith((".", "?", "!", "…", ".”", '."', "]", ")"))
            or len(before.words) > limit
            or (before.ends is not None and each.begins is not None and each.begins - before.ends > pause)
        ):
            joined.append(each)
        else:
            joined[-1] = _join(before, each)
    return tuple(joined)


def _join(before: Utterance, after: Utterance) -> Utterance:
    words = f"{before.words} {after.words}".strip()
    ends = before.ends if after.ends is None else after.ends
    return Utterance(words, before.speaker, before.begins, ends)

"""Paragraphs and table rows of word processors, as lines of running text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lardom.transcripts.raw import Running


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text (it may hold line breaks) and how many code points at its start are bold."""

    text: str
    bold: int = 0


def row_lines(cells: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    r"""Yield a table row as lines: its cells parted by tabs, further paragraphs of the last cell below.

    An empty cell at the start leaves only the words, so that they go on with the turn above. A table of
    one column is a frame around ordinary paragraphs.

    >>> [p.text for p in row_lines([[Paragraph("R1")], [Paragraph("Ja."), Paragraph("Eller nej.")]])]
    ['R1\tJa.', 'Eller nej.']
    """
    if len(cells) < 2:
        yield from (paragraph for cell in cells for paragraph in cell)
        return
    *first, last = [[p for p in cell if p.text.strip()] for cell in cells]
    while not last and first:
        last = first.pop()
    lead = [" ".join(p.text.strip().replace("\n", " ").replace("\t", " ") for p in cell) for cell in first]
    lead = [cell for cell in lead if cell]
    if not lead:
        yield from last
        return
    words = last[0].text if last else ""
    yield Paragraph("\t".join([*lead, words]))
    yield from last[1:]


def running_text(paragraphs: Iterable[Paragraph]) -> Running:
    r"""Return paragraphs as running text, one below the other, with the bold beginnings of their lines.

    >>> running_text([Paragraph("Eva Hej!", 3), Paragraph("Ja.")])
    Running(text='Eva Hej!\nJa.', bold={0: 3}, headings=frozenset(), wrapped=False, remarks=(), encoding='')
    """
    lines: list[str] = []
    bold: dict[int, int] = {}
    for paragraph in paragraphs:
        own = paragraph.text.split("\n")
        if paragraph.bold:
            bold[len(lines)] = min(paragraph.bold, len(own[0]))
        lines.extend(own)
    return Running("\n".join(lines), bold, wrapped=False)

"""What part of a report a heading opens: summary, introduction, method, findings and so on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lardom.report.outline import Block

SectionKind = Literal[
    "summary", "introduction", "method", "portfolio", "findings", "lessons", "references", "appendix", "contents"
]

_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("contents", r"inneh[åa]ll(?:sf[öo]rteckning)?$|(?:table of )?contents$"),
    ("summary", r"sammanfattning|executive summary|summary|abstract|sammandrag"),
    ("references", r"referens|litteratur|k[äa]ll(?:or|f[öo]rteckning)|references|bibliography|literature"),
    ("appendix", r"bilag|appendi|annex|ordlista|glossary|f[öo]rkortning"),
    ("method", (r"\bmetod|\bmethod|genomf[öo]rande av (?:studien|utv)|\burval|\bsampl|datainsamling|data collection|"
               r"material och|s[åa] gjordes|how (?:the study|we)|tillv[äa]gag|studiens uppl|analysmetod|data and ")),
    ("portfolio", r"portf[öo]lj|portfolio"),
    ("introduction", (r"inledning|introduktion|introduction|bakgrund|background|\bsyfte|\baims?\b|purpose|f[öo]rord|"
                     r"preface|foreword|uppdraget|om programmet|about the programme|internet of things$")),
    ("lessons", (r"l[äa]rdom|lessons|slutsats|conclusion|reflektion|reflection|diskussion|discussion|rekommendation|"
                r"recommendation")),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_NUMBER = re.compile(r"^\s*(?:kapitel|chapter|avsnitt|section)?\s*\d+(?:\.\d+)*[.:]?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block belongs: the headings above it from the outermost in, their index, and the kind."""

    index: int = -1
    kind: SectionKind = "findings"
    path: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The nearest heading, without its number."""
        return bare_title(self.path[-1]) if self.path else ""


def bare_title(heading: str) -> str:
    """Return a heading without its number.

    >>> bare_title("6.1 Nätverk och samarbete")
    'Nätverk och samarbete'
    """
    return _NUMBER.sub("", heading).strip()


def kind_of_heading(heading: str) -> SectionKind | None:
    """Return what kind of part a heading opens, or `None` when its words do not tell.

    >>> kind_of_heading("4 Metod"), kind_of_heading("6.1 Nätverk")
    ('method', None)
    """
    title = bare_title(heading)
    return next((kind for kind, pattern in _COMPILED if pattern.search(title)), None)


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return for each block the section it stands in; a heading belongs to the section it opens.

    A part whose heading tells nothing takes the kind of the part around it, at the top "findings".
    """
    found: list[Section] = []
    stack: list[tuple[int, str, SectionKind]] = []
    index = -1
    for block in blocks:
        if block.kind == "heading":
            while stack and stack[-1][0] >= block.level:
                stack.pop()
            above: SectionKind = stack[-1][2] if stack else "findings"
            stack.append((block.level, block.text, kind_of_heading(block.text) or above))
            index += 1
        kind: SectionKind = stack[-1][2] if stack else "findings"
        found.append(Section(index, kind, tuple(title for _, title, _ in stack)))
    return tuple(found)

"""Tables of networks: which codes stand together, which organisations share projects."""

from lardom.report.tables import PrintedTable, cells
from lardom.report.wording import word
from lardom.study.graph import Network
from lardom.study.settings import Language
from lardom.text.numerals import number


def ties_table(network: Network, of: str, language: Language, *, most: int = 15) -> PrintedTable | None:
    """Return the strongest ties of a network of "codes" or "parties" with their weight; `None` when nothing is tied.

    >>> ties_table(Network((), ()), "codes", "sv") is None
    True
    """
    names = {node.id: node.label for node in network.nodes}
    sizes = {node.id: node.size for node in network.nodes}
    ties = sorted(network.edges, key=lambda edge: (-edge.weight, names[edge.source], names[edge.target]))
    if not ties:
        return None
    note = [word(f"ties {of} note", language, nodes=len(network.nodes), ties=len(ties))]
    if len(ties) > most:
        note.append(word("ties more note", language, n=most))
    return PrintedTable(
        name=f"ties-{of}",
        header=(cells(word(f"tied {of}", language), word("together with", language), word(f"shared {of}", language)),),
        rows=tuple(
            cells(
                f"{names[tie.source]} ({number(sizes[tie.source], language)})",
                f"{names[tie.target]} ({number(sizes[tie.target], language)})",
                number(tie.weight, language),
            )
            for tie in ties[:most]
        ),
        align=("left", "left", "right"),
        widths=(0.40, 0.40, 0.20),
        row_heads=2,
        caption=word(f"ties {of} caption", language),
        note=" ".join(note),
    )

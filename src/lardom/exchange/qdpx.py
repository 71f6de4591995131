"""Reading `.qdpx`, `.qde` and `.qdc` (REFI-QDA 1.5): texts, codes and codings made in another tool."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lardom.coding.codebook import Code
from lardom.coding.marks import Coding
from lardom.exchange.refi.bringing import Brought, Doubt, bring
from lardom.exchange.refi.container import UnreadableExchangeError
from lardom.exchange.refi.kinds import DROPPED, WHY_LOST, kind_word
from lardom.exchange.refi.limits import DEFAULT, LimitPassedError, Limits
from lardom.exchange.refi.positions import presumed
from lardom.exchange.refi.reading import Exchange, read_file, undecided
from lardom.exchange.settings import FILE
from lardom.exchange.troubles import Trouble, shortened, tell
from lardom.study.problems import Problem
from lardom.study.settings import Language
from lardom.transcripts.turns import Document

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class QdpxProject:
    """What was read: documents, codes, codings (positions in code points of the documents) and users.

    `origin` is the tool that wrote the file, `convention` how it counts ("UTF-16, CRLF = 2"), `doubtful` the passages
    that do not begin and end at word boundaries, `dropped` what the file holds besides, by the standard's element names,
    `lost` how many codings could not be used. `exchange` is the file as REFI-QDA has it, with all that
    is in it, `brought` what was taken of it.
    """

    file: str = ""
    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    users: tuple[str, ...] = ()
    origin: str = ""
    convention: str = ""
    doubtful: tuple[Doubt, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    lost: int = 0
    exchange: Exchange | None = field(default=None, compare=False, repr=False)
    brought: Brought = field(default_factory=Brought, compare=False, repr=False)

    @property
    def holds_study(self) -> bool:
        """Whether a whole study of Lärdom's lies beside the project."""
        return self.exchange is not None and FILE in self.exchange.companion.tables


def read_qdpx(
    path: str | Path, *, language: Language = "en", name: str = "", limits: Limits = DEFAULT
) -> tuple[QdpxProject, tuple[Problem, ...]]:
    """Read a REFI-QDA file; what cannot be read is told in `language`, and nothing raises.

    `name` is what problems call the file (its own name when empty), `limits` how large things in it may be.

    >>> read_qdpx("/nowhere.qdpx")[1][0].code
    'exchange-unreadable'
    """
    project, troubles = read_exchange(Path(path), name or Path(path).name, limits)
    return project, tuple(tell(trouble, language) for trouble in troubles)


def read_exchange(path: Path, name: str, limits: Limits = DEFAULT) -> tuple[QdpxProject, tuple[Trouble, ...]]:
    """Read a REFI-QDA file and return what was wrong as troubles, not yet put into words."""
    try:
        exchange = read_file(path, limits)
    except (UnreadableExchangeError, LimitPassedError) as error:
        return QdpxProject(name), (refused(error, name),)
    brought = bring(exchange.project)
    elements = exchange.elements
    lost = elements.get("Coding", 0) - len(brought.codings)
    if (elsewhere := lost - sum(brought.lost.values())) > 0:
        brought = replace(brought, lost={**brought.lost, "elsewhere": elsewhere})
    project = QdpxProject(
        name,
        brought.documents,
        brought.codes,
        brought.codings,
        brought.users,
        exchange.origin,
        str(exchange.convention),
        brought.doubts,
        tuple((kind, elements[kind]) for kind in DROPPED if elements.get(kind)),
        lost,
        exchange,
        brought,
    )
    return project, tuple(_troubles(project, exchange, brought))


def refused(error: UnreadableExchangeError | LimitPassedError, file: str) -> Trouble:
    """Return the trouble that tells why a file is not read."""
    if isinstance(error, LimitPassedError):
        facts = {"limit": error.name, "most": f"{error.limit:,}".replace(",", "\N{NO-BREAK SPACE}")}
        return Trouble("exchange-huge", file, facts=facts)
    return Trouble(error.code, file, facts={"reason": error.reason})


def _troubles(project: QdpxProject, exchange: Exchange, brought: Brought) -> list[Trouble]:
    file = project.file
    found = [Trouble("exchange-encoding", file, value=name) for name in exchange.encodings]
    usual = presumed(exchange.origin)
    if exchange.convention != usual:
        facts = {
            "origin": exchange.origin or "?", "presumed": usual, "chosen": exchange.convention,
            "fits": exchange.fitting, "total": exchange.passages,
        }  # fmt: skip
        found.append(Trouble("exchange-convention", file, facts=facts))
    if brought.missing:
        found.append(_missing(file, brought))
    found += undecided(exchange, file)
    told = [(brought.lost[why], WHY_LOST[why]) for why in WHY_LOST if brought.lost.get(why)]
    if told:
        reasons = tuple("; ".join(f"{count} {words[at]}" for count, words in told) for at in (0, 1))
        found.append(Trouble("exchange-lost", file, facts={"count": sum(n for n, _ in told), "reasons": reasons}))
    if brought.doubts:
        facts = {"count": len(brought.doubts), "total": len(brought.codings), "examples": _examples(brought.doubts)}
        found.append(Trouble("exchange-doubtful", file, facts=facts))
    if project.dropped:
        listed = (_dropped(project, "sv"), _dropped(project, "en"))
        found.append(Trouble("exchange-dropped", file, facts={"dropped": listed}))
    return found


def _dropped(project: QdpxProject, language: Language) -> str:
    return ", ".join(f"{count} {kind_word(kind, count, language)}" for kind, count in project.dropped)


def _missing(file: str, brought: Brought) -> Trouble:
    shown = [shortened(name, 40) for name, _ in brought.missing[:_SHOWN]]
    more = " …" if len(brought.missing) > _SHOWN else ""
    facts: Mapping[str, object] = {
        "count": len(brought.missing),
        "total": brought.texts,
        "names": tuple(", ".join(f"{mark}{name}”" for name in shown) + more for mark in "”“"),
        "codings": sum(codings for _, codings in brought.missing),
    }
    return Trouble("exchange-texts-missing", file, facts=facts)


def _examples(doubts: tuple[Doubt, ...]) -> tuple[str, ...]:
    return tuple(
        "; ".join(
            f"{mark}{shortened(one.words, 30)}” ({shortened(one.document_id, 30)}, {one.start}–{one.end})"
            for one in doubts[:_SHOWN]
        )
        for mark in "”“"
    )

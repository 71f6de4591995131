"""Quotations of the register in their places, in house style, with their attribution."""

from typing import Literal

from lardom.claims.quotation import Attribution, Quotation
from lardom.claims.rendering import render_attribution, render_quotation
from lardom.report.claim_sheets import foreign
from lardom.report.composition import Composition, missing, wishes_of
from lardom.report.tree import Attr, Node, attr, div, every, in_language, inlines, para, plain_text, span
from lardom.report.wording import word


def quotation_block(making: Composition, triple: Attr, content: list[Node]) -> list[Node]:
    r"""Return the block quotation that `::: {.quotation ref="Q01"}` asks for.

    A division with words of its own keeps them and gets the attribution it names, unless the words
    already end with it. A quotation that may not be printed is left out, and the problem noted.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.claims.quotation import Piece
    >>> from lardom.portfolio.facts import Facts
    >>> said = Quotation("Q1", Attribution("F", ("R1",)), (Piece("speech", "Det gick."),))
    >>> making = Composition(Ground(Material(quotations=(said,))), Facts(()), "sv")
    >>> plain_text(quotation_block(making, attr("", ["quotation"], [("ref", "Q1")]), [])).replace("\xa0", " ")
    '”Det gick.” (Projekt F, R1)'
    """
    ref = wishes_of(triple).get("ref", "")
    if content:
        return [] if _forbidden(making, triple) else [_own_words(making, triple, content)]
    quotation = _quotable(making, ref, triple)
    if quotation is None:
        return [] if ref in making.left_out else [para([missing(ref or "quotation")])]
    words = _words(quotation, making, "block")
    said = para([*words, {"t": "Space"}, _attribution(quotation.attribution, making)])
    return [div([{"t": "BlockQuote", "c": [said]}], _attributes(quotation, triple))]


def quotation_inline(making: Composition, triple: Attr, content: list[Node]) -> list[Node]:
    r"""Return the quotation in running text that `[]{.quotation ref="Q05"}` asks for.

    >>> from lardom.claims.ground import Ground
    >>> from lardom.claims.material import Material
    >>> from lardom.claims.quotation import Piece
    >>> from lardom.portfolio.facts import Facts
    >>> said = Quotation("Q1", Attribution("F", ("R1",)), (Piece("speech", "Det gick."),))
    >>> making = Composition(Ground(Material(quotations=(said,))), Facts(()), "en")
    >>> plain_text(quotation_inline(making, attr("", ["quotation"], [("ref", "Q1")]), [])).replace("\xa0", " ")
    '“Det gick.” (Project F, R1)'
    """
    ref = wishes_of(triple).get("ref", "")
    if content:
        return [] if _forbidden(making, triple) else [span(content, triple)]
    quotation = _quotable(making, ref, triple)
    if quotation is None:
        return [] if ref in making.left_out else [missing(ref or "quotation")]
    words = _words(quotation, making, "inline")
    return [span([*words, {"t": "Space"}, _attribution(quotation.attribution, making)], _attributes(quotation, triple))]


def _words(quotation: Quotation, making: Composition, display: Literal["block", "inline"]) -> list[Node]:
    printed = inlines(render_quotation(quotation.pieces, language=making.language, display=display))
    return in_language(printed, foreign(quotation, making.ground, making.language))


def _quotable(making: Composition, ref: str, triple: Attr) -> Quotation | None:
    """Return a quotation of the register that may be printed; else note why not and return `None`.

    Not printed are words of a person who has withdrawn or never agreed to be quoted, and words that
    stand in notes (not in a recording): notes are nobody's exact words.
    """
    quotation = making.ground.quotations.get(ref)
    if quotation is None:
        making.trouble("unknown-quotation", triple, value=ref)
        return None
    making.quotations[ref] = None
    return None if _left_out(making, quotation, triple) else quotation


def _left_out(making: Composition, quotation: Quotation, triple: Attr) -> bool:
    reason = _why_not(making, quotation)
    if reason:
        making.left_out[quotation.id] = None
        making.trouble("quotation-left-out", triple, value=quotation.id, severity="warning", reason=reason)
    return bool(reason)


def _why_not(making: Composition, quotation: Quotation) -> str:
    """Return why a quotation must not be printed, or `""` when it may."""
    told = quotation.attribution
    for label in told.respondents:
        person = making.ground.respondent(told.project, label)
        who = f"{told.project}, {label}"
        if person is not None and not person.may_be_used:
            return word("withdrawn", making.language, who=who)
        if person is not None and not person.may_be_quoted:
            return word("not to be quoted", making.language, who=who)
    talk = making.ground.interview_of(quotation.document_id) if quotation.document_id else None
    if talk is not None and talk.source == "notes":
        return word("only notes", making.language)
    return ""


def _named(triple: Attr) -> Attribution | None:
    """Return whom a part's own attributes name, when they name a project and somebody in it."""
    wishes = wishes_of(triple)
    people = tuple(part.strip() for part in wishes.get("respondents", "").replace(",", ";").split(";") if part.strip())
    return Attribution(wishes["project"], people) if wishes.get("project") and people else None


def _forbidden(making: Composition, triple: Attr) -> bool:
    told = _named(triple)
    if told is None:
        return False
    name = wishes_of(triple).get("ref") or f"({render_attribution(told, making.language)})"
    return _left_out(making, Quotation(name, told, ()), triple)


def _own_words(making: Composition, triple: Attr, content: list[Node]) -> Node:
    told = _named(triple)
    ends = every(content, "Para") or every(content, "Plain")
    if told and ends and render_attribution(told, making.language) not in plain_text(content).replace("\u00a0", " "):
        ends[-1]["c"] = [*ends[-1]["c"], {"t": "Space"}, _attribution(told, making)]
    quoted = content if every(content, "BlockQuote") else [{"t": "BlockQuote", "c": content}]
    return div(quoted, triple)


def _attribution(told: Attribution, making: Composition) -> Node:
    # No-break spaces keep "Projekt F" and "R1" from being torn apart at the end of a line.
    words = render_attribution(told, making.language).replace(" ", "\u00a0")
    return span([{"t": "Str", "c": f"({words})"}], attr("", ["attribution"]))


def _attributes(quotation: Quotation, triple: Attr) -> Attr:
    told = quotation.attribution
    kept = [pair for pair in triple[2] if pair[0] not in ("project", "respondents")]
    pairs = [*kept, ("project", told.project), ("respondents", ";".join(told.respondents))]
    return attr(triple[0], ["quotation"], pairs)

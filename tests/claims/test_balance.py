"""Whose voices the register lets be heard."""

from dataclasses import replace

from claims_study import ground

from lardom.claims.balance import projects_quoted, voices_quoted
from lardom.claims.devices import parse_quotation
from lardom.claims.ground import Ground
from lardom.claims.quotation import Attribution, Quotation

HERE = Ground(
    replace(
        ground().material,
        quotations=(
            Quotation("Q1", Attribution("A", ("R1",)), parse_quotation("Tiden […] knapp för oss.")),
            Quotation("Q2", Attribution("C", ("R1", "R2")), parse_quotation("R1: Vi sprang.\nR2: Det fanns tid.")),
            Quotation("Q3", Attribution("A", ("R1",)), parse_quotation("[Berättar att det gick] Tiden var knapp.")),
        ),
    )
)


def test_everybody_heard_is_told_of_also_who_is_never_quoted() -> None:
    told = {one.respondent_id: (one.quotations, one.words) for one in voices_quoted(HERE)}
    assert told["A-R1"] == (2, 7)
    assert told["C-R1"] == told["C-R2"] == (1, 2)
    assert told["B-R1"] == (0, 0)
    assert "D-R2" not in told  # withdrawn


def test_coded_passages_tell_how_much_there_was_to_quote() -> None:
    passages = {one.respondent_id: one.passages for one in voices_quoted(HERE)}
    assert passages["A-R1"] > 0


def test_a_project_s_share_is_of_all_words_quoted() -> None:
    told = {one.project: one for one in projects_quoted(voices_quoted(HERE))}
    assert (told["A"].people, told["A"].quoted, told["A"].quotations) == (1, 1, 2)
    assert told["B"].share == 0
    assert round(sum(one.share for one in told.values()), 6) == 1

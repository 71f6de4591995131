"""A draft says when what it quotes has changed under it."""

import datetime as dt
from typing import Any

from lardom.web.claims.models import Quotation
from lardom.web.fieldwork.models import Respondent
from lardom.web.report import queries
from lardom.web.report.checking import found_in
from lardom.web.study.writing import writing
from lardom.web.transcripts.models import Transcript, Version


def correct(whole: Any, ref: str) -> None:
    """Give a transcript a new version."""
    row = Transcript.objects.of(whole.study).get(ref=ref)
    old = row.current
    assert old is not None
    with writing(whole.study, by=whole.lead, kind="transcript.corrected", subject=f"transcript:{row.pk}") as act:
        new = act.add(
            Version(
                transcript=row, number=old.number + 1, text=old.text, turns=old.turns, paragraphs=old.paragraphs,
                format=old.format, encoding=old.encoding, fingerprint=old.fingerprint,
            )
        )  # fmt: skip
        act.change(row, current=new)


def stale_refs(whole: Any) -> list[str]:
    found = found_in(whole.study, whole.text, language="sv")
    return [one.ref for one in queries.stale(whole.study, whole.now.current, found)]


def test_a_quoted_transcript_that_is_corrected_makes_the_draft_stale_until_it_is_saved(whole: Any) -> None:
    quoted = found_in(whole.study, whole.text, language="sv").audit.documents[0]
    assert stale_refs(whole) == []
    correct(whole, quoted)
    assert stale_refs(whole) == [quoted]
    assert "quoted transcript changed" in whole.get(whole.alma, "summary/").content.decode()
    whole.save(whole.alma, whole.text + "\nLäst på nytt.\n", base=1)
    assert stale_refs(whole) == []


def test_a_withdrawn_consent_leaves_the_quotation_out_and_says_so(whole: Any) -> None:
    used = found_in(whole.study, whole.text, language="sv").report.quotations_used
    quotation = Quotation.objects.of(whole.study).filter(ref__in=used).order_by("order").first()
    assert quotation is not None
    person = Respondent.objects.of(whole.study).get(
        project__selections__label=quotation.project, label=quotation.respondents[0]
    )
    with writing(whole.study, by=whole.lead, kind="consent.withdrawn") as act:
        act.change(person, withdrawn=dt.date(2026, 11, 1))
    found = found_in(whole.study, whole.text, language="sv")
    assert quotation.ref in found.report.quotations_left_out
    assert "may no longer be printed" in whole.get(whole.alma, "review/").content.decode()

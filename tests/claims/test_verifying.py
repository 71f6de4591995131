"""Quotations against transcripts: what holds, what does not, and why."""

import unicodedata

import pytest
from excerpts import SPACES, Talk, capital, excerpts, talk_of, talks
from hypothesis import given
from hypothesis import strategies as st

from lardom.claims.devices import parse_quotation
from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.quotation import Attribution
from lardom.claims.spoken import Spoken
from lardom.claims.verifying import Corpus, Verdict
from lardom.fieldwork.interviews import Interview
from lardom.fieldwork.respondents import Respondent
from lardom.sampling.selection import Selection
from lardom.transcripts.turns import Document, Turn

F1 = Attribution("F", ("R1",))

TALK = talk_of(
    ("R1", "Ja, alltså vi vågade prova det här tillsammans med bolaget i Malmö och det gick över förväntan."),
    ("I", "Mm, just det."),
    ("R1", "Sen fick vi ju till ett helt nytt sätt att arbeta på i förvaltningen."),
    ("I", "Hur tog de andra emot det?"),
    ("R2", 'Hon sa "nu kör vi" och då vände det faktiskt för oss alla.'),
    ("R1", "Men det var inte lätt... det tog två år."),
)


def _verify(text: str, attribution: Attribution | None = F1, corpus: Corpus | None = None) -> Verdict:
    return (corpus or TALK.corpus()).verify(parse_quotation(text), attribution)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vi vågade prova det här tillsammans", "exact"),
        ("vi vågade prova det här tillsammans.", "exact"),
        ("Vi vågade [...] tillsammans med bolaget", "exact after devices"),
        ("[…] det gick över förväntan. Sen fick vi ju till ett helt nytt sätt", "exact after devices"),
        ("det gick över förväntan. Sen fick vi ju till", "exact"),
        ("tillsammans med X i [X] och det gick", "exact after devices"),
        ("tillsammans med [nämner ett bolag] och det gick", "exact after devices"),
        ("ett helt nytt sätt (i kommunen) att arbeta", "exact after devices"),
        ("[Berättar att det dröjde] det tog två år", "exact after devices"),
        ("det var inte lätt… det tog två år", "exact"),
        ("det var inte lätt, det tog", "altered"),
        ("vi vågade … det gick över förväntan", "exact after devices"),
        ("Vi [sic] vågade prova", "exact"),
        ("i förvaltning[arna]", "exact after devices"),
        ("[V]i vågade prova", "exact after devices"),
        ("arbeta på i förvaltningen. Men det var inte lätt", "altered"),
        ("arbeta på i förvaltningen. […] Men det var inte lätt", "exact after devices"),
        ("vi vågade inte prova det här", "altered"),
        ("vi vågade prova det där tillsammans med bolaget", "altered"),
        ("det tog två år […] vi vågade prova det här", "altered"),
        ("Hon sa ’nu kör vi’ och då vände det", "wrong speaker"),
        ("Hur tog de andra emot det?", "wrong speaker"),
        ("Detta har ingen människa någonsin yttrat i en intervju", "not found"),
        ("[…] [X]", "not found"),
        ("bolage", "altered"),
    ],
)
def test_verdicts(text: str, kind: str) -> None:
    assert _verify(text).kind == kind


def test_letters_written_in_two_parts_are_the_same_letters() -> None:
    assert _verify(unicodedata.normalize("NFD", "Vi vågade prova det här")).kind == "exact"


def test_an_altered_quotation_shows_the_smallest_difference() -> None:
    verdict = _verify("Ja, alltså vi vågade inte prova det här tillsammans")
    assert verdict.difference == ("… alltså vi vågade inte prova det här …", "… alltså vi vågade prova det här …")
    assert verdict.respondents == ("F-R1",)
    assert not verdict.marks_only


def test_only_a_comma_more_is_told_apart_from_other_words() -> None:
    verdict = _verify("vi vågade, prova det här")
    assert (verdict.kind, verdict.marks_only, verdict.reason) == ("altered", True, "marks only")
    assert verdict.difference == ("vi vågade, prova det här", "vi vågade prova det här")


def test_a_question_left_out_without_a_cut_is_told() -> None:
    verdict = _verify("arbeta på i förvaltningen. Men det var inte lätt")
    assert verdict.reason == "turn left out"
    assert verdict.difference is not None
    assert "[…]" in verdict.difference[1]


def test_pieces_in_the_wrong_order_are_told() -> None:
    assert _verify("det tog två år […] vi vågade prova").reason == "other order"


def test_the_one_who_really_said_it_is_named() -> None:
    verdict = _verify("och då vände det faktiskt för oss alla")
    assert verdict.said_by == Attribution("F", ("R2",))
    assert verdict.respondents == ("F-R2",)
    assert _verify("Hur tog de andra emot det?").respondents == ("interviewer",)


def test_spans_lead_to_the_words_turn_by_turn() -> None:
    corpus = TALK.corpus()
    verdict = _verify("Det gick över förväntan. Sen fick vi […] två år", corpus=corpus)
    text = corpus.transcript("f.txt")
    assert [text[start:end] for _, start, end in verdict.spans] == ["det gick över förväntan.", "Sen fick vi", "två år"]


def test_speaker_tags_send_each_part_to_its_speaker() -> None:
    both = Attribution("F", ("R1", "R2"))
    excerpt = "R1: Sen fick vi ju till ett helt nytt sätt […] I: Hur tog de andra emot det? R2: Hon sa ”nu kör vi”"
    assert _verify(excerpt, both).kind == "exact after devices"
    assert (
        _verify(excerpt.replace("[…] ", "").replace("sätt", "sätt att arbeta på i förvaltningen."), both).kind
        == "exact"
    )
    swapped = excerpt.replace("R1:", "R9:").replace("R2:", "R1:").replace("R9:", "R2:")
    assert _verify(swapped, both).kind == "wrong speaker"
    assert _verify(excerpt, F1).reason == "tag not attributed"
    assert _verify("R2: Hon sa nu kör vi R1: Sen fick vi ju till", both).kind != "exact"


def test_several_attributed_of_whom_one_is_silent() -> None:
    verdict = _verify("Vi vågade prova", Attribution("F", ("R1", "R2")))
    assert (verdict.kind, verdict.reason) == ("exact", "not all heard")


def test_a_respondent_without_project_is_no_attribution() -> None:
    verdict = _verify("Vi vågade prova", Attribution("", ("R1",)))
    assert (verdict.kind, verdict.reason, verdict.said_by) == ("exact", "no project named", F1)


@pytest.mark.parametrize(
    ("attribution", "reason"),
    [(Attribution("Q", ("R1",)), "no such project"), (Attribution("F", ("R7",)), "no such respondent")],
)
def test_an_attribution_to_nobody_names_the_real_speaker(attribution: Attribution, reason: str) -> None:
    verdict = _verify("Vi vågade prova", attribution)
    assert (verdict.kind, verdict.reason, verdict.said_by) == ("wrong speaker", reason, F1)


def test_words_without_attribution_are_found_anywhere() -> None:
    verdict = _verify("och då vände det faktiskt", None)
    assert (verdict.kind, verdict.reason, verdict.respondents) == ("exact", "no attribution", ("F-R2",))


def test_the_register_may_point_at_other_turns() -> None:
    corpus = TALK.corpus()
    pieces = parse_quotation("Vi vågade prova")
    assert corpus.verify(pieces, F1, document_id="f.txt", turns=(1,)).reason == ""
    assert corpus.verify(pieces, F1, document_id="f.txt", turns=(3,)).reason == "other turns"
    assert corpus.verify(pieces, F1, document_id="g.txt").reason == "other transcript"


def test_words_said_twice_are_taken_from_the_turns_the_register_names() -> None:
    corpus = talk_of(("R1", "Det blev bra."), ("I", "Hur menar du?"), ("R1", "Det blev bra.")).corpus()
    pieces = parse_quotation("Det blev bra")
    for turn, start in ((1, 4), (3, 39)):
        verdict = corpus.verify(pieces, F1, document_id="F", turns=(turn,))
        assert (verdict.reason, verdict.spans[0][1]) == ("", start)


def test_an_excerpt_may_join_two_interviews_of_the_project() -> None:
    people = [Respondent("F-R1", "p6", "R1"), Respondent("F-R2", "p6", "R2")]
    heard = [
        Spoken(Document(f"{n}.txt", words), project_id="p6", respondents=(person.id,))
        for n, (words, person) in enumerate(zip(("Vi vågade prova det.", "Jag tvekade länge."), people, strict=True))
    ]
    corpus = Corpus.of(heard, people, {"p6": "F"})
    both = Attribution("F", ("R1", "R2"))
    for printed in ("R2: Jag tvekade länge. R1: Vi vågade prova.", "Vi vågade […] prova det […] Jag tvekade"):
        verdict = corpus.verify(parse_quotation(printed), both)
        assert verdict.holds
        assert verdict.reason == "several transcripts"
        assert {span[0] for span in verdict.spans} == {"0.txt", "1.txt"}
    assert not corpus.verify(parse_quotation("Vi vågade […] Jag tvekade […] prova det"), both).holds
    assert not corpus.verify(parse_quotation("R2: Jag tvekade länge. R1: Vi vågade inte prova."), both).holds


def _material(*, source: str = "recording", consent: tuple[str, ...] = (), labelled: bool = True) -> Material:
    label = "R1: " if labelled else ""
    text = f"{label}Vi vågade prova det här."
    turn = Turn(1, len(label), len(text), "R1" if labelled else "")
    return Material(
        sample=(Selection("p6", "selected", "F"),),
        respondents=(Respondent("F-R1", "p6", "R1", consent=consent), Respondent("F-R2", "p6", "R2")),
        interviews=(Interview("i1", "p6", respondents=("F-R1", "F-R2"), transcript="f.txt", source=source),),
        documents=(Document("f.txt", text, (turn,)),),
    )


@pytest.mark.parametrize(
    ("material", "reason"),
    [
        (_material(), ""),
        (_material(source="notes"), "notes, not speech"),
        (_material(consent=("record",)), "no consent to quote"),
        (_material(labelled=False), "speaker unknown"),
    ],
)
def test_a_study_tells_when_words_must_not_be_printed_as_they_are(material: Material, reason: str) -> None:
    verdict = Corpus(Ground(material)).verify(parse_quotation("Vi vågade prova"), F1)
    assert (verdict.kind, verdict.reason) == ("exact", reason)


def test_a_transcript_without_turns_is_its_lone_respondents() -> None:
    document = Document("f.txt", "Vi vågade prova det här.")
    spoken = Spoken(document, project_id="p6", respondents=("F-R1",))
    corpus = Corpus.of([spoken], [Respondent("F-R1", "p6", "R1")], {"p6": "F"})
    assert corpus.verify(parse_quotation("vågade [X] det här"), F1).kind == "exact after devices"


def test_a_lone_word_far_from_the_rest_is_no_piece_of_it() -> None:
    filler = "och sedan hände nästan ingenting alls på mycket länge " * 60
    corpus = talk_of(("R1", f"Vi vågade prova. {filler} Absolut.")).corpus()
    assert corpus.verify(parse_quotation("Vi vågade prova. […] Absolut."), F1).kind == "altered"
    assert corpus.verify(parse_quotation("länge […] Absolut."), F1).kind == "exact after devices"


@given(st.data())
def test_any_quotation_cut_from_a_turn_with_any_devices_verifies(data: st.DataObject) -> None:
    talk = data.draw(talks())
    excerpt = data.draw(excerpts(talk))
    printed = excerpt.printed(data.draw(st.sampled_from(SPACES)))
    if data.draw(st.booleans()):
        printed = capital(printed)
    if data.draw(st.booleans()):
        printed = f"”{printed.rstrip('.?')}.”"
    verdict = talk.corpus().verify(parse_quotation(printed), Attribution("F", (excerpt.respondent,)))
    assert verdict.holds, printed


@given(st.data())
def test_any_quotation_with_an_altered_letter_does_not_verify(data: st.DataObject) -> None:
    talk = data.draw(talks())
    excerpt = data.draw(excerpts(talk))
    at = data.draw(st.sampled_from(excerpt.spoken))
    said = excerpt.parts[at][1]
    letter = data.draw(st.sampled_from([i for i, c in enumerate(said) if c.isalpha()]))
    how = data.draw(
        st.sampled_from(["exchanged", "put in", "left out"] if len(said.strip(",.?")) > 6 else ["exchanged", "put in"])
    )
    end = letter + (how != "put in")
    excerpt.parts[at] = ("speech", said[:letter] + ("" if how == "left out" else "q") + said[end:])
    verdict = talk.corpus().verify(parse_quotation(excerpt.printed()), Attribution("F", (excerpt.respondent,)))
    assert not verdict.holds, excerpt.printed()


@given(st.data())
def test_what_one_respondent_said_is_never_exact_for_a_silent_other(data: st.DataObject) -> None:
    talk = Talk(
        (
            ("R1", tuple(data.draw(st.lists(st.sampled_from(["vi", "såg", "det"]), min_size=2, max_size=8)))),
            ("R2", ("nej",)),
        )
    )
    excerpt = data.draw(excerpts(Talk(talk.turns[:1]), devices=False))
    verdict = talk.corpus().verify(parse_quotation(excerpt.printed()), Attribution("F", ("R2",)))
    assert (verdict.kind, verdict.respondents) == ("wrong speaker", ("F-R1",))


@given(
    st.text(alphabet="vi ådet.,:()[]…X“”’'–R1\n", max_size=40), st.sampled_from([None, F1, Attribution("", ("R1",))])
)
def test_any_words_get_a_verdict(text: str, attribution: Attribution | None) -> None:
    verdict = _verify(text, attribution)
    assert verdict.holds <= bool(verdict.spans)
    said = TALK.corpus().transcript("f.txt")
    assert all(said[start:end].strip() for _, start, end in verdict.spans)

"""The example study is what its description promises, number by number, and its own audit is clean."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from lardom.cli.main import main
from lardom.comparison.cases import cases_of
from lardom.comparison.framework import framework
from lardom.comparison.joint_display import joint_display
from lardom.exchange.bundle import Study
from lardom.exchange.drafts import markdown_tree
from lardom.exchange.folder import read_study_folder
from lardom.report.compose import Report, compose
from lardom.report.rules.book import RULES
from lardom.report.study_tables import respondents_table

STUDY = Path(__file__).resolve().parents[2] / "examples" / "innovationsprogram"
TABLE_ONE = {"A*": 3, "B": 2, "C": 1, "D": 1, "E*": 2, "F*": 4, "G": 1, "H*": 2, "I": 1, "J": 1, "K*": 4, "L": 2, "M": 1,
             "N": 1}  # fmt: skip
"""Projects with their stars and how many respondents each has."""

PER_CATEGORY = {
    "Infrastruktur": 1,
    "Hälsa och omsorg": 4,
    "Klimat och miljö": 5,
    "Skola och utbildning": 2,
    "Byggd miljö": 2,
}


@pytest.fixture(scope="module")
def study() -> Study:
    return read_study_folder(STUDY)


@pytest.fixture(scope="module")
def report(study: Study) -> Report:
    source = (STUDY / "report.md").read_text(encoding="utf-8")
    return compose(markdown_tree(source), study.ground, language="sv", facts=study.facts(), annexes=False)


def test_the_study_is_valid(study: Study) -> None:
    assert not [problem for problem in study.problems if problem.severity != "note"]


def test_the_audit_is_clean_with_every_rule_asked() -> None:
    asked = [word for code, rule in RULES.items() if not rule.standing for word in ("--on", code)]
    answer = CliRunner().invoke(main, ["check", str(STUDY), "--format", "json", *asked])
    (draft,) = json.loads(answer.output)["drafts"]
    assert (answer.exit_code, draft["findings"]) == (0, [])
    assert sorted(draft["rules"]) == sorted(RULES)
    # What is excused is what the study itself has taken a stand on, and nothing is excused without a reason.
    assert {one["rule"] for one in draft["excused"]} == {"D603"}
    assert all(one["reason"] for one in draft["excused"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("projects", 53),
        ("with:municipality", 43), ("with:region", 17), ("with:municipal company", 14),
        ("owner:municipality", 38), ("owner:region", 12), ("owner:municipal company", 1), ("owner:undetermined", 2),
        ("participations:municipality", 82), ("participations:region", 25), ("participations:municipal company", 14),
        ("kinds>=2", 19),
        ("most:municipality", 2),
        ("category:Hälsa och omsorg", 17), ("category:Infrastruktur", 3), ("category:Klimat och miljö", 16),
        ("category:Skola och utbildning", 6), ("category:Byggd miljö", 11),
    ],
)  # fmt: skip
def test_the_portfolio_has_the_numbers_of_annex_c(study: Study, name: str, value: int) -> None:
    assert study.facts()[name].value == value


def test_the_two_largest_alliances_have_seven_municipalities(study: Study) -> None:
    assert study.facts()["most:municipality"].number == 7


def test_table_one_has_its_pattern_line_by_line(study: Study) -> None:
    rows = respondents_table(study, "sv").texts
    printed = [row[-2:] for row in rows]
    assert [label for label, _ in printed] == list(TABLE_ONE)
    for label, people in printed:
        assert people == ", ".join(f"R{number}" for number in range(1, TABLE_ONE[label] + 1))
    categories = {project.id: project.category for project in study.projects}
    assert Counter(categories[one.project_id] for one in study.sample if one.label) == PER_CATEGORY


def test_everybody_is_heard_in_an_interview(study: Study) -> None:
    assert len(study.respondents) == len(study.ground.heard) == 26
    heard = [person for talk in study.interviews for person in talk.respondents]
    assert sorted(heard) == sorted(person.id for person in study.respondents)
    assert sum(len(talk.respondents) > 1 for talk in study.interviews) >= 3  # group interviews
    assert {person.step for person in study.respondents} == {1, 2}


def test_the_transcripts_are_as_long_as_conversations_and_of_every_format(study: Study) -> None:
    lengths = {one.id: sum(len(turn.span.of(one.text).split()) for turn in one.turns) for one in study.documents}
    assert len(lengths) == len(study.interviews)
    assert {name: words for name, words in lengths.items() if not 600 <= words <= 1800} == {}
    assert {Path(name).suffix for name in lengths} == {".docx", ".odt", ".rtf", ".txt", ".md", ".vtt", ".srt"}


def test_no_two_interviews_share_a_paragraph(study: Study) -> None:
    places: dict[str, set[str]] = {}
    for document in study.documents:
        for turn in document.turns:
            words = re.findall(r"\w+", turn.span.of(document.text).casefold())
            if len(words) > 6:
                places.setdefault(" ".join(words), set()).add(document.id)
    assert [words for words, where in places.items() if len(where) > 1] == []


def test_no_speaker_is_unknown(study: Study) -> None:
    for document in study.documents:
        assert "" not in study.ground.voices(document.id), document.id


def test_five_read_and_three_coded(study: Study) -> None:
    assert len({mark.reader for mark in study.marks}) == 5
    assert len({coding.coder for coding in study.codings}) == 3
    coders: dict[str, set[str]] = {}
    for coding in study.codings:
        coders.setdefault(coding.document_id, set()).add(coding.coder)
    assert set(coders) == {document.id for document in study.documents}
    assert sum(len(those) > 1 for those in coders.values()) == 6  # coded twice, so that readings can be compared
    passages = [study.ground.passage(coding) for coding in study.codings]
    passages += [study.ground.passage(mark) for mark in study.marks]
    assert [one for one in passages if one is None or not one.respondents] == []


def test_every_code_is_used_and_every_answer_is_on_its_scale(study: Study) -> None:
    used = {coding.code_id for coding in study.codings}
    themes = {code.parent for code in study.codes if code.parent}
    assert {code.id for code in study.codes} - used <= themes
    asked = {person.id for person in study.respondents if person.step == 1}
    for item in study.settings.items:
        assert {answer.respondent_id for answer in study.answers if answer.item_id == item.id} == asked
    assert all(answer.missing for answer in study.answers if answer.value is None)


def test_at_least_sixty_claims_are_registered_printed_and_judged(study: Study, report: Report) -> None:
    assert len(study.claims) >= 60
    assert set(report.claims_used) == {claim.id for claim in study.claims}
    verdicts = {claim.id: study.count(claim.id).judgement.verdict for claim in study.claims}
    assert {claim for claim, verdict in verdicts.items() if verdict in ("warn", "wrong")} == set()
    # One claim points back ("dessa projekt") and has no threshold of its own.
    assert {claim for claim, verdict in verdicts.items() if verdict == "no rule"} <= {
        claim.id for claim in study.claims if claim.class_ == "anaphoric"
    }


def test_at_least_thirty_quotations_use_every_device(study: Study, report: Report) -> None:
    assert len(report.quotations_used) >= 30
    assert not report.quotations_left_out
    assert set(report.quotations_used) == {quotation.id for quotation in study.quotations}
    used = Counter(piece.kind for quotation in study.quotations for piece in quotation.pieces)
    devices = {"ellipsis", "redaction", "description", "substitution", "insertion", "summary", "speaker", "nested"}
    assert devices <= used.keys()
    assert {quotation.display for quotation in study.quotations} == {"block", "inline"}
    assert any(len(quotation.attribution.respondents) > 1 for quotation in study.quotations)


def test_every_quotation_holds(study: Study) -> None:
    for quotation in study.quotations:
        verdict = study.corpus.verify(quotation.pieces, quotation.attribution)
        assert verdict.kind in ("exact", "exact after devices"), quotation.id


def test_the_report_has_sixteen_headings_and_every_living_part(report: Report) -> None:
    source = (STUDY / "report.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^#+ ", source, re.MULTILINE)) == 16
    living = {".quotation", ".claim", ".count", ".fact", ".respondents-table", ".answers-table", ".portfolio-table",
              ".matrix", ".funnel", ".method-facts", ".glossary", ".chart", ".ref", ".joint-display", ".deviant-cases",
              ".framework", ".contrast"}  # fmt: skip
    assert living <= set(re.findall(r"(?<=[{ ])\.[a-z-]+", source))
    assert report.problems == ()


def test_every_summary_rests_on_what_is_said_and_every_theme_summed_up_is_summed_up_whole(study: Study) -> None:
    labels = cases_of(study.ground)
    themes = sorted({one.theme for one in study.summaries})
    assert themes == ["T0", "T3", "T4"]
    found = framework(study.ground, labels, themes, {(one.project_id, one.theme): one.text for one in study.summaries})
    cells = [cell for row in found.cells for cell in row]
    assert (len(cells), len(study.summaries)) == (42, 41)
    assert {bool(cell.summary) == bool(cell.passages) for cell in cells} == {True}


def test_what_is_judged_of_answers_and_themes_agrees_with_what_they_show(study: Study) -> None:
    rows = {(row.pairing.item, row.pairing.theme): row for row in joint_display(study.ground, study.pairings)}
    assert len(rows) == 4
    for row in rows.values():
        assert row.pairing.conclusion
        higher = row.contrast.means is not None and row.contrast.means.difference > 0
        # “Confirms” says that they go together; of the others the people say that the answers do not tell.
        assert (row.contrast.shows and higher) == (row.pairing.relation == "confirms"), row.pairing


def test_names_of_the_transcripts_are_not_printed(study: Study) -> None:
    source = (STUDY / "report.md").read_text(encoding="utf-8")
    written = ("quotations.csv", "summaries.csv", "pairings.csv")
    printed = source + "".join((STUDY / name).read_text(encoding="utf-8") for name in written)
    speakers = {name for talk in study.interviews for name, who in talk.speakers if who != "interviewer"}
    names = {part for name in speakers for part in name.split() if len(part) > 2}
    met = [name for name in sorted(names) if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", printed, re.IGNORECASE)]
    assert met == []
    assert len(names) > 15


def test_no_two_quotations_print_the_same_words(study: Study) -> None:
    printed = Counter(
        piece.text.strip()
        for quotation in study.quotations
        for piece in quotation.pieces
        if piece.kind == "speech" and len(piece.text.split()) > 6
    )
    assert [words for words, times in printed.items() if times > 1] == []

"""One search over all texts: every inflection, phrases, parts of words, filters; blind readings and consents kept."""

import csv
import datetime as dt
import io
import uuid
import zipfile
from importlib import import_module
from itertools import product
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pytest
from django.apps import apps
from django.db import connection
from workbench import As, Joined

from lardom.transcripts.reading import document_from_text
from lardom.transcripts.searching import parse
from lardom.web.coding.models import Code, Coding, Reading, Round, SavedSearch
from lardom.web.coding.queries import searching
from lardom.web.fieldwork.models import Interview, Respondent
from lardom.web.portfolio.models import Project
from lardom.web.study.actions import make_study
from lardom.web.study.models import Coder, Person, Study
from lardom.web.study.writing import writing
from lardom.web.transcripts.actions.bringing import bring_in
from lardom.web.transcripts.models import INDEXED, SearchedTurn, SearchedWord, Transcript, study_mark
from lardom.web.transcripts.queries import finding

pytestmark = pytest.mark.usefixtures("forgotten")

A = (
    "Intervjuare: Hur var det med eldsjälarna?\n"
    "R1: Det fanns en eldsjäl i kommunen.\n"
    "R2: Alla eldsjälars arbete med digitaliseringen var =viktigt.\n"
    "R1: Sensorn mätte vatten."
)
B = "I: Vad tog det?\nR1: Upphandlingen tog tid, och eldsjälar slutade."


class Texts:
    """A study of two interviews, two codes, and what a person finds in it."""

    def __init__(self, study: Study, lead: Person, as_: As) -> None:
        self.study, self.lead, self.as_ = study, lead, as_
        documents = [document_from_text("A-1.txt", A), document_from_text("B-1.txt", B)]
        with writing(study, by=lead, kind="test.texts") as act:
            self.texts = bring_in(act, documents, {}, lead)
        self.codes = [
            Code.objects.create(study=study, ref=ref, name=name, kind=kind, order=order)
            for order, (ref, name, kind) in enumerate([("driv", "Driv", "effect"), ("tid", "Tid", "context")])
        ]
        for ref, title in (("P1", "Ljus"), ("P2", "Bryggan")):
            Project.objects.create(study=study, ref=ref, title=title)
        self.person("A-R1", "P1")
        self.person("A-R2", "P1")
        self.person("B-R1", "P2")
        self.interview("A-1", "P1", {"Intervjuare": "interviewer", "R1": "A-R1", "R2": "A-R2"}, step=1)
        self.interview("B-1", "P2", {"I": "interviewer", "R1": "B-R1"}, step=2)

    def bring(self, name: str, text: str) -> None:
        with writing(self.study, by=self.lead, kind="test.texts") as act:
            self.texts |= bring_in(act, [document_from_text(name, text)], {}, self.lead)

    def person(self, ref: str, project: str) -> None:
        of = Project.objects.of(self.study).get(ref=project)
        Respondent.objects.create(study=self.study, ref=ref, label=ref[2:], project=of, relation="need owner")

    def withdraw(self, ref: str) -> None:
        with writing(self.study, by=self.lead, kind="respondent.withdrawn") as act:
            act.change(Respondent.objects.of(self.study).get(ref=ref), withdrawn=dt.date(2026, 5, 1))

    def interview(self, ref: str, project: str, speakers: dict[str, str], step: int) -> None:
        of = Project.objects.of(self.study).get(ref=project)
        heard = [voice for voice in speakers.values() if voice != "interviewer"]
        Interview.objects.create(
            study=self.study, ref=ref, project=of, transcript=f"{ref}.txt", speakers=[list(one) for one in speakers.items()],
            respondents=heard, step=step, date=dt.date(2026, 2, 3),
        )  # fmt: skip

    def code(self, words: str, code: int, *, text: str = "A-1.txt", by: Person | None = None, **more: Any) -> Coding:
        row = self.texts[text]
        assert row.current is not None
        start = row.current.text.index(words)
        return Coding.objects.create(
            study=self.study, ref=f"c{Coding.objects.of(self.study).count()}", transcript=row, document=row.current,
            start=start, end=start + len(words), coder=Coder.objects.of(self.study).get(person=by or self.lead),
            code=self.codes[code], **more,
        )  # fmt: skip

    def find(self, by: Person | None = None, **asked: Any) -> list[tuple[str, int]]:
        answer = self.as_(by or self.lead).get(f"/s/{self.study.slug}/coding/search/", asked)
        assert answer.status_code == 200
        return [(one.transcript, one.turn) for one in answer.context.get("rows") or ()]

    def take(self, kind: str, **asked: Any) -> bytes:
        answer: Any = self.as_(self.lead).get(f"/s/{self.study.slug}/coding/search/quotations.{kind}", asked)
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
        return b"".join(answer.streaming_content)


@pytest.fixture
def texts(study: Study, lead: Person, as_: As) -> Texts:
    return Texts(study, lead, as_)


@pytest.mark.parametrize("word", ["eldsjäl", "eldsjälar", "eldsjälarna", "eldsjälars", "ELDSJÄLENS"])
def test_every_form_of_a_word_is_found_by_every_form(texts: Texts, word: str) -> None:
    assert texts.find(q=word) == [("A-1.txt", 1), ("A-1.txt", 2), ("A-1.txt", 3), ("B-1.txt", 2)]


@pytest.mark.parametrize("word", ["fråga", "frågan", "frågans", "frågor", "frågorna"])
def test_a_word_in_a_is_found_with_its_article(texts: Texts, word: str) -> None:
    texts.bring("C-1.txt", "R1: Det är frågan.\nR2: Sen fråga.\nR1: Planen.")
    assert texts.find(q=word) == [("C-1.txt", 1), ("C-1.txt", 2)]


def test_a_sensor_is_not_late(texts: Texts) -> None:
    texts.bring("C-1.txt", "R1: Sen kom de.\nR2: Sensorer kom.")
    assert texts.find(q="sensor") == [("A-1.txt", 4), ("C-1.txt", 2)]
    assert texts.find(q="sen") == [("C-1.txt", 1)]


def test_no_turn_of_another_study_is_found_whatever_it_says(texts: Texts, lead: Person) -> None:
    other = make_study(title="Annan", by=lead)
    said = document_from_text("X-1.txt", f"R1: En eldsjäl {study_mark(texts.study.pk)} eldsjäl.")
    with writing(other, by=lead, kind="test.texts") as act:
        bring_in(act, [said], {}, lead)
    assert ("X-1.txt", 1) not in texts.find(q="eldsjäl")
    assert texts.find(q=study_mark(other.pk)) == []


def test_more_turns_than_are_looked_through_are_told_and_taken_out_whole(
    texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "COUNTED", 2)
    texts.withdraw("A-R1")
    answer = texts.as_(texts.lead).get(f"/s/{texts.study.slug}/coding/search/", {"q": "eldsjäl"})
    found = answer.context["found"]
    assert found.more
    assert found.count == 2
    assert len(texts.find(q="eldsjäl")) == 2
    assert len(texts.take("csv", q="eldsjäl").decode("utf-8-sig").splitlines()) == 1 + 3
    assert texts.find(q="eldsjäl", project="P2") == [("B-1.txt", 2)]


def test_the_index_is_made_anew_from_the_texts(texts: Texts) -> None:
    SearchedTurn.objects.of(texts.study).update(stems="gammalt")
    SearchedWord.objects.of(texts.study).update(stem="gammalt")
    assert texts.find(q="eldsjäl") == []
    anew = import_module("lardom.web.transcripts.migrations.0004_stems_anew").anew
    anew(apps, SimpleNamespace(connection=connection))
    assert texts.find(q="eldsjälar") == [("A-1.txt", 1), ("A-1.txt", 2), ("A-1.txt", 3), ("B-1.txt", 2)]
    assert texts.find(q="*själ*") == [("A-1.txt", 1), ("A-1.txt", 2), ("A-1.txt", 3), ("B-1.txt", 2)]


def test_words_side_by_side_are_found_where_they_stand_so_and_nowhere_else(texts: Texts) -> None:
    words = ("11", "22", "33")
    said = [" ".join(words[place**3 // 3**at % 3] for at in range(1 + place % 9)) for place in range(60)]
    texts.bring("C-1.txt", "\n".join(f"R{place % 2 + 1}: {one}." for place, one in enumerate(said)))
    rows = SearchedTurn.objects.of(texts.study).filter(transcript__ref="C-1.txt").order_by("start")
    turns = list(rows.values_list("pk", flat=True))
    assert len(turns) == len(said)

    def found(asked: str) -> set[int]:
        wanted = finding.wanted_groups(texts.study, parse(asked))
        return {turns.index(number) for number in finding.numbers_with(texts.study, wanted).tolist()}

    for many in (1, 2, 3, 4):
        for phrase in map(" ".join, product(words, repeat=many)):
            standing = {place for place, one in enumerate(said) if f" {phrase} " in f" {one} "}
            assert found(f'"{phrase}"') == standing, phrase
            ones = {place for place, one in enumerate(said) if "11" in one.split()}
            assert found(f'11 -"{phrase}"') == ones - standing, phrase


@pytest.mark.django_db
def test_postgresql_is_asked_in_the_words_its_index_was_made_with() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has another index; `make test` runs this on PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        asked = f"SELECT id FROM transcripts_searchedturn WHERE {INDEXED} @@ to_tsquery('simple', 'tog')"  # noqa: S608 - no words of anybody's
        cursor.execute(f"EXPLAIN {asked}")
        assert any("Bitmap Index Scan on transcripts_turns" in line for (line,) in cursor.fetchall())


def test_postgresql_has_put_what_came_in_into_its_index(texts: Texts) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has another index; `make test` runs this on PostgreSQL")
    assert texts.find(q="sensorer")
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('transcripts_turns')")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    ("search", "turns"),
    [
        ("eldsjäl kommun", [("A-1.txt", 2)]),
        ('"eldsjälar slutat"', [("B-1.txt", 2)]),
        ('"slutade eldsjälar"', []),
        ("digital*", [("A-1.txt", 3)]),
        ("*själ*", [("A-1.txt", 1), ("A-1.txt", 2), ("A-1.txt", 3), ("B-1.txt", 2)]),
        ("*handling*", [("B-1.txt", 2)]),
        ("*handlingen", [("B-1.txt", 2)]),
        ("handling*", []),
        ("eldsjäl -kommun", [("A-1.txt", 1), ("A-1.txt", 3), ("B-1.txt", 2)]),
        ("sensorer", [("A-1.txt", 4)]),
        ("finnsinte", []),
        ("*zzz*", []),
    ],
)
def test_words_phrases_and_parts(texts: Texts, search: str, turns: list[tuple[str, int]]) -> None:
    assert texts.find(q=search) == turns


@pytest.mark.parametrize("search", ["di*", "-kommun", "a " * 30, '"', "*", "😀 ' OR 1=1 --", "NEAR(a b)", "a AND (b"])
def test_odd_searches_are_answered(texts: Texts, search: str) -> None:
    texts.find(q=search)


@pytest.mark.parametrize(
    ("filters", "turns"),
    [
        ({"project": "P2"}, [("B-1.txt", 2)]),
        ({"step": "1"}, [("A-1.txt", 1), ("A-1.txt", 2), ("A-1.txt", 3)]),
        ({"respondent": "A-R2"}, [("A-1.txt", 3)]),
        ({"who": "respondents"}, [("A-1.txt", 2), ("A-1.txt", 3), ("B-1.txt", 2)]),
        ({"who": "interviewers"}, [("A-1.txt", 1)]),
        ({"what": "uncoded"}, [("A-1.txt", 1), ("A-1.txt", 3), ("B-1.txt", 2)]),
        ({"what": "coded"}, [("A-1.txt", 2)]),
        ({"project": "nowhere", "step": "x"}, [("A-1.txt", 1), ("A-1.txt", 2), ("A-1.txt", 3), ("B-1.txt", 2)]),
    ],
)
def test_filters(texts: Texts, filters: dict[str, Any], turns: list[tuple[str, int]]) -> None:
    texts.code("en eldsjäl i kommunen", 0)
    texts.code("mätte vatten", 0)
    assert texts.find(q="eldsjäl", **filters) == turns


def test_codings_by_code_kind_and_coder(texts: Texts, joined: Joined) -> None:
    bo = joined(texts.study, "Bo Ek", "assistant")
    texts.code("en eldsjäl", 0)
    texts.code("tog tid", 1, text="B-1.txt", by=bo)
    assert texts.find(code=texts.codes[0].pk) == [("A-1.txt", 2)]
    assert texts.find(kind="context") == [("B-1.txt", 2)]
    assert texts.find(coder=Coder.objects.of(texts.study).get(person=bo).pk) == [("B-1.txt", 2)]
    assert texts.find(code=[one.pk for one in texts.codes]) == [("A-1.txt", 2), ("B-1.txt", 2)]


def test_a_code_lists_the_codes_below_it_too(texts: Texts) -> None:
    texts.codes[1].parent = texts.codes[0]
    texts.codes[1].save()
    texts.code("tog tid", 1, text="B-1.txt")
    assert texts.find(code=texts.codes[0].pk) == [("B-1.txt", 2)]


def test_nobody_finds_others_codings_while_reading_blind(texts: Texts, joined: Joined) -> None:
    bo = joined(texts.study, "Bo Ek", "assistant")
    texts.code("en eldsjäl", 0)
    blind = Round.objects.create(study=texts.study, name="Ett", kind="coding")
    reading = Reading.objects.create(
        study=texts.study,
        round=blind,
        transcript=texts.texts["A-1.txt"],
        coder=Coder.objects.of(texts.study).get(person=bo),
    )
    assert texts.find(by=bo, what="coded") == []
    assert ("A-1.txt", 2) in texts.find(by=bo, what="uncoded")
    with writing(texts.study, by=bo, kind="reading.closed") as act:
        act.change(reading, state="closed")
    assert texts.find(by=bo, what="coded") == [("A-1.txt", 2)]


def test_words_of_people_who_have_withdrawn_are_not_found(texts: Texts) -> None:
    texts.code("Alla eldsjälars arbete", 0)
    texts.code("en eldsjäl", 0)
    texts.withdraw("A-R2")
    assert texts.find(q="eldsjäl") == [("A-1.txt", 1), ("A-1.txt", 2), ("B-1.txt", 2)]
    assert texts.find(what="coded") == [("A-1.txt", 2)]
    assert b"digitaliseringen" not in texts.take("csv", what="all", q="arbete eldsjäl")
    texts.withdraw("B-R1")
    assert texts.find(q="eldsjäl", project="P2") == []


def test_a_removed_transcript_is_not_found(texts: Texts) -> None:
    Transcript.objects.of(texts.study).filter(ref="B-1.txt").update(removed=True)
    assert texts.find(q="upphandling") == []


def test_found_words_are_marked_and_the_row_knows_its_place(texts: Texts) -> None:
    answer = texts.as_(texts.lead).get(f"/s/{texts.study.slug}/coding/search/", {"q": "kommuner"})
    page = answer.content.decode()
    assert "<mark>kommunen</mark>" in page
    [row] = answer.context["rows"]
    assert (row.project, row.respondent, row.relation, row.step) == ("P1", "R1", "need owner", 1)
    assert f"/coding/read/{texts.texts['A-1.txt'].pk}/#turn-2" in page


def test_the_interviewer_is_named_in_the_reader_s_language(texts: Texts) -> None:
    address = f"/s/{texts.study.slug}/coding/search/"
    told = []
    for language in ("sv", "en"):
        Person.objects.filter(pk=texts.lead.pk).update(language=language)
        rows = texts.as_(texts.lead).get(address, {"q": "hur"}).context["rows"]
        told.append([one.respondent for one in rows])
    assert told == [["intervjuare"], ["interviewer"]]


def test_csv_opens_right_in_a_spreadsheet(texts: Texts) -> None:
    texts.code("=viktigt", 0)
    data = texts.take("csv", what="coded")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["Quotation"] == "'=viktigt"
    assert (rows[0]["Respondent"], rows[0]["Code"], rows[0]["Turn"], rows[0]["Date"]) == (
        "R2",
        "Driv",
        "3",
        "2026-02-03",
    )


def test_xlsx_holds_text_never_formulas(texts: Texts) -> None:
    texts.code("=viktigt", 0)
    sheet = openpyxl.load_workbook(io.BytesIO(texts.take("xlsx", what="coded"))).active
    assert sheet is not None
    assert sheet.cell(2, 16).value == "=viktigt"
    assert sheet.cell(2, 16).data_type == "s"


def test_docx_has_a_table_with_every_quotation(texts: Texts) -> None:
    texts.code("en eldsjäl", 0)
    data = texts.take("docx", what="coded")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert table.rows[1].cells[3].text == "en eldsjäl"
    assert "P1 R1" in table.rows[1].cells[0].text


def test_searches_are_kept_for_the_team_and_taken_away(texts: Texts, joined: Joined) -> None:
    bo = joined(texts.study, "Bo Ek", "assistant")
    browser, path = texts.as_(bo), f"/s/{texts.study.slug}/coding/search/"
    told = {"act": str(uuid.uuid4()), "name": "Eldsjälar", "query": "q=eldsj%C3%A4l&what=all"}
    assert browser.post(f"{path}keep/", told).status_code == 302
    kept = SavedSearch.objects.of(texts.study).get()
    assert "Eldsjälar" in texts.as_(texts.lead).get(f"/s/{texts.study.slug}/coding/search/").content.decode()
    assert browser.post(f"{path}{kept.pk}/forget/", {"act": str(uuid.uuid4())}).status_code == 302
    assert not SavedSearch.objects.of(texts.study).exists()


def test_those_who_may_not_take_out_quotations_do_not_search(texts: Texts, joined: Joined) -> None:
    office = joined(texts.study, "Disa Norr", "programme office")
    assert texts.as_(office).get(f"/s/{texts.study.slug}/coding/search/").status_code == 403

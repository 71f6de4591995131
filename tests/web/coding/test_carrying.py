"""A correction carries marks and codings along; what nobody can be sure of waits for a person; nothing is lost."""

import pytest
from coding_team import WORDS, Team
from reading_room import Island

from lardom.web.coding.actions.carrying import carry_over
from lardom.web.coding.models import Coding, Mark, Reading, Round
from lardom.web.coding.queries.values import codings
from lardom.web.study.models import Event
from lardom.web.study.writing import undo
from lardom.web.transcripts.actions import correcting
from lardom.web.transcripts.models import Transcript, Version
from lardom.web.transcripts.queries import texts as queries

pytestmark = pytest.mark.usefixtures("forgotten")


def correct(team: Team, words: str) -> Transcript:
    row = Transcript.objects.of(team.study).select_related("current").get(pk=team.texts[0].pk)
    document = queries.document(team.study, row.current_id or 0)
    assert document is not None
    correcting.correct_turn(
        team.study, row, document, number=1, words=words, why="hörfel", by=team.lead, seen=row.version
    )
    row.refresh_from_db()
    return row


def carry(team: Team, row: Transcript) -> dict[str, int] | None:
    found = queries.transcript(team.study, row.pk)
    assert found is not None
    return carry_over(team.study, found, by=team.lead)


def words_of(passage: Coding | Mark) -> str:
    passage.refresh_from_db()
    return passage.document.text[passage.start : passage.end]


def test_sure_passages_move_with_their_words_and_doubtful_ones_stay(team: Team) -> None:
    code = team.code("tid")
    sure = team.coding(team.alma, "Upphandlingen tog tid", code)
    mark = team.mark(team.bo, "Ingen tog över")
    row = correct(team, "Ja. Vi fick mod att pröva nytt. Upphandlingen tog tid. Projektet var slut.")
    before = (mark.start, mark.end, mark.document_id)
    told = carry(team, row)
    assert told is not None
    assert (told["moved"], told["doubtful"]) == (1, 1)
    assert words_of(sure) == "Upphandlingen tog tid"
    assert sure.document_id == row.current_id
    mark.refresh_from_db()
    assert (mark.start, mark.end, mark.document_id) == before
    assert mark.doubt.endswith(" 2")


def test_carrying_twice_is_carrying_once(team: Team) -> None:
    team.coding(team.alma, "Upphandlingen tog tid", team.code("tid"))
    row = correct(team, f"Ja. {WORDS}")
    assert carry(team, row) is not None
    number = team.last().number
    assert carry(team, row) is None
    assert team.last().number == number


def test_a_carrying_is_taken_back_and_not_done_again_unasked(team: Team) -> None:
    coding = team.coding(team.alma, "Upphandlingen tog tid", team.code("tid"))
    old = coding.document_id
    row = correct(team, f"Ja. {WORDS}")
    carry(team, row)
    undo(team.study, team.last().number, by=team.lead)
    coding.refresh_from_db()
    assert coding.document_id == old
    assert carry(team, row) is None
    assert "was taken back" in team.see(team.lead, f"carried/{row.pk}/")
    assert team.act(team.lead, f"carried/{row.pk}/again/") == 302
    coding.refresh_from_db()
    assert coding.document_id == row.current_id


def test_taking_back_the_correction_carries_everything_home(team: Team) -> None:
    coding = team.coding(team.alma, "Upphandlingen tog tid", team.code("tid"))
    start = coding.start
    row = correct(team, f"Ja. {WORDS}")
    corrected = team.last().number
    carry(team, row)
    undo(team.study, corrected, by=team.lead)
    carry(team, row)
    coding.refresh_from_db()
    assert (coding.start, words_of(coding)) == (start, "Upphandlingen tog tid")


def test_the_reader_s_page_carries_what_it_finds_left_behind(team: Team) -> None:
    coding = team.coding(team.alma, "Upphandlingen tog tid", team.code("tid"))
    row = correct(team, f"Ja. {WORDS}")
    assert team.client(team.alma).get(f"/s/{team.study.slug}/coding/read/{row.pk}/").status_code == 200
    coding.refresh_from_db()
    assert coding.document_id == row.current_id


def test_counts_see_a_passage_where_it_stands_now_before_anybody_has_looked(team: Team) -> None:
    team.coding(team.alma, "Upphandlingen tog tid", team.code("tid"))
    row = correct(team, f"Ja. {WORDS}")
    [value] = codings(team.study)
    assert row.current is not None
    assert row.current.text[value.start : value.end] == "Upphandlingen tog tid"


def doubtful(team: Team) -> Mark:
    mark = team.mark(team.alma, "Ingen tog över")
    carry(team, correct(team, "Vi fick mod att pröva. Upphandlingen tog tid. Alla gick hem, och det var slut."))
    mark.refresh_from_db()
    assert mark.doubt
    return mark


def test_a_person_says_where_a_doubtful_passage_stands(team: Team) -> None:
    mark = doubtful(team)
    page = team.see(team.alma, "doubtful/")
    assert "Ingen tog över" in page
    path = f"doubtful/mark/{mark.pk}/"
    assert team.act(team.alma, path, place="words", words="finns inte", seen=mark.version) == 422
    assert team.act(team.alma, path, place="words", words="Alla gick hem", seen=mark.version) == 302
    assert words_of(mark) == "Alla gick hem"
    assert mark.doubt == ""
    undo(team.study, team.last().number, by=team.alma)
    assert words_of(mark) == "Ingen tog över"
    assert mark.doubt


def test_a_doubtful_passage_may_stay_on_its_version(team: Team) -> None:
    mark = doubtful(team)
    assert team.act(team.alma, f"doubtful/mark/{mark.pk}/", place="old", seen=mark.version) == 302
    mark.refresh_from_db()
    assert mark.doubt == "kept 2"
    assert "Kept on an earlier version" in team.see(team.alma, "doubtful/")
    row = correct(team, "Något helt annat sades, långt efteråt.")
    assert carry(team, row) is None


def test_only_its_coder_or_the_lead_decides(team: Team) -> None:
    mark = doubtful(team)
    path = f"doubtful/mark/{mark.pk}/"
    assert team.act(team.bo, path, place="old", seen=mark.version) == 403
    assert team.act(team.lead, path, place="old", seen=mark.version - 1) == 409
    assert team.act(team.lead, path, place="old", seen=mark.version) == 302


def test_altered_words_are_told_and_accepted_in_one_act(team: Team) -> None:
    code = team.code("mod")
    changed = team.coding(team.alma, "Ingen tog över när projektet var slut", code)
    row = correct(team, "Vi fick mod att pröva. Upphandlingen tog tid. Ingen tog hand om det när projektet var slut.")
    carry(team, row)
    changed.refresh_from_db()
    assert changed.doubt == "words changed 2"
    page = team.see(team.alma, "doubtful/")
    # Whether they still mean the same is seen beside what they were.
    assert "<mark>Ingen tog över när projektet var slut</mark>" in page
    assert "<mark>Ingen tog hand om det när projektet var slut</mark>" in page
    assert team.act(team.alma, "doubtful/accept/") == 302
    changed.refresh_from_db()
    assert (changed.doubt, changed.document_id) == ("", row.current_id)
    assert f"/undo/{team.last().number}/" in team.see(team.alma, "doubtful/")
    undo(team.study, team.last().number, by=team.alma)
    changed.refresh_from_db()
    assert changed.doubt == "words changed 2"


def test_nobody_sees_others_doubtful_passages_while_reading_blind(team: Team) -> None:
    doubtful(team)
    blind = Round.objects.create(study=team.study, name="Ett")
    Reading.objects.create(study=team.study, round=blind, transcript=team.texts[0], coder=team.coder(team.bo))
    assert "Ingen tog över" not in team.see(team.bo, "doubtful/")


def test_the_trail_names_counts_and_no_words(team: Team) -> None:
    doubtful(team)
    event = Event.objects.of(team.study).get(kind="coding.carried")
    assert set(event.facts) == {"version", "number", "moved", "doubtful"}


def waiting(team: Team) -> Coding:
    """Let a coding wait for its place, beside one that stands."""
    code = team.code("tid", "Tid")
    team.coding(team.alma, "Upphandlingen tog tid", code)
    coding = team.coding(team.alma, "Ingen tog över", code)
    row = correct(team, "Vi fick mod att pröva. Upphandlingen tog tid. Alla gick hem, och det var slut.")
    carry(team, row)
    coding.refresh_from_db()
    assert coding.doubt
    return coding


def test_a_doubtful_coding_is_not_counted_and_every_page_that_counts_says_so(team: Team) -> None:
    coding = waiting(team)
    shown = [team.see(team.alma, path) for path in (f"codebook/{coding.code_id}/", "matrices/")]
    assert all("1 passage is doubtful" in page and "/coding/doubtful/" in page for page in shown)
    assert "<dt>Codings</dt><dd>1</dd>" in shown[0]
    assert shown[0].count('class="quote"') == 1
    assert "The first" not in shown[0]
    team.act(team.alma, f"doubtful/coding/{coding.pk}/", place="words", words="Alla gick hem", seen=coding.version)
    assert "is doubtful" not in team.see(team.alma, "matrices/")
    assert "<dt>Codings</dt><dd>2</dd>" in team.see(team.alma, f"codebook/{coding.code_id}/")


def test_a_passage_left_on_its_old_version_waits_for_nobody(team: Team) -> None:
    coding = waiting(team)
    team.act(team.alma, f"doubtful/coding/{coding.pk}/", place="old", seen=coding.version)
    assert "is doubtful" not in team.see(team.alma, "matrices/")
    assert "<dt>Codings</dt><dd>1</dd>" in team.see(team.alma, f"codebook/{coding.code_id}/")


def test_a_doubtful_mark_is_told_of_where_marks_are_shown(team: Team) -> None:
    doubtful(team)
    assert all("1 passage is doubtful" in team.see(team.lead, path) for path in ("groups/", "important/"))


def test_others_doubtful_passages_are_not_told_of_while_one_reads_blind(team: Team) -> None:
    waiting(team)
    blind = Round.objects.create(study=team.study, name="Ett")
    Reading.objects.create(study=team.study, round=blind, transcript=team.texts[0], coder=team.coder(team.bo))
    assert "is doubtful" not in team.see(team.bo, "matrices/")


def at(words: str) -> dict[str, int]:
    return {"start": WORDS.index(words), "end": WORDS.index(words) + len(words)}


def test_what_was_done_on_an_earlier_version_is_kept_and_stands_where_its_words_stand_now(team: Team) -> None:
    code = team.code("tid")
    page, row = team.texts[0].current_id, correct(team, f"Ja, visst var det så. {WORDS}")
    desk = Island(team.client(team.alma), team.alma, row)
    told = desk.act("code", ref="a", code=code.pk, document=page, **at("Upphandlingen tog tid"))
    assert told.status_code == 200
    coding = Coding.objects.get(ref="a")
    assert (words_of(coding), coding.document_id, coding.doubt) == ("Upphandlingen tog tid", row.current_id, "")
    assert told.json()["document"] == row.current_id != page
    assert [words[:3] for words in told.json()["passages"]] == [["a", coding.start, coding.end]]
    moved = desk.act("move", ref="a", version=1, document=page, **at("Upphandlingen"))
    assert moved.status_code == 200
    assert words_of(coding) == "Upphandlingen"
    assert desk.act("delete", ref="a", version=2, document=page).status_code == 200


def test_what_was_done_on_words_that_are_no_more_is_kept_for_a_person_to_decide(team: Team) -> None:
    page = team.texts[0].current_id
    row = correct(team, "Vi fick mod att pröva. Upphandlingen tog tid. Alla gick hem, och det var slut.")
    desk = Island(team.client(team.alma), team.alma, row)
    told = desk.act("mark", ref="a", document=page, **at("Ingen tog över"))
    assert (told.status_code, told.json()["passages"], told.json()["removed"]) == (200, [], ["a"])
    mark = Mark.objects.get(ref="a")
    assert (words_of(mark), mark.document_id) == ("Ingen tog över", page)
    assert mark.doubt.endswith(" 2")
    assert "Ingen tog över" in team.see(team.alma, "doubtful/")
    # Ends that nobody can be sure of are not moved.
    assert desk.act("mark", ref="b", document=page, **at("tog tid")).status_code == 200
    assert desk.act("move", ref="b", version=1, document=page, **at("Ingen tog över")).status_code == 409
    assert words_of(Mark.objects.get(ref="b")) == "tog tid"


def test_that_a_correction_carried_a_passage_is_no_change_of_somebody_else_s(team: Team) -> None:
    coding = team.coding(team.alma, "Upphandlingen tog tid", team.code("tid"))
    seen, page, other = coding.version, coding.document_id, team.code("mod")
    row = correct(team, f"Ja. {WORDS}")
    carry(team, row)
    desk = Island(team.client(team.alma), team.alma, row)
    assert desk.act("recode", ref=coding.ref, code=other.pk, version=seen, document=page).status_code == 200
    coding.refresh_from_db()
    assert coding.code_id == other.pk
    # But what somebody did to it since is.
    assert desk.act("delete", ref=coding.ref, version=seen, document=page).status_code == 409


def test_a_version_of_another_transcript_is_none_of_this_one(team: Team) -> None:
    row = correct(team, f"Ja. {WORDS}")
    desk = Island(team.client(team.alma), team.alma, row)
    assert desk.act("mark", ref="a", document=team.texts[1].current_id, **at("tog tid")).status_code == 409
    assert not Mark.objects.exists()


def use(team: Team, number: int) -> Transcript:
    row = Transcript.objects.of(team.study).get(pk=team.texts[0].pk)
    correcting.use_version(
        team.study, row, Version.objects.get(transcript=row, number=number), by=team.lead, seen=row.version
    )
    row.refresh_from_db()
    return row


def test_passages_whose_own_version_is_used_again_are_no_longer_in_doubt(team: Team) -> None:
    mark = doubtful(team)
    assert mark.doubt == "not found 2"
    row = use(team, 1)
    page = team.see(team.alma, "doubtful/")
    mark.refresh_from_db()
    assert (mark.doubt, words_of(mark), mark.document_id) == ("", "Ingen tog över", row.current_id)
    assert "No passage is in doubt" in page
    assert carry(team, row) is None
    assert carry(team, use(team, 2)) is not None
    mark.refresh_from_db()
    assert mark.doubt == "not found 2"


def test_what_was_left_on_a_version_that_is_used_again_stands_there_without_a_word(team: Team) -> None:
    mark = doubtful(team)
    assert team.act(team.alma, f"doubtful/mark/{mark.pk}/", place="old", seen=mark.version) == 302
    use(team, 1)
    assert "Kept on an earlier version" not in team.see(team.alma, "doubtful/")
    use(team, 2)
    assert "Kept on an earlier version" in team.see(team.alma, "doubtful/")


def test_altered_words_wait_for_a_person_through_the_next_correction(team: Team) -> None:
    changed = team.coding(team.alma, "Ingen tog över när projektet var slut", team.code("mod"))
    altered = "Ingen tog hand om det när projektet var slut."
    carry(team, correct(team, f"Vi fick mod att pröva. Upphandlingen tog tid. {altered}"))
    carry(team, correct(team, f"Vi fick mod att pröva nu. Upphandlingen tog tid. {altered}"))
    changed.refresh_from_db()
    assert (changed.doubt, words_of(changed) + ".") == ("words changed 3", altered)
    page = team.see(team.alma, "doubtful/")
    assert "<mark>Ingen tog över när projektet var slut</mark>" in page
    assert "<mark>Ingen tog hand om det när projektet var slut</mark>" in page

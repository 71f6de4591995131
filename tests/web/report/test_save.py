"""Every save is a version; nobody writes over anybody."""

from typing import Any

from lardom.web.report.models import Scribble
from lardom.web.study.models import Event


def test_a_saved_text_is_the_next_version(desk: Any) -> None:
    assert desk.save(desk.alma, "# Resultat\r\n\r\nDet gick.\r\n", base=2).status_code == 302
    assert desk.text == "# Resultat\n\nDet gick.\n"
    assert desk.versions == 3


def test_the_same_text_makes_no_version(desk: Any) -> None:
    assert desk.save(desk.alma, desk.text, base=2).status_code == 302
    assert desk.versions == 2


def test_the_trail_tells_of_the_version_and_holds_no_words(desk: Any) -> None:
    desk.save(desk.alma, "Hemligheten om masten.", base=2)
    event = Event.objects.of(desk.study).order_by("-number").first()
    assert event is not None
    assert (event.kind, event.facts["version"]) == ("report.saved", 3)
    assert "masten" not in str(event.facts)


def test_the_second_of_two_gets_both_texts_and_loses_nothing(desk: Any) -> None:
    desk.save(desk.lead, "# Resultat\n\nDet gick illa.\n", base=2)
    answer = desk.save(desk.alma, "# Resultat\n\nDet gick utmärkt.\n", base=2)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "illa" in page
    assert "utmärkt" in page
    assert desk.text == "# Resultat\n\nDet gick illa.\n"
    on_top = desk.save(desk.alma, "# Resultat\n\nDet gick både illa och utmärkt.\n", base=3)
    assert on_top.status_code == 302
    assert desk.versions == 4


def test_changes_of_different_lines_are_put_together(desk: Any) -> None:
    desk.save(desk.lead, "# Resultaten\n\nDet gick bra.\n", base=2)
    page = desk.save(desk.alma, "# Resultat\n\nDet gick bra.\n\nOch sedan slut.\n", base=2).content.decode()
    assert "# Resultaten\n\nDet gick bra.\n\nOch sedan slut." in page


def test_a_program_is_told_that_somebody_was_first(desk: Any) -> None:
    desk.save(desk.lead, "Ett.", base=2)
    answer = desk.post(desk.alma, "save/", json=True, text="Två.", base=2)
    assert (answer.status_code, answer.json()["version"]) == (409, 3)


def test_words_that_are_not_saved_are_kept_for_the_one_who_wrote_them(desk: Any) -> None:
    desk.post(desk.alma, "keep/", json=True, text="Halvfärdig mening om", base=2)
    assert desk.versions == 2
    assert "Go on with them" in desk.get(desk.alma).content.decode()
    assert "Halvfärdig mening om" in desk.get(desk.alma, kept="1").content.decode()
    assert "Go on with them" not in desk.get(desk.lead).content.decode()


def test_saving_puts_the_kept_words_away(desk: Any) -> None:
    desk.post(desk.alma, "keep/", json=True, text="Halvfärdig mening om", base=2)
    desk.save(desk.alma, "Hel mening.", base=2)
    assert not Scribble.objects.of(desk.study).exclude(text="").exists()


def test_kept_words_can_be_put_away(desk: Any) -> None:
    desk.post(desk.alma, "keep/", json=True, text="Halvfärdig mening om", base=2)
    assert desk.post(desk.alma, "forget/").status_code == 302
    assert "Go on with them" not in desk.get(desk.alma).content.decode()


def test_the_words_kept_leave_no_entry_in_the_trail(desk: Any) -> None:
    before = Event.objects.of(desk.study).count()
    desk.post(desk.alma, "keep/", json=True, text="Halvfärdig mening om", base=2)
    assert Event.objects.of(desk.study).count() == before


def test_who_only_reads_may_not_write(desk: Any) -> None:
    assert desk.save(desk.reader, "Mitt.", base=2).status_code == 403
    assert desk.get(desk.reader).status_code == 403

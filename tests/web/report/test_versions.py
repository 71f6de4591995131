"""Versions are listed, compared word by word, and brought back."""

from typing import Any


def test_what_differs_is_told_in_words(desk: Any) -> None:
    desk.save(desk.alma, "# Resultat\n\nDet gick mycket bra.\n", base=2, why="Ett ord till")
    page = desk.get(desk.lead, "compare/", before="2", after="3").content.decode()
    assert "mycket" in page.split("<ins>")[-1].split("</ins>")[0]
    assert "Ett ord till" in desk.get(desk.lead, "versions/").content.decode()


def test_versions_that_are_not_there_are_missing(desk: Any) -> None:
    assert desk.get(desk.lead, "compare/", before="2", after="99").status_code == 404
    assert desk.get(desk.lead, "compare/", before="x").status_code == 404
    assert desk.get(desk.lead, "versions/99/").status_code == 404


def test_an_old_version_is_brought_back_as_a_new_one(desk: Any) -> None:
    old = desk.text
    desk.save(desk.alma, "Annat.\n", base=2)
    assert desk.post(desk.lead, "versions/2/restore/", seen=3).status_code == 302
    assert desk.text == old
    assert desk.versions == 4


def test_nothing_is_brought_back_over_somebody_who_has_saved(desk: Any) -> None:
    desk.save(desk.alma, "Annat.\n", base=2)
    assert desk.post(desk.lead, "versions/1/restore/", seen=2).status_code == 409
    assert desk.text == "Annat.\n"


def test_a_draft_is_begun_and_renamed(desk: Any) -> None:
    room = f"/s/{desk.study.slug}/report/"
    assert desk.as_(desk.alma).post(f"{room}new/", {"title": ""}).status_code == 400
    assert desk.post(desk.alma, "title/", title="Delrapport").status_code == 302
    assert desk.now.title == "Delrapport"
    assert "Delrapport" in desk.as_(desk.alma).get(room).content.decode()

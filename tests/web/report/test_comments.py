"""Comments stay with their words while the text is written on."""

from typing import Any

from lardom.web.report import queries


def remarks(desk: Any) -> list[Any]:
    return queries.remarks(desk.now, desk.text)


def test_a_comment_follows_its_words_to_a_new_version(desk: Any) -> None:
    start = desk.text.index("Det gick bra.")
    desk.post(desk.alma, "comments/", text="Säkert?", place=f"2:{start}-{start + 13}")
    desk.save(desk.alma, "# Resultat\n\nFörst en annan mening. Det gick bra.\n", base=2)
    found = remarks(desk)[0]
    assert found.words == "Det gick bra."
    assert desk.text[found.start : found.end] == "Det gick bra."


def test_words_that_are_gone_are_said_to_be_gone(desk: Any) -> None:
    start = desk.text.index("Det gick bra.")
    desk.post(desk.alma, "comments/", text="Säkert?", place=f"2:{start}-{start + 13}")
    desk.save(desk.alma, "# Slut\n", base=2)
    assert remarks(desk)[0].start is None
    assert "no longer in the text" in desk.get(desk.lead).content.decode()


def test_a_comment_is_answered_and_settled(desk: Any) -> None:
    desk.post(desk.alma, "comments/", text="Säkert?", place="")
    first = remarks(desk)[0].comment
    desk.post(desk.lead, "comments/", text="Ja.", answers=first.pk)
    assert [answer.text for answer in remarks(desk)[0].answers] == ["Ja."]
    desk.post(desk.lead, f"comments/{first.pk}/")
    assert remarks(desk)[0].comment.resolved
    desk.post(desk.lead, f"comments/{first.pk}/", part="review")
    assert not remarks(desk)[0].comment.resolved


def test_a_comment_of_another_draft_is_missing(desk: Any) -> None:
    assert desk.post(desk.alma, "comments/999/").status_code == 404
    assert desk.post(desk.alma, "comments/", text="Ja.", answers=999).status_code == 404
    assert desk.post(desk.alma, "comments/", text="").status_code == 422

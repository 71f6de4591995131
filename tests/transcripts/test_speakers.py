"""Which labels are believed is decided over the whole file."""

import pytest

from lardom.transcripts.speakers import choose, layout, silent


def labels(text: str) -> list[str]:
    return [each.label for _, each in sorted(choose(text.split("\n")).items())]


def test_a_sentence_with_a_colon_is_never_a_speaker() -> None:
    text = "I: Hur gick det?\nR1: Bra.\nSå här är det: vi började.\nAlltså: det gick.\nKl. 10:30: möte\nI: Ja?\nR1: Ja."
    assert labels(text) == ["I", "R1", "I", "R1"]


def test_an_ordinary_word_before_a_colon_twice_is_no_speaker() -> None:
    said = "\n\n".join(["Det var ett krav från ledningen att spara pengar."] * 6)
    text = "\n\n".join([f"Intervjuare: {said}", f"R1: {said}", "Krav: ett.", "Krav: två.", f"Intervjuare: {said}"])
    assert set(labels(text)) == {"Intervjuare", "R1"}


def test_headings_that_never_come_back_are_no_speakers() -> None:
    assert labels("Vision: en stad.\nStrategi: sensorer.\nUppföljning: ingen.") == []


def test_a_question_needs_its_answer() -> None:
    assert labels("Fråga: Vad är det?\nSvar: Det är så.") == ["Fråga", "Svar"]
    assert labels("Question: Should they?\n\nI think they should.") == []


def test_someone_who_speaks_once_is_believed_where_every_paragraph_has_a_label() -> None:
    text = "Moderator: Hej?\nAnna: Hej.\nBo: Ja.\nCilla: Mm.\nModerator: Ja?\nAnna: Jo.\nBo: Nej."
    assert labels(text) == ["Moderator", "Anna", "Bo", "Cilla", "Moderator", "Anna", "Bo"]


def test_the_description_at_the_top_is_no_speech() -> None:
    text = "Datum: 12 mars\nIntervjuare: Anna Ek\nRespondent: Projektledare\n\nIntervjuare: Hej!\nRespondent: Hej."
    assert sorted(choose(text.split("\n"))) == [4, 5]


@pytest.mark.parametrize("answer", ["Ja", "Nej", "Okej", "Mm", "Precis"])
def test_an_answer_alone_on_its_line_is_no_speaker(answer: str) -> None:
    text = "\n".join([f"[00:0{minute}:00]\n{answer}" for minute in range(6)])
    assert labels(text) == []


def test_label_lines_need_to_come_back_with_speech_below() -> None:
    assert labels("Intervjuare\nHur?\nR1\nSå.\nIntervjuare\nJa?\nR1\nJa.") == ["Intervjuare", "R1"] * 2
    assert labels("Inledning\nDet var en gång.\nAvslutning\nDet var allt.") == []


def test_one_style_is_used_per_file() -> None:
    text = "Anna: Hej.\nBo: Hej.\nPrecis så\nAnna: Ja.\nBo: Ja.\nPrecis så\nAnna: Jo.\nBo: Nej."
    assert set(labels(text)) == {"Anna", "Bo"}


def test_a_wrapped_line_in_the_middle_of_a_sentence_is_no_turn() -> None:
    line = "ord " * 18
    text = (
        f"Anna: {line}\n{line}sa\nBo: nej till det\n\nBo: {line}\n{line}\n{line}.\n\nAnna: {line}\n{line}.\n\nBo: Ja."
    )
    assert labels(text) == ["Anna", "Bo", "Anna", "Bo"]


def test_paragraphs_are_blocks_where_lines_are_wrapped_and_lines_elsewhere() -> None:
    wrapped = ["ord " * 18] * 3 + ["slut."]
    assert layout([*wrapped, "", *wrapped]).opens == (True, False, False, False, False, True, False, False, False)
    assert layout(["Hej!", "Hej hej!"]).opens == (True, True)


def test_a_rule_says_nothing_but_dots_are_kept_with_words() -> None:
    assert silent("-----")
    assert not silent("Ja ...")


def test_single_words_alone_with_a_colon_are_speakers_where_the_whole_file_is_written_so() -> None:
    asked = "Q: \n\nVad gjorde ni sedan, när pengarna var slut?\n\n"
    told = "Lind: \n\nVi gick till nämnden.\n\nDet tog ett år.\n\n"
    assert labels((asked + told) * 3) == ["Q", "Lind"] * 3


def test_a_single_word_alone_is_a_speaker_beside_names_alone() -> None:
    text = "Q: \n\nVad gjorde ni?\n\nAda Lind: \n\nVi gick till nämnden.\n\n" * 3
    assert labels(text) == ["Q", "Ada Lind"] * 3


def test_headings_with_a_colon_that_return_in_one_order_are_no_speakers() -> None:
    notes = "Utmaningar:\n\nPengarna tog slut.\n\nVinster:\n\nAlla lärde sig.\n\nÖvrigt:\n\nInget.\n\n"
    assert labels(notes * 3) == []


def test_a_heading_with_a_colon_is_no_speaker_between_labelled_turns() -> None:
    talk = "Anna: Hur gick det?\nBo: Bra.\nUtmaningar:\nAnna: Vilka då?\nBo: Pengarna.\n"
    assert set(labels(talk * 2)) == {"Anna", "Bo"}


def test_a_title_with_a_name_is_no_turn_where_labels_stand_alone() -> None:
    text = "ADA LIND: An interview by the library\n\n" + "Q:\n\nHow did it begin?\n\nLind:\n\nBy chance.\n\n" * 3
    assert labels(text) == ["Q", "Lind"] * 3


def test_a_label_that_explains_its_short_form_is_the_same_speaker() -> None:
    text = "Intervjuare (I): Hur gick det?\nRespondent (R2): Bra.\nI: Hur då?\nR2: Vi fick pengar.\nI: Jaha."
    assert labels(text) == ["I", "R2", "I", "R2", "I"]


def test_a_list_of_contents_with_times_has_no_speakers() -> None:
    text = "01:13 - Vad vi vet\n04:15 - Förr i tiden\n09:03 - Lärande Stilar\n14:19 - Sätt att lära\n29:11 - Blooms Taxonomi"
    assert labels(text) == []


def test_words_of_a_library_record_are_no_speakers() -> None:
    text = "Abstract: Two people talk.\nKeywords: talk\nEk: Hur?\nAl: Så.\nEk: Jaså?\nAl: Ja.\nEk: Tack.\nAl: Tack."
    assert set(labels(text)) == {"Ek", "Al"}


def test_a_few_lines_are_a_conversation_when_each_says_a_sentence() -> None:
    said = "Intervjuare: Hur började ni?\nKarin: Vi började med sensorer.\noch det gick bra."
    assert labels(said) == ["Intervjuare", "Karin"]
    assert labels("Intervjuare: Anna Ek\nPlats: Malmö") == []
    assert labels("Intervjuare: Hur började ni?\nVi började med sensorer.\nOch det gick bra.\nSedan: inget mer.") == [
        "Intervjuare"
    ]

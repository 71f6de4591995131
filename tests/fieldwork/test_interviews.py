from lardom.fieldwork.interviews import INTERVIEWER, Interview


def test_an_interview_is_a_recording_unless_it_is_said_to_be_notes() -> None:
    assert Interview("i1", "p1").source == "recording"


def test_a_group_interview_keeps_each_voice_apart() -> None:
    interview = Interview("i1", "p1", respondents=("K-R3", "K-R4"), speakers=(("Åsa", "K-R3"), ("Int", INTERVIEWER)))
    assert dict(interview.speakers)["Åsa"] == "K-R3"
    assert dict(interview.speakers)["Int"] == INTERVIEWER

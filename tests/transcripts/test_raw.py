"""What readers hand over can be compared and shown."""

from lardom.transcripts.raw import Running, UnreadableError, Utterance


def test_the_reason_why_a_file_cannot_be_read_travels_with_its_values() -> None:
    error = UnreadableError("too large", megabytes=300, limit=200)
    assert (error.key, error.values) == ("too large", {"megabytes": 300, "limit": 200})


def test_raw_texts_with_the_same_content_are_the_same() -> None:
    assert Running("Hej", {0: 3}) == Running("Hej", {0: 3})
    assert Utterance("Hej", "Eva") != Utterance("Hej", "Bo")

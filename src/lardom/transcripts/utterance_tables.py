"""Tables of utterances: one row each, with columns for the words and mostly for the speaker."""

import csv
from collections.abc import Sequence
from io import StringIO

from lardom.transcripts.encoding import decode
from lardom.transcripts.meetings import BEGINS, ENDS, SPEAKERS, WORDS, utterances
from lardom.transcripts.raw import Remark, Talk, UnreadableError

_SAME = ("transcript_id", "utterance_id")


def read_table_of_utterances(data: bytes) -> Talk:
    r"""Return the utterances of a CSV or TSV file whose header names a column of words and one of speakers.

    Where several people annotated the same utterance (rows with the same `transcript_id` and
    `utterance_id`), it is taken once. Raises `UnreadableError` for a table of anything else, naming its
    columns.

    >>> read_table_of_utterances(b"speaker,text\nEva,Hej!\n").utterances[0].words
    'Hej!'
    """
    decoded = decode(data)
    if not decoded.text.strip():
        raise UnreadableError("empty")
    header, rows = _rows(decoded.text)
    names = [name.casefold().split("(")[0].strip() for name in header]
    if not set(names) & set(WORDS) or not set(names) & {*SPEAKERS, *BEGINS, *ENDS}:
        columns = ", ".join(name for name in header if name.strip())[:80]
        raise UnreadableError("a table", columns=columns or "–")
    taken = [dict(zip(names, row, strict=False)) for row in rows]
    remarks = list(decoded.remarks)
    if all(name in names for name in _SAME):
        once = {tuple(row.get(name, "") for name in _SAME): row for row in reversed(taken)}
        interviews = len({row.get(_SAME[0], "") for row in taken})
        if len(once) < len(taken) or interviews > 1:
            remarks.append(Remark("several in a table", {"rows": len(taken), "kept": len(once), "count": interviews}))
        taken = list(reversed(once.values()))
    return Talk(tuple(utterances(taken)), tuple(remarks), decoded.encoding)


def _rows(text: str) -> tuple[list[str], Sequence[list[str]]]:
    head = text.split("\n", 1)[0]
    separator = max(";\t,", key=head.count)
    # A cell may be as long as an interview.
    csv.field_size_limit(10_000_000)
    try:
        rows = [row for row in csv.reader(StringIO(text), delimiter=separator) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnreadableError("damaged") from error
    return rows[0], rows[1:]

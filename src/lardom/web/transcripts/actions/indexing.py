"""Keeping the search up with the versions: each is indexed once, when it is made."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.db import connection

from lardom.study.settings import Language
from lardom.text.stems import stem, words_in
from lardom.transcripts.searching import indexed
from lardom.web.study.writing import Writing
from lardom.web.transcripts.models import SearchedTurn, SearchedWord, Version, study_mark

LONGEST_TURN = 8000
"""Characters of a turn that are searched as one; a monologue, or a text without speakers, is searched in parts."""


def index(act: Writing, versions: Iterable[Version]) -> None:
    """Write what the search needs to know of versions."""
    words: set[tuple[str, str]] = set()
    for version in versions:
        language = cast("Language", version.language)
        act.add_all(_turns(version, language), journal=False)
        words |= {(word, stem(word, language)) for word, _, _ in words_in(version.text)}
    rows = (SearchedWord(study=act.study, word=word, stem=stemmed) for word, stemmed in sorted(words))
    SearchedWord.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
    put_in_order(connection)


_IN_ORDER = """
SELECT gin_clean_pending_list(pg_class.oid) FROM pg_class
WHERE oid = to_regclass('transcripts_turns') AND pg_has_role(relowner, 'USAGE')
"""


def put_in_order(database: Any) -> None:
    """Let PostgreSQL put what was just written into its index, which it otherwise does when it cleans up, much later.

    Until then it keeps it in a heap beside the index, holds the index for slow, and reads every turn of a study instead.
    """
    if database.vendor == "postgresql":
        with database.cursor() as cursor:
            cursor.execute(_IN_ORDER)


def _turns(version: Version, language: Language) -> Iterator[SearchedTurn]:
    for number, start, end, speaker, begins, *_ in version.turns or [[0, 0, len(version.text), "", None]]:
        for first, last in _parts(version.text, start, end):
            yield SearchedTurn(
                version=version, transcript_id=version.transcript_id, number=number, start=first, end=last,
                speaker=speaker[:200], begins=begins,
                stems=f"{study_mark(version.study_id)} {indexed(version.text[first:last], language)}",
            )  # fmt: skip


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a very long turn at white space near its limit."""
    while end - start > LONGEST_TURN:
        cut = text.rfind("\n", start + LONGEST_TURN // 2, start + LONGEST_TURN)
        cut = cut if cut > 0 else text.rfind(" ", start + LONGEST_TURN // 2, start + LONGEST_TURN)
        cut = cut if cut > 0 else start + LONGEST_TURN
        yield start, cut
        start = cut
    yield start, end

"""The search's words anew: stems of "sensor" and "frågan", and the mark of the study that a turn is of.

All of it is derived from the versions, by the same rules as when a version is taken in, and can be made again at any
time. PostgreSQL's index is made of the stems themselves: a column beside them with the same words in another form made
each row twice as long, and a search reads rows by the thousand.
"""

from collections import defaultdict
from typing import Any

from django.db import migrations

from lardom.text.stems import stem, words_in
from lardom.transcripts.searching import indexed
from lardom.web.transcripts.models import study_mark

AT_ONCE = 2000
INDEX = "CREATE INDEX transcripts_turns ON transcripts_searchedturn USING gin (to_tsvector('simple', stems))"
WITHOUT = ("DROP INDEX IF EXISTS transcripts_turns", "ALTER TABLE transcripts_searchedturn DROP COLUMN IF EXISTS vector")
BACK = (
    "DROP INDEX transcripts_turns",
    "ALTER TABLE transcripts_searchedturn ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', stems)) STORED",
    "CREATE INDEX transcripts_turns ON transcripts_searchedturn USING gin (vector)",
)


def make(apps: Any, schema_editor: Any) -> None:
    """Write the stems of all turns and words again, and PostgreSQL's index of them."""
    of_its_own = schema_editor.connection.vendor == "postgresql"
    for statement in WITHOUT if of_its_own else ():
        schema_editor.execute(statement, params=None)
    anew(apps, schema_editor)
    if of_its_own:
        schema_editor.execute(INDEX, params=None)


def take_back(apps: Any, schema_editor: Any) -> None:
    """Make PostgreSQL's index as it was; the stems serve the earlier search too."""
    for statement in BACK if schema_editor.connection.vendor == "postgresql" else ():
        schema_editor.execute(statement, params=None)


def anew(apps: Any, schema_editor: Any) -> None:
    """Write the stems of all turns and words again."""
    # The database whose tables are made, which in a backup or a move is not the instance's own.
    here = schema_editor.connection.alias
    versions = apps.get_model("transcripts", "Version").objects.using(here)
    turns = apps.get_model("transcripts", "SearchedTurn").objects.using(here)
    word_rows = apps.get_model("transcripts", "SearchedWord")
    words: dict[int, set[tuple[str, str]]] = defaultdict(set)
    changed = 'UPDATE "transcripts_searchedturn" SET "stems" = %s WHERE "id" = %s'
    texts = versions.order_by("pk").values_list("pk", "study_id", "language", "text")
    for number, study, language, text in texts.iterator(chunk_size=100):
        words[study] |= {(word, stem(word, language)) for word, _, _ in words_in(text)}
        parts = turns.filter(version_id=number).values_list("pk", "start", "end")
        new = [(f"{study_mark(study)} {indexed(text[start:end], language)}", pk) for pk, start, end in parts]
        if new:
            with schema_editor.connection.cursor() as cursor:
                cursor.executemany(changed, new)
    for study, found in words.items():
        word_rows.objects.using(here).filter(study_id=study).delete()
        rows = (word_rows(study_id=study, word=word, stem=stemmed) for word, stemmed in sorted(found))
        word_rows.objects.using(here).bulk_create(rows, batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0003_search_indexes")]
    operations = [migrations.RunPython(make, take_back, elidable=False)]

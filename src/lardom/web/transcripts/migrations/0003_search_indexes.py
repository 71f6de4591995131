"""The databases' own indexes for the search: stems of turns, and parts of words.

SQLite: FTS5 tables that follow ours by triggers. PostgreSQL: a stored tsvector with a GIN index, and trigrams where
the extension may be made. All of it is derived and can be taken away and built again.
"""

from typing import Any

from django.db import Error, migrations, transaction

SQLITE = """
CREATE VIRTUAL TABLE transcripts_turns USING fts5(stems, content='transcripts_searchedturn', content_rowid='id', tokenize='ascii');
CREATE TRIGGER transcripts_turns_made AFTER INSERT ON transcripts_searchedturn BEGIN
  INSERT INTO transcripts_turns(rowid, stems) VALUES (new.id, new.stems);
END;
CREATE TRIGGER transcripts_turns_gone AFTER DELETE ON transcripts_searchedturn BEGIN
  INSERT INTO transcripts_turns(transcripts_turns, rowid, stems) VALUES ('delete', old.id, old.stems);
END;
CREATE TRIGGER transcripts_turns_changed AFTER UPDATE OF stems ON transcripts_searchedturn BEGIN
  INSERT INTO transcripts_turns(transcripts_turns, rowid, stems) VALUES ('delete', old.id, old.stems);
  INSERT INTO transcripts_turns(rowid, stems) VALUES (new.id, new.stems);
END;
CREATE VIRTUAL TABLE transcripts_words USING fts5(word, content='transcripts_searchedword', content_rowid='id', tokenize='trigram case_sensitive 1');
CREATE TRIGGER transcripts_words_made AFTER INSERT ON transcripts_searchedword BEGIN
  INSERT INTO transcripts_words(rowid, word) VALUES (new.id, new.word);
END;
CREATE TRIGGER transcripts_words_gone AFTER DELETE ON transcripts_searchedword BEGIN
  INSERT INTO transcripts_words(transcripts_words, rowid, word) VALUES ('delete', old.id, old.word);
END;
INSERT INTO transcripts_turns(transcripts_turns) VALUES ('rebuild');
INSERT INTO transcripts_words(transcripts_words) VALUES ('rebuild');
"""
SQLITE_BACK = """
DROP TRIGGER transcripts_turns_made;
DROP TRIGGER transcripts_turns_gone;
DROP TRIGGER transcripts_turns_changed;
DROP TRIGGER transcripts_words_made;
DROP TRIGGER transcripts_words_gone;
DROP TABLE transcripts_turns;
DROP TABLE transcripts_words;
"""
POSTGRESQL = """
ALTER TABLE transcripts_searchedturn ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', stems)) STORED;
CREATE INDEX transcripts_turns ON transcripts_searchedturn USING gin (vector);
"""
POSTGRESQL_BACK = """
DROP INDEX IF EXISTS transcripts_words;
DROP INDEX transcripts_turns;
ALTER TABLE transcripts_searchedturn DROP COLUMN vector;
"""
TRIGRAMS = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX transcripts_words ON transcripts_searchedword USING gin (word gin_trgm_ops);
"""


def _run(schema_editor: Any, script: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(script, params=None)
        return
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        if line.endswith(";") and ("BEGIN" not in statement or line == "END;"):
            schema_editor.execute(statement, params=None)
            statement = ""


def make(apps: Any, schema_editor: Any) -> None:
    """Build the indexes."""
    if schema_editor.connection.vendor == "sqlite":
        _run(schema_editor, SQLITE)
    elif schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, POSTGRESQL)
        try:
            with transaction.atomic(using=schema_editor.connection.alias):
                _run(schema_editor, TRIGRAMS)
        except Error:
            pass  # without the right to make extensions parts of words are looked for without an index


def take_away(apps: Any, schema_editor: Any) -> None:
    """Take the indexes away; the tables stay."""
    if schema_editor.connection.vendor == "sqlite":
        _run(schema_editor, SQLITE_BACK)
    elif schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0002_deliveries_and_words")]
    operations = [migrations.RunPython(make, take_away, elidable=False)]

"""PostgreSQL's index of the words knows which of them stand side by side.

Two common words stand in a quarter of all turns, and side by side in a hundredth of them: to read the quarter for that
took most of a search's time.
"""

from typing import Any

from django.db import migrations

from lardom.web.transcripts.models import INDEXED

INDEX = "CREATE INDEX transcripts_turns ON transcripts_searchedturn USING gin (({}))"


def make(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - as migrations are called
    """Make the index anew, of words and pairs."""
    _make(schema_editor, INDEXED)


def take_back(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - as above
    """Make the index as it was, of words."""
    _make(schema_editor, "to_tsvector('simple', stems)")


def _make(schema_editor: Any, of: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS transcripts_turns", params=None)
        schema_editor.execute(INDEX.format(of), params=None)


class Migration(migrations.Migration):
    dependencies = [("transcripts", "0004_stems_anew")]
    operations = [migrations.RunPython(make, take_back, elidable=False)]

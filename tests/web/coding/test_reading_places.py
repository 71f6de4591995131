"""The reader's island is told where each paragraph of the page stands in the text."""

import json
import re
from html import unescape
from itertools import batched

import pytest
from workbench import As

from lardom.web.study.models import Person, Study
from lardom.web.transcripts.models import Transcript


@pytest.mark.parametrize("speakers", ["", "?speaker=R1"])
def test_the_island_is_told_where_every_paragraph_stands(example: Study, lead: Person, as_: As, speakers: str) -> None:
    seen = 0
    for transcript in Transcript.objects.of(example).select_related("current"):
        page = as_(lead).get(f"/s/{example.slug}/coding/read/{transcript.pk}/{speakers}").content.decode()
        assert transcript.current is not None
        text = transcript.current.text
        data = re.search(r'id="reader-data" type="application/json">(.*?)</script>', page, re.DOTALL)
        assert data is not None
        turns = re.findall(r'id="turn-(\d+)".*?</article>', page, re.DOTALL)
        rows = json.loads(data[1])["turns"]
        assert [str(row[0]) for row in rows] == turns
        edges = [edge for row in rows for edge in (row[3:] or row[1:])]
        shown = [unescape(one) for one in re.findall(r'<p class="block">(.*?)</p>', page, re.DOTALL)]
        assert [text[start:end] for start, end in batched(edges, 2, strict=True)] == shown
        seen += len(shown)
    assert seen

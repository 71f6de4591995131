"""Reading transcripts: versions to documents. A version never changes, so a document once made is kept in memory."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.utils import timezone

from lardom.transcripts.searching import Group, Term, Wanted, groups
from lardom.transcripts.turns import Document, Turn
from lardom.web.study.models import Person, StoredFile, Study
from lardom.web.study.remembering.values import remembered
from lardom.web.study.remembering.words import Question
from lardom.web.transcripts.models import Arrival, Delivery, SearchedTurn, SearchedWord, Transcript, Version

KEPT_DOCUMENTS = 256
"""How many documents a process keeps in memory: a study of this kind has some dozens."""

MOST_STEMS = 800
"""Words that one part of a word may stand for; a part that fits more is no search."""


def transcript_rows(study: Study | int) -> QuerySet[Transcript]:
    """Return the transcripts in the study's order, without their texts."""
    found = Transcript.objects.of(study).filter(removed=False).select_related("current")
    return found.defer("current__text", "current__turns", "current__paragraphs").order_by("order", "ref")


def transcript_names(study: Study) -> QuerySet[Transcript, tuple[int, str]]:
    """Return the transcripts' numbers and names in the study's order."""
    return Transcript.objects.of(study).filter(removed=False).order_by("order", "ref").values_list("pk", "ref")


_TRANSCRIPT = Question(lambda study, number: transcript_rows(study).filter(pk=number))


def transcript(study: Study, number: int) -> Transcript | None:
    """Return one transcript of the study, without its text."""
    return _TRANSCRIPT.first(study.pk, number)


def transcript_named(study: Study, ref: str) -> Transcript | None:
    """Return the transcript of that name."""
    return transcript_rows(study).filter(ref=ref).first()


def in_use(study: Study, number: int) -> tuple[Transcript, Document]:
    """Return a transcript and the document in use, else 404."""
    found = transcript(study, number)
    text = document(study, found.current_id) if found and found.current_id else None
    if found is None or text is None:
        raise Http404
    return found, text


def versions(study: Study, transcript_number: int) -> QuerySet[Version]:
    """Return the versions of a transcript, the newest first, without their texts."""
    found = Version.objects.of(study).filter(transcript_id=transcript_number).select_related("made_by")
    return found.defer("text", "turns", "paragraphs").order_by("-number")


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _document(study: int, version: int) -> Document | None:
    row = Version.objects.of(study).filter(pk=version).select_related("transcript").first()
    if row is None:
        return None
    return Document(
        row.transcript.ref, row.text, tuple(Turn(*turn) for turn in row.turns), tuple(row.paragraphs), row.format,
        row.encoding, row.fingerprint, tuple(row.notes),
    )  # fmt: skip


def document(study: Study, version: int) -> Document | None:
    """Return a version of a transcript as a document."""
    return _document(study.pk, version)


def documents(study: Study) -> tuple[Document, ...]:
    """Return the current version of every transcript."""
    found = transcript_rows(study).exclude(current=None).values_list("current_id", flat=True)
    return tuple(one for version in found if version and (one := _document(study.pk, version)))


def version(study: Study, transcript_number: int, number: int) -> Version | None:
    """Return one version of a transcript by its number, without its text."""
    return versions(study, transcript_number).filter(number=number).first()


def original(study: Study, transcript_number: int, number: int) -> StoredFile | None:
    """Return the file that a version was read from, when there is one."""
    found = Version.objects.of(study).filter(transcript_id=transcript_number, number=number)
    row = found.select_related("original").defer("text", "turns", "paragraphs").first()
    return row.original if row else None


def originals(study: Study) -> dict[str, bytes]:
    """Return the files that the versions in use were read from, by the transcript's name in the study."""
    found = Transcript.objects.of(study).filter(removed=False).exclude(current__original=None)
    return {ref: bytes(content) for ref, content in found.values_list("ref", "current__original__content")}


# ---- deliveries --------------------------------------------------------------------------------------------------


def deliveries(study: Study, person: Person) -> QuerySet[Delivery]:
    """Return a person's deliveries that wait to be taken in, the newest first."""
    found = Delivery.objects.of(study).filter(made_by=person, expires__gt=timezone.now())
    return found.annotate(files=Count("arrivals")).order_by("-pk")


def delivery(study: Study, number: int, person: Person) -> Delivery:
    """Return one of a person's own deliveries (else 404): what is not taken in yet is nobody else's to see."""
    found = deliveries(study, person).filter(pk=number).select_related("job").first()
    if found is None:
        raise Http404
    return found


def arrivals(delivery: Delivery) -> QuerySet[Arrival]:
    """Return the files of a delivery in their order, without their bytes."""
    found = Arrival.objects.of(delivery.study_id).filter(delivery=delivery)
    return found.defer("content").select_related("replaces").order_by("order")


def waiting_arrivals(study: Study, delivery_number: int) -> list[int]:
    """Return the files of a delivery that nobody has read yet."""
    found = Arrival.objects.of(study).filter(delivery_id=delivery_number, state="waiting").order_by("order")
    return list(found.values_list("pk", flat=True))


def arrival_with_content(study: Study, number: int) -> Arrival | None:
    """Return one file of a delivery with its bytes, or `None` when it has been dropped in the meantime."""
    return Arrival.objects.of(study).filter(pk=number).first()


def same_text(study: Study, fingerprints: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return which transcript's version already has each text, by the text's fingerprint."""
    found = Version.objects.of(study).filter(fingerprint__in=set(fingerprints), transcript__removed=False)
    names = ("fingerprint", "transcript__ref", "number")
    return {fingerprint: (ref, number) for fingerprint, ref, number in found.order_by("-pk").values_list(*names)}


# ---- the search --------------------------------------------------------------------------------------------------


def wanted_groups(study: Study, wanted: Wanted) -> tuple[Group, ...]:
    """Return what the index is asked for: parts of words become the stems of the words that have them."""
    return groups(wanted, {term: _stems_with(study, term) for term in wanted.parts})


def _stems_with(study: Study, term: Term) -> list[str]:
    """Return the stems of the study's words that have the part of a word, no more than one over `MOST_STEMS`."""
    pattern = f"{'' if term.begins else '%'}{term.part}{'' if term.ends else '%'}"
    found = SearchedWord.objects.of(study)
    if connection.vendor == "sqlite":
        index = 'id IN (SELECT rowid FROM "transcripts_words" WHERE word LIKE %s) AND word LIKE %s'
        found = found.extra(where=[index], params=[f"%{term.part}%", pattern])  # noqa: S610 - Django fills the values in
    else:
        found = found.extra(where=["word LIKE %s"], params=[pattern])
    return list(found.order_by("stem").values_list("stem", flat=True).distinct()[: MOST_STEMS + 1])


def places_in_order(study: Study) -> dict[int, int]:
    """Return the place of each transcript in the study's order, by its number."""
    names = remembered(study, "names of transcripts", lambda: tuple(transcript_names(study)))
    return {number: place for place, (number, _) in enumerate(names)}


def all_in_use(study: Study) -> bool:
    """Tell whether every version there is in the study is in use: then nobody has to ask it of each turn."""

    def found() -> bool:
        others = Version.objects.of(study).exclude(Q(transcript__removed=False, pk=F("transcript__current")))
        return not others.exists()

    return remembered(study, "whether all versions are in use", found)


class FoundTurn(NamedTuple):
    """Where a turn that was found stands: bare values, since a search finds them by the thousand."""

    pk: int
    version_id: int
    transcript_id: int
    ref: str
    number: int
    start: int
    end: int


def turns_of(study: Study, numbers: Sequence[int]) -> QuerySet[SearchedTurn]:
    """Return the turns with some numbers, as the search knows them."""
    return SearchedTurn.objects.of(study).filter(pk__in=numbers)


def bare(turns: QuerySet[SearchedTurn]) -> QuerySet[SearchedTurn, tuple[Any, ...]]:
    """Return of each turn what a `FoundTurn` is made of."""
    return turns.values_list("pk", "version_id", "transcript_id", "transcript__ref", "number", "start", "end")


def numbers_of(turns: QuerySet[SearchedTurn], most: int) -> list[tuple[int, int]]:
    """Return the numbers of turns, each with its transcript's: no more than `most`, in no order, all at once."""
    try:
        sql, values = turns.order_by().values_list("pk", "transcript_id")[:most].query.sql_with_params()
    except EmptyResultSet:  # what is asked for can be nowhere
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def turns_with(study: Study, found: Sequence[Group], *, every_version: bool = False) -> QuerySet[SearchedTurn]:
    """Return the turns that meet a search, of the versions in use or of every version."""
    turns = SearchedTurn.objects.of(study)
    if not every_version:
        turns = turns.filter(transcript__removed=False, version_id=F("transcript__current"))
    if not found:
        return turns
    if any(not group.ways and not group.without for group in found):
        return turns.none()
    if connection.vendor == "sqlite":
        index = RawSQL("SELECT rowid FROM transcripts_turns WHERE transcripts_turns MATCH %s", [_for_sqlite(found)])
    else:
        asked = [_for_postgresql(found)]
        index = RawSQL("SELECT id FROM transcripts_searchedturn WHERE vector @@ to_tsquery('simple', %s)", asked)
    return turns.filter(pk__in=index)


def _for_sqlite(found: Sequence[Group]) -> str:
    def told(group: Group) -> str:
        return "(" + " OR ".join(f'"{" ".join(way)}"' for way in group.ways) + ")"

    asked = " AND ".join(told(group) for group in found if not group.without)
    for group in found:
        asked += f" NOT {told(group)}" if group.without and group.ways else ""
    return asked


def _for_postgresql(found: Sequence[Group]) -> str:
    def told(group: Group) -> str:
        ways = " | ".join("(" + " <-> ".join(way) + ")" for way in group.ways)
        return f"{'!' if group.without else ''}({ways})"

    return " & ".join(told(group) for group in found if group.ways)

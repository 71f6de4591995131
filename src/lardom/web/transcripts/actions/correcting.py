"""Correcting transcripts: every correction is a new version; which one is in use can be changed back."""

from django.utils.translation import gettext as _

from lardom.transcripts.correcting import NoWordsError, with_words
from lardom.transcripts.turns import Document
from lardom.web.fieldwork import actions as fieldwork
from lardom.web.study.models import Person, Study
from lardom.web.study.writing import Refused, writing
from lardom.web.transcripts.actions.bringing import add_version
from lardom.web.transcripts.models import Transcript, Version


def correct_turn(
    study: Study,
    transcript: Transcript,
    document: Document,
    *,
    number: int,
    words: str,
    why: str,
    by: Person,
    seen: int,
) -> Version:
    """Save a transcript with other words in one turn as its next version."""
    try:
        changed = with_words(document, number, words)
    except NoWordsError as none:
        raise Refused(_("A turn cannot be left without words. Write what was said, or replace the file.")) from none
    except LookupError as missing:
        raise Refused(_("There is no turn %(number)s in this version.") % {"number": number}, status=404) from missing
    if changed.text == document.text:
        raise Refused(_("Turn %(number)s already has these words; nothing was changed.") % {"number": number})
    facts = {"turn": number}
    with writing(study, by=by, kind="transcript.corrected", subject=f"transcript:{transcript.pk}", facts=facts) as act:
        made = add_version(act, transcript, changed, by=by, why=why, seen=seen)
        act.facts |= {"version": made.number}
    return made


def use_version(study: Study, transcript: Transcript, version: Version, *, by: Person, seen: int) -> None:
    """Make one of a transcript's versions the one in use."""
    facts = {"version": version.number}
    with writing(study, by=by, kind="transcript.version", subject=f"transcript:{transcript.pk}", facts=facts) as act:
        act.change(transcript, seen=seen, current_id=version.pk)


def give_voices(
    study: Study, transcript: Transcript, *, interview: str, speakers: dict[str, str], project: str, by: Person
) -> None:
    """Say whose voice each label of a transcript is."""
    facts = {"labels": len(speakers)}
    with writing(study, by=by, kind="transcript.voices", subject=f"transcript:{transcript.pk}", facts=facts) as act:
        fieldwork.voices_given(act, interview=interview, transcript=transcript.ref, speakers=speakers, project=project)


def remove(study: Study, transcript: Transcript, *, by: Person, seen: int) -> None:
    """Take a transcript out of the study; it can be brought back by taking the act back."""
    with writing(study, by=by, kind="transcript.removed", subject=f"transcript:{transcript.pk}") as act:
        act.remove(transcript, seen=seen)

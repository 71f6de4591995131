"""The balance of voices: who is quoted, how much, and who never is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.claims.balance import projects_quoted, voices_quoted
from lardom.web.claims.queries import values
from lardom.web.study.access import StudyRequest, allowed


@allowed("claims.see")
@require_GET
def voices(request: StudyRequest) -> HttpResponse:
    """Show how much each respondent and each project is quoted."""
    ground = values.ground(request.here.study)
    people = voices_quoted(ground)
    projects = projects_quoted(people)
    limit = ground.material.settings.check.voice_share
    shown = {
        "voices": people,
        "projects": projects,
        "limit": limit,
        "percent": {one.project_id: round(100 * one.share) for one in projects},
        "limit_percent": round(100 * limit),
        "silent": [one for one in people if one.is_silent],
    }
    return render(request, "claims/voices.html", shown)

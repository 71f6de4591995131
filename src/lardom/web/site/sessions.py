"""Sessions: how they are read, how long a person stays signed in, and what is asked of those who answer for a study."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone

from lardom.web.study import queries
from lardom.web.study.access import onward
from lardom.web.study.acts import wants_json
from lardom.web.study.models import Person
from lardom.web.study.remembering.words import Question

type Answer = Callable[[HttpRequest], HttpResponse]
SINCE, SEEN, LACKS = "since", "seen", "lacks_factor"
LONGEST = dt.timedelta(hours=12)
"""A session ends after this, whatever has been done in it."""

NOTED_EVERY = 60
"""Seconds between notes of a person's being here: one small write a minute, not one a page."""

SKEW = 900
"""Seconds by which the clocks of an instance's machines may differ."""

_NO_SIGN_OF_LIFE = ("/events/", "/session/", "/alive/", "/live")
"""What pages ask by themselves, without anybody being there."""

_OPEN_WITHOUT_FACTOR = (
    "/2fa/",
    "/logout/",
    "/reauthenticate/",
    "/language/",
    "/theme/",
    "/session/",
    "/second-factor/",
)


_SESSION = Question(lambda key: Session.objects.filter(session_key=key))


class SessionStore(db.SessionStore):
    """Django's sessions in the database, asked for in words that are ready: every request asks for one."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(self.session_key) if self.session_key else None
        if found is not None and found.expire_date > timezone.now():
            return found
        self._session_key = None
        return None


class SessionLimitsMiddleware:
    """Signs out who has done nothing for the instance's time, or has been signed in for twelve hours."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; as to nobody when the session has ended."""
        if request.session.session_key and request.user.is_authenticated:
            now = timezone.now().timestamp()
            if _is_over(request.session, now):
                logout(request)
            else:
                _note(request, now)
        return self.get_response(request)


def _is_over(session: SessionBase, now: float) -> bool:
    since, seen = session.get(SINCE, now), session.get(SEEN, now)
    # A clock set back may not lengthen a session: what lies too far in the future counts as over.
    return not (
        -SKEW <= now - since <= LONGEST.total_seconds() and -SKEW <= now - seen <= settings.INSTANCE.idle_minutes * 60
    )


def _note(request: HttpRequest, now: float) -> None:
    session = request.session
    if SINCE not in session:
        begin(request, request.user)
    elif now - session[SEEN] >= NOTED_EVERY and not request.path.endswith(_NO_SIGN_OF_LIFE):
        session[SEEN] = now


def begin(request: HttpRequest, person: Any) -> None:
    """Start the clocks of a new session, list it among the person's own, and note whether they lack a second factor.

    Every way in comes here, links too: a session that is not listed could not be seen or ended by its person.
    """
    request.session[SINCE] = request.session[SEEN] = timezone.now().timestamp()
    request.session[LACKS] = queries.lacks_factor(person)
    UserSession.objects.create_from_request(request, user=person)


def must_have_factor(person: Person) -> bool:
    """Tell whether the instance lets nobody who answers for a study go on without a second factor, as of now."""
    grace = person.date_joined + dt.timedelta(days=settings.INSTANCE.grace_days)
    return bool(settings.INSTANCE.requires_factor and timezone.now() >= grace)


class SecondFactorMiddleware:
    """Where a second factor is required, shows those who lack it only the pages on which they get one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send the person to get a second factor first."""
        person = request.user
        if not (request.session.get(LACKS) and isinstance(person, Person)) or request.path.startswith(
            _OPEN_WITHOUT_FACTOR
        ):
            return self.get_response(request)
        # What the instance demands is asked first: it costs nothing, and where it demands nothing it is the end of it.
        if not must_have_factor(person):
            return self.get_response(request)
        if not queries.lacks_factor(person):
            request.session[LACKS] = False
            return self.get_response(request)
        if wants_json(request):
            return JsonResponse({"problems": ["second factor"]}, status=403)
        return HttpResponseRedirect(onward(person, request.get_full_path()))

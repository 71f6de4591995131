"""The language of a page: the person's own choice, else the browser's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

type Answer = Callable[[HttpRequest], HttpResponse]


class PersonLanguageMiddleware:
    """Speaks the language a person has chosen; before sign-in the cookie's or the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the right language and say which it was."""
        person = request.user
        told = getattr(person, "language", "") if person.is_authenticated else ""
        known = dict(settings.LANGUAGES)
        language = told if told in known else translation.get_language_from_request(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

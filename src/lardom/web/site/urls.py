"""Every address of the workbench. Study rooms lie under /s/<study>/; another study's address answers as a missing one."""

from importlib import import_module

from django.conf import settings
from django.urls import URLResolver, include, path
from django.urls.resolvers import RoutePattern

from lardom.web.exchange import urls as exchange_urls
from lardom.web.exchange.api import page as door
from lardom.web.site import views
from lardom.web.study import urls as study_urls


class Later(URLResolver):
    """Addresses that are loaded when the first of them is asked for: a tenth of the memory at start, for few."""

    def _populate(self) -> None:
        # Whoever looks for the name of a page has no need of these, until they are there.
        if "urlconf_module" in vars(self):
            super()._populate()


def _rooms() -> list[URLResolver]:
    """Return the addresses of every room of a study; what belongs to the study itself, and to the site, stands below."""
    rooms = {room: import_module(f"lardom.web.{room}.urls") for room in settings.ROOMS if room not in ("study", "site")}
    return [path(f"s/<slug:study>/{room}/", include((found.urlpatterns, room))) for room, found in rooms.items()]


_NOT_OFFERED = (
    "email", "confirm-email", "confirm-email/<str:key>", "login/code/confirm", "reauthenticate/code",
    "reauthenticate/code/confirm", "social/signup", "social/connections", "social/login/cancelled", "social/login/error",
)  # fmt: skip
"""Pages of the sign-in library that this house has no use for: people are invited, and their address stands."""

# The home tells of all rooms and the settings are a file of the study's folder, so their views stand up here; their
# names belong to the study.
_OF_THE_STUDY = [
    path("", views.home, name="home"),
    path("standings/", views.standings, name="standings"),
    *exchange_urls.of_the_study,
    *study_urls.in_a_study,
]
urlpatterns = [
    path("", views.start, name="start"),
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
    path("alive/", views.alive, name="alive"),
    path("session/", views.session, name="session"),
    path("s/<slug:study>/", include((_OF_THE_STUDY, "study"))),
    *_rooms(),
    path("", include((exchange_urls.of_the_instance, "exchange_studies"))),
    path("api/", door.operations, name="door"),
    Later(RoutePattern("api/v1/"), "lardom.web.exchange.api.addresses", app_name="ninja", namespace="api"),
    path("", include((study_urls.of_the_instance, "people"))),
    *(path(f"{page}/", views.not_offered) for page in _NOT_OFFERED),
    path("", include("allauth.urls")),
]
handler400 = "lardom.web.site.views.bad_request"
handler403 = "lardom.web.site.views.forbidden"
handler404 = "lardom.web.site.views.not_found"
handler500 = "lardom.web.site.views.our_fault"

"""Addresses of what comes into a study and leaves it."""

from django.urls import URLPattern, path

from lardom.web.exchange.loading import ROOMS
from lardom.web.exchange.views import folders, settings, tables

_TABLES = [
    route
    for room in ROOMS
    for route in (
        path(f"{room}/<slug:table>/", tables.uploading(room), name=f"{room}_table"),
        path(f"{room}/<slug:table>/<uuid:file>/", tables.looking(room), name=f"{room}_look"),
    )
]
urlpatterns: list[URLPattern] = [
    path("folder/", folders.export, name="export"),
    *_TABLES,
]
of_the_instance = [
    path("bring/", folders.bring, name="bring"),
    path("bring/<uuid:file>/", folders.look, name="look"),
]
# The settings are a file of the study's folder; their names belong to the study, so the site mounts them there.
of_the_study = [
    path("settings/", settings.settings, name="settings"),
    path("settings/text/", settings.text, name="settings-text"),
]

"""Addresses of what comes into a study and leaves it."""

from django.urls import URLPattern, path

from lardom.web.exchange.loading import ROOMS
from lardom.web.exchange.views import folders, parcels, settings, tables

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
    path("refi/", parcels.send, name="refi"),
    path("refi/<int:number>/", parcels.look, name="refi_look"),
    path("refi/<int:number>/drop/", parcels.drop, name="refi_drop"),
    path("refi/out/", parcels.take_out, name="refi_out"),
    path("refi/out/<int:number>/", parcels.ready, name="refi_ready"),
    path("refi/out/<int:number>/study.<str:ending>", parcels.download, name="refi_download"),
    *_TABLES,
]
of_the_instance = [
    path("bring/", folders.bring, name="bring"),
    path("bring/refi/", parcels.send_new, name="refi"),
    path("bring/<uuid:file>/", folders.look, name="look"),
]
# The settings are a file of the study's folder; their names belong to the study, so the site mounts them there.
of_the_study = [
    path("settings/", settings.settings, name="settings"),
    path("settings/text/", settings.text, name="settings-text"),
]

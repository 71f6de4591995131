"""Addresses of what comes into a study and leaves it."""

from django.urls import URLPattern, path

from lardom.web.exchange.loading import ROOMS
from lardom.web.exchange.views import tables

urlpatterns: list[URLPattern] = [
    route
    for room in ROOMS
    for route in (
        path(f"{room}/<slug:table>/", tables.uploading(room), name=f"{room}_table"),
        path(f"{room}/<slug:table>/<uuid:file>/", tables.looking(room), name=f"{room}_look"),
    )
]

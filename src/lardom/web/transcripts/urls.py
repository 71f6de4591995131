"""Addresses of the transcripts."""

from django.urls import URLPattern, path

from lardom.web.transcripts.views import bringing, listing, transcript

urlpatterns: list[URLPattern] = [
    path("", listing.listing, name="list"),
    path("bring/", bringing.bring, name="bring"),
    path("bring/<int:number>/", bringing.delivery, name="delivery"),
    path("bring/<int:number>/drop/", bringing.drop, name="drop"),
    path("<int:number>/", transcript.transcript, name="transcript"),
    path("<int:number>/differences/", transcript.differences, name="differences"),
    path("<int:number>/voices/", transcript.voices, name="voices"),
    path("<int:number>/turns/<int:turn>/", transcript.correct, name="correct"),
    path("<int:number>/versions/<int:version>/original/", transcript.original, name="original"),
    path("<int:number>/versions/<int:version>/use/", transcript.use, name="use"),
    path("<int:number>/remove/", transcript.remove, name="remove"),
]

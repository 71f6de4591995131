"""Addresses of a study's home, people, trail, jobs and files, and of the instance's people."""

from django.urls import URLPattern, URLResolver, path

from lardom.web.study import views

in_a_study: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("events/", views.events, name="events"),
    path("jobs/<int:number>/", views.job, name="job"),
    path("jobs/<int:number>/cancel/", views.cancel_job, name="cancel-job"),
    path("undo/<int:number>/", views.undo, name="undo"),
]
of_the_instance: list[URLPattern | URLResolver] = [
    path("new/", views.new_study, name="new"),
]

"""Addresses of the fieldwork."""

from django.urls import path

from lardom.web.fieldwork.views import answers, key, people

urlpatterns = [
    path("", people.respondents, name="respondents"),
    path("respondents/add/", people.respondent, name="add-respondent"),
    path("respondents/<int:number>/", people.respondent, name="respondent"),
    path("respondents/<int:number>/withdraw/", people.withdraw, name="withdraw"),
    path("respondents/<int:number>/remove/", people.remove_respondent, name="remove-respondent"),
    path("interviews/", people.interviews, name="interviews"),
    path("interviews/add/", people.interview, name="add-interview"),
    path("interviews/<int:number>/", people.interview, name="interview"),
    path("interviews/<int:number>/remove/", people.remove_interview, name="remove-interview"),
    path("answers/", answers.answers, name="answers"),
    path("answers/enter/", answers.enter, name="enter"),
    path("method/", people.method, name="method"),
    path("key/", key.key, name="key"),
    path("key/add/", key.name, name="add-name"),
    path("key/<int:number>/", key.name, name="name"),
    path("key/<int:number>/remove/", key.remove_name, name="remove-name"),
]

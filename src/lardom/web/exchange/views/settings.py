"""The study's settings: a form for those most studies use, and the whole text."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lardom.exchange.settings import known_settings
from lardom.web.exchange.forms import SettingsForm, SettingsTextForm, faults, has_comments, unshown
from lardom.web.study import actions, queries
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.acts import act, say_done, seen


@allowed("study.settings")
@act
def settings(request: StudyRequest) -> HttpResponse:
    """Change the settings most studies use."""
    study = request.here.study
    form = SettingsForm(request.POST or None, queries.settings(study))
    wrong = faults(study.settings)
    if request.method == "POST" and form.is_valid():
        told = form.text() + unshown(study.settings)
        wrong = faults(told)
        if not wrong:
            actions.change_settings(study, text=told, by=request.user, seen=seen(request))
            say_done(request, _("The settings are changed."))
            return redirect("study:settings", study=study.slug)
    about = {
        "form": form,
        "wrong": wrong,
        "comments": has_comments(study.settings),
        "steps": form.rows("step"),
        "items": form.rows("item"),
    }
    return render(request, "exchange/settings.html", about, status=422 if request.method == "POST" else 200)


@allowed("study.settings")
@act
def text(request: StudyRequest) -> HttpResponse:
    """Change the whole text of the settings."""
    study = request.here.study
    form = SettingsTextForm(request.POST or None, initial={"text": study.settings})
    wrong = faults(study.settings)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["text"].replace("\r\n", "\n")
        wrong = faults(told)
        if not wrong:
            actions.change_settings(study, text=told, by=request.user, seen=seen(request))
            say_done(request, _("The settings are changed."))
            return redirect("study:settings-text", study=study.slug)
    about = {"form": form, "wrong": wrong, "known": known_settings()}
    return render(request, "exchange/settings_text.html", about, status=422 if request.method == "POST" else 200)

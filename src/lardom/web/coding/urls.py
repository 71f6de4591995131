"""Addresses of the coding: one list for each part of the room, so that each can grow by itself."""

from django.urls import URLPattern, path

from lardom.web.coding.views import (
    agreement,
    codebook,
    disagreements,
    doubtful,
    groups,
    histories,
    important,
    matrices,
    overview,
    passages,
    reading,
    rounds,
    searching,
)

_overview: list[URLPattern] = [
    path("", overview.overview, name="overview"),
]
_rounds: list[URLPattern] = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/<int:number>/", rounds.round_page, name="round"),
    path("rounds/<int:number>/change/", rounds.change, name="round-change"),
    path("rounds/<int:number>/assign/", rounds.assign, name="round-assign"),
    path("rounds/<int:number>/spread/", rounds.spread, name="round-spread"),
    path("rounds/<int:number>/show/", rounds.show, name="round-show"),
    path("rounds/<int:number>/close/", rounds.close, name="round-close"),
    path("rounds/<int:number>/remove/", rounds.remove, name="round-remove"),
    path("readings/<int:number>/close/", rounds.close_reading, name="reading-close"),
    path("readings/<int:number>/reopen/", rounds.reopen_reading, name="reading-reopen"),
]
_reading: list[URLPattern] = [
    path("read/<int:transcript>/", reading.read, name="read"),
    path("read/<int:transcript>/acts/", passages.acts, name="acts"),
    path("read/<int:transcript>/changes/", passages.changes, name="changes"),
    path("read/<int:transcript>/turn/<int:turn>/", reading.turn, name="turn"),
    path("read/<int:transcript>/turn/<int:turn>/code/", reading.code_turn, name="code_turn"),
    path("read/<int:transcript>/turn/<int:turn>/change/", reading.change_in_turn, name="change_in_turn"),
    path("read/<int:transcript>/turn/<int:turn>/memo/", passages.memos, name="memos"),
]
_codebook: list[URLPattern] = [
    path("codebook/", codebook.codebook, name="codebook"),
    path("codebook/new/", codebook.make, name="code-new"),
    path("codebook/<int:number>/", codebook.code, name="code"),
    path("codebook/<int:number>/change/", codebook.change, name="code-change"),
    path("codebook/<int:number>/move/", codebook.move, name="code-move"),
    path("codebook/<int:number>/merge/", codebook.merge, name="code-merge"),
    path("codebook/<int:number>/split/", codebook.split, name="code-split"),
    path("codebook/<int:number>/remove/", codebook.remove, name="code-remove"),
    path("history/", histories.history, name="history"),
    path("history/<int:event>/", histories.moment, name="moment"),
]
_themes: list[URLPattern] = [
    path("important/", important.important, name="important"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.make, name="group-new"),
    path("groups/put/", groups.put, name="group-put"),
    path("groups/<int:number>/", groups.group, name="group"),
    path("groups/<int:number>/change/", groups.change, name="group-change"),
    path("groups/<int:number>/propose/", groups.propose, name="group-propose"),
    path("groups/<int:number>/decide/", groups.decide, name="group-decide"),
    path("groups/<int:number>/remove/", groups.remove, name="group-remove"),
    path("groups/<int:number>/say/", groups.say, name="group-say"),
]
_compared: list[URLPattern] = [
    path("disagreements/", disagreements.disagreements, name="disagreements"),
    path("disagreements/<int:transcript>/<int:start>/", disagreements.case, name="disagreement"),
    path("disagreements/<int:transcript>/<int:start>/settle/", disagreements.settle, name="disagreement-settle"),
    path("disagreements/<int:transcript>/<int:start>/reopen/", disagreements.reopen, name="disagreement-reopen"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/work/", agreement.work_out, name="agreement-work"),
    path("agreement/file.<str:ending>", agreement.take_out, name="agreement-file"),
    path("matrices/", matrices.matrices, name="matrices"),
    path("matrices/cell/", matrices.cell, name="cell"),
    path("matrices/file.<str:ending>", matrices.take_out, name="matrix-file"),
]
_doubtful: list[URLPattern] = [
    path("doubtful/", doubtful.doubtful, name="doubtful"),
    path("doubtful/accept/", doubtful.settle_all, name="settle-all"),
    path("doubtful/<str:kind>/<int:number>/", doubtful.settle, name="settle"),
    path("states/", doubtful.states, name="states"),
    path("carried/<int:transcript>/", doubtful.carried, name="carried"),
    path("carried/<int:transcript>/again/", doubtful.carry_again, name="carry-again"),
]
_search: list[URLPattern] = [
    path("search/", searching.search, name="search"),
    path("search/quotations.<str:kind>", searching.download, name="search-download"),
    path("search/keep/", searching.keep, name="search-keep"),
    path("search/<int:number>/forget/", searching.forget, name="search-forget"),
]

urlpatterns: list[URLPattern] = [
    *_overview,
    *_rounds,
    *_reading,
    *_codebook,
    *_themes,
    *_compared,
    *_search,
    *_doubtful,
]

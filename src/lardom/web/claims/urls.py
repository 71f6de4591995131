"""Addresses of the claims: the board, a claim's page, evidence, the register of quotations, the balance of voices."""

from django.urls import URLPattern, path

from lardom.web.claims.views import board, claim, from_code, linking, quotations, voices

_board: list[URLPattern] = [
    path("", board.board, name="board"),
    path("live/", board.live, name="live"),
    path("new/", board.new, name="new"),
    path("reading/", board.reading, name="reading"),
    path("from-code/", from_code.from_code, name="from-code"),
    path("<int:claim>/move/", board.move, name="move"),
]
_claim: list[URLPattern] = [
    path("<int:claim>/", claim.claim_page, name="claim"),
    path("<int:claim>/confirm/", claim.confirm, name="confirm"),
    path("<int:claim>/remove/", claim.remove, name="remove"),
    path("<int:claim>/comment/", claim.comment, name="comment"),
]
_evidence: list[URLPattern] = [
    path("sources/", linking.sources, name="sources"),
    path("link/", linking.link, name="link"),
    path("evidence/<int:link>/turn/", linking.turn, name="turn"),
    path("evidence/<int:link>/remove/", linking.unlink, name="unlink"),
]
_quotations: list[URLPattern] = [
    path("quotations/", quotations.register, name="quotations"),
    path("quotations/new/", quotations.new, name="quotation-new"),
    path("quotations/<int:quotation>/", quotations.quotation, name="quotation"),
    path("quotations/<int:quotation>/remove/", quotations.remove, name="quotation-remove"),
    path("voices/", voices.voices, name="voices"),
]
urlpatterns: list[URLPattern] = [*_board, *_claim, *_evidence, *_quotations]

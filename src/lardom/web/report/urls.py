"""Addresses of the report room."""

from django.urls import path

from lardom.web.report.views import drafts, prints, review, versions, writing

urlpatterns = [
    path("", drafts.drafts, name="drafts"),
    path("new/", drafts.begin, name="begin"),
    path("rules/<slug:code>/", prints.rule, name="rule"),
    path("file/<int:printed>/", prints.download, name="download"),
    path("<int:draft>/", writing.write, name="write"),
    path("<int:draft>/summary/", drafts.summary, name="summary"),
    path("<int:draft>/title/", drafts.rename, name="rename"),
    path("<int:draft>/save/", writing.save, name="save"),
    path("<int:draft>/check/", writing.check, name="check"),
    path("<int:draft>/preview/", writing.preview, name="preview"),
    path("<int:draft>/keep/", writing.keep, name="keep"),
    path("<int:draft>/forget/", writing.forget, name="forget"),
    path("<int:draft>/parts/", writing.find_parts, name="parts"),
    path("<int:draft>/versions/", versions.versions, name="versions"),
    path("<int:draft>/versions/<int:version_number>/", versions.version, name="version"),
    path("<int:draft>/versions/<int:version_number>/restore/", versions.restore, name="restore"),
    path("<int:draft>/compare/", versions.compare, name="compare"),
    path("<int:draft>/review/", review.review, name="review"),
    path("<int:draft>/review/ask/", review.ask, name="ask"),
    path("<int:draft>/review/back/", review.give_back, name="give-back"),
    path("<int:draft>/sign/", review.sign, name="sign"),
    path("<int:draft>/reopen/", review.reopen, name="reopen"),
    path("<int:draft>/comments/", review.remark, name="remark"),
    path("<int:draft>/comments/<int:comment>/", review.settle, name="settle"),
    path("<int:draft>/print/", prints.prints, name="prints"),
    path("<int:draft>/print/order/", prints.order, name="order"),
]

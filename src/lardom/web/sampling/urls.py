"""Addresses of the sample."""

from django.urls import path

from lardom.web.sampling.views import sample

urlpatterns = [
    path("", sample.sample, name="sample"),
    path("<int:number>/", sample.decide, name="decide"),
]

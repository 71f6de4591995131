"""The addresses of the door for programs: loaded when the first program asks, since most instances never see one."""

from lardom.web.exchange.api.all import api

urlpatterns, APP, NAMESPACE = api.urls

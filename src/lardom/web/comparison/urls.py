"""Addresses of the comparison: groups, framework, joint display, saturation, configurations, networks, and their files."""

from django.urls import URLPattern, path

from lardom.web.comparison.views import configurations, contrasts, displays, networks, saturation

urlpatterns: list[URLPattern] = [
    path("", contrasts.contrast, name="contrast"),
    path("file.<str:ending>", contrasts.take_out, name="contrast-file"),
    path("patterns/", contrasts.patterns, name="patterns"),
    path("patterns/file.<str:ending>", contrasts.take_out_pattern, name="patterns-file"),
    path("framework/", displays.framework, name="framework"),
    path("framework/cell/", displays.cell, name="cell"),
    path("framework/write/", displays.write, name="framework-write"),
    path("framework/file.<str:ending>", displays.take_out_framework, name="framework-file"),
    path("joint/", displays.joint, name="joint"),
    path("joint/write/", displays.write_joint, name="joint-write"),
    path("joint/<int:number>/remove/", displays.remove_joint, name="joint-remove"),
    path("joint/file.<str:ending>", displays.take_out_joint, name="joint-file"),
    path("saturation/", saturation.saturation, name="saturation"),
    path("saturation/file.<str:ending>", saturation.take_out, name="saturation-file"),
    path("configurations/", configurations.configurations, name="configurations"),
    path("configurations/file.<str:ending>", configurations.take_out, name="configurations-file"),
    path("configurations/terms.<str:ending>", configurations.take_out_terms, name="terms-file"),
    path("networks/", networks.networks, name="networks"),
    path("networks/work/", networks.work_out, name="network-work"),
    path("networks/<slug:kind>.<str:ending>", networks.take_out, name="network-file"),
]

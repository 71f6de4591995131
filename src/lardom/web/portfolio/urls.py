"""Addresses of the portfolio."""

from django.urls import path

from lardom.web.portfolio.views import figures, projects

urlpatterns = [
    path("", projects.projects, name="projects"),
    path("figures/", figures.figures, name="figures"),
    path("figures/behind/", figures.figure, name="figure"),
    path("add/", projects.add_project, name="add-project"),
    path("<int:number>/", projects.project, name="project"),
    path("<int:number>/change/", projects.change_project, name="change-project"),
    path("<int:number>/remove/", projects.remove_project, name="remove-project"),
    path("<int:number>/parties/add/", projects.add_party, name="add-party"),
    path("parties/<int:number>/change/", projects.change_party, name="change-party"),
    path("parties/<int:number>/remove/", projects.remove_party, name="remove-party"),
]

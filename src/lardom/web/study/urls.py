"""Addresses of a study's people, trail, jobs and files, and of the instance's people."""

from django.urls import URLPattern, URLResolver, path

from lardom.web.study.views import home, invitations, own, people, trail

in_a_study: list[URLPattern | URLResolver] = [
    path("events/", home.events, name="events"),
    path("jobs/<int:number>/", home.job, name="job"),
    path("jobs/<int:number>/cancel/", home.cancel_job, name="cancel-job"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:number>/revoke/", people.revoke, name="revoke-invitation"),
    path("people/<int:number>/roles/", people.roles, name="roles"),
    path("people/<int:number>/remove/", people.remove, name="remove-member"),
    path("rights/", people.rights, name="rights"),
    path("trail/", trail.trail, name="trail"),
    path("trail/chain/", trail.chain, name="chain"),
    path("trail/<str:form>/", trail.export, name="trail-export"),
    path("undo/<int:number>/", home.undo, name="undo"),
]
of_the_instance: list[URLPattern | URLResolver] = [
    path("new/", home.new_study, name="new"),
    path("people/", people.everybody, name="everybody"),
    path("people/<int:number>/close/", people.close, name="close"),
    path("me/", own.me, name="me"),
    path("me/keys/", own.tokens, name="tokens"),
    path("me/keys/<int:number>/revoke/", own.revoke_token, name="revoke-token"),
    path("second-factor/", own.second_factor, name="second-factor"),
    path("invited/<str:secret>/", invitations.invited, name="invited"),
]

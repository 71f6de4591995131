"""What the sign-in library is told about this house: nobody signs up by themselves; links use the one address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from lardom.web.site import sessions
from lardom.web.study import actions, queries
from lardom.web.study.access import onward
from lardom.web.study.acts import inside
from lardom.web.study.models import Person


class SignIn(AuthenticationBackend):
    """The library's way of signing in; who a session belongs to is asked in words that are ready."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person, if they may still sign in."""
        return queries.person(int(user_id))


class AccountAdapter(DefaultAccountAdapter):
    """Closed registration; absolute links never follow the Host header; each mail in its reader's language."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Nobody signs up by themselves: one is invited."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Send people on to this workbench only."""
        return bool(inside(self.request, url or ""))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the reset link under the instance's own address."""
        from django.urls import reverse  # noqa: PLC0415 - the urls import this module

        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.INSTANCE.origin}{path}"

    def format_email_subject(self, subject: str) -> str:
        """Begin every subject with the name of the house, never with the address a browser claimed."""
        return f"Lärdom: {subject}"

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """Write a mail in the language of the person it goes to."""
        person = queries.person_at(email) if isinstance(email, str) else None
        with override(person.language if person else None):
            told = {**context, "origin": settings.INSTANCE.origin, "current_site": None}
            mail: EmailMessage = super().render_mail(template_prefix, email, told, headers)
            return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail where mail is set up; nowhere else."""
        if settings.INSTANCE.mail:
            super().send_mail(template_prefix, email, context)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign a person in; their session begins."""
        super().login(request, user)
        sessions.begin(request, user)

    def post_login(self, request: HttpRequest, user: Any, **told: Any) -> HttpResponse:
        """Send a person on; by way of the page about the second factor when theirs is missing."""
        response: HttpResponse = super().post_login(request, user, **told)
        if response.status_code == 302:
            response.headers["Location"] = onward(user, response.headers["Location"])
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address the connection comes from (a proxy's word for it is judged by the server, not here)."""
        return request.META.get("REMOTE_ADDR") or "unknown"


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and codes belong to the instance's own address."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Tie passkeys to the configured host, whatever the browser claims."""
        return {"id": settings.INSTANCE.hostname, "name": "Lärdom"}

    def get_totp_issuer(self) -> str:
        """Name the instance in the app that shows codes."""
        return f"Lärdom ({settings.INSTANCE.hostname})"


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Somebody who comes from a university's sign-in must have been invited under that address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - as above
        """Let in whose address the other side vouches for and somebody here has invited."""
        return _invited_address(sociallogin) is not None

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """Make the person of whoever was invited, and use the invitations up."""
        address = _invited_address(sociallogin)
        sociallogin.user.email = address
        person = super().save_user(request, sociallogin, form)
        for invitation in queries.open_invitations(address or ""):
            actions.accept(invitation, person=person)
        return person

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Take the name the other side gives."""
        person = super().populate_user(request, sociallogin, data)
        told = (data.get("first_name"), data.get("last_name"))
        person.name = data.get("name") or " ".join(part for part in told if part) or str(data.get("email", ""))
        return person


def _invited_address(sociallogin: Any) -> str | None:
    vouched = (one.email.casefold() for one in sociallogin.email_addresses if one.verified)
    return next((address for address in vouched if queries.open_invitations(address)), None)

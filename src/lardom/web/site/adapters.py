"""What the sign-in library is told about this house: nobody signs up by themselves; links use the one address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed registration; absolute links never follow the Host header."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Nobody signs up by themselves: one is invited."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the reset link under the instance's own address."""
        from django.urls import reverse  # noqa: PLC0415 - the urls import this module

        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.INSTANCE.origin}{path}"


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Somebody who comes from a university's sign-in must have been invited under that address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - as above
        """Nobody signs up by themselves here either."""
        return False

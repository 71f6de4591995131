"""A study of a workbench, opened from a notebook: the same values as from its folder.

This is the one place in Lärdom that sends a request to another machine, and only to the address it is given.
"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, fields
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, get_args, get_type_hints

from lardom.claims.material import Material
from lardom.exchange.bundle import Study
from lardom.exchange.plain import PlainError, from_plain
from lardom.study.settings import StudySettings

TOKEN = "LARDOM_TOKEN"  # noqa: S105 - the variable's name
TIMEOUT = 60
BEGINNINGS = 5
"""How many times a table is read from its beginning when rows come and go meanwhile."""
_KEPT_APART = {"settings", "key_names"}
"""Fields of the material that are no pages of rows: the settings come with the study, the key never leaves it."""


class RemoteError(RuntimeError):
    """A workbench that did not give what was asked, with what to do about it."""


class _ChangedError(RuntimeError):
    """A table whose rows have come and gone while it was read page by page."""


class _NoOtherAddress(urllib.request.HTTPRedirectHandler):
    """A token is for the address it was given with: an answer that points elsewhere is not followed."""

    def redirect_request(self, *_told: Any, **_more: Any) -> None:
        """Follow nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A study's place: the workbench's address and the study's own."""

    origin: str
    study: str

    @property
    def api(self) -> str:
        """The address of the study for programs."""
        return f"{self.origin}/api/v1/s/{self.study}"


def place_of(address: str) -> Place:
    """Return where an address leads: any page of the study, or its address for programs.

    Raises `RemoteError` for an address that names no study, and for one that is not encrypted and not this machine.

    >>> place_of("https://lardom.example.org/s/ljus-i-ratt-tid/claims/")
    Place(origin='https://lardom.example.org', study='ljus-i-ratt-tid')
    """
    told = urllib.parse.urlsplit(address)
    parts = [part for part in told.path.split("/") if part]
    if "s" not in parts or parts.index("s") + 1 >= len(parts):
        raise RemoteError(f"{address} names no study; copy the address of the study's page, such as https://…/s/name/.")
    if told.scheme == "http" and told.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise RemoteError(f"{address} is not encrypted; a token is sent only over https, or to this machine.")
    return Place(f"{told.scheme}://{told.netloc}", parts[parts.index("s") + 1])


def open_remote(address: str, *, token: str = "") -> Study:
    """Open a study of a workbench; `token` (or the variable LARDOM_TOKEN) is made on the study's page for tokens.

    What the person behind the token may not see is not there: others' codings during a blind reading, tables their
    roles do not open. Raises `RemoteError`, which says what to do.
    """
    place = place_of(address)
    secret = token or os.environ.get(TOKEN, "")
    if not secret:
        raise RemoteError(f"A token is needed: open_study(address, token=…) or the variable {TOKEN}.")
    told = _asked(place.api, secret)
    found: dict[str, Any] = {"settings": from_plain(StudySettings, told["settings"])}
    hints = get_type_hints(Material)
    for table in (one.name for one in fields(Material) if one.name not in _KEPT_APART):
        if table in told["tables"]:
            kind = get_args(hints[table])[0]
            found[table] = tuple(from_plain(kind, row) for row in _rows(f"{place.api}/tables/{table}", secret))
    return Study(**found)


def _rows(address: str, token: str) -> list[Any]:
    for _ in range(BEGINNINGS):
        try:
            return list(_pages(address, token))
        except _ChangedError as error:
            changed = error
    raise RemoteError(f"{address} changes faster than it can be read. Try again when fewer are at work.") from changed


def _pages(address: str, token: str) -> Iterator[Any]:
    after = ""
    while True:
        page = _asked(f"{address}?{urllib.parse.urlencode({'after': after})}" if after else address, token)
        yield from page["items"]
        after = page.get("next") or ""
        if not after:
            return


def _asked(address: str, token: str) -> Any:
    request = urllib.request.Request(  # noqa: S310 - place_of lets only http(s) through
        address, headers={"Authorization": f"Bearer {token}", "Accept": "application/json"}
    )
    try:
        with urllib.request.build_opener(_NoOtherAddress).open(request, timeout=TIMEOUT) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.CONFLICT:
            raise _ChangedError(address) from None
        raise RemoteError(_refusal(address, error.code, error.headers.get("Location", ""))) from None
    except (OSError, HTTPException) as error:
        raise RemoteError(f"{address} does not answer ({error}). Is the workbench running?") from None
    except (ValueError, PlainError) as error:
        raise RemoteError(f"{address} did not answer as a workbench does ({error}).") from None


def _refusal(address: str, status: int, elsewhere: str) -> str:
    if elsewhere:
        return (
            f"{address} answered {status} and points to {elsewhere}. A token is sent only to the address it was given "
            "with; if the workbench has moved there, open the study by that address."
        )
    way_out = {
        401: "The token is unknown, revoked or too old; make a new one on the study's page for tokens.",
        403: "The person behind the token has no right to this; ask the lead of the study.",
        404: "There is no such study for the person behind the token; check the address.",
        429: "Too many requests; wait a minute.",
    }
    return f"{address} answered {status}. {way_out.get(status, 'Tell whoever keeps the workbench.')}"

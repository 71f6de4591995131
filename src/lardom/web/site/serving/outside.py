"""What an instance may reach outside itself, when it is told to: a mail server, and universities' sign-in.

Both are off until somebody configures them; what is wrong in them is told in sentences at the start.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_SENDERS = {"smtp": 587, "smtps": 465, "file": 0}


@dataclass(frozen=True)
class Mail:
    """Where mail goes (Django's MAILERS) and whom it is from; `faults` says what is wrong with the address."""

    mailers: dict[str, Any]
    sender: str = ""
    faults: tuple[str, ...] = field(default=())


NO_MAIL = Mail({"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}})


def read_mail(variable: str, address: str, hostname: str) -> Mail:
    """Read a mail address such as smtp://user:password@mail.example.org:587?from=lardom@example.org.

    `smtp` speaks STARTTLS, `smtps` TLS from the first byte, and `file:///folder` writes each mail into a file.
    """
    if not address:
        return NO_MAIL
    told = urlsplit(address)
    sender = parse_qs(told.query).get("from", [f"lardom@{hostname}"])[0]
    if told.scheme not in _SENDERS or (told.scheme != "file" and not told.hostname):
        shown = f"{told.scheme}://{told.hostname or ''}"
        way_out = "write smtp://user:password@host:587?from=lardom@example.org, smtps://… or file:///folder."
        return Mail(NO_MAIL.mailers, "", (f"{variable} ({shown}…) is no mail address; {way_out}",))
    if told.scheme == "file":
        backend = {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": told.path}}
        return Mail({"default": backend}, sender)
    options: dict[str, Any] = {"host": told.hostname, "port": told.port or _SENDERS[told.scheme], "timeout": 20}
    options["use_ssl" if told.scheme == "smtps" else "use_tls"] = True
    if told.username:
        options |= {"username": unquote(told.username), "password": unquote(told.password or "")}
    return Mail({"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}, sender)


@dataclass(frozen=True)
class Oidc:
    """Sign-in by OpenID Connect: allauth's description of each provider; `faults` says what is wrong in the file."""

    apps: tuple[dict[str, Any], ...] = ()
    faults: tuple[str, ...] = field(default=())


def read_oidc(variable: str, path: str) -> Oidc:
    """Read a TOML file with one `[[provider]]` each: id, name, issuer, client_id, secret_file."""
    if not path:
        return Oidc()
    try:
        told = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        return Oidc((), (f"{variable}: {path} cannot be read ({error.strerror}).",))
    except tomllib.TOMLDecodeError as error:
        return Oidc((), (f"{variable}: {path} is not TOML ({error}).",))
    apps, faults = [], []
    for number, one in enumerate(told.get("provider", []), 1):
        missing = [name for name in ("id", "name", "issuer", "client_id", "secret_file") if not one.get(name)]
        if missing:
            faults.append(f"{variable}: provider {number} in {path} lacks {', '.join(missing)}.")
            continue
        if not str(one["issuer"]).startswith("https://"):
            faults.append(f"{variable}: the issuer of {one['id']} in {path} must begin with https://.")
        try:
            secret = (Path(path).parent / one["secret_file"]).read_text("utf-8").strip()
        except OSError as error:
            faults.append(f"{variable}: the secret file of {one['id']}, {one['secret_file']}: {error.strerror}.")
            continue
        apps.append({
            "provider_id": one["id"], "name": one["name"], "client_id": one["client_id"], "secret": secret,
            "settings": {"server_url": one["issuer"], "fetch_userinfo": True, "oauth_pkce_enabled": True},
        })  # fmt: skip
    if not told.get("provider"):
        faults.append(f"{variable}: {path} has no [[provider]].")
    return Oidc(tuple(apps), tuple(faults))

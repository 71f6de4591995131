"""What an instance is told from outside: where its data lie, its address, its database, its key.

Everything comes from the environment (or from `lardom serve`, which sets it), is checked at once, and what is wrong
is told in sentences. There is no default key and no default password.
"""

import ipaddress
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from lardom.web.site.serving.outside import NO_MAIL, Mail, Oidc, read_mail, read_oidc

HOME = "LARDOM_HOME"
DATABASE = "LARDOM_DATABASE_URL"
ORIGIN = "LARDOM_ORIGIN"
HOSTS = "LARDOM_ALLOWED_HOSTS"
SECRET = "LARDOM_SECRET_KEY"  # noqa: S105 - the variable's name
DEBUG = "LARDOM_DEBUG"
OIDC = "LARDOM_OIDC"
MAIL = "LARDOM_MAIL_URL"
REQUIRE_FACTOR = "LARDOM_REQUIRE_MFA"
GRACE = "LARDOM_MFA_GRACE_DAYS"
IDLE = "LARDOM_SESSION_MINUTES"
SHORTEST_SECRET = 50
IDLE_MINUTES = (10, 720, 120)
"""Shortest, longest and usual time after which a person who does nothing is signed out."""


@dataclass(frozen=True)
class Instance:
    """One instance: its data folder, its public address and what follows from it. `faults` says why it may not start."""

    home: Path
    database: str
    origin: str
    hosts: tuple[str, ...]
    secret: str
    debug: bool = False
    mail: str = ""
    mailing: Mail = NO_MAIL
    oidc: Oidc = field(default_factory=Oidc)
    requires_factor: bool = False
    grace_days: int = 0
    idle_minutes: int = IDLE_MINUTES[2]
    faults: tuple[str, ...] = field(default=())

    @property
    def hostname(self) -> str:
        """The name people know it by."""
        return urlsplit(self.origin).hostname or "localhost"

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(urlsplit(self.origin).hostname or "")

    @property
    def is_https(self) -> bool:
        """Whether its public address is encrypted."""
        return self.origin.startswith("https://")


LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""What a person may write to reach this machine; an instance of this machine's own answers to each."""


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach that host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _kept_secret(home: Path) -> str:
    """Return the instance's own key, made at first start and readable by its owner only."""
    path = home / "secret.key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), "utf-8")
    return path.read_text("utf-8").strip()


def read_instance(environment: Mapping[str, str] | None = None) -> Instance:
    """Read and check what the environment says; every fault is listed, none is passed over."""
    told = os.environ if environment is None else environment
    home = Path(told.get(HOME) or "lardom-data").expanduser().resolve()
    origin = (told.get(ORIGIN) or "http://localhost:8000").rstrip("/")
    address = urlsplit(origin)
    hosts = tuple(host.strip() for host in told.get(HOSTS, "").split(",") if host.strip())
    debug = _is_on(told, DEBUG)
    faults = [*_faults_of_address(origin, hosts, debug=debug)]
    secret = told.get(SECRET) or _kept_secret(home)
    if len(secret) < SHORTEST_SECRET:
        faults.append(f"{SECRET} has {len(secret)} characters; it must have at least {SHORTEST_SECRET}.")
    own = address.hostname or "localhost"
    mailing, oidc = read_mail(MAIL, told.get(MAIL, ""), own), read_oidc(OIDC, told.get(OIDC, ""))
    idle = _whole(told, IDLE, IDLE_MINUTES, faults)
    grace = _whole(told, GRACE, (0, 365, 0), faults)
    answers_to = (*hosts, own, *(LOOPBACK if is_loopback(own) else ()))
    return Instance(
        home, told.get(DATABASE, ""), origin, tuple(dict.fromkeys(answers_to)), secret, debug, told.get(MAIL, ""),
        mailing, oidc, _is_on(told, REQUIRE_FACTOR), grace, idle, (*faults, *mailing.faults, *oidc.faults),
    )  # fmt: skip


def _is_on(told: Mapping[str, str], name: str) -> bool:
    return told.get(name, "").casefold() in {"1", "true", "yes", "on"}


def _whole(told: Mapping[str, str], name: str, bounds: tuple[int, int, int], faults: list[str]) -> int:
    least, most, usual = bounds
    value = told.get(name, "")
    if not value:
        return usual
    if not value.isdecimal() or not least <= int(value) <= most:
        faults.append(f"{name} is {value!r}; write a whole number from {least} to {most}.")
        return usual
    return int(value)


def _faults_of_address(origin: str, hosts: tuple[str, ...], *, debug: bool) -> Iterator[str]:
    address = urlsplit(origin)
    if address.scheme not in {"http", "https"} or not address.hostname or address.path or address.query:
        yield f"{ORIGIN} is {origin!r}; write the address people use, such as https://lardom.example.org."
    local = is_loopback(address.hostname or "")
    if "*" in hosts or any(host.startswith(".") for host in hosts):
        yield f"{HOSTS} must name each host; {','.join(hosts)!r} would let any address in."
    if not local and not hosts:
        yield f"{HOSTS} is empty; name the hosts this instance answers to, such as {address.hostname}."
    if debug and not local:
        yield f"{DEBUG} shows the inside of the program; it is refused outside this machine ({origin})."

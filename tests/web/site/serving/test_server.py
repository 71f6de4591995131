"""The stream of a study's events: who may listen no more is told no more, however much happens meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from chromium import session_for
from django.conf import settings
from django.db import connection
from workbench import Joined

from lardom.web.site.serving import server
from lardom.web.study import actions
from lardom.web.study.models import Membership, Person, Study
from lardom.web.study.writing import writing


@pytest.fixture
def busy(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - the stream reads in threads of its own
    """A study in which more happens than there are quiet moments."""
    monkeypatch.setattr(server, "HEARTBEAT", 0.4)
    monkeypatch.setattr(server, "TOGETHER", 0.01)


def heard(study: Study, person: Person, lead: Person, then: Callable[[], object]) -> tuple[list[bytes], bool]:
    """Listen while much happens in a transcript and `then` is done; returns what was told, and whether it ended."""
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_for(person)}".encode()
    scope = {"type": "http", "path": f"/s/{study.slug}/live", "headers": [(b"cookie", cookie)]}
    told: list[bytes] = []
    begun = asyncio.Event()

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        told.append(message.get("body", b""))
        begun.set()

    def work() -> None:
        with writing(study, by=lead, kind="transcript.renamed", subject="transcript:7"):
            pass

    def alone(act: Callable[[], object]) -> None:
        act()
        connection.close()  # that of the loop's thread, which nobody else would close

    async def listen() -> bool:
        stream = asyncio.create_task(server.application(scope, receive, send))
        async with asyncio.timeout(20):
            await begun.wait()
        for number in range(40):
            await asyncio.to_thread(alone, then if number == 1 else work)
            await asyncio.sleep(0.05)
            if stream.done():
                return True
        stream.cancel()
        return False

    # In a thread of its own: where a browser's test has been, a loop runs in ours.
    with ThreadPoolExecutor(1) as elsewhere:
        return told, elsewhere.submit(lambda: asyncio.run(listen())).result()


def test_who_has_been_removed_listens_no_more_though_it_is_never_quiet(
    busy: None,  # noqa: ARG001
    study: Study,
    lead: Person,
    joined: Joined,
) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    part = Membership.objects.of(study).get(person=alma)
    told, ended = heard(study, alma, lead, lambda: actions.remove_member(study, part.pk, seen=None, by=lead))
    assert any(b":7" in one for one in told)
    assert ended


def test_whose_role_was_taken_is_not_told_what_is_worked_on(
    busy: None,  # noqa: ARG001
    study: Study,
    lead: Person,
    joined: Joined,
) -> None:
    alma = joined(study, "Alma Rehn", "assistant")
    told, ended = heard(study, alma, lead, lambda: actions.give_roles(study, person=alma, roles=["reader"], by=lead))
    assert any(b":7" in one for one in told[:10])
    assert b"data: " in told[-1]
    assert b":7" not in told[-1]
    assert not ended

"""A program that asks at the door with a token."""

import json
import uuid
from typing import Any

from django.test import Client

from lardom.web.study import actions
from lardom.web.study.models import Person, Study


class Program:
    """A program that asks with a token."""

    def __init__(self, study: Study, person: Person, *, writes: bool = True) -> None:
        self.token = actions.make_token(study=study, by=person, name="prov", writes=writes, days=1)
        self.base = f"/api/v1/s/{study.slug}"

    def ask(self, path: str = "", method: str = "GET", key: str | None = None, **told: Any) -> Any:
        """Ask, with a key of its own for the act (`key=""`: without one)."""
        headers = {"Authorization": f"Bearer {self.token}"}
        if key != "":
            headers["Idempotency-Key"] = key or str(uuid.uuid4())
        browser = Client(HTTP_HOST="127.0.0.1:8000")
        return browser.generic(
            method, self.base + path, data=json.dumps(told), content_type="application/json",
            headers=headers,
        )  # fmt: skip

    def row(self, table: str, ref: str) -> tuple[dict[str, Any], int]:
        """Return a row of a table by its id, with its version."""
        page = self.ask(f"/tables/{table}?limit=2000").json()
        return next(
            (row, version) for row, version in zip(page["items"], page["versions"], strict=True) if row.get("id") == ref
        )

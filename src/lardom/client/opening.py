"""The one call a notebook begins with: a study's folder, or its address in a workbench."""

from pathlib import Path

from lardom.client.remote import open_remote
from lardom.exchange.bundle import Study
from lardom.exchange.folder import open_study as open_folder
from lardom.study.settings import Language


def open_study(place: str | Path, *, token: str = "", strict: bool = False, language: Language | None = None) -> Study:
    """Open a study: a folder, or "https://…/s/name/" of a workbench with a token made there.

    Both give the same values. A folder opened with `strict` raises `StudyError` when it has errors; an address raises
    `RemoteError` when the workbench does not give the study.

    >>> open_study("/nowhere").projects
    ()
    """
    if str(place).lower().startswith(("https://", "http://")):
        return open_remote(str(place), token=token)
    return open_folder(place, strict=strict, language=language)

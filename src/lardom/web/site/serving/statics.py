"""Static files under names that change with their content, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statics(CompressedManifestStaticFilesStorage):
    """Hashed names once `collectstatic` has run (every served instance); plain names before that."""

    manifest_strict = False
    _told: dict[tuple[int, str], str] | None = None

    def url(self, name: str, force: bool = False) -> str:
        """Return a file's address; it stays until files are collected, and every page asks for half a dozen."""
        if force:
            return str(super().url(name, force))
        if self._told is None:
            self._told = {}
        asked = (len(self.hashed_files), name)
        if asked not in self._told:
            self._told[asked] = super().url(name)
        return self._told[asked]

    def hashed_name(self, name, content=None, filename=None):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201, D102
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:  # not collected yet: tests and `manage` commands
            return name

"""Static files under names that change with their content, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statics(CompressedManifestStaticFilesStorage):
    """Hashed names once `collectstatic` has run (every served instance); plain names before that."""

    manifest_strict = False

    def hashed_name(self, name, content=None, filename=None):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201, D102
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:  # not collected yet: tests and `manage` commands
            return name

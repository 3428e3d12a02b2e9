"""Static files under names with their hash in development too, without `collectstatic`.

Production has them from `collectstatic` (`CompressedManifestStaticFilesStorage`). Here the storage
names a file by what is in it now, and the finder finds it under that name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

HASHED = re.compile(r"^(?P<stem>.+)\.(?P<hash>[0-9a-f]{12})(?P<suffix>\.[^./]+)$")


class HashedNamesStorage(StaticFilesStorage):
    """Gives a file's address the hash of its content: `css/askel.0123456789ab.css`."""

    def url(self, name: str | None) -> str:
        """The address of a static file; one that is not there keeps its plain name."""
        path = finders.find(name or "")
        if not name or not isinstance(path, str) or not Path(path).is_file():
            return super().url(name)
        stem, dot, suffix = name.rpartition(".")
        return super().url(f"{stem}.{hash_of(path)}{dot}{suffix}" if stem else name)


class HashedNamesFinder(finders.BaseFinder):
    """Finds files under the names `HashedNamesStorage` gives them, as long as the hash is theirs."""

    def check(self, **_options: object) -> list[Any]:
        """Nothing can be set up wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: object) -> Any:  # noqa: ANN401, FBT001, FBT002 - Django's signature
        """The path of the file, or [] where there is none of the name."""
        match = HASHED.match(path)
        found = finders.find(match["stem"] + match["suffix"]) if match else None
        if match is None or not isinstance(found, str) or hash_of(found) != match["hash"]:
            return []
        return [found] if find_all else found

    def list(self, ignore_patterns: object) -> list[Any]:
        """No file of its own: whoever collects finds them by their plain names."""
        return []


def hash_of(path: str) -> str:
    """Twelve hexadecimal digits that change when the file does."""
    return _hash_of(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _hash_of(path: str, _changed_at: int) -> str:
    return blake2b(Path(path).read_bytes(), digest_size=6).hexdigest()

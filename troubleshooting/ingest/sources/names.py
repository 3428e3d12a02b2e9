"""What a file's place in its tree says: whether it is an article, which one, in which locale."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from troubleshooting.text.locales import canonical_locale, endonym

# Folders that say in which shape or language the files below are, not where an article belongs.
SHAPE_FOLDERS = frozenset({"bilingual", "plain"})
# Files that repositories of articles hold beside them.
NOT_ARTICLES = frozenset(
    {"README.md", "CONTRIBUTING.md", "LICENSE.md", "SECURITY.md", "CHANGELOG.md"}
)
# Repositories of one language say so at their name's end, before a branch's name in a download.
LOCALE_IN_NAME = re.compile(r"\.(?P<locale>[a-z]{2,3}-(?:[A-Za-z]{4}-)?[A-Za-z]{2})(?:-[\w.-]+)?$")

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(path: str) -> str:
    """A path as it may be shown: what is not text in it, or would steer a terminal, is escaped."""
    return UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], path)


def is_article(inside: PurePosixPath) -> bool:
    """Whether a file of a tree is taken for an article.

    Hidden files and folders, and the files a repository keeps beside its articles, are not.
    """
    hidden = any(part.startswith(".") for part in inside.parts)
    return inside.suffix == ".md" and not hidden and inside.name not in NOT_ARTICLES


def article_path(inside: PurePosixPath) -> str:
    """The path below the last folder that names a locale or a shape, without `.md`, in NFC."""
    parts = inside.parts
    markers = [n for n, part in enumerate(parts[:-1]) if part in SHAPE_FOLDERS or _is_locale(part)]
    below = parts[markers[-1] + 1 :] if markers else parts
    return unicodedata.normalize("NFC", printable(str(PurePosixPath(*below).with_suffix(""))))


def has_marker(inside: PurePosixPath) -> bool:
    """Whether a folder above the file names a locale or a shape."""
    return any(part in SHAPE_FOLDERS or _is_locale(part) for part in inside.parts[:-1])


def locale_of(place: PurePosixPath) -> str:
    """The locale that the folders above a file name, canonical; the closest one, or ""."""
    for part in reversed(place.parts[:-1]):
        if _is_locale(part):
            return canonical_locale(part)
        match = LOCALE_IN_NAME.search(part)
        if match and _is_locale(match["locale"]):
            return canonical_locale(match["locale"])
    return ""


def _is_locale(name: str) -> bool:
    try:
        locale = canonical_locale(name) if "-" in name else ""
    except ValueError:
        return False
    # `how-to` is well formed, but no language has that code.
    return locale.lower() == name.lower() and endonym(locale) != locale

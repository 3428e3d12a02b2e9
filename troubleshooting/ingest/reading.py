"""A file read: its text, its language, and whether it is what is stored already."""

from __future__ import annotations

import re
from dataclasses import dataclass

from troubleshooting.ingest.pictures.shown import ShownPictures, look_for_pictures
from troubleshooting.ingest.preparation.prepare import content_hash
from troubleshooting.ingest.preparation.references import Reference, referred_articles
from troubleshooting.ingest.report import FileWarning, WarningKind, warnings_of
from troubleshooting.ingest.sources.decode import decode
from troubleshooting.ingest.sources.files import SourceFile
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import canonical_locale

STATED = re.compile(r"^ms\.contentlocale[ \t]*:[ \t]*[\"']?(?P<locale>[A-Za-z_-]+)", re.MULTILINE)


@dataclass(frozen=True)
class ReadFile:
    """A file before it is parsed.

    Attributes:
        file: Where it came from.
        text: Its text.
        locale: The locale to take where the file does not say its own; None where none is known.
        digest: What tells an unchanged file: of its text, its pictures, and what reads them.
        shown: The pictures beside it that it refers to.
        likely_locale: The locale it will most likely turn out to be in, or "".
        articles: The articles it links to.
        warnings: What was odd so far.
    """

    file: SourceFile
    text: str
    locale: str | None
    digest: str
    shown: ShownPictures
    likely_locale: str
    articles: tuple[Reference, ...]
    warnings: tuple[FileWarning, ...]


def read_file(file: SourceFile, *, locale: str | None) -> ReadFile:
    """Read a file and what its text refers to.

    Args:
        file: The file.
        locale: The locale of files that do not say theirs; their folder's where it is None.

    Raises:
        ArticleError: It cannot be read as text; with the line.
    """
    decoded = decode(file.read())
    stated = _stated_locale(decoded.text)
    given = locale or file.folder_locale or None
    shown = look_for_pictures(file, decoded.text)
    return ReadFile(
        file=file,
        text=decoded.text,
        locale=given,
        digest=content_hash(decoded.text + shown.fingerprint),
        shown=shown,
        likely_locale=stated or given or "",
        articles=tuple(referred_articles(decoded.text)),
        warnings=(
            *warnings_of(WarningKind.BYTES, decoded.warnings),
            *_guess(file, stated, locale),
        ),
    )


def locale_of_file(file: SourceFile) -> str:
    """The locale of a file that is not imported any more: what it said, else its folder's."""
    try:
        stated = _stated_locale(decode(file.read()).text)
    except ArticleError:
        stated = ""
    return stated or file.folder_locale


def _stated_locale(text: str) -> str:
    match = STATED.search(text, 0, 4000)
    try:
        return canonical_locale(match["locale"]) if match else ""
    except ValueError:
        return ""


def _guess(file: SourceFile, stated: str, given: str | None) -> list[FileWarning]:
    if stated or given or not file.folder_locale:
        return []
    reason = f"No ms.contentlocale: taken as {file.folder_locale}, which its folder names."
    return [FileWarning(WarningKind.LOCALE, 1, reason)]

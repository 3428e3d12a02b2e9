"""Import files and folders: one file at a time, so that a bad one costs only itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError

from troubleshooting.ingest.read import SourceFile, find_files
from troubleshooting.ingest.report import FileResult, FileStatus, ImportReport
from troubleshooting.ingest.store import Provenance, content_hash, store_article
from troubleshooting.models import ArticleTranslation
from troubleshooting.text.article import parse_article
from troubleshooting.text.errors import ArticleError

logger = logging.getLogger(__name__)


def import_tree(
    paths: Iterable[Path],
    *,
    now: datetime,
    locale: str | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportReport:
    """Import the articles at and below some paths.

    Args:
        paths: Files and folders.
        now: Recorded as the time of import.
        locale: The locale of files that do not say theirs.
        on_progress: Called after each file with the number done and the number there are.

    Returns:
        A report with an entry for each file.

    Raises:
        FileNotFoundError: A path does not exist.
    """
    files = find_files(paths)
    known = _known_hashes()
    report = ImportReport()
    for done, file in enumerate(files, start=1):
        report.files.append(_import_file(file, known, locale=locale, now=now))
        on_progress(done, len(files))
    return report


def _known_hashes() -> dict[tuple[str, str], str]:
    """Slug and hash of every stored text, with its locale: one query instead of one a file."""
    rows = ArticleTranslation.objects.values_list("article__slug", "content_hash", "locale")
    return {(slug, digest): locale for slug, digest, locale in rows}


def _import_file(
    file: SourceFile, known: dict[tuple[str, str], str], *, locale: str | None, now: datetime
) -> FileResult:
    slug = file.slug
    try:
        text = file.read()
        digest = content_hash(text)
        if found := known.get((slug, digest)):
            return FileResult(str(file.path), FileStatus.UNCHANGED, slug, found)
        parsed = parse_article(text, locale=locale)
        stored = store_article(
            parsed, path=file.article_path, slug=slug, provenance=Provenance(digest, "", now)
        )
    except ArticleError as error:
        return FileResult(
            str(file.path), FileStatus.FAILED, slug, line=error.line, reason=error.reason
        )
    except DatabaseError as error:
        logger.exception("Storing %s failed", file.path)
        reason = f"The database refused it ({type(error).__name__}); the log says more."
        return FileResult(str(file.path), FileStatus.FAILED, slug, line=1, reason=reason)
    return FileResult(str(file.path), stored.status, slug, parsed.locale, warnings=parsed.warnings)

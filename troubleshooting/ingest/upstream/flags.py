"""What an import saw of its trees, and so which texts are there, back, or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from troubleshooting.ingest.reading import locale_of_file
from troubleshooting.ingest.report import FileResult, FileStatus, ImportReport
from troubleshooting.ingest.sources.files import Source
from troubleshooting.ingest.storage.stored_texts import StoredText, StoredTexts
from troubleshooting.ingest.upstream.missing import (
    KEYS_A_STATEMENT,
    flag,
    flag_absent,
    list_missing,
    settle_returned,
)
from troubleshooting.models import ArticleTranslation, Status


def origin_after(known: str, read: str) -> str:
    """The tree a text belongs to after its file was read from another.

    A file named by itself, or read with a folder inside its tree, stays part of the tree.
    """
    is_inside = known and read.startswith(f"{known}/")
    return known if is_inside or not read else read


class Upstream:
    """Collects what is seen file by file; `settle` writes what follows, if anything does."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._there: set[tuple[str, str]] = set()
        # A file that could not be taken in does not say its locale, but it is there.
        self._failed: set[str] = set()
        self._moved: dict[str, list[int]] = defaultdict(list)

    def saw(self, result: FileResult) -> None:
        """A file was read."""
        if result.status is FileStatus.FAILED:
            self._failed.add(result.slug)
        else:
            self._there.add((result.slug, result.locale))

    def saw_unchanged(self, text: StoredText, origin: str) -> None:
        """A stored text's file is as it was; its tree may be another, or it may be back."""
        origin = origin_after(text.origin, origin)
        if text.is_missing or text.origin != origin:
            self._moved[origin].append(text.key)

    def is_there(self, slug: str, locale: str) -> bool:
        """Whether a file of an article in a locale was seen."""
        return slug in self._failed or (slug, locale) in self._there

    def settle(
        self, sources: Sequence[Source], stored: StoredTexts, report: ImportReport, *, prune: bool
    ) -> None:
        """Flag what is gone, unflag what is back, and put both the flagged and notes in the report.

        Args:
            sources: What was imported.
            stored: What was stored before.
            report: Gets `missing` and `notes`.
            prune: Unpublish what is gone.
        """
        self._unflag()
        for source in sources:
            if source.is_whole and not source.files:
                report.notes.append(f"{source.name} holds no article: nothing was flagged as gone.")
            elif source.is_whole:
                flag_absent(source.origin, is_there=self.is_there, now=self.now)
            flag(self._gone(source, stored), now=self.now)
        settle_returned()
        report.notes += _still_unpublished(stored.missing())
        origins = {one.origin for one in sources if (one.is_whole and one.files) or one.gone}
        report.missing += list_missing(origins, prune=prune)

    def _unflag(self) -> None:
        for origin, keys in self._moved.items():
            for start in range(0, len(keys), KEYS_A_STATEMENT):
                some = ArticleTranslation.objects.filter(
                    pk__in=keys[start : start + KEYS_A_STATEMENT]
                )
                some.update(origin=origin, missing_since=None)

    def _gone(self, source: Source, stored: StoredTexts) -> list[int]:
        """The texts of files that a tree is known to have lost."""
        keys = []
        for file in source.gone:
            text = stored.of_name(file.slug, locale_of_file(file))
            if (
                text
                and (text.origin, text.path) == (file.origin, file.article_path)
                and not self.is_there(file.slug, text.locale)
            ):
                keys.append(text.key)
        return keys


def _still_unpublished(keys: Sequence[int]) -> list[str]:
    """A note for each text that was gone, is back, and is not seen by readers."""
    back = ArticleTranslation.objects.filter(
        pk__in=keys, missing_since=None, status=Status.DRAFT
    ).select_related("article")
    return [
        f"{text.article.slug} ({text.locale}) is back upstream and still unpublished: "
        "publish it where readers are to have it."
        for text in (back if keys else ())
    ]

"""One import on its way: files are read, prepared and stored, a few at a time."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.db import DatabaseError, transaction

from troubleshooting.ingest.options import ImportOptions
from troubleshooting.ingest.pictures.shown import (
    KeptPicture,
    as_shown,
    fallback_pictures,
    keep_pictures,
    store_pictures,
)
from troubleshooting.ingest.preparation.prepare import PreparedArticle
from troubleshooting.ingest.preparation.workers import (
    CHUNK,
    NextTasks,
    Result,
    Task,
    prepare_here,
    prepare_in_processes,
    shard_of,
)
from troubleshooting.ingest.reading import ReadFile, read_file
from troubleshooting.ingest.recutting.guidance import StoredGuidance
from troubleshooting.ingest.recutting.redraw import redraw_pictures
from troubleshooting.ingest.report import (
    FileResult,
    FileStatus,
    ImportReport,
    WarningKind,
    warnings_of,
)
from troubleshooting.ingest.sources.files import Source, SourceFile
from troubleshooting.ingest.storage.renamed import under_present_names
from troubleshooting.ingest.storage.statistics import refresh_statistics
from troubleshooting.ingest.storage.stored_texts import StoredText, StoredTexts
from troubleshooting.ingest.store import Arrival, Stored, store_articles
from troubleshooting.ingest.upstream.dangling import Dangling
from troubleshooting.ingest.upstream.flags import Upstream, origin_after
from troubleshooting.models import Article
from troubleshooting.text.bilingual import has_pairs
from troubleshooting.text.errors import ArticleError, TextWarning
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.segmentation.overrule import Decision
from troubleshooting.text.segmentation.skeleton import Sibling

logger = logging.getLogger(__name__)

# Fewer texts do not change which index is the best one.
MANY = 20


@dataclass(frozen=True)
class _UnderWay:
    """A file that was read and is on its way into the tables."""

    read: ReadFile
    kept: tuple[KeptPicture, ...]
    refused: tuple[TextWarning, ...]


class ImportRun:
    """One import: its files, what is stored of them, and what became of each so far."""

    def __init__(self, sources: Sequence[Source], now: datetime, options: ImportOptions) -> None:
        self.sources = sources = under_present_names(sources)
        self.now, self.options = now, options
        self.files = _each_once(sources)
        self.paths = {file.article_path for file in self.files}
        self.gone = {file.article_path for source in sources for file in source.gone}
        self.is_whole = all(source.is_whole for source in sources)
        self.stored = StoredTexts()
        self.guidance = StoredGuidance()
        self.upstream = Upstream(now)
        self.results: dict[int, FileResult] = {}
        self.under_way: dict[int, _UnderWay] = {}
        self.dangling = Dangling()

    def run(self) -> ImportReport:
        """Import all files, then settle what can only be told when all are in."""
        shards = [deque[int]() for _ in range(self._processes())]
        for number, file in enumerate(self.files):
            shards[shard_of(file.slug, len(shards))].append(number)
        tasks: list[NextTasks] = [partial(self._next_tasks, shard) for shard in shards]
        prepared = prepare_in_processes(tasks) if len(shards) > 1 else prepare_here(tasks)
        for results in prepared:
            self._take_in(results)
        for number, warnings in self.dangling.warnings():
            result = self.results[number]
            self.results[number] = replace(result, warnings=(*result.warnings, *warnings))
        report = ImportReport([self.results[number] for number in sorted(self.results)])
        self.upstream.settle(self.sources, self.stored, report, prune=self.options.prune)
        if report.count(FileStatus.CREATED) + report.count(FileStatus.UPDATED) >= MANY:
            refresh_statistics()
        return report

    def _processes(self) -> int:
        """As many as there is work for: a process for less than two chunks is not worth it."""
        return max(min(self.options.processes, len(self.files) // (2 * CHUNK)), 1)

    def _next_tasks(self, shard: deque[int]) -> list[Task]:
        """The next files of a shard that are not stored as they are, no article twice."""
        tasks: dict[str, Task] = {}
        while shard and len(tasks) < CHUNK and self.files[shard[0]].slug not in tasks:
            task = self._read(shard.popleft())
            if task:
                tasks[task.slug] = task
        return list(tasks.values())

    def _read(self, number: int) -> Task | None:
        """Read a file; None where that was all there is to do."""
        file = self.files[number]
        try:
            read = read_file(file, locale=self.options.locale)
        except ArticleError as error:
            self._fail(number, error)
            return None
        self.dangling.note(number, read)
        found = self.stored.of_hash(file.slug, read.digest)
        if found and not self._has_moved(found, file):
            self.upstream.saw_unchanged(found, file.origin)
            self._finish(number, _result(read, FileStatus.UNCHANGED, found.locale))
            return None
        borrowed = fallback_pictures(file.slug, read.likely_locale, read.shown.absent)
        under_way = _UnderWay(read, *keep_pictures(file, read.shown))
        self.under_way[number] = under_way
        return Task(
            number,
            file.slug,
            read.text,
            read.digest,
            read.locale,
            decisions=self.guidance.decisions_for(file.slug),
            sibling=self._sibling(read),
            pictures=as_shown([*borrowed.values(), *under_way.kept]),
        )

    def _sibling(self, read: ReadFile) -> Sibling | None:
        """The article's English, for a text that comes without it and is not it."""
        if has_pairs(read.text) or read.likely_locale == SOURCE_LOCALE:
            return None
        return self.guidance.sibling_for(read.file.slug)

    def _take_in(self, results: Sequence[Result]) -> None:
        """Store a chunk in one transaction; where the database refuses it, file by file."""
        try:
            self._store(results)
        except DatabaseError:
            for one in results:
                self._store_alone(one)

    def _store_alone(self, result: Result) -> None:
        try:
            self._store([result])
        except DatabaseError as error:
            logger.exception("Storing %s failed", self.files[result.task].path)
            kind = type(error).__name__
            reason = f"The database refused it ({kind}); the log says more."
            self._fail(result.task, ArticleError(reason))

    def _store(self, results: Sequence[Result]) -> None:
        arrivals = {
            one.task: self._arrival(one.task, one.prepared) for one in results if one.prepared
        }
        with transaction.atomic():
            outcomes = store_articles(list(arrivals.values()), now=self.now)
            by_number = dict(zip(arrivals, outcomes, strict=True))
            for number, outcome in by_number.items():
                if isinstance(outcome, Stored):
                    self._store_pictures(number, arrivals[number])
        for one in results:
            outcome = by_number.get(one.task) or one.error or ArticleError("It was not read.")
            if isinstance(outcome, Stored):
                self._finish(one.task, self._stored(one.task, arrivals[one.task], outcome))
            else:
                self._fail(one.task, outcome)

    def _arrival(self, number: int, prepared: PreparedArticle) -> Arrival:
        read = self.under_way[number].read
        there = self.stored.of_name(read.file.slug, prepared.parsed.locale)
        return Arrival(
            slug=read.file.slug,
            path=read.file.article_path,
            prepared=prepared,
            origin=origin_after(there.origin if there else "", read.file.origin),
            has_moved=bool(there and self._has_moved(there, read.file)),
        )

    def _has_moved(self, there: StoredText, file: SourceFile) -> bool:
        """Whether an article lies elsewhere in its tree than it did, and there no more."""
        if there.path == file.article_path or there.origin != file.origin:
            return False
        return there.path in self.gone or (self.is_whole and there.path not in self.paths)

    def _store_pictures(self, number: int, arrival: Arrival) -> None:
        kept, locale = self.under_way[number].kept, arrival.prepared.parsed.locale
        if kept or self.stored.has_pictures(arrival.slug, locale):
            article = Article.objects.get(slug=arrival.slug)
            if store_pictures(article, locale, kept):
                redraw_pictures(article)

    def _stored(self, number: int, arrival: Arrival, stored: Stored) -> FileResult:
        under_way, parsed = self.under_way[number], arrival.prepared.parsed
        result = _result(under_way.read, stored.status, parsed.locale)
        warnings = (
            *result.warnings,
            *warnings_of(WarningKind.TEXT, arrival.prepared.warnings),
            *warnings_of(WarningKind.VERSION, stored.warnings),
            *warnings_of(WarningKind.PICTURE, under_way.refused),
            *warnings_of(WarningKind.DECISION, map(_unused, parsed.unused_decisions)),
        )
        return replace(result, warnings=warnings, conflicts=stored.conflicts, hints=stored.hints)

    def _fail(self, number: int, error: ArticleError) -> None:
        file = self.files[number]
        self.dangling.forget(number)
        result = FileResult(
            file.path, FileStatus.FAILED, file.slug, line=error.line, reason=error.reason
        )
        self._finish(number, result)

    def _finish(self, number: int, result: FileResult) -> None:
        self.under_way.pop(number, None)
        self.results[number] = result
        self.upstream.saw(result)
        self.options.on_progress(len(self.results), len(self.files))


def _each_once(sources: Sequence[Source]) -> list[SourceFile]:
    """The files of all sources in order; one that several hold is the first's."""
    found: dict[str, SourceFile] = {}
    for source in sources:
        for file in source.files:
            found.setdefault(file.identity, file)
    return list(found.values())


def _unused(decision: Decision) -> TextWarning:
    words = " ".join(decision.text.split())[:60]
    return TextWarning(1, f"An editor's decision about steps finds its text no more: {words}")


def _result(read: ReadFile, status: FileStatus, locale: str) -> FileResult:
    return FileResult(read.file.path, status, read.file.slug, locale, warnings=read.warnings)

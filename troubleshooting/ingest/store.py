"""Prepared articles go into the tables: steps with one identity, texts, sentence pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from troubleshooting.ingest.preparation.prepare import PreparedArticle, english_side
from troubleshooting.ingest.recutting.recut import follow_sibling
from troubleshooting.ingest.report import FileStatus
from troubleshooting.ingest.storage.blocks import Planned, plan_changed_blocks, plan_new_blocks
from troubleshooting.ingest.storage.documents import document_of, store_document
from troubleshooting.ingest.storage.known import Known, look_up
from troubleshooting.ingest.storage.merging import same_words
from troubleshooting.ingest.storage.recognise import recognise_steps
from troubleshooting.ingest.storage.revisions import keep_first, record_revision
from troubleshooting.ingest.storage.steps import count_change, plan_steps
from troubleshooting.ingest.storage.topics import what_files_say
from troubleshooting.ingest.storage.writes import Writes
from troubleshooting.models import Article, ArticleTranslation, Block, RevisionCause, Step
from troubleshooting.text.errors import ArticleError, TextWarning
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import fold
from troubleshooting.text.words import plain_text

MAX_TITLE = 500


@dataclass(frozen=True)
class Arrival:
    """A prepared file on its way into the tables.

    Attributes:
        slug: The article's name.
        path: The article's path below the locale's folder, without `.md`.
        prepared: What the file holds.
        origin: The tree it was read from; "" for a file that was named by itself.
        has_moved: Whether the article lay elsewhere in that tree and does no more.
    """

    slug: str
    path: str
    prepared: PreparedArticle
    origin: str = ""
    has_moved: bool = False


@dataclass(frozen=True)
class Stored:
    """What storing one file did.

    Attributes:
        status: created, updated or unchanged.
        conflicts: How many corrections met a change of the same sentence upstream.
        hints: How many hints the checks have about the sentences of the file.
        warnings: What was odd beside what is stored.
    """

    status: FileStatus
    conflicts: int = 0
    hints: int = 0
    warnings: tuple[TextWarning, ...] = ()


@transaction.atomic
def store_articles(arrivals: Sequence[Arrival], *, now: datetime) -> list[Stored | ArticleError]:
    """Store some locales' texts, and their English sources if they came along, in one transaction.

    Corrections made here are kept: `troubleshooting.ingest.storage.merging` says what becomes of them.

    Args:
        arrivals: The files, no article twice.
        now: Recorded as the time of import.

    Returns:
        For each file what became of it, or why it was refused; a refused one leaves no trace.

    Raises:
        DatabaseError: The database refused a row; none of the files was stored.
    """
    known = look_up([one.slug for one in arrivals])
    writes = Writes()
    outcomes: list[Stored | ArticleError] = []
    for arrival in arrivals:
        own = Writes()
        try:
            article = _article_of(arrival, known, own)
            outcomes.append(_plan(article, arrival, own, now))
        except ArticleError as error:
            outcomes.append(error)
        else:
            writes.add(own)
    writes.flush()
    return outcomes


def _article_of(arrival: Arrival, known: dict[str, Known], writes: Writes) -> Known:
    there = known.get(arrival.slug)
    if there is None:
        article = Article(slug=arrival.slug, path=arrival.path)
        writes.articles.append(article)
        return Known(article, is_new=True)
    if there.article.path != arrival.path and arrival.has_moved:
        there.article.path = arrival.path
        writes.afterwards.append(partial(there.article.save, update_fields=["path", "updated_at"]))
    if there.article.path != arrival.path:
        raise ArticleError(
            f"{arrival.path}.md and {there.article.path}.md have the same name: rename one."
        )
    return there


def _plan(known: Known, arrival: Arrival, writes: Writes, now: datetime) -> Stored:
    prepared, parsed = arrival.prepared, arrival.prepared.parsed
    there = known.translations.get(parsed.locale)
    if there and _is_unchanged(there, prepared):
        return Stored(FileStatus.UNCHANGED)
    steps = plan_steps(known, parsed, recognise_steps(known, parsed), writes)
    text = there or ArticleTranslation(article=known.article, locale=parsed.locale)
    text.origin, text.missing_since = arrival.origin, None
    planned = _plan_text(text, prepared, steps, writes, now)
    writes.topics.append(what_files_say(known, text))
    is_newly_english = parsed.locale == SOURCE_LOCALE
    warnings: tuple[TextWarning, ...] = ()
    if parsed.has_source:
        english = english_side(prepared)
        warnings = tuple(_other_english(known, english, is_new=there is None))
        is_newly_english = _plan_english(known, english, steps, writes, now)
    if is_newly_english and any(map(_is_without_source, known.translations.values())):
        writes.afterwards.append(lambda: follow_sibling(known.article, now=now))
    if there:
        writes.afterwards.append(lambda: count_change(known.article, now))
    hints = sum(len(unit.hints) for block in prepared.blocks for unit in block.units)
    status = FileStatus.UPDATED if there else FileStatus.CREATED
    return Stored(status, len(planned.conflicts), hints, warnings)


def _other_english(
    known: Known, english: PreparedArticle, *, is_new: bool
) -> Iterator[TextWarning]:
    """Where a file's English is not the article's: upstream translated another version of it."""
    there = known.translations.get(SOURCE_LOCALE)
    if there is None or there.content_hash == english.digest:
        return
    here, stored = english.parsed.handed_off, there.handed_off
    is_older = here < stored or (here == stored and is_new)
    if there.derived and is_older:
        dates = "of the same date" if here == stored else f"of {here or 'no date'}, not {stored}"
        yield TextWarning(1, f"Its English is not the article's, but another version {dates}.")


def _is_unchanged(there: ArticleTranslation, prepared: PreparedArticle) -> bool:
    if there.content_hash == prepared.digest:
        return True
    # A plain file of a text we have from a bilingual one tells us nothing new.
    parsed = prepared.parsed
    if parsed.has_source or not same_words(parsed.front_matter, there.front_matter):
        return False
    here = " ".join(block.upstream_markdown for block in there.blocks.in_reading_order())
    coming = " ".join(block.markdown for block in parsed.blocks)
    return same_words(here.replace("\\*", "*"), coming.replace("\\*", "*"))


def _plan_english(
    known: Known, english: PreparedArticle, steps: list[Step], writes: Writes, now: datetime
) -> bool:
    """Keep the English side as the article's English text, unless a newer one is there.

    Says whether it was kept.
    """
    there = known.translations.get(SOURCE_LOCALE)
    if there and (
        not there.derived
        or there.content_hash == english.digest
        or there.handed_off > english.parsed.handed_off
    ):
        return False
    text = there or ArticleTranslation(article=known.article, locale=SOURCE_LOCALE, derived=True)
    _plan_text(text, english, steps, writes, now)
    return True


def _is_without_source(text: ArticleTranslation) -> bool:
    """Whether a text came alone, so that only a sibling can tell what its blocks are."""
    return text.locale != SOURCE_LOCALE and not text.source_title


def _plan_text(
    text: ArticleTranslation,
    prepared: PreparedArticle,
    steps: list[Step],
    writes: Writes,
    now: datetime,
) -> Planned:
    parsed = prepared.parsed
    text.title, text.source_title = parsed.title[:MAX_TITLE], parsed.source_title[:MAX_TITLE]
    text.translation_type = parsed.translation_type[:10]
    text.front_matter, text.has_front_matter = parsed.front_matter, parsed.has_front_matter
    text.content_hash, text.handed_off = prepared.digest, parsed.handed_off
    if text._state.adding:
        writes.translations.append(text)
        planned = plan_new_blocks(text, prepared.blocks, steps, writes, now)
        _finish(text, planned.blocks, now)
        writes.documents.append(document_of(text, planned.blocks))
        return planned
    keep_first(text)
    planned = plan_changed_blocks(text, prepared.blocks, steps, writes, now)
    _finish(text, planned.blocks, now)
    text.save()
    store_document(text, planned.blocks)
    writes.afterwards.append(lambda: _record(text, now))
    return planned


def _record(text: ArticleTranslation, now: datetime) -> None:
    record_revision(text, RevisionCause.IMPORT, now=now)


def _finish(text: ArticleTranslation, blocks: Sequence[Block], now: datetime) -> None:
    """Set what follows from the blocks: a corrected title, and the words search looks at."""
    corrected = next((one for one in blocks if one.is_title and one.is_edited), None)
    if corrected:
        text.title = plain_text(corrected.html)[:MAX_TITLE]
    text.imported_at = now
    text.search_text = search_text(text, blocks)


def search_text(translation: ArticleTranslation, blocks: Sequence[Block]) -> str:
    """The words search looks at: title, original title, slug, and what the blocks say."""
    words = [translation.title, translation.source_title, translation.article.slug]
    words += [plain_text(block.html) for block in blocks]
    return fold("\n".join(words))


def refresh_search_text(translation: ArticleTranslation, blocks: Sequence[Block]) -> None:
    """Store the words search looks at."""
    translation.search_text = search_text(translation, blocks)
    translation.save(update_fields=["search_text", "updated_at"])
    store_document(translation, blocks)

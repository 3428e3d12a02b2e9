"""A parsed article goes into the tables: steps with one identity, texts, sentence pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from troubleshooting.ingest.blocks import Written, write_blocks
from troubleshooting.ingest.english import english_side
from troubleshooting.ingest.known import Known, look_up
from troubleshooting.ingest.merging import same_words
from troubleshooting.ingest.recognise import recognise_steps
from troubleshooting.ingest.rendering import Renderer
from troubleshooting.ingest.report import FileStatus
from troubleshooting.ingest.revisions import keep_first, record_revision
from troubleshooting.ingest.steps import retire_unused, store_steps
from troubleshooting.models import Article, ArticleTranslation, Block, RevisionCause, Step
from troubleshooting.text.article import PARSER_VERSION, ParsedArticle
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.render import plain_text


@dataclass(frozen=True)
class Stored:
    """What storing one file did.

    Attributes:
        status: created, updated or unchanged.
        conflicts: How many corrections met a change of the same sentence upstream.
    """

    status: FileStatus
    conflicts: int = 0


@dataclass(frozen=True)
class Provenance:
    """Where a text comes from.

    Attributes:
        digest: `content_hash` of the file.
        origin: The tree it was read from; "" for a file that was named by itself.
        now: The time of the import.
    """

    digest: str
    origin: str
    now: datetime


def content_hash(text: str) -> str:
    """What tells an unchanged file: of its text and of the version of what reads it."""
    return hashlib.sha256(f"{PARSER_VERSION}\n{text}".encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def store_article(parsed: ParsedArticle, *, path: str, slug: str, provenance: Provenance) -> Stored:
    """Store one locale's text of an article, and its English source if it came along.

    Corrections made here are kept: `troubleshooting.ingest.merging` says what becomes of them.

    Args:
        parsed: The text.
        path: The article's path below the locale's folder, without `.md`.
        slug: The article's name.
        provenance: Where it comes from, and when.

    Raises:
        ArticleError: Another file has the same name in another folder.
    """
    known = look_up(slug, path)
    there = known.translations.get(parsed.locale)
    if there and _is_unchanged(there, parsed, provenance):
        return Stored(FileStatus.UNCHANGED)
    steps = store_steps(known, parsed, recognise_steps(known, parsed))
    written = _write(known, parsed, steps, provenance)
    if parsed.has_source:
        _store_english(known, parsed, steps, provenance)
    retire_unused(known, provenance.now)
    if there:
        Article.objects.filter(pk=known.article.pk).update(version=F("version") + 1)
    return Stored(FileStatus.UPDATED if there else FileStatus.CREATED, written.conflicts)


def _is_unchanged(there: ArticleTranslation, parsed: ParsedArticle, provenance: Provenance) -> bool:
    if there.content_hash == provenance.digest:
        return True
    # A plain file of a text we have from a bilingual one tells us nothing new.
    if parsed.has_source or not same_words(parsed.front_matter, there.front_matter):
        return False
    here = " ".join(block.upstream_markdown for block in there.blocks.in_reading_order())
    coming = " ".join(block.markdown for block in parsed.blocks)
    return same_words(here.replace("\\*", "*"), coming.replace("\\*", "*"))


def _store_english(
    known: Known, parsed: ParsedArticle, steps: dict[str, Step], provenance: Provenance
) -> None:
    """Keep the English side as the article's English text, unless a newer one is there."""
    english = english_side(parsed)
    digest = content_hash("\n".join(block.markdown for block in english.blocks))
    there = known.translations.get(SOURCE_LOCALE)
    if there and (
        not there.derived or there.content_hash == digest or there.handed_off > parsed.handed_off
    ):
        return
    _write(known, english, steps, Provenance(digest, "", provenance.now), derived=True)


def _write(
    known: Known,
    parsed: ParsedArticle,
    steps: dict[str, Step],
    provenance: Provenance,
    *,
    derived: bool = False,
) -> Written:
    row = known.translations.get(parsed.locale)
    if row:
        keep_first(row)
    else:
        row = ArticleTranslation(article=known.article, locale=parsed.locale)
    row.title, row.source_title = parsed.title[:500], parsed.source_title[:500]
    row.translation_type = parsed.translation_type[:10]
    row.front_matter, row.has_front_matter = parsed.front_matter, parsed.has_front_matter
    row.content_hash, row.handed_off, row.derived = provenance.digest, parsed.handed_off, derived
    row.origin, row.missing_since = provenance.origin, None
    is_new = row.pk is None
    if is_new:
        row.save()
    written = write_blocks(
        row,
        parsed.blocks,
        list(steps.values()),
        renderer=Renderer(row.locale),
        is_new=is_new,
        now=provenance.now,
    )
    _finish(row, written.blocks, provenance.now)
    if not is_new:
        record_revision(row, RevisionCause.IMPORT, now=provenance.now)
    return written


def _finish(row: ArticleTranslation, blocks: Sequence[Block], now: datetime) -> None:
    """Save what follows from the blocks: a corrected title, and the words search looks at."""
    corrected = next((one for one in blocks if one.is_title and one.is_edited), None)
    if corrected:
        row.title = plain_text(corrected.html)[:500]
    row.imported_at = now
    row.search_text = search_text(row, blocks)
    row.save()


def search_text(translation: ArticleTranslation, blocks: Sequence[Block]) -> str:
    """The words search looks at: title, original title, slug, and what the blocks say."""
    words = [translation.title, translation.source_title, translation.article.slug]
    words += [plain_text(block.html) for block in blocks]
    return "\n".join(words).casefold()


def refresh_search_text(translation: ArticleTranslation, blocks: Sequence[Block]) -> None:
    """Store the words search looks at."""
    translation.search_text = search_text(translation, blocks)
    translation.save(update_fields=["search_text", "updated_at"])

"""A parsed article goes into the tables: steps with one identity, texts, sentence pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from troubleshooting.ingest.recognise import recognise_steps
from troubleshooting.ingest.rendering import fill_rendering, rendered_units
from troubleshooting.ingest.report import FileStatus
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    BlockType,
    Step,
    TranslationUnit,
)
from troubleshooting.text.article import PARSER_VERSION, ParsedArticle, ParsedBlock
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.identity import match_texts, merge_order
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.render import plain_text
from troubleshooting.text.units import realign


def content_hash(text: str) -> str:
    """What tells an unchanged file: of its text and of the version of what reads it."""
    return hashlib.sha256(f"{PARSER_VERSION}\n{text}".encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def store_article(
    parsed: ParsedArticle, *, path: str, slug: str, digest: str, now: datetime
) -> FileStatus:
    """Store one locale's text of an article, and its English source if it came along.

    Corrections made here are kept: a block that was edited keeps its text and remembers the new
    upstream text beside it.

    Args:
        parsed: The text.
        path: The article's path below the locale's folder, without `.md`.
        slug: The article's name.
        digest: `content_hash` of the file.
        now: Recorded as the time of import.

    Returns:
        Whether the text was created, updated or unchanged.

    Raises:
        ArticleError: Another file has the same name in another folder.
    """
    article, _new = Article.objects.select_for_update().get_or_create(
        slug=slug, defaults={"path": path}
    )
    if article.path != path:
        raise ArticleError(f"{path}.md and {article.path}.md have the same name: rename one.")
    translation = article.translations.filter(locale=parsed.locale).first()
    if translation and (translation.content_hash == digest or _says_the_same(translation, parsed)):
        return FileStatus.UNCHANGED
    keys = recognise_steps(article, parsed)
    steps = _store_steps(article, parsed, keys)
    _write(article, translation, parsed, steps, digest=digest, now=now)
    if parsed.has_source:
        _store_english(article, parsed, steps, now=now)
    _retire_unused(article, now)
    if translation:
        Article.objects.filter(pk=article.pk).update(version=F("version") + 1)
    return FileStatus.UPDATED if translation else FileStatus.CREATED


def _says_the_same(translation: ArticleTranslation, parsed: ParsedArticle) -> bool:
    """A plain file of a text we have from a bilingual one tells us nothing new."""
    if parsed.has_source or parsed.front_matter.split() != translation.front_matter.split():
        return False
    here = " ".join(block.upstream_markdown for block in translation.blocks.in_reading_order())
    there = " ".join(block.markdown for block in parsed.blocks)
    return _words(here) == _words(there)


def _words(text: str) -> list[str]:
    return text.replace("\\*", "*").split()


def _store_steps(article: Article, parsed: ParsedArticle, keys: Sequence[str]) -> dict[str, Step]:
    """Create the steps that are new, order all, and return this text's by key."""
    existing = {step.key: step for step in article.steps.all()}
    # A step that upstream dropped has no text left; one that still has texts was retired here.
    with_texts = set(
        Block.objects.filter(step__article=article).values_list("step__key", flat=True)
    )
    blocks = [block for block in parsed.blocks if block.type == BlockType.STEP]
    leads = _leads(article, parsed)
    active = [step.key for step in existing.values() if step.retired_at is None]
    order = merge_order(active, keys, incoming_leads=leads)
    for key, block in zip(keys, blocks, strict=True):
        step = existing.get(key)
        if step is None:
            existing[key] = Step(article=article, key=key, kind=block.kind, position=0)
        else:
            step.retired_at = step.retired_at if key in with_texts else None
            step.kind = block.kind if leads and parsed.has_source else step.kind
    asked = [key for key in order if existing[key].retired_at is None]
    for position, key in enumerate(asked, start=1):
        existing[key].position = position
    Step.objects.bulk_create([existing[key] for key in order if existing[key].pk is None])
    Step.objects.bulk_update([existing[key] for key in order], ["position", "kind", "retired_at"])
    return {key: existing[key] for key in keys}


def _leads(article: Article, parsed: ParsedArticle) -> bool:
    """Whether this text decides the order: it is the newest version, and no editor has decided."""
    if article.steps_edited:
        return False
    newest = (
        article.translations.order_by("-handed_off").values_list("handed_off", flat=True).first()
    )
    return parsed.has_source and parsed.handed_off >= (newest or "")


def _store_english(
    article: Article, parsed: ParsedArticle, steps: dict[str, Step], *, now: datetime
) -> None:
    """Keep the English side as the article's English text, unless a newer one is there."""
    english = english_side(parsed)
    digest = content_hash("\n".join(block.markdown for block in english.blocks))
    there = article.translations.filter(locale=SOURCE_LOCALE).first()
    if there and (
        not there.derived or there.content_hash == digest or there.handed_off > parsed.handed_off
    ):
        return
    written = _write(article, there, english, steps, digest=digest, now=now)
    ArticleTranslation.objects.filter(pk=written.pk).update(derived=True)


def english_side(parsed: ParsedArticle) -> ParsedArticle:
    """The English article a bilingual file carries.

    Its front matter is made anew from what does not depend on the locale it came through.
    """
    title = parsed.source_title or parsed.title
    quoted = title.replace("'", "''")
    return replace(
        parsed,
        locale=SOURCE_LOCALE,
        title=title,
        source_title="",
        translation_type="",
        front_matter=f"title: '{quoted}'\nms.contentlocale: {SOURCE_LOCALE}",
        has_front_matter=True,
        has_source=False,
        blocks=tuple(
            replace(block, markdown=block.source, source="", units=()) for block in parsed.blocks
        ),
    )


def _write(
    article: Article,
    translation: ArticleTranslation | None,
    parsed: ParsedArticle,
    steps: dict[str, Step],
    *,
    digest: str,
    now: datetime,
) -> ArticleTranslation:
    row = translation or ArticleTranslation(article=article, locale=parsed.locale)
    row.title, row.source_title = parsed.title[:500], parsed.source_title[:500]
    row.translation_type = parsed.translation_type[:10]
    row.front_matter, row.has_front_matter = parsed.front_matter, parsed.has_front_matter
    row.content_hash, row.handed_off, row.imported_at = digest, parsed.handed_off, now
    row.save()
    blocks = _write_blocks(row, parsed, list(steps.values()))
    refresh_search_text(row, blocks)
    return row


def refresh_search_text(translation: ArticleTranslation, blocks: Sequence[Block]) -> None:
    """Store the words search looks at: title, original title, and what the blocks say."""
    words = [translation.title, translation.source_title, translation.article.slug]
    words += [plain_text(block.html) for block in blocks]
    translation.search_text = "\n".join(words).casefold()
    translation.save(update_fields=["search_text", "updated_at"])


def _write_blocks(
    translation: ArticleTranslation, parsed: ParsedArticle, steps: list[Step]
) -> list[Block]:
    old = list(translation.blocks.in_reading_order().select_related("step"))
    kept = _recognise_blocks(old, parsed.blocks, steps)
    remaining = iter(steps)
    blocks: list[Block] = []
    for position, (found, incoming) in enumerate(zip(kept, parsed.blocks, strict=True)):
        block = found or Block(translation=translation)
        block.step = next(remaining) if incoming.type == BlockType.STEP else None
        _fill(block, incoming, position, translation.locale)
        blocks.append(block)
    gone = {block.pk for block in old} - {block.pk for block in blocks}
    translation.blocks.filter(pk__in=gone).delete()
    fresh = [block for block in blocks if block.pk is None]
    changed = [block for block in blocks if block.pk is not None]
    for block in changed:
        block.save()
    Block.objects.bulk_create(fresh)
    _write_units(blocks, parsed, translation.locale)
    return blocks


def _recognise_blocks(
    old: list[Block], incoming: Sequence[ParsedBlock], steps: list[Step]
) -> list[Block | None]:
    """The stored block each incoming one continues: steps by identity, others by their text."""
    by_step = {block.step_id: block for block in old if block.step_id}
    others = {str(block.pk): block for block in old if not block.step_id}
    texts = [block.markdown for block in incoming if block.type != BlockType.STEP]
    matched = iter(
        match_texts([(key, block.upstream_markdown) for key, block in others.items()], texts)
    )
    remaining = iter(steps)
    return [
        by_step.get(next(remaining).pk)
        if block.type == BlockType.STEP
        else others.get(next(matched) or "")
        for block in incoming
    ]


def _fill(block: Block, incoming: ParsedBlock, position: int, locale: str) -> None:
    edited = block.pk is not None and block.is_edited
    block.position, block.type, block.rule = position, incoming.type, incoming.rule
    block.source_markdown = incoming.source
    block.upstream_markdown = incoming.markdown
    if not edited:
        block.markdown = incoming.markdown
    block.instruction_count = incoming.instructions
    block.blank_lines_after = incoming.blank_lines_after
    fill_rendering(block, locale)


def _write_units(blocks: list[Block], parsed: ParsedArticle, locale: str) -> None:
    TranslationUnit.objects.filter(block__in=blocks).delete()
    rows: list[TranslationUnit] = []
    for block, incoming in zip(blocks, parsed.blocks, strict=True):
        units = realign(incoming.units, block.markdown) if block.is_edited else incoming.units
        rows += rendered_units(block, units, locale)
    TranslationUnit.objects.bulk_create(rows)


def _retire_unused(article: Article, now: datetime) -> None:
    """A step without a text in any locale is asked no more; its history stays."""
    article.steps.active().filter(translations=None).update(retired_at=now)

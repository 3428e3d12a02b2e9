"""Which known steps the steps of an imported text are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from troubleshooting.models import Article, Block, BlockType
from troubleshooting.text.article import ParsedArticle
from troubleshooting.text.identity import match_texts, new_key
from troubleshooting.text.locales import SOURCE_LOCALE


@dataclass(frozen=True)
class KnownText:
    """A text some step has in some locale."""

    key: str
    locale: str
    text: str
    source: str


def recognise_steps(article: Article, parsed: ParsedArticle) -> list[str]:
    """The key of each step of a parsed text, in order; new steps get new keys.

    Where English is at hand (bilingual or English texts) steps are recognised by it, whichever
    locale they came through. A plain text is compared with its own locale's former text, and
    otherwise takes the steps of another locale one by one if it has equally many.
    """
    known = _known_texts(article)
    incoming = [block for block in parsed.blocks if block.type == BlockType.STEP]
    if parsed.has_source or parsed.locale == SOURCE_LOCALE:
        texts = [block.source or block.markdown for block in incoming]
        found = match_texts(_english(known), texts)
    else:
        texts = [block.markdown for block in incoming]
        found = match_texts(
            [(one.key, one.text) for one in known if one.locale == parsed.locale], texts
        )
        if not any(found):
            found = _by_place(known, len(texts)) or found
    return _with_new_keys(found, texts, {one.key for one in known} | _all_keys(article))


def _known_texts(article: Article) -> list[KnownText]:
    blocks = (
        Block.objects.filter(translation__article=article, type=BlockType.STEP)
        .select_related("step", "translation")
        .order_by("step__position", "translation__locale")
    )
    return [
        KnownText(
            block.step.key, block.translation.locale, block.upstream_markdown, block.source_markdown
        )
        for block in blocks
        if block.step
    ]


def _english(known: Sequence[KnownText]) -> list[tuple[str, str]]:
    return [
        (one.key, one.text if one.locale == SOURCE_LOCALE else one.source)
        for one in known
        if one.locale == SOURCE_LOCALE or one.source
    ]


def _by_place(known: Sequence[KnownText], count: int) -> list[str | None]:
    for locale in dict.fromkeys(one.locale for one in known):
        keys: list[str | None] = [one.key for one in known if one.locale == locale]
        if len(keys) == count:
            return keys
    return []


def _all_keys(article: Article) -> set[str]:
    return set(article.steps.values_list("key", flat=True))


def _with_new_keys(found: Sequence[str | None], texts: Sequence[str], taken: set[str]) -> list[str]:
    keys: list[str] = []
    used = set(taken)
    for key, text in zip(found, texts, strict=True):
        chosen = key or new_key(text, used)
        used.add(chosen)
        keys.append(chosen)
    return keys

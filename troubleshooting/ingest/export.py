"""Articles become files again: plain Markdown in their source's place, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from troubleshooting.models import ArticleTranslation, Block
from troubleshooting.text.article import join_blocks
from troubleshooting.text.markdown.angle_brackets import ANCHOR


def export_articles(folder: Path, *, locale: str, format_: str = "markdown") -> Iterator[Path]:
    """Write every article that has a text in `locale`; yields each file's path.

    Args:
        folder: Where to write; made if missing.
        locale: Canonical locale; `en-US` for the source language.
        format_: `markdown` (`PATH.md`) or `json` (`PATH.json`), at the source's relative path.
    """
    translations = (
        ArticleTranslation.objects.filter(locale=locale)
        .select_related("article")
        .prefetch_related("blocks__step", "blocks__units", "blocks__findings")
        .order_by("article__slug")
    )
    for translation in translations.iterator(chunk_size=200):
        suffix = ".md" if format_ == "markdown" else ".json"
        target = folder / f"{translation.article.path}{suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        if format_ == "markdown":
            text = as_markdown(translation)
        else:
            text = json.dumps(as_json(translation), ensure_ascii=False, indent=1) + "\n"
        target.write_text(text, encoding="utf-8")
        yield target


def as_markdown(translation: ArticleTranslation) -> str:
    """The translation as one plain Markdown file, front matter included."""
    front = translation.front_matter if translation.has_front_matter else None
    blocks = translation.blocks.all()
    return write_article(front, [(block.markdown, block.blank_lines_after) for block in blocks])


def write_article(front_matter: str | None, blocks: Iterable[tuple[str, int]]) -> str:
    """An article's file.

    Args:
        front_matter: What stands between its fences; None for a file without.
        blocks: The text of each, and the blank lines after it.
    """
    body = join_blocks(blocks)
    if front_matter is not None:
        return f"---\n{front_matter}\n---\n{body}"
    # A text that opens with a rule is kept from being read as front matter.
    return f"\n{body}" if body.startswith("---") else body


def as_json(translation: ArticleTranslation) -> dict[str, Any]:
    """The translation with its blocks in reading order; the schema is in `docs/formats.md`."""
    return {
        "slug": translation.article.slug,
        "path": translation.article.path,
        "locale": translation.locale,
        "title": translation.title,
        "source_title": translation.source_title or translation.title,
        "translation_type": translation.translation_type or None,
        "status": translation.status,
        "version": translation.article.version,
        "blocks": [_block_as_json(block) for block in translation.blocks.all()],
    }


def _block_as_json(block: Block) -> dict[str, Any]:
    step = block.step and {
        "key": block.step.key,
        "kind": block.step.kind,
        "instructions": block.instruction_count,
    }
    markdown = ANCHOR.sub("", block.markdown)
    return {
        "type": block.type,
        "rule": block.rule,
        "markdown": markdown,
        "source_markdown": ANCHOR.sub("", block.source_markdown) or None,
        "html": block.html,
        "step": step,
        "units": [
            {"ref": unit.ref or None, "target": unit.target, "source": unit.source or None}
            for unit in block.units.all()
        ],
        "findings": [
            {
                "check": finding.check_id,
                "severity": finding.severity,
                "ref": finding.ref or None,
                "detail": finding.detail,
            }
            for finding in block.findings.all()
            if finding.dismissed_at is None
        ],
    }

"""Everything about a file that needs no database: parsed, rendered, ready to be stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.text.article import PARSER_VERSION, ParsedArticle, ParsedBlock, join_blocks
from troubleshooting.text.bilingual import Unit
from troubleshooting.text.checks import Hint, check_pair
from troubleshooting.text.errors import ArticleError, TextWarning
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.markdown.fidelity import find_difference, may_differ
from troubleshooting.text.words import label_of

# Comparing a text renders it twice more: what is long costs too much, and articles are not (the
# longest of those at hand has 10,000 characters).
MAX_COMPARED = 16_384


class PreparedUnit(NamedTuple):
    """A sentence pair, its two halves as inline HTML, and what the checks see in it."""

    unit: Unit
    target_html: str
    source_html: str
    hints: tuple[Hint, ...]


@dataclass(frozen=True)
class PreparedBlock:
    """A parsed block with what pages show of it.

    Attributes:
        parsed: The block.
        html: Its text, rendered and sanitised.
        source_html: Its source likewise; "" where none is known.
        label: A few plain words to name it by.
        source_label: The same of the source.
        units: Its sentence pairs.
    """

    parsed: ParsedBlock
    html: str
    source_html: str
    label: str
    source_label: str
    units: tuple[PreparedUnit, ...]

    def in_english(self) -> PreparedBlock:
        """The source side as a block of its own."""
        return PreparedBlock(
            parsed=replace(self.parsed, markdown=self.parsed.source, source="", units=()),
            html=self.source_html,
            source_html="",
            label=self.source_label,
            source_label="",
            units=(),
        )


@dataclass(frozen=True)
class PreparedArticle:
    """A file's text as it will be stored, whatever is stored already.

    Attributes:
        parsed: The article as parsed.
        blocks: Its blocks, rendered.
        digest: `content_hash` of the file.
        warnings: What parsing and rendering found odd; lines are 1-based within the file.
    """

    parsed: ParsedArticle
    blocks: tuple[PreparedBlock, ...]
    digest: str
    warnings: tuple[TextWarning, ...] = ()


def content_hash(text: str) -> str:
    """What tells an unchanged file: of its text and of the version of what reads it."""
    return hashlib.sha256(f"{PARSER_VERSION}\n{text}".encode("utf-8", "replace")).hexdigest()


def prepare(parsed: ParsedArticle, renderer: Renderer, *, digest: str) -> PreparedArticle:
    """Render all of a parsed article in its locale.

    Raises:
        ArticleError: A block cannot be rendered; with the line of the file.
    """
    blocks = tuple(_prepare_block(block, renderer) for block in parsed.blocks)
    return PreparedArticle(parsed, blocks, digest, (*parsed.warnings, *_otherwise(parsed)))


def _otherwise(parsed: ParsedArticle) -> Iterator[TextWarning]:
    """Where the article is shown with another structure than CommonMark gives it."""
    body = join_blocks((block.markdown, block.blank_lines_after) for block in parsed.blocks)
    is_compared = len(body) <= MAX_COMPARED and may_differ(body)
    difference = find_difference(body) if is_compared else None
    if difference:
        line = difference.line + parsed.blocks[0].line - 1
        yield TextWarning(
            line,
            "The blocks from here on are read as they seem to be meant, not as CommonMark has "
            "them: indent what belongs to a list item as far as its text.",
        )


def english_side(prepared: PreparedArticle) -> PreparedArticle:
    """The English article that a bilingual file carries beside the translation.

    Its front matter is made anew from what does not depend on the locale it came through.
    """
    parsed = prepared.parsed
    title = parsed.source_title or parsed.title
    quoted = title.replace("'", "''")
    blocks = tuple(block.in_english() for block in prepared.blocks)
    english = replace(
        parsed,
        locale=SOURCE_LOCALE,
        title=title,
        source_title="",
        translation_type="",
        front_matter=f"title: '{quoted}'\nms.contentlocale: {SOURCE_LOCALE}",
        has_front_matter=True,
        has_source=False,
        blocks=tuple(block.parsed for block in blocks),
    )
    body = "\n".join(block.parsed.markdown for block in blocks)
    return PreparedArticle(english, blocks, content_hash(body))


def _prepare_block(block: ParsedBlock, renderer: Renderer) -> PreparedBlock:
    try:
        return _rendered(block, renderer)
    except ArticleError as error:
        raise ArticleError(error.reason, line=error.line + block.line - 1) from error


def _rendered(block: ParsedBlock, renderer: Renderer) -> PreparedBlock:
    html = renderer.render(block.markdown)
    source_html = renderer.render_source(block.source)
    return PreparedBlock(
        parsed=block,
        html=html,
        source_html=source_html,
        label=label_of(html),
        source_label=label_of(source_html) if source_html else "",
        units=prepare_units(block.units, renderer),
    )


def prepare_units(units: Sequence[Unit], renderer: Renderer) -> tuple[PreparedUnit, ...]:
    """Sentence pairs with their HTML."""
    return tuple(
        PreparedUnit(
            unit,
            renderer.render_sentence(unit.target),
            renderer.render_source_sentence(unit.source),
            check_pair(unit.target, unit.source, locale=renderer.locale),
        )
        for unit in units
    )

"""A source file read: front matter, title, and the article's blocks with their sentence pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from troubleshooting.text import cues
from troubleshooting.text.bilingual import BilingualText, Unit, split_bilingual
from troubleshooting.text.errors import ArticleError, TextWarning
from troubleshooting.text.front_matter import (
    FrontMatter,
    parse_values,
    split_front_matter,
)
from troubleshooting.text.locales import SOURCE_LOCALE, canonical_locale
from troubleshooting.text.outline import read_outline
from troubleshooting.text.segment import Segment, segment

MAX_BYTES = 512 * 1024
# Raised when the same file would be read differently, so that a re-import reads it again.
PARSER_VERSION = 1


@dataclass(frozen=True)
class ParsedBlock:
    """A block of an article in one locale, with the source it came from.

    Attributes:
        type: text, step or resources.
        rule: Which rule made it so; `title` for the article's own heading.
        kind: check or action for a step, else "".
        instructions: Number of instructions of a step's procedure.
        markdown: The block as written in the article's locale.
        source: The same lines in the source language; "" where none is known.
        blank_lines_after: Blank lines between this block and the next.
        units: The block's sentence pairs.
    """

    type: str
    rule: str
    kind: str
    instructions: int
    markdown: str
    source: str
    blank_lines_after: int
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class ParsedArticle:
    """A source file as the portal understands it.

    Attributes:
        locale: Canonical locale of the text (`fi-FI`).
        title: Plain text.
        source_title: The title in the source language; "" where none is known.
        translation_type: `MT`, `HT` or "".
        front_matter: The block as written, without its fences.
        has_front_matter: Whether the file had one.
        has_source: Whether the file is bilingual.
        handed_off: When upstream handed the text off, as `YYYY-MM-DD`; "" where not said.
        blocks: In reading order; every line of the body that is not blank is in one.
        warnings: What was odd; lines are 1-based within the file.
    """

    locale: str
    title: str
    source_title: str
    translation_type: str
    front_matter: str
    has_front_matter: bool
    has_source: bool
    handed_off: str
    blocks: tuple[ParsedBlock, ...]
    warnings: tuple[TextWarning, ...]


def parse_article(text: str, *, locale: str | None = None) -> ParsedArticle:
    """Read a bilingual or plain article.

    Args:
        text: The whole file.
        locale: The locale to take where the front matter has no `ms.contentlocale`.

    Returns:
        The article; its blocks joined again give back the body, blank lines aside.

    Raises:
        ArticleError: The file is too large or too deep, its front matter cannot be read, its
            locale is unknown, or it has no text; with the line of the file.
    """
    if len(text) > MAX_BYTES:
        raise ArticleError(f"The file is larger than {MAX_BYTES // 1024} KiB: split the article.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, body = split_front_matter(text)
    halves = split_bilingual(front.raw)
    if halves.units:
        front = FrontMatter(halves.target, parse_values(halves.target), front.body_line)
    return _assemble(front, body, _locale(front, locale))


def _locale(front: FrontMatter, given: str | None) -> str:
    code = front.get("ms.contentlocale") or given
    if not code:
        raise ArticleError(
            "No language: add ms.contentlocale to the front matter, or give --locale."
        )
    try:
        return canonical_locale(code)
    except ValueError as error:
        raise ArticleError(f"{error}: mend ms.contentlocale.") from error


def _assemble(front: FrontMatter, body: str, locale: str) -> ParsedArticle:
    text = split_bilingual(body)
    if not text.target.strip():
        raise ArticleError("The article has no text.", line=front.body_line)
    english = bool(text.units) or locale == SOURCE_LOCALE
    segments = _covering(segment(text.source or text.target, english=english), text.target)
    blocks = tuple(_blocks(segments, text))
    title, source_title = _titles(blocks, front)
    return ParsedArticle(
        locale=locale,
        title=title,
        source_title=source_title,
        translation_type=front.get("ms.translationtype"),
        front_matter=front.raw,
        has_front_matter=front.body_line > 1,
        has_source=bool(text.units),
        handed_off=_date(front.get("ms.lasthandoff")),
        blocks=blocks,
        warnings=tuple(
            TextWarning(one.line + front.body_line - 1, one.reason) for one in text.warnings
        ),
    )


def _covering(segments: tuple[Segment, ...], text: str) -> list[Segment]:
    """The segments and, between them, text for lines that are no block (link definitions)."""
    lines = text.split("\n")
    covering: list[Segment] = []
    position = 0
    for one in [*segments, Segment("text", len(lines), len(lines), "end")]:
        gap = [n for n in range(position, one.start) if lines[n].strip()]
        if gap:
            covering.append(Segment("text", gap[0], gap[-1] + 1, "definitions"))
        if one.rule != "end":
            covering.append(one)
        position = max(position, one.end)
    return covering


def _blocks(segments: list[Segment], text: BilingualText) -> Iterator[ParsedBlock]:
    target, source = text.target.split("\n"), text.source.split("\n")
    for position, one in enumerate(segments):
        following = segments[position + 1].start if position + 1 < len(segments) else one.end
        yield ParsedBlock(
            type=one.type,
            rule=one.rule,
            kind=one.kind,
            instructions=one.instructions,
            markdown="\n".join(target[one.start : one.end]),
            source="\n".join(source[one.start : one.end]) if text.source else "",
            blank_lines_after=max(following - one.end, 0),
            units=tuple(unit for unit in text.units if one.start <= unit.line < one.end),
        )


def _titles(blocks: tuple[ParsedBlock, ...], front: FrontMatter) -> tuple[str, str]:
    heading = next((block for block in blocks if block.rule == "title"), None)
    if heading is None:
        return front.get("title") or _first_words(blocks), ""
    return _heading_words(heading.markdown) or front.get("title"), _heading_words(heading.source)


def _heading_words(markdown: str) -> str:
    nodes = read_outline(markdown)
    words = cues.plain_words(nodes[0].text) if nodes else ""
    return re.sub(r"\s+", " ", unescape(words)).strip()


def _first_words(blocks: tuple[ParsedBlock, ...]) -> str:
    return cues.plain_words(blocks[0].markdown.split("\n")[0])[:120]


def _date(written: str) -> str:
    """The vendor writes month/day/year; anything else is not a date."""
    try:
        return datetime.strptime(written, "%m/%d/%Y").date().isoformat()  # noqa: DTZ007 - a day only
    except ValueError:
        return ""

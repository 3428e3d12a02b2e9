"""A source file read: front matter, title, and the article's blocks with their sentence pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from troubleshooting.text.bilingual import STRAY_TAG, BilingualText, Unit, split_bilingual
from troubleshooting.text.errors import ArticleError, TextWarning
from troubleshooting.text.front_matter import (
    FrontMatter,
    parse_values,
    split_front_matter,
)
from troubleshooting.text.limits import MAX_BYTES, check_lines, check_text
from troubleshooting.text.locales import SOURCE_LOCALE, spoken_locale
from troubleshooting.text.markdown.outline import read_outline
from troubleshooting.text.readable import readable
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.finding import Guidance, find_segments
from troubleshooting.text.segmentation.marks import plain_words
from troubleshooting.text.segmentation.overrule import Decision
from troubleshooting.text.segmentation.skeleton import Sibling, atom_ranges, read_skeleton

# Raised when the same file would be read differently, so that a re-import reads it again.
PARSER_VERSION = 7


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
        line: 1-based line of the file it begins on.
    """

    type: str
    rule: str
    kind: str
    instructions: int
    markdown: str
    source: str
    blank_lines_after: int
    units: tuple[Unit, ...]
    line: int


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
        unused_decisions: Editors' decisions whose piece is no longer there.
        is_adopted: Whether the blocks were taken over from another locale.
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
    unused_decisions: tuple[Decision, ...]
    is_adopted: bool


def parse_article(
    text: str,
    *,
    locale: str | None = None,
    decisions: Sequence[Decision] = (),
    sibling: Sibling | None = None,
) -> ParsedArticle:
    """Read a bilingual or plain article.

    Args:
        text: The whole file.
        locale: The locale to take where the front matter has no `ms.contentlocale`.
        decisions: What editors decided of the article's blocks. They are in the source language,
            so a text without its source follows them only through its sibling.
        sibling: The article in another locale. Its blocks are taken over by a text without its
            source, where both are built alike.

    Returns:
        The article; its blocks joined again give back the body, blank lines aside.

    Raises:
        ArticleError: The file is too large or too deep, its front matter cannot be read, its
            locale is unknown, or it has no text; with the line of the file.
    """
    if len(text) > MAX_BYTES:
        raise ArticleError(f"The file is larger than {MAX_BYTES // 1024} KiB: split the article.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ArticleError("The file is empty.")
    front, body = split_front_matter(text)
    halves = split_bilingual(front.raw)
    if halves.units:
        front = FrontMatter(halves.target, parse_values(halves.target), front.body_line)
    return _assemble(front, body, _locale(front, locale), Guidance(decisions, sibling))


def _locale(front: FrontMatter, given: str | None) -> str:
    code = front.get("ms.contentlocale") or given
    if not code:
        raise ArticleError(
            "No language: add ms.contentlocale to the front matter, or name the import's."
        )
    try:
        return spoken_locale(code)
    except ValueError as error:
        lines = [*front.raw.split("\n"), "ms.contentlocale"]
        line = next(n for n, one in enumerate(lines, 2) if one.startswith("ms.contentlocale"))
        raise ArticleError(f"{error}: mend ms.contentlocale.", line=line) from error


def join_blocks(blocks: Iterable[tuple[str, int]]) -> str:
    """A body again out of its blocks: the text of each, and the blank lines after it."""
    return "".join(text + "\n" * (1 + blank_lines) for text, blank_lines in blocks)


def sibling_of(blocks: Sequence[ParsedBlock]) -> Sibling:
    """What another locale's text may take over from these blocks of an article.

    Raises:
        ArticleError: The text is nested too deeply.
        ValueError: The blocks do not begin where the text's own blocks begin.
    """
    lines: list[str] = []
    segments: list[Segment] = []
    for block in blocks:
        written = (block.source or block.markdown).split("\n")
        start, end = len(lines), len(lines) + len(written)
        segments.append(Segment(block.type, start, end, block.rule, block.kind, block.instructions))
        lines += [*written, *[""] * block.blank_lines_after]
    skeleton = read_skeleton("\n".join(lines))
    atom_ranges(segments, skeleton)
    return Sibling(skeleton, tuple(segments))


def _assemble(front: FrontMatter, body: str, locale: str, guidance: Guidance) -> ParsedArticle:
    check_lines(body, line=front.body_line)
    text = split_bilingual(body)
    if not text.target.strip():
        raise ArticleError("The article has no text.", line=front.body_line)
    for side in filter(None, (text.target, text.source)):
        # Of a bilingual text the sentences are rendered as well as the blocks.
        check_text(side, line=front.body_line, times=2 if text.units else 1)
    english = bool(text.units) or locale == SOURCE_LOCALE
    try:
        found = find_segments(text.source or text.target, guidance, english=english)
    except ArticleError as error:
        line = error.line + front.body_line - 1
        raise ArticleError(error.reason, line=line) from error
    blocks = tuple(_blocks(found.segments, text, front.body_line))
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
        unused_decisions=found.unused,
        is_adopted=found.is_adopted,
    )


def _blocks(
    segments: Sequence[Segment], text: BilingualText, body_line: int
) -> Iterator[ParsedBlock]:
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
            line=one.start + body_line,
        )


def _titles(blocks: tuple[ParsedBlock, ...], front: FrontMatter) -> tuple[str, str]:
    heading = next((block for block in blocks if block.rule == "title"), None)
    if heading is None:
        return front.get("title") or _first_words(blocks), ""
    return _heading_words(heading.markdown) or front.get("title"), _heading_words(heading.source)


def _heading_words(markdown: str) -> str:
    nodes = read_outline(markdown)
    words = plain_words(STRAY_TAG.sub("", nodes[0].text)) if nodes else ""
    return re.sub(r"\s+", " ", readable(unescape(words))).strip()


def _first_words(blocks: tuple[ParsedBlock, ...]) -> str:
    return plain_words(blocks[0].markdown.split("\n")[0])[:120]


def _date(written: str) -> str:
    """The vendor writes month/day/year; anything else is not a date."""
    try:
        return datetime.strptime(written, "%m/%d/%Y").date().isoformat()  # noqa: DTZ007 - a day only
    except ValueError:
        return ""

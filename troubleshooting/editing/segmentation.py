"""An editor decides where an article's steps begin: split, merge, re-type."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from troubleshooting.editing.locking import lock_article
from troubleshooting.ingest.recutting.body import Body, read_body
from troubleshooting.ingest.recutting.recut import recut_article
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    BlockRole,
    SegmentDecision,
    StepKind,
)
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.finding import Guidance, find_segments
from troubleshooting.text.segmentation.skeleton import atom_ranges

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class StalePieces(Exception):
    """Somebody, or an import, changed the article after the editor opened it; nothing was saved."""


class NoEnglish(Exception):
    """The article has no English text, by which decisions are recognised in a later import."""


@dataclass(frozen=True)
class Choice:
    """What a piece is, or what an editor wants it to be.

    Attributes:
        role: What begins there, or that it continues the block before it.
        kind: check or action where a step begins, else "".
    """

    role: BlockRole
    kind: str = ""


@dataclass(frozen=True)
class PieceRow:
    """A piece of an article on the editor's page.

    Attributes:
        number: 0-based place.
        text: English Markdown.
        choice: What it is now.
        by_rules: What the rules alone make of it.
        rule: Which rule, or `editor`, made the block that begins there; "" inside a block.
        is_title: The article's heading, which stays what it is.
    """

    number: int
    text: str
    choice: Choice
    by_rules: Choice
    rule: str
    is_title: bool

    @property
    def is_decided(self) -> bool:
        """Whether an editor decided otherwise than the rules."""
        return self.choice != self.by_rules


def pieces_of(article: Article) -> list[PieceRow]:
    """The pieces of an article's English text: what it is now, and what the rules make of it.

    Raises:
        NoEnglish: There is none.
        ArticleError: It is nested too deeply.
        ValueError: Its stored blocks no longer fit how it is read: import its file again.
    """
    _text, body = _english(article)
    markdown = body.source or body.target
    by_rules = _choices(body, find_segments(markdown, Guidance(), english=True).segments)
    stored = _stored_segments(body)
    now = _choices(body, stored)
    starts = {one.start: one.rule for one in stored}
    return [
        PieceRow(
            number=number,
            text=piece.source or piece.upstream,
            choice=now[number],
            by_rules=by_rules[number],
            rule=starts.get(body.skeleton[number].start, ""),
            is_title=starts.get(body.skeleton[number].start) == "title",
        )
        for number, piece in enumerate(body.pieces)
    ]


def pieces_token(rows: Sequence[PieceRow]) -> str:
    """What a form carries to say which pieces its editor saw."""
    seen = [(row.text, row.choice.role.value, row.choice.kind) for row in rows]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


@transaction.atomic
def decide_pieces(
    article: Article,
    choices: Mapping[int, Choice],
    *,
    seen: str,
    now: datetime,
    by: User | None = None,
) -> list[str]:
    """Cut an article's texts, in all locales, as an editor wants.

    What differs from the rules is kept as a decision that later imports respect; what agrees with
    them is left to them.

    Args:
        article: The article; its row is read again.
        choices: What is wanted of pieces by number; those left out stay as they are.
        seen: `pieces_token` of the pieces the editor saw.
        now: The time.
        by: Who decides.

    Returns:
        The locales whose blocks changed.

    Raises:
        StalePieces: The pieces are no longer those the editor saw.
        UnsettledConflict: A block that would change has an open conflict with upstream.
        NoEnglish, ArticleError, ValueError: As `pieces_of`.
    """
    article = lock_article(article.pk)
    rows = pieces_of(article)
    if pieces_token(rows) != seen:
        raise StalePieces(article.slug)
    wanted = [(row, choices.get(row.number, row.choice)) for row in rows if not row.is_title]
    _keep_decisions(article, [one for one in wanted if one[1] != one[0].by_rules], now, by)
    return recut_article(article, sets_kinds=True, now=now, by=by)


def _keep_decisions(
    article: Article, wanted: Sequence[tuple[PieceRow, Choice]], now: datetime, by: User | None
) -> None:
    """Store decisions; those that were there already stay as somebody once made them."""
    there = {(one.text, one.role, one.kind): one for one in article.decisions.all()}
    rows = []
    for row, choice in wanted:
        known = there.get((row.text, choice.role.value, choice.kind))
        rows.append(
            SegmentDecision(
                article=article,
                position=row.number,
                text=row.text,
                role=choice.role,
                kind=choice.kind,
                decided_at=known.decided_at if known else now,
                decided_by=known.decided_by if known else by,
            )
        )
    article.decisions.all().delete()
    SegmentDecision.objects.bulk_create(rows)


def _english(article: Article) -> tuple[ArticleTranslation, Body]:
    text = article.translations.filter(locale=SOURCE_LOCALE).first()
    if text is None:
        raise NoEnglish(article.slug)
    return text, read_body(list(text.blocks.as_imported().prefetch_related("units")))


def _stored_segments(body: Body) -> list[Segment]:
    """The stored blocks as segments of the body."""
    found: list[Segment] = []
    for atom, piece in zip(body.skeleton, body.pieces, strict=True):
        if piece.is_first:
            block = piece.block
            kind = block.step.kind if block.step else ""
            found.append(Segment(block.type, atom.start, atom.end, block.rule, kind))
    return found


def _choices(body: Body, segments: Sequence[Segment]) -> dict[int, Choice]:
    found: dict[int, Choice] = {}
    for segment, atoms in zip(segments, atom_ranges(segments, body.skeleton), strict=True):
        for number in atoms:
            found[number] = Choice(BlockRole.CONTINUES)
        kind = StepKind(segment.kind) if segment.kind else ""
        found[atoms[0]] = Choice(BlockRole(segment.type), kind)
    return found

"""Stored texts are cut into blocks anew, when editors decide so or a sibling shows how."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from troubleshooting.ingest.pictures.shown import renderer_for
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.ingest.recutting.body import Body, read_body
from troubleshooting.ingest.recutting.cuts import Cut, CutSteps
from troubleshooting.ingest.recutting.guidance import as_decision
from troubleshooting.ingest.storage.findings import store_findings
from troubleshooting.ingest.storage.revisions import keep_first, record_revision
from troubleshooting.ingest.storage.steps import count_change
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    Conflict,
    RevisionCause,
    TranslationUnit,
)
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.segmentation.finding import Found, Guidance, find_segments
from troubleshooting.text.segmentation.skeleton import Sibling, atom_ranges

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class UnsettledConflict(Exception):
    """A block has an open conflict with upstream, which has to be settled before it is cut.

    Attributes:
        conflict: The first of them.
    """

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(str(conflict))
        self.conflict = conflict


def recut_article(
    article: Article, *, sets_kinds: bool, now: datetime, by: User | None = None
) -> list[str]:
    """Cut all texts of an article as the rules and its editors' decisions say.

    Corrections, drafts and sentence pairs follow the pieces they are about. A step keeps the key
    of the block it begins with; one that was merged into another retires with its history. Call
    it in a transaction that holds the article's row.

    Args:
        article: The article.
        sets_kinds: Whether steps become checks and actions as rules and decisions say.
        now: The time.
        by: Who asked for it, for the revisions; None for an import.

    Returns:
        The locales whose blocks changed.

    Raises:
        UnsettledConflict: A block that would change has an open conflict.
        ArticleError: A text is nested too deeply.
        ValueError: A text's stored blocks no longer fit how it is read (it was imported by an
            older version): import its file again.
    """
    decisions = [as_decision(row) for row in article.decisions.all()]
    steps = CutSteps(article, {step.key: step for step in article.steps.all()}, sets_kinds)
    planned: list[tuple[ArticleTranslation, list[Cut]]] = []
    sibling: Sibling | None = None
    for text in _lead_first(article):
        body = read_body(list(text.blocks.as_imported().prefetch_related("units")))
        is_english = bool(body.source) or text.locale == SOURCE_LOCALE
        found = find_segments(
            body.source or body.target, Guidance(decisions, sibling), english=is_english
        )
        cuts = _cuts(body, found)
        give_steps = steps.follow if found.is_adopted else steps.claim
        give_steps(cuts)
        if is_english and sibling is None:
            steps.suggest_audiences(cuts)
        sibling = sibling or (Sibling(body.skeleton, found.segments) if is_english else None)
        if _is_new(cuts):
            planned.append((text, cuts))
    if not planned:
        return []
    steps.save()
    for text, cuts in planned:
        _write(text, cuts, now, by)
    count_change(article, now)
    return [text.locale for text, _cuts_of_it in planned]


def _lead_first(article: Article) -> list[ArticleTranslation]:
    """English first, then texts with their English beside them, then those without."""
    texts = list(article.translations.all())
    return sorted(texts, key=lambda one: (one.locale != SOURCE_LOCALE, not one.source_title))


def _cuts(body: Body, found: Found) -> list[Cut]:
    ranges = atom_ranges(found.segments, body.skeleton)
    return [
        Cut(segment, [body.pieces[n] for n in atoms])
        for segment, atoms in zip(found.segments, ranges, strict=True)
    ]


def _changed(cuts: Sequence[Cut]) -> set[int]:
    """The stored blocks that are no longer a block by themselves."""
    extents = [{piece.block.pk for piece in cut.pieces} for cut in cuts]
    alone = {pk for extent in extents if len(extent) == 1 for pk in extent}
    split = {pk for pk in alone if sum(pk in extent for extent in extents) > 1}
    return set().union(*extents) - (alone - split)


def _is_new(cuts: Sequence[Cut]) -> bool:
    """Whether any block differs from what is stored in its extent, role, step or kind."""
    return bool(_changed(cuts)) or any(_is_other(cut) for cut in cuts)


def _is_other(cut: Cut) -> bool:
    block, step = cut.pieces[0].block, cut.step
    if block.type != cut.segment.type or block.step_id != (step.pk if step else None):
        return True
    return bool(step and block.step and block.step.kind != step.kind)


def _write(text: ArticleTranslation, cuts: Sequence[Cut], now: datetime, by: User | None) -> None:
    """Bring a text's rows to its new cut."""
    conflict = Conflict.objects.open().filter(block__in=_changed(cuts)).first()
    if conflict:
        raise UnsettledConflict(conflict)
    keep_first(text)
    renderer = renderer_for(text)
    kept: set[int] = set()
    rows: list[Block] = []
    for cut in cuts:
        block = _row_for(cut, text, kept)
        kept |= {block.pk} if block.pk else set()
        rows.append(block)
    gone = {piece.block.pk for cut in cuts for piece in cut.pieces} - kept
    for cut, block in zip(cuts, rows, strict=True):
        _fill(block, cut, renderer)
    _save(text, rows, gone)
    _move_units(cuts, rows)
    text.blocks.filter(pk__in=gone).delete()
    store_findings(rows, now=now)
    record_revision(text, RevisionCause.SEGMENTATION, now=now, by=by)


def _row_for(cut: Cut, text: ArticleTranslation, kept: set[int]) -> Block:
    """The stored block that goes on as this one: its step's, else the one it begins with."""
    blocks = [piece.block for piece in cut.pieces]
    of_step = [one for one in blocks if cut.step and one.step_id == cut.step.pk]
    free = [one for one in [*of_step, *blocks] if one.pk not in kept]
    begins = cut.pieces[0].is_first or bool(of_step)
    return free[0] if free and begins else Block(translation=text)


def _fill(block: Block, cut: Cut, renderer: Renderer) -> None:
    segment = cut.segment
    block.type, block.rule, block.step = segment.type, segment.rule, cut.step
    block.instruction_count = segment.instructions
    block.upstream_markdown = cut.text("upstream")
    block.source_markdown = cut.text("source")
    block.markdown = cut.text("markdown") or block.upstream_markdown
    draft = cut.draft
    block.draft_markdown = None if draft == block.markdown else draft
    block.blank_lines_after = cut.pieces[-1].gap
    renderer.fill(block)


def _save(text: ArticleTranslation, rows: Sequence[Block], gone: set[int]) -> None:
    local = list(text.blocks.exclude(removed_upstream_at=None).in_reading_order())
    # A step has one block a text at any moment, also while they change places.
    text.blocks.filter(pk__in=gone).update(type="text", step=None)
    for position, block in enumerate([*rows, *local]):
        block.position = position
        block.save()


def _move_units(cuts: Sequence[Cut], rows: Sequence[Block]) -> None:
    moved = []
    for cut, block in zip(cuts, rows, strict=True):
        units = [unit for piece in cut.pieces for unit in piece.units]
        for position, unit in enumerate(units):
            unit.block, unit.position = block, position
            moved.append(unit)
    TranslationUnit.objects.bulk_update(moved, ["block", "position"])


def follow_sibling(article: Article, *, now: datetime) -> None:
    """Cut the texts that came without their English as the article's English is cut.

    Where that cannot be done they stay as they are.
    """
    with suppress(UnsettledConflict, ArticleError, ValueError), transaction.atomic():
        recut_article(article, sets_kinds=not article.steps_edited, now=now)

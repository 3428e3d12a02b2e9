"""Doubts of readers: this sentence is wrong, my screen looks different. They go to the editors."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from troubleshooting.flow.outcomes import lock_session
from troubleshooting.flow.turns import take_turn
from troubleshooting.flow.walking import Walk
from troubleshooting.models import (
    REASONS,
    Article,
    Block,
    Doubt,
    DoubtKind,
    FlowSession,
    Reason,
    Result,
    Status,
    StepResult,
    TranslationUnit,
)
from troubleshooting.models.doubt import MAX_SUGGESTION
from troubleshooting.signals import step_answered
from troubleshooting.text.words import plain_text

MAX_DOUBTS_AN_HOUR = 20


class NoSuchReason(ValueError):
    """The step's answer has no such reason."""


def give_reason(found: Walk, key: str, reason: str, *, now: datetime) -> FlowSession:
    """Record why a step was skipped, or could not be done.

    A screen that looks different is a doubt about the text the reader sees; it is withdrawn when
    another reason is given, or another answer.

    Args:
        found: The walk.
        key: The step's key.
        reason: One of the reasons there are for the step's answer.
        now: The time.

    Returns:
        The session as it is now.

    Raises:
        StepNotInSession: The session does not ask the step.
        NoSuchReason: It has no answer, or one with other reasons.
    """
    block = found.step(key).text
    with transaction.atomic():
        session = lock_session(found.session)
        row = session.results.select_related("step").filter(step__key=key).first()
        if row is None or reason not in REASONS.get(Result(row.result), ()):
            raise NoSuchReason(reason)
        if row.reason == reason:
            return session
        forget_reason(row)
        row.reason = reason
        row.save(update_fields=["reason"])
        if reason == Reason.LOOKS_DIFFERENT:
            _doubt_screen(row, block)
        step_answered.send(FlowSession, session=session, result=row)
    return session


def forget_reason(row: StepResult) -> None:
    """Take a reason back with the doubt it raised; whoever calls saves the row."""
    if row.reason == Reason.LOOKS_DIFFERENT:
        _screen_doubts(row).delete()
    row.reason = ""


def _doubt_screen(row: StepResult, block: Block) -> None:
    # The block's own translation: a step shown in English may be another language's original.
    translation = Block.objects.values_list("translation", flat=True).get(pk=block.pk)
    Doubt.objects.create(
        translation_id=translation,
        block=block,
        kind=DoubtKind.SCREEN,
        raised_at=row.answered_at,
    )


def _screen_doubts(row: StepResult) -> models.QuerySet[Doubt]:
    """The doubt a result raised: nothing but the moment ties the two, and only until it changes."""
    return Doubt.objects.open().filter(
        kind=DoubtKind.SCREEN, block__step=row.step_id, raised_at=row.answered_at
    )


def find_sentence(article: Article, key: int) -> TranslationUnit | None:
    """A sentence pair of an article that readers can see; None if there is none of that key."""
    return (
        TranslationUnit.objects.filter(
            pk=key, block__translation__article=article, block__translation__status=Status.PUBLISHED
        )
        .exclude(source="")
        .select_related("block__translation")
        .first()
    )


def doubt_sentence(
    unit: TranslationUnit, suggestion: str, *, browser_key: str, now: datetime
) -> Doubt:
    """Tell the editors that a sentence is wrong.

    Args:
        unit: The sentence with its original.
        suggestion: What the reader would write; "" where nothing was said. Cut at
            `MAX_SUGGESTION` characters.
        browser_key: Random key of the browser; those without one share their turns.
        now: The time.

    Raises:
        NoTurnLeft: The browser sent `MAX_DOUBTS_AN_HOUR` within the last hour.
    """
    take_turn("doubt", browser_key, an_hour=MAX_DOUBTS_AN_HOUR, now=now)
    return Doubt.objects.create(
        translation=unit.block.translation,
        block=unit.block,
        kind=DoubtKind.SENTENCE,
        target=plain_text(unit.target_html),
        source=plain_text(unit.source_html),
        suggestion=suggestion.strip()[:MAX_SUGGESTION],
        raised_at=now,
    )

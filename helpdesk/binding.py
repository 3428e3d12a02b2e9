"""Binding: the first answer ties a session to the ticket whose link it came by.

Opening a link binds nothing, because mail scanners open links, nor does starting, because an agent
may look at the first step before the link is sent; answering is what only its reader does. A link is bound once. Whoever opens it later, in another browser, walks unbound.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from helpdesk.links import LinkRefused, link_token, read_token
from helpdesk.models import TicketLink
from helpdesk.route import along_route
from helpdesk.transcript import TranscriptStep, dump_transcript
from troubleshooting.models import FlowSession, Status, Step, StepTranslation
from troubleshooting.text.locales import SOURCE_LOCALE


def follow_session(session: FlowSession, at: datetime, *, may_bind: bool) -> None:
    """Bring a session's link up to date, binding it first where that is due.

    A session that came by no link costs no query.

    Args:
        session: The session as it is now. Whoever calls holds its row.
        at: When it was answered or ended.
        may_bind: Whether what happened is a person's answer.
    """
    if not session.referral:
        return
    with transaction.atomic():
        link = TicketLink.objects.following(session).first()
        if link is None and may_bind:
            link = bind_session(session, at)
        if link is not None:
            _record(link, session)


def bind_session(session: FlowSession, at: datetime) -> TicketLink | None:
    """Bind the session to the link it came by.

    The database decides between sessions that answer at the same moment: the row is changed only
    while it is unbound, and the second one finds that it no longer is.

    Returns:
        The link, or None where the session came by none that is good, unbound and for the
        session's article.
    """
    try:
        link = read_token(session.referral, at)
    except LinkRefused:
        return None
    if link.article_id != session.article_id:
        return None
    free = TicketLink.objects.unbound().filter(pk=link.pk)
    return link if free.update(session=session, bound_at=at) else None


def started_by(links: Collection[TicketLink]) -> set[int]:
    """Which links somebody started their article by, answered or not: primary keys; one query."""
    tokens = {link_token(link): link.pk for link in links}
    if not tokens:
        return set()
    articles = {link.article_id for link in links}
    # Few sessions are of these articles; there is no index by referral.
    started = FlowSession.objects.filter(article__in=articles, referral__in=tokens)
    return {tokens[one] for one in started.order_by().values_list("referral", flat=True)}


def _record(link: TicketLink, session: FlowSession) -> None:
    link.outcome = session.outcome
    link.solved_by = session.resolved_by.key if session.resolved_by else ""
    link.transcript = dump_transcript(transcript_of(session, link.steps))
    link.save(update_fields=["outcome", "solved_by", "transcript"])


def transcript_of(
    session: FlowSession, before: tuple[TranscriptStep, ...] = ()
) -> tuple[TranscriptStep, ...]:
    """The session's steps and questions now, those it asks first.

    Args:
        session: The session.
        before: What was recorded of it. A label once recorded stays: it is what the reader saw.
    """
    named = (step for step in before if step.label and not step.is_question)
    labels = {step.key: (step.label, step.locale) for step in named}
    unnamed = [key for key in session.step_keys if key not in labels]
    labels |= _labels(session, unnamed) if unnamed else {}
    results = {one.step.key: one for one in session.results.select_related("step")}
    active = set(
        Step.objects.active()
        .filter(article=session.article_id, key__in=session.step_keys)
        .values_list("key", flat=True)
    )
    steps = []
    withheld = [key for key in session.step_keys if key in session.withheld]
    for number, key in enumerate([*session.asked_keys, *withheld], start=1):
        label, locale = labels.get(key, ("", ""))
        said = results.get(key)
        step = TranscriptStep(
            key, number, label, locale, removed=key not in active, for_helpdesk=key in withheld
        )
        if said:
            step = replace(step, result=said.result, seconds=said.seconds, reason=said.reason)
        steps.append(step)
    return along_route(session, steps)


def _labels(session: FlowSession, keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """Label and locale by key: the session's language first, then English, then any other."""
    rows = (
        StepTranslation.objects.filter(
            translation__article=session.article_id,
            translation__status=Status.PUBLISHED,
            step__key__in=keys,
        )
        .exclude(label="")
        .order_by("translation__locale")
        .values_list("step__key", "label", "translation__locale")
    )
    wanted = (SOURCE_LOCALE, session.locale)
    # The best comes last and wins.
    ranked = sorted(rows, key=lambda row: wanted.index(row[2]) if row[2] in wanted else -1)
    return {key: (label, locale) for key, label, locale in ranked if key}

"""A ticket that comes after the walk: its reader left, and phoned the next day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from helpdesk.binding import follow_session
from helpdesk.links import link_token
from helpdesk.models import TicketLink
from troubleshooting.flow import escalate
from troubleshooting.flow.outcomes import lock_session
from troubleshooting.models import FlowSession


class SessionIsLinked(Exception):
    """The session belongs to a ticket already."""


def link_session(
    session: FlowSession,
    reference: str,
    agent: AbstractBaseUser | AnonymousUser,
    now: datetime,
) -> TicketLink:
    """Link a ticket to a session that is there already, which is thereby handed over.

    Only one that was solved stays so. What its reader answers afterwards is followed, as if they
    had come by this link.

    Args:
        session: The session; its row is read again under a lock.
        reference: The ticket's name in its own system, at most 100 characters.
        agent: Who links it.
        now: The time.

    Raises:
        SessionIsLinked: It belongs to a ticket, this one or another.
    """
    with transaction.atomic():
        session = lock_session(session)
        if TicketLink.objects.following(session).exists():
            raise SessionIsLinked
        link = TicketLink.objects.create(
            reference=reference,
            article_id=session.article_id,
            locale=session.locale,
            agent_id=agent.pk,
            created_at=now,
            expires_at=now + timedelta(days=settings.TICKET_LINK_DAYS),
            session=session,
            bound_at=now,
        )
        session.referral = link_token(link)
        session.save(update_fields=["referral"])
        follow_session(escalate(session, now=now), now, may_bind=False)
    link.refresh_from_db()
    return link

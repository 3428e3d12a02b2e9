"""Handing over to a ticket system: a ticket with what was tried, followed in the console.

The reader's request waits for the ticket system, because the reader is told the ticket's name; no
transaction is open meanwhile.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.binding import bind_session, follow_session
from helpdesk.deliveries import (
    claim_delivery,
    delivery_of,
    forget_failed,
    is_stale,
    record_failed,
    record_sent,
)
from helpdesk.links import link_token
from helpdesk.models import Delivery, DeliveryState, TicketLink
from helpdesk.ticket_system import TicketSystemFailed, open_ticket
from troubleshooting.flow import FlowStep
from troubleshooting.flow.handover.targets import Handover, Progress, Receipt
from troubleshooting.flow.outcomes import lock_session
from troubleshooting.models import FlowSession, Outcome

logger = logging.getLogger(__name__)

# Longer than the ticket system is waited for.
PATIENCE = timedelta(minutes=1)


class TicketTarget:
    """A new ticket in the system of `TICKET_SYSTEM_URL`, or the one the reader came by."""

    name = "ticket"
    rank = 10

    def is_on(self) -> bool:
        """Whether there is a ticket system."""
        return bool(settings.TICKET_SYSTEM_URL)

    def label(self) -> str:
        """What the reader presses."""
        return gettext("Send it to the helpdesk")

    def send(self, handover: Handover, *, reply_to: str, now: datetime) -> Receipt:
        """Open a ticket; who came by an agent's link has one already, and it follows."""
        session = handover.session
        if _bind(session, now):
            return _in_the_agents_ticket()
        delivery = claim_delivery(session, self.name, reply_to=reply_to, patience=PATIENCE, now=now)
        if delivery:
            _open(delivery, handover, now)
        return _receipt(delivery_of(session, self.name), now)

    def receipt(self, session: FlowSession, *, now: datetime) -> Receipt | None:
        """What became of it; None where nothing was sent.

        One query, another for who came by an agent's link.
        """
        delivery = delivery_of(session, self.name)
        if delivery:
            return _receipt(delivery, now)
        is_followed = (
            session.referral
            and session.outcome == Outcome.ESCALATED
            and TicketLink.objects.following(session).exists()
        )
        return _in_the_agents_ticket() if is_followed else None

    def forget(self, session: FlowSession) -> None:
        """Forget that it failed."""
        forget_failed(session, self.name)


def ticket_of(handover: Handover, *, reply_to: str, key: str) -> dict[str, Any]:
    """What is posted to the ticket system: strings, numbers and lists alone.

    Args:
        handover: What is handed over.
        reply_to: Where the reader wants the answer; "" for nowhere.
        key: The public id that the ticket's link will have.
    """
    session, article = handover.session, handover.article
    return {
        "title": handover.title,
        "article": {"slug": article.slug, "code": article.code, "address": handover.address},
        "locale": handover.walk.reading.locale,
        "text": handover.text,
        "steps": [_step(step) for step in handover.walk.steps],
        "still_to_try": [_step(step) for step in handover.walk.still_to_try],
        "comment": session.comment,
        "device": session.device,
        "reply_to": reply_to,
        "started_at": session.started_at.isoformat(),
        "session": handover.site + reverse("helpdesk:detail", kwargs={"public_id": key}),
    }


def _step(step: FlowStep) -> dict[str, Any]:
    return {
        "number": step.number,
        "key": step.key,
        "label": step.label,
        "english": step.english,
        "locale": step.text.translation.locale,
        "result": step.result,
        "reason": step.reason,
        "seconds": step.seconds,
    }


def _bind(session: FlowSession, now: datetime) -> bool:
    """Whether the session belongs to a ticket that an agent linked; it is bound where that is due."""
    if not session.referral:
        return False
    with transaction.atomic():
        session = lock_session(session)
        bound = TicketLink.objects.following(session).exists() or bind_session(session, now)
        follow_session(session, now, may_bind=False)
    return bool(bound)


def _open(delivery: Delivery, handover: Handover, now: datetime) -> None:
    try:
        ticket = ticket_of(handover, reply_to=delivery.reply_to, key=delivery.key)
        reference = open_ticket(ticket, key=delivery.key)
    except TicketSystemFailed as error:
        logger.error("The ticket system took no hand-over (%s): %s", delivery, error)
        record_failed(delivery)
    else:
        _keep(delivery, handover, reference, now)


@transaction.atomic
def _keep(delivery: Delivery, handover: Handover, reference: str, now: datetime) -> None:
    """Keep the ticket's reference, and tie the session to it: from now on the console follows."""
    session = lock_session(handover.session)
    record_sent(delivery, reference)
    if TicketLink.objects.following(session).exists():
        return
    link = TicketLink.objects.create(
        public_id=delivery.key,
        reference=reference,
        article=handover.article,
        locale=handover.walk.reading.locale,
        by_reader=True,
        created_at=now,
        expires_at=now + timedelta(days=settings.TICKET_LINK_DAYS),
        session=session,
        bound_at=now,
    )
    # As if the session had come by this link: what is answered later costs no query to find it.
    session.referral = link_token(link)
    session.save(update_fields=["referral"])
    follow_session(session, now, may_bind=False)


def _in_the_agents_ticket() -> Receipt:
    words = gettext("The helpdesk sees it in your ticket.")
    return Receipt(TicketTarget.name, Progress.HANDED_OVER, words)


def _receipt(delivery: Delivery | None, now: datetime) -> Receipt:
    name = TicketTarget.name
    if delivery and delivery.state == DeliveryState.SENT:
        words = gettext("Your ticket:")
        return Receipt(name, Progress.HANDED_OVER, words, delivery.reference)
    reply_to = delivery.reply_to if delivery else ""
    if (
        delivery is None
        or delivery.state == DeliveryState.FAILED
        or is_stale(delivery, patience=PATIENCE, now=now)
    ):
        words = gettext("The helpdesk's ticket system does not answer.")
        return Receipt(name, Progress.FAILED, words, reply_to=reply_to)
    words = gettext("It is being sent to the helpdesk.")
    return Receipt(name, Progress.SENDING, words, reply_to=reply_to)

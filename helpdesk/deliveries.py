"""Deliveries: which of several posts sends a hand-over, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from helpdesk.models import Delivery, DeliveryState
from troubleshooting.flow.outcomes import lock_session
from troubleshooting.models import FlowSession


def delivery_of(session: FlowSession, target: str) -> Delivery | None:
    """A session's delivery by a way, if there is one; one query."""
    return Delivery.objects.filter(session=session, target=target).first()


def is_stale(delivery: Delivery, *, patience: timedelta, now: datetime) -> bool:
    """Whether whoever undertook to send it can no longer be at it."""
    return delivery.state == DeliveryState.CLAIMED and now - delivery.claimed_at > patience


def claim_delivery(
    session: FlowSession, target: str, *, reply_to: str, patience: timedelta, now: datetime
) -> Delivery | None:
    """Undertake to send a session's hand-over; the session's row decides between several posts.

    Args:
        session: The session.
        target: The way's name.
        reply_to: Where the reader wants the answer; kept until it was sent, so that a fault does
            not have it typed again.
        patience: After how long another one may try what somebody undertook and never finished.
        now: The time.

    Returns:
        The delivery, now one's own to send; None where it was sent, or another is at it.
    """
    with transaction.atomic():
        lock_session(session)
        found = delivery_of(session, target)
        if found is None:
            return Delivery.objects.create(
                session=session,
                target=target,
                state=DeliveryState.CLAIMED,
                claimed_at=now,
                reply_to=reply_to,
            )
        if found.state == DeliveryState.FAILED or is_stale(found, patience=patience, now=now):
            found.state, found.claimed_at, found.reply_to = DeliveryState.CLAIMED, now, reply_to
            found.save(update_fields=["state", "claimed_at", "reply_to"])
            return found
    return None


def record_sent(delivery: Delivery, reference: str = "") -> None:
    """It is there: nothing of what was typed has to be kept any longer."""
    Delivery.objects.filter(pk=delivery.pk).update(
        state=DeliveryState.SENT, reference=reference, subject="", text="", reply_to=""
    )


def forget_failed(session: FlowSession, target: str) -> None:
    """It need not be sent any more: its reader took another way."""
    Delivery.objects.filter(session=session, target=target, state=DeliveryState.FAILED).delete()


def record_failed(delivery: Delivery) -> None:
    """It could not be sent, unless somebody else managed to."""
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.CLAIMED).update(
        state=DeliveryState.FAILED
    )

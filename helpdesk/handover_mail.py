"""Handing over by mail: the portal writes to the helpdesk, outside the reader's request."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext
from django_tasks import task

from helpdesk.deliveries import (
    claim_delivery,
    delivery_of,
    forget_failed,
    is_stale,
    record_failed,
    record_sent,
)
from helpdesk.models import Delivery, DeliveryState
from troubleshooting.flow.handover.targets import Handover, Progress, Receipt
from troubleshooting.models import FlowSession

logger = logging.getLogger(__name__)

# A mail waits for the worker, and a worker that was restarted for its turn.
PATIENCE = timedelta(hours=1)


class MailTarget:
    """A mail to `HANDOVER_MAIL` through the server of `EMAIL_URL`."""

    name = "mail"
    rank = 20

    def is_on(self) -> bool:
        """Whether there is an address, and a server to send through."""
        return bool(settings.HANDOVER_MAIL) and settings.SENDS_MAIL

    def label(self) -> str:
        """What the reader presses."""
        return gettext("Send it to the helpdesk by mail")

    def send(self, handover: Handover, *, reply_to: str, now: datetime) -> Receipt:
        """Keep the mail, and have it sent as soon as that is committed."""
        session = handover.session
        with transaction.atomic():
            delivery = claim_delivery(
                session, self.name, reply_to=reply_to, patience=PATIENCE, now=now
            )
            if delivery:
                delivery.subject = handover.subject
                delivery.text = handover.text
                delivery.save(update_fields=["subject", "text"])
                _enqueue(delivery)
        return _receipt(delivery_of(session, self.name), now)

    def receipt(self, session: FlowSession, *, now: datetime) -> Receipt | None:
        """What became of it; None where nothing was sent by mail."""
        delivery = delivery_of(session, self.name)
        return _receipt(delivery, now) if delivery else None

    def forget(self, session: FlowSession) -> None:
        """Forget that it failed."""
        forget_failed(session, self.name)


@task()
def send_delivery(key: int) -> None:
    """Send the mail of a delivery's primary key; nothing happens where that was done."""
    delivery = Delivery.objects.filter(pk=key, state=DeliveryState.CLAIMED).first()
    if delivery is None:
        return
    message = EmailMessage(
        delivery.subject,
        delivery.text,
        to=[settings.HANDOVER_MAIL],
        reply_to=[delivery.reply_to] if delivery.reply_to else None,
    )
    try:
        message.send()
    except Exception:
        # Whatever it was: its reader has to see that it is not on its way any more.
        record_failed(delivery)
        raise
    record_sent(delivery)


def _enqueue(delivery: Delivery) -> None:
    def enqueue() -> None:
        try:
            send_delivery.enqueue(delivery.pk)
        except Exception:
            # The reader must not be told that it is on its way.
            logger.exception("The mail of delivery %s could not be queued", delivery)
            record_failed(delivery)

    transaction.on_commit(enqueue)


def _receipt(delivery: Delivery | None, now: datetime) -> Receipt:
    if delivery is None or delivery.state == DeliveryState.FAILED:
        progress, words = Progress.FAILED, gettext("The mail to the helpdesk could not be sent.")
    elif is_stale(delivery, patience=PATIENCE, now=now):
        progress, words = Progress.FAILED, gettext("The mail to the helpdesk has not gone out yet.")
    elif delivery.state == DeliveryState.SENT:
        progress, words = Progress.HANDED_OVER, gettext("The helpdesk has it by mail.")
    else:
        progress = Progress.HANDED_OVER
        words = gettext("It is on its way to the helpdesk by mail.")
    reply_to = delivery.reply_to if delivery else ""
    return Receipt(MailTarget.name, progress, words, reply_to=reply_to)

"""What was handed over and is solved after all: the helpdesk has to learn of it from its reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from troubleshooting.flow.handover.targets import Progress, Receipt, mail_subject, receipts
from troubleshooting.flow.walking import Walk
from troubleshooting.models import FlowSession, Outcome
from troubleshooting.text.prefilled import fill_mail


def handed_before(session: FlowSession, *, now: datetime) -> list[Receipt]:
    """What the portal had sent of a session that is solved now; none for any other session.

    What a reader took to the helpdesk without the portal is not remembered, and who came by an
    agent's link is followed in that agent's ticket. One query a post target that is on.
    """
    if session.outcome != Outcome.RESOLVED:
        return []
    return [one for one in receipts(session, now=now) if one.progress == Progress.HANDED_OVER]


def solved_mail(walk: Walk, sent: Iterable[Receipt]) -> str:
    """A `mailto:` link that tells the helpdesk; "" where it has no mail address."""
    if not settings.HANDOVER_MAIL:
        return ""
    subject = gettext("Solved: %(subject)s") % {"subject": mail_subject(walk)}
    text = "\n".join([gettext("It works now."), *(one.reference for one in sent if one.reference)])
    return fill_mail(settings.HANDOVER_MAIL, subject, text, "").address

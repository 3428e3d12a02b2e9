"""The device, told to the helpdesk by a reader who says so, and by nobody else."""

from __future__ import annotations

from django.db import transaction

from troubleshooting.flow.outcomes import lock_session
from troubleshooting.models import FlowSession
from troubleshooting.models.session import MAX_DEVICE


def tell_device(session: FlowSession, words: str) -> FlowSession:
    """Keep with the session what the helpdesk may know of the device; "" takes it back.

    Args:
        session: The session.
        words: As `device_words` gives them.

    Returns:
        The session as it is now.
    """
    with transaction.atomic():
        session = lock_session(session)
        if session.device != words[:MAX_DEVICE]:
            session.device = words[:MAX_DEVICE]
            session.save(update_fields=["device"])
    return session

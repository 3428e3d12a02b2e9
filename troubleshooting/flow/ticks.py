"""Instructions ticked off: a reader's own marks, kept with the session, never an answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from troubleshooting.flow.outcomes import lock_session
from troubleshooting.flow.walking import Walk
from troubleshooting.models import FlowSession


def save_ticks(found: Walk, key: str, places: Iterable[int]) -> FlowSession:
    """Keep which of a step's instructions are ticked off: these and no others.

    Args:
        found: The walk.
        key: The step's key.
        places: 0-based; those that are no instruction's are left out.

    Returns:
        The session as it is now.

    Raises:
        StepNotInSession: The session does not ask the step.
    """
    instructions = range(len(found.step(key).procedure.instructions))
    ticked = sorted({place for place in places if place in instructions})
    with transaction.atomic():
        session = lock_session(found.session)
        others = {other: kept for other, kept in session.ticks.items() if other != key}
        ticks = {**others, key: ticked} if ticked else others
        if ticks != session.ticks:
            session.ticks = ticks
            session.save(update_fields=["ticks"])
    return session

"""Sessions are about people, so they are kept for a time only; facts, which are about nobody, stay.

With a session go its answers, ticks, comment, device, what was searched for, the browsers that
joined it, and hand-overs that were sent. What others keep of it they are told to forget.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from troubleshooting.models import FlowSession
from troubleshooting.signals import sessions_forgotten

# In one transaction: readers wait for it where the database has one writer at a time.
AT_ONCE = 200


def forget_sessions(*, now: datetime, after: timedelta) -> int:
    """Delete sessions that ended longer ago than `after`.

    Those under way stay, however old: `close_abandoned` ends what was left. It can be stopped at
    any moment and begun again.

    Args:
        now: The time.
        after: How long a session is kept after its end.

    Returns:
        How many were deleted.
    """
    forgotten = 0
    while done := _forget_some(now - after):
        forgotten += done
    return forgotten


@transaction.atomic
def _forget_some(moment: datetime) -> int:
    """Delete some of the sessions that ended before a moment; says how many."""
    ended = FlowSession.objects.ended_before(moment).order_by("last_answer_at", "pk")
    held = ended.select_for_update(of=("self",), skip_locked=True)
    keys = tuple(held.values_list("pk", flat=True)[:AT_ONCE])
    if keys:
        sessions_forgotten.send(FlowSession, sessions=keys)
        FlowSession.objects.filter(pk__in=keys).delete()
    return len(keys)

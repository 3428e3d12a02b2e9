"""What tickets' links forget of sessions whose retention time is over."""

from __future__ import annotations

from collections.abc import Collection

from helpdesk.models import TicketLink
from helpdesk.transcript import what_solved


def forget_transcripts(sessions: Collection[int]) -> int:
    """Empty the transcripts of sessions that are to be deleted.

    The ticket still says how its session ended, and the name of the step that solved it: not what
    else its reader tried, why not, and how long it took them.

    Args:
        sessions: Primary keys.

    Returns:
        How many links there were.
    """
    links = list(TicketLink.objects.filter(session__in=sessions))
    for link in links:
        link.transcript = what_solved(link.transcript, link.solved_by)
    TicketLink.objects.bulk_update(links, ["transcript"])
    return len(links)

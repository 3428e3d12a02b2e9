"""What a hand-over says of the sessions before it.

Who leaves a session says nothing: it is `abandoned`, and whether the trouble is gone is not known.
Who comes back to the article in the same browser within `LATER_HANDOVER_DAYS`, and hands it over,
has said it after all: the walks that were left before did not help, and count as `escalated`.

That counts sessions, not hand-overs: a reader who left twice and then handed over has three sessions
that ended with the helpdesk, and one ticket. So the share of sessions that end there is right, and
tickets are counted by the tickets. Only what is not known is decided so. A session in which nothing
helped stays `unresolved`, and one that was left stays so where a later one is solved: it was
another one that helped.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from troubleshooting.flow.outcomes import finish_session
from troubleshooting.models import FlowSession, Outcome


def escalate_left_before(session: FlowSession, *, now: datetime) -> int:
    """End as handed over what the browser had left of an article before a hand-over.

    Args:
        session: What is handed over. Whoever calls holds its row.
        now: The time.

    Returns:
        How many sessions were left before.
    """
    lately = now - timedelta(days=settings.LATER_HANDOVER_DAYS)
    left = (
        FlowSession.objects.of_browser(session.browser_key)
        .filter(
            article=session.article_id,
            outcome=Outcome.ABANDONED,
            is_agents=session.is_agents,
            pk__lt=session.pk,
            last_answer_at__gte=lately,
        )
        .select_for_update(of=("self",))
    )
    for one in left:
        finish_session(one, Outcome.ESCALATED, now)
    return len(left)

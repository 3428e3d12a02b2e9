"""What analytics does when troubleshooting announces something.

Both run inside the transaction that made the change, and keep one invariant: a session has facts
exactly while it has an outcome, and they say what its answers say.
"""

from __future__ import annotations

from analytics.facts import record_session, withdraw_facts
from analytics.models import SessionFact
from troubleshooting.flow.answers import Answers
from troubleshooting.models import FlowSession


def record_facts(
    sender: object, *, session: FlowSession, answers: Answers | None = None, **_others: object
) -> None:
    """A session got an outcome, or another one."""
    record_session(session, answers)


def follow_answer(
    sender: object, *, session: FlowSession, was_open: bool = False, **_others: object
) -> None:
    """A step or a question was answered: the session is under way again, or a finished one says something else.

    A session that was under way has none, and one that this answer finishes is announced as
    finished next.
    """
    if was_open:
        return
    if session.is_open:
        withdraw_facts(session)
    elif SessionFact.objects.filter(session=session).exists():
        record_session(session)

"""What analytics does when troubleshooting announces something, or an article goes.

All run inside the transaction that made the change, and keep two invariants: a session has facts
exactly while it has an outcome, and they say what its answers say; sums say what facts do.
"""

from __future__ import annotations

from analytics.facts import record_session, withdraw_facts
from analytics.models import SessionFact
from analytics.rollups.removing import take_out
from troubleshooting.flow.answers import Answers
from troubleshooting.models import Article, FlowSession


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


def forget_article(sender: object, *, instance: Article, **_others: object) -> None:
    """An article is about to be deleted, with its facts."""
    take_out(instance.pk)

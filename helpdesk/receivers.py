"""What the helpdesk does when troubleshooting announces something.

All run inside the transaction that made the change. A fault here must not cost the reader the
step, so it is undone by itself and logged; where sessions are forgotten it keeps them, so that
nothing is left behind of them here.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Collection
from datetime import datetime

from helpdesk.binding import follow_session
from helpdesk.forgetting import forget_transcripts
from troubleshooting.models import FlowSession, Outcome, QuestionAnswer, StepResult

logger = logging.getLogger(__name__)

# Ends that come about without the reader: nothing was said, so nothing binds.
UNSAID = (Outcome.ABANDONED, Outcome.SWITCHED)


def follow_answer(
    sender: object, *, session: FlowSession, result: StepResult, **_others: object
) -> None:
    """A step was answered: bind at the first answer, and keep the transcript."""
    _follow(session, result.answered_at, may_bind=True)


def follow_question(
    sender: object, *, session: FlowSession, answer: QuestionAnswer, **_others: object
) -> None:
    """A question was answered: as `follow_answer`."""
    _follow(session, answer.answered_at, may_bind=True)


def follow_end(sender: object, *, session: FlowSession, **_others: object) -> None:
    """The session ended, be it by reading alone or by handing it to the helpdesk."""
    if session.finished_at is not None:
        _follow(session, session.finished_at, may_bind=session.outcome not in UNSAID)


def follow_forgetting(sender: object, *, sessions: Collection[int], **_others: object) -> None:
    """Sessions are about to be deleted: their links forget what was tried."""
    forget_transcripts(sessions)


def _follow(session: FlowSession, at: datetime, *, may_bind: bool) -> None:
    try:
        follow_session(session, at, may_bind=may_bind)
    except Exception as error:
        # Not the message: a database puts the refused row into it, with the ticket's reference.
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error(
            "Following session %s failed (%s):\n%s", session.pk, type(error).__name__, where
        )

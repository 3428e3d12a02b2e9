"""The one thing a reader may add at the end, in their own words."""

from __future__ import annotations

from django.db import transaction

from troubleshooting.flow.outcomes import lock_session
from troubleshooting.models import FlowSession
from troubleshooting.models.session import MAX_COMMENT


class CommentTooLong(ValueError):
    """The comment has more than `MAX_COMMENT` characters.

    Attributes:
        length: How many it has.
    """

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length


def leave_comment(session: FlowSession, words: str) -> FlowSession:
    """Keep a comment with the session, in place of an earlier one; "" takes it back.

    Args:
        session: The session.
        words: Plain text; a line end counts as one character, as in a browser.

    Returns:
        The session as it is now.

    Raises:
        CommentTooLong: Nothing was kept.
    """
    words = "\n".join(words.replace("\x00", "").splitlines()).strip()
    if len(words) > MAX_COMMENT:
        raise CommentTooLong(len(words))
    with transaction.atomic():
        session = lock_session(session)
        if session.comment != words:
            session.comment = words
            session.save(update_fields=["comment"])
    return session

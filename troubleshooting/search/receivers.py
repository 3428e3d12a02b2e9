"""What search hears of sessions."""

from __future__ import annotations

from troubleshooting.models import FlowSession
from troubleshooting.search.learning import learn_from


def learn(sender: type[FlowSession], *, session: FlowSession, **_extra: object) -> None:
    """A session ended: its query may be one that leads to the article."""
    learn_from(session)

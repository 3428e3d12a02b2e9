"""The steps still to try: an agent is asked them, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.flow import ArticleNotReadable, FlowStep, Walk, walk
from troubleshooting.models import FlowSession, Outcome


@dataclass(frozen=True)
class Asking:
    """What an agent is asked about a reader's session.

    Attributes:
        walk: The session and its article in the agent's language.
        step: The step to ask; None where no step is left, or one has solved it.
    """

    walk: Walk
    step: FlowStep | None

    @property
    def tried(self) -> tuple[FlowStep, ...]:
        """The helpdesk's steps that have an answer, which can be changed."""
        return tuple(step for step in self.walk.helpdesk_steps if step.result)


def ask_agent(session: FlowSession, locale: str, key: str = "") -> Asking | None:
    """What to ask an agent who looks at a session; None where it has nothing for the helpdesk.

    Args:
        session: The session.
        locale: Canonical locale of the agent.
        key: The step whose answer the agent wants to change; "" for the next in order.

    Returns:
        None also where the article cannot be read any more.
    """
    if not session.withheld:
        return None
    try:
        found = walk(session, locale)
    except ArticleNotReadable:
        return None
    if not found.helpdesk_steps:
        return None
    wanted = next((step for step in found.helpdesk_steps if step.key == key), None)
    is_solved = session.outcome == Outcome.RESOLVED
    following = None if is_solved else next(iter(found.still_to_try), None)
    return Asking(found, wanted or following)

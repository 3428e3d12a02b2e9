"""The state of a ticket link: what the agent's list says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from helpdesk.models import TicketLink
from helpdesk.transcript import TranscriptStep
from troubleshooting.models import Outcome


class State(TextChoices):
    """Where a ticket link is."""

    NOT_OPENED = "not_opened", _("not opened")
    OPENED = "opened", _("opened, no answer yet")
    EXPIRED = "expired", _("link expired")
    UNDER_WAY = "under_way", _("under way")
    SOLVED_BY_STEP = "solved_by_step", _("solved by a step")
    SOLVED_BY_READING = "solved_by_reading", _("solved by reading")
    SOLVED_BY_ANSWER = "solved_by_answer", _("solved")
    NOTHING_HELPED = "nothing_helped", _("nothing helped")
    HANDED_OVER = "handed_over", _("handed to the helpdesk")
    SWITCHED = "switched", _("went on to another article")
    INCIDENT = "incident", _("known incident")
    LEFT = "left", _("left")


ENDS = {
    Outcome.RESOLVED: State.SOLVED_BY_READING,
    Outcome.UNRESOLVED: State.NOTHING_HELPED,
    Outcome.ESCALATED: State.HANDED_OVER,
    Outcome.SWITCHED: State.SWITCHED,
    Outcome.INCIDENT: State.INCIDENT,
    Outcome.ABANDONED: State.LEFT,
}
GOOD = (State.SOLVED_BY_STEP, State.SOLVED_BY_READING, State.SOLVED_BY_ANSWER)
BAD = (State.NOTHING_HELPED, State.HANDED_OVER, State.EXPIRED)


@dataclass(frozen=True)
class LinkState:
    """A state with the step it speaks of.

    Attributes:
        state: The state.
        step: The step or question the reader is at, or the step that solved it; None for other
            states.
        total: How many steps the session asks; 0 while there is none.
    """

    state: State
    step: TranscriptStep | None = None
    total: int = 0

    @property
    def text(self) -> str:
        """The state in the agent's language, without the step's label."""
        if self.step and self.step.is_question:
            return gettext("at a question")
        if self.step and self.state == State.UNDER_WAY:
            numbers = {"number": self.step.number, "total": self.total}
            return gettext("on step %(number)s of %(total)s") % numbers
        if self.step and self.step.for_helpdesk:
            return gettext("solved by the helpdesk")
        if self.step:
            return gettext("solved by step %(number)s") % {"number": self.step.number}
        return str(self.state.label)

    @property
    def tone(self) -> str:
        """`good`, `bad` or `wait`: how it looks."""
        if self.state in GOOD:
            return "good"
        return "bad" if self.state in BAD else "wait"

    @property
    def solved_by(self) -> TranscriptStep | None:
        """The step that solved it, if one did."""
        return self.step if self.state == State.SOLVED_BY_STEP else None


def state_of(link: TicketLink, now: datetime, *, is_started: bool = False) -> LinkState:
    """The link's state; no query.

    Args:
        link: The link.
        now: The time.
        is_started: Whether somebody started the article by it; that binds no session yet.
    """
    if not link.is_bound:
        unused = State.OPENED if is_started else State.NOT_OPENED
        return LinkState(State.EXPIRED if link.is_expired(now) else unused)
    steps = link.steps
    total = sum(not (step.for_helpdesk or step.is_question) for step in steps)
    if link.outcome == "":
        current = next((step for step in steps if step.is_open), None)
        return LinkState(State.UNDER_WAY, current, total)
    solving = next((step for step in steps if step.key == link.solved_by), None)
    if link.outcome == Outcome.RESOLVED and solving:
        return LinkState(State.SOLVED_BY_STEP, solving, total)
    # Of what is no longer known it is not said that reading alone did it.
    is_by_answer = link.is_forgotten or any(step.is_question for step in steps)
    if link.outcome == Outcome.RESOLVED and is_by_answer:
        return LinkState(State.SOLVED_BY_ANSWER, None, total)
    return LinkState(ENDS[Outcome(link.outcome)], None, total)

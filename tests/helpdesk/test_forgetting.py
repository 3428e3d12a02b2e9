"""When a session is deleted its ticket forgets what was tried, and not what solved it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from helpdesk.models import TicketLink
from helpdesk.state import State, state_of
from tests.helpdesk.stories import answer, make_article, start_by
from troubleshooting.flow import answer_reading, escalate, start_session
from troubleshooting.flow.retention import forget_sessions
from troubleshooting.models import FlowSession, Result

NOT_RESOLVED, RESOLVED, SKIPPED = Result.NOT_RESOLVED, Result.RESOLVED, Result.SKIPPED
KEPT = timedelta(days=90)


def forget(link: TicketLink, now: datetime) -> TicketLink:
    forget_sessions(now=now + KEPT + timedelta(days=1), after=KEPT)
    link.refresh_from_db()
    return link


def test_it_keeps_how_it_ended_and_the_step_that_solved_it(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, SKIPPED, RESOLVED, now=now)

    link = forget(link, now)

    assert (link.session, link.outcome, link.solved_by) == (None, "resolved", "s3")
    (step,) = link.steps
    assert (step.key, step.number, step.label, step.seconds) == ("s3", 3, "Tee kohta 3", 0)
    state = state_of(link, now)
    assert (state.state, state.text) == (State.SOLVED_BY_STEP, "solved by step 3")


def test_of_one_that_was_handed_over_no_step_is_left(link: TicketLink, now: datetime) -> None:
    escalate(answer(start_by(link, now), NOT_RESOLVED, now=now), now=now)

    link = forget(link, now)

    assert (link.outcome, link.transcript) == ("escalated", [])
    assert state_of(link, now).state == State.HANDED_OVER


def test_what_is_not_known_any_more_is_not_called_reading(link: TicketLink, now: datetime) -> None:
    article = make_article("read-this", steps=0)
    TicketLink.objects.update(article=article)
    link.refresh_from_db()
    answer_reading(start_by(link, now), resolved=True, now=now)

    assert state_of(forget(link, now), now).text == "solved"


def test_what_is_under_way_is_kept(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)

    link = forget(link, now)

    assert len(link.steps) == 4
    assert not link.is_forgotten


@pytest.mark.parametrize("is_bound", [True, False])
def test_other_tickets_are_left_alone(link: TicketLink, now: datetime, is_bound: bool) -> None:
    if is_bound:
        answer(start_by(link, now + KEPT), NOT_RESOLVED, RESOLVED, now=now + KEPT)
    link.refresh_from_db()
    before = link.transcript
    other = start_session(link.article, "fi-FI", browser_key="somebody-without-a-ticket", now=now)
    answer(other, RESOLVED, now=now)

    link = forget(link, now)

    assert not FlowSession.objects.filter(pk=other.pk).exists()
    assert link.transcript == before

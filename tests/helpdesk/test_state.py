"""The state of a ticket link, in the words of the agent's list."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User

from helpdesk.links import issue_link
from helpdesk.models import TicketLink
from helpdesk.state import LinkState, State, state_of
from tests.helpdesk.stories import REFERENCE, answer, make_article, start_by
from troubleshooting.flow import answer_reading, close_abandoned, escalate, start_session
from troubleshooting.models import Outcome, Result

RESOLVED, NOT_RESOLVED = Result.RESOLVED, Result.NOT_RESOLVED


def state(link: TicketLink, at: datetime) -> LinkState:
    link.refresh_from_db()
    return state_of(link, at)


def test_it_is_not_opened_until_somebody_starts(link: TicketLink, now: datetime) -> None:
    assert state(link, now).text == "not opened"


def test_it_says_that_somebody_started(link: TicketLink, now: datetime) -> None:
    found = state_of(link, now, is_started=True)
    assert (found.text, found.tone) == ("opened, no answer yet", "wait")


def test_a_link_that_was_only_started_expires(link: TicketLink) -> None:
    assert state_of(link, link.expires_at, is_started=True).text == "link expired"


def test_it_says_that_an_unused_link_expired(link: TicketLink) -> None:
    assert state(link, link.expires_at).text == "link expired"


def test_it_does_not_say_so_of_a_link_that_was_used(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    assert state(link, link.expires_at).text == "on step 2 of 4"


def test_it_says_which_step_the_reader_is_on(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, NOT_RESOLVED, NOT_RESOLVED, now=now)
    assert state(link, now).text == "on step 4 of 4"


def test_it_says_which_step_solved_it(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, RESOLVED, now=now)
    found = state(link, now)
    assert (found.text, found.tone) == ("solved by step 2", "good")
    assert found.solved_by is not None
    assert found.solved_by.label == "Tee kohta 2"


def test_it_says_that_nothing_helped(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), *[NOT_RESOLVED] * 4, now=now)
    found = state(link, now)
    assert (found.text, found.tone) == ("nothing helped", "bad")


def test_it_says_that_it_was_handed_to_the_helpdesk(link: TicketLink, now: datetime) -> None:
    escalate(answer(start_by(link, now), NOT_RESOLVED, now=now), now=now)
    assert state(link, now).text == "handed to the helpdesk"


def test_it_says_that_the_reader_went_on_to_another_article(
    link: TicketLink, now: datetime
) -> None:
    answer(start_by(link, now, browser="same"), NOT_RESOLVED, now=now)
    start_session(make_article("another-article"), "fi-FI", browser_key="same", now=now)
    assert state(link, now).text == "went on to another article"


def test_it_says_that_the_reader_left(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    close_abandoned(now=now + timedelta(days=2), after=timedelta(days=1))
    assert state(link, now).text == "left"


@pytest.mark.parametrize(
    ("resolved", "text"), [(True, "solved by reading"), (False, "nothing helped")]
)
def test_it_says_what_reading_came_to(
    agent: User, now: datetime, *, resolved: bool, text: str
) -> None:
    link = issue_link(REFERENCE, make_article("to-read", steps=0), "fi-FI", agent, now)
    answer_reading(start_by(link, now), resolved=resolved, now=now)
    assert state(link, now).text == text


def test_it_has_words_for_every_outcome(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    link.refresh_from_db()
    said = set()
    for link.outcome in Outcome.values:
        said.add(state_of(link, now).state)
    ends = set(State) - {
        State.NOT_OPENED,
        State.OPENED,
        State.EXPIRED,
        State.UNDER_WAY,
        State.SOLVED_BY_STEP,
        State.SOLVED_BY_ANSWER,
    }
    assert said == ends


def test_it_is_under_way_where_all_that_was_left_to_ask_is_gone(
    link: TicketLink, now: datetime
) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    link.refresh_from_db()
    link.transcript = [{**step, "removed": True} for step in link.transcript]
    assert state_of(link, now).text == "under way"

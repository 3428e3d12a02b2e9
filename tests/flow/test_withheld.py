"""Steps for the helpdesk: not asked of a reader, still to try for an agent."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.stories import (
    BROWSER,
    NO,
    NOT_POSSIBLE,
    SKIPPED,
    YES,
    answers,
    leave_to_helpdesk,
    make_article,
    retire,
)
from troubleshooting.flow import (
    StepNotInSession,
    answer_step,
    close_abandoned,
    escalate,
    read_article,
    start_session,
    walk,
)
from troubleshooting.flow.reading import FlowStep
from troubleshooting.flow.trail import came_from
from troubleshooting.flow.withheld import MAX_SECONDS, answer_withheld
from troubleshooting.models import Article, Audience, FlowSession, Outcome, Result

MINUTE = timedelta(minutes=1)


@pytest.fixture
def article(db: None) -> Article:
    """Of its four steps the second and the last are the helpdesk's."""
    article = make_article(steps=4)
    leave_to_helpdesk(article, "s2", "s4")
    return article


@pytest.fixture
def later(now: datetime) -> datetime:
    """When an agent opens the session: two hours after its start."""
    return now + timedelta(hours=2)


def tell(session: FlowSession, key: str, result: Result, at: datetime) -> FlowSession:
    return answer_withheld(session, key, result, seconds=95, now=at)


def keys(steps: tuple[FlowStep, ...]) -> list[tuple[str, int]]:
    return [(step.key, step.number) for step in steps]


def test_a_reader_is_asked_the_others_numbered_on(session: FlowSession) -> None:
    found = walk(session, "fi-FI")

    assert session.step_keys == ["s1", "s2", "s3", "s4"]
    assert session.withheld == ["s2", "s4"]
    assert keys(found.steps) == [("s1", 1), ("s3", 2)]
    assert keys(found.still_to_try) == [("s2", 3), ("s4", 4)]
    assert found.still_to_try[0].label == "Do s2 fi-FI"


def test_the_helpdesk_is_asked_all(article: Article, now: datetime) -> None:
    session = start_session(article, "fi-FI", browser_key=BROWSER, now=now, asker=Audience.HELPDESK)

    assert session.withheld == []
    assert [step.key for step in walk(session, "fi-FI").steps] == ["s1", "s2", "s3", "s4"]


def test_what_an_article_asks_depends_on_who_asks(article: Article) -> None:
    reading = read_article(article, "fi-FI")

    assert keys(reading.asked_of(Audience.EVERYONE)) == [("s1", 1), ("s3", 2)]
    assert reading.asked_of(Audience.HELPDESK) == reading.steps


def test_an_unused_session_of_somebody_asked_less_is_not_taken_again(
    article: Article, session: FlowSession, now: datetime
) -> None:
    again = start_session(article, "fi-FI", browser_key=BROWSER, now=now, asker=Audience.HELPDESK)

    assert again != session
    session.refresh_from_db()
    assert session.outcome == Outcome.ABANDONED


def test_the_walk_leads_past_them(session: FlowSession) -> None:
    found = walk(session, "fi-FI")
    third = found.step("s3")

    assert found.after("s1") == third
    before = found.before(third)
    assert before is not None
    assert before.key == "s1"


def test_a_reader_who_answered_all_that_is_asked_is_at_the_end(
    session: FlowSession, now: datetime
) -> None:
    session = answers(session, now, s1=NO, s3=NO)

    assert session.outcome == Outcome.UNRESOLVED


def test_the_place_of_an_answer_counts_all_steps(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s3=NO)

    assert session.results.get().position == 3


def test_a_reader_cannot_answer_them(session: FlowSession, now: datetime) -> None:
    with pytest.raises(StepNotInSession):
        answer_step(session, "s2", YES, now=now)

    assert not session.results.exists()


def test_a_session_under_way_asks_what_it_asked(
    article: Article, session: FlowSession, now: datetime
) -> None:
    leave_to_helpdesk(article, "s3")

    session = answers(session, now, s1=NO)

    assert session.is_open
    assert [step.key for step in walk(session, "fi-FI").steps] == ["s1", "s3"]


def test_the_trail_counts_what_is_asked(
    article: Article, session: FlowSession, now: datetime, later: datetime
) -> None:
    session = answers(session, now, s1=NO)
    tell(session, "s2", NO, now + MINUTE)
    other = start_session(make_article("other"), "fi-FI", browser_key=BROWSER, now=later)

    earlier = came_from(other, "fi-FI")

    assert earlier is not None
    assert (earlier.answered, earlier.total) == (1, 2)


def test_an_article_for_the_helpdesk_alone_asks_nothing(article: Article, now: datetime) -> None:
    leave_to_helpdesk(article, "s1", "s3")

    session = start_session(article, "fi-FI", browser_key=BROWSER, now=now)
    found = walk(session, "fi-FI")

    assert found.asks_nothing
    assert found.goes_on
    assert found.resume_at is None
    assert len(found.still_to_try) == 4


def test_a_step_that_resolves_solves_what_was_handed_over(
    session: FlowSession, now: datetime, later: datetime, announced: list[str]
) -> None:
    session = escalate(answers(session, now, s1=NO), now=now + 2 * MINUTE)
    announced.clear()

    session = tell(session, "s2", YES, later)

    assert (session.outcome, session.finished_at) == (Outcome.RESOLVED, later)
    assert session.resolved_by is not None
    assert session.resolved_by.key == "s2"
    assert announced == ["answered resolved", "finished resolved"]
    found = walk(session, "fi-FI")
    assert found.is_solved_by_helpdesk
    assert keys(found.still_to_try) == [("s4", 4)]


def test_what_an_agent_said_is_told_apart(
    session: FlowSession, later: datetime, now: datetime
) -> None:
    answers(session, now, s1=NO)
    tell(session, "s4", NO, later)

    rows = session.results.values_list("step__key", "position", "by_helpdesk", "seconds")
    assert list(rows) == [("s1", 1, False, 60), ("s4", 4, True, 95)]


@pytest.mark.parametrize("result", [NO, SKIPPED, NOT_POSSIBLE])
def test_handed_over_stays_handed_over(
    session: FlowSession, now: datetime, later: datetime, result: Result
) -> None:
    session = escalate(session, now=now)

    session = tell(tell(session, "s2", result, later), "s4", result, later)

    assert (session.outcome, session.finished_at) == (Outcome.ESCALATED, now)
    assert walk(session, "fi-FI").still_to_try == ()


def test_it_neither_ends_nor_reopens_what_is_the_readers(
    session: FlowSession, now: datetime, later: datetime
) -> None:
    session = tell(session, "s2", NO, now + MINUTE)
    assert session.is_open
    assert session.last_answer_at == now

    close_abandoned(now=later, after=timedelta(minutes=30))
    session = tell(session, "s4", NO, later)

    assert session.outcome == Outcome.ABANDONED


def test_a_reader_goes_on_beside_the_agent(session: FlowSession, now: datetime) -> None:
    session = tell(session, "s2", NO, now + MINUTE)

    session = answer_step(session, "s1", NO, now=now + 3 * MINUTE)

    assert session.is_open
    assert session.results.get(step__key="s1").seconds == 180
    assert answer_step(session, "s3", NO, now=now + 4 * MINUTE).outcome == Outcome.UNRESOLVED


def test_a_reader_who_answers_on_leaves_it_solved(
    session: FlowSession, now: datetime, later: datetime
) -> None:
    session = tell(session, "s2", YES, now + MINUTE)

    session = answer_step(session, "s1", NO, now=later)

    assert session.outcome == Outcome.RESOLVED


def test_taken_back_it_is_handed_over(session: FlowSession, now: datetime, later: datetime) -> None:
    session = tell(session, "s2", YES, now + MINUTE)

    session = tell(session, "s2", NO, later)

    assert (session.outcome, session.resolved_by) == (Outcome.ESCALATED, None)


def test_taken_back_it_is_solved_by_what_else_did(
    session: FlowSession, now: datetime, later: datetime
) -> None:
    session = answers(session, now, s1=YES)
    session = tell(session, "s2", YES, now + 3 * MINUTE)

    session = tell(session, "s2", NO, later)

    assert session.outcome == Outcome.RESOLVED
    assert session.resolved_by is not None
    assert session.resolved_by.key == "s1"


def test_another_answer_leaves_a_solved_session_solved(
    session: FlowSession, now: datetime, later: datetime
) -> None:
    session = answers(session, now, s1=YES)

    session = tell(session, "s2", NO, later)

    assert session.outcome == Outcome.RESOLVED


def test_the_same_answer_again_changes_nothing(
    session: FlowSession, later: datetime, announced: list[str]
) -> None:
    tell(session, "s2", YES, later)
    announced.clear()

    session = tell(session, "s2", YES, later + MINUTE)

    assert announced == []
    assert session.finished_at == later
    assert session.results.get().answered_at == later


@pytest.mark.parametrize(("given", "kept"), [(-5, 0), (95, 95), (10**6, MAX_SECONDS)])
def test_a_page_left_open_is_no_time_spent(
    session: FlowSession, later: datetime, given: int, kept: int
) -> None:
    answer_withheld(session, "s2", NO, seconds=given, now=later)

    assert session.results.get().seconds == kept


@pytest.mark.parametrize("key", ["s1", "nothing", ""])
def test_an_agent_cannot_answer_for_the_reader(
    session: FlowSession, later: datetime, key: str
) -> None:
    with pytest.raises(StepNotInSession):
        tell(session, key, YES, later)


def test_a_step_taken_out_is_not_asked(
    article: Article, session: FlowSession, later: datetime
) -> None:
    retire(article, "s2", later)

    with pytest.raises(StepNotInSession):
        tell(session, "s2", YES, later)
    assert keys(walk(session, "fi-FI").still_to_try) == [("s4", 4)]

"""A reader in the middle of a flow that an editor changes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.editing.stories import keys
from troubleshooting.editing.steps import reorder_steps, retire_step
from troubleshooting.flow import StepNotInSession, answer_step, start_session, walk
from troubleshooting.models import Article, FlowSession, Outcome, Result

NO = Result.NOT_RESOLVED


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    return start_session(article, "fi-FI", browser_key="b", now=now)


def remove_second_and_turn_round(article: Article, now: datetime) -> list[str]:
    """What the editor does while the reader is on step 2 of 4; returns the keys before."""
    before = keys(article)
    retire_step(article.steps.get(key=before[1]), now=now)
    reorder_steps(article, keys(article)[::-1])
    return before


def test_the_reader_goes_on_to_the_next_surviving_step(
    article: Article, session: FlowSession, now: datetime
) -> None:
    answer_step(session, keys(article)[0], NO, now=now)

    before = remove_second_and_turn_round(article, now)

    seen = walk(session, "fi-FI")
    assert [step.key for step in seen.steps] == [before[0], before[2], before[3]]
    assert seen.removed == 1
    assert seen.current is not None
    assert seen.current.key == before[2]


def test_an_answer_to_the_removed_step_counts_nothing(
    article: Article, session: FlowSession, now: datetime
) -> None:
    answer_step(session, keys(article)[0], NO, now=now)
    before = remove_second_and_turn_round(article, now)

    with pytest.raises(StepNotInSession):
        answer_step(session, before[1], Result.RESOLVED, now=now)

    session.refresh_from_db()
    assert session.is_open
    assert session.results.count() == 1


def test_no_step_is_asked_twice_and_the_end_names_the_version(
    article: Article, session: FlowSession, now: datetime
) -> None:
    answer_step(session, keys(article)[0], NO, now=now)
    started_with = session.article_version
    before = remove_second_and_turn_round(article, now)
    asked = []

    while step := walk(session, "fi-FI").current:
        asked.append(step.key)
        session = answer_step(session, step.key, NO, now=now)

    assert asked == [before[2], before[3]]
    assert session.outcome == Outcome.UNRESOLVED
    assert session.article_version == started_with
    assert Article.objects.get().version > started_with


def test_a_step_answered_before_it_was_removed_keeps_its_answer(
    article: Article, session: FlowSession, now: datetime
) -> None:
    before = keys(article)
    answer_step(session, before[0], NO, now=now)
    answer_step(session, before[1], NO, now=now)

    remove_second_and_turn_round(article, now)

    results = session.results.order_by("position").values_list("step__key", flat=True)
    assert list(results) == before[:2]


def test_a_week_old_session_goes_on(article: Article, session: FlowSession, now: datetime) -> None:
    before = remove_second_and_turn_round(article, now)

    done = answer_step(session, before[3], Result.RESOLVED, now=now + timedelta(days=7))

    assert done.outcome == Outcome.RESOLVED
    assert done.resolved_by is not None
    assert done.resolved_by.key == before[3]


def test_new_sessions_get_the_new_order(article: Article, now: datetime) -> None:
    before = remove_second_and_turn_round(article, now)

    fresh = start_session(article, "fi-FI", browser_key="other", now=now)

    assert fresh.step_keys == [before[3], before[2], before[0]]

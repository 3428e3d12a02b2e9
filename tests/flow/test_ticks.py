"""Instructions ticked off are a reader's own marks: kept by place, and never an answer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.stories import BROWSER, NO, answers, give_instructions
from troubleshooting.flow import StepNotInSession, find_session, start_session, walk
from troubleshooting.flow.ticks import save_ticks
from troubleshooting.models import Article, FlowSession


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    give_instructions(article, "s1", 3)
    return start_session(article, "fi-FI", browser_key=BROWSER, now=now)


def tick(session: FlowSession, *places: int, key: str = "s1") -> FlowSession:
    return save_ticks(walk(session, "fi-FI"), key, places)


def ticked(session: FlowSession, locale: str = "fi-FI") -> frozenset[int]:
    return walk(FlowSession.objects.get(pk=session.pk), locale).step("s1").ticks


def test_they_are_there_again_and_in_every_language(session: FlowSession) -> None:
    tick(session, 0, 2)

    assert ticked(session) == ticked(session, "en-US") == {0, 2}


def test_saved_again_they_are_these_and_no_others(session: FlowSession) -> None:
    tick(session, 0, 2)
    tick(session, 1)

    assert ticked(session) == {1}


def test_none_takes_them_all_back(session: FlowSession) -> None:
    tick(session, 0)

    assert tick(session).ticks == {}


def test_places_that_are_no_instruction_s_are_left_out(session: FlowSession) -> None:
    assert tick(session, -1, 0, 0, 3, 10**9).ticks == {"s1": [0]}


def test_a_step_without_instructions_keeps_none(session: FlowSession) -> None:
    assert tick(session, 0, key="s2").ticks == {}


def test_a_step_of_another_session_is_refused(session: FlowSession) -> None:
    with pytest.raises(StepNotInSession):
        tick(session, 0, key="s9")


def test_other_steps_keep_theirs(session: FlowSession, article: Article) -> None:
    give_instructions(article, "s2", 2)
    tick(session, 0)

    assert tick(session, 1, key="s2").ticks == {"s1": [0], "s2": [1]}


def test_an_answer_leaves_them(session: FlowSession, now: datetime) -> None:
    tick(session, 0)
    answers(session, now, s1=NO)

    assert ticked(session) == {0}


def test_they_answer_nothing(session: FlowSession, announced: list[str]) -> None:
    tick(session, 0, 1, 2)

    assert walk(session, "fi-FI").current == walk(session, "fi-FI").steps[0]
    assert announced == []


@pytest.mark.parametrize("answered", [True, False])
def test_starting_again_keeps_none(session: FlowSession, now: datetime, answered: bool) -> None:
    tick(session, 0)
    if answered:
        answers(session, now, s1=NO)

    again = start_session(
        session.article, "fi-FI", browser_key=BROWSER, now=now + timedelta(hours=1)
    )

    assert again.ticks == {}
    assert find_session(BROWSER, session.article) == again


def test_a_walk_with_ticks_has_begun(session: FlowSession) -> None:
    assert not walk(session, "fi-FI").has_begun
    assert walk(tick(session, 0), "fi-FI").has_begun

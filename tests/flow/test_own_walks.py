"""Staff who walk to help somebody or to look: marked at the start, and nothing is learned from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from helpdesk.roles import agents_group
from tests.flow.stories import BROWSER, NO, YES, answers
from tests.views.conftest import START, STEP
from troubleshooting.editing.roles import editors_group
from troubleshooting.flow import answer_step, read_article, start_session
from troubleshooting.flow.minutes import expected_seconds
from troubleshooting.flow.origin import PORTAL, Origin
from troubleshooting.flow.popular import popular
from troubleshooting.models import Article, FlowSession, LearnedQuery

STAFF = Origin(query="sound", is_agents=True)
READER = Origin(query="sound")


def agent() -> User:
    user = User.objects.create_user("agent")
    user.groups.add(agents_group())
    return user


def editor() -> User:
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(editors_group())
    return user


PEOPLE: dict[str, tuple[Callable[[], User], bool]] = {
    "an agent": (agent, True),
    "an editor": (editor, True),
    "somebody of the admin": (lambda: User.objects.create_user("x", is_staff=True), True),
    "an administrator": (lambda: User.objects.create_superuser("x"), True),
    "an employee who is signed in": (lambda: User.objects.create_user("x"), False),
}


def walk(
    article: Article, browser: str, now: datetime, origin: Origin, seconds: int = 60
) -> FlowSession:
    session = start_session(article, "fi-FI", browser_key=browser, now=now, origin=origin)
    return answer_step(session, "s1", YES, now=now + timedelta(seconds=seconds))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("sent", [{}, {"via": "a-ticket"}], ids=["portal", "ticket"])
def test_who_is_signed_in_says_whose_walk_it_is(
    client: Client, article: Article, who: str, sent: dict[str, str]
) -> None:
    make, is_staff = PEOPLE[who]
    client.force_login(make())

    client.post(START, sent)

    assert FlowSession.objects.get().is_agents is is_staff


def test_nobody_who_is_signed_in_is_a_reader(client: Client, article: Article) -> None:
    client.post(START)

    assert not FlowSession.objects.get().is_agents


def test_who_signs_in_as_staff_and_starts_again_looks(client: Client, article: Article) -> None:
    client.post(START)
    client.force_login(User.objects.create_user("x", is_staff=True))
    client.post(START)

    assert FlowSession.objects.get().is_agents


def test_a_reader_s_walk_stays_one_when_staff_go_on_with_it(
    client: Client, article: Article
) -> None:
    client.post(START)
    client.post(STEP, {"result": "not_resolved"})
    client.force_login(User.objects.create_user("x", is_staff=True))
    client.post(START, {"resume": "1"})
    client.post("/fi/no-sound/steps/s2/", {"result": "resolved"})

    assert not FlowSession.objects.get().is_agents


@pytest.mark.parametrize(("origin", "learned"), [(STAFF, 0), (READER, 1)])
def test_search_does_not_learn_from_it(
    article: Article, now: datetime, origin: Origin, learned: int
) -> None:
    for browser in ("a" * 20, "b" * 20):
        walk(article, browser, now, READER)
    walk(article, "c" * 20, now, origin)

    assert LearnedQuery.objects.count() == learned


@pytest.mark.parametrize(("origin", "shown"), [(STAFF, 0), (PORTAL, 1)])
def test_it_is_not_what_helps_others_or_what_they_try(
    article: Article, origin: Origin, shown: int
) -> None:
    now = timezone.now()
    for browser in ("a" * 20, "b" * 20):
        walk(article, browser, now, PORTAL, seconds=0)
    walk(article, "c" * 20, now, origin, seconds=0)

    found = popular("fi-FI", now=now)

    assert (len(found.solved), len(found.trying)) == (shown, shown)


def test_it_says_nothing_of_how_long_steps_take(article: Article, now: datetime) -> None:
    for number in range(5):
        walk(article, f"{number}" * 20, now, PORTAL, seconds=100)
    for number in range(5, 15):
        walk(article, f"{number:020}", now, STAFF, seconds=10)

    assert expected_seconds(read_article(article, "fi-FI"))["s1"] == 100


def test_answers_of_its_walker_count_as_ever(article: Article, now: datetime) -> None:
    session = start_session(article, "fi-FI", browser_key=BROWSER, now=now, origin=STAFF)

    session = answers(session, now, s1=NO, s2=YES)

    assert session.outcome == "resolved"

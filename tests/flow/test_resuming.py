"""Going on elsewhere: what a link is, how long it is good, and what joining does."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from tests.flow.stories import BROWSER, NO, YES, answers, make_article
from troubleshooting.flow import find_session, start_session, walk
from troubleshooting.flow.position import standing_of_browser
from troubleshooting.flow.resuming import (
    ResumeAltered,
    ResumeExpired,
    join_session,
    read_resume_token,
    resume_token,
    resume_until,
)
from troubleshooting.models import Article, FlowSession, Outcome, SessionGuest

PHONE = "a-phone-with-a-long-key"


def token(session: FlowSession, now: datetime, locale: str = "fi-FI") -> str:
    return resume_token(session, locale, now)


def outcome(session: FlowSession) -> str:
    return FlowSession.objects.get(pk=session.pk).outcome


def start(article: Article, now: datetime, *, browser: str = PHONE) -> FlowSession:
    return start_session(article, "fi-FI", browser_key=browser, now=now)


@pytest.fixture
def begun(session: FlowSession, now: datetime) -> FlowSession:
    """A session on its second step."""
    return answers(session, now, s1=NO)


def test_a_link_leads_to_its_session_and_language(session: FlowSession, now: datetime) -> None:
    link = read_resume_token(token(session, now, "zh-TW"), now + timedelta(hours=47))

    assert (link.session, link.locale) == (session, "zh-TW")


def test_it_is_short_and_can_stand_in_an_address(session: FlowSession, now: datetime) -> None:
    made = token(session, now)

    assert re.fullmatch(r"[0-9A-Za-z._-]+", made)
    assert len(made) <= 24


def test_it_is_the_same_within_the_hour(session: FlowSession) -> None:
    at = datetime(2026, 5, 4, 10, 1, tzinfo=UTC)

    assert token(session, at) == token(session, at + timedelta(minutes=58))
    assert resume_until(at) == datetime(2026, 5, 6, 11, tzinfo=UTC)


def test_it_costs_one_query(
    session: FlowSession, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        read_resume_token(token(session, now), now)


def test_it_is_over_when_its_time_is(
    session: FlowSession, now: datetime, settings: Settings
) -> None:
    settings.RESUME_LINK_HOURS = 1
    made = token(session, now)

    read_resume_token(made, resume_until(now) - timedelta(seconds=1))
    with pytest.raises(ResumeExpired) as refused:
        read_resume_token(made, resume_until(now))
    assert (refused.value.session, refused.value.locale) == (session, "fi-FI")


def test_it_is_over_when_the_session_was_deleted(session: FlowSession, now: datetime) -> None:
    made = token(session, now)
    session.delete()

    with pytest.raises(ResumeExpired) as refused:
        read_resume_token(made, now)
    assert refused.value.session is None


@pytest.mark.parametrize("place", range(4))
def test_no_part_of_it_can_be_altered(session: FlowSession, now: datetime, place: int) -> None:
    parts = token(session, now).split(".")
    parts[place] = parts[place][:-1] + ("x" if parts[place][-1] != "x" else "y")

    with pytest.raises(ResumeAltered):
        read_resume_token(".".join(parts), now)


@pytest.mark.parametrize("made", ["", "1", "1.2.fi", "1.2.fi.", "...", "ä.ö.fi.å", "1" * 3000])
def test_what_is_no_token_is_refused(db: None, now: datetime, made: str) -> None:
    with pytest.raises(ResumeAltered):
        read_resume_token(made, now)


def test_a_retired_secret_still_counts(
    session: FlowSession, now: datetime, settings: Settings
) -> None:
    made = token(session, now)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 8

    assert read_resume_token(made, now).session == session


def test_who_joins_goes_on_where_the_other_stood(begun: FlowSession, now: datetime) -> None:
    join_session(begun, PHONE, now=now)

    found = find_session(PHONE, begun.article)
    assert found == begun
    assert [step.key for step in walk(found, "fi-FI").answered] == ["s1"]
    assert find_session(BROWSER, begun.article) == begun


def test_joining_twice_is_joining_once(
    begun: FlowSession, now: datetime, announced: list[str]
) -> None:
    join_session(begun, PHONE, now=now)
    join_session(begun, PHONE, now=now + timedelta(hours=1))

    assert SessionGuest.objects.get().joined_at == now
    assert announced == []


def test_one_s_own_session_needs_no_joining(begun: FlowSession, now: datetime) -> None:
    join_session(begun, BROWSER, now=now)

    assert not SessionGuest.objects.exists()
    assert outcome(begun) == ""


def test_a_walk_of_one_s_own_through_the_article_ends_as_abandoned(
    begun: FlowSession, now: datetime
) -> None:
    own = answers(start(begun.article, now + timedelta(hours=1)), now, s1=NO)

    join_session(begun, PHONE, now=now + timedelta(hours=2))

    assert outcome(own) == Outcome.ABANDONED
    assert find_session(PHONE, begun.article) == begun


def test_one_in_which_nothing_was_said_is_dropped(
    begun: FlowSession, now: datetime, announced: list[str]
) -> None:
    own = start(begun.article, now + timedelta(hours=1))
    announced.clear()

    join_session(begun, PHONE, now=now + timedelta(hours=2))

    assert not FlowSession.objects.filter(pk=own.pk).exists()
    assert announced == []


def test_a_session_joined_before_is_left_and_not_dropped(
    session: FlowSession, begun: FlowSession, now: datetime
) -> None:
    third = start(session.article, now, browser="a-third-browser-s-key")
    join_session(third, PHONE, now=now)

    join_session(begun, PHONE, now=now + timedelta(hours=1))

    assert outcome(third) == Outcome.ABANDONED
    assert find_session(PHONE, session.article) == begun


def test_other_articles_under_way_end_as_switched(begun: FlowSession, now: datetime) -> None:
    other = start(make_article("no-picture"), now)

    join_session(begun, PHONE, now=now)

    assert outcome(other) == Outcome.SWITCHED


def test_what_ended_keeps_its_outcome(session: FlowSession, now: datetime) -> None:
    solved = answers(start(make_article("no-picture"), now), now, s1=YES)

    join_session(session, PHONE, now=now)

    assert outcome(solved) == Outcome.RESOLVED


def test_the_link_opened_again_leads_back_to_its_session(begun: FlowSession, now: datetime) -> None:
    join_session(begun, PHONE, now=now)
    later = answers(start(begun.article, now + timedelta(hours=1)), now, s1=NO)
    assert find_session(PHONE, begun.article) == later

    join_session(begun, PHONE, now=now + timedelta(hours=2))

    assert find_session(PHONE, begun.article) == begun
    assert standing_of_browser(PHONE, "no-sound") == standing_of_browser(BROWSER, "no-sound")
    assert SessionGuest.objects.count() == 1


def test_both_answer_the_same_session(begun: FlowSession, now: datetime) -> None:
    join_session(begun, PHONE, now=now)
    on_phone = find_session(PHONE, begun.article)
    assert on_phone

    answers(on_phone, now + timedelta(hours=1), s2=NO, s3=YES)

    assert outcome(begun) == Outcome.RESOLVED
